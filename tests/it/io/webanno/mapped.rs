//! What annotations of a text become.

use std::fs;

use dictum::io::webanno::Mapping;
use dictum::io::{FormatError, Reason, WebAnnotation};
use dictum::{Document, Graph, Match, QuoteKind, Recording, Relation};

use super::{of, read, reasons, tagged, tags};

const NOTE: &str = "Zoë 🙂 said “no,” and Ana said “no,” too.";

fn position(start: usize, end: usize) -> String {
    format!(r#"{{"type": "TextPositionSelector", "start": {start}, "end": {end}}}"#)
}

fn quote(exact: &str, prefix: &str) -> String {
    format!(r#"{{"type": "TextQuoteSelector", "exact": "{exact}", "prefix": "{prefix}"}}"#)
}

fn array(annotations: &[String]) -> String {
    format!("[\n{}\n]", annotations.join(",\n"))
}

#[test]
fn positions_are_code_points_and_held_against_the_words_beside_them() {
    let at = |start, end| format!("[{}, {}]", position(start, end), quote("“no,”", "said "));
    let annotations =
        [tagged(1, "quote", &at(11, 16)), tagged(2, "quote", &at(12, 17)), tagged(3, "quote", &at(30, 35))];
    let (graph, intake) = of(NOTE, &array(&annotations), tags());
    assert_eq!(reasons(&intake), [(5, Reason::NotThere)], "{intake}");
    let found = |number: u32| graph.quote(&*format!("http://example.org/anno{number}")).unwrap();
    assert_eq!(found(1).segments().next().unwrap().span().start() as usize, NOTE.find("no,").unwrap());
    assert_eq!(found(3).segments().next().unwrap().span().start() as usize, NOTE.rfind("no,").unwrap());
    assert_eq!((found(1).kind(), found(1).words()), (QuoteKind::Direct, "no,".to_owned()));
}

#[test]
fn words_alone_must_be_there_once_and_positions_alone_say_nothing() {
    let annotations = [
        tagged(1, "quote", &quote("“no,”", "Ana said ")),
        tagged(2, "quote", &quote("“no,”", "said ")),
        tagged(3, "quote", &quote("“No,”", "Ana said ")),
        tagged(4, "quote", &position(11, 16)),
        tagged(5, "quote", r#"{"type": "XPathSelector", "value": "//p[1]"}"#),
        tagged(6, "quote", &format!("[{}, {}]", quote("Zoë", ""), quote("Ana", ""))),
    ];
    let (_, intake) = of(NOTE, &array(&annotations), tags());
    let expected = [
        (5, Reason::NotThere),
        (8, Reason::NotThere),
        (11, Reason::Unverified),
        (14, Reason::Unverified),
        (17, Reason::NotThere),
    ];
    assert_eq!(reasons(&intake), expected, "{intake}");
    let alone = tags().with(Mapping::json(r#"{"positions_alone": true, "allow": ["case"]}"#).unwrap());
    let (graph, intake) = of(NOTE, &array(&annotations), alone);
    assert_eq!(reasons(&intake), [(5, Reason::NotThere), (14, Reason::Unverified), (17, Reason::NotThere)], "{intake}");
    // By which rule they match is kept, with the words as they were given.
    let looser = graph.quote("http://example.org/anno3").unwrap();
    let segment = looser.statements(Relation::Segment).next().unwrap();
    assert_eq!((looser.words(), segment.evidence().grounds()[0].matched()), ("no,".to_owned(), Match::CASE));
    assert_eq!(segment.given().collect::<Vec<_>>(), ["No,"]);
}

#[test]
fn a_selector_that_refines_another_is_looked_for_in_what_that_selects() {
    let refined = |outer: &str, inner: &str| {
        let outer = outer.strip_suffix('}').unwrap();
        format!(r#"{outer}, "refinedBy": {inner}}}"#)
    };
    let second = quote("Ana said “no,” too.", "");
    let annotations = [
        tagged(1, "quote", &refined(&second, &quote("“no,”", "said "))),
        // Counted from where the first begins.
        tagged(2, "quote", &refined(&second, &format!("[{}, {}]", position(9, 14), quote("“no,”", "")))),
        tagged(3, "quote", &refined(&second, &quote("Zoë", ""))),
        tagged(4, "quote", &refined(r#"{"type": "CssSelector", "value": "p"}"#, &quote("“no,”", "Ana said "))),
        tagged(5, "quote", &refined(r#"{"type": "CssSelector", "value": "p"}"#, &position(11, 16))),
        tagged(
            6,
            "quote",
            &format!(
                r#"{{"type": "RangeSelector", "startSelector": {}, "endSelector": {}}}"#,
                quote("“no,”", "🙂 said "),
                quote(" and", "")
            ),
        ),
        tagged(7, "quote", &refined(r#"{"type": "FragmentSelector", "value": "char=21,40"}"#, &quote("“no,”", ""))),
    ];
    let (graph, intake) = of(NOTE, &array(&annotations), tags());
    assert_eq!(reasons(&intake), [(8, Reason::NotThere), (14, Reason::Unverified)], "{intake}");
    let starts: Vec<usize> =
        graph.quotes().iter().map(|quote| quote.segments().next().unwrap().span().start() as usize).collect();
    let (first, last) = (NOTE.find("no,").unwrap(), NOTE.rfind("no,").unwrap());
    assert_eq!(starts, [last, last, last, first, last]);
}

#[test]
fn sources_are_texts_by_the_end_of_their_address_or_as_the_caller_says() {
    let at = |source: &str, number: usize| {
        tagged(number, "someone", &quote("Ana", "")).replace("http://example.org/note.txt", source)
    };
    let sources = [
        "http://example.org/a/note",
        "http://example.org/note.html?x=1#top",
        "urn:papers:note",
        "http://example.org/42",
        "http://example.org/other",
        "http://example.org/old",
    ];
    let annotations: Vec<String> = sources.iter().zip(1..).map(|(source, number)| at(source, number)).collect();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("note.txt"), NOTE).unwrap();
    fs::write(
        folder.path().join("all.jsonl"),
        annotations.iter().map(|one| one.replace('\n', " ") + "\n").collect::<String>(),
    )
    .unwrap();
    let mut graph = Graph::new();
    graph.insert(Document::new("old", "Ana was there already.")).unwrap();
    let reader = WebAnnotation::folder(folder.path(), tags()).source("http://example.org/42", "note");
    let intake = reader.what_is_right_into(&mut graph).unwrap();
    graph.verify().unwrap();
    assert_eq!(reasons(&intake), [(5, Reason::Dangling)], "{intake}");
    assert!(intake.refused[0].message.contains("no text is given for http://example.org/other"), "{intake}");
    assert_eq!(graph.someones().count(), 5);
}

#[test]
fn what_is_called_index_is_named_by_the_part_before_and_texts_of_one_name_by_their_paths() {
    let at = |source: &str, number: usize, words: &str| {
        tagged(number, "someone", &quote(words, "")).replace("http://example.org/note.txt", source).replace('\n', " ")
            + "\n"
    };
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    put("quay.txt", "Ana said no.");
    put("index.txt", "Nobody said a word.");
    put("2023/port.txt", "Bo said yes.");
    put("2024/port.txt", "Cy said yes.");
    let annotations = [
        at("http://example.org/quay/index.html", 1, "Ana"),
        at("http://example.org/2023/port.html", 2, "Bo"),
        at("http://example.org/2024/port", 3, "Cy"),
        at("http://example.org/other/index.html", 4, "Nobody"),
        at("http://example.org/2025/port", 5, "Cy"),
    ];
    put("all.jsonl", &annotations.concat());
    let (graph, intake) = read(folder.path(), tags());
    assert_eq!(reasons(&intake), [(4, Reason::Dangling), (5, Reason::Dangling)], "{intake}");
    let keys: Vec<String> = graph.documents().iter().map(|document| document.key().to_string()).collect();
    assert_eq!(keys, ["2023/port", "2024/port", "index", "quay"]);
    assert_eq!(graph.someones().count(), 3);
}

#[test]
fn a_collection_of_which_the_first_page_stands_elsewhere_is_told() {
    let collection = |first: &str| {
        format!(
            r#"{{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "http://example.org/c", "type": "AnnotationCollection", "label": "Two", "total": 2{first}}}"#
        )
    };
    let (_, intake) = of(NOTE, &collection(r#", "first": "http://example.org/page1""#), tags());
    assert_eq!((intake.read, reasons(&intake)), (1, vec![(1, Reason::Malformed)]), "{intake}");
    assert!(intake.refused[0].message.contains("http://example.org/page1"), "{intake}");
}

#[test]
fn a_mapping_of_ones_own_says_what_bodies_and_their_properties_are() {
    let mapping = r#"{
      "rules": [{"type": "ex:Speech", "makes": "quote"}, {"motivation": "identifying", "type": "Person", "makes": "person"}, {"motivation": "commenting", "makes": "note"}],
      "terms": {"ex:speaker": "spoken_by", "ex:said": "cues", "name": "names", "ex:kind": "kind", "ex:loud": "modalities"}
    }"#;
    let context =
        r#""@context": ["http://www.w3.org/ns/anno.jsonld", {"ex": "http://example.org/ns#"}], "type": "Annotation""#;
    let words = |exact: &str, prefix: &str| {
        format!(r#"{{"source": "http://example.org/note.txt", "selector": {}}}"#, quote(exact, prefix))
    };
    let annotations = [
        format!(
            r#"{{{context}, "id": "http://example.org/1", "target": {},
            "body": {{"id": "http://example.org/speech", "type": "ex:Speech", "ex:speaker": {}, "ex:said": {}}}}}"#,
            words("no,", "Zoë 🙂 said “"),
            words("Zoë", ""),
            words("said", "🙂 ")
        ),
        format!(
            r#"{{{context}, "id": "http://example.org/2", "motivation": "identifying", "body": {{"id": "http://example.org/ana", "type": "Person", "name": "Ana Ruiz"}}, "target": {}}}"#,
            words("Ana", "")
        ),
        format!(
            r#"{{{context}, "id": "http://example.org/3", "target": {},
            "body": {{"id": "http://example.org/again", "type": "ex:Speech", "ex:kind": "scare", "ex:speaker": ["http://example.org/ana", "the choir"]}}}}"#,
            words("no,", "Ana said “")
        ),
        format!(
            r#"{{{context}, "id": "http://example.org/4", "motivation": "commenting", "bodyValue": "Says who?", "target": {}}}"#,
            words("too", "")
        ),
        format!(
            r#"{{{context}, "id": "http://example.org/5", "target": {},
            "body": {{"id": "http://example.org/third", "type": "ex:Speech", "ex:loud": "shouted"}}}}"#,
            words("too", "")
        ),
        format!(
            r#"{{{context}, "id": "http://example.org/6", "target": {},
            "body": {{"id": "http://example.org/fourth", "type": "ex:Speech", "ex:speaker": "http://example.org/nobody"}}}}"#,
            words("too", "")
        ),
        format!(
            r#"{{{context}, "id": "http://example.org/7", "motivation": "replying", "target": {}}}"#,
            words("too", "")
        ),
    ];
    let (graph, intake) = of(NOTE, &array(&annotations), Mapping::json(mapping).unwrap());
    let expected = [Reason::Malformed, Reason::Dangling, Reason::Unmapped];
    assert_eq!(intake.refused.iter().map(|refusal| refusal.reason).collect::<Vec<_>>(), expected, "{intake}");
    let speech = graph.quote("http://example.org/speech").unwrap();
    let speaker = speech.speakers().next().unwrap();
    // Who it is nobody has judged.
    assert_eq!((speaker.node_kind(), speaker.to_string()), (dictum::NodeKind::Someone, "Zoë".to_owned()));
    assert_eq!(speaker.evidence().excerpts().next().unwrap().text(), "Zoë");
    assert_eq!(speech.cues().map(|cue| cue.text()).collect::<Vec<_>>(), ["said"]);
    let again = graph.quote("http://example.org/again").unwrap();
    assert_eq!((again.kind(), again.to_string()), (QuoteKind::Scare, "Ana Ruiz and the choir: “no,”".to_owned()));
    assert_eq!(graph.people().count(), 1);
    let note = graph.document("note").unwrap().statements(Relation::Note).next().unwrap();
    assert_eq!(
        (note.value().unwrap(), note.evidence().excerpts().next().unwrap().text()),
        ("Says who?".to_owned(), "too")
    );
}

#[test]
fn who_created_an_annotation_recorded_it_and_when() {
    let mine = tagged(1, "someone", &quote("Ana", "")).replacen(
        "\"body\"",
        r#""creator": {"type": "Person", "name": "eva"}, "created": "2024-03-05T10:00:00Z", "body""#,
        1,
    );
    let (graph, _) = of(NOTE, &array(&[mine, tagged(2, "someone", &quote("Zoë", ""))]), tags());
    let recorded = |number: u32| {
        let someone = graph.someone(&*format!("http://example.org/anno{number}")).unwrap();
        let recording = someone.statements(Relation::Exists).next().unwrap().recording().unwrap().clone();
        (recording.by.unwrap(), recording.at.map(|at| at.to_string()))
    };
    assert_eq!(recorded(1), ("eva".to_owned(), Some("2024-03-05T10:00:00Z".to_owned())));
    assert_eq!(recorded(2), ("note".to_owned(), None));
}

#[test]
fn what_is_no_annotation_is_refused_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("note.txt"), NOTE).unwrap();
    let write = |name: &str, json: &str| fs::write(folder.path().join(name), json).unwrap();
    write("a.json", "{\n\n oh no");
    write("b.json", &array(&[tagged(1, "someone", &quote("Ana", "")), "{\"type\": \"Annotation\"}".to_owned()]));
    let item =
        tagged(2, "someone", &quote("Zoë", "")).replacen("\"@context\": \"http://www.w3.org/ns/anno.jsonld\", ", "", 1);
    write(
        "c.jsonld",
        &format!(
            "{{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"id\": \"http://example.org/p\",\n\"type\": \"AnnotationPage\", \"items\": [\n{item}]}}"
        ),
    );
    write(
        "d.jsonld",
        &format!(
            "{{\"@context\": \"fish\", \"id\": \"http://example.org/p\", \"type\": \"AnnotationPage\",\n\"items\": [\n{item},\n{item}]}}"
        ),
    );
    let (graph, intake) = read(folder.path(), tags());
    let malformed: Vec<(&str, u32)> =
        intake.refused.iter().map(|refusal| (refusal.file.as_str(), refusal.line)).collect();
    assert_eq!(malformed, [("a.json", 3), ("b.json", 5), ("d.jsonld", 3), ("d.jsonld", 6)], "{intake}");
    assert_eq!((intake.read, graph.someones().count()), (6, 2));
    let mut graph = Graph::new();
    let refused = WebAnnotation::folder(folder.path(), tags()).into_graph(&mut graph).unwrap_err();
    let FormatError::Refused { intake } = &refused else { panic!("{refused}") };
    assert_eq!((intake.read, intake.accepted, graph.nodes().count()), (6, 0, 0));
}

#[test]
fn those_that_refer_to_each_other_come_together_and_what_refers_to_a_refused_one_does_not() {
    let said = |name: &str, start: usize, end: usize, term: &str, other: &str| {
        let words: String = NOTE.chars().skip(start).take(end - start).collect();
        format!(
            r#"{{"@context": ["http://www.w3.org/ns/anno.jsonld", {{"dictum": "urn:dictum:ns#"}}], "id": "urn:dictum:annotation/{name}", "type": "Annotation",
            "body": {{"id": "urn:dictum:quote/{name}", "type": "schema:Quotation", "dictum:kind": "direct", "dictum:{term}": "urn:dictum:quote/{other}"}},
            "target": {{"source": "urn:dictum:document/note", "selector": [{}, {}]}}}}"#,
            position(start, end),
            quote(&words, "")
        )
    };
    let annotations = [
        said("inner", 12, 15, "nestedIn", "outer"),
        said("outer", 11, 16, "repeats", "none"),
        said("one", 12, 15, "sameUtterance", "two"),
        said("two", 31, 34, "repeats", "one"),
        said("last", 36, 39, "repeats", "two"),
        said("deepest", 12, 15, "nestedIn", "inner"),
    ];
    let (graph, intake) = of(NOTE, &array(&annotations), Mapping::dictum());
    let dangling = |line| (line, Reason::Dangling);
    assert_eq!(reasons(&intake), [dangling(2), dangling(5), dangling(17)], "{intake}");
    let keys: Vec<String> = graph.quotes().iter().map(|quote| quote.key().to_string()).collect();
    assert_eq!(keys, ["one", "two", "last"]);
    assert_eq!(graph.quote("one").unwrap().same_utterance().count(), 1);
}

#[test]
fn of_those_that_refer_to_each_other_each_is_recorded_by_who_recorded_it() {
    let said = |who: &str, other: &str, start: usize| {
        format!(
            r#"{{"@context": ["http://www.w3.org/ns/anno.jsonld", {{"dictum": "urn:dictum:ns#"}}], "id": "urn:dictum:annotation/{who}", "type": "Annotation",
            "creator": {{"type": "Person", "name": "{who}"}},
            "body": {{"id": "urn:dictum:quote/{who}", "type": "schema:Quotation", "dictum:kind": "direct", "dictum:sameUtterance": "urn:dictum:quote/{other}"}},
            "target": {{"source": "urn:dictum:document/note", "selector": [{}, {}]}}}}"#,
            position(start, start + 3),
            quote("no,", "")
        )
    };
    let (graph, intake) = of(NOTE, &array(&[said("eva", "ole", 12), said("ole", "eva", 31)]), Mapping::dictum());
    assert_eq!(intake.refused, [], "{intake}");
    for who in ["eva", "ole"] {
        let quote = graph.quote(who).unwrap();
        for relation in [Relation::Exists, Relation::Segment, Relation::QuoteKind, Relation::SameUtterance] {
            let recorded = quote.statements(relation).next().unwrap().recording().unwrap().by.clone();
            assert_eq!(recorded.as_deref(), Some(who), "{relation}");
        }
    }
}

