//! Shortest paths.

use dictum::{Node, Path};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::{Case, is_way, look, rows};
use crate::world::{Dice, World, cases, handle, plans, throw};

/// From some nodes to all nodes, shown or not.
fn are_shortest(case: &Case<'_>, dice: &mut Dice) -> TestCaseResult {
    let Case { world, view, roads, network, ways, .. } = case;
    let far = world.oracle.distances(roads, view);
    let count = world.oracle.nodes.len();
    for _ in 0..6 {
        let from = dice.below(count);
        for to in 0..count {
            let path = network.shortest_path(handle::<Node>(&world.graph, from), handle::<Node>(&world.graph, to));
            let most = dice.below(4);
            let (start, goal) = (handle::<Node>(&world.graph, from), handle::<Node>(&world.graph, to));
            let within = network.shortest_path_within(most, start, goal);
            let (from, to) = (view.shown_as[from], view.shown_as[to]);
            let is_within = |path: &&Path<'_>| path.len() <= most;
            prop_assert_eq!(within.as_ref().map(rows), path.as_ref().filter(is_within).map(rows));
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

#[test]
fn a_path_is_shown_by_names_with_the_key_where_two_have_the_same() {
    use dictum::*;
    let mut graph = Graph::new();
    let note = graph.insert(Document::new("note", "Ruiz told Ruiz, who told Lund.")).unwrap();
    let line = note.line(1);
    let elder = graph.insert(Person::named("Ruiz", &line, words("Ruiz").nth(1)).key("elder")).unwrap();
    let younger = graph.insert(Person::named("Ruiz", &line, words("Ruiz").nth(2)).key("younger")).unwrap();
    let lund = graph.insert(Person::described("a skipper", &line, "Lund").key("lund")).unwrap();
    graph.insert(elder.related("told", younger, Implied)).unwrap();
    graph.insert(younger.related("told", lund, Implied)).unwrap();
    let path = graph.network([Relation::Related]).shortest_path(elder, lund).unwrap();
    assert_eq!(path.to_string(), "Ruiz (elder) -> Ruiz (younger) -> a skipper");
    assert_eq!(format!("{path:?}"), "elder -> younger -> lund");
    graph.verify().unwrap();
}
