//! The rows of the tail that stand in no run, as they are seen from one end: each group a chain.

use super::pairs::Link;
use super::rows::Seen;
use crate::graph::bits::Bits;
use crate::model::Relation;

/// Rows by the node that they touch and by relation, each group a chain.
#[derive(Clone, Debug, Default)]
pub(super) struct Side {
    /// For each node, the chain of it that began last.
    latest: Vec<u32>,
    nodes: Bits,
    chains: Vec<Chain>,
    longer: Vec<Longer>,
    links: Vec<Chained>,
}

/// The rows of one relation that touch one node: mostly one.
#[derive(Clone, Copy, Debug)]
struct Chain {
    relation: Relation,
    first: Link,
    /// Those after the first, if there are any.
    longer: u32,
    /// Another chain of the node.
    other: u32,
}

/// The rows of a chain after its first.
#[derive(Clone, Copy, Debug)]
struct Longer {
    first: u32,
    last: u32,
    len: u32,
}

#[derive(Clone, Copy, Debug)]
struct Chained {
    link: Link,
    before: u32,
    next: u32,
}

/// The rows of a chain, each with what stands at its other end.
#[derive(Clone, Copy, Default)]
pub(super) struct ChainIter<'c> {
    /// The next, if any is left.
    link: Link,
    links: &'c [Chained],
    after: u32,
    left: u32,
}

const NONE: u32 = u32::MAX;

impl Side {
    /// The rows of a chain, in order of insertion. Cost: O(relations of the node).
    #[inline]
    pub(super) fn links(&self, node: u32, relation: Relation) -> ChainIter<'_> {
        if self.nodes.has(node) { self.chained(node, relation) } else { ChainIter::default() }
    }

    #[inline(never)]
    fn chained(&self, node: u32, relation: Relation) -> ChainIter<'_> {
        let Some(chain) = self.chain(node, relation) else { return ChainIter::default() };
        let (after, others) = self.longer_of(chain).map_or((NONE, 0), |longer| (longer.first, longer.len));
        ChainIter { link: chain.first, links: &self.links, after, left: 1 + others }
    }

    /// The rows of a chain, the latest first.
    pub(super) fn back(&self, node: u32, relation: Relation) -> impl Iterator<Item = u32> + '_ {
        let chain = self.chain(node, relation);
        let last = chain.and_then(|chain| self.links.get(self.longer_of(chain)?.last as usize));
        let later = std::iter::successors(last, |chained| self.links.get(chained.before as usize));
        later.map(|chained| chained.link).chain(chain.map(|chain| chain.first)).map(|(row, _)| row)
    }

    fn chain(&self, node: u32, relation: Relation) -> Option<&Chain> {
        self.chains.get(self.place(node, relation)? as usize)
    }

    fn longer_of(&self, chain: &Chain) -> Option<&Longer> {
        self.longer.get(chain.longer as usize)
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

    /// Adds a row to its chain, as the latest of all.
    pub(super) fn push(&mut self, row: u32, seen: &Seen) {
        let Seen { node, relation, end } = *seen;
        match self.place(node, relation) {
            Some(chain) => self.lengthen(chain, (row, end)),
            None => self.begin(node, relation, (row, end)),
        }
    }

    fn begin(&mut self, node: u32, relation: Relation, first: Link) {
        let place = self.chains.len() as u32;
        if self.latest.len() <= node as usize {
            self.latest.resize(node as usize + 1, NONE);
        }
        let other = self.latest.get_mut(node as usize).map_or(NONE, |latest| std::mem::replace(latest, place));
        self.nodes.set(node);
        self.chains.push(Chain { relation, first, longer: NONE, other });
    }

    fn lengthen(&mut self, chain: u32, link: Link) {
        let Some(chain) = self.chains.get_mut(chain as usize) else { return };
        let place = self.links.len() as u32;
        if chain.longer == NONE {
            chain.longer = self.longer.len() as u32;
            self.longer.push(Longer { first: place, last: NONE, len: 0 });
        }
        let Some(longer) = self.longer.get_mut(chain.longer as usize) else { return };
        self.links.push(Chained { link, before: longer.last, next: NONE });
        self.links.get_mut(longer.last as usize).into_iter().for_each(|before| before.next = place);
        (longer.last, longer.len) = (place, longer.len + 1);
    }

    /// Undoes the latest [`push`](Side::push), which was of this node and relation.
    pub(super) fn pop(&mut self, node: u32, relation: Relation) {
        let Some(chain) = self.place(node, relation).and_then(|place| self.chains.get_mut(place as usize)) else {
            return;
        };
        // What began last is at the end of its list.
        let Some(longer) = self.longer.get_mut(chain.longer as usize) else {
            self.latest.get_mut(node as usize).into_iter().for_each(|latest| *latest = chain.other);
            self.chains.pop();
            return;
        };
        let Some(Chained { before, .. }) = self.links.pop() else { return };
        self.links.get_mut(before as usize).into_iter().for_each(|before| before.next = NONE);
        (longer.last, longer.len) = (before, longer.len - 1);
        if longer.len == 0 {
            chain.longer = NONE;
            self.longer.pop();
        }
    }
}

impl ChainIter<'_> {
    #[inline]
    pub(super) fn len(&self) -> usize {
        self.left as usize
    }
}

impl Iterator for ChainIter<'_> {
    type Item = Link;

    #[inline]
    fn next(&mut self) -> Option<Link> {
        self.left = self.left.checked_sub(1)?;
        let link = self.link;
        if let Some(chained) = self.links.get(self.after as usize) {
            (self.link, self.after) = (chained.link, chained.next);
        }
        Some(link)
    }
}
