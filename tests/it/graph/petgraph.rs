//! Each row of docs/petgraph.md: an algorithm of petgraph, on a network, against the same on a plain `petgraph::Graph` of the same edges.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use dictum::{Dense, Id, Network, Node, Relation, Step};
use petgraph::algo;
use petgraph::dot::Dot;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{
    Bfs, Dfs, DfsEvent, DfsPostOrder, EdgeFiltered, EdgeRef, NodeFiltered, Reversed, Topo, UndirectedAdaptor,
};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::world::{Dice, World, cases, handle, network, number, plans, roads, throw};

/// A network, and a plain graph of the same edges that the oracle made.
struct Twin<'w> {
    world: &'w World,
    network: Network<'w>,
    dense: Dense<'w>,
    plain: DiGraph<usize, Relation>,
    index: HashMap<usize, NodeIndex>,
}

impl Twin<'_> {
    /// The nodes, as both call them.
    fn nodes(&self) -> impl Iterator<Item = (Id<Node>, NodeIndex)> {
        self.plain.node_indices().map(|index| (handle(&self.world.graph, self.plain[index]), index))
    }

    /// Some pairs of them.
    fn pairs(&self) -> impl Iterator<Item = ((Id<Node>, NodeIndex), (Id<Node>, NodeIndex))> {
        self.nodes().step_by(3).flat_map(|from| self.nodes().step_by(2).map(move |to| (from, to)))
    }

    /// What a node of the plain graph is called by the other.
    fn named(&self, index: NodeIndex) -> usize {
        self.plain[index]
    }

    fn all_named(&self, nodes: impl IntoIterator<Item = NodeIndex>) -> BTreeSet<usize> {
        nodes.into_iter().map(|node| self.named(node)).collect()
    }

    fn costs_named<K>(&self, costs: impl IntoIterator<Item = (NodeIndex, K)>) -> BTreeMap<usize, K> {
        costs.into_iter().map(|(node, cost)| (self.named(node), cost)).collect()
    }
}

fn numbered(nodes: impl IntoIterator<Item = Id<Node>>) -> BTreeSet<usize> {
    nodes.into_iter().map(number).collect()
}

fn costs<K>(costs: impl IntoIterator<Item = (Id<Node>, K)>) -> BTreeMap<usize, K> {
    costs.into_iter().map(|(node, cost)| (number(node), cost)).collect()
}

fn cost(relation: Relation) -> u32 {
    relation as u32 + 1
}

fn joins(edges: impl Iterator<Item = (usize, usize)>) -> BTreeSet<(usize, usize)> {
    edges.map(|(a, b)| (a.min(b), a.max(b))).collect()
}