#[test]
fn what_the_caller_puts_in_afterwards_is_recorded_by_him() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("note.txt"), NOTE).unwrap();
    fs::write(folder.path().join("note.json"), array(&[tagged(1, "someone", &quote("Ana", ""))])).unwrap();
    let mut graph = Graph::new();
    graph.begin(Recording::by("ole")).unwrap();
    WebAnnotation::folder(folder.path(), tags()).into_graph(&mut graph).unwrap();
    let later = graph.insert(Document::new("later", "She said no.")).unwrap();
    let said = graph.document(later).unwrap().statements(Relation::Exists).next().unwrap();
    assert_eq!(said.recording().unwrap().by.as_deref(), Some("ole"));
}

#[test]
fn very_many_whom_one_annotation_brings_and_names_take_no_more_than_their_number() {
    let took = |count: usize| {
        let names: Vec<String> = (0..count).map(|number| format!("\"clerk {number}\"")).collect();
        let one = format!(
            r#"{{"@context": ["http://www.w3.org/ns/anno.jsonld", {{"dictum": "urn:dictum:ns#"}}], "id": "urn:dictum:annotation/one", "type": "Annotation",
            "body": {{"id": "urn:dictum:quote/one", "type": "schema:Quotation", "dictum:kind": "direct", "dictum:to": [{}]}},
            "target": {{"source": "urn:dictum:document/note", "selector": [{}, {}]}}}}"#,
            names.join(","),
            position(12, 15),
            quote("no,", "")
        );
        let start = std::time::Instant::now();
        let (graph, intake) = of(NOTE, &one, Mapping::dictum());
        assert_eq!((intake.accepted, graph.someones().count()), (1, count), "{intake}");
        start.elapsed().as_secs_f64()
    };
    // Eight times as many: in linear time eight times as long, in quadratic sixty-four.
    let few = took(2_000).min(took(2_000));
    let many = took(16_000).min(took(16_000));
    assert!(many < few * 8.0 * 3.0, "{few} s, and {many} s of eight times as many");
}

#[test]
fn a_mapping_that_says_nothing_is_told() {
    assert_ne!(Mapping::dictum(), Mapping::default());
    let told = |json: &str| Mapping::json(json).unwrap_err().to_string();
    assert!(told(r#"{"rule": []}"#).starts_with("mapping:1:7: unknown field"));
    assert!(told(r#"{"terms": {"ex:who": "spoken"}}"#).contains("no record has a field \"spoken\""));
}

#[test]
fn an_array_is_no_mapping_and_no_rule_of_one() {
    for mapping in [r#"[[]]"#, r#"{"rules": [[null, "tagging", "quote", null, "quote"]]}"#] {
        let refused = Mapping::json(mapping).unwrap_err().to_string();
        assert!(refused.starts_with("mapping:1:") && refused.contains("expected an object"), "{refused}");
    }
}
