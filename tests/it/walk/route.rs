//! Routes.

use dictum::{Claim, Document, Graph, Node, Outside, Path, Relation, Route};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::is_way;
use crate::oracle::{Roads, Trail, View};
use crate::world::{Dice, World, cases, each_view, handle, number, plans, throw};

fn relation(name: &str) -> Relation {
    *Relation::ALL.iter().find(|relation| relation.as_str() == name).unwrap()
}

/// A route of at most so many parts.
fn drawn(dice: &mut Dice, parts: usize) -> Trail {
    let pair = |dice: &mut Dice| (Box::new(drawn(dice, parts / 2)), Box::new(drawn(dice, parts / 2)));
    match dice.below(6) {
        0 | 1 if parts > 1 => {
            let (first, second) = pair(dice);
            Trail::Then(first, second)
        }
        2 if parts > 1 => {
            let (one, other) = pair(dice);
            Trail::Or(one, other)
        }
        3 | 4 if parts > 1 => {
            let most = [None, Some(dice.below(4))][dice.below(2)];
            Trail::Repeated(Box::new(drawn(dice, parts - 1)), dice.below(3), most)
        }
        _ => {
            let often =
                [Relation::InDocument, Relation::SpokenBy, Relation::NestedIn, Relation::SameAs, Relation::Related];
            let relation = if dice.chance(60) { dice.one_of(&often) } else { dice.one_of(Relation::ALL) };
            Trail::Step(relation.as_str(), dice.chance(50))
        }
    }
}

/// The same, of the graph; where it may, by the other way of saying it.
fn route(trail: &Trail) -> Route {
    match trail {
        Trail::Step(name, false) => relation(name).into(),
        Trail::Step(name, true) => relation(name).inverse(),
        Trail::Then(first, second) => route(first).then(route(second)),
        Trail::Or(one, other) => route(one).or(route(other)),
        Trail::Repeated(of, least, None) => route(of).repeated(*least..),
        Trail::Repeated(of, least, Some(most)) => route(of).repeated(*least..most + 1),
    }
}

fn leads_where_it_should(world: &World, seen: &dictum::View, view: &View, dice: &mut Dice) -> TestCaseResult {
    let trail = drawn(dice, 6);
    let (route, far) = (route(&trail), world.oracle.trail(&trail, view));
    let relations = Relation::ALL.iter().map(|relation| relation.as_str()).collect();
    let every = Roads { relations, back: vec![], kinds: vec![], along: true, against: true };
    let ways = world.oracle.ways(&every, view);
    for node in view.shown() {
        let start = seen.node(handle::<Node>(&world.graph, node)).unwrap();
        let mut walk = start.walk(route.clone());
        let found: Vec<usize> = walk.by_ref().map(|node| number(node.id())).collect();
        prop_assert!(found.is_sorted_by_key(|to| far[node][*to]), "{} from {}: {:?}", route, node, found);
        for to in &found {
            let path = walk.path_to(handle::<Node>(&world.graph, *to)).expect("it is reached");
            prop_assert_eq!(Some(path.len()), far[node][*to], "{} from {} to {}", route, node, to);
            is_way(&path, &ways, node, *to)?;
            let steps: Vec<(&str, bool)> =
                path.steps().iter().map(|step| (step.relation().as_str(), step.is_against())).collect();
            prop_assert!(trail.ends(&steps).contains(&steps.len()), "{} is not {:?}", route, path);
        }
        let mut sorted = found.clone();
        sorted.sort_unstable();
        let expected: Vec<usize> = (0..far.len()).filter(|to| far[node][*to].is_some()).collect();
        prop_assert_eq!(sorted, expected, "{} from {}", route, node);

        // The inverse leads back, and asking for one path takes nothing from the walk, wherever it is.
        let Some(to) = dice.pick(&found) else { continue };
        let end = seen.node(handle::<Node>(&world.graph, to)).unwrap();
        let back = end.walk(route.clone().inverse()).path_to(start);
        prop_assert_eq!(back.as_ref().map(Path::len), far[node][to], "{} back to {}", route, node);
        let mut again = start.walk(route.clone());
        let first: Vec<_> = again.by_ref().take(found.len() / 2).collect();
        prop_assert!(again.path_to(end).is_some());
        prop_assert_eq!(first.into_iter().chain(again).map(|node| number(node.id())).collect::<Vec<_>>(), found);
    }
    // Where it begins twice, it begins once.
    let all = seen.walk(seen.nodes().into_iter().chain(seen.nodes()), route.clone()).map(|node| number(node.id()));
    let mut all: Vec<usize> = all.collect();
    all.sort_unstable();
    let expected: Vec<usize> = (0..far.len()).filter(|to| far.iter().any(|far| far[*to].is_some())).collect();
    prop_assert_eq!(all, expected, "{} from everywhere", route);
    Ok(())
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn a_route_leads_where_trying_everything_leads(plan in plans(24), throw in throw()) {
        let world = World::of(&plan)?;
        let mut dice = Dice::from(throw);
        let looked = each_view(&world, &mut dice, |seen, view, dice| leads_where_it_should(&world, seen, view, dice));
        looked.map_err(|error| world.told(error))?;
    }
}

