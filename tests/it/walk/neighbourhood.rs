//! What is around a node.

use dictum::Node;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::{Case, look};
use crate::world::{Dice, World, cases, handle, number, plans, throw};

fn is_around(case: &Case<'_>, dice: &mut Dice) -> TestCaseResult {
    let Case { world, view, roads, network, ways, .. } = case;
    let far = world.oracle.distances(roads, view);
    for node in 0..world.oracle.nodes.len() {
        let radius = dice.below(4);
        let around = network.neighbourhood(handle::<Node>(&world.graph, node), radius);
        let node = view.shown_as[node];
        let mut found: Vec<_> = around.nodes().map(|(node, distance)| (number(node.id()), distance)).collect();
        prop_assert!(found.is_sorted_by_key(|(_, distance)| *distance));
        found.sort_unstable();
        let near = |to: usize| far[node][to].filter(|distance| *distance <= radius);
        let expected: Vec<_> = (0..far.len()).filter_map(|to| Some((to, near(to)?))).collect();
        prop_assert_eq!(found, expected, "around {}", node);

        let found: Vec<usize> = around.statements().map(|statement| number(statement.id())).collect();
        let walked = ways.iter().filter(|way| far[node][way.from].is_some_and(|distance| distance < radius));
        let mut expected: Vec<usize> = walked.map(|way| way.row).collect();
        expected.sort_unstable();
        expected.dedup();
        prop_assert_eq!(found, expected, "around {}", node);
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn a_neighbourhood_is_what_floyd_and_warshall_find_near(plan in plans(24), throw in throw()) {
        let world = World::of(&plan)?;
        look(&world, &mut Dice::from(throw), is_around)?;
    }
}
