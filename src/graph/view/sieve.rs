//! What conditions keep out of a view.

use std::collections::HashMap;

use crate::graph::bits::Bits;
use crate::model::Ground;

/// The statements that are kept out, the grounds that are left of those that lost some, and nodes that are withdrawn.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sieve {
    withdrawn: Bits,
    out: Bits,
    left: HashMap<u32, Vec<Ground>>,
}

impl Sieve {
    /// Keeps a node out, as if it were retracted.
    pub(crate) fn withdraw(&mut self, node: u32) {
        self.withdrawn.set(node);
    }

    pub(super) fn withdrawn(&self) -> &Bits {
        &self.withdrawn
    }

    pub(super) fn is_out(&self, row: u32) -> bool {
        self.out.has(row)
    }

    /// Whether a statement is let through on this ground.
    pub(crate) fn lets(&self, row: u32, ground: Ground) -> bool {
        !self.out.has(row) && self.left.get(&row).is_none_or(|left| left.contains(&ground))
    }

    /// Leaves a statement these of its grounds; without any it is out.
    pub(crate) fn keep(&mut self, row: u32, grounds: Vec<Ground>) {
        if grounds.is_empty() {
            self.left.remove(&row);
            self.out.set(row);
        } else {
            self.left.insert(row, grounds);
        }
    }
}
