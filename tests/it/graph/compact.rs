//! Erasure.

use dictum::{Graph, Id, Node};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::oracle::{Renumbered, without_digests};
use crate::world::{World, all_nodes, cases, handle, number, plans, secret};

/// Each new handle, asked one by one.
fn maps_right(world: &World, ids: &dictum::IdMap, new: &Renumbered) -> TestCaseResult {
    for (node, expected) in new.nodes.iter().enumerate() {
        let found = ids.node(handle::<Node>(&world.graph, node)).map(number);
        prop_assert_eq!(found, *expected, "node {}", node);
    }
    for (row, id) in world.statements() {
        prop_assert_eq!(ids.statement(id).map(number), new.rows[row], "statement {}", row);
    }
    Ok(())
}

/// What is written of the new graph holds no text of a document that is gone.
fn is_erased(world: &World, written: &str) -> TestCaseResult {
    for document in world.oracle.of_kinds(&["document"]) {
        // Texts end in a word that stands nowhere else.
        let is_there = written.contains(&format!("{}\"", secret(document)));
        prop_assert_eq!(is_there, world.view.nodes[document], "document {}", document);
    }
    Ok(())
}

fn erases_what_is_hidden(world: &World) -> TestCaseResult {
    let compacted = world.graph.compacted().map_err(|error| TestCaseError::fail(error.to_string()))?;
    let (expected, new) = world.oracle.compacted(&world.view);
    let written = serde_json::to_value(&compacted.graph).expect("it is written");
    prop_assert_eq!(without_digests(written.clone()), expected.json());
    is_erased(world, &written.to_string())?;
    maps_right(world, &compacted.ids, &new)?;
    let verified = compacted.graph.verify();
    prop_assert!(verified.is_ok(), "{:?}", verified);
    Ok(())
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn compacting_holds_exactly_what_the_default_view_showed(plan in plans(30)) {
        let world = World::of(&plan)?;
        erases_what_is_hidden(&world).map_err(|error| world.told(error))?;
    }

    #[test]
    fn compacting_twice_changes_nothing_more(plan in plans(30)) {
        let world = World::of(&plan)?;
        let once = world.graph.compacted().expect("it keeps the laws").graph;
        let twice = once.compacted().expect("it keeps the laws");
        prop_assert_eq!(serde_json::to_string(&once).unwrap(), serde_json::to_string(&twice.graph).unwrap());
        prop_assert!(all_stay(&once, &twice.ids));
    }
}

#[test]
fn a_judgement_and_its_undoing_leave_no_byte_and_no_name_of_whoever_recorded_them() {
    use dictum::{Document, Outside, Person, Recording};
    let mut graph = Graph::new();
    graph.begin(Recording::by("ida")).unwrap();
    let note = graph.insert(Document::new("note", "Ana Ruiz met A. Ruiz.")).unwrap();
    let ana = graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz")).unwrap();
    let other = graph.insert(Person::named("A. Ruiz", note, "A. Ruiz")).unwrap();
    let written = |graph: &Graph| serde_json::to_string(&graph.compacted().unwrap().graph).unwrap();
    let before = written(&graph);
    graph.begin(Recording::by("a judge")).unwrap();
    let same = graph.insert(ana.same_as(other, Outside)).unwrap();
    graph.insert(same.retracted(Outside)).unwrap();
    assert_eq!(written(&graph), before);
    // What stays is numbered anew.
    graph.begin(Recording::by("ole")).unwrap();
    graph.insert(Person::named("Ruiz", note, "A. Ruiz")).unwrap();
    let compacted = graph.compacted().unwrap().graph;
    let by = |key: &str| {
        let statement = compacted.person(key).unwrap().statements(dictum::Relation::Exists).next().unwrap();
        statement.recording().unwrap().by.clone().unwrap()
    };
    assert_eq!([by("ana-ruiz"), by("ruiz")], ["ida", "ole"]);
    compacted.verify().unwrap();
    graph.verify().unwrap();
}

fn all_stay(graph: &Graph, ids: &dictum::IdMap) -> bool {
    let handles: Vec<Id<Node>> = graph.archive().nodes().iter().map(|node| node.id()).collect();
    all_nodes(&graph.archive()).len() == handles.len() && handles.into_iter().all(|id| ids.node(id) == Some(id))
}

#[test]
fn the_wording_of_a_claim_outlasts_the_document_it_was_worded_after() {
    use dictum::{Claim, Document, Outside, Stance};
    let mut graph = Graph::new();
    let first = graph.insert(Document::new("first", "The port is shut.")).unwrap();
    let second = graph.insert(Document::new("second", "The port was closed on Monday.")).unwrap();
    let later = second.at("The port was closed");
    let claim = Claim::asserted("the port is shut", first, "The port is shut").stance(Stance::asserts(later));
    let claim = graph.insert(claim).unwrap();
    graph.insert(first.retracted(Outside)).unwrap();
    let compacted = graph.compacted().unwrap();
    let claim = compacted.graph.claim(compacted.ids.node(claim).unwrap()).unwrap();
    assert_eq!((claim.wording(), claim.stances().count()), ("the port is shut", 1));
}
