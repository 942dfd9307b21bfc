//! The latest rows that touch each node, before they are folded into the flat base.

use hashbrown::HashMap;

use super::adjacency::Way;
use crate::model::Relation;

/// Rows by the node that they touch, their relation and the way, each group a chain in order of insertion.
#[derive(Clone, Debug, Default)]
pub(super) struct Tail {
    chains: HashMap<(u32, Relation, bool), Chain>,
    links: Vec<Link>,
}

#[derive(Clone, Copy, Debug)]
struct Chain {
    first: u32,
    last: u32,
    len: u32,
}

#[derive(Clone, Copy, Debug)]
struct Link {
    row: u32,
    end: u32,
    before: u32,
    next: u32,
}

/// The rows of a chain, each with what stands at its other end.
#[derive(Clone, Copy, Default)]
pub(super) struct TailIter<'c> {
    links: &'c [Link],
    next: u32,
    last: u32,
    left: u32,
}

const NONE: u32 = u32::MAX;

fn slot(node: u32, relation: Relation, way: Way) -> (u32, Relation, bool) {
    (node, relation, way == Way::Into)
}

impl Tail {
    #[inline]
    pub(super) fn links(&self, node: u32, relation: Relation, way: Way) -> TailIter<'_> {
        let chain = if self.links.is_empty() { None } else { self.chains.get(&slot(node, relation, way)) };
        let of_chain =
            |chain: &Chain| TailIter { links: &self.links, next: chain.first, last: chain.last, left: chain.len };
        chain.map(of_chain).unwrap_or_default()
    }

    pub(super) fn push(&mut self, node: u32, relation: Relation, way: Way, (row, end): (u32, u32)) {
        let place = self.links.len() as u32;
        let fresh = Chain { first: place, last: NONE, len: 0 };
        let chain = self.chains.entry(slot(node, relation, way)).or_insert(fresh);
        self.links.push(Link { row, end, before: chain.last, next: NONE });
        if let Some(before) = self.links.get_mut(chain.last as usize) {
            before.next = place;
        }
        chain.last = place;
        chain.len += 1;
    }

    /// Undoes the latest [`push`](Tail::push), which was this.
    pub(super) fn pop(&mut self, node: u32, relation: Relation, way: Way) {
        let Some(link) = self.links.pop() else { return };
        let slot = slot(node, relation, way);
        let Some(chain) = self.chains.get_mut(&slot) else { return };
        chain.last = link.before;
        chain.len -= 1;
        match self.links.get_mut(link.before as usize) {
            Some(before) => before.next = NONE,
            None => _ = self.chains.remove(&slot),
        }
    }
}

impl TailIter<'_> {
    pub(super) fn len(&self) -> usize {
        self.left as usize
    }

    /// The row of the last.
    pub(super) fn latest(&self) -> Option<u32> {
        self.links.get(self.last as usize).map(|link| link.row)
    }
}

impl Iterator for TailIter<'_> {
    type Item = (u32, u32);

    #[inline]
    fn next(&mut self) -> Option<(u32, u32)> {
        let link = self.links.get(self.next as usize)?;
        self.next = link.next;
        self.left -= 1;
        Some((link.row, link.end))
    }
}
