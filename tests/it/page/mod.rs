//! The page to look at. What only a browser can show is in `tests/browser`.

mod assets;
mod finding;
mod hostile;
mod markup;
mod scale;
mod structure;

use dictum::{Graph, Import, Page};

fn written(graph: &Graph) -> String {
    let mut html = Vec::new();
    Page::of(graph).write(&mut html).unwrap();
    String::from_utf8(html).unwrap()
}

fn bundled() -> Graph {
    let mut graph = Graph::new();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/alaska");
    Import::folder(folder).into_graph(&mut graph).unwrap();
    graph
}
