//! In which text words are looked up: in that of the file, or in none.

use dictum::{Document, Graph, Import, ImportLines, Rejected};
use serde_json::{Value, json};

const THERE: &str = "Ana Ruiz said: “We will open.” Piet Lund left.";
const OTHER: &str = "Piet Lund said: “We will open.” Ana Ruiz left.";

fn graph() -> Graph {
    let mut graph = Graph::new();
    graph.insert(Document::new("d", THERE)).unwrap();
    graph
}

fn quote() -> Value {
    json!({ "place": "d", "kind": "direct", "segments": ["We will open."], "unattributed": true })
}

/// How many records come in, and how many quotes there are.
fn taken(documents: Value) -> (usize, usize) {
    let mut graph = graph();
    let file = json!({ "documents": documents, "quotes": [quote()] });
    let report = Import::json(file.to_string()).what_is_right_into(&mut graph).unwrap();
    assert_eq!(report.read, report.accepted + report.rejected.len());
    graph.verify().unwrap();
    (report.accepted, graph.quotes().count())
}

#[test]
fn of_a_document_that_is_there_with_another_text_nothing_is_looked_up() {
    assert_eq!(taken(json!([{ "key": "d", "text": OTHER }])), (0, 0));
    assert_eq!(taken(json!([{ "key": "d", "text": OTHER, "titel": "x" }])), (0, 0));
    assert_eq!(taken(json!([{ "key": "d", "text": 5 }])), (0, 0));
    assert_eq!(taken(json!([{ "key": "d", "file": "d.txt" }])), (0, 0));
}

#[test]
fn of_a_document_that_is_there_with_the_same_text_or_without_it_is() {
    assert_eq!(taken(json!([{ "key": "d", "text": THERE }])), (2, 1));
    assert_eq!(taken(json!([{ "key": "d" }])), (2, 1));
    assert_eq!(taken(json!([{ "key": "d", "titel": "x" }])), (1, 1));
}

#[test]
fn what_names_somebody_by_a_record_that_is_right_comes_in_though_another_of_him_is_rejected() {
    let mut graph = graph();
    let file = json!({
        "documents": [{ "key": "e", "text": THERE, "titel": "x" }],
        "people": [{ "key": "ana", "place": "d", "names": [{ "value": "Ana Ruiz", "words": "Ana Ruiz" }] },
                   { "key": "ana", "place": "e", "names": [{ "value": "Ana Ruiz", "words": "Ana Ruiz" }] }],
        "quotes": [{ "place": "d", "kind": "direct", "segments": ["We will open."],
                     "spoken_by": [{ "value": "ana", "words": "Ana Ruiz" }] }]
    });
    let report = Import::json(file.to_string()).what_is_right_into(&mut graph).unwrap();
    assert_eq!((report.accepted, report.rejected.len()), (2, 2));
    assert_eq!(graph.quotes().count(), 1);
}

#[test]
fn lines_that_follow_a_document_that_is_there_with_another_text_are_rejected_up_to_one_that_is_right() {
    let line = |value: Value| format!("{value}\n");
    let file = [
        line(json!({ "document": { "key": "d", "text": OTHER } })),
        line(json!({ "quote": quote() })),
        line(json!({ "document": { "key": "d", "text": THERE } })),
        line(json!({ "quote": quote() })),
    ]
    .concat();
    let (mut graph, mut rejected) = (graph(), Vec::new());
    let lines = ImportLines::new(file.as_bytes());
    let report = lines.what_is_right_into(&mut graph, |refused: &Rejected| rejected.push(refused.clone())).unwrap();
    assert_eq!((report.read, report.accepted, rejected.len()), (4, 2, 2));
    assert_eq!(rejected[1].flaws[0].path, "$[1].quote.place");
    assert!(rejected[1].flaws[0].message.contains("refers to \"d\", which is refused"), "{:?}", rejected[1]);
    assert_eq!(graph.quotes().count(), 1);
    graph.verify().unwrap();
}

#[test]
fn what_is_not_trusted_changes_nothing_that_is_there() {
    let file = json!({
        "recording": { "by": "somebody" },
        "allow": ["case"],
        "documents": [{ "key": "e", "text": OTHER }],
        "quotes": [quote(), { "place": "d", "kind": "indirect", "segments": [{ "start": 1, "end": 3, "allow": ["word_parts"] }], "unattributed": true },
                   { "place": "d", "kind": "indirect", "segments": [{ "exact": "piet lund left", "allow": ["case"] }], "unattributed": true }],
        "claims": [{ "key": "a", "wording": "A.", "place": "d" }, { "key": "b", "wording": "B.", "place": "d" }],
        "statements": [{ "subject": "d", "relation": "retracted", "outside": true },
                       { "subject": "a", "relation": "contradicts", "object": "b", "outside": true }]
    });
    let mut graph = graph();
    let report = Import::json(file.to_string()).untrusted().what_is_right_into(&mut graph).unwrap();
    let told: std::collections::BTreeSet<String> =
        report.rejected.iter().map(|rejected| rejected.path.clone()).collect();
    let refused = ["$.allow", "$.documents[0]", "$.quotes[1]", "$.quotes[2]", "$.recording", "$.statements[0]"];
    assert!(told.iter().eq(refused), "{:#?}", report.rejected);
    assert_eq!((graph.documents().count(), graph.quotes().count(), graph.claims().count()), (1, 1, 2));

    let lines = [
        json!({ "document": { "key": "d", "text": OTHER } }),
        json!({ "quote": quote() }),
        json!({ "statement": { "subject": "d", "relation": "retracted", "outside": true } }),
    ];
    let lines: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let mut graph = self::graph();
    let report = ImportLines::new(lines.as_bytes()).untrusted().what_is_right_into(&mut graph, |_| {}).unwrap();
    assert_eq!((report.read, report.accepted, report.refused), (3, 1, 2));
    assert_eq!(graph.quotes().count(), 1);
}

#[test]
fn a_quote_that_is_recorded_twice_in_a_file_is_one() {
    let file = json!({ "quotes": [{ "key": "q", "place": "d", "kind": "direct", "segments": ["We will open."], "unattributed": true },
                                  { "key": "q", "place": "d", "kind": "direct", "segments": ["We will open."], "cues": ["said"] }] });
    let mut graph = graph();
    Import::json(file.to_string()).into_graph(&mut graph).unwrap();
    let quote = graph.quote("q").unwrap();
    assert_eq!((quote.words(), quote.segments().count(), quote.cues().count()), ("We will open.".into(), 1, 1));
}

#[test]
fn a_text_that_begins_with_a_byte_order_mark_is_refused_to_programs_too() {
    let refused = Graph::new().insert(Document::new("d", "\u{feff}A text.")).unwrap_err().to_string();
    assert!(refused.contains("byte order mark"), "{refused}");
}
