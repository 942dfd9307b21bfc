//! Which statements may say the same: an index of what was asked for, which is kept and grows with it.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use smallvec::SmallVec;

use super::adjacency::Adjacency;
use super::nodes::Nodes;
use super::row::{Object, Row, Subject};
use super::rows::Rows;
use crate::model::value::Value;
use crate::model::{NodeKind, Relation};

/// Rows by what they are said of, which relation, on which grounds and, as far as that is told apart, what they say.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sayings {
    /// How many of the rows of each group it knows.
    known: HashMap<Group, usize>,
    /// Those that may say the same, in order of insertion: mostly one.
    rows: HashMap<u64, SmallVec<[u32; 1]>>,
}

/// The rows of a relation that are said of a node; all rows that are said of a row.
type Group = (Subject, Option<Relation>);

fn group(row: &Row<'_>) -> Group {
    let relation = matches!(row.subject, Subject::Node(_)).then_some(row.relation);
    (row.subject, relation)
}

impl Sayings {
    /// Learns the rows that are said of the same as this one. Cost: O(those that came since it was asked of them last).
    pub(super) fn learn(&mut self, adjacency: &Adjacency, nodes: &Nodes, rows: &Rows, row: &Row<'_>) {
        let known = self.known.entry(group(row)).or_default();
        let later = match row.subject {
            Subject::Node(node) => adjacency.after(nodes, rows, node, row.relation, *known),
            Subject::Row(subject) => adjacency.on(subject).get(*known..).unwrap_or_default().to_vec(),
        };
        for index in &later {
            if let Some(there) = rows.get(*index) {
                self.rows.entry(content(nodes, &there)).or_default().push(*index);
            }
        }
        *known += later.len();
    }

    /// The rows that it knows and that may say the same, in order of insertion.
    pub(super) fn like(&self, nodes: &Nodes, row: &Row<'_>) -> &[u32] {
        self.rows.get(&content(nodes, row)).map_or(&[], SmallVec::as_slice)
    }

    /// Forgets a row that was the latest and is gone.
    pub(super) fn remove(&mut self, nodes: &Nodes, index: u32, row: &Row<'_>) {
        let Some(known) = self.known.get_mut(&group(row)) else { return };
        if let Some(alike) = self.rows.get_mut(&content(nodes, row)).filter(|alike| alike.last() == Some(&index)) {
            alike.pop();
            *known -= 1;
        }
    }
}

/// What a row says, but for its detail and its recording; whoever is unnamed is told from nobody else who is.
fn content(nodes: &Nodes, row: &Row<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    (row.subject, row.relation, &*row.grounds).hash(&mut hasher);
    match row.object {
        Object::Node(node) if nodes.kind(node) != Some(NodeKind::Someone) => node.hash(&mut hasher),
        Object::Node(_) | Object::Nothing => {}
        Object::Value(Value::Text(text)) => text.hash(&mut hasher),
        Object::Value(Value::Words(extent)) => extent.hash(&mut hasher),
        Object::Value(Value::Term(term)) => term.hash(&mut hasher),
        Object::Value(Value::Date(_) | Value::Undated | Value::Number(_)) => {}
    }
    hasher.finish()
}
