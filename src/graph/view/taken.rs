//! What is taken back.

use std::collections::BTreeSet;

use crate::graph::tables::{Core, Subject};
use crate::model::Relation;

/// What is retracted or superseded by a statement that itself stands.
pub(super) struct TakenBack {
    pub(super) nodes: BTreeSet<u32>,
    pub(super) rows: BTreeSet<u32>,
}

impl TakenBack {
    /// A retraction comes after what it retracts, so one pass from the latest to the earliest decides which of them stand.
    pub(super) fn of(core: &Core, thoughts: &[u32]) -> TakenBack {
        let mut taken = TakenBack { nodes: BTreeSet::new(), rows: BTreeSet::new() };
        for &index in thoughts.iter().rev() {
            let Some(row) = core.row(index) else { continue };
            if row.relation == Relation::SameAs || taken.rows.contains(&index) {
                continue;
            }
            match row.subject {
                Subject::Node(node) => taken.nodes.insert(node),
                Subject::Row(subject) => taken.rows.insert(subject),
            };
        }
        taken
    }

    pub(super) fn is_empty(&self) -> bool {
        self.nodes.is_empty() && self.rows.is_empty()
    }
}
