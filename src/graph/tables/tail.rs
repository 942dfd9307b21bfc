//! The latest rows that touch each node, before they are folded into the flat base.

use std::sync::OnceLock;

use super::adjacency::Way;
use super::pairs::Link;
use super::rows::{Rows, Seen};
use super::runs::{RunIter, Runs};
use super::side::{ChainIter, Side};
use crate::model::Relation;

/// The rows after those that are folded in, seen from both ends.
#[derive(Clone, Debug)]
pub(super) struct Tail {
    /// How many rows came before.
    first: u32,
    /// The first rows that are said of new nodes.
    runs: Runs,
    /// What else is said of nodes.
    out: Side,
    /// Laid out when it is asked for first, and added to from then on: where much is put in and nothing asked, it mostly never is.
    into: OnceLock<Side>,
    /// Of each way and relation, the first node that may have a row: asked first, for most come before it. Where rows were taken back it may be too low.
    from: [[u32; Relation::COUNT]; 2],
}

/// The rows of one relation that touch a node, each with what stands at its other end.
#[derive(Clone, Copy, Default)]
pub(crate) struct TailIter<'c> {
    run: RunIter<'c>,
    chain: ChainIter<'c>,
}

const NONE: u32 = u32::MAX;

impl Tail {
    /// Of the rows and the nodes after so many.
    pub(super) fn after(first: u32, nodes: u32) -> Self {
        Tail {
            first,
            runs: Runs::after(nodes),
            out: Side::default(),
            into: OnceLock::new(),
            from: [[NONE; Relation::COUNT]; 2],
        }
    }

    /// How many rows came before.
    pub(super) fn first(&self) -> u32 {
        self.first
    }

    /// Cost: O(relations of the node); where it is asked for the first time what leads to nodes, O(tail).
    #[inline(always)]
    pub(super) fn links<'c>(&'c self, rows: &'c Rows, node: u32, relation: Relation, way: Way) -> TailIter<'c> {
        if node < self.from(relation, way) { TailIter::default() } else { self.later(rows, node, relation, way) }
    }

    #[inline(never)]
    fn later<'c>(&'c self, rows: &'c Rows, node: u32, relation: Relation, way: Way) -> TailIter<'c> {
        match way {
            Way::Out => TailIter { run: self.runs.links(rows, node, relation), chain: self.out.links(node, relation) },
            Way::Into => TailIter { chain: self.into(rows).links(node, relation), ..TailIter::default() },
        }
    }

    /// Rows of a relation touch no node before this one.
    #[inline(always)]
    pub(super) fn from(&self, relation: Relation, way: Way) -> u32 {
        self.from.get(way as usize).and_then(|from| from.get(relation as usize)).copied().unwrap_or(NONE)
    }

    /// The rows that are said of a node, the latest first.
    pub(super) fn back<'c>(&'c self, rows: &'c Rows, node: u32, relation: Relation) -> impl Iterator<Item = u32> + 'c {
        let run = self.runs.links(rows, node, relation).rev().map(|(row, _)| row);
        self.out.back(node, relation).chain(run)
    }

    /// Adds the latest row as it is seen from one end.
    pub(super) fn push(&mut self, row: u32, seen: &Seen, way: Way) {
        let from = self.from.get_mut(way as usize).and_then(|from| from.get_mut(seen.relation as usize));
        from.into_iter().for_each(|from| *from = seen.node.min(*from));
        match way {
            Way::Out if self.runs.push(row, seen.node) => {}
            Way::Out => self.out.push(row, seen),
            Way::Into => self.into.get_mut().into_iter().for_each(|into| into.push(row, seen)),
        }
    }

    /// Undoes the latest [`push`](Tail::push) of this way, which was this.
    pub(super) fn pop(&mut self, row: u32, node: u32, relation: Relation, way: Way) {
        match way {
            Way::Out if self.runs.pop(row, node) => {}
            Way::Out => self.out.pop(node, relation),
            Way::Into => self.into.get_mut().into_iter().for_each(|into| into.pop(node, relation)),
        }
    }

    /// What leads to nodes.
    #[inline]
    fn into(&self, rows: &Rows) -> &Side {
        self.into.get_or_init(|| self.lay_out(rows))
    }

    #[cold]
    fn lay_out(&self, rows: &Rows) -> Side {
        let mut into = Side::default();
        rows.seen_since(self.first, Way::Into).for_each(|(row, seen)| into.push(row, &seen));
        into
    }
}

impl TailIter<'_> {
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.run.len() + self.chain.len()
    }
}

impl Iterator for TailIter<'_> {
    type Item = Link;

    #[inline]
    fn next(&mut self) -> Option<Link> {
        self.run.next().or_else(|| self.chain.next())
    }
}

impl Default for Tail {
    fn default() -> Self {
        Tail::after(0, 0)
    }
}

#[cfg(test)]
mod tests {
    use Relation::{About, SpokenBy};

    use super::*;
    use crate::graph::tables::row::{Object, Row, Subject};
    use crate::model::Ground;

    #[test]
    fn what_touches_a_node_is_there_in_order_until_it_is_taken_back_whenever_it_is_asked_for_first() {
        for asked_at in 0..40 {
            // Two of the nodes were there before.
            let (mut rows, mut tail) = (Rows::default(), Tail::after(0, 102));
            let relation = |row: u32| if row % 3 == 1 { About } else { SpokenBy };
            // Of most nodes three rows, and of one each other row; to each lead ten.
            let of = |row: u32| 100 + if row.is_multiple_of(2) { row / 6 } else { 20 };
            let add = |rows: &mut Rows, tail: &mut Tail, row: u32| {
                let said = Row::new(Subject::Node(of(row)), relation(row), Object::Node(row % 4), &[Ground::Outside]);
                assert_eq!(rows.push(&said, 0), row);
                for way in [Way::Out, Way::Into] {
                    rows.seen_from(row, way).iter().for_each(|seen| tail.push(row, seen, way));
                }
            };
            let holds = |rows: &Rows, tail: &Tail, until: u32| {
                for about in [About, SpokenBy] {
                    for node in 0..4 {
                        let into = (0..until).filter(|row| relation(*row) == about && row % 4 == node);
                        assert!(tail.links(rows, node, about, Way::Into).eq(into.map(|row| (row, of(row)))));
                    }
                    for node in 100..121 {
                        let out = (0..until).filter(|row| relation(*row) == about && of(*row) == node);
                        let out: Vec<u32> = out.collect();
                        let links = tail.links(rows, node, about, Way::Out);
                        assert_eq!(links.len(), out.len());
                        assert!(links.eq(out.iter().map(|row| (*row, row % 4))));
                        assert!(tail.back(rows, node, about).eq(out.into_iter().rev()));
                    }
                }
            };
            let mut ten = rows.mark();
            for row in 0..40 {
                if row == 10 {
                    ten = rows.mark();
                }
                if row == asked_at {
                    holds(&rows, &tail, row);
                }
                add(&mut rows, &mut tail, row);
            }
            assert_eq!((tail.from(About, Way::Out), tail.from(SpokenBy, Way::Into)), (100, 0));
            holds(&rows, &tail, 40);
            for row in (10..40).rev() {
                tail.pop(row, row % 4, relation(row), Way::Into);
                tail.pop(row, of(row), relation(row), Way::Out);
            }
            rows.roll_back(ten);
            holds(&rows, &tail, 10);
            (10..40).for_each(|row| add(&mut rows, &mut tail, row));
            holds(&rows, &tail, 40);
        }
    }
}
