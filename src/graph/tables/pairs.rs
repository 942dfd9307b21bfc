//! Rows side by side, each with what stands at its other end, in two columns: most steps read only one of them.

use std::slice::{self, Iter};

/// A row, and what stands at its other end: a node, or the number of a value; else [`NO_END`](super::adjacency::NO_END).
pub(crate) type Link = (u32, u32);

/// Rows with their other ends.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Pairs {
    rows: Vec<u32>,
    ends: Vec<u32>,
}

/// Some of them that stand side by side.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Listed<'c> {
    rows: &'c [u32],
    ends: &'c [u32],
}

impl Pairs {
    /// So many, to be [put](Pairs::put) in their places.
    pub(super) fn room_for(count: usize) -> Self {
        Pairs { rows: vec![0; count], ends: vec![0; count] }
    }

    #[inline(always)]
    pub(super) fn get(&self, start: usize, end: usize) -> Listed<'_> {
        match (self.rows.get(start..end), self.ends.get(start..end)) {
            (Some(rows), Some(ends)) => Listed { rows, ends },
            _ => Listed::default(),
        }
    }

    /// The one at a place.
    #[inline(always)]
    pub(super) fn one(&self, place: usize) -> Listed<'_> {
        match (self.rows.get(place), self.ends.get(place)) {
            (Some(row), Some(end)) => Listed::one(row, end),
            _ => Listed::default(),
        }
    }

    /// Two columns of the same length.
    pub(super) fn of(rows: Vec<u32>, ends: Vec<u32>) -> Self {
        Pairs { rows, ends }
    }

    /// The row at a place.
    pub(super) fn row(&self, place: usize) -> Option<u32> {
        self.rows.get(place).copied()
    }

    /// What stands at the other end at a place.
    #[inline(always)]
    pub(super) fn end(&self, place: usize) -> Option<u32> {
        self.ends.get(place).copied()
    }

    pub(super) fn all(&self) -> Listed<'_> {
        Listed { rows: &self.rows, ends: &self.ends }
    }

    pub(super) fn put(&mut self, place: usize, (row, end): Link) {
        self.rows.get_mut(place).into_iter().for_each(|there| *there = row);
        self.ends.get_mut(place).into_iter().for_each(|there| *there = end);
    }

    pub(super) fn push(&mut self, (row, end): Link) {
        self.rows.push(row);
        self.ends.push(end);
    }

    pub(super) fn pop(&mut self) {
        self.rows.pop();
        self.ends.pop();
    }

    pub(super) fn last(&self) -> Option<Link> {
        self.rows.last().copied().zip(self.ends.last().copied())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl<'c> Listed<'c> {
    /// Only this.
    #[inline(always)]
    pub(super) fn one(row: &'c u32, end: &'c u32) -> Self {
        Listed { rows: slice::from_ref(row), ends: slice::from_ref(end) }
    }

    #[inline]
    pub(crate) fn len(self) -> usize {
        self.rows.len()
    }

    /// The rows.
    #[inline]
    pub(super) fn rows(self) -> &'c [u32] {
        self.rows
    }

    /// What stands at the other ends.
    #[inline]
    pub(crate) fn ends(self) -> &'c [u32] {
        self.ends
    }

    /// Whether what stands at the other ends is in order, each once.
    pub(super) fn is_in_order(self) -> bool {
        // Without stopping at the first that is not, so that several are compared at once.
        let pairs = self.ends.iter().zip(self.ends.iter().skip(1));
        pairs.fold(true, |so_far, (one, next)| so_far & (one < next))
    }

    #[inline]
    pub(super) fn last(self) -> Option<Link> {
        self.rows.last().copied().zip(self.ends.last().copied())
    }
}

impl<'c> IntoIterator for Listed<'c> {
    type Item = Link;
    type IntoIter = ListedIter<'c>;

    #[inline(always)]
    fn into_iter(self) -> ListedIter<'c> {
        ListedIter { rows: self.rows.iter(), ends: self.ends.iter() }
    }
}

/// One after the other.
#[derive(Clone, Debug, Default)]
pub(crate) struct ListedIter<'c> {
    rows: Iter<'c, u32>,
    ends: Iter<'c, u32>,
}

impl<'c> ListedIter<'c> {
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The other ends that are left.
    #[inline]
    pub(crate) fn ends(&self) -> &'c [u32] {
        self.ends.as_slice()
    }
}

impl Iterator for ListedIter<'_> {
    type Item = Link;

    #[inline(always)]
    fn next(&mut self) -> Option<Link> {
        let end = self.ends.next()?;
        // As many as ends: who asks for these alone reads only them.
        let row = self.rows.next().unwrap_or(end);
        Some((*row, *end))
    }

    #[inline(always)]
    fn fold<B, F: FnMut(B, Link) -> B>(self, first: B, mut and: F) -> B {
        self.rows.zip(self.ends).fold(first, |so_far, (row, end)| and(so_far, (*row, *end)))
    }
}
