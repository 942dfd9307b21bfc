//! Where claims stand: by which statements, in which document.

use std::collections::HashMap;

use super::nodes::Nodes;
use super::pairs::{Listed, Pairs};
use super::row::Row;
use crate::model::{NodeKind, Relation};

/// For each document the rows that rest on its words and say that a claim is there, or how somebody stands to it; with the claim.
#[derive(Clone, Debug, Default)]
pub(crate) struct Witnesses(HashMap<u32, Pairs>);

impl Witnesses {
    /// In order of insertion.
    pub(crate) fn within(&self, document: u32) -> Listed<'_> {
        self.0.get(&document).map(Pairs::all).unwrap_or_default()
    }

    pub(crate) fn add(&mut self, index: u32, row: Row<'_>, nodes: &Nodes) {
        let Some(claim) = claim(row, nodes) else { return };
        for extent in row.extents() {
            let within = self.0.entry(extent.document.index()).or_default();
            if within.last() != Some((index, claim)) {
                within.push((index, claim));
            }
        }
    }

    /// Undoes the latest [`add`](Witnesses::add).
    pub(crate) fn remove(&mut self, index: u32, row: Row<'_>, nodes: &Nodes) {
        let extents = row.extents().filter(|_| claim(row, nodes).is_some());
        for extent in extents {
            let within = self.0.get_mut(&extent.document.index());
            let latest = within.filter(|within| within.last().is_some_and(|(latest, _)| latest == index));
            latest.into_iter().for_each(Pairs::pop);
        }
    }
}

/// The claim of which a row says that it is there, or how somebody stands to it.
fn claim(row: Row<'_>, nodes: &Nodes) -> Option<u32> {
    let node = match row.relation {
        Relation::TakesStance => row.object_node(),
        Relation::Exists => row.subject_node(),
        _ => None,
    };
    node.filter(|node| nodes.kind(*node) == Some(NodeKind::Claim))
}
