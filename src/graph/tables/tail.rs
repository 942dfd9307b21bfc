//! The latest rows that touch each node, before they are folded into the flat base.

use std::sync::OnceLock;

use super::adjacency::Way;
use super::pairs::Link;
use super::rows::{Rows, Seen};
use crate::graph::bits::Bits;
use crate::model::Relation;

/// Rows by the node that they touch and by relation, each group a chain in order of insertion.
#[derive(Clone, Debug)]
pub(super) struct Tail {
    /// How many rows came before.
    first: u32,
    out: Side,
    /// Laid out when it is asked for first: where much is added at once, it mostly never is.
    into: OnceLock<Side>,
    /// Of each way and relation, the first node that may have a chain: asked first, for most come before it. Where rows were taken back it may be too low.
    from: [[u32; Relation::COUNT]; 2],
}

/// What is seen from one end of the rows.
#[derive(Clone, Debug, Default)]
struct Side {
    /// For each node, the chain of it that began last.
    latest: Vec<u32>,
    nodes: Bits,
    chains: Vec<Chain>,
    links: Vec<Chained>,
}

/// The rows of one relation that touch one node from one side.
#[derive(Clone, Copy, Debug)]
struct Chain {
    relation: Relation,
    first: u32,
    last: u32,
    len: u32,
    /// Another chain of the node.
    other: u32,
}

#[derive(Clone, Copy, Debug)]
struct Chained {
    row: u32,
    end: u32,
    before: u32,
    next: u32,
}

/// The rows of a chain, each with what stands at its other end.
#[derive(Clone, Copy, Default)]
pub(crate) struct TailIter<'c> {
    links: &'c [Chained],
    next: u32,
    left: u32,
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

    /// The latest row that is said of a node.
    pub(super) fn latest(&self, node: u32, relation: Relation) -> Option<u32> {
        self.out.last(node, relation).map(|link| link.row)
    }

    /// So many of the latest rows that are said of a node, the latest first. Cost: O(so many).
    pub(super) fn back(&self, node: u32, relation: Relation, count: usize) -> impl Iterator<Item = u32> + '_ {
        let links = std::iter::successors(self.out.last(node, relation), |link| self.out.before(link));
        links.map(|link| link.row).take(count)
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
    fn side(&self, rows: &Rows, way: Way) -> &Side {
        match way {
            Way::Out => &self.out,
            Way::Into => self.into.get_or_init(|| Side::of(rows, self.first, way)),
        }
    }

    fn laid_out(&mut self, way: Way) -> Option<&mut Side> {
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

impl Side {
    #[cold]
    fn of(rows: &Rows, first: u32, way: Way) -> Self {
        let mut side = Side::default();
        rows.seen_since(first, way).for_each(|(row, seen)| side.push(row, &seen));
        side
    }

    #[inline]
    fn links(&self, node: u32, relation: Relation) -> TailIter<'_> {
        if self.nodes.has(node) { self.chained(node, relation) } else { TailIter::default() }
    }

    #[inline(never)]
    fn chained(&self, node: u32, relation: Relation) -> TailIter<'_> {
        let (next, left) = self.chain(node, relation).map_or((NONE, 0), |chain| (chain.first, chain.len));
        TailIter { links: &self.links, next, left }
    }

    fn chain(&self, node: u32, relation: Relation) -> Option<&Chain> {
        self.chains.get(self.place(node, relation)? as usize)
    }

    fn last(&self, node: u32, relation: Relation) -> Option<&Chained> {
        self.links.get(self.chain(node, relation)?.last as usize)
    }

    fn before(&self, link: &Chained) -> Option<&Chained> {
        self.links.get(link.before as usize)
    }

    fn place(&self, node: u32, relation: Relation) -> Option<u32> {
        let mut place = *self.latest.get(node as usize)?;
        loop {
            let chain = self.chains.get(place as usize)?;
            if chain.relation == relation {
                return Some(place);
            }
            place = chain.other;
        }
    }

    fn push(&mut self, row: u32, seen: &Seen) {
        let Seen { node, relation, end } = *seen;
        let link = self.links.len() as u32;
        let chain = self.place(node, relation).unwrap_or_else(|| self.begin(node, relation));
        let Some(chain) = self.chains.get_mut(chain as usize) else { return };
        self.links.push(Chained { row, end, before: chain.last, next: NONE });
        match self.links.get_mut(chain.last as usize) {
            Some(before) => before.next = link,
            None => chain.first = link,
        }
        chain.last = link;
        chain.len += 1;
    }

    fn begin(&mut self, node: u32, relation: Relation) -> u32 {
        let place = self.chains.len() as u32;
        if self.latest.len() <= node as usize {
            self.latest.resize(node as usize + 1, NONE);
        }
        let other = self.latest.get_mut(node as usize).map_or(NONE, |latest| std::mem::replace(latest, place));
        self.nodes.set(node);
        self.chains.push(Chain { relation, first: NONE, last: NONE, len: 0, other });
        place
    }

    fn pop(&mut self, node: u32, relation: Relation) {
        let Some(place) = self.place(node, relation) else { return };
        let Some((link, chain)) = self.links.pop().zip(self.chains.get_mut(place as usize)) else { return };
        chain.last = link.before;
        chain.len -= 1;
        if let Some(before) = self.links.get_mut(link.before as usize) {
            before.next = NONE;
        } else if let Some(chain) = self.chains.pop() {
            // It began with that link, after every other.
            self.latest.get_mut(node as usize).into_iter().for_each(|latest| *latest = chain.other);
        }
    }
}

impl TailIter<'_> {
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.left as usize
    }
}

impl Iterator for TailIter<'_> {
    type Item = Link;

    #[inline]
    fn next(&mut self) -> Option<Link> {
        let link = self.links.get(self.next as usize)?;
        self.next = link.next;
        self.left -= 1;
        Some((link.row, link.end))
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
            assert_eq!((out, tail.latest(139, About)), (vec![(9, 1)], Some(39)));

            for row in (10..40).rev() {
                tail.pop(row % 4, relation(row), Way::Into);
                tail.pop(100 + row, relation(row), Way::Out);
            }
            rows.roll_back(ten);
            assert_eq!((of_one(&rows, &tail), tail.latest(139, About)), (expected(10), None));
            for row in 10..22 {
                add(&mut rows, &mut tail, row);
            }
            assert_eq!(of_one(&rows, &tail), expected(22));
        }
    }
}
