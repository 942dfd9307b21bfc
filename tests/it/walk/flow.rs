//! Ways that share nothing.

use std::collections::HashSet;

use dictum::{Disjoint, Node};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::{Case, is_way, look, rows};
use crate::oracle::Way;
use crate::world::{Dice, World, cases, handle, number, plans, throw};

/// Whether there is a way.
fn is_joined((from, to): (usize, usize), ways: &[Way]) -> bool {
    let mut reached = vec![from];
    while let Some(way) = ways.iter().find(|way| reached.contains(&way.from) && !reached.contains(&way.to)) {
        reached.push(way.to);
    }
    reached.contains(&to)
}

/// Whether there is no way past some so many of these.
fn is_cut(ends: (usize, usize), ways: &[Way], by: &[usize], size: usize, is_past: fn(&Way, usize) -> bool) -> bool {
    if size == 0 {
        return !is_joined(ends, ways);
    }
    by.iter().enumerate().any(|(place, cut)| {
        let ways: Vec<Way> = ways.iter().copied().filter(|way| is_past(way, *cut)).collect();
        is_cut(ends, &ways, &by[place + 1..], size - 1, is_past)
    })
}

fn are_as_many_as_can_be(case: &Case<'_>, dice: &mut Dice) -> TestCaseResult {
    let Case { world, network, ways, nodes, .. } = case;
    for share in [Disjoint::Nodes, Disjoint::Statements] {
        for from in nodes {
            let to = dice.one_of(nodes);
            let ends = [*from, to].map(|node| handle::<Node>(&world.graph, node));
            let paths = network.disjoint_paths(ends[0], ends[1], share);
            if *from == to {
                prop_assert!(paths.is_empty());
                continue;
            }
            let (mut met, mut used) = (HashSet::new(), HashSet::new());
            for path in &paths {
                is_way(path, ways, *from, to)?;
                let inner: Vec<usize> =
                    path.nodes().map(|node| number(node.id())).filter(|node| ![*from, to].contains(node)).collect();
                prop_assert_eq!(inner.len() + 1, path.len(), "it comes back");
                prop_assert!(
                    inner.iter().all(|node| met.insert(*node)) || share == Disjoint::Statements,
                    "a node is shared"
                );
                prop_assert!(rows(path).into_iter().all(|row| used.insert(row)), "a statement is shared");
            }
            // What joins the ends directly is cut by no node.
            let is_direct = |way: &Way| way.from == *from && way.to == to;
            let direct = ways.iter().filter(|way| is_direct(way)).count();
            let past = ways.iter().copied().filter(|way| share == Disjoint::Statements || !is_direct(way));
            let past: Vec<Way> = past.collect();
            let size = paths.len() - if share == Disjoint::Nodes { direct } else { 0 };
            if size <= 3 {
                let is_cut = match share {
                    Disjoint::Nodes => {
                        let inner: Vec<usize> =
                            nodes.iter().copied().filter(|node| ![*from, to].contains(node)).collect();
                        is_cut((*from, to), &past, &inner, size, |way, node| way.from != node && way.to != node)
                    }
                    Disjoint::Statements => {
                        let mut rows: Vec<usize> = past.iter().map(|way| way.row).collect();
                        rows.dedup();
                        is_cut((*from, to), &past, &rows, size, |way, row| way.row != row)
                    }
                };
                prop_assert!(is_cut, "there is a further way from {} to {} than {:?}", from, to, paths);
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn disjoint_paths_are_as_many_as_it_takes_to_cut_all(plan in plans(24), throw in throw()) {
        let world = World::of(&plan)?;
        look(&world, &mut Dice::from(throw), are_as_many_as_can_be)?;
    }
}
