//! How nodes are named in files: by keys, never by handles.

use dictum::{Agent, Document, Graph, Names, Node, Person, Reference, Unnamed};
use serde_json::json;

use super::{is_written, refusal};

#[test]
fn a_node_is_named_by_its_key() {
    let reference: Reference<Person> = "ana-ruiz".reference();
    is_written(&reference, json!("ana-ruiz"));
}

#[test]
fn an_agent_without_a_name_is_written_as_nothing() {
    is_written(&Unnamed.reference(), json!(null));
}

#[test]
fn what_can_be_no_key_is_refused_with_the_reason() {
    let faults = [
        ("", "it is empty"),
        (" ana", "it begins or ends in white space"),
        ("ana\u{a0}", "it begins or ends in white space"),
        ("ana\nruiz", "it has a control character"),
        (&"a".repeat(1025), "it is longer than 1024 bytes"),
    ];
    for (key, fault) in faults {
        assert_eq!(refusal::<Reference<Agent>>(json!(key)), format!("{key:?} is no key: {fault}"));
    }
    is_written(&Names::<Agent>::reference("a".repeat(1024)), json!("a".repeat(1024)));
}

#[test]
fn a_handle_is_not_written_for_it_means_nothing_outside_its_graph() {
    let mut graph = Graph::new();
    let document = graph.insert(Document::new("harbour", "The port is shut.")).unwrap();
    let reference: Reference<Node> = document.reference();
    let refused = serde_json::to_string(&reference).unwrap_err().to_string();
    assert_eq!(refused, "handle 0 means nothing outside its graph: name the node by its key");
    graph.verify().unwrap();
}

#[test]
fn references_are_equal_where_they_name_alike() {
    let (one, other): (Reference<Node>, Reference<Node>) = ("ana".reference(), "ben".reference());
    assert_eq!(one, one.clone());
    assert_ne!(one, other);
    assert_eq!(format!("{one:?}"), "\"ana\"");
}

#[test]
fn a_document_is_never_unnamed() {
    assert!(serde_json::from_value::<Reference<Document>>(json!(null)).is_err());
}
