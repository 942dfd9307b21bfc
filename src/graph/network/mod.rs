//! A view narrowed to some relations and kinds of node, and its steps: what walks and petgraph's algorithms run over.

mod dense;
mod edges;
#[expect(clippy::module_inception, reason = "the folder is the way of walking, the file what is walked")]
mod network;
mod relations;
mod step;
mod visit;
mod visited;

pub use dense::Dense;
pub use edges::{Edges, Steps};
pub use network::Network;
pub use step::Step;
pub use visited::Visited;
