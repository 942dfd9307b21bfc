//! The visit traits of petgraph.

use dictum::{Network, Node};
use petgraph::visit::{Bfs, IntoNeighbors, IntoNeighborsDirected, IntoNodeIdentifiers};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::oracle::Roads;
use crate::world::{Dice, World, cases, handle, network, number, plans, roads, throw};

fn visited(network: Network<'_>, world: &World, start: usize) -> Vec<usize> {
    let mut bfs = Bfs::new(network, handle::<Node>(&world.graph, start));
    std::iter::from_fn(|| bfs.next(network)).map(number).collect()
}

fn is_walked(world: &World, roads: &Roads) -> TestCaseResult {
    let network = network(&world.graph, roads);
    let far = world.oracle.distances(roads, &world.view);
    let nodes: Vec<usize> = network.node_identifiers().map(number).collect();
    let on: Vec<usize> = world.view.shown().into_iter().filter(|node| far[*node][*node].is_some()).collect();
    prop_assert_eq!(&nodes, &on);
    for start in nodes {
        let found = visited(network, world, start);
        prop_assert!(found.is_sorted_by_key(|node| far[start][*node]), "not nearest first");
        let mut reached = found;
        reached.sort_unstable();
        let expected: Vec<usize> = on.iter().copied().filter(|node| far[start][*node].is_some()).collect();
        prop_assert_eq!(reached, expected, "from {}", start);
        let next: Vec<usize> = network.neighbors(handle::<Node>(&world.graph, start)).map(number).collect();
        prop_assert_eq!(next, steps_from(world, roads, start), "neighbours of {}", start);
    }
    Ok(())
}

/// Where each step from a node leads, in order.
fn steps_from(world: &World, roads: &Roads, start: usize) -> Vec<usize> {
    let ways = world.oracle.ways(roads, &world.view).into_iter();
    ways.filter(|way| way.from == start).map(|way| way.to).collect()
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn bfs_of_petgraph_visits_what_the_oracle_reaches(plan in plans(24), throw in throw()) {
        let world = World::of(&plan)?;
        let mut dice = Dice::from(throw);
        for _ in 0..3 {
            let roads = roads(&mut dice);
            is_walked(&world, &roads).map_err(|error| world.told(error))?;
        }
    }

    #[test]
    fn incoming_neighbours_are_those_of_the_reversed_network(plan in plans(24), throw in throw()) {
        let world = World::of(&plan)?;
        let roads = Roads { along: true, against: false, ..roads(&mut Dice::from(throw)) };
        let network = network(&world.graph, &roads);
        let back = Roads { along: false, against: true, ..roads };
        for node in network.node_identifiers() {
            let incoming = network.neighbors_directed(node, petgraph::Direction::Incoming);
            let found: Vec<usize> = incoming.map(number).collect();
            prop_assert_eq!(found, steps_from(&world, &back, number(node)));
        }
    }
}

#[test]
fn no_step_leads_back_to_what_is_superseded() {
    use dictum::{Graph, NodeKind, Outside, Place, Relation};
    let mut graph = Graph::new();
    let [old, new] = ["Pier 1", "Pier 1a"].map(|name| graph.insert(Place::outside(name)).unwrap());
    graph.insert(old.superseded_by(new, Outside)).unwrap();
    let network = graph.network([Relation::SupersededBy]).reversed();
    assert_eq!(network.neighbors(new.widen()).count(), 0);
    assert_eq!(network.among([NodeKind::Place]).neighbors(new.widen()).count(), 0);
    graph.verify().unwrap();
}

#[test]
fn a_relation_that_gives_a_value_leads_nowhere() {
    use dictum::{Graph, Place, Relation};
    let mut graph = Graph::new();
    let pier = graph.insert(Place::outside("Pier 1")).unwrap();
    graph.insert(Place::outside("Pier 2")).unwrap();
    for network in [graph.network([Relation::Name]), graph.network([]).against([Relation::Name])] {
        assert_eq!(network.neighbors(pier.widen()).count(), 0);
    }
    graph.verify().unwrap();
}
