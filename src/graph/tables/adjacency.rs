//! Which rows touch a node, both ways: a flat base, and a small tail that is folded into it as it grows.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::both::both;
use super::flat::Flat;
use super::lists::Settled;
use super::nodes::Nodes;
use super::pairs::{Link, Listed, ListedIter};
use super::row::{Row, Subject};
use super::rows::Rows;
use super::tail::{Tail, TailIter};
use crate::model::Relation;

/// From which end a row is seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Way {
    /// From what it is said of.
    Out,
    /// From the node to which it leads.
    Into,
}

impl Way {
    /// From the other end.
    pub(crate) fn back(self) -> Self {
        match self {
            Way::Out => Way::Into,
            Way::Into => Way::Out,
        }
    }
}

/// What stands at an end where neither a node does nor a value.
pub(super) const NO_END: u32 = u32::MAX;

/// The index of rows by what they touch.
#[derive(Clone, Debug, Default)]
pub(crate) struct Adjacency {
    out: Flat,
    into: Flat,
    tail: Tail,
    /// Whether much is being loaded and nothing asked: then the tail is folded in when that ends.
    is_loading: bool,
    /// What is said of rows.
    on: HashMap<u32, Vec<u32>>,
}

/// The rows of one relation that touch a node, in order of insertion.
#[derive(Clone, Copy, Default)]
pub(crate) struct Links<'c> {
    flat: Listed<'c>,
    tail: TailIter<'c>,
}

impl Adjacency {
    /// But while much is loaded, the tail is folded in when it is longer than that, and than a part of the base: so each row is folded a few times at most,
    /// and steps stay flat.
    /// Small graphs are folded too where it is tested.
    const SHORT: u32 = if cfg!(debug_assertions) { 1 << 4 } else { 1 << 13 };
    const PART: u32 = 4;
    /// Where so many came at once that they are this part of all, they are folded in though the tail is short.
    const WORTH: u32 = 32;
    /// From so many on, rows are folded in on two threads.
    const MANY: u32 = 1 << 15;

