//! The latest rows that touch each node, before they are folded into the flat base.

use std::sync::OnceLock;

use super::adjacency::Way;
use super::rows::{Rows, Seen};
use super::side::{Side, TailIter};
use crate::model::Relation;

/// The rows after those that are folded in, seen from both ends.
#[derive(Clone, Debug)]
pub(super) struct Tail {
    /// How many rows came before.
    first: u32,
    out: Side,
    /// Laid out when it is asked for first, and added to from then on: where much is put in and nothing asked, it mostly never is.
    into: OnceLock<Side>,
    /// Of each way and relation, the first node that may have a chain: asked first, for most come before it. Where rows were taken back it may be too low.
    from: [[u32; Relation::COUNT]; 2],
}

const NONE: u32 = u32::MAX;

impl Tail {
    /// Of the rows after so many.
    pub(super) fn after(first: u32) -> Self {
        Tail { first, out: Side::default(), into: OnceLock::new(), from: [[NONE; Relation::COUNT]; 2] }
    }

    /// How many rows came before.
    pub(super) fn first(&self) -> u32 {
        self.first
    }

    /// Cost: O(relations of the node); where it is asked for the first time what leads to nodes, O(tail).
    #[inline(always)]
    pub(super) fn links(&self, rows: &Rows, node: u32, relation: Relation, way: Way) -> TailIter<'_> {
        if node < self.from(relation, way) { TailIter::default() } else { self.side(rows, way).links(node, relation) }
    }

    /// Rows of a relation touch no node before this one.
    #[inline(always)]
    pub(super) fn from(&self, relation: Relation, way: Way) -> u32 {
        self.from.get(way as usize).and_then(|from| from.get(relation as usize)).copied().unwrap_or(NONE)
    }

    /// The rows that are said of a node, the latest first.
    pub(super) fn back(&self, node: u32, relation: Relation) -> impl Iterator<Item = u32> + '_ {
        self.out.back(node, relation)
    }

    /// Adds the latest row as it is seen from one end.
    pub(super) fn push(&mut self, row: u32, seen: &Seen, way: Way) {
        let from = self.from.get_mut(way as usize).and_then(|from| from.get_mut(seen.relation as usize));
        from.into_iter().for_each(|from| *from = seen.node.min(*from));
        self.side_mut(way).into_iter().for_each(|side| side.push(row, seen));
    }

    /// Undoes the latest [`push`](Tail::push) of this way, which was this.
    pub(super) fn pop(&mut self, node: u32, relation: Relation, way: Way) {
        self.side_mut(way).into_iter().for_each(|side| side.pop(node, relation));
    }

    #[inline]
    fn side(&self, rows: &Rows, way: Way) -> &Side {
        match way {
            Way::Out => &self.out,
            Way::Into => self.into.get_or_init(|| self.lay_out(rows)),
        }
    }

    #[cold]
    fn lay_out(&self, rows: &Rows) -> Side {
        let mut into = Side::default();
        rows.seen_since(self.first, Way::Into).for_each(|(row, seen)| into.push(row, &seen));
        into
    }

    fn side_mut(&mut self, way: Way) -> Option<&mut Side> {
        match way {
            Way::Out => Some(&mut self.out),
            Way::Into => self.into.get_mut(),
        }
    }
}

impl Default for Tail {
    fn default() -> Self {
        Tail::after(0)
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
            let (mut rows, mut tail) = (Rows::default(), Tail::default());
            let relation = |row: u32| if row % 3 == 1 { About } else { SpokenBy };
            // Of each node three rows, one after the other; to each lead ten.
            let add = |rows: &mut Rows, tail: &mut Tail, row: u32| {
                let of = Subject::Node(100 + row / 3);
                let said = Row::new(of, relation(row), Object::Node(row % 4), &[Ground::Outside]);
                assert_eq!(rows.push(&said, 0), row);
                for way in [Way::Out, Way::Into] {
                    rows.seen_from(row, way).iter().for_each(|seen| tail.push(row, seen, way));
                }
            };
            let holds = |rows: &Rows, tail: &Tail, until: u32| {
                for about in [About, SpokenBy] {
                    for node in 0..4 {
                        let into = (0..until).filter(|row| relation(*row) == about && row % 4 == node);
                        assert!(tail.links(rows, node, about, Way::Into).eq(into.map(|row| (row, 100 + row / 3))));
                    }
                    for node in 0..14 {
                        let out = (0..until).filter(|row| relation(*row) == about && row / 3 == node);
                        let out: Vec<u32> = out.collect();
                        let links = tail.links(rows, 100 + node, about, Way::Out);
                        assert_eq!(links.len(), out.len());
                        assert!(links.eq(out.iter().map(|row| (*row, row % 4))));
                        assert!(tail.back(100 + node, about).eq(out.into_iter().rev()));
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
                tail.pop(row % 4, relation(row), Way::Into);
                tail.pop(100 + row / 3, relation(row), Way::Out);
            }
            rows.roll_back(ten);
            holds(&rows, &tail, 10);
            (10..40).for_each(|row| add(&mut rows, &mut tail, row));
            holds(&rows, &tail, 40);
        }
    }
}
