//! Shortest paths.

use dictum::{Network, Node, Path};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::oracle::Roads;
use crate::world::{Dice, World, cases, handle, network, number, plans, roads, throw};

/// Each step begins where the last one ended, and goes by a statement that joins its ends the way it is walked.
fn is_way(path: &Path<'_>, roads: &Roads, from: usize, to: usize) -> TestCaseResult {
    let mut at = from;
    for step in path.steps() {
        let ends = (number(step.from().id()), number(step.to().id()));
        let statement = step.statement();
        let source = statement.source().map(|node| number(node.id()));
        let target = statement.target().map(|node| number(node.id()));
        let along = roads.along && (source, target) == (Some(ends.0), Some(ends.1));
        let against = roads.against && (source, target) == (Some(ends.1), Some(ends.0));
        prop_assert!(along || against, "{} does not join {:?}", statement, ends);
        prop_assert!(roads.relations.contains(&statement.relation().as_str()));
        prop_assert_eq!(ends.0, at, "it is broken");
        prop_assert!(!step.evidence().grounds().is_empty());
        at = ends.1;
    }
    prop_assert_eq!(at, to);
    let nodes: Vec<usize> = path.nodes().map(|node| number(node.id())).collect();
    prop_assert_eq!((nodes.first(), nodes.last(), nodes.len()), (Some(&from), Some(&to), path.len() + 1));
    Ok(())
}

/// From some nodes to all nodes, shown or not.
fn are_shortest(world: &World, roads: &Roads, network: Network<'_>, dice: &mut Dice) -> TestCaseResult {
    let far = world.oracle.distances(roads, &world.view);
    let count = world.oracle.nodes.len();
    for _ in 0..6 {
        let from = dice.below(count);
        for to in 0..count {
            let path = network.shortest_path(handle::<Node>(&world.graph, from), handle::<Node>(&world.graph, to));
            let (from, to) = (world.view.shown_as[from], world.view.shown_as[to]);
            prop_assert_eq!(path.as_ref().map(Path::len), far[from][to], "{} to {} by {:?}", from, to, roads);
            path.iter().try_for_each(|path| is_way(path, roads, from, to))?;
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn shortest_paths_are_as_long_as_floyd_and_warshall_say(plan in plans(24), throw in throw()) {
        let world = World::of(&plan)?;
        let mut dice = Dice::from(throw);
        for _ in 0..2 {
            let roads = roads(&mut dice);
            let network = network(&world.graph, &roads);
            are_shortest(&world, &roads, network, &mut dice).map_err(|error| world.told(error))?;
        }
    }
}
