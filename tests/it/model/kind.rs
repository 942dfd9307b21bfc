//! Kinds of node, sets of them, and the unions that relations join.

use std::collections::BTreeSet;

use dictum::{Agent, Claim, Document, Entity, Holder, Kind, Kinds, Node, NodeKind, Person, Quote, Topic, Voice};
use proptest::prelude::*;
use serde_json::json;

use super::is_written;

fn kinds() -> impl Strategy<Value = BTreeSet<NodeKind>> {
    prop::collection::btree_set(prop::sample::select(&NodeKind::ALL), 0..=NodeKind::ALL.len())
}

proptest! {
    #[test]
    fn a_set_of_kinds_holds_what_was_put_in(kinds in kinds(), others in kinds()) {
        let (set, other): (Kinds, Kinds) = (kinds.iter().copied().collect(), others.iter().copied().collect());
        prop_assert_eq!(set.iter().collect::<Vec<_>>(), kinds.iter().copied().collect::<Vec<_>>());
        for kind in NodeKind::ALL {
            prop_assert_eq!(set.contains(kind), kinds.contains(&kind));
            prop_assert_eq!(set.or(other).contains(kind), kinds.contains(&kind) || others.contains(&kind));
        }
    }
}

#[test]
fn no_kind_and_every_kind_are_sets_too() {
    assert_eq!(Kinds::NONE.iter().count(), 0);
    assert_eq!(Kinds::ALL.iter().collect::<Vec<_>>(), NodeKind::ALL);
}

#[test]
fn a_set_is_shown_as_a_choice() {
    assert_eq!(Kinds::of(NodeKind::Quote).or(Kinds::of(NodeKind::Event)).to_string(), "event or quote");
}

#[test]
fn a_kind_is_shown_and_written_by_its_name() {
    let names = [
        "document",
        "voice",
        "person",
        "organization",
        "place",
        "event",
        "someone",
        "quote",
        "claim",
        "review",
        "comparison",
    ];
    assert_eq!(NodeKind::ALL.map(|kind| kind.to_string()), names);
    is_written(&NodeKind::ALL.to_vec(), json!(names));
}

fn names(kinds: Kinds) -> Vec<&'static str> {
    kinds.iter().map(NodeKind::as_str).collect()
}

#[test]
fn the_unions_hold_what_the_field_says() {
    assert_eq!(names(Agent::KINDS), ["document", "person", "organization", "place", "event", "someone"]);
    assert_eq!(names(Entity::KINDS), ["person", "organization", "place", "event", "someone", "claim"]);
    assert_eq!(names(Holder::KINDS), ["voice", "quote"]);
    assert_eq!(names(Person::KINDS), ["person"]);
    assert_eq!(Node::KINDS, Kinds::ALL);
}

#[test]
fn what_can_be_spoken_about_is_agents_quotes_and_claims() {
    assert_eq!(Topic::KINDS, Agent::KINDS.or(Quote::KINDS).or(Claim::KINDS));
    assert_eq!(Topic::KINDS, Entity::KINDS.or(Quote::KINDS).or(Document::KINDS));
    assert!(!Topic::KINDS.contains(NodeKind::Voice) && Holder::KINDS == Voice::KINDS.or(Quote::KINDS));
}
