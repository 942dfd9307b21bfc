//! Ways that share nothing.

use std::collections::{BTreeSet, HashSet};

use dictum::{Disjoint, Graph, Network, Node, Outside, Path, Place, Relation};
use proptest::collection::vec;
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

/// No two share what they may not.
fn are_disjoint(paths: &[Path<'_>], (from, to): (usize, usize), ways: &[Way], share: Disjoint) -> TestCaseResult {
    let (mut met, mut used) = (HashSet::new(), HashSet::new());
    for path in paths {
        is_way(path, ways, from, to)?;
        let nodes = path.nodes().map(|node| number(node.id()));
        let inner: Vec<usize> = nodes.filter(|node| ![from, to].contains(node)).collect();
        prop_assert_eq!(inner.len() + 1, path.len(), "it comes back");
        let is_apart = inner.iter().all(|node| met.insert(*node));
        prop_assert!(is_apart || share == Disjoint::Statements, "a node is shared");
        prop_assert!(rows(path).into_iter().all(|row| used.insert(row)), "a statement is shared");
    }
    Ok(())
}

/// So many nodes or statements are enough to cut all ways. What joins the ends directly is cut by no node.
fn are_cut(count: usize, (from, to): (usize, usize), ways: &[Way], share: Disjoint) -> bool {
    let is_direct = |way: &&Way| way.from == from && way.to == to;
    match share {
        Disjoint::Nodes => {
            let direct = ways.iter().filter(is_direct).count();
            let ways: Vec<Way> = ways.iter().filter(|way| !is_direct(way)).copied().collect();
            let inner: BTreeSet<usize> =
                ways.iter().map(|way| way.to).filter(|node| ![from, to].contains(node)).collect();
            let inner: Vec<usize> = inner.into_iter().collect();
            is_cut((from, to), &ways, &inner, count - direct, |way, node| way.from != node && way.to != node)
        }
        Disjoint::Statements => {
            let rows: BTreeSet<usize> = ways.iter().map(|way| way.row).collect();
            let rows: Vec<usize> = rows.into_iter().collect();
            is_cut((from, to), ways, &rows, count, |way, row| way.row != row)
        }
    }
}

fn are_as_many_as_can_be(
    graph: &Graph,
    network: Network<'_>,
    ways: &[Way],
    (from, to): (usize, usize),
) -> TestCaseResult {
    for share in [Disjoint::Nodes, Disjoint::Statements] {
        let ends = [from, to].map(|node| handle::<Node>(graph, node));
        let paths = network.disjoint_paths(ends[0], ends[1], share);
        prop_assert!(from != to || paths.is_empty());
        are_disjoint(&paths, (from, to), ways, share)?;
        if from != to && paths.len() <= 3 {
            let are_all = are_cut(paths.len(), (from, to), ways, share);
            prop_assert!(are_all, "there is a further way from {} to {} than {:?}", from, to, paths);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn disjoint_paths_are_as_many_as_it_takes_to_cut_all(plan in plans(24), throw in throw()) {
        let world = World::of(&plan)?;
        look(&world, &mut Dice::from(throw), |case, dice| {
            let Case { network, ways, nodes, .. } = case;
            nodes.iter().try_for_each(|from| are_as_many_as_can_be(&world.graph, *network, ways, (*from, dice.one_of(nodes))))
        })?;
    }

    #[test]
    fn where_much_is_joined_too(pairs in vec((0_usize..8, 0_usize..8), 6..16), is_undirected in any::<bool>()) {
        // Nothing is related to itself.
        let pairs: Vec<(usize, usize)> = pairs.into_iter().filter(|(from, to)| from != to).collect();
        between_all(8, &pairs, is_undirected)?;
    }
}

/// Between all of some places that are joined so.
fn between_all(places: usize, pairs: &[(usize, usize)], is_undirected: bool) -> TestCaseResult {
    let mut graph = Graph::new();
    let ids = graph.insert_all((0..places).map(|number| Place::outside(format!("Place {number}")))).unwrap();
    let said: Vec<_> = pairs.iter().map(|(from, to)| ids[*from].related("next", ids[*to], Outside)).collect();
    let first = graph.statement_count();
    graph.insert_all(said).unwrap();
    let network = graph.network([Relation::Related]);
    let network = if is_undirected { network.undirected() } else { network };
    let along = pairs.iter().zip(first..).map(|((from, to), row)| Way { from: *from, to: *to, row });
    let mut ways: Vec<Way> = along.collect();
    if is_undirected {
        let against: Vec<Way> = ways.iter().map(|way| Way { from: way.to, to: way.from, row: way.row }).collect();
        ways.extend(against);
    }
    for from in 0..places {
        for to in 0..places {
            are_as_many_as_can_be(&graph, network, &ways, (from, to))?;
        }
    }
    Ok(())
}

#[test]
fn a_statement_that_two_ways_would_walk_both_ways_is_walked_by_neither() {
    let pairs = [(11, 9), (4, 5), (3, 11), (8, 10), (5, 8), (4, 9), (11, 8), (0, 3), (4, 9), (10, 9), (5, 3)];
    between_all(12, &pairs, true).unwrap();
}
