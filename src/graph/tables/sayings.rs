//! Which statements may say the same: an index of what was asked for, which is kept and grows with it.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::adjacency::Adjacency;
use super::row::{Object, Row, Subject};
use super::rows::Rows;
use crate::model::Relation;
use crate::model::value::Value;

/// Rows by what they are said of, which relation, on which grounds and, as far as that is told apart, what they say.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sayings {
    /// How many of the rows of each group it knows.
    known: HashMap<Group, usize>,
    rows: HashMap<u64, Vec<u32>>,
}

/// The rows of a relation that are said of a node; all rows that are said of a row.
type Group = (Subject, Option<Relation>);

fn group(row: Row<'_>) -> Group {
    let relation = matches!(row.subject, Subject::Node(_)).then_some(row.relation);
    (row.subject, relation)
}

fn rows_of<'a>(adjacency: &'a Adjacency, row: Row<'_>) -> &'a [u32] {
    match row.subject {
        Subject::Node(node) => adjacency.outgoing(node, row.relation),
        Subject::Row(subject) => adjacency.on(subject),
    }
}

impl Sayings {
    /// Learns the rows that are said of the same as this one. Cost: O(those that came since it was asked of them last).
    pub(crate) fn learn(&mut self, adjacency: &Adjacency, rows: &Rows, row: Row<'_>, is_someone: impl Fn(u32) -> bool) {
        let group = rows_of(adjacency, row);
        let known = self.known.entry(self::group(row)).or_default();
        for index in group.get(*known..).unwrap_or_default() {
            if let Some(there) = rows.get(*index) {
                self.rows.entry(content(there, &is_someone)).or_default().push(*index);
            }
        }
        *known = group.len();
    }

    /// The rows that it knows and that may say the same, in order of insertion.
    pub(crate) fn like(&self, row: Row<'_>, is_someone: impl Fn(u32) -> bool) -> &[u32] {
        self.rows.get(&content(row, &is_someone)).map_or(&[], Vec::as_slice)
    }

    /// Forgets a row that was the latest and is gone.
    pub(crate) fn remove(&mut self, adjacency: &Adjacency, index: u32, row: Row<'_>, is_someone: impl Fn(u32) -> bool) {
        let Some(known) = self.known.get_mut(&group(row)) else { return };
        *known = rows_of(adjacency, row).len().min(*known);
        if let Some(rows) = self.rows.get_mut(&content(row, &is_someone)) {
            rows.pop_if(|latest| *latest == index);
        }
    }
}

/// What a row says, but for its detail and its recording; whoever is unnamed is told from nobody else who is.
fn content(row: Row<'_>, is_someone: &impl Fn(u32) -> bool) -> u64 {
    let mut hasher = DefaultHasher::new();
    (row.subject, row.relation, &*row.grounds).hash(&mut hasher);
    match row.object {
        Object::Node(node) if !is_someone(node) => node.hash(&mut hasher),
        Object::Node(_) | Object::Nothing => {}
        Object::Value(Value::Text(text)) => text.hash(&mut hasher),
        Object::Value(Value::Words(extent)) => extent.hash(&mut hasher),
        Object::Value(Value::Term(term)) => term.hash(&mut hasher),
        Object::Value(Value::Date(_) | Value::Undated | Value::Number(_)) => {}
    }
    hasher.finish()
}
