//! Words of documents, each under a number: where they begin, and how long they are.

use crate::model::{Document, Extent, Id};
use crate::text::Span;

/// In two columns, of ten bytes together: who asks of many how long they are reads only the second.
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
            LONG => self.long(number),
            length => u32::from(length),
        };
        Some(Extent { document, span: Span::of_length(start, length) })
    }

    #[cold]
    fn long(&self, number: u32) -> u32 {
        let place = self.long.binary_search_by_key(&number, |(long, _)| *long).ok();
        place.and_then(|place| self.long.get(place)).map_or(0, |(_, length)| *length)
    }

    /// The number of these words, where they are among the latest so many.
    pub(super) fn latest(&self, extent: Extent, back: usize) -> Option<u32> {
        let begin = (extent.document, extent.span.start());
        let first = self.len().saturating_sub(back);
        let mut numbers = (first as u32..self.len() as u32)
            .zip(self.begins.get(first..)?)
            .rev()
            .filter(|(_, there)| **there == begin);
        numbers.find_map(|(number, _)| (self.get(number) == Some(extent)).then_some(number))
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

    #[test]
    fn words_of_any_length_come_back_as_they_were_put_in_and_the_latest_can_be_taken_back() {
        let lengths = [0, 1, 39, 40, 41, 65_534, 65_535, 65_536, 5, u32::MAX];
        let each = || {
            (0..)
                .zip(lengths)
                .map(|(document, length)| Extent { document: Id::new(document), span: Span::of_length(0, length) })
        };
        let mut extents = Extents::default();
        assert!(each().map(|extent| extents.push(extent)).eq(0..10));
        for len in (0..=lengths.len()).rev() {
            extents.truncate(len);
            assert!(extents.iter().eq(each().take(len)));
            assert_eq!(extents.get(len as u32), None);
        }
    }
}