    #[inline(always)]
    pub(super) fn links<'c>(
        &'c self,
        nodes: &'c Nodes,
        rows: &'c Rows,
        node: u32,
        relation: Relation,
        way: Way,
    ) -> Links<'c> {
        let flat = self.flat(way).links(nodes, node, relation);
        Links { flat, tail: self.tail.links(rows, node, relation, way) }
    }

    /// The rows of one relation, as far as they are folded in.
    #[inline(always)]
    pub(super) fn settled<'c>(&'c self, nodes: &'c Nodes, relation: Relation, way: Way) -> Settled<'c> {
        self.flat(way).settled(nodes, relation)
    }

    /// Rows of a relation that came since touch no node before this one.
    #[inline(always)]
    pub(super) fn grows_from(&self, relation: Relation, way: Way) -> u32 {
        self.tail.from(relation, way)
    }

    /// Those of them that came since.
    pub(super) fn grown<'c>(&'c self, rows: &'c Rows, node: u32, relation: Relation, way: Way) -> TailIter<'c> {
        self.tail.links(rows, node, relation, way)
    }

    /// The latest of the rows of one relation that are said of a node.
    pub(super) fn latest(&self, nodes: &Nodes, rows: &Rows, node: u32, relation: Relation) -> Option<u32> {
        let folded = || self.out.links(nodes, node, relation).last().map(|(row, _)| row);
        self.tail.back(rows, node, relation).next().or_else(folded)
    }

    /// The rows of one relation that are said of a node, but for the first so many. Cost: O(those).
    pub(super) fn after(&self, nodes: &Nodes, rows: &Rows, node: u32, relation: Relation, known: usize) -> Vec<u32> {
        let links = self.links(nodes, rows, node, relation, Way::Out);
        let mut later = links.flat.rows().get(known..).unwrap_or_default().to_vec();
        let folded = later.len();
        let left = links.len().saturating_sub(known.max(links.flat.len()));
        later.extend(self.tail.back(rows, node, relation).take(left));
        later.get_mut(folded..).unwrap_or_default().reverse();
        later
    }

    #[inline]
    fn flat(&self, way: Way) -> &Flat {
        match way {
            Way::Out => &self.out,
            Way::Into => &self.into,
        }
    }

    pub(super) fn on(&self, row: u32) -> &[u32] {
        self.on.get(&row).map_or(&[], Vec::as_slice)
    }

    /// The latest row.
    pub(super) fn add(&mut self, index: u32, rows: &Rows) {
        for way in [Way::Out, Way::Into] {
            if let Some(seen) = rows.seen_from(index, way) {
                self.tail.push(index, &seen, way);
            }
        }
        if let Some(Subject::Row(subject)) = rows.subject(index) {
            self.on.entry(subject).or_default().push(index);
        }
    }

    /// Undoes the latest [`add`](Adjacency::add), if it is not folded in.
    pub(super) fn remove(&mut self, index: u32, row: &Row<'_>) {
        if let Some(node) = row.object_node().filter(|_| index >= self.folded()) {
            self.tail.pop(index, node, row.relation, Way::Into);
        }
        match row.subject {
            Subject::Node(node) if index >= self.folded() => self.tail.pop(index, node, row.relation, Way::Out),
            Subject::Node(_) => {}
            Subject::Row(subject) => {
                if let Some(rows) = self.on.get_mut(&subject) {
                    // Rows are taken back from the latest on.
                    rows.pop_if(|latest| *latest >= index);
                }
            }
        }
    }

    /// Folds the tail in, if it has grown long and nothing is being loaded. Cost: O(rows), a few times as they grow by their own number.
    pub(super) fn fold_when_due(&mut self, nodes: &Nodes, rows: &Rows) {
        let tail = rows.len() as u32 - self.folded();
        if !self.is_loading && tail > Self::SHORT && tail > self.folded() / Self::PART {
            self.fold(nodes, rows);
        }
    }

    /// Folds the tail in after so many rows came at once, if they pay for going through those of their relations; whether they do. Cost: O(these).
    pub(super) fn settle(&mut self, latest: u32, nodes: &Nodes, rows: &Rows) -> bool {
        let is_worth = latest as usize > self.out.beside(rows, self.folded()) / Self::WORTH as usize;
        if self.folded() < rows.len() as u32 && is_worth {
            self.fold(nodes, rows);
        }
        is_worth
    }

    /// After rows were taken back that were folded in.
    pub(super) fn unfold(&mut self, nodes: &Nodes, rows: &Rows) {
        if self.folded() > rows.len() as u32 {
            (self.out, self.into, self.tail) = (Flat::default(), Flat::default(), Tail::default());
            self.fold(nodes, rows);
        }
    }

    /// The index of rows that are there, all of them folded in.
    pub(super) fn of(out: Flat, into: Flat, nodes: &Nodes, rows: &Rows) -> Adjacency {
        let mut on: HashMap<u32, Vec<u32>> = HashMap::new();
        for (index, row) in (0..).zip(&rows.rows) {
            if let Subject::Row(subject) = row.subject() {
                on.entry(subject).or_default().push(index);
            }
        }
        Adjacency { out, into, tail: Tail::after(rows.len() as u32, nodes.len() as u32), on, ..Adjacency::default() }
    }

    /// Whether much is being loaded.
    pub(super) fn set_loading(&mut self, is_loading: bool) {
        self.is_loading = is_loading;
    }

    /// How many rows the base has.
    fn folded(&self) -> u32 {
        self.tail.first()
    }

    /// The two ways side by side.
    fn fold(&mut self, nodes: &Nodes, rows: &Rows) {
        let after = Tail::after(rows.len() as u32, nodes.len() as u32);
        let from = std::mem::replace(&mut self.tail, after).first();
        let is_much = self.folded() >= Self::MANY;
        let Adjacency { out, into, .. } = self;
        let mut leads_in = || into.take_in(nodes, rows, from, Way::Into);
        if is_much {
            // The other thread may not be had: then it is done here.
            let out = Mutex::new(out);
            let leads_out = || {
                out.lock().unwrap_or_else(PoisonError::into_inner).take_in(nodes, rows, from, Way::Out);
            };
            both(leads_out, leads_in);
        } else {
            out.take_in(nodes, rows, from, Way::Out);
            leads_in();
        }
    }
}

impl<'c> Links<'c> {
    /// Those in a list.
    pub(crate) fn listed(flat: Listed<'c>) -> Self {
        Links { flat, ..Links::default() }
    }

    /// The rows.
    #[inline]
    pub(crate) fn rows(self) -> impl Iterator<Item = u32> + use<'c> {
        self.into_iter().map(|(row, _)| row)
    }

    /// Each row that joins two nodes, with the node at its other end.
    #[inline]
    pub(crate) fn ends(self) -> impl Iterator<Item = Link> + use<'c> {
        self.into_iter().filter(|(_, end)| Self::is_node(*end))
    }

    /// Whether a node stands at an end.
    #[inline]
    pub(crate) fn is_node(end: u32) -> bool {
        end != NO_END
    }

    #[inline]
    pub(crate) fn len(self) -> usize {
        self.flat.len() + self.tail.len()
    }

    #[inline]
    pub(crate) fn first(self) -> Option<u32> {
        self.rows().next()
    }
}

/// Each row, with what stands at its other end.
impl<'c> IntoIterator for Links<'c> {
    type Item = Link;
    type IntoIter = LinksIter<'c>;

    #[inline]
    fn into_iter(self) -> LinksIter<'c> {
        LinksIter { flat: self.flat.into_iter(), tail: self.tail }
    }
}

/// The rows of one relation that touch a node, one after the other.
#[derive(Clone)]
pub(crate) struct LinksIter<'c> {
    flat: ListedIter<'c>,
    tail: TailIter<'c>,
}

impl LinksIter<'_> {
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.flat.len() + self.tail.len()
    }
}

impl Iterator for LinksIter<'_> {
    type Item = Link;

    #[inline]
    fn next(&mut self) -> Option<Link> {
        match self.flat.next() {
            Some(link) => Some(link),
            None => self.tail.next(),
        }
    }
}
