//! Where the words of a text stand, one after the other.

use std::cmp::Ordering;
use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::fold::fold;
use super::matching::Match;
use super::span::Span;
use super::word::{is_format, words_of};

/// The words of a text in its order, and again in the order of what they and the words after them are; words that differ in case, in Unicode form,
/// in the marks on letters or by what is not seen are one.
#[derive(Debug)]
pub(super) struct WordIndex {
    words: Box<[Word]>,
    order: Box<[u32]>,
}

#[derive(Clone, Copy, Debug)]
struct Word {
    start: u32,
    /// Two words may share a key, so what is found by it is compared again.
    key: u32,
}

/// By so many words, one after the other, places are looked up.
pub(super) const DEPTH: usize = 3;

impl WordIndex {
    /// Cost: O(text log text), 12 bytes a word.
    pub(super) fn of(text: &str) -> Self {
        let words = words_of(text).map(|word| Word { start: word.start(), key: key(text, word) });
        let words: Vec<Word> = words.collect();
        let key = |number: usize| words.get(number).map_or(0, |word| u128::from(word.key));
        let ranked =
            |number: usize| (key(number) << 96) | (key(number + 1) << 64) | (key(number + 2) << 32) | number as u128;
        let mut order: Vec<u128> = (0..words.len()).map(ranked).collect();
        order.sort_unstable();
        let order: Vec<u32> = order.into_iter().map(|ranked| ranked as u32).collect();
        WordIndex { words: words.into_boxed_slice(), order: order.into_boxed_slice() }
    }

    /// The numbers of the words where some words begin, one after the other, `DEPTH` at most. Cost: O(log words).
    pub(super) fn places(&self, keys: &[u32]) -> &[u32] {
        let compared = |number: &u32| {
            let there = self.words.get(*number as usize..).unwrap_or_default().iter().map(|word| word.key);
            there.chain(std::iter::repeat(0)).take(keys.len()).cmp(keys.iter().copied())
        };
        let from = self.order.partition_point(|number| compared(number) == Ordering::Less);
        let to = self.order.partition_point(|number| compared(number) != Ordering::Greater);
        self.order.get(from..to).unwrap_or_default()
    }

    /// The numbers of the words that begin within a place. Cost: O(log words).
    pub(super) fn within(&self, place: Span) -> Range<u32> {
        let before = |byte: u32| self.words.partition_point(|word| word.start < byte) as u32;
        before(place.start())..before(place.end())
    }

    /// Where a word begins.
    pub(super) fn start(&self, number: u32) -> u32 {
        self.words.get(number as usize).map_or(0, |word| word.start)
    }

    /// The words of some numbers, each with where it begins.
    pub(super) fn keys(&self, numbers: Range<u32>) -> impl Iterator<Item = (u32, u32)> + '_ {
        let words = self.words.get(numbers.start as usize..numbers.end as usize).unwrap_or_default();
        words.iter().map(|word| (word.key, word.start))
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }
}

/// What a word is, whatever its case, its form and the marks on its letters.
pub(super) fn key(text: &str, word: Span) -> u32 {
    let word = text.get(word.range()).unwrap_or_default();
    if word.is_ascii() {
        return hashed(word.bytes().map(|byte| u32::from(byte.to_ascii_lowercase())));
    }
    let letters = fold(word, Match::CASE | Match::UNICODE).map(|folded| folded.character);
    hashed(letters.filter(|c| !is_combining_mark(*c) && !is_format(*c)).map(u32::from))
}

/// Fowler, Noll and Vo's hash (FNV-1a), letter by letter: it only sorts words, and what is found by it is compared again.
fn hashed(letters: impl Iterator<Item = u32>) -> u32 {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let hash = letters.fold(BASIS, |hash, letter| (hash ^ u64::from(letter)).wrapping_mul(PRIME));
    (hash ^ (hash >> 32)) as u32
}
