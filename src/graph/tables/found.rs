//! Which statements are found by what they say, beside the nodes that they touch.

use super::names::{NAMING, Names};
use super::nodes::Nodes;
use super::row::Row;
use super::stretches::Stretches;
use super::witnesses::Witnesses;
use crate::model::Relation;

/// Statements by the names that they give, the stretches of text that they cover, the claims of which they speak; and those that decide what the default view
/// shows.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub(super) names: Names,
    pub(super) stretches: Stretches,
    pub(super) witnesses: Witnesses,
    pub(super) second_thoughts: Vec<u32>,
}

impl Found {
    /// Whether statements of a relation may be found so. Of most they are not.
    pub(super) fn holds(relation: Relation) -> bool {
        match relation {
            Relation::Stretch | Relation::Exists | Relation::TakesStance => true,
            Relation::Retracted | Relation::SupersededBy | Relation::SameAs => true,
            _ => NAMING.contains(&relation),
        }
    }

    /// The latest row.
    pub(super) fn add(&mut self, index: u32, row: Row<'_>, nodes: &Nodes) {
        self.names.add(index, row);
        self.stretches.add(index, row);
        self.witnesses.add(index, row, nodes);
        if row.is_second_thought() {
            self.second_thoughts.push(index);
        }
    }

    /// Undoes the latest [`add`](Found::add).
    pub(super) fn remove(&mut self, index: u32, row: Row<'_>, nodes: &Nodes) {
        self.names.remove(row);
        self.stretches.remove(index, row);
        self.witnesses.remove(index, row, nodes);
        self.second_thoughts.pop_if(|latest| *latest == index);
    }
}
