//! Scratch memory, which walks borrow from their graph.

use dictum::*;

/// A ring of places, each with a chord across.
fn ring(places: usize) -> (Graph, Vec<Id<Place>>) {
    let mut graph = Graph::new();
    let ids = graph.insert_all((0..places).map(|number| Place::outside(format!("Place {number}")))).unwrap();
    let far = |from: usize, by: usize| ids[from].related("next", ids[(from + by) % places], Outside);
    graph.insert_all((0..places).flat_map(|from| [far(from, 1), far(from, places / 2)])).unwrap();
    (graph, ids)
}

/// What a walk and the simple paths lead to from each place, all of them begun before any goes on.
fn at_once(graph: &Graph, ids: &[Id<Place>]) -> Vec<Vec<String>> {
    let network = graph.network([Relation::Related]);
    let mut walks: Vec<_> = ids.iter().map(|id| graph.walk([*id], Relation::Related.repeated(..=5))).collect();
    let mut paths: Vec<_> = ids.iter().map(|id| network.simple_paths(*id, ids[0], 6, Budget(100_000))).collect();
    let mut told = vec![Vec::new(); ids.len()];
    for _ in 0..30 {
        for ((walk, paths), told) in walks.iter_mut().zip(&mut paths).zip(&mut told) {
            told.extend(walk.next().map(|node| node.to_string()));
            told.extend(paths.next().map(|path| path.to_string()));
        }
    }
    told
}

fn each_alone(graph: &Graph, ids: &[Id<Place>]) -> Vec<Vec<String>> {
    let network = graph.network([Relation::Related]);
    let of = |id: &Id<Place>| {
        let walk: Vec<_> = graph.walk([*id], Relation::Related.repeated(..=5)).map(|node| node.to_string()).collect();
        let paths: Vec<_> =
            network.simple_paths(*id, ids[0], 6, Budget(100_000)).take(30).map(|path| path.to_string()).collect();
        let (mut walk, mut paths, mut told) = (walk.into_iter().take(30), paths.into_iter(), Vec::new());
        for _ in 0..30 {
            told.extend(walk.next());
            told.extend(paths.next());
        }
        told
    };
    ids.iter().map(of).collect()
}

#[test]
fn walks_that_go_on_at_once_know_nothing_of_each_other() {
    let (mut graph, mut ids) = ring(24);
    assert_eq!(at_once(&graph, &ids), each_alone(&graph, &ids));
    ids.push(graph.insert(Place::outside("Place 24")).unwrap());
    graph.insert(ids[24].related("next", ids[3], Outside)).unwrap();
    graph.insert(ids[3].related("next", ids[24], Outside)).unwrap();
    let (graph, ids) = (&graph, &ids);
    let alone = each_alone(graph, ids);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(move || at_once(graph, ids))).collect();
        threads.into_iter().for_each(|thread| assert_eq!(thread.join().unwrap(), alone));
    });
    graph.verify().unwrap();
}
