//! A file that is imported a second time.

use dictum::{Graph, Import, Recording};
use serde_json::{Value, json};

/// Every record with a key of its own, and everything that a record can say of itself.
fn file() -> Value {
    json!({
        "recording": { "by": "eva@desk", "at": "2024-03-05", "confidence": 0.9 },
        "allow": ["typography"],
        "documents": [{ "key": "harbour", "text": "“Not this year,” the mayor, Ana Ruiz, reportedly said. The port is shut.",
                        "titles": [{ "value": "Port", "outside": true }] }],
        "people": [{ "key": "ana", "place": "harbour", "names": [{ "value": "Ana Ruiz", "words": "Ana Ruiz" }],
                     "mentions": [{ "words": "Ana Ruiz", "form": "named" }, { "words": "the mayor", "form": "nominal" }],
                     "attributes": [{ "label": "born", "value": "1970", "outside": true }], "notes": ["seen"] }],
        "quotes": [{ "key": "not", "place": "harbour", "kind": "direct", "segments": ["Not this year,"],
                     "spoken_by": [{ "value": "ana", "words": "the mayor" }], "hedges": ["reportedly"],
                     "by_way_of": [{ "value": null, "words": "reportedly" }] }],
        "claims": [{ "key": "shut", "wording": "The port is shut.", "place": "harbour",
                     "stances": [{ "stance": "asserts", "words": "The port is shut", "attitude": "neutral" },
                                 { "stance": "asserts", "by": "not", "words": "\"Not this year,\"", "hedges": ["reportedly"] }] }],
        "statements": [{ "subject": "ana", "relation": "office", "object": "mayor", "words": { "document": "harbour", "at": [{ "words": "the mayor" }] },
                         "qualifiers": [{ "relation": "confidence", "object": 0.5, "outside": true }] }],
    })
}

fn import(graph: &mut Graph, file: &Value) {
    let report = Import::json(file.to_string()).into_graph(graph).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(report.accepted, report.read);
    graph.verify().unwrap();
}

fn size(graph: &Graph) -> (usize, usize) {
    (graph.archive().nodes().count(), graph.statement_count())
}

#[test]
fn what_was_said_before_is_not_said_again() {
    let mut graph = Graph::new();
    import(&mut graph, &file());
    let once = size(&graph);
    import(&mut graph, &file());
    assert_eq!(size(&graph), once);
}

#[test]
fn what_is_new_is_added_to_what_is_there() {
    let mut graph = Graph::new();
    import(&mut graph, &file());
    let (nodes, statements) = size(&graph);
    let mut more = file();
    more["people"][0]["notes"] = json!(["seen", "seen twice"]);
    import(&mut graph, &more);
    assert_eq!(size(&graph), (nodes, statements + 1));
}

#[test]
fn who_else_says_it_says_it_again() {
    let mut graph = Graph::new();
    import(&mut graph, &file());
    let (_, once) = size(&graph);
    let mut other = file();
    other["recording"]["by"] = json!("bo@desk");
    import(&mut graph, &other);
    assert!(size(&graph).1 > once);
}

#[test]
fn what_was_taken_back_can_be_said_again() {
    let mut graph = Graph::new();
    import(&mut graph, &file());
    graph.begin(Recording::by("bo@desk")).unwrap();
    let born = graph.person("ana").unwrap().attributes("born").next().unwrap().statement().id();
    graph.insert(born.retracted(dictum::Outside)).unwrap();
    assert_eq!(graph.person("ana").unwrap().attributes("born").count(), 0);
    import(&mut graph, &file());
    assert_eq!(graph.person("ana").unwrap().attributes("born").count(), 1);
}

#[test]
fn within_one_file_what_is_said_twice_is_said_twice() {
    let mut twice = file();
    twice["people"][0]["notes"] = json!(["seen", "seen"]);
    let mut graph = Graph::new();
    import(&mut graph, &twice);
    assert_eq!(graph.person("ana").unwrap().notes().count(), 2);
}

#[test]
fn another_quote_under_the_key_of_one_is_refused_in_one_file_and_in_the_next() {
    let text = "“Not this year,” the mayor said. “Nobody asked us,” the deckhand said.";
    let quote = |words: &str| json!({ "key": "q", "place": "harbour", "kind": "direct", "segments": [words] });
    let document = json!({ "key": "harbour", "text": text });
    let both = [quote("Not this year,"), quote("Nobody asked us,")];
    for quotes in [both.clone(), [both[1].clone(), both[0].clone()]] {
        let file = json!({ "documents": [document], "quotes": quotes });
        let mut graph = Graph::new();
        let report = Import::json(file.to_string()).what_is_right_into(&mut graph).unwrap();
        assert_eq!(report.accepted, 2);
        let told = report.to_string();
        assert!(told.contains("$.quotes[1].segments[0]: \"q\" is the key of a quote already"), "{told}");
    }
    let mut graph = Graph::new();
    Import::json(json!({ "documents": [document], "quotes": [both[0]] }).to_string()).into_graph(&mut graph).unwrap();
    let next = |quote: &Value| Import::json(json!({ "quotes": [quote] }).to_string());
    assert!(next(&both[1]).into_graph(&mut graph).is_err());
    next(&both[0]).into_graph(&mut graph).unwrap();
    assert_eq!(graph.quote("q").unwrap().words(), "Not this year,");
    graph.verify().unwrap();
}

#[test]
fn a_quote_that_is_said_to_be_of_two_kinds_is_refused_with_both_places() {
    let document = json!({ "key": "harbour", "text": "“Not this year,” the mayor said." });
    let quote = |kind: &str| json!({ "key": "q", "place": "harbour", "kind": kind, "segments": ["Not this year,"], "unattributed": true });
    let file = json!({ "documents": [document], "quotes": [quote("direct"), quote("indirect")] });
    let report = Import::json(file.to_string()).what_is_right_into(&mut Graph::new()).unwrap();
    let told = report.to_string();
    assert_eq!((report.read, report.accepted), (3, 1), "{told}");
    for (place, kinds) in
        [("$.quotes[0].kind", "direct here, and indirect"), ("$.quotes[1].kind", "indirect here, and direct")]
    {
        let expected = format!("{place}: \"q\" is said to be {kinds} elsewhere: say one kind");
        assert!(told.contains(&expected), "{expected}: {told}");
    }
    let mut graph = Graph::new();
    let first = json!({ "documents": [document], "quotes": [quote("direct")] });
    Import::json(first.to_string()).into_graph(&mut graph).unwrap();
    let import = |graph: &mut Graph, kind: &str, by: &str| {
        let file = json!({ "recording": { "by": by }, "quotes": [quote(kind)] });
        Import::json(file.to_string()).into_graph(graph)
    };
    assert!(import(&mut graph, "mixed", "somebody else").is_err());
    import(&mut graph, "direct", "somebody else").unwrap();
    graph.verify().unwrap();
}
