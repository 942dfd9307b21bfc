//! The rows that touch each node, flat: those of one relation side by side, by node, each node's in order of insertion.

use std::ops::Range;

use super::adjacency::Way;
use super::nodes::{Nodes, Place};
use super::pairs::{Listed, Pairs};
use super::rows::Rows;
use crate::model::{NodeKind, Relation};

const KINDS: usize = NodeKind::ALL.len();

/// The rows of all relations, seen from one end: a stable counting sort, with offsets only for the kinds that bear a relation.
#[derive(Clone, Debug)]
pub(super) struct Flat {
    relations: Box<[Lists; Relation::COUNT]>,
}

impl Default for Flat {
    fn default() -> Self {
        Flat { relations: Box::new(std::array::from_fn(|_| Lists::default())) }
    }
}

/// The rows of one relation, by the kind of their node, then by node.
#[derive(Clone, Debug, Default)]
struct Lists {
    of_kind: [Ends; KINDS],
    links: Pairs,
}

/// Where the rows of each node of a kind end; they begin where those of the node before do.
#[derive(Clone, Debug, Default)]
struct Ends {
    first: u32,
    /// How many nodes of the kind there are.
    nodes: u32,
    /// Empty where each node has one row.
    ends: Vec<u32>,
}

impl Ends {
    #[inline(always)]
    fn range(&self, number: u32) -> Option<Range<usize>> {
        if number >= self.nodes {
            return None;
        }
        if self.ends.is_empty() {
            let at = (self.first + number) as usize;
            return Some(at..at + 1);
        }
        let start = match number.checked_sub(1) {
            None => self.first,
            Some(before) => *self.ends.get(before as usize)?,
        };
        Some(start as usize..*self.ends.get(number as usize)? as usize)
    }
}

impl Flat {
    #[inline(always)]
    pub(super) fn links(&self, place: Place, relation: Relation) -> Listed<'_> {
        self.found(place, relation).map_or_else(Listed::default, |(links, range)| links.get(range))
    }

    /// Only what stands at their other ends.
    #[inline(always)]
    pub(super) fn ends(&self, place: Place, relation: Relation) -> &[u32] {
        self.found(place, relation).map_or(&[], |(links, range)| links.ends(range))
    }

    #[inline(always)]
    fn found(&self, place: Place, relation: Relation) -> Option<(&Pairs, Range<usize>)> {
        let lists = self.relations.get(relation as usize)?;
        Some((&lists.links, lists.of_kind.get(place.kind as usize)?.range(place.number)?))
    }

    /// Cost: O(rows + nodes).
    pub(super) fn of(nodes: &Nodes, rows: &Rows, way: Way) -> Flat {
        let mut flat = Flat::default();
        flat.count(nodes, rows, way);
        flat.relations.iter_mut().for_each(Lists::lay_out);
        flat.fill(nodes, rows, way);
        flat.relations.iter_mut().for_each(Lists::tidy);
        flat
    }

    fn count(&mut self, nodes: &Nodes, rows: &Rows, way: Way) {
        for (_, seen) in rows.seen(way) {
            let Some(place) = nodes.place(seen.node) else { continue };
            let Some(lists) = self.relations.get_mut(seen.relation as usize) else { continue };
            let Some(ends) = lists.of_kind.get_mut(place.kind as usize) else { continue };
            if ends.ends.is_empty() {
                ends.nodes = nodes.of_kind(place.kind).len() as u32;
                ends.ends = vec![0; ends.nodes as usize];
            }
            if let Some(count) = ends.ends.get_mut(place.number as usize) {
                *count += 1;
            }
        }
    }

    fn fill(&mut self, nodes: &Nodes, rows: &Rows, way: Way) {
        for (row, seen) in rows.seen(way) {
            let Some(place) = nodes.place(seen.node) else { continue };
            let Some(lists) = self.relations.get_mut(seen.relation as usize) else { continue };
            let ends = lists.of_kind.get_mut(place.kind as usize);
            let Some(next) = ends.and_then(|ends| ends.ends.get_mut(place.number as usize)) else { continue };
            let at = *next as usize;
            *next += 1;
            lists.links.put(at, (row, seen.end));
        }
    }
}

impl Lists {
    /// From how many rows each node has to where they begin.
    fn lay_out(&mut self) {
        let mut total = 0;
        for kind in &mut self.of_kind {
            kind.first = total;
            for count in &mut kind.ends {
                total += std::mem::replace(count, total);
            }
        }
        self.links = Pairs::room_for(total as usize);
    }

    /// Now that rows begin where they end: where each node has one, that is known without asking.
    fn tidy(&mut self) {
        for kind in &mut self.of_kind {
            let first = kind.first;
            if kind.ends.iter().zip(first + 1..).all(|(end, one)| *end == one) {
                kind.ends = Vec::new();
            }
        }
    }
}
