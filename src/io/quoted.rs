//! Of what kind a quote is, by the marks around its words.

use crate::model::QuoteKind;
use crate::text::{Content, Span, is_apostrophe, is_mark, is_within_marks, parted};

/// What stands where a quote is said to stand.
pub(super) struct Quoted {
    pub(super) kind: QuoteKind,
    /// The words; none where only the clause around them is known, which the pieces then are.
    pub(super) segments: Vec<Span>,
}

/// Direct where marks stand around all of its pieces, in them or directly outside, each one quotation, which are then those within the marks; mixed where they stand around some words, and the
/// pieces are the clause; indirect elsewhere. Cost: O(pieces).
pub(super) fn quoted(content: &Content, pieces: &[Span]) -> Quoted {
    let is_between_marks = |span: &Span| {
        let (before, after) = content.beside(*span);
        // Straight marks with a blank within each close one quotation and open the next.
        let is_apart = || content.slice(*span).is_some_and(|text| text.trim() != text);
        is_within_marks(before, after) && !(before == after && is_apart())
    };
    let within = |span: &Span| -> Option<Span> {
        let words = if is_between_marks(span) {
            *span
        } else {
            let (start, end) = unmarked(content.slice(*span)?)?;
            let at = |offset: usize| span.start() + offset as u32;
            Span::between(at(start), at(end))
        };
        parted(content, words).is_none().then_some(words)
    };
    if let Some(segments) = pieces.iter().map(within).collect::<Option<Vec<Span>>>() {
        return Quoted { kind: QuoteKind::Direct, segments };
    }
    let is_marked = |span: &Span| {
        is_between_marks(span)
            || content.slice(*span).is_some_and(|text| text.contains(|c| is_mark(c) && !is_apostrophe(c)))
    };
    if pieces.iter().any(is_marked) {
        return Quoted { kind: QuoteKind::Mixed, segments: Vec::new() };
    }
    Quoted { kind: QuoteKind::Indirect, segments: pieces.to_vec() }
}

/// From where to where words stand within the marks around them, if marks do.
pub(super) fn unmarked(text: &str) -> Option<(usize, usize)> {
    let inner = text.trim();
    let mut characters = inner.chars();
    let (opening, closing) = (characters.next()?, characters.next_back()?);
    let start = text.len() - text.trim_start().len() + opening.len_utf8();
    let end = text.trim_end().len() - closing.len_utf8();
    (is_within_marks(Some(opening), Some(closing)) && start < end).then_some((start, end))
}
