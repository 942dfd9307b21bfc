//! The latest rows that touch each node, before they are folded into the flat base.

use super::adjacency::Way;
use super::pairs::Link;
use crate::graph::bits::Bits;
use crate::model::Relation;

/// Rows by the node that they touch and by relation, each group a chain in order of insertion. What is seen from one end stands by itself: nodes to which
/// much leads are few, and what is known of them is at hand.
#[derive(Clone, Debug, Default)]
pub(super) struct Tail {
    out: Side,
    into: Side,
    /// What leads to nodes and is not taken in yet.
    coming: Vec<(u32, Relation, Link)>,
}

/// What is seen from one end of the rows.
#[derive(Clone, Debug)]
struct Side {
    /// For each node, the chain of it that began last.
    latest: Vec<u32>,
    /// Of each relation, the first node that may have a chain: asked first, for most come before it. Where rows were taken back it may be too low.
    from: [u32; Relation::COUNT],
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

/// So many rows wait at most.
const AT_ONCE: usize = 1 << 13;

impl Tail {
    /// Cost: O(relations of the node).
    #[inline(always)]
    pub(super) fn links(&self, node: u32, relation: Relation, way: Way) -> TailIter<'_> {
        let side = self.side(way);
        let (next, left) = if side.may_have(node, relation) { side.chained(node, relation) } else { (NONE, 0) };
        TailIter { links: &side.links, next, left }
    }

    /// Rows of a relation touch no node before this one.
    #[inline(always)]
    pub(super) fn from(&self, relation: Relation, way: Way) -> u32 {
        self.side(way).from(relation)
    }

    /// The latest row of a chain.
    pub(super) fn latest(&self, node: u32, relation: Relation, way: Way) -> Option<u32> {
        self.side(way).last(node, relation).map(|link| link.row)
    }

    /// So many of the latest rows of a chain, the latest first. Cost: O(so many).
    pub(super) fn back(&self, node: u32, relation: Relation, way: Way, count: usize) -> impl Iterator<Item = u32> + '_ {
        let side = self.side(way);
        let links = std::iter::successors(side.last(node, relation), |link| side.links.get(link.before as usize));
        links.map(|link| link.row).take(count)
    }

    /// What leads to a node is there when it is [taken in](Tail::take_in).
    pub(super) fn push(&mut self, node: u32, relation: Relation, way: Way, link: Link) {
        match way {
            Way::Out => self.out.push(node, relation, link),
            Way::Into => {
                if self.coming.len() == AT_ONCE {
                    self.take_in();
                }
                self.coming.push((node, relation, link));
            }
        }
    }

    /// Takes in what leads to nodes. The nodes that are led to stand here and there: of many rows at once, what each reads is read side by side.
    pub(super) fn take_in(&mut self) {
        for (node, relation, link) in self.coming.drain(..) {
            self.into.push(node, relation, link);
        }
    }

    /// Undoes the latest [`push`](Tail::push) of this way, which was this.
    pub(super) fn pop(&mut self, node: u32, relation: Relation, way: Way) {
        self.side_mut(way).pop(node, relation);
    }

    #[inline]
    fn side(&self, way: Way) -> &Side {
        debug_assert!(way == Way::Out || self.coming.is_empty(), "what leads to nodes is asked before it is taken in");
        match way {
            Way::Out => &self.out,
            Way::Into => &self.into,
        }
    }

    #[inline]
    fn side_mut(&mut self, way: Way) -> &mut Side {
        debug_assert!(way == Way::Out || self.coming.is_empty(), "what leads to nodes is undone before it is taken in");
        match way {
            Way::Out => &mut self.out,
            Way::Into => &mut self.into,
        }
    }
}

impl Side {
    #[inline(always)]
    fn from(&self, relation: Relation) -> u32 {
        self.from.get(relation as usize).copied().unwrap_or(NONE)
    }

    /// Whether it may have some that touch a node.
    #[inline(always)]
    fn may_have(&self, node: u32, relation: Relation) -> bool {
        node >= self.from(relation) && self.nodes.has(node)
    }

    /// The first link of a chain, and how many there are.
    #[inline(never)]
    fn chained(&self, node: u32, relation: Relation) -> (u32, u32) {
        self.chain(node, relation).map_or((NONE, 0), |chain| (chain.first, chain.len))
    }

    fn chain(&self, node: u32, relation: Relation) -> Option<&Chain> {
        self.chains.get(self.place(node, relation)? as usize)
    }

    fn last(&self, node: u32, relation: Relation) -> Option<&Chained> {
        self.links.get(self.chain(node, relation)?.last as usize)
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

    fn push(&mut self, node: u32, relation: Relation, (row, end): Link) {
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
        self.from.get_mut(relation as usize).into_iter().for_each(|from| *from = node.min(*from));
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

impl Default for Side {
    fn default() -> Self {
        Side {
            latest: Vec::new(),
            from: [NONE; Relation::COUNT],
            nodes: Bits::default(),
            chains: Vec::new(),
            links: Vec::new(),
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
    use super::*;
    use Relation::{About, SpokenBy};

    fn rows(tail: &Tail, node: u32, relation: Relation, way: Way) -> Vec<Link> {
        tail.links(node, relation, way).collect()
    }

    #[test]
    fn what_touches_a_node_is_there_in_order_until_it_is_taken_back() {
        let mut tail = Tail::default();
        for row in 0..40 {
            let relation = if row % 3 == 0 { About } else { SpokenBy };
            tail.push(100 + row, relation, Way::Out, (row, row % 4));
            tail.push(row % 4, relation, Way::Into, (row, 100 + row));
        }
        tail.take_in();
        let expected = |until: u32| (0..until).filter(|row| row % 3 == 0 && row % 4 == 1).map(|row| (row, 100 + row));
        assert!(rows(&tail, 1, About, Way::Into).into_iter().eq(expected(40)));
        assert_eq!((tail.from(About, Way::Out), tail.from(SpokenBy, Way::Into)), (100, 0));
        assert_eq!((tail.latest(1, About, Way::Into), rows(&tail, 109, About, Way::Out)), (Some(33), vec![(9, 1)]));

        for row in (10..40).rev() {
            let relation = if row % 3 == 0 { About } else { SpokenBy };
            tail.pop(row % 4, relation, Way::Into);
            tail.pop(100 + row, relation, Way::Out);
        }
        assert!(rows(&tail, 1, About, Way::Into).into_iter().eq(expected(10)));
        assert_eq!((tail.latest(2, SpokenBy, Way::Into), tail.latest(139, About, Way::Out)), (Some(2), None));
        tail.push(1, About, Way::Into, (10, 110));
        tail.take_in();
        assert_eq!(rows(&tail, 1, About, Way::Into), [(9, 109), (10, 110)]);
    }
}
