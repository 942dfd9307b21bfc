//! PageRank.

use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::{Case, look};
use crate::world::{Dice, World, cases, number, plans, throw};

/// By the matrix of where a walker goes from where, for many rounds.
fn ranked(case: &Case<'_>, damping: f64) -> Vec<f64> {
    let Case { nodes, ways, .. } = case;
    let (count, all) = (nodes.len(), case.world.oracle.nodes.len());
    let mut goes = vec![vec![0.0; all]; all];
    for from in nodes {
        let out: Vec<usize> = ways.iter().filter(|way| way.from == *from).map(|way| way.to).collect();
        for to in nodes {
            let by_steps = out.iter().filter(|end| *end == to).count() as f64 / out.len().max(1) as f64;
            let anywhere = 1.0 / count as f64;
            goes[*from][*to] = if out.is_empty() { anywhere } else { damping * by_steps + (1.0 - damping) * anywhere };
        }
    }
    let mut ranks = vec![0.0; all];
    nodes.iter().for_each(|node| ranks[*node] = 1.0 / count as f64);
    for _ in 0..300 {
        ranks = (0..all).map(|to| (0..all).map(|from| ranks[from] * goes[from][to]).sum()).collect();
    }
    ranks
}

fn is_ranked(case: &Case<'_>, dice: &mut Dice) -> TestCaseResult {
    let damping = [0.0, 0.5, 0.85][dice.below(3)];
    let expected = ranked(case, damping);
    let found = case.network.page_rank(damping);
    prop_assert_eq!(found.len(), case.nodes.len());
    for (node, rank) in &found {
        let expected = expected[number(node.id())];
        prop_assert!((rank - expected).abs() < 1e-8, "{:?}: {} and not {}", node, rank, expected);
    }
    let is_before = |one: &(_, f64), other: &(_, f64)| one.1 >= other.1;
    prop_assert!(found.is_sorted_by(is_before), "highest first");
    for pair in found.windows(2).filter(|pair| pair[0].1 == pair[1].1) {
        prop_assert!(pair[0].0.id() < pair[1].0.id(), "ties go to the earlier");
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn page_ranks_are_those_of_the_matrix(plan in plans(16), throw in throw()) {
        let world = World::of(&plan)?;
        look(&world, &mut Dice::from(throw), is_ranked)?;
    }
}

#[test]
fn page_rank_takes_any_damping_and_no_nodes() {
    let graph = dictum::Graph::new();
    assert!(graph.network([]).page_rank(0.85).is_empty());
    let mut graph = dictum::Graph::new();
    graph.insert(dictum::Place::outside("Alaska")).unwrap();
    graph.insert(dictum::Place::outside("Juneau")).unwrap();
    for damping in [f64::NAN, f64::INFINITY, -1.0, 2.0] {
        let ranks: Vec<f64> = graph.network([]).page_rank(damping).into_iter().map(|(_, rank)| rank).collect();
        assert_eq!(ranks, [0.5, 0.5], "{damping}");
    }
    graph.verify().unwrap();
}
