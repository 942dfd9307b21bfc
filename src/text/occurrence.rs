//! Where words stand in a text, as some rules see them.

use std::collections::VecDeque;

use super::fold::{Folded, fold, folded};
use super::matching::Match;
use super::span::Span;

/// What is looked for: words, and what must stand directly before and after them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'w> {
    pub(super) before: &'w str,
    pub(super) words: &'w str,
    pub(super) after: &'w str,
}

/// Every place in a text where the words stand, overlapping ones too, in order (Knuth, Morris and Pratt 1977). Offsets count from the
/// start of the text. Cost: O(text + what is wanted), whatever they are.
pub(super) fn occurrences(wanted: Wanted<'_>, text: &str, rules: Match) -> Vec<Span> {
    let Wanted { before, words, after } = wanted;
    if rules.is_exact() {
        let needle = [before, words, after].concat().into_bytes();
        let mut matching = Matching::of(&needle);
        let ends = text.bytes().enumerate().filter(|(_, byte)| matching.ends_with(*byte));
        let ends = ends.map(|(last, _)| last + 1 - after.len());
        return ends.map(|end| Span::between((end - words.len()) as u32, end as u32)).collect();
    }
    let parts = [before, words, after].map(|part| folded(part, rules));
    let [_, words, after] = parts.each_ref().map(Vec::len);
    let needle = parts.concat();
    let mut matching = Matching::of(&needle);
    // As many characters as the words have, and what follows them.
    let mut latest: VecDeque<Folded> = VecDeque::new();
    let mut spans = Vec::new();
    for folded in fold(text, rules) {
        latest.push_back(folded);
        if latest.len() > words + after {
            latest.pop_front();
        }
        if matching.ends_with(folded.character) {
            spans.extend(latest.front().zip(latest.get(words.saturating_sub(1))).and_then(span_of));
        }
    }
    spans
}

/// The bytes from one character to another, if the pieces of the text gave both whole.
fn span_of((first, last): (&Folded, &Folded)) -> Option<Span> {
    (first.opens && last.closes).then(|| Span::between(first.start as u32, last.end as u32))
}

/// How much of a needle matches what has been read.
struct Matching<'n, T> {
    needle: &'n [T],
    /// For each prefix of the needle, the length of the longest proper prefix of it that is also its end.
    borders: Vec<usize>,
    matched: usize,
}

impl<'n, T: PartialEq + Copy> Matching<'n, T> {
    fn of(needle: &'n [T]) -> Self {
        let mut matching = Matching { needle, borders: Vec::with_capacity(needle.len()), matched: 0 };
        for (at, element) in needle.iter().enumerate() {
            if at > 0 {
                matching.step(*element);
            }
            matching.borders.push(matching.matched);
        }
        Matching { matched: 0, ..matching }
    }

    /// Reads one more element; whether the needle ends there.
    fn ends_with(&mut self, element: T) -> bool {
        self.step(element);
        self.matched == self.needle.len()
    }

    fn step(&mut self, element: T) {
        loop {
            if self.needle.get(self.matched) == Some(&element) {
                self.matched += 1;
                return;
            }
            match self.matched.checked_sub(1).and_then(|last| self.borders.get(last)) {
                Some(border) => self.matched = *border,
                None => return,
            }
        }
    }
}
