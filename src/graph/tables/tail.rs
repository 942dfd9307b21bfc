//! The latest rows that touch each node, before they are folded into the flat base.

use std::sync::OnceLock;

use super::adjacency::Way;
use super::chains::{ChainIter, Chains};
use super::rows::{Rows, Seen};
use crate::model::Relation;

/// Rows by the node that they touch and by relation.
#[derive(Clone, Debug)]
pub(super) struct Tail {
    /// How many rows came before.
    first: u32,
    out: Chains,
    /// Laid out when it is asked for first: where much is added at once, it mostly never is.
    into: OnceLock<Chains>,
    /// Of each way and relation, the first node that may have a chain: asked first, for most come before it. Where rows were taken back it may be too low.
    from: [[u32; Relation::COUNT]; 2],
}

const NONE: u32 = u32::MAX;

impl Tail {
    /// Of the rows after so many.
    pub(super) fn after(first: u32) -> Self {
        Tail { first, out: Chains::default(), into: OnceLock::new(), from: [[NONE; Relation::COUNT]; 2] }
    }

    /// How many rows came before.
    pub(super) fn first(&self) -> u32 {
        self.first
    }

    /// Cost: O(relations of the node); where it is asked for the first time what leads to nodes, O(tail).
    #[inline(always)]
    pub(super) fn links(&self, rows: &Rows, node: u32, relation: Relation, way: Way) -> ChainIter<'_> {
        if node < self.from(relation, way) { ChainIter::default() } else { self.side(rows, way).links(node, relation) }
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
        self.laid_out(way).into_iter().for_each(|side| side.push(row, seen));
    }

    /// Undoes the latest [`push`](Tail::push) of this way, which was this.
    pub(super) fn pop(&mut self, node: u32, relation: Relation, way: Way) {
        self.laid_out(way).into_iter().for_each(|side| side.pop(node, relation));
    }

    #[inline]
    fn side(&self, rows: &Rows, way: Way) -> &Chains {
        match way {
            Way::Out => &self.out,
            Way::Into => self.into.get_or_init(|| self.lay_out(rows)),
        }
    }

    #[cold]
    fn lay_out(&self, rows: &Rows) -> Chains {
        let mut into = Chains::default();
        rows.seen_since(self.first, Way::Into).for_each(|(row, seen)| into.push(row, &seen));
        into
    }

    fn laid_out(&mut self, way: Way) -> Option<&mut Chains> {
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
    use crate::graph::tables::pairs::Link;
    use crate::graph::tables::row::{Object, Row, Subject};
    use crate::model::Ground;

    #[test]
    fn what_touches_a_node_is_there_in_order_until_it_is_taken_back_whenever_it_is_asked_for_first() {
        for asked_at in 0..40 {
            let (mut rows, mut tail) = (Rows::default(), Tail::default());
            let relation = |row: u32| if row.is_multiple_of(3) { About } else { SpokenBy };
            let add = |rows: &mut Rows, tail: &mut Tail, row: u32| {
                let said = Row::new(Subject::Node(100 + row), relation(row), Object::Node(row % 4), &[Ground::Outside]);
                assert_eq!(rows.push(&said, 0), row);
                for way in [Way::Out, Way::Into] {
                    rows.seen_from(row, way).iter().for_each(|seen| tail.push(row, seen, way));
                }
            };
            let of_one = |rows: &Rows, tail: &Tail| tail.links(rows, 1, About, Way::Into).collect::<Vec<Link>>();
            let expected = |until: u32| {
                let those = (0..until).filter(|row| row.is_multiple_of(3) && row % 4 == 1);
                those.map(|row| (row, 100 + row)).collect::<Vec<Link>>()
            };
            let mut ten = rows.mark();
            for row in 0..40 {
                if row == 10 {
                    ten = rows.mark();
                }
                if row == asked_at {
                    assert_eq!(of_one(&rows, &tail), expected(row));
                }
                add(&mut rows, &mut tail, row);
            }
            assert_eq!((tail.from(About, Way::Out), tail.from(SpokenBy, Way::Into)), (100, 0));
            let out: Vec<Link> = tail.links(&rows, 109, About, Way::Out).collect();
            let back: Vec<u32> = tail.back(101, SpokenBy).collect();
            assert_eq!(back, [1]);
            assert_eq!((out, tail.back(139, About).next()), (vec![(9, 1)], Some(39)));

            for row in (10..40).rev() {
                tail.pop(row % 4, relation(row), Way::Into);
                tail.pop(100 + row, relation(row), Way::Out);
            }
            rows.roll_back(ten);
            assert_eq!((of_one(&rows, &tail), tail.back(139, About).next()), (expected(10), None));
            for row in 10..22 {
                add(&mut rows, &mut tail, row);
            }
            assert_eq!(of_one(&rows, &tail), expected(22));
        }
    }
}
