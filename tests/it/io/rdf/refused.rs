//! What of RDF does not come in.

use dictum::io::{FormatError, Intake, Rdf, RdfSyntax, Reason};
use dictum::{Date, Document, Graph, Outside, Person, Recording, Relation};

use super::{harbour, read, text, withdrawn, written};

#[test]
fn what_was_changed_is_refused_with_its_reason_and_what_depends_on_it() {
    let graph = harbour();
    let text = String::from_utf8(written(&graph, RdfSyntax::NQuads)).unwrap();
    let reasons = |text: &str| {
        let (left, intake) = what_is_right(text);
        left.verify().unwrap();
        assert_eq!(intake.accepted + intake.refused.len(), intake.read);
        assert!(matches!(read(RdfSyntax::NQuads, text.as_bytes()), Err(FormatError::Refused { .. })));
        intake.reasons()
    };
    // Other words are given than stand there: the quote goes, and what is said of it.
    let altered = reasons(&text.replace("exact> \"not yet\"", "exact> \"not ever\""));
    assert!(altered.get("not_there").is_some_and(|count| *count > 0), "{altered:?}");
    let moved = reasons(&text.replace("start> \"10\"", "start> \"999\""));
    assert!(moved.get("not_there").is_some_and(|count| *count > 0) && moved.contains_key("dangling"), "{moved:?}");
    let unmapped = reasons(&text.replace("predicate> <http://schema.org/name>", "predicate> <http://schema.org/nym>"));
    assert_eq!(unmapped["unmapped"], 1, "{unmapped:?}");
    // The person is of no known kind: so all that is said of her goes, and the quote that would stand without its speaker.
    let classless = text.replace("object> <http://schema.org/Person>", "object> <http://schema.org/Thing>");
    reasons(&classless);
    let (left, _) = what_is_right(&classless);
    assert_eq!((left.people().count(), left.quotes().count(), left.someones().count()), (0, 0, 1));
}

/// What is right of N-Quads, and what was read.
fn what_is_right(text: &str) -> (Graph, Intake) {
    let mut graph = Graph::new();
    let intake = Rdf::reader(RdfSyntax::NQuads, text.as_bytes()).what_is_right_into(&mut graph).unwrap();
    graph.verify().unwrap();
    assert_eq!(intake.accepted + intake.refused.len(), intake.read);
    assert_eq!(intake.accepted, graph.archive().statement_count());
    (graph, intake)
}

/// The lines of a text, but for those in which something stands.
fn without(text: &str, what: &str) -> String {
    let kept: Vec<&str> = text.lines().filter(|line| !line.contains(what)).collect();
    assert_ne!(kept.len(), text.lines().count(), "{what} stands nowhere");
    kept.join("\n")
}

#[test]
fn a_recording_is_found_by_its_name_and_two_files_may_be_one() {
    let under = |base: &str, who: &str| {
        let mut graph = Graph::new();
        graph.begin(Recording::by(who)).unwrap();
        graph.insert(Document::new(format!("note-{who}"), "She said no.")).unwrap();
        let written = Rdf::under(base).unwrap().write(&graph, RdfSyntax::NQuads, Vec::new()).unwrap();
        String::from_utf8(written).unwrap()
    };
    let (one, other) = (under("urn:one:", "ida"), under("urn:other:", "ole"));
    let (graph, intake) = what_is_right(&format!("{one}{other}"));
    assert_eq!(intake.refused, []);
    let by = |key: &str, graph: &Graph| {
        let said =
            graph.document(key).unwrap().statements(Relation::Exists).next().unwrap().recording().unwrap().clone();
        said.by.unwrap()
    };
    assert_eq!((by("note-ida", &graph), by("note-ole", &graph)), ("ida".to_owned(), "ole".to_owned()));
    // One that is described nowhere is nobody else's.
    let (graph, intake) = what_is_right(&without(&format!("{one}{other}"), "<urn:one:recording/1> <"));
    assert_eq!((by("note-ole", &graph), graph.documents().count()), ("ole".to_owned(), 1));
    let refused = &intake.refused[0];
    assert_eq!((refused.file.as_str(), refused.reason), ("urn:one:statement/0", Reason::Dangling));
    assert!(refused.message.contains("<urn:one:recording/1>"), "{refused}");
}

