//! What is shown to people: nothing that others wrote steers their terminal, turns their text about, or hides.

use dictum::{
    Audit, Document, Graph, Hedging, Import, ImportLines, Key, Likeness, NodeRef, Person, Quote, Relation, Resembling,
    Singular, Time,
};

/// An escape sequence, a direction, marks that are not seen.
const HOSTILE: &str = "\u{1b}]0;owned\u{7}\u{202e}x\u{ad}y\u{34f}z\u{200d}w\u{3164}v\u{200b}";

/// Everything that a text can be in: `@` stands for what is hostile.
const FILE: &str = r#"{
  "recording": {"by": "eva@", "at": "2024-03-05"},
  "documents": [
    {"key": "a", "titles": [{"value": "Title@", "outside": true}], "text": "“The port@ is shut,” Ana@ Ruiz reportedly@ told a deckhand@. “The port@ is open,” Ana@ Ruiz said."},
    {"key": "b", "published": [{"value": "2024-03-06", "outside": true}], "text": "“The port@ is not shut,” Ana@ Ruiz told. The port@ is shut. It is open@.", "cites": [{"value": "a", "outside": true}]}],
  "voices": [{"key": "note", "kind": "editor_note", "stretches": [{"document": "b", "at": [{"words": "It is open@."}]}]}],
  "people": [
    {"key": "ana", "place": "a", "names": [{"value": "Ana@ Ruiz", "outside": true}], "offices": [{"value": "mayor@", "outside": true}]},
    {"key": "anna", "place": "a", "names": [{"value": "Ana@ Ruiz", "outside": true}]},
    {"key": "hand", "place": "a", "descriptions": [{"value": "a deckhand@", "words": "a deckhand@"}]}],
  "events": [{"key": "e", "names": [{"value": "hearing@", "outside": true}], "when": [{"value": "2024-03-01", "outside": true}],
    "participants": [{"agent": "ana", "role": "host@", "outside": true}]}],
  "quotes": [
    {"key": "q", "place": "a", "kind": "direct", "segments": ["The port@ is shut,"], "cues": ["told"], "hedges": ["reportedly@"],
     "spoken_by": [{"value": "ana", "words": {"exact": "Ana@ Ruiz", "nth": 1}}], "by_way_of": [{"value": "hand", "words": "a deckhand@"}]},
    {"key": "r", "place": "a", "kind": "direct", "segments": ["The port@ is open,"], "spoken_by": [{"value": "ana", "words": {"exact": "Ana@ Ruiz", "nth": 2}}]},
    {"key": "s", "place": "b", "kind": "direct", "segments": ["The port@ is not shut,"], "spoken_by": [{"value": "ana", "words": "Ana@ Ruiz"}],
     "repeats": [{"value": "q", "outside": true}]},
    {"key": "t", "place": "b", "kind": "indirect", "segments": ["The port@ is shut"], "repeats": [{"value": "q", "outside": true}]}],
  "claims": [
    {"key": "shut", "wording": "The port@ is shut.", "place": "a", "stances": [{"stance": "asserts", "by": "q", "words": "The port@ is shut"},
     {"stance": "denies", "by": "r", "words": "The port@ is open"}]}],
  "reviews": [{"key": "v", "claim": "shut", "place": "a", "verdict": {"value": "false@", "outside": true}}],
  "statements": [{"subject": "ana", "relation": "related", "detail": "knows@", "object": "hand", "outside": true}]
}"#;

fn hostile(text: &str) -> String {
    let escaped = serde_json::to_string(HOSTILE).unwrap();
    text.replace('@', escaped.trim_matches('"'))
}

#[track_caller]
fn is_safe(shown: impl ToString) {
    let shown = shown.to_string();
    let steers = |c: char| c.is_control() && c != '\n';
    let hides =
        |c: char| matches!(c, '\u{ad}' | '\u{34f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{3164}');
    assert!(!shown.chars().any(|c| steers(c) || hides(c)), "{shown:?}");
}

fn graph() -> Graph {
    let mut graph = Graph::new();
    Import::json(hostile(FILE)).into_graph(&mut graph).unwrap_or_else(|error| panic!("{error}"));
    graph.verify().unwrap();
    graph
}

