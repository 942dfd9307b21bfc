//! Shortest paths.

use dictum::{Node, Path};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::{Case, is_way, look, rows};
use crate::world::{Dice, World, cases, handle, plans, throw};

/// From some nodes to all nodes, shown or not.
fn are_shortest(case: &Case<'_>, dice: &mut Dice) -> TestCaseResult {
    let Case { world, roads, network, ways, .. } = case;
    let far = world.oracle.distances(roads, &world.view);
    let count = world.oracle.nodes.len();
    for _ in 0..6 {
        let from = dice.below(count);
        for to in 0..count {
            let path = network.shortest_path(handle::<Node>(&world.graph, from), handle::<Node>(&world.graph, to));
            let (from, to) = (world.view.shown_as[from], world.view.shown_as[to]);
            prop_assert_eq!(path.as_ref().map(Path::len), far[from][to], "{} to {}", from, to);
            path.iter().try_for_each(|path| is_way(path, ways, from, to))?;
            let first = world.oracle.first_shortest((from, to), ways, &far);
            prop_assert_eq!(path.as_ref().map(rows), first, "{} to {}", from, to);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn shortest_paths_are_the_first_of_those_that_floyd_and_warshall_find(plan in plans(24), throw in throw()) {
        let world = World::of(&plan)?;
        look(&world, &mut Dice::from(throw), are_shortest)?;
    }
}
