//! Where claims stand: by which statements, in which document.

use super::nodes::Nodes;
use super::pairs::{Listed, Pairs};
use super::row::Row;
use super::rows::Rows;
use crate::model::{NodeKind, Relation};

/// For each document the rows that rest on its words and say that a claim is there, or how somebody stands to it; with the claim.
#[derive(Clone, Debug, Default)]
pub(crate) struct Witnesses(Vec<Pairs>);

impl Witnesses {
    /// Those of all rows.
    pub(super) fn of(rows: &Rows, nodes: &Nodes) -> Self {
        let mut witnesses = Witnesses::default();
        rows.of(&[Relation::Exists, Relation::TakesStance]).for_each(|(index, row)| witnesses.add(index, &row, nodes));
        witnesses
    }

    /// In order of insertion.
    pub(crate) fn within(&self, document: u32, nodes: &Nodes) -> Listed<'_> {
        nodes.document(document).and_then(|number| self.0.get(number)).map(Pairs::all).unwrap_or_default()
    }

    pub(crate) fn add(&mut self, index: u32, row: &Row<'_>, nodes: &Nodes) {
        let Some(claim) = claim(row, nodes) else { return };
        for number in row.extents().filter_map(|extent| nodes.document(extent.document.index())) {
            if self.0.len() <= number {
                self.0.resize_with(number + 1, Pairs::default);
            }
            let within = self.0.get_mut(number).filter(|within| within.last() != Some((index, claim)));
            within.into_iter().for_each(|within| within.push((index, claim)));
        }
    }

    /// Undoes the latest [`add`](Witnesses::add).
    pub(crate) fn remove(&mut self, index: u32, row: &Row<'_>, nodes: &Nodes) {
        let extents = row.extents().filter(|_| claim(row, nodes).is_some());
        for number in extents.filter_map(|extent| nodes.document(extent.document.index())) {
            let within = self.0.get_mut(number);
            let latest = within.filter(|within| within.last().is_some_and(|(latest, _)| latest == index));
            latest.into_iter().for_each(Pairs::pop);
        }
    }
}

/// The claim of which a row says that it is there, or how somebody stands to it.
fn claim(row: &Row<'_>, nodes: &Nodes) -> Option<u32> {
    let node = match row.relation {
        Relation::TakesStance => row.object_node(),
        Relation::Exists => row.subject_node(),
        _ => None,
    };
    node.filter(|node| nodes.kind(*node) == Some(NodeKind::Claim))
}
