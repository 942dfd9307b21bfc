//! Which statements are found by what they say, beside the nodes that they touch.

use std::sync::OnceLock;

use super::names::Names;
use super::nodes::Nodes;
use super::pairs::Listed;
use super::row::{Row, SECOND_THOUGHTS};
use super::rows::Rows;
use super::stretches::Stretches;
use super::witnesses::Witnesses;
use crate::model::Relation;

/// Statements by the names that they give, the stretches of text that they cover, the claims of which they speak; and those that decide what the default view
/// shows.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// Made when it is first asked; from then on it grows, and goes with a clone.
    pub(super) names: OnceLock<Names>,
    pub(super) stretches: Stretches,
    /// Made when it is first asked, too.
    witnesses: OnceLock<Witnesses>,
    pub(super) second_thoughts: Vec<u32>,
}

impl Found {
    /// What is found in these rows, but for what is made when it is asked.
    pub(super) fn of(rows: &Rows) -> Self {
        let mut found = Found::default();
        rows.of(&[Relation::Stretch]).for_each(|(index, row)| found.stretches.add(index, &row));
        found.second_thoughts.extend(rows.of(&SECOND_THOUGHTS).map(|(index, _)| index));
        found
    }

    /// The rows that name a node so. Cost: O(rows) when it is first asked.
    pub(super) fn named(&self, name: &str, rows: &Rows) -> Listed<'_> {
        self.names.get_or_init(|| Names::of(rows)).rows(name)
    }

    /// The rows by which claims stand in a document. Cost: O(rows) when it is first asked.
    pub(super) fn claims_within(&self, document: u32, rows: &Rows, nodes: &Nodes) -> Listed<'_> {
        self.witnesses.get_or_init(|| Witnesses::of(rows, nodes)).within(document, nodes)
    }

    /// The latest row.
    pub(super) fn add(&mut self, index: u32, row: &Row<'_>, nodes: &Nodes) {
        self.names.get_mut().into_iter().for_each(|names| names.add(index, row));
        self.witnesses.get_mut().into_iter().for_each(|witnesses| witnesses.add(index, row, nodes));
        self.stretches.add(index, row);
        if row.is_second_thought() {
            self.second_thoughts.push(index);
        }
    }

    /// Undoes the latest [`add`](Found::add).
    pub(super) fn remove(&mut self, index: u32, row: &Row<'_>, nodes: &Nodes) {
        self.names.get_mut().into_iter().for_each(|names| names.remove(row));
        self.witnesses.get_mut().into_iter().for_each(|witnesses| witnesses.remove(index, row, nodes));
        self.stretches.remove(index, row);
        self.second_thoughts.pop_if(|latest| *latest == index);
    }
}
