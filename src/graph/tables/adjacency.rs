//! Which rows touch a node: grouped by relation, each group in order of insertion, both directions.

use std::collections::HashMap;

use super::row::{Row, Subject};
use crate::model::Relation;

/// The rows of one node in one direction, one group a relation, in the order of the relations' table.
type Groups = Vec<(Relation, Vec<u32>)>;

#[derive(Clone, Debug, Default)]
struct Incident {
    out: Groups,
    into: Groups,
}

/// The index of rows by what they touch.
#[derive(Clone, Debug, Default)]
pub(crate) struct Adjacency {
    nodes: Vec<Incident>,
    rows: HashMap<u32, Vec<u32>>,
}

impl Adjacency {
    pub(crate) fn outgoing(&self, node: u32, relation: Relation) -> &[u32] {
        self.nodes.get(node as usize).map_or(&[], |incident| group(&incident.out, relation))
    }

    pub(crate) fn incoming(&self, node: u32, relation: Relation) -> &[u32] {
        self.nodes.get(node as usize).map_or(&[], |incident| group(&incident.into, relation))
    }

    pub(crate) fn all_outgoing(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        self.nodes.get(node as usize).into_iter().flat_map(|incident| all(&incident.out))
    }

    pub(crate) fn all_incoming(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        self.nodes.get(node as usize).into_iter().flat_map(|incident| all(&incident.into))
    }

    pub(crate) fn on(&self, row: u32) -> &[u32] {
        self.rows.get(&row).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn add_node(&mut self) {
        self.nodes.push(Incident::default());
    }

    pub(crate) fn remove_node(&mut self) {
        self.nodes.pop();
    }

    pub(crate) fn add(&mut self, index: u32, row: Row<'_>) {
        match row.subject {
            Subject::Node(node) => {
                if let Some(incident) = self.nodes.get_mut(node as usize) {
                    group_mut(&mut incident.out, row.relation).push(index);
                }
            }
            Subject::Row(subject) => self.rows.entry(subject).or_default().push(index),
        }
        if let Some(incident) = row.object_node().and_then(|node| self.nodes.get_mut(node as usize)) {
            group_mut(&mut incident.into, row.relation).push(index);
        }
    }

    /// Undoes the latest [`add`](Adjacency::add).
    pub(crate) fn remove(&mut self, index: u32, row: Row<'_>) {
        match row.subject {
            Subject::Node(node) => {
                if let Some(incident) = self.nodes.get_mut(node as usize) {
                    ungroup(&mut incident.out, row.relation, index);
                }
            }
            Subject::Row(subject) => {
                if let Some(rows) = self.rows.get_mut(&subject) {
                    // Rows are taken back from the latest on.
                    while rows.last().is_some_and(|row| *row >= index) {
                        rows.pop();
                    }
                }
            }
        }
        if let Some(incident) = row.object_node().and_then(|node| self.nodes.get_mut(node as usize)) {
            ungroup(&mut incident.into, row.relation, index);
        }
    }
}

fn group(groups: &Groups, relation: Relation) -> &[u32] {
    let found = groups.iter().find(|(of, _)| *of == relation);
    found.map_or(&[], |(_, rows)| rows.as_slice())
}

fn group_mut(groups: &mut Groups, relation: Relation) -> &mut Vec<u32> {
    let place = groups.partition_point(|(of, _)| *of < relation);
    if groups.get(place).is_none_or(|(of, _)| *of != relation) {
        groups.insert(place, (relation, Vec::new()));
    }
    // `place` is within bounds: the group was there or has just been put there.
    #[allow(clippy::indexing_slicing)]
    &mut groups[place].1
}

/// The rows to be removed are the latest, so they stand at the end of their group.
fn ungroup(groups: &mut Groups, relation: Relation, index: u32) {
    if let Some((_, rows)) = groups.iter_mut().find(|(of, _)| *of == relation) {
        while rows.last().is_some_and(|row| *row >= index) {
            rows.pop();
        }
    }
    groups.retain(|(_, rows)| !rows.is_empty());
}

fn all(groups: &Groups) -> impl Iterator<Item = u32> + '_ {
    groups.iter().flat_map(|(_, rows)| rows.iter().copied())
}
