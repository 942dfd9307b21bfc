//! Where words stand in a text.

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use super::span::Span;

/// Every place where the needle stands, overlapping ones too, in order (Knuth, Morris and Pratt 1977). Cost: O(text + needle), whatever
/// they are.
pub(super) fn occurrences<'t>(needle: &'t str, text: &'t str) -> impl Iterator<Item = u32> + 't {
    let needle = needle.as_bytes();
    let borders = borders(needle);
    let mut matched = 0;
    text.bytes().enumerate().filter_map(move |(at, byte)| {
        matched = step(needle, &borders, matched, byte);
        (matched == needle.len()).then(|| (at + 1 - needle.len()) as u32)
    })
}

/// How much of the needle is matched after one more byte, if so much was before.
fn step(needle: &[u8], borders: &[usize], mut matched: usize, byte: u8) -> usize {
    loop {
        if needle.get(matched) == Some(&byte) {
            return matched + 1;
        }
        match matched.checked_sub(1).and_then(|last| borders.get(last)) {
            Some(border) => matched = *border,
            None => return 0,
        }
    }
}

/// For each prefix of the needle, the length of the longest proper prefix of it that is also its end.
fn borders(needle: &[u8]) -> Vec<usize> {
    let mut borders = Vec::with_capacity(needle.len());
    let mut matched = 0;
    for (at, byte) in needle.iter().enumerate() {
        if at > 0 {
            matched = step(needle, &borders, matched, *byte);
        }
        borders.push(matched);
    }
    borders
}

/// Whether a span does not begin or end inside a word.
pub(super) fn is_whole(text: &str, span: Span) -> bool {
    let is_break = |at: u32| {
        let (before, after) = (text.get(..at as usize), text.get(at as usize..));
        let before = before.and_then(|before| before.chars().next_back());
        let after = after.and_then(|after| after.chars().next());
        before.zip(after).is_none_or(|(before, after)| !holds_together(before, after))
    };
    is_break(span.start()) && is_break(span.end())
}

/// Whether two neighbouring characters belong to one word: a mark and its letter; two letters or digits between which
/// UAX #29 sees no boundary. So words in scripts that are written without spaces may match anywhere.
fn holds_together(before: char, after: char) -> bool {
    if is_combining_mark(after) {
        return true;
    }
    let in_word = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let pair: String = [before, after].into_iter().collect();
    in_word(before) && in_word(after) && pair.split_word_bounds().count() == 1
}
