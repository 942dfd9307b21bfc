//! The rows that touch each node, flat: those of one relation side by side, by node, each node's in order of insertion.

use super::adjacency::Way;
use super::lists::{Lists, Slots, Traits};
use super::nodes::Nodes;
use super::pairs::{Link, Listed};
use super::rows::Rows;
use crate::model::{Kinds, Relation};

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

    /// What stands at the other ends, of those nodes that have one row, where these are most.
    #[inline(always)]
    pub(super) fn slots(&self, relation: Relation) -> Slots<'_> {
        self.relations.get(relation as usize).map(Lists::slots).unwrap_or_default()
    }

    /// What is true of all rows of a relation.
    pub(super) fn traits(&self, relation: Relation) -> Traits {
        self.relations.get(relation as usize).map(Lists::traits).unwrap_or_default()
    }

    /// Takes rows in that came later. Cost: O(rows of their relations).
    pub(super) fn take_in(&mut self, nodes: &Nodes, rows: &Rows, later: &ByRelation, way: Way) {
        for ((lists, later), relation) in self.relations.iter_mut().zip(&later.0).zip(Relation::ALL) {
            if later.is_empty() {
                continue;
            }
            let seen = |row: &u32| rows.seen_from(*row, way).map(|seen| (seen.node, (*row, seen.end)));
            let later: Vec<(u32, Link)> = later.iter().filter_map(seen).collect();
            let ends = if way == Way::Out { relation.objects() } else { relation.subjects() };
            // Where they can be but one kind, or are no nodes, nothing is looked up.
            let is_open = ends.iter().nth(1).is_some();
            let kind = |node| if is_open { nodes.kind(node).map_or(Kinds::NONE, Kinds::of) } else { ends };
            *lists = lists.with(nodes, &later, kind);
        }
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
