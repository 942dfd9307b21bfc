//! Which statements name a node so: by the normal form of the name.

use std::collections::HashMap;

use super::few::Few;
use super::pairs::Listed;
use super::row::Row;
use super::rows::Rows;
use crate::model::{Key, Relation};

/// The relations that give a node a name to be found by.
pub(crate) const NAMING: [Relation; 3] = [Relation::Name, Relation::Description, Relation::Title];

/// The rows that give a name, a description or a title, each with its node, in order of insertion.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Names(HashMap<Box<str>, Few>);

impl Names {
    /// Those of all rows.
    pub(super) fn of(rows: &Rows) -> Self {
        let mut names = Names::default();
        rows.of(&NAMING).for_each(|(index, row)| names.add(index, &row));
        names
    }

    pub(crate) fn rows(&self, name: &str) -> Listed<'_> {
        self.0.get(Key::normal(name).as_str()).map(Few::all).unwrap_or_default()
    }

    pub(crate) fn add(&mut self, index: u32, row: &Row<'_>) {
        if let Some((name, node)) = name(row).zip(row.subject_node()) {
            let entry = self.0.entry(Key::normal(name).into());
            entry.and_modify(|rows| rows.push((index, node))).or_insert(Few::One(index, node));
        }
    }

    /// Undoes the latest [`add`](Names::add).
    pub(crate) fn remove(&mut self, row: &Row<'_>) {
        let Some(name) = name(row).map(Key::normal) else { return };
        let Some(rows) = self.0.get_mut(name.as_str()) else { return };
        if !rows.pop() {
            self.0.remove(name.as_str());
        }
    }
}

fn name<'c>(row: &Row<'c>) -> Option<&'c str> {
    row.text().filter(|_| NAMING.contains(&row.relation))
}
