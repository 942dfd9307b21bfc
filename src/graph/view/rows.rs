//! The statements that a step runs over.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;

use super::lens::Lens;
use crate::graph::tables::{Link, Links, LinksIter, Listed, ListedIter, TailIter};

/// Statements that a view shows, in order of insertion: of the base, then those that came later, or those of several nodes that are one.
#[derive(Clone)]
pub(crate) struct Rows<'v> {
    /// None where everything is shown as it was put in.
    lens: Option<&'v Lens>,
    flat: ListedIter<'v>,
    later: Option<Box<Later<'v>>>,
}

/// What is not in the flat base alone.
#[derive(Clone)]
pub(super) enum Later<'v> {
    /// Of a node that was added to lately.
    Tail(TailIter<'v>),
    Merged(Merged<'v>),
}

/// Of several nodes that are one, the lists that are not empty: merged as they are asked for.
#[derive(Clone)]
pub(super) struct Merged<'v>(BinaryHeap<List<'v>>);

/// The statements of one node, from the next on.
#[derive(Clone)]
struct List<'v> {
    next: Link,
    rest: LinksIter<'v>,
}

impl<'v> Rows<'v> {
    /// Those in a list, and those that are not in it.
    #[inline(always)]
    pub(super) fn of(lens: Option<&'v Lens>, listed: Listed<'v>, later: Option<Box<Later<'v>>>) -> Self {
        Rows { lens, flat: listed.into_iter(), later }
    }

    /// Those of several lists. Cost: O(lists); each statement O(their logarithm).
    pub(crate) fn many(lens: Option<&'v Lens>, lists: impl Iterator<Item = Links<'v>>) -> Self {
        Rows::of(lens, Listed::default(), Later::merged(lists))
    }

    /// At most so many.
    pub(crate) fn at_most(&self) -> usize {
        self.flat.len() + self.later.as_ref().map_or(0, |later| later.at_most())
    }

    /// What stands at the other ends, and the statements that came later, where these are of one node and all is shown as it is.
    pub(super) fn as_listed(&self) -> Option<(&'v [u32], TailIter<'v>)> {
        let later = match self.later.as_deref() {
            None => TailIter::default(),
            Some(Later::Tail(tail)) => *tail,
            Some(Later::Merged(_)) => return None,
        };
        self.lens.is_none().then(|| (self.flat.ends(), later))
    }

    /// Those that join two nodes, each with the node at its other end, as it is shown.
    #[inline(always)]
    pub(crate) fn ends(self) -> Ends<'v> {
        Ends(self)
    }

    /// The next of those.
    #[inline(always)]
    pub(crate) fn next_end(&mut self) -> Option<Link> {
        loop {
            let (row, end) = self.next_link()?;
            if Links::is_node(end) {
                return Some((row, self.shown_as(end)));
            }
        }
    }

    #[inline(always)]
    fn shown_as(&self, node: u32) -> u32 {
        self.lens.map_or(node, |lens| lens.identity.shown_as(node))
    }

    /// Those that give a value, each with the number of it.
    #[inline(always)]
    pub(crate) fn numbers(self) -> Numbers<'v> {
        Numbers(self)
    }

    #[inline(always)]
    fn next_link(&mut self) -> Option<Link> {
        loop {
            match self.flat.next() {
                Some(link) if self.lens.is_none_or(|lens| lens.shows_row(link.0)) => return Some(link),
                Some(_) => {}
                None => return self.later.as_mut()?.next(self.lens),
            }
        }
    }
}

/// Those that join two nodes, each with the node at its other end.
#[derive(Clone)]
pub(crate) struct Ends<'v>(Rows<'v>);

impl Iterator for Ends<'_> {
    type Item = Link;

    #[inline(always)]
    fn next(&mut self) -> Option<Link> {
        self.0.next_end()
    }

    // Most often all are in one list, and shown as they stand.
    #[inline(always)]
    fn fold<B, F: FnMut(B, Link) -> B>(self, first: B, mut and: F) -> B {
        match self.0 {
            Rows { lens: None, flat, later: None } => flat.filter(|(_, end)| Links::is_node(*end)).fold(first, and),
            rows => Ends(rows).fold_any(first, &mut and),
        }
    }
}

impl Ends<'_> {
    #[inline(never)]
    fn fold_any<B>(self, first: B, and: &mut dyn FnMut(B, Link) -> B) -> B {
        let mut so_far = first;
        for link in self {
            so_far = and(so_far, link);
        }
        so_far
    }
}

/// Those that give a value, each with the number of it.
#[derive(Clone)]
pub(crate) struct Numbers<'v>(Rows<'v>);

impl Iterator for Numbers<'_> {
    type Item = Link;

    #[inline(always)]
    fn next(&mut self) -> Option<Link> {
        self.0.next_link()
    }
}

impl<'v> Later<'v> {
    pub(super) fn tail(tail: TailIter<'v>) -> Option<Box<Self>> {
        (tail.len() > 0).then(|| Box::new(Later::Tail(tail)))
    }

    pub(super) fn merged(lists: impl Iterator<Item = Links<'v>>) -> Option<Box<Self>> {
        Some(Box::new(Later::Merged(Merged(lists.filter_map(List::of).collect()))))
    }

    fn at_most(&self) -> usize {
        match self {
            Later::Tail(tail) => tail.len(),
            Later::Merged(merged) => merged.at_most(),
        }
    }

    #[inline(never)]
    fn next(&mut self, lens: Option<&Lens>) -> Option<Link> {
        loop {
            let link = match self {
                Later::Tail(tail) => tail.next()?,
                Later::Merged(merged) => merged.next()?,
            };
            if lens.is_none_or(|lens| lens.shows_row(link.0)) {
                return Some(link);
            }
        }
    }
}

impl Iterator for Rows<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        self.next_link().map(|(row, _)| row)
    }

    /// Where nothing is hidden, without looking at each.
    #[inline]
    fn count(self) -> usize {
        if self.lens.is_some_and(Lens::hides) { self.fold(0, |count, _| count + 1) } else { self.at_most() }
    }
}

impl Merged<'_> {
    fn at_most(&self) -> usize {
        self.0.iter().map(|list| 1 + list.rest.len()).sum()
    }

    /// The earliest of several lists.
    fn next(&mut self) -> Option<Link> {
        let mut earliest = self.0.peek_mut()?;
        let next = earliest.next;
        match earliest.rest.next() {
            Some(after) => earliest.next = after,
            None => _ = PeekMut::pop(earliest),
        }
        Some(next)
    }
}

impl<'v> List<'v> {
    fn of(links: Links<'v>) -> Option<Self> {
        let mut rest = links.into_iter();
        rest.next().map(|next| List { next, rest })
    }
}

/// The earliest first; a statement that leads from one node to another that is one with it is in two lists.
impl Ord for List<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        other.next.cmp(&self.next)
    }
}

impl PartialOrd for List<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for List<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for List<'_> {}
