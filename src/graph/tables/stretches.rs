//! The stretches of voices, by where they stand in their document.

use std::collections::{BTreeSet, HashMap};

use super::row::Row;
use crate::model::Relation;

/// For each document: where a stretch begins, and the row that says so.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Stretches(HashMap<u32, BTreeSet<(u32, u32)>>);

impl Stretches {
    #[inline]
    pub(crate) fn add(&mut self, index: u32, row: &Row<'_>) {
        if let Some((document, start)) = place(row) {
            self.0.entry(document).or_default().insert((start, index));
        }
    }

    pub(crate) fn remove(&mut self, index: u32, row: &Row<'_>) {
        if let Some((document, start)) = place(row)
            && let Some(stretches) = self.0.get_mut(&document)
        {
            stretches.remove(&(start, index));
            if stretches.is_empty() {
                self.0.remove(&document);
            }
        }
    }

    /// The rows of stretches that begin at a byte or before it, the latest first.
    pub(crate) fn up_to(&self, document: u32, byte: u32) -> impl Iterator<Item = u32> + '_ {
        let stretches = self.0.get(&document).into_iter();
        stretches.flat_map(move |stretches| stretches.range(..=(byte, u32::MAX)).rev()).map(|(_, row)| *row)
    }

    /// The rows of stretches that begin after a byte, the earliest first.
    pub(crate) fn after(&self, document: u32, byte: u32) -> impl Iterator<Item = u32> + '_ {
        let stretches = self.0.get(&document).into_iter();
        let from = byte.checked_add(1).map(|byte| (byte, 0));
        let after = stretches.flat_map(move |stretches| from.map(|from| stretches.range(from..)).into_iter().flatten());
        after.map(|(_, row)| *row)
    }
}

#[inline]
fn place(row: &Row<'_>) -> Option<(u32, u32)> {
    let extent = if row.relation == Relation::Stretch { row.words()? } else { return None };
    Some((extent.document.index(), extent.span.start()))
}
