//! What lies in a place, and what is a part of an event.

use std::collections::BTreeSet;

use dictum::{Event, Place};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::oracle::Roads;
use crate::world::{World, cases, handle, number, plans};

/// The node first, all that is reached, each once, nearest first.
fn is_closure(world: &World, node: usize, relation: &'static str, found: &[usize]) -> TestCaseResult {
    prop_assert_eq!(found.first(), Some(&node));
    let once: BTreeSet<usize> = found.iter().copied().collect();
    prop_assert_eq!(once.len(), found.len(), "some come twice");
    prop_assert_eq!(&once, &world.oracle.closure(node, relation, &world.view).into_iter().collect());
    let roads = Roads {
        relations: vec![relation],
        back: vec![],
        kinds: vec![world.oracle.kind(node)],
        along: false,
        against: true,
    };
    let far = world.oracle.distances(&roads, &world.view);
    prop_assert!(found.is_sorted_by_key(|reached| far[node][*reached]), "not nearest first");
    Ok(())
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn everything_within_a_place_is_what_leads_to_it(plan in plans(24)) {
        let world = World::of(&plan)?;
        for place in world.view.shown().into_iter().filter(|node| world.oracle.kind(*node) == "place") {
            let face = world.graph.place(handle::<Place>(&world.graph, place)).expect("it is shown");
            let found: Vec<usize> = face.everything_within().into_iter().map(|place| number(place.id())).collect();
            is_closure(&world, place, "within", &found).map_err(|error| world.told(error))?;
        }
    }

    #[test]
    fn all_parts_of_an_event_are_the_events_that_lead_to_it(plan in plans(24)) {
        let world = World::of(&plan)?;
        for event in world.view.shown().into_iter().filter(|node| world.oracle.kind(*node) == "event") {
            let face = world.graph.event(handle::<Event>(&world.graph, event)).expect("it is shown");
            let found: Vec<usize> = face.all_parts().into_iter().map(|event| number(event.id())).collect();
            is_closure(&world, event, "during", &found).map_err(|error| world.told(error))?;
        }
    }
}
