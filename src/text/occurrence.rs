//! Where words stand in a text, as some rules see them.

use super::fold::{Folded, fold, folded};
use super::matching::Match;
use super::span::Span;

/// Every place in a text where the needle stands, overlapping ones too, in order (Knuth, Morris and Pratt 1977). Offsets count from the
/// start of the text. Cost: O(text + needle), whatever they are.
pub(super) fn occurrences(needle: &str, text: &str, rules: Match) -> Vec<Span> {
    if rules.is_exact() {
        let needle = needle.as_bytes();
        let ends = matches(needle, text.bytes());
        return ends.map(|end| Span::between((end - needle.len()) as u32, end as u32)).collect();
    }
    let needle = folded(needle, rules);
    let text: Vec<Folded> = fold(text, rules).collect();
    let ends = matches(&needle, text.iter().map(|folded| folded.character));
    ends.filter_map(|end| span_of(text.get(end - needle.len()..end)?)).collect()
}

/// The bytes that gave these characters, if they gave them whole.
fn span_of(folded: &[Folded]) -> Option<Span> {
    let (first, last) = (folded.first()?, folded.last()?);
    (first.opens && last.closes).then(|| Span::between(first.start as u32, last.end as u32))
}

/// After how many elements of the text a match ends, each time.
fn matches<'n, T: PartialEq + Copy>(
    needle: &'n [T],
    text: impl Iterator<Item = T> + 'n,
) -> impl Iterator<Item = usize> + 'n {
    let borders = borders(needle);
    let mut matched = 0;
    text.enumerate().filter_map(move |(at, element)| {
        matched = step(needle, &borders, matched, element);
        (matched == needle.len()).then_some(at + 1)
    })
}

/// How much of the needle is matched after one more element, if so much was before.
fn step<T: PartialEq>(needle: &[T], borders: &[usize], mut matched: usize, element: T) -> usize {
    loop {
        if needle.get(matched) == Some(&element) {
            return matched + 1;
        }
        match matched.checked_sub(1).and_then(|last| borders.get(last)) {
            Some(border) => matched = *border,
            None => return 0,
        }
    }
}

/// For each prefix of the needle, the length of the longest proper prefix of it that is also its end.
fn borders<T: PartialEq + Copy>(needle: &[T]) -> Vec<usize> {
    let mut borders = Vec::with_capacity(needle.len());
    let mut matched = 0;
    for (at, element) in needle.iter().enumerate() {
        if at > 0 {
            matched = step(needle, &borders, matched, *element);
        }
        borders.push(matched);
    }
    borders
}
