//! The rows that touch each node, flat: those of one relation side by side, by node, each node's in order of insertion.

use super::adjacency::{NO_END, Way};
use super::nodes::{Nodes, Place};
use super::rows::Rows;
use crate::model::{NodeKind, Relation};

const KINDS: usize = NodeKind::ALL.len();

/// The rows of all relations, seen from one end: a stable counting sort, with offsets only for the kinds that bear a relation.
#[derive(Clone, Debug, Default)]
pub(super) struct Flat {
    relations: Vec<Lists>,
}

/// The rows of one relation, by the kind of their node, then by node.
#[derive(Clone, Debug, Default)]
struct Lists {
    of_kind: [Ends; KINDS],
    rows: Vec<u32>,
    /// What stands at their other ends; empty where nothing does.
    ends: Vec<u32>,
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
    #[inline]
    fn range(&self, number: u32) -> Option<std::ops::Range<usize>> {
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
    #[inline]
    pub(super) fn links(&self, place: Place, relation: Relation) -> (&[u32], &[u32]) {
        let found = || {
            let lists = self.relations.get(relation as usize)?;
            let range = lists.of_kind.get(place.kind as usize)?.range(place.number)?;
            Some((lists.rows.get(range.clone())?, lists.ends.get(range).unwrap_or_default()))
        };
        found().unwrap_or_default()
    }

    /// Cost: O(rows + nodes).
    pub(super) fn of(nodes: &Nodes, rows: &Rows, way: Way) -> Flat {
        let mut flat = Flat { relations: vec![Lists::default(); Relation::COUNT] };
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
            if let Some(to) = lists.rows.get_mut(at) {
                *to = row;
            }
            if let Some(to) = lists.ends.get_mut(at) {
                *to = seen.end;
            } else if seen.end != NO_END {
                // The first that has another end: the relation does.
                lists.ends = vec![NO_END; lists.rows.len()];
                lists.ends.get_mut(at).into_iter().for_each(|to| *to = seen.end);
            }
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
        self.rows = vec![0; total as usize];
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