/// Looks at some networks of a world, each beside its twin.
fn look(world: &World, dice: &mut Dice, look: fn(&Twin<'_>) -> TestCaseResult) -> TestCaseResult {
    for _ in 0..2 {
        let roads = roads(dice);
        let network = network(&world.graph, &roads);
        let mut plain = DiGraph::new();
        let on = world.view.shown().into_iter().filter(|node| world.oracle.is_on(*node, &roads, &world.view));
        let index: HashMap<usize, NodeIndex> = on.map(|node| (node, plain.add_node(node))).collect();
        let mut ways = world.oracle.ways(&roads, &world.view);
        ways.sort_by_key(|way| way.from);
        for way in ways {
            let name = world.oracle.rows[way.row].relation;
            let relation = Relation::ALL.iter().find(|relation| relation.as_str() == name).unwrap();
            plain.add_edge(index[&way.from], index[&way.to], *relation);
        }
        let twin = Twin { world, network, dense: network.dense(), plain, index };
        look(&twin).map_err(|error| world.told(TestCaseError::fail(format!("{error} by {roads:?}"))))?;
    }
    Ok(())
}

/// A row of the table: its name there, the test, and what it looks at.
macro_rules! rows {
    ($($name:literal $test:ident |$twin:ident| $look:block)*) => {
        const ROWS: &[&str] = &[$($name),*];

        $(fn $test($twin: &Twin<'_>) -> TestCaseResult {
            $look
            Ok(())
        })*

        mod agrees {
            use super::*;

            proptest! {
                #![proptest_config(cases(8))]
                $(#[test]
                fn $test(plan in plans(24), throw in throw()) {
                    let world = World::of(&plan)?;
                    look(&world, &mut Dice::from(throw), super::$test)?;
                })*
            }
        }
    };
}

#[test]
fn the_table_has_a_row_for_each_of_these_and_no_other() {
    let table = include_str!("../../../docs/petgraph.md");
    let rows = table.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    assert_eq!(rows.map(|(name, _)| name).collect::<Vec<_>>(), ROWS);
}

rows! {
    "visit::Bfs" bfs |twin| {
        for (here, there) in twin.nodes() {
            let mut bfs = Bfs::new(twin.network, here);
            let reached = std::iter::from_fn(|| bfs.next(twin.network));
            let mut bfs = Bfs::new(&twin.plain, there);
            let expected = std::iter::from_fn(|| bfs.next(&twin.plain));
            prop_assert_eq!(numbered(reached), twin.all_named(expected));
        }
    }
    "visit::Dfs" dfs |twin| {
        for (here, there) in twin.nodes() {
            let mut dfs = Dfs::new(twin.network, here);
            let reached = std::iter::from_fn(|| dfs.next(twin.network));
            let mut dfs = Dfs::new(&twin.plain, there);
            let expected = std::iter::from_fn(|| dfs.next(&twin.plain));
            prop_assert_eq!(numbered(reached), twin.all_named(expected));
        }
    }
    "visit::DfsPostOrder" post_order |twin| {
        for (here, there) in twin.nodes() {
            let mut dfs = DfsPostOrder::new(twin.network, here);
            let reached: Vec<_> = std::iter::from_fn(|| dfs.next(twin.network)).collect();
            prop_assert_eq!(reached.last(), Some(&here));
            let mut dfs = DfsPostOrder::new(&twin.plain, there);
            let expected = std::iter::from_fn(|| dfs.next(&twin.plain));
            prop_assert_eq!(numbered(reached), twin.all_named(expected));
        }
    }
    "visit::Topo" topo |twin| {
        let mut topo = Topo::new(twin.network);
        let reached = std::iter::from_fn(|| topo.next(twin.network));
        let mut topo = Topo::new(&twin.plain);
        let expected = std::iter::from_fn(|| topo.next(&twin.plain));
        prop_assert_eq!(numbered(reached), twin.all_named(expected));
    }
    "visit::depth_first_search" depth_first_search |twin| {
        let mut edges = 0;
        petgraph::visit::depth_first_search(twin.network, twin.nodes().map(|(here, _)| here), |event| {
            edges += usize::from(!matches!(event, DfsEvent::Discover(..) | DfsEvent::Finish(..)));
        });
        prop_assert_eq!(edges, twin.plain.edge_count());
    }
    "algo::dijkstra" dijkstra |twin| {
        for (here, there) in twin.nodes() {
            let found = algo::dijkstra(twin.network, here, None, |edge| cost(edge.relation()));
            let expected = algo::dijkstra(&twin.plain, there, None, |edge| cost(*edge.weight()));
            prop_assert_eq!(costs(found), twin.costs_named(expected));
        }
    }
    "algo::bidirectional_dijkstra" bidirectional_dijkstra |twin| {
        for (from, to) in twin.pairs() {
            let found = algo::bidirectional_dijkstra(twin.network, from.0, to.0, |edge| cost(edge.relation()));
            let expected = algo::bidirectional_dijkstra(&twin.plain, from.1, to.1, |edge| cost(*edge.weight()));
            prop_assert_eq!(found, expected);
        }
    }
    "algo::astar" astar |twin| {
        for (from, to) in twin.pairs() {
            let found = algo::astar(twin.network, from.0, |node| node == to.0, |edge| cost(edge.relation()), |_| 0);
            let expected = algo::astar(&twin.plain, from.1, |node| node == to.1, |edge| cost(*edge.weight()), |_| 0);
            prop_assert_eq!(found.map(|found| found.0), expected.map(|found| found.0));
        }
    }
    "algo::spfa" spfa |twin| {
        for (here, there) in twin.nodes().step_by(4) {
            let found = algo::spfa(twin.network, here, |edge| cost(edge.relation())).unwrap();
            let expected = algo::spfa(&twin.plain, there, |edge| cost(*edge.weight())).unwrap();
            for (node, index) in twin.nodes() {
                prop_assert_eq!(found.distances[node.index() as usize], expected.distances[index.index()]);
            }
        }
    }
    "algo::has_path_connecting" has_path_connecting |twin| {
        for (from, to) in twin.pairs() {
            let found = algo::has_path_connecting(twin.network, from.0, to.0, None);
            prop_assert_eq!(found, algo::has_path_connecting(&twin.plain, from.1, to.1, None));
        }
    }
    "algo::kosaraju_scc" kosaraju_scc |twin| {
        let found: BTreeSet<_> = algo::kosaraju_scc(twin.network).into_iter().map(numbered).collect();
        let expected: BTreeSet<_> = algo::kosaraju_scc(&twin.plain).into_iter().map(|of| twin.all_named(of)).collect();
        prop_assert_eq!(found, expected);
    }
    "algo::tarjan_scc" tarjan_scc |twin| {
        let found: BTreeSet<_> = algo::tarjan_scc(twin.network).into_iter().map(numbered).collect();
        let expected: BTreeSet<_> = algo::kosaraju_scc(&twin.plain).into_iter().map(|of| twin.all_named(of)).collect();
        prop_assert_eq!(found, expected);
    }
    "algo::toposort" toposort |twin| {
        let sorted = algo::toposort(twin.network, None);
        prop_assert_eq!(sorted.is_ok(), algo::toposort(&twin.plain, None).is_ok());
        let sorted = sorted.unwrap_or_default();
        let place: HashMap<_, _> = sorted.iter().enumerate().map(|(place, node)| (number(*node), place)).collect();
        for edge in twin.plain.edge_references().filter(|_| !sorted.is_empty()) {
            prop_assert!(place[&twin.named(edge.source())] < place[&twin.named(edge.target())]);
        }
    }
    "algo::is_cyclic_directed" is_cyclic_directed |twin| {
        prop_assert_eq!(algo::is_cyclic_directed(twin.network), algo::is_cyclic_directed(&twin.plain));
    }
    "algo::is_cyclic_undirected" is_cyclic_undirected |twin| {
        prop_assert_eq!(algo::is_cyclic_undirected(twin.network), algo::is_cyclic_undirected(&twin.plain));
    }
    "algo::is_bipartite_undirected" is_bipartite_undirected |twin| {
        let (here, there) = (UndirectedAdaptor(twin.network), UndirectedAdaptor(&twin.plain));
        for (start, index) in twin.nodes() {
            let expected = algo::is_bipartite_undirected(there, index);
            prop_assert_eq!(algo::is_bipartite_undirected(here, start), expected);
        }
    }
    "algo::dominators::simple_fast" dominators |twin| {
        for (root, root_there) in twin.nodes() {
            let found = algo::dominators::simple_fast(twin.network, root);
            let expected = algo::dominators::simple_fast(&twin.plain, root_there);
            for (node, index) in twin.nodes() {
                let expected = expected.immediate_dominator(index).map(|index| twin.named(index));
                prop_assert_eq!(found.immediate_dominator(node).map(number), expected);
            }
        }
    }
    "algo::min_spanning_tree" min_spanning_tree |twin| {
        use petgraph::data::Element::Edge;
        let found = algo::min_spanning_tree(twin.network);
        let found: Vec<u32> = found.filter_map(|of| if let Edge { weight, .. } = of { Some(cost(weight)) } else { None }).collect();
        let expected = algo::min_spanning_tree(&twin.plain);
        let expected: Vec<u32> = expected.filter_map(|of| if let Edge { weight, .. } = of { Some(cost(weight)) } else { None }).collect();
        prop_assert_eq!((found.len(), found.iter().sum::<u32>()), (expected.len(), expected.iter().sum::<u32>()));
    }
    "algo::bridges" bridges |twin| {
        let found = algo::bridges::bridges(UndirectedAdaptor(twin.network));
        let found = joins(found.map(|edge| (number(edge.source()), number(edge.target()))));
        let expected = algo::bridges::bridges(UndirectedAdaptor(&twin.plain));
        prop_assert_eq!(found, joins(expected.map(|edge| (twin.named(edge.source()), twin.named(edge.target())))));
    }
    "algo::maximal_cliques" maximal_cliques |twin| {
        let found: BTreeSet<_> = algo::maximal_cliques(twin.network.undirected()).into_iter().map(numbered).collect();
        let mut both = twin.plain.clone();
        for edge in twin.plain.edge_references() {
            both.add_edge(edge.target(), edge.source(), *edge.weight());
        }
        let expected: BTreeSet<_> = algo::maximal_cliques(&both).into_iter().map(|of| twin.all_named(of)).collect();
        prop_assert_eq!(found, expected);
    }
    "visit::Reversed" reversed |twin| {
        for (here, there) in twin.nodes() {
            let found = algo::dijkstra(Reversed(twin.network), here, None, |edge| cost(*edge.weight()));
            let expected = algo::dijkstra(Reversed(&twin.plain), there, None, |edge| cost(*edge.weight()));
            prop_assert_eq!(costs(found), twin.costs_named(expected));
        }
    }
    "visit::EdgeFiltered" edge_filtered |twin| {
        let is_even = |relation: Relation| cost(relation).is_multiple_of(2);
        let found = EdgeFiltered::from_fn(twin.network, |edge: Step<'_>| is_even(edge.relation()));
        let expected = EdgeFiltered::from_fn(&twin.plain, |edge| is_even(*edge.weight()));
        for (here, there) in twin.nodes() {
            let found = algo::dijkstra(&found, here, None, |_| 1);
            prop_assert_eq!(costs(found), twin.costs_named(algo::dijkstra(&expected, there, None, |_| 1)));
        }
    }
    "visit::NodeFiltered" node_filtered |twin| {
        let found = NodeFiltered::from_fn(twin.network, |node| !number(node).is_multiple_of(3));
        let expected = NodeFiltered::from_fn(&twin.plain, |index| !twin.named(index).is_multiple_of(3));
        for (here, there) in twin.nodes() {
            let found = algo::dijkstra(&found, here, None, |_| 1);
            prop_assert_eq!(costs(found), twin.costs_named(algo::dijkstra(&expected, there, None, |_| 1)));
        }
    }
    "visit::UndirectedAdaptor" undirected_adaptor |twin| {
        for (here, there) in twin.nodes() {
            let found = algo::dijkstra(UndirectedAdaptor(twin.network), here, None, |edge| cost(*edge.weight()));
            let expected = algo::dijkstra(UndirectedAdaptor(&twin.plain), there, None, |edge| cost(*edge.weight()));
            prop_assert_eq!(costs(found), twin.costs_named(expected));
        }
    }
    "dot::Dot" dot |twin| {
        // The same numbers for the same nodes, and the same order.
        let named = twin.plain.map(|_, node| twin.world.graph.node(handle::<Node>(&twin.world.graph, *node)).unwrap(), |_, edge| *edge);
        prop_assert_eq!(Dot::new(&twin.dense).to_string(), Dot::new(&named).to_string());
        prop_assert_eq!(Dot::new(twin.network).to_string().lines().count(), Dot::new(&named).to_string().lines().count());
    }
    "algo::connected_components" connected_components |twin| {
        prop_assert_eq!(algo::connected_components(&twin.dense), algo::connected_components(&twin.plain));
    }
    "algo::is_isomorphic" is_isomorphic |twin| {
        prop_assert!(algo::is_isomorphic(&twin.dense, &twin.plain));
        let mut other = twin.plain.clone();
        other.add_node(0);
        prop_assert!(!algo::is_isomorphic(&twin.dense, &other));
    }
    "algo::k_shortest_path" k_shortest_path |twin| {
        for (here, there) in twin.nodes().step_by(3) {
            let found = algo::k_shortest_path(&twin.dense, here, None, 2, |edge| cost(edge.relation()));
            let expected = algo::k_shortest_path(&twin.plain, there, None, 2, |edge| cost(*edge.weight()));
            prop_assert_eq!(costs(found), twin.costs_named(expected));
        }
    }
    "algo::all_simple_paths" all_simple_paths |twin| {
        type State = std::hash::RandomState;
        for (from, to) in twin.pairs() {
            let found = algo::all_simple_paths::<Vec<_>, _, State>(&twin.dense, from.0, to.0, 0, Some(3));
            let mut found: Vec<Vec<usize>> = found.map(|path| path.into_iter().map(number).collect()).collect();
            let expected = algo::all_simple_paths::<Vec<_>, _, State>(&twin.plain, from.1, to.1, 0, Some(3));
            let mut expected: Vec<Vec<usize>> =
                expected.map(|path| path.into_iter().map(|index| twin.named(index)).collect()).collect();
            found.sort();
            expected.sort();
            prop_assert_eq!(found, expected);
        }
    }
    "algo::articulation_points" articulation_points |twin| {
        let found = algo::articulation_points::articulation_points(UndirectedAdaptor(&twin.dense));
        let expected = algo::articulation_points::articulation_points(UndirectedAdaptor(&twin.plain));
        prop_assert_eq!(numbered(found), twin.all_named(expected));
    }
    "algo::floyd_warshall" floyd_warshall |twin| {
        let found = algo::floyd_warshall(&twin.dense, |edge| cost(edge.relation())).unwrap();
        let expected = algo::floyd_warshall(&twin.plain, |edge| cost(*edge.weight())).unwrap();
        for (from, to) in twin.pairs() {
            prop_assert_eq!(found[&(from.0, to.0)], expected[&(from.1, to.1)]);
        }
    }
    "algo::page_rank" page_rank |twin| {
        let found = algo::page_rank(&twin.dense, 0.85_f64, 10);
        let expected = algo::page_rank(&twin.plain, 0.85_f64, 10);
        for (one, other) in found.iter().zip(&expected) {
            prop_assert!((one - other).abs() < 1e-12, "{} {}", one, other);
        }
        prop_assert_eq!((found.len(), twin.index.len()), (expected.len(), expected.len()));
    }
}
