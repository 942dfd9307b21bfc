//! Walks.

mod circle;
mod component;
mod flow;
mod neighbourhood;
mod path;
mod paths;
mod rank;
mod route;
mod scale;

use dictum::{Network, Path};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::oracle::{Roads, View, Way};
use crate::world::{Dice, World, each_view, network, number, roads};

/// A network of a world, as the graph and as the oracle has it.
struct Case<'w> {
    world: &'w World,
    /// What the oracle shows of it.
    view: &'w View,
    roads: Roads,
    network: Network<'w>,
    ways: Vec<Way>,
    /// The nodes that are on it.
    nodes: Vec<usize>,
}

/// Looks at a network of each view of a world.
fn look(world: &World, dice: &mut Dice, look: impl Fn(&Case<'_>, &mut Dice) -> TestCaseResult) -> TestCaseResult {
    let looked = each_view(world, dice, |seen, view, dice| {
        let roads = roads(dice);
        let (network, ways) = (network(seen, &roads), world.oracle.ways(&roads, view));
        let shown = view.shown().into_iter();
        let nodes = shown.filter(|node| world.oracle.is_on(*node, &roads, view)).collect();
        let case = Case { world, view, roads, network, ways, nodes };
        look(&case, dice).map_err(|error| TestCaseError::fail(format!("{error} by {:?}", case.roads)))
    });
    looked.map_err(|error| world.told(error))
}

/// Each step begins where the last one ended, and goes by a statement that joins its ends the way it is walked.
fn is_way(path: &Path<'_>, ways: &[Way], from: usize, to: usize) -> TestCaseResult {
    let mut at = from;
    for step in path.steps() {
        let (from, to) = (number(step.from().id()), number(step.to().id()));
        let way = Way { from, to, row: number(step.statement().id()) };
        prop_assert!(ways.contains(&way), "{} is no step {:?}", step, way);
        prop_assert_eq!(from, at, "it is broken");
        let (source, target) = (step.statement().source(), step.statement().target());
        let ends = if step.is_against() { (target, source) } else { (source, target) };
        prop_assert_eq!(ends, (Some(step.from()), Some(step.to())));
        prop_assert_eq!(step.relation(), step.statement().relation());
        prop_assert!(!step.evidence().grounds().is_empty());
        at = to;
    }
    prop_assert_eq!(at, to);
    let nodes: Vec<usize> = path.nodes().map(|node| number(node.id())).collect();
    prop_assert_eq!((nodes.first(), nodes.last(), nodes.len()), (Some(&from), Some(&to), path.len() + 1));
    Ok(())
}

/// The statements of a path.
fn rows(path: &Path<'_>) -> Vec<usize> {
    path.steps().iter().map(|step| number(step.statement().id())).collect()
}
