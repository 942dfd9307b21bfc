//! The statements that a step runs over.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;
use std::slice;

use super::lens::Lens;
use super::mask::Mask;
use super::view::View;
use crate::graph::tables::{Link, Links};

/// Statements that a view shows, in order of insertion.
#[derive(Clone)]
pub(crate) struct Rows<'v> {
    lens: &'v Lens,
    shown: Shown<'v>,
}

#[derive(Clone)]
enum Shown<'v> {
    /// Every one of a list.
    All(slice::Iter<'v, Link>),
    /// Those of a list that are not hidden.
    Some(slice::Iter<'v, Link>, &'v Mask),
    /// Those of several lists: of a node that was added to lately, or of several that are one.
    Merged(Box<Merged<'v>>),
}

/// Several lists, merged as they are asked for.
#[derive(Clone)]
struct Merged<'v> {
    one: Links<'v>,
    /// Of several nodes that are one, the lists that are not empty.
    many: BinaryHeap<List<'v>>,
}

/// The statements of one node, from the next on.
#[derive(Clone)]
struct List<'v> {
    next: Link,
    rest: Links<'v>,
}

impl<'v> Rows<'v> {
    #[inline]
    pub(crate) fn one(view: &'v View, links: Links<'v>) -> Self {
        let lens = view.lens();
        let shown = match (links.flat(), lens.mask()) {
            (Some(flat), None) => Shown::All(flat.iter()),
            (Some(flat), Some(mask)) => Shown::Some(flat.iter(), mask),
            (None, _) => Shown::Merged(Merged::of(links, BinaryHeap::new())),
        };
        Rows { lens, shown }
    }

    /// Of several nodes that are one. Cost: O(these nodes); each statement O(their logarithm).
    #[cold]
    pub(crate) fn many(view: &'v View, lists: impl Iterator<Item = Links<'v>>) -> Self {
        let mut lists = lists.filter(|links| links.len() > 0);
        let (first, second) = (lists.next().unwrap_or_default(), lists.next());
        match second {
            None => Rows::one(view, first),
            Some(second) => {
                let many = [first, second].into_iter().chain(lists).filter_map(List::of).collect();
                Rows { lens: view.lens(), shown: Shown::Merged(Merged::of(Links::default(), many)) }
            }
        }
    }

    /// At most so many.
    pub(crate) fn at_most(&self) -> usize {
        match &self.shown {
            Shown::All(links) | Shown::Some(links, _) => links.len(),
            Shown::Merged(merged) => merged.at_most(),
        }
    }

    /// Those that join two nodes, each with the node at its other end, as it is shown.
    #[inline]
    pub(crate) fn ends(mut self) -> impl Iterator<Item = Link> + use<'v> {
        std::iter::from_fn(move || self.next_end())
    }

    /// The next of those.
    #[inline]
    pub(crate) fn next_end(&mut self) -> Option<Link> {
        loop {
            let (row, end) = self.next_link()?;
            if Links::is_node(end) {
                return Some((row, self.lens.identity.shown_as(end)));
            }
        }
    }

    /// Those that give a value, each with the number of it.
    #[inline]
    pub(crate) fn numbers(mut self) -> impl Iterator<Item = Link> + use<'v> {
        std::iter::from_fn(move || self.next_link())
    }

    #[inline]
    fn next_link(&mut self) -> Option<Link> {
        match &mut self.shown {
            Shown::All(links) => links.next().copied(),
            Shown::Some(links, mask) => links.find(|(row, _)| mask.shows_row(*row)).copied(),
            Shown::Merged(merged) => merged.next(self.lens),
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
        if self.lens.hides() { self.fold(0, |count, _| count + 1) } else { self.at_most() }
    }
}

impl<'v> Merged<'v> {
    #[cold]
    fn of(one: Links<'v>, many: BinaryHeap<List<'v>>) -> Box<Self> {
        Box::new(Merged { one, many })
    }

    fn at_most(&self) -> usize {
        self.one.len() + self.many.iter().map(|list| 1 + list.rest.len()).sum::<usize>()
    }

    #[inline(never)]
    fn next(&mut self, lens: &Lens) -> Option<Link> {
        loop {
            let link = self.one.next().or_else(|| self.next_of_many())?;
            if lens.shows_row(link.0) {
                return Some(link);
            }
        }
    }

    /// The earliest of several lists.
    fn next_of_many(&mut self) -> Option<Link> {
        let mut earliest = self.many.peek_mut()?;
        let next = earliest.next;
        match earliest.rest.next() {
            Some(after) => earliest.next = after,
            None => _ = PeekMut::pop(earliest),
        }
        Some(next)
    }
}

impl<'v> List<'v> {
    fn of(mut links: Links<'v>) -> Option<Self> {
        links.next().map(|next| List { next, rest: links })
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
