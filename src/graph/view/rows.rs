//! The statements that a step runs over.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::collections::binary_heap::PeekMut;

use super::lens::Lens;
use super::view::View;
use crate::graph::tables::Links;

/// Statements that a view shows, in order of insertion.
#[derive(Clone)]
pub(crate) struct Rows<'v> {
    lens: &'v Lens,
    one: Links<'v>,
    /// Of several nodes that are one, the lists that are not empty; merged as they are asked for.
    many: BinaryHeap<List<'v>>,
}

/// The statements of one node, from the next on.
#[derive(Clone)]
struct List<'v> {
    next: (u32, u32),
    rest: Links<'v>,
}

impl<'v> Rows<'v> {
    #[inline]
    pub(crate) fn one(view: &'v View, links: Links<'v>) -> Self {
        Rows { lens: view.lens(), one: links, many: BinaryHeap::new() }
    }

    /// Of several nodes that are one. Cost: O(these nodes); each statement O(their logarithm).
    pub(crate) fn many(view: &'v View, lists: impl Iterator<Item = Links<'v>>) -> Self {
        let mut lists = lists.filter(|links| links.len() > 0);
        let (first, second) = (lists.next().unwrap_or_default(), lists.next());
        match second {
            None => Rows::one(view, first),
            Some(second) => {
                let lists = [first, second].into_iter().chain(lists);
                Rows { lens: view.lens(), one: Links::default(), many: lists.filter_map(List::of).collect() }
            }
        }
    }

    /// At most so many.
    pub(crate) fn at_most(&self) -> usize {
        self.one.len() + self.many.iter().map(|list| 1 + list.rest.len()).sum::<usize>()
    }

    /// Those that join two nodes, each with the node at its other end, as it is shown.
    #[inline]
    pub(crate) fn ends(mut self) -> impl Iterator<Item = (u32, u32)> + use<'v> {
        std::iter::from_fn(move || self.next_end())
    }

    /// The next of those.
    #[inline]
    pub(crate) fn next_end(&mut self) -> Option<(u32, u32)> {
        loop {
            let (row, end) = self.next_link()?;
            if Links::is_node(end) {
                return Some((row, self.lens.identity.shown_as(end)));
            }
        }
    }

    /// Those that give a value, each with the number of it.
    #[inline]
    pub(crate) fn numbers(mut self) -> impl Iterator<Item = (u32, u32)> + use<'v> {
        std::iter::from_fn(move || self.next_link())
    }

    #[inline]
    fn next_link(&mut self) -> Option<(u32, u32)> {
        let lens = self.lens;
        if !lens.hides() {
            return self.one.next().or_else(|| next_of(&mut self.many));
        }
        let shown = |(row, _): &(u32, u32)| lens.shows_row(*row);
        self.one.find(shown).or_else(|| std::iter::from_fn(|| next_of(&mut self.many)).find(shown))
    }
}

/// The earliest of several lists.
fn next_of(lists: &mut BinaryHeap<List<'_>>) -> Option<(u32, u32)> {
    let mut earliest = lists.peek_mut()?;
    let next = earliest.next;
    match earliest.rest.next() {
        Some(after) => earliest.next = after,
        None => _ = PeekMut::pop(earliest),
    }
    Some(next)
}

impl<'v> List<'v> {
    fn of(mut links: Links<'v>) -> Option<Self> {
        links.next().map(|next| List { next, rest: links })
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
