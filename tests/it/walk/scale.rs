//! A chain, a hub and a circle of very many nodes, walked on a small stack. `DICTUM_SCALE` says how many, 20,000 if nothing does.

use std::time::Instant;

use dictum::{Budget, Disjoint, Graph, Id, Network, Node, Outside, Path, Place, Relation, Route};
use petgraph::algo;
use petgraph::visit::{Bfs, Dfs, DfsPostOrder};

const STACK: usize = 256 << 10;

/// Places, related by `Relation::Related` so that each of these pairs is joined.
fn joined(places: usize, pairs: impl Iterator<Item = (usize, usize)>) -> Graph {
    let mut graph = Graph::new();
    let ids = graph.insert_all((0..places).map(|number| Place::outside(format!("Place {number}")))).unwrap();
    let said: Vec<_> = pairs.map(|(from, to)| ids[from].related("next", ids[to], Outside)).collect();
    graph.insert_all(said).unwrap();
    graph
}

fn places() -> usize {
    std::env::var("DICTUM_SCALE").map_or(20_000, |places| places.parse().expect("DICTUM_SCALE is a number"))
}

/// Does something in a thread with little stack, and tells how long it takes.
fn done<T: Send>(what: &str, run: impl FnOnce() -> T + Send) -> T {
    let begun = Instant::now();
    let done = std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, run).unwrap();
        thread.join().unwrap_or_else(|_| panic!("{what}"))
    });
    println!("{what}: {:?}", begun.elapsed());
    done
}

/// Every traversal over a graph in which each node is reached from the first; how far the last is from there, along and whichever way.
fn is_walked(graph: &Graph, places: usize, (along, either): (usize, usize)) {
    let ids: Vec<Id<Node>> = graph.nodes().iter().map(|node| node.id()).collect();
    let (first, last) = (ids[0], ids[places - 1]);
    let edges = graph.nodes().iter().map(|node| node.statements(Relation::Related).count()).sum();
    let network = graph.network([Relation::Related]);
    for (network, far) in [(network, along), (network.undirected(), either)] {
        let path = done("shortest_path", || network.shortest_path(first, last).map(|path| path.len()));
        assert_eq!(path, Some(far));
        let around = done("neighbourhood", || network.neighbourhood(first, usize::MAX));
        assert_eq!((around.nodes().len(), around.statements().len()), (places, edges));
        let paths = done("simple_paths", || {
            let mut paths = network.simple_paths(first, last, usize::MAX, Budget(u64::MAX));
            let lengths: Vec<usize> = paths.by_ref().map(|path| path.len()).collect();
            assert!(!paths.was_cut_short());
            lengths
        });
        assert_eq!(paths.iter().min(), Some(&far));
        for share in [Disjoint::Nodes, Disjoint::Statements] {
            let disjoint =
                done("disjoint_paths", || network.disjoint_paths(first, last, share).iter().map(Path::len).min());
            assert_eq!(disjoint, Some(far), "{share:?}");
        }
        let ranks = done("page_rank", || network.page_rank(0.85));
        assert!((ranks.iter().map(|(_, rank)| rank).sum::<f64>() - 1.0).abs() < 1e-6);
        let parts = done("components", || network.components());
        assert_eq!(parts.iter().map(Vec::len).collect::<Vec<_>>(), [places]);
        let in_circles: usize = done("circles", || network.circles()).iter().map(Vec::len).sum();
        assert!(in_circles == 0 || in_circles == places, "the whole is one circle, or none");
        is_walked_by_petgraph(network, places, (first, last), far);
    }
    // Walked both ways, a circle takes the square of its length.
    let dominators = done("dominators", || algo::dominators::simple_fast(network, first));
    assert!(dominators.immediate_dominator(last).is_some());
    leads_everywhere(graph, places, (first, last), along);
}

fn leads_everywhere(graph: &Graph, places: usize, (first, last): (Id<Node>, Id<Node>), along: usize) {
    let both = || Relation::Related.or(Relation::Related.inverse());
    let cases: [(&str, Route); 4] = [
        ("along", Relation::Related.repeated(..)),
        ("to a depth", Relation::Related.repeated(..=places)),
        ("either way", both().repeated(..)),
        ("nested", both().repeated(..=2).repeated(..)),
    ];
    for (what, route) in cases {
        let (reached, path) = done(&format!("walk {what}"), || {
            let mut walk = graph.walk([first], route.clone());
            (walk.by_ref().count(), walk.path_to(last).map(|path| path.len()))
        });
        assert_eq!(reached, places, "{what}");
        assert!(path.is_some_and(|path| path <= along), "{what}");
    }
    // As long a route as the longest way.
    let long = (1..along).fold(Route::from(Relation::Related), |route, _| route.then(Relation::Related));
    assert!(done("walk a long route", || graph.walk([first], long.clone()).path_to(last)).is_some());
    assert!(done("walk it back", || graph.walk([last], long.clone().inverse()).path_to(first)).is_some());
    assert!(done("show it", || long.to_string()).len() > along);
}

fn is_walked_by_petgraph(network: Network<'_>, places: usize, (first, last): (Id<Node>, Id<Node>), far: usize) {
    let dense = done("dense", || network.dense());
    assert_eq!(dense.nodes().len(), places);
    let mut bfs = Bfs::new(network, first);
    assert_eq!(done("Bfs", || std::iter::from_fn(|| bfs.next(network)).count()), places);
    let mut dfs = Dfs::new(network, first);
    assert_eq!(done("Dfs", || std::iter::from_fn(|| dfs.next(network)).count()), places);
    let mut dfs = DfsPostOrder::new(&dense, first);
    assert_eq!(done("DfsPostOrder", || std::iter::from_fn(|| dfs.next(&dense)).count()), places);
    let costs = done("dijkstra", || algo::dijkstra(&dense, first, None, |_| 1_usize));
    assert_eq!((costs.len(), costs[&last]), (places, far));
    let knots = done("kosaraju_scc", || algo::kosaraju_scc(&dense).len());
    assert!([1, places].contains(&knots));
    let sorted = done("toposort", || algo::toposort(network, None).map(|sorted| sorted.len()));
    assert!(sorted.is_err() || sorted == Ok(places));
    assert!(done("is_cyclic_undirected", || algo::is_cyclic_undirected(network)) || sorted.is_ok());
    assert_eq!(done("connected_components", || algo::connected_components(&dense)), 1);
}

#[test]
fn a_chain_is_walked_on_a_small_stack() {
    let places = places();
    let graph = joined(places, (1..places).map(|to| (to - 1, to)));
    is_walked(&graph, places, (places - 1, places - 1));
}

#[test]
fn a_hub_is_walked_on_a_small_stack() {
    // The first leads to the hub, which leads to all others.
    let places = places();
    let graph = joined(places, (1..places).map(|to| (usize::from(to > 1), to)));
    is_walked(&graph, places, (2, 2));
}

#[test]
fn a_circle_is_walked_on_a_small_stack() {
    let places = places();
    let graph = joined(places, (0..places).map(|from| (from, (from + 1) % places)));
    is_walked(&graph, places, (places - 1, 1));
}
