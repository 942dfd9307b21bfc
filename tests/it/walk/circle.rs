//! What runs in a circle.

use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::{Case, look};
use crate::world::{Dice, World, cases, number, plans, throw};

/// Nodes that reach each other.
fn run_in_circles(case: &Case<'_>, _: &mut Dice) -> TestCaseResult {
    let far = case.world.oracle.distances(&case.roads, case.view);
    let mut expected: Vec<Vec<usize>> = Vec::new();
    for node in &case.nodes {
        match expected.iter_mut().find(|part| far[part[0]][*node].is_some() && far[*node][part[0]].is_some()) {
            Some(part) => part.push(*node),
            None => expected.push(vec![*node]),
        }
    }
    expected.retain(|part| part.len() > 1);
    let found = case.network.circles().into_iter();
    let found: Vec<Vec<usize>> = found.map(|part| part.into_iter().map(|node| number(node.id())).collect()).collect();
    prop_assert_eq!(found, expected);
    Ok(())
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn circles_are_those_who_reach_each_other_by_floyd_and_warshall(plan in plans(24), throw in throw()) {
        let world = World::of(&plan)?;
        look(&world, &mut Dice::from(throw), run_in_circles)?;
    }

    #[test]
    fn documents_that_cite_at_random_run_in_circles(cites in prop::collection::vec((0..9_usize, 0..9_usize), 0..20)) {
        use dictum::{Document, Graph, NodeKind, Outside, Relation};
        let mut graph = Graph::new();
        let keys = (0..9).map(|number| Document::new(format!("document-{number}"), "A deckhand spoke."));
        let documents = graph.insert_all(keys).unwrap();
        let cites: Vec<(usize, usize)> = cites.into_iter().filter(|(one, other)| one != other).collect();
        for (one, other) in &cites {
            graph.insert(documents[*one].cites(documents[*other], Outside)).unwrap();
        }
        let mut reaches = [[false; 9]; 9];
        (0..9).for_each(|node| reaches[node][node] = true);
        cites.iter().for_each(|(one, other)| reaches[*one][*other] = true);
        for (by, from, to) in (0..729).map(|all| (all / 81, all / 9 % 9, all % 9)) {
            reaches[from][to] |= reaches[from][by] && reaches[by][to];
        }
        let part = |node: usize| (0..9).filter(|other| reaches[node][*other] && reaches[*other][node]).collect::<Vec<_>>();
        let mut expected: Vec<Vec<usize>> = (0..9).map(part).filter(|part| part.len() > 1).collect();
        expected.sort();
        expected.dedup();
        let circles = graph.network([Relation::Cites]).among([NodeKind::Document]).circles();
        let place = |id| documents.iter().position(|document| document.widen() == id).unwrap();
        let found: Vec<Vec<usize>> =
            circles.into_iter().map(|part| part.into_iter().map(|node| place(node.id())).collect()).collect();
        prop_assert_eq!(found, expected);
        graph.verify().unwrap();
    }
}
