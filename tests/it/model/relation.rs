//! The table of what can be said.

use std::collections::BTreeSet;

use dictum::{Agent, Kind, Kinds, NodeKind, Relation};

#[test]
fn every_relation_has_a_name_of_its_own_under_which_files_hold_it() {
    let names: BTreeSet<&str> = Relation::ALL.iter().map(|relation| relation.as_str()).collect();
    assert_eq!(names.len(), Relation::ALL.len());
    for relation in Relation::ALL {
        let written = format!("\"{relation}\"");
        assert_eq!(serde_json::to_string(relation).unwrap(), written);
        assert_eq!(serde_json::from_str::<Relation>(&written).unwrap(), *relation);
    }
}

#[test]
fn the_table_is_in_the_order_of_the_relations() {
    assert!(Relation::ALL.is_sorted());
}

#[test]
fn an_edge_leads_somewhere_and_a_value_does_not() {
    for relation in Relation::ALL {
        assert_eq!(relation.is_edge(), relation.objects() != Kinds::NONE, "{relation}");
    }
}

#[test]
fn what_is_said_in_both_directions_joins_the_same_kinds() {
    for relation in Relation::ALL.iter().filter(|relation| relation.is_symmetric()) {
        assert_eq!(relation.subjects(), relation.objects(), "{relation}");
    }
}

#[test]
fn the_ends_are_those_of_the_model() {
    assert_eq!(Relation::SpokenBy.subjects(), Kinds::of(NodeKind::Quote));
    assert_eq!(Relation::SpokenBy.objects(), Agent::KINDS);
    assert_eq!(Relation::TakesStance.subjects(), Kinds::of(NodeKind::Voice).or(Kinds::of(NodeKind::Quote)));
    assert_eq!(Relation::TakesStance.objects(), Kinds::of(NodeKind::Claim));
    assert_eq!(Relation::Cites.objects(), Kinds::of(NodeKind::Document));
    assert_eq!(Relation::Office.subjects(), Kinds::of(NodeKind::Person));
    assert_eq!(Relation::Viewpoint.subjects(), Kinds::NONE);
}

#[test]
fn sameness_is_mutual_and_citing_is_not() {
    assert!(Relation::SameAs.is_symmetric() && Relation::Contradicts.is_symmetric());
    assert!(!Relation::Cites.is_symmetric() && !Relation::Supports.is_symmetric() && !Relation::Repeats.is_symmetric());
}
