//! Which quotes of a document stand near some bytes.

use std::rc::Rc;

use super::Laws;
use crate::model::Relation;
use crate::text::Span;

/// The words of the quotes of a document that were there before and stand.
pub(super) struct Quoted {
    /// In order of the text, each with its quote.
    words: Vec<(Span, u32)>,
    /// Which of them, up to each, reaches furthest.
    furthest: Vec<usize>,
}

impl Laws<'_> {
    /// Looked up once for all voices that are new. Cost: O(quotes of the document, times the logarithm), once.
    pub(super) fn quoted(&self, document: u32) -> Rc<Quoted> {
        let mut known = self.quoted.borrow_mut();
        let quoted = known.entry(document).or_insert_with(|| {
            let quotes = self.known(self.core.incoming(document, Relation::InDocument));
            let quotes = quotes.filter_map(|row| row.subject_node());
            let stand = self.stand();
            let words = quotes.flat_map(|quote| {
                let extents = stand.quote_extents(quote).into_iter();
                extents.filter(|at| at.document.index() == document).map(move |at| (at.span, quote))
            });
            Rc::new(Quoted::of(words.collect()))
        });
        Rc::clone(quoted)
    }
}

impl Quoted {
    fn of(mut words: Vec<(Span, u32)>) -> Self {
        words.sort_unstable();
        let mut furthest: Vec<usize> = Vec::with_capacity(words.len());
        for (place, (span, _)) in words.iter().enumerate() {
            let before = furthest.last().copied();
            let reaches =
                before.and_then(|before| words.get(before)).is_some_and(|(other, _)| other.end() >= span.end());
            furthest.push(before.filter(|_| reaches).unwrap_or(place));
        }
        Quoted { words, furthest }
    }

    /// The quotes that share bytes with a stretch: first the one that reaches furthest of those that begin before it ends, then from the last on.
    /// Cost: O(log quotes) up to the first, and O(quotes that begin within the stretch, or from where that one begins).
    pub(super) fn near(&self, stretch: Span) -> impl Iterator<Item = u32> + '_ {
        let end = self.words.partition_point(|(span, _)| span.start() < stretch.end());
        let furthest = move |place: usize| self.words.get(*self.furthest.get(place)?);
        let reaches = move |place: &usize| furthest(*place).is_some_and(|(span, _)| span.end() > stretch.start());
        let places = (0..end).rev().take_while(reaches);
        let first = end.checked_sub(1).and_then(furthest);
        let near = first.into_iter().chain(places.filter_map(|place| self.words.get(place)));
        near.filter(move |(span, _)| span.overlaps(stretch)).map(|(_, quote)| *quote)
    }
}