#[test]
fn a_relation_that_gives_a_value_leads_nowhere() {
    let mut graph = dictum::Graph::new();
    let alaska = graph.insert(dictum::Place::outside("Alaska").key("alaska")).unwrap();
    for relation in Relation::ALL.iter().filter(|relation| !relation.is_edge()) {
        for route in [Route::from(*relation), relation.repeated(1..), relation.or(*relation)] {
            let found: Vec<_> = graph.walk([alaska], route.clone()).collect();
            assert!(found.is_empty(), "{route} leads to {found:?}");
        }
    }
    graph.verify().unwrap();
}

#[test]
fn of_several_statements_that_lead_on_a_way_names_the_first_along_before_against() {
    let mut graph = Graph::new();
    let [one, other] = ["one", "other"].map(|key| graph.insert(Claim::new(key).key(key)).unwrap());
    let back = graph.insert(other.contradicts(one, Outside)).unwrap();
    let said = [0; 3].map(|_| graph.insert(one.contradicts(other, Outside)).unwrap());
    let way = |graph: &Graph, route: Route| {
        let path = graph.claim(one).unwrap().walk(route).path_to(other).unwrap();
        let [step] = path.steps() else { panic!("{path} is not one step") };
        (step.statement().id(), step.is_against())
    };
    assert_eq!(way(&graph, Relation::Contradicts.into()), (said[0], false));
    assert_eq!(way(&graph, Relation::Contradicts.repeated(1..)), (said[0], false));
    graph.insert(said[0].retracted(Outside)).unwrap();
    assert_eq!(way(&graph, Relation::Contradicts.into()), (said[1], false));
    graph.insert_all(said[1..].iter().map(|said| said.retracted(Outside))).unwrap();
    assert_eq!(way(&graph, Relation::Contradicts.repeated(..)), (back, true));
}

#[test]
fn the_way_to_each_of_very_many_that_hang_on_one_is_found_without_going_through_all() {
    let mut graph = Graph::new();
    let hub = graph.insert(Document::new("hub", "All.")).unwrap();
    let leaves = graph.insert_all((0..20_000).map(|number| Document::new(format!("leaf-{number}"), "One.")));
    let leaves = leaves.unwrap();
    graph.insert_all(leaves.iter().map(|leaf| hub.cites(*leaf, Outside))).unwrap();
    let mut walk = graph.document(hub).unwrap().walk(Relation::Cites.repeated(..));
    assert!(leaves.iter().all(|leaf| walk.path_to(*leaf).is_some_and(|path| path.len() == 1)));
}

#[test]
fn a_route_is_shown_as_a_property_path() {
    use Relation::{About, At, SpokenBy, To, Within};
    let shown = |route: Route| route.to_string();
    assert_eq!(shown(Within.inverse().repeated(..).then(At.inverse())), "^within*/^at");
    assert_eq!(shown(SpokenBy.inverse().then(To.or(About))), "^spoken_by/(to|about)");
    assert_eq!(shown(SpokenBy.inverse().then(To).or(About)), "^spoken_by/to|about");
    assert_eq!(shown(To.then(About).repeated(1..)), "(to/about)+");
    assert_eq!(shown(To.then(About).inverse()), "^about/^to");
    assert_eq!(shown(To.repeated(0..2).then(To.repeated(2..=3))), "to?/to{2,3}");
    assert_eq!(shown(To.repeated(2..).repeated(..0)), "(to{2,}){1,0}");
}
