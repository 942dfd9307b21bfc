//! schema.org's `ClaimReview`, `Claim` and `Quotation`.

mod cases;
mod examples;
mod forms;
#[cfg(feature = "proptest")]
mod laws;
mod quotations;
mod scopes;

use std::collections::BTreeSet;

use dictum::io::{ClaimReviews, Intake, Reason};
use dictum::{Document, Graph, Relation, View};
use serde_json::Value;

/// What comes in from a text, into a graph with these documents.
fn read_with(documents: &[(&str, &str)], json: &str) -> (Graph, Intake) {
    let mut graph = Graph::new();
    for (key, text) in documents {
        graph.insert(Document::new(*key, *text)).unwrap();
    }
    let intake = ClaimReviews::text("feed.json", json).what_is_right_into(&mut graph).unwrap();
    graph.verify().unwrap();
    assert_eq!(intake.accepted + intake.refused.len(), intake.read);
    (graph, intake)
}

fn read(json: &str) -> (Graph, Intake) {
    read_with(&[], json)
}

/// All of it comes in.
fn accepted(json: &str) -> Graph {
    let (graph, intake) = read(json);
    assert!(intake.refused.is_empty(), "{intake}");
    graph
}

fn written(view: &View) -> String {
    String::from_utf8(ClaimReviews::write(view, Vec::new()).unwrap()).unwrap()
}

/// The objects that are written.
fn objects(view: &View) -> Vec<Value> {
    let json: Value = serde_json::from_str(&written(view)).unwrap();
    assert_eq!(json["@context"], "https://schema.org");
    json["@graph"].as_array().unwrap().clone()
}

/// The documents of a graph alone.
fn documents(of: &Graph) -> Graph {
    let mut graph = Graph::new();
    for document in of.documents().iter().filter(|document| !document.text().is_empty()) {
        graph.insert(Document::new(document.key(), document.text())).unwrap();
    }
    graph
}

/// What is written of a graph comes in beside its documents.
fn back(graph: &Graph) -> Graph {
    let mut again = documents(graph);
    ClaimReviews::text("again.json", written(graph)).into_graph(&mut again).unwrap_or_else(|error| panic!("{error}"));
    again.verify().unwrap();
    again
}

/// All that a graph says, in no order.
fn content(graph: &Graph) -> BTreeSet<String> {
    let mut said = BTreeSet::new();
    for node in graph.nodes().iter() {
        said.insert(format!("{} {}", node.node_kind(), node.key()));
        for relation in Relation::ALL {
            said.extend(node.statements(*relation).map(|statement| format!("{relation}: {statement}")));
        }
    }
    said
}

fn reasons(intake: &Intake) -> Vec<(u32, Reason)> {
    intake.refused.iter().map(|refusal| (refusal.line, refusal.reason)).collect()
}
