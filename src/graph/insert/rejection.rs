//! What an insertion is refused for.

use crate::graph::error::Fault;
use crate::model::Key;

/// All that is wrong, and the keys of the nodes that the records would have made.
#[derive(Default)]
pub(crate) struct Rejection {
    pub(crate) faults: Vec<Fault>,
    /// Each with the place of its record among those that were submitted.
    pub(crate) made: Vec<(usize, Key)>,
}