#[test]
fn who_recorded_it_without_a_name_and_a_confidence_that_is_none_are_told() {
    let text = text(&harbour());
    let told = |text: &str, expected: &str| {
        let (graph, intake) = what_is_right(text);
        assert_eq!((graph.archive().statement_count(), intake.accepted), (0, 0));
        let first = &intake.refused[0];
        assert_eq!((first.file.as_str(), first.reason), ("urn:dictum:statement/0", Reason::Malformed));
        assert!(first.message.contains("<urn:dictum:recording/1>") && first.message.contains(expected), "{first}");
    };
    told(&without(&text, "rdf-schema#label"), "<urn:dictum:recorder/ida>: it has no <http");
    told(&text.replace("\"0.25\"", "\"much\""), "\"much\", is no number");
    told(&text.replace("\"0.25\"", "\"7\""), "from 0 to 1");
    told(&text.replace("\"2024-03-05\"", "\"yesterday\""), "yesterday");
}

#[test]
fn what_a_refused_retraction_or_hedge_speaks_of_is_refused_too() {
    let text = text(&withdrawn());
    let (graph, _) = what_is_right(&text);
    assert_eq!((graph.quotes().count(), graph.quotes().hedged().count()), (1, 1));
    let left = |changed: &str| {
        assert_ne!(changed, text);
        let (graph, intake) = what_is_right(changed);
        let quotes: Vec<String> = graph.archive().quotes().iter().map(|quote| quote.words()).collect();
        (quotes, intake.reasons())
    };
    // It was withdrawn, by whoever: it does not come back as if it were not.
    let (quotes, reasons) =
        left(&text.replace("predicate> <urn:dictum:ns#retracted>", "predicate> <urn:dictum:ns#undone>"));
    assert_eq!((quotes, reasons["unmapped"]), (vec!["no".to_owned()], 1));
    // What was reported is not said flatly.
    let (quotes, reasons) = left(&text.replace("exact> \"Reportedly\"", "exact> \"Certainly\""));
    assert!(quotes.is_empty() || quotes == ["yes."], "{quotes:?}");
    assert!(reasons["not_there"] > 0 && reasons["dangling"] > 0, "{reasons:?}");
}

#[test]
fn bad_dates_terms_and_numbers_and_broken_laws_are_told_and_the_rest_comes_in() {
    let mut graph = harbour();
    let note = graph.document("note").unwrap().id();
    let day = "2024-03-04".parse::<Date>().unwrap();
    graph.insert(note.published(day, Outside).confidence(0.5)).unwrap();
    let text = text(&graph);
    let all = graph.archive().statement_count();
    let told = |changed: String, reason: Reason| {
        assert_ne!(changed, text);
        let (graph, intake) = what_is_right(&changed);
        assert!(graph.documents().count() == 1 && intake.accepted > 3 && intake.read == all, "{intake}");
        intake.refused.iter().find(|refusal| refusal.reason == reason).unwrap().message.clone()
    };
    let message = told(text.replace("2024-03-04", "2024-33-04"), Reason::Malformed);
    assert!(message.contains("a date in EDTF"), "{message}");
    let message = told(text.replace("ns#direct>", "ns#straight>"), Reason::Malformed);
    assert!(message.contains("one of dictum's direct, "), "{message}");
    let message = told(text.replace("\"0.5\"", "\"half\""), Reason::Malformed);
    assert!(message.contains("a number"), "{message}");
    // A quote that is about itself: a law forbids it.
    let itself = text
        .replace("predicate> <http://schema.org/spokenByCharacter>", "predicate> <http://schema.org/about>")
        .replace("object> <urn:dictum:person/zo%C3%AB>", "object> <urn:dictum:quote/note%2F13-20>");
    let message = told(itself, Reason::Unfit);
    assert!(message.contains("itself"), "{message}");
}

