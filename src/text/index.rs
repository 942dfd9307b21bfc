//! Where each word of a text stands.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::fold::fold;
use super::matching::Match;
use super::span::Span;
use super::word::words_of;

/// The words of a text by what they are, each with where it starts; words that differ in case or Unicode form are one.
#[derive(Debug)]
pub(super) struct WordIndex(Box<[(u64, u32)]>);

impl WordIndex {
    /// Cost: O(text log text), 16 bytes a word.
    pub(super) fn of(text: &str) -> Self {
        let mut words: Vec<(u64, u32)> = words_of(text).map(|word| (key(text, word), word.start())).collect();
        words.sort_unstable();
        WordIndex(words.into_boxed_slice())
    }

    /// Where a word starts within a place, in the order of the text. Cost: O(log words).
    pub(super) fn starts(&self, key: u64, place: Span) -> impl ExactSizeIterator<Item = u32> + '_ {
        let from = self.0.partition_point(|word| *word < (key, place.start()));
        let to = self.0.partition_point(|word| *word < (key, place.end()));
        self.0.get(from..to).unwrap_or_default().iter().map(|(_, start)| *start)
    }
}

/// What a word is, whatever its case and form. Two words may share a key, so what is found by it is compared again.
pub(super) fn key(text: &str, word: Span) -> u64 {
    let word = text.get(word.range()).unwrap_or_default();
    let mut hasher = DefaultHasher::new();
    if word.is_ascii() {
        word.bytes().for_each(|byte| u32::from(byte.to_ascii_lowercase()).hash(&mut hasher));
    } else {
        fold(word, Match::CASE | Match::UNICODE).for_each(|folded| u32::from(folded.character).hash(&mut hasher));
    }
    hasher.finish()
}
