//! How a quote lies in its document, its voice and its outer quote.

use std::rc::Rc;

use super::{Laws, overlap, unsayable};
use crate::graph::error::FaultKind;
use crate::graph::tables::Row;
use crate::model::requirement::REPORTED;
use crate::model::term::Term;
use crate::model::{Extent, NodeKind, QuoteKind, Relation};
use crate::text::{is_within_marks, parted, says_something};

/// What is wrong where it is said who speaks, and that the text names nobody.
pub(in crate::graph::insert) fn attributed(relation: Relation) -> FaultKind {
    let reason = match relation {
        Relation::Unattributed => {
            "it is said who speaks: leave out `unattributed`, or take back or leave out `spoken_by`"
        }
        _ => "it is said that the text names nobody who speaks: take back or leave out `unattributed`",
    };
    unsayable(relation, reason)
}

impl Laws<'_> {
    /// It is not said who speaks and that the text names nobody: of the two, the later is at fault.
    pub(super) fn attributed(&self, index: u32, row: &Row<'_>) -> Option<FaultKind> {
        let other = match row.relation {
            Relation::SpokenBy => Relation::Unattributed,
            _ => Relation::SpokenBy,
        };
        let first = self.stand().rows(row.subject_node()?, other).next()?;
        (first < index).then(|| attributed(row.relation))
    }

    /// A quote is of one kind, whoever says so; where two are said, both are at fault. Cost: O(1), and of the first that is said O(kinds).
    pub(super) fn quote_kind(&self, index: u32, row: &Row<'_>) -> Option<FaultKind> {
        let kind = |row: &Row<'_>| QuoteKind::from_number(row.value()?.term()?);
        let (quote, own) = (row.subject_node()?, kind(row)?);
        let stand = self.stand();
        let mut kinds =
            stand.rows(quote, Relation::QuoteKind).filter_map(|row| Some((row, kind(&self.core.row(row)?)?)));
        let (first, said_first) = kinds.next()?;
        let others = if first == index { kinds.find(|(_, other)| *other != own) } else { Some((first, said_first)) };
        let (_, other) = others.filter(|(_, other)| *other != own)?;
        Some(FaultKind::OtherKind { quote: self.key(quote), kind: own, other })
    }

    /// A segment says something, and a direct one is the words of one quotation. Cost: O(segment).
    pub(super) fn segment(&self, row: &Row<'_>) -> Option<FaultKind> {
        let (words, quote) = (row.value()?.words()?, row.subject_node()?);
        let content = self.core.content(words.document.index())?;
        let text = content.slice(words.span)?;
        let (before, after) = content.beside(words.span);
        if !says_something(text) && !is_within_marks(before, after) {
            let reason = "it has neither letters nor digits: quote words, or what stands between quotation marks";
            return Some(unsayable(row.relation, reason));
        }
        let direct = self.stand().rows(quote, Relation::QuoteKind).next().and_then(|row| self.core.value(row)?.term());
        if direct != Some(QuoteKind::Direct.number()) {
            return None;
        }
        let parts = parted(content, words.span)?;
        Some(FaultKind::Spliced { document: self.key(words.document.index()), parts, counted: Box::default() })
    }

    pub(super) fn quote(&self, quote: u32) -> Vec<FaultKind> {
        let extents = self.stand().quote_extents(quote);
        let incomplete = FaultKind::Incomplete { kind: NodeKind::Quote, expected: REPORTED };
        let (Some(document), false) = (self.stand().document_of(quote), extents.is_empty()) else {
            return vec![incomplete];
        };
        let elsewhere = extents.iter().find(|extent| extent.document.index() != document);
        let elsewhere = elsewhere.map(|extent| self.other_document(document, extent.document.index()));
        let mut faults: Vec<FaultKind> = elsewhere.into_iter().collect();
        faults.extend(disorder(&extents));
        faults.extend(self.across_voices(quote, &extents));
        faults.extend(self.nesting(quote, document, &extents));
        faults
    }

    /// All bytes of a quote stand in one voice.
    pub(super) fn across_voices(&self, quote: u32, extents: &[Extent]) -> Option<FaultKind> {
        let stand = self.stand();
        let first = extents.first()?;
        let voice = stand.voice_at(first.document.index(), first.span.start());
        let stray = extents.iter().find(|extent| stand.voice_through(**extent) != voice)?;
        Some(FaultKind::AcrossVoices { node: self.key(quote), span: stray.span, counted: Box::default() })
    }

    /// A nested quote lies within the outer one, in the same document, and not within itself.
    fn nesting(&self, quote: u32, document: u32, extents: &[Extent]) -> Option<FaultKind> {
        let stand = self.stand();
        let outer = stand.rows(quote, Relation::NestedIn).find_map(|row| self.core.row(row)?.object_node())?;
        let holds = stand.document_of(outer)?;
        if holds != document {
            return Some(self.other_document(holds, document));
        }
        let segments = self.extents_of_outer(outer);
        let clauses: Vec<Extent> = stand.words(outer, Relation::ReportedClause).collect();
        let holds = |extent: &Extent| {
            let before = segments.partition_point(|holder| holder.span.start() <= extent.span.start());
            let nearest = before.checked_sub(1).and_then(|index| segments.get(index));
            nearest.into_iter().chain(&clauses).any(|holder| holder.span.contains(extent.span))
        };
        let stray = extents.iter().find(|extent| !holds(extent));
        if let Some(stray) = stray {
            return Some(FaultKind::NotWithin { span: stray.span, counted: Box::default(), holder: self.key(outer) });
        }
        self.circle(&self.nesting, quote)
    }

    /// Where an outer quote stands, looked up once for all that is nested in it.
    fn extents_of_outer(&self, outer: u32) -> Rc<[Extent]> {
        let mut known = self.outer_extents.borrow_mut();
        Rc::clone(known.entry(outer).or_insert_with(|| Rc::from(&*self.stand().quote_extents(outer))))
    }
}

/// Segments stand in the order of the text and share no byte.
fn disorder(extents: &[Extent]) -> Option<FaultKind> {
    extents.windows(2).find_map(|pair| match pair {
        [first, second] if first.span.end() > second.span.start() => Some(overlap(first.span, second.span)),
        _ => None,
    })
}
