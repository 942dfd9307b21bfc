//! Words of documents, each under a number: where they begin, and how long they are.

use crate::model::{Document, Extent, Id};
use crate::text::Span;

/// Ten bytes each, and eight more for the few that are long. In two columns, so that who needs the lengths of many alone need not fetch where they begin.
#[derive(Clone, Debug, Default)]
pub(super) struct Extents {
    begins: Vec<(Id<Document>, u32)>,
    /// In bytes; or [`LONG`].
    lengths: Vec<u16>,
    /// The lengths of the others, by their numbers.
    long: Vec<(u32, u32)>,
}

/// From this length on, it stands beside. Where it is tested, that is short.
const LONG: u16 = if cfg!(debug_assertions) { 40 } else { u16::MAX };

impl Extents {
    pub(super) fn with_capacity(count: usize) -> Self {
        Extents { begins: Vec::with_capacity(count), lengths: Vec::with_capacity(count), long: Vec::new() }
    }

    pub(super) fn len(&self) -> usize {
        self.lengths.len()
    }

    /// Cost: O(1), for long ones O(log long ones).
    #[inline]
    pub(super) fn get(&self, number: u32) -> Option<Extent> {
        let (document, start) = *self.begins.get(number as usize)?;
        let length = match *self.lengths.get(number as usize)? {
            LONG => self.long(number)?,
            length => u32::from(length),
        };
        Some(Extent { document, span: Span::of_length(start, length) })
    }

    #[cold]
    fn long(&self, number: u32) -> Option<u32> {
        let place = self.long.binary_search_by_key(&number, |(long, _)| *long).ok()?;
        self.long.get(place).map(|(_, length)| *length)
    }

    /// The number of these words, where they are among the latest so many.
    pub(super) fn latest(&self, extent: Extent, back: usize) -> Option<u32> {
        let begin = (extent.document, extent.span.start());
        let first = self.len().saturating_sub(back);
        let latest = self.begins.get(first..).unwrap_or_default();
        let same = latest.iter().enumerate().rev().filter(|(_, there)| **there == begin);
        let number = |place: usize| (first + place) as u32;
        same.map(|(place, _)| number(place)).find(|number| self.get(*number) == Some(extent))
    }

    /// Each, from the first on.
    pub(super) fn iter(&self) -> impl Iterator<Item = Extent> + '_ {
        (0..self.len() as u32).filter_map(|number| self.get(number))
    }

    /// Its number.
    pub(super) fn push(&mut self, Extent { document, span }: Extent) -> u32 {
        let number = self.len() as u32;
        let length = u16::try_from(span.len()).unwrap_or(LONG).min(LONG);
        if length == LONG {
            self.long.push((number, span.len()));
        }
        self.begins.push((document, span.start()));
        self.lengths.push(length);
        number
    }

    /// Keeps the first so many.
    pub(super) fn truncate(&mut self, len: usize) {
        self.begins.truncate(len);
        self.lengths.truncate(len);
        self.long.truncate(self.long.partition_point(|(number, _)| (*number as usize) < len));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extent(document: u32, start: u32, length: u32) -> Extent {
        Extent { document: Id::new(document), span: Span::of_length(start, length) }
    }

    #[test]
    fn words_of_any_length_come_back_as_they_were_put_in_and_the_latest_can_be_taken_back() {
        let limit = u32::from(LONG);
        let lengths = [0, 1, limit - 1, limit, limit + 1, 65_534, 65_535, 65_536, 5, u32::MAX - 9];
        let each = || (0..).zip(lengths).map(|(number, length)| extent(number, number, length));
        let mut extents = Extents::default();
        assert!(each().map(|extent| extents.push(extent)).eq(0..10));
        for len in (0..=lengths.len()).rev() {
            extents.truncate(len);
            assert!(extents.iter().eq(each().take(len)));
            assert_eq!(extents.get(len as u32), None);
            // What comes then has the number of what was taken back, and nothing of it.
            assert_eq!(extents.push(extent(7, 3, limit + 3)), len as u32);
            assert_eq!(extents.get(len as u32), Some(extent(7, 3, limit + 3)));
            extents.truncate(len);
        }
    }

    #[test]
    fn the_same_words_are_found_among_the_latest_alone() {
        let limit = u32::from(LONG);
        let each = [extent(0, 4, 2), extent(0, 4, 3), extent(0, 4, limit), extent(0, 4, limit + 1), extent(1, 4, 2)];
        let mut extents = Extents::default();
        each.iter().for_each(|extent| _ = extents.push(*extent));
        assert_eq!(each.map(|extent| extents.latest(extent, 4)), [None, Some(1), Some(2), Some(3), Some(4)]);
        assert_eq!(each.map(|extent| extents.latest(extent, 9)), [0, 1, 2, 3, 4].map(Some));
        assert_eq!([extent(0, 4, limit + 2), extent(0, 5, 2)].map(|extent| extents.latest(extent, 9)), [None, None]);
    }
}
