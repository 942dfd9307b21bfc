//! What is taken back.

use std::collections::{BTreeSet, HashMap};

use super::sieve::Sieve;
use crate::graph::tables::{Core, Row, Subject};
use crate::model::Relation;

/// What is retracted or superseded by a statement that itself stands.
#[derive(Default)]
pub(super) struct TakenBack {
    pub(super) nodes: BTreeSet<u32>,
    pub(super) rows: BTreeSet<u32>,
}

impl TakenBack {
    /// What is retracted. A retraction comes after what it retracts, so one pass from the latest to the earliest decides which of them stand: those
    /// that are not retracted themselves, and have a ground left in a document that nothing later takes back. What takes its own ground back stands.
    pub(super) fn retracted(core: &Core, thoughts: &[u32], sieve: Option<&Sieve>) -> TakenBack {
        let mut taken = TakenBack::default();
        for &index in thoughts.iter().rev() {
            let Some(row) = core.row(index).filter(|row| row.relation == Relation::Retracted) else { continue };
            if taken.rows.contains(&index) {
                continue;
            }
            match row.subject {
                _ if !taken.leaves_ground(core, index, row, sieve) => _ = taken.rows.insert(index),
                Subject::Node(node) => _ = taken.nodes.insert(node),
                // What was read need not keep the laws yet.
                Subject::Row(subject) if subject < index => _ = taken.rows.insert(subject),
                Subject::Row(_) => {}
            }
        }
        taken
    }

    fn leaves_ground(&self, core: &Core, index: u32, row: Row<'_>, sieve: Option<&Sieve>) -> bool {
        let is_out = |row: u32| self.rows.contains(&row) || sieve.is_some_and(|sieve| sieve.is_out(row));
        let is_there = |document: u32| {
            let said = core.outgoing(document, Relation::Exists);
            let is_withdrawn = sieve.is_some_and(|sieve| sieve.withdrawn().has(document));
            !is_withdrawn && !self.nodes.contains(&document) && !said.rows().all(is_out)
        };
        let mut grounds = row.grounds.iter().filter(|ground| sieve.is_none_or(|sieve| sieve.lets(index, **ground)));
        grounds.any(|ground| ground.is_within(is_there))
    }

    /// With what is superseded: something stands in another's place as long as it is seen, or is itself replaced by something that stands. `seen` says
    /// what is seen where nothing is superseded.
    pub(super) fn superseded(mut self, core: &Core, thoughts: &[u32], seen: impl Fn(u32) -> bool) -> TakenBack {
        let mut replaced_by: HashMap<u32, Vec<u32>> = HashMap::new();
        let mut replaced = Vec::new();
        let documents = |row: Row<'_>| row.grounds.iter().any(|ground| ground.is_within(&seen));
        for row in thoughts.iter().filter(|row| !self.rows.contains(row)).filter_map(|row| core.row(*row)) {
            let is_supersession = row.relation == Relation::SupersededBy && documents(row);
            match row.subject_node().zip(row.object_node()).filter(|_| is_supersession) {
                Some((old, new)) if !seen(new) => replaced_by.entry(new).or_default().push(old),
                Some((old, _)) => replaced.push(old),
                None => {}
            }
        }
        while let Some(node) = replaced.pop() {
            self.nodes.insert(node);
            replaced.extend(replaced_by.remove(&node).unwrap_or_default());
        }
        self
    }

    pub(super) fn is_empty(&self) -> bool {
        self.nodes.is_empty() && self.rows.is_empty()
    }
}

/// Whether something is superseded among these rows.
pub(super) fn supersedes(core: &Core, thoughts: &[u32]) -> bool {
    thoughts.iter().any(|row| core.row(*row).is_some_and(|row| row.relation == Relation::SupersededBy))
}
