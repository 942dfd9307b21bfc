//! Of what kind a quote is, by the marks around its words.

use crate::model::QuoteKind;
use crate::text::{Content, Span, is_apostrophe, is_mark, is_within_marks, parted};

/// What stands where a quote is said to stand.
pub(super) struct Quoted {
    pub(super) kind: QuoteKind,
    /// The words; none where only the clause around them is known, which the pieces then are.
    pub(super) segments: Vec<Span>,
}

/// Direct where marks stand around all of its pieces, in them or directly outside (but for the blank within French ones), each one quotation, which are then those within the marks; mixed where they stand around some words, and the
/// pieces are the clause; indirect elsewhere. Cost: O(pieces).
pub(super) fn quoted(content: &Content, pieces: &[Span]) -> Quoted {
    let is_between_marks = |span: &Span| {
        let (before, after) = content.beside(*span);
        // Straight marks with a blank within each close one quotation and open the next.
        let is_apart = || content.slice(*span).is_some_and(|text| text.trim() != text);
        (is_within_marks(before, after) && !(before == after && is_apart())) || is_spaced(content, *span)
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
    if !is_within_marks(Some(opening), Some(closing)) || start >= end {
        return None;
    }
    // The blank within French marks is nobody's words.
    let inner = text.get(start..end).filter(|inner| are_spaced(opening, closing) && !inner.trim().is_empty());
    let blanks = inner.map(|inner| (inner.len() - inner.trim_start().len(), inner.len() - inner.trim_end().len()));
    let (before, after) = blanks.unwrap_or_default();
    Some((start + before, end - after))
}

/// Whether words stand within marks as French sets them, with a blank between: `« words »`. What closes one quotation, and then opens another, is none of that.
fn is_spaced(content: &Content, words: Span) -> bool {
    let text = content.as_str();
    let (before, after) = (text.get(..words.start() as usize), text.get(words.end() as usize..));
    let (mut before, mut after) = (before.unwrap_or_default().chars(), after.unwrap_or_default().chars());
    let is_blank = |c: Option<char>| c.is_some_and(|c| c.is_whitespace() && c != '\n');
    if !is_blank(before.next_back()) || !is_blank(after.next()) {
        return false;
    }
    let are_marks = before.next_back().zip(after.next()).is_some_and(|(opening, closing)| are_spaced(opening, closing));
    are_marks && before.next_back().is_none_or(|c| !c.is_alphanumeric() && !".,;:!?…)]}".contains(c))
}

/// Whether marks are those that French sets with a blank within.
fn are_spaced(opening: char, closing: char) -> bool {
    matches!((opening, closing), ('«', '»') | ('‹', '›'))
}
