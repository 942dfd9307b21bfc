//! What is taken back.

use std::collections::{BTreeSet, HashMap};

use crate::graph::tables::{Core, Subject};
use crate::model::Relation;

/// What is retracted or superseded by a statement that itself stands.
#[derive(Default)]
pub(super) struct TakenBack {
    pub(super) nodes: BTreeSet<u32>,
    pub(super) rows: BTreeSet<u32>,
}

impl TakenBack {
    pub(super) fn of(core: &Core, thoughts: &[u32]) -> TakenBack {
        let mut taken = TakenBack::default();
        taken.retract(core, thoughts);
        taken.supersede(core, thoughts);
        taken
    }

    /// A retraction comes after what it retracts, so one pass from the latest to the earliest decides which of them stand.
    fn retract(&mut self, core: &Core, thoughts: &[u32]) {
        for &index in thoughts.iter().rev() {
            let Some(row) = core.row(index).filter(|row| row.relation == Relation::Retracted) else { continue };
            if self.rows.contains(&index) {
                continue;
            }
            match row.subject {
                Subject::Node(node) => _ = self.nodes.insert(node),
                // What was read need not keep the laws yet.
                Subject::Row(subject) if subject < index => _ = self.rows.insert(subject),
                Subject::Row(_) => {}
            }
        }
    }

    /// Something stands in another's place as long as that one is not retracted, or is itself replaced by something that stands.
    fn supersede(&mut self, core: &Core, thoughts: &[u32]) {
        let mut replaced_by: HashMap<u32, Vec<u32>> = HashMap::new();
        let mut replaced = Vec::new();
        for row in thoughts.iter().filter(|row| !self.rows.contains(row)).filter_map(|row| core.row(*row)) {
            let pair = row.subject_node().zip(row.object_node()).filter(|_| row.relation == Relation::SupersededBy);
            match pair {
                Some((old, new)) if self.nodes.contains(&new) => replaced_by.entry(new).or_default().push(old),
                Some((old, _)) => replaced.push(old),
                None => {}
            }
        }
        while let Some(node) = replaced.pop() {
            self.nodes.insert(node);
            replaced.extend(replaced_by.remove(&node).unwrap_or_default());
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.nodes.is_empty() && self.rows.is_empty()
    }
}
