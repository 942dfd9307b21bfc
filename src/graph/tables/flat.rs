//! The rows that touch each node, flat: those of one relation side by side, by node, each node's in order of insertion.

use super::adjacency::{NO_END, Way};
use super::lists::Lists;
use super::nodes::Nodes;
use super::pairs::{Link, Listed};
use super::rows::Rows;
use crate::model::Relation;

/// The rows of all relations, seen from one end.
#[derive(Clone, Debug)]
pub(super) struct Flat {
    relations: Box<[Lists; Relation::COUNT]>,
}

/// Rows of each relation, in order of insertion.
pub(super) struct ByRelation(Vec<Vec<u32>>);

impl Default for Flat {
    fn default() -> Self {
        Flat { relations: Box::new(std::array::from_fn(|_| Lists::default())) }
    }
}

impl Flat {
    #[inline(always)]
    pub(super) fn links(&self, nodes: &Nodes, node: u32, relation: Relation) -> Listed<'_> {
        match self.relations.get(relation as usize) {
            Some(lists) => lists.links(nodes, node),
            None => Listed::default(),
        }
    }

    /// What stands at the other end of the first, where that is at hand; else [`NO_END`].
    #[inline(always)]
    pub(super) fn first_end(&self, nodes: &Nodes, node: u32, relation: Relation) -> u32 {
        match self.relations.get(relation as usize) {
            Some(lists) => lists.first_end(nodes, node),
            None => NO_END,
        }
    }

    /// With rows that came later. Cost: O(rows of their relations).
    pub(super) fn with(mut self, nodes: &Nodes, rows: &Rows, later: &ByRelation, way: Way) -> Flat {
        for (lists, later) in self.relations.iter_mut().zip(&later.0).filter(|(_, later)| !later.is_empty()) {
            let seen = |row: &u32| rows.seen_from(*row, way).map(|seen| (seen.node, (*row, seen.end)));
            let later: Vec<(u32, Link)> = later.iter().filter_map(seen).collect();
            *lists = lists.with(nodes, &later);
        }
        self
    }

    /// How many rows there are of the relations of which there are any of these.
    pub(super) fn beside(&self, later: &ByRelation) -> usize {
        let those = self.relations.iter().zip(&later.0).filter(|(_, later)| !later.is_empty());
        those.map(|(lists, _)| lists.len()).sum()
    }
}

impl ByRelation {
    /// From this row on.
    pub(super) fn since(first: u32, rows: &Rows) -> ByRelation {
        let mut by_relation = vec![Vec::new(); Relation::COUNT];
        for (row, packed) in (first..).zip(rows.rows.get(first as usize..).unwrap_or_default()) {
            by_relation.get_mut(packed.relation as usize).into_iter().for_each(|rows: &mut Vec<u32>| rows.push(row));
        }
        ByRelation(by_relation)
    }
}
