//! Which thing and which text an address names.

use std::collections::BTreeSet;
use std::fs;

use dictum::io::webanno::Mapping;
use dictum::io::{Reason, WebAnnotation};
use dictum::{Document, Graph};

use super::{of, read, reasons, tagged, tags};

fn words(exact: &str) -> String {
    format!(r#"{{"type": "TextQuoteSelector", "exact": "{exact}"}}"#)
}

fn lines(annotations: &[String]) -> String {
    format!("[{}]", annotations.join(",\n").replace("\n            ", " "))
}

#[test]
fn what_is_tagged_with_one_address_is_not_one_thing() {
    let concept = |number: usize, exact: &str| {
        tagged(number, "person", &words(exact)).replace(
            r#"{"type": "TextualBody", "purpose": "tagging", "value": "person"}"#,
            r#"{"type": "SpecificResource", "purpose": "tagging", "source": "http://example.org/concept"}"#,
        )
    };
    let plain = |number: usize, exact: &str| {
        tagged(number, "person", &words(exact)).replace(
            r#"{"type": "TextualBody", "purpose": "tagging", "value": "person"}"#,
            r#""http://example.org/concept""#,
        )
    };
    let mapping = Mapping::json(
        r#"{"rules": [{"motivation": "tagging", "makes": "someone"}, {"purpose": "tagging", "makes": "someone"}]}"#,
    );
    let tagging = plain(3, "Cy").replace(r#""type": "Annotation""#, r#""type": "Annotation", "motivation": "tagging""#);
    let annotations = [concept(1, "Ana"), concept(2, "Bo"), tagging];
    let (graph, intake) = of("Ana, Bo and Cy came.", &lines(&annotations), mapping.unwrap());
    assert_eq!((intake.accepted, graph.someones().count()), (3, 3), "{intake}");
}

#[test]
fn a_second_annotation_of_the_same_id_is_refused() {
    let annotations = [tagged(1, "someone", &words("Ana")), tagged(1, "someone", &words("Bo"))];
    let (graph, intake) = of("Ana and Bo came.", &lines(&annotations), tags());
    assert_eq!(reasons(&intake), [(2, Reason::Malformed)], "{intake}");
    assert!(intake.refused[0].message.contains("http://example.org/anno1"), "{intake}");
    assert_eq!(graph.someones().count(), 1);
}

#[test]
fn pages_that_are_asked_for_otherwise_are_other_documents() {
    let folder = tempfile::tempdir().unwrap();
    let at = |source: &str, number: usize, exact: &str| {
        tagged(number, "someone", &words(exact)).replace("http://example.org/note.txt", source)
    };
    let annotations = [
        at("http://example.org/page?id=1#top", 1, "Ana"),
        at("http://example.org/page?id=2", 2, "Bo"),
        at("http://example.org/page?id=3", 3, "Ana"),
        at("http://example.org/list.php?id=4", 4, "Cy"),
        at("http://example.org/list.php?id=5", 5, "Di"),
    ];
    fs::write(folder.path().join("all.json"), lines(&annotations)).unwrap();
    fs::write(folder.path().join("list%2Ephp%3Fid%3D4.txt"), "Cy came.").unwrap();
    fs::write(folder.path().join("list.txt"), "Di came.").unwrap();
    let mut graph = Graph::new();
    graph.insert(Document::new("http://example.org/page?id=1", "Ana came.")).unwrap();
    graph.insert(Document::new("http://example.org/page?id=2", "Bo came.")).unwrap();
    let intake = WebAnnotation::folder(folder.path(), tags()).what_is_right_into(&mut graph).unwrap();
    assert_eq!(reasons(&intake), [(3, Reason::Dangling)], "{intake}");
    assert_eq!(graph.someones().count(), 4);
}

#[test]
fn a_document_with_a_long_key_is_written_and_read() {
    let mut graph = Graph::new();
    for end in ["a", "b"] {
        let note = graph.insert(Document::new(format!("{}{end}", "long/é".repeat(60)), "Ana said “no.”")).unwrap();
        graph.insert(dictum::Quote::direct(note, "no.").unattributed()).unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    WebAnnotation::write(&graph, folder.path()).unwrap();
    let (again, intake) = read(folder.path(), Mapping::dictum());
    assert_eq!((intake.accepted, intake.refused.len(), again.documents().count()), (2, 0, 2), "{intake}");
    let keys = |graph: &Graph| graph.quotes().iter().map(|quote| quote.key().to_string()).collect::<BTreeSet<_>>();
    assert_eq!(keys(&again), keys(&graph));
}

#[test]
fn a_wrong_circle_leaves_the_right_ones() {
    const NOTE: &str = "“no,” and “no,” and “no,” and “no,”";
    let said = |name: &str, start: usize, term: &str, other: &str| {
        format!(
            r#"{{"@context": ["http://www.w3.org/ns/anno.jsonld", {{"dictum": "urn:dictum:ns#"}}], "id": "urn:dictum:annotation/{name}", "type": "Annotation",
            "body": {{"id": "urn:dictum:quote/{name}", "type": "schema:Quotation", "dictum:kind": "direct", "dictum:{term}": "urn:dictum:quote/{other}"}},
            "target": {{"source": "urn:dictum:document/note", "selector": [{{"type": "TextPositionSelector", "start": {start}, "end": {}}}, {}]}}}}"#,
            start + 3,
            words("no,")
        )
    };
    let annotations = [
        said("inner", 1, "nestedIn", "outer"),
        said("outer", 11, "nestedIn", "inner"),
        said("one", 21, "sameUtterance", "two"),
        said("two", 31, "sameUtterance", "one"),
    ];
    let (graph, intake) = of(NOTE, &lines(&annotations), Mapping::dictum());
    assert_eq!(intake.refused.len(), 2, "{intake}");
    let keys: Vec<String> = graph.quotes().iter().map(|quote| quote.key().to_string()).collect();
    assert_eq!(keys, ["one", "two"]);
}

#[test]
fn what_no_rule_maps_is_kept_under_the_way_to_it() {
    let one = tagged(1, "someone", &words("Ana"))
        .replace(
            r#""body": {"#,
            r#""creator": [{"type": "Person", "name": "eva"}, {"type": "Person", "name": "ole"}], "created": "2024-03-05T10:00:00.250Z",
            "modified": "2024-03-06T10:00:00Z", "body": [{"ex:mood": {"ex:is": ["glad", 2]}, "#,
        )
        .replace(r#""value": "someone"},"#, r#""value": "someone"}, {"type": "TextualBody", "value": "Who?"}],"#);
    let (graph, intake) = of("Ana came.", &lines(&[one]), tags());
    assert_eq!(intake.refused, [], "{intake}");
    let ana = graph.someones().iter().next().unwrap();
    let kept = |label: &str| ana.attributes(label).map(|said| said.into_value().to_owned()).collect::<Vec<_>>();
    assert_eq!(kept("body.ex:mood.ex:is"), ["glad", "2"]);
    assert_eq!((kept("body~2.value"), kept("creator~2.name")), (vec!["Who?".to_owned()], vec!["ole".to_owned()]));
    assert_eq!(kept("modified"), ["2024-03-06T10:00:00Z"]);
    assert_eq!(kept("created"), ["2024-03-05T10:00:00.250Z"]);
    let recording = ana.statements(dictum::Relation::Exists).next().unwrap().recording().unwrap();
    assert_eq!(recording.at.as_ref().unwrap().to_string(), "2024-03-05T10:00:00Z");
}

#[test]
fn a_file_that_is_no_utf_8_is_refused_and_the_others_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let quoted = tagged(1, "quote", r#"{"type": "TextQuoteSelector", "exact": "no"}"#);
    let other = quoted.replace("anno1", "anno2").replace("note.txt", "other.txt");
    let files: [(&str, &[u8]); 5] = [
        ("a.json", b"\xff"),
        ("b.json", quoted.as_bytes()),
        ("c.json", other.as_bytes()),
        ("note.txt", b"She said no."),
        ("other.txt", b"\xff"),
    ];
    files.iter().for_each(|(name, bytes)| fs::write(folder.path().join(name), bytes).unwrap());
    let (graph, intake) = read(folder.path(), tags());
    let told: Vec<_> =
        intake.refused.iter().map(|refusal| (refusal.file.as_str(), refusal.line, refusal.reason)).collect();
    assert_eq!(told, [("a.json", 0, Reason::Malformed), ("c.json", 1, Reason::Unfit)], "{intake}");
    assert_eq!(graph.quotes().count(), 1);
}
