//! Draws words, places and grounds.

use super::Draw;
use crate::oracle::{Basis, Extent, Name, Place, Pointer, Spot, Words};

impl Draw<'_> {
    /// A document, or a line of it, or some of its words.
    pub(super) fn place(&mut self) -> Option<Place> {
        let document = self.node(&["document"])?;
        Some(self.place_in(document))
    }

    pub(super) fn place_in(&mut self, document: usize) -> Place {
        let mut place = Place { document: Name::Number(document), spots: Vec::new() };
        if self.dice.extra(20) {
            let text = self.oracle.text(document).unwrap_or_default();
            place.spots.push(Spot::Line(1 + self.dice.below(text.split('\n').count())));
        }
        if self.dice.extra(15) {
            let extent = self.oracle.passage(&place).ok().and_then(|within| self.extent(within));
            place.spots.extend(extent.map(|extent| Spot::Words(Words::Bytes(extent.start, extent.end))));
        }
        place
    }

    /// Some words of a stretch of text, one after the other.
    pub(super) fn extent(&mut self, within: Extent) -> Option<Extent> {
        let tokens = self.oracle.tokens(within);
        let first = self.dice.below(tokens.len().max(1));
        let last = (first + self.dice.below(4)).min(tokens.len().saturating_sub(1));
        Some(Extent { end: tokens.get(last)?.end, ..*tokens.get(first)? })
    }

    /// A way to point at words in a place: by what they are, mostly said exactly enough, or by their bytes; seldom wrong.
    pub(super) fn words_at(&mut self, at: Extent, place: Extent) -> Words {
        let text = self.oracle.text(at.document).unwrap_or_default();
        let exact = text.get(at.start..at.end).unwrap_or_default().to_owned();
        let all = self.oracle.occurrences(&exact, place).unwrap_or_default();
        let nth = all.iter().position(|found| *found == at).map_or(1, |index| index + 1);
        match self.dice.below(100) {
            0 => Words::Bytes(at.start + 1, at.end + 2),
            1..3 => Words::Nth(exact, nth + 1),
            3..6 => Words::Exact(exact),
            6..50 if all.len() == 1 => Words::Exact(exact),
            6..70 => Words::Nth(exact, nth),
            _ => Words::Bytes(at.start, at.end),
        }
    }

    /// Some words of a record's place.
    pub(super) fn here(&mut self, place: &Place) -> Option<Pointer> {
        let within = self.oracle.passage(place).ok()?;
        let at = self.extent(within)?;
        Some(Pointer::Here(self.words_at(at, within)))
    }

    /// Some words of any document.
    pub(super) fn there(&mut self) -> Option<Pointer> {
        let mut place = self.place()?;
        let within = self.oracle.passage(&place).ok()?;
        let at = self.extent(within)?;
        place.spots.push(Spot::Words(self.words_at(at, within)));
        Some(Pointer::There(place))
    }

    /// The ground of a step: words of the place if there is one, or of any document, or nothing of the kind.
    pub(super) fn basis(&mut self, place: Option<&Place>) -> Basis {
        let pointer = |draw: &mut Self| match place {
            Some(place) if draw.dice.chance(85) => draw.here(place),
            _ => draw.there(),
        };
        match self.dice.below(100) {
            0..45 => Basis::Words(pointer(self).into_iter().collect()),
            45..55 => Basis::Words([pointer(self), pointer(self)].into_iter().flatten().collect()),
            55..62 => Basis::Implied(pointer(self).into_iter().collect()),
            62..82 => Basis::Implied(Vec::new()),
            _ => Basis::Outside,
        }
        .or_outside()
    }
}

impl Basis {
    /// No words at all are no ground.
    fn or_outside(self) -> Basis {
        match self {
            Basis::Words(words) if words.is_empty() => Basis::Outside,
            basis => basis,
        }
    }
}
