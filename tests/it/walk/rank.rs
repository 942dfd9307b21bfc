//! PageRank.

use std::collections::HashMap;

use dictum::{Graph, Id, Node, Outside, Place, Relation};
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
    let off: f64 = found.iter().map(|(node, rank)| (rank - expected[number(node.id())]).abs()).sum();
    prop_assert!(off < 1e-9, "{:?} is off by {} from {:?}", found, off, expected);
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

    #[test]
    fn page_ranks_of_steps_at_random_are_those_of_a_walker(
        steps in prop::collection::vec((0..9_usize, 0..9_usize), 0..30),
        damping in 0.0..0.9,
    ) {
        let (mut graph, places) = joined(9, &steps);
        // The first two are one: what leads from one to the other leads from it to itself.
        graph.insert(places[0].same_as(places[1], Outside)).unwrap();
        let shown = |place: usize| place.saturating_sub(1);
        let steps: Vec<(usize, usize)> =
            steps.iter().filter(|(from, to)| from != to).map(|(from, to)| (shown(*from), shown(*to))).collect();
        let mut expected = [1.0 / 8.0; 8];
        for _ in 0..300 {
            let mut next = [(1.0 - damping) / 8.0; 8];
            for (from, rank) in expected.iter().enumerate() {
                let out: Vec<usize> = steps.iter().filter(|step| step.0 == from).map(|step| step.1).collect();
                let out = if out.is_empty() { (0..8).collect() } else { out };
                out.iter().for_each(|to| next[*to] += damping * rank / out.len() as f64);
            }
            expected = next;
        }
        let nodes = places[..1].iter().chain(&places[2..]);
        let expected: HashMap<Id<Node>, f64> = nodes.map(|place| place.widen()).zip(expected).collect();
        let found = graph.network([Relation::Related]).page_rank(damping);
        prop_assert_eq!(found.len(), 8);
        let off: f64 = found.iter().map(|(node, rank)| (rank - expected[&node.id()]).abs()).sum();
        prop_assert!(off < 1e-9, "{:?} is off by {} from {:?}", found, off, expected);
        graph.verify().unwrap();
    }
}

/// So many places, and steps between them, but for those that would lead from a place to itself.
fn joined(places: usize, steps: &[(usize, usize)]) -> (Graph, Vec<Id<Place>>) {
    let mut graph = Graph::new();
    let places = (0..places).map(|number| Place::outside(format!("Place {number}")));
    let places = graph.insert_all(places).unwrap();
    for (from, to) in steps.iter().filter(|(from, to)| from != to) {
        graph.insert(places[*from].related("next", places[*to], Outside)).unwrap();
    }
    (graph, places)
}

/// The places with their ranks, highest first.
fn ranks(graph: &Graph, places: &[Id<Place>], damping: f64) -> Vec<(usize, f64)> {
    let place = |node: Id<Node>| places.iter().position(|place| place.widen() == node).unwrap();
    let ranked = graph.network([Relation::Related]).page_rank(damping);
    ranked.into_iter().map(|(node, rank)| (place(node.id()), rank)).collect()
}

#[test]
fn places_that_stand_alike_tie_to_the_earlier_in_whatever_order_they_are_gone_through() {
    // Two circles of three. To place 6 lead one that leads there alone, one that leads to two more, one that leads to one more; so it is with place 7, but in
    // the other order, and 1.0 + a + b + c is not 1.0 + c + b + a.
    let circles = [(5, 4), (4, 3), (3, 5), (0, 1), (1, 2), (2, 0)];
    let led_to = [(10, 6), (11, 6), (11, 8), (11, 9), (12, 6), (12, 8)];
    let again = [(15, 7), (14, 7), (14, 8), (14, 9), (13, 7), (13, 8)];
    let steps: Vec<(usize, usize)> = circles.into_iter().chain(led_to).chain(again).collect();
    let (graph, places) = joined(16, &steps);
    let ranked = ranks(&graph, &places, 0.85);
    let alike = |these: &[usize]| {
        let there: Vec<(usize, f64)> = ranked.iter().copied().filter(|(place, _)| these.contains(place)).collect();
        assert!(there.iter().map(|(place, _)| *place).eq(these.iter().copied()), "{ranked:?}");
        assert!(there.windows(2).all(|pair| pair[0].1 == pair[1].1), "{ranked:?}");
    };
    alike(&[0, 1, 2, 3, 4, 5]);
    alike(&[6, 7]);
    alike(&[10, 11, 12, 13, 14, 15]);
    graph.verify().unwrap();
}

#[test]
fn a_circle_that_nothing_leads_out_of_does_not_hold_all_walkers() {
    // The first leads to two that lead to each other.
    let (graph, places) = joined(3, &[(0, 1), (1, 2), (2, 1)]);
    for (damping, kept) in [(0.85, 0.85), (0.99, 0.99), (1.0, 0.999)] {
        let first = (1.0 - kept) / 3.0;
        let second = (first + kept * first + kept * first) / (1.0 - kept * kept);
        let third = first + kept * second;
        let found = ranks(&graph, &places, damping);
        assert!(found.iter().map(|(place, _)| *place).eq([1, 2, 0]), "{damping}: {found:?}");
        let off: f64 = found.iter().zip([second, third, first]).map(|((_, found), rank)| (found - rank).abs()).sum();
        assert!(off < 1e-9, "{damping}: {found:?} is off by {off}");
    }
    graph.verify().unwrap();
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
