//! All simple paths.

use dictum::{Budget, Node, Path};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::{Case, is_way, look, rows};
use crate::oracle::Oracle;
use crate::world::{Dice, World, cases, handle, plans, throw};

const ENOUGH: Budget = Budget(1_000_000);

fn are_all(case: &Case<'_>, dice: &mut Dice) -> TestCaseResult {
    let Case { world, network, ways, nodes, .. } = case;
    for from in nodes {
        let (to, longest) = (dice.one_of(nodes), dice.below(6));
        let ends = [*from, to].map(|node| handle::<Node>(&world.graph, node));
        let expected = Oracle::simple_paths((*from, to), longest, ways);
        let mut paths = network.simple_paths(ends[0], ends[1], longest, ENOUGH);
        let found: Vec<Path<'_>> = paths.by_ref().collect();
        prop_assert!(!paths.was_cut_short());
        prop_assert_eq!(found.iter().map(rows).collect::<Vec<_>>(), &expected[..], "{} to {}", from, to);
        found.iter().try_for_each(|path| is_way(path, ways, *from, to))?;

        let mut paths = network.simple_paths(ends[0], ends[1], longest, Budget(dice.below(40) as u64));
        let found: Vec<Vec<usize>> = paths.by_ref().map(|path| rows(&path)).collect();
        prop_assert!(expected.starts_with(&found), "a budget gives the first of them");
        prop_assert!(paths.was_cut_short() || found == expected, "it must say so");
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn simple_paths_are_those_that_trying_everything_finds(plan in plans(24), throw in throw()) {
        let world = World::of(&plan)?;
        look(&world, &mut Dice::from(throw), are_all)?;
    }
}
