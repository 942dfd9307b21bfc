//! What users draw for their own property tests.

use std::collections::HashSet;

use dictum::strategies::{graphs, histories, spanned, texts};
use dictum::{Graph, Relation};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::world::cases;

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn every_graph_that_is_drawn_keeps_the_laws(graph in graphs(40)) {
        prop_assert!(graph.verify().is_ok());
    }

    #[test]
    fn a_history_leads_to_the_same_graph_however_often_it_is_told(history in histories(30)) {
        let written = |graph: &Graph| serde_json::to_string(graph).unwrap();
        prop_assert_eq!(written(&history.told()), written(&history.told()));
    }

    #[test]
    fn a_deed_that_is_refused_changes_nothing(history in histories(30)) {
        let mut graph = Graph::new();
        for deed in history.deeds() {
            let before = serde_json::to_string(&graph).unwrap();
            if deed.done_to(&mut graph).is_err() {
                prop_assert_eq!(serde_json::to_string(&graph).unwrap(), before);
            }
        }
    }

    #[test]
    fn a_span_that_is_drawn_lies_in_its_text((text, span) in spanned()) {
        prop_assert!(text.get(span.range()).is_some());
    }
}

#[test]
fn texts_are_of_every_sort_that_is_promised() {
    let mut runner = TestRunner::deterministic();
    let texts: Vec<String> = (0..200).map(|_| texts().new_tree(&mut runner).unwrap().current()).collect();
    let some = |has: fn(&str) -> bool| texts.iter().any(|text| has(text));
    assert!(some(|text| text.contains("\r\n")) && some(|text| text.contains('“')));
    assert!(some(|text| text.contains('\u{301}')) && some(|text| text.contains('🚀')));
    assert!(some(|text| text.chars().any(|c| ('а'..='я').contains(&c))));
}

#[test]
fn histories_put_in_judge_and_take_back_of_every_sort() {
    let mut runner = TestRunner::deterministic();
    let mut relations = HashSet::new();
    let mut hidden = 0;
    for _ in 0..200 {
        let graph = histories(40).new_tree(&mut runner).unwrap().current().told();
        hidden += graph.archive().nodes().count() - graph.nodes().count();
        let archive = graph.archive();
        let said =
            archive.nodes().iter().flat_map(|node| Relation::ALL.iter().flat_map(move |kind| node.statements(*kind)));
        relations.extend(said.map(|said| said.relation()));
    }
    let expected = [
        Relation::SpokenBy,
        Relation::To,
        Relation::ByWayOf,
        Relation::NestedIn,
        Relation::Hedge,
        Relation::Stretch,
        Relation::TakesStance,
        Relation::Cites,
        Relation::OwnedBy,
        Relation::MemberOf,
        Relation::Contradicts,
        Relation::SameAs,
        Relation::DifferentFrom,
        Relation::SupersededBy,
        Relation::Retracted,
    ];
    let missing: Vec<_> = expected.iter().filter(|relation| !relations.contains(relation)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(hidden > 0);
}
