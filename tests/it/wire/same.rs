//! Graphs of the same content.

use dictum::{Document, Graph, Outside, Person, Quote, Recording};
use proptest::prelude::*;

use crate::world::{World, cases, plans};

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn a_graph_has_the_content_of_what_it_is_written_as_and_none_that_says_more(plan in plans(12)) {
        let world = World::of(&plan)?;
        let text = serde_json::to_string(&world.graph).expect("it is written");
        let mut again: Graph = serde_json::from_str(&text).expect("it is read");
        prop_assert!(again.same_content(&world.graph));
        again.insert(Document::new("one more", "text")).expect("it goes in");
        prop_assert!(!again.same_content(&world.graph));
    }
}

fn two(order: [&str; 2]) -> Graph {
    let mut graph = Graph::new();
    graph.insert(Document::new("note", "Ana and Bo say it.")).unwrap();
    for name in order {
        graph.insert(Person::named(name, "note", name)).unwrap();
    }
    graph
}

#[test]
fn the_order_of_nodes_is_no_content_and_that_of_speakers_is() {
    let mut one = two(["Ana", "Bo"]);
    let mut other = two(["Bo", "Ana"]);
    assert!(one.same_content(&other));
    let quote = |first, second| Quote::indirect("note", "it").spoken_by(first, Outside).spoken_by(second, Outside);
    one.insert(quote("ana", "bo")).unwrap();
    other.insert(quote("bo", "ana")).unwrap();
    assert!(!one.same_content(&other));
}

#[test]
fn who_recorded_it_is_content_and_the_number_of_the_recording_is_not() {
    let recorded = |who: &[&str]| {
        let mut graph = Graph::new();
        for by in who {
            graph.begin(Recording::by(*by)).unwrap();
        }
        graph.insert(Document::new("note", "text")).unwrap();
        graph
    };
    assert!(recorded(&["bo", "ana"]).same_content(&recorded(&["ana"])));
    assert!(!recorded(&["bo"]).same_content(&recorded(&["ana"])));
}

#[test]
fn what_is_said_of_a_statement_counts() {
    let with = |hedge: &str| {
        let mut graph = Graph::new();
        graph.insert(Document::new("note", "Perhaps, maybe, it rains.")).unwrap();
        let claim = dictum::Claim::new("It rains.").looked_for("note");
        graph.insert(claim.stance(dictum::Stance::asserts("it rains").hedged(hedge))).unwrap();
        graph
    };
    assert!(with("Perhaps").same_content(&with("Perhaps")));
    assert!(!with("Perhaps").same_content(&with("maybe")));
}
