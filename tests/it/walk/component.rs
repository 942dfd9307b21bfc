//! What hangs together.

use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::{Case, look};
use crate::oracle::Roads;
use crate::world::{Dice, World, cases, number, plans, throw};

fn hang_together(case: &Case<'_>, _: &mut Dice) -> TestCaseResult {
    let roads = Roads { along: true, against: true, ..case.roads.clone() };
    let far = case.world.oracle.distances(&roads, case.view);
    let mut expected: Vec<Vec<usize>> = Vec::new();
    for node in &case.nodes {
        match expected.iter_mut().find(|part| far[part[0]][*node].is_some()) {
            Some(part) => part.push(*node),
            None => expected.push(vec![*node]),
        }
    }
    let found = case.network.components().into_iter();
    let found: Vec<Vec<usize>> = found.map(|part| part.into_iter().map(|node| number(node.id())).collect()).collect();
    prop_assert_eq!(found, expected);
    Ok(())
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn components_are_those_of_floyd_and_warshall(plan in plans(24), throw in throw()) {
        let world = World::of(&plan)?;
        look(&world, &mut Dice::from(throw), hang_together)?;
    }
}