#[test]
fn nothing_that_is_shown_of_a_graph_steers_a_terminal_or_hides() {
    let graph = graph();
    let nodes: Vec<NodeRef<'_>> = ["a", "b", "note", "ana", "anna", "hand", "e", "q", "r", "s", "t", "shut", "v"]
        .into_iter()
        .map(|key| graph.node(key).unwrap())
        .collect();
    for node in nodes {
        is_safe(node);
        for said in Relation::ALL.iter().flat_map(|relation| node.statements(*relation)) {
            is_safe(said);
            is_safe(said.evidence().snippet());
        }
    }
    for quote in graph.quotes().iter() {
        is_safe(quote.snippet());
        is_safe(quote.account());
        quote.account().hops().iter().for_each(is_safe);
        is_safe(quote.account().factuality(&Hedging::default()));
        quote.speakers().for_each(is_safe);
    }
    for claim in graph.claims().iter() {
        let lineage = claim.lineage();
        is_safe(&lineage);
        lineage.independent().iter().for_each(is_safe);
        lineage.endings().for_each(is_safe);
        claim.stances().for_each(is_safe);
    }
    let network = graph.network([Relation::SpokenBy, Relation::Related]).undirected();
    let (ana, hand) = (graph.person("ana").unwrap(), graph.person("hand").unwrap());
    is_safe(network.shortest_path(ana, hand).unwrap());
}

#[test]
fn nothing_that_is_worked_out_steers_a_terminal_or_hides() {
    let (graph, likeness) = (graph(), Likeness::default());
    for utterance in graph.utterances(&likeness).iter() {
        is_safe(utterance);
        utterance.drift(&likeness).into_iter().for_each(|drift| is_safe(drift.fidelity));
    }
    graph.variants(&likeness).iter().for_each(is_safe);
    graph.contradictions(&Singular::default()).for_each(is_safe);
    graph.losses(&Hedging::default(), &likeness).iter().for_each(is_safe);
    graph.identity_candidates(&Resembling::default()).iter().for_each(is_safe);
    for time in [Time::Occurrence, Time::Publication, Time::Recording] {
        graph.timeline(time).dated().iter().for_each(is_safe);
    }
    let impact = graph.impact_of([graph.document("a").unwrap()]);
    is_safe(&impact);
    let findings = graph.audit(&Audit::default());
    assert!(findings.len() > 3);
    for finding in findings {
        is_safe(&finding);
        is_safe(finding.message());
        finding.notes().iter().for_each(is_safe);
    }
}

#[test]
fn no_error_steers_a_terminal_or_hides() {
    let mut graph = graph();
    is_safe(graph.node(HOSTILE).unwrap_err());
    is_safe(graph.insert(Document::new(HOSTILE, "x")).unwrap_err());
    is_safe(graph.insert(Quote::direct("a", HOSTILE)).unwrap_err());
    is_safe(graph.insert(Person::named(HOSTILE, HOSTILE, HOSTILE)).unwrap_err());
    is_safe(graph.insert(Person::named("Ana", "a", "Ana").key("x").office(HOSTILE, HOSTILE)).unwrap_err());
    is_safe(HOSTILE.parse::<dictum::Date>().unwrap_err());
    is_safe(HOSTILE.parse::<dictum::QuoteKind>().unwrap_err());
    is_safe(Graph::open(format!("/{HOSTILE}")).unwrap_err());
    is_safe(Import::file(format!("/{HOSTILE}")).into_graph(&mut graph).unwrap_err());
    for file in [
        "{\"@\": []}",
        "{@}",
        "@",
        r#"{"quotes": [{"key": "@", "place": "@", "kind": "@", "segments": ["@"], "@": 5}]}"#,
    ] {
        is_safe(Import::json(hostile(file)).into_graph(&mut graph).unwrap_err());
        let lines = hostile(file);
        is_safe(ImportLines::new(lines.as_bytes()).named(HOSTILE).into_graph(&mut graph).unwrap_err());
    }
}

#[test]
fn what_is_read_is_the_text_as_it_stands() {
    let graph = graph();
    let quote = graph.quote("q").unwrap();
    assert_eq!(quote.words(), format!("The port{HOSTILE} is shut,"));
    let name = graph.person("ana").unwrap().names().next().unwrap();
    assert_eq!(*name, format!("Ana{HOSTILE} Ruiz"));
}

#[test]
fn a_key_has_no_character_that_is_not_seen() {
    let mut graph = Graph::new();
    for key in ["a\u{200b}b", "a\u{202e}b", "a\u{ad}b", "a\u{3164}"] {
        let error = graph.insert(Document::new(key, "x")).unwrap_err().to_string();
        assert!(error.contains("is no key: it has a character that is not seen"), "{error}");
    }
    for key in ["نمی\u{200c}روم", "👩\u{200d}🚒", "❤\u{fe0f}"] {
        graph.insert(Document::new(key, "x")).unwrap();
        assert_eq!(graph.document(key).unwrap().to_string(), *Key::from(key).as_str());
    }
}