#[test]
fn words_that_are_given_without_saying_how_they_run_are_refused_and_so_are_shifted_ones() {
    let text = text(&harbour());
    let place = "<urn:dictum:words/note/0-3/quote>";
    let (graph, intake) = what_is_right(&without(&text, &format!("{place} <http://www.w3.org/ns/oa#exact>")));
    assert_eq!((intake.reasons()["unverified"] > 0, graph.people().count()), (true, 0), "{intake}");
    // Every position one further, its words as they were.
    let shifted = text.lines().map(|line| {
        let Some((before, rest)) = line.split_once("oa#start> \"").or_else(|| line.split_once("oa#end> \"")) else {
            return line.to_owned();
        };
        let (number, after) = rest.split_once('"').unwrap();
        let name = if line.contains("oa#start>") { "oa#start" } else { "oa#end" };
        format!("{before}{name}> \"{}\"{after}", number.parse::<u32>().unwrap() + 1)
    });
    let (graph, intake) = what_is_right(&shifted.collect::<Vec<_>>().join("\n"));
    assert_eq!((intake.accepted, graph.archive().statement_count()), (0, 0), "{intake}");
}

#[test]
fn statements_of_others_are_no_statements_of_ours() {
    let graph = harbour();
    let others = "<urn:x:statement/3> <http://www.w3.org/1999/02/22-rdf-syntax-ns#subject> <urn:x> .\n\
        <urn:x:statement/3> <http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate> <http://schema.org/name> .\n\
        <urn:x:statement/3> <http://www.w3.org/1999/02/22-rdf-syntax-ns#object> \"z\" .\n\
        _:b <http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate> <urn:y> <urn:some:graph> .\n";
    let (again, intake) = what_is_right(&format!("{}{others}", text(&graph)));
    assert_eq!((intake.refused.len(), intake.read), (0, graph.archive().statement_count()));
    assert!(again.same_content(&graph));
    // Without its ground one of ours is one of ours still.
    let (_, intake) = what_is_right(&without(&text(&graph), "statement/0> <urn:dictum:ns#words>"));
    assert_eq!(
        (intake.refused[0].file.as_str(), intake.refused[0].reason),
        ("urn:dictum:statement/0", Reason::Malformed)
    );
}

#[test]
fn what_is_read_stands_beside_what_was_there_and_takes_no_key_of_it() {
    let mut graph = Graph::new();
    graph.begin(Recording::by("ole")).unwrap();
    graph.insert(Document::new("other", "Nothing was said.")).unwrap();
    let harbour = harbour();
    let intake = Rdf::reader(RdfSyntax::NQuads, text(&harbour).as_bytes()).into_graph(&mut graph).unwrap();
    assert_eq!((intake.read, intake.accepted), (intake.accepted, harbour.archive().statement_count()));
    let by = |graph: &Graph, key: &str| {
        let said = graph.document(key).unwrap().statements(Relation::Exists).next().unwrap();
        said.recording().unwrap().by.clone().unwrap()
    };
    assert_eq!((by(&graph, "note"), by(&graph, "other")), ("ida".to_owned(), "ole".to_owned()));
    let later = graph.insert(Document::new("later", "Nothing was said.")).unwrap();
    assert_eq!((graph.quotes().count(), by(&graph, "later")), (1, "ole".to_owned()));
    graph.verify().unwrap();
    // A second time nothing of it is new.
    let count = graph.archive().statement_count();
    let refused = Rdf::reader(RdfSyntax::NQuads, text(&harbour).as_bytes()).into_graph(&mut graph).unwrap_err();
    assert!(refused.to_string().contains("the graph has a node with its key already, \"note\""), "{refused}");
    let intake = Rdf::reader(RdfSyntax::NQuads, text(&harbour).as_bytes()).what_is_right_into(&mut graph).unwrap();
    assert_eq!((intake.accepted, graph.archive().statement_count()), (0, count), "{intake}");
    graph.document(later).unwrap();
}

#[test]
fn a_place_that_very_many_statements_name_is_looked_up_once() {
    const MANY: usize = 10_000;
    let mut graph = harbour();
    let note = graph.document("note").unwrap().id();
    let bo =
        (0..MANY).fold(Person::outside("Bo"), |bo, number| bo.attribute("mark", number.to_string(), note.at("Zoë")));
    graph.insert(bo).unwrap();
    let mut text = text(&graph);
    for number in 0..MANY {
        text += &format!(
            "<urn:dictum:words/note/0-3> <http://www.w3.org/ns/oa#hasSelector> <urn:x:{number}> .\n\
            <urn:x:{number}> <http://www.w3.org/ns/oa#exact> \"Zoë\" .\n"
        );
    }
    let start = std::time::Instant::now();
    let (again, intake) = what_is_right(&text);
    assert_eq!((intake.refused.len(), again.person("bo").unwrap().attributes("mark").count()), (0, MANY));
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}
