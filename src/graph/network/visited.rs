//! Which nodes one of petgraph's walks has visited.

use crate::graph::scratch::Scratch;

/// Which nodes one of petgraph's walks has visited. To forget them again costs O(1).
#[derive(Clone, Debug, Default)]
pub struct Visited(pub(super) Scratch);
