//! The wordings of many quotes as numbers, with what each word weighs.

use std::collections::HashMap;

use super::likeness::Likeness;
use crate::text::normal;

/// Wordings that are the same but for case, marks and punctuation are one.
pub(super) struct Words {
    /// Where each wording begins in `words`, and where the last one ends.
    starts: Vec<usize>,
    words: Vec<u32>,
    /// Of each word, in bits.
    weights: Vec<f32>,
    /// The place of each word, the rarest first.
    ranks: Vec<u32>,
    /// The wording of each text that was given.
    wording_of: Vec<u32>,
    /// How many wordings have so many words.
    by_length: Vec<u32>,
}

/// As if so many words had been read before, so that a few quotes do not make a common word of every one.
const READ_BEFORE: f32 = 1000.0;
/// What a function word weighs at most.
const HARDLY: f32 = 3.0;
/// What is shared weighs so much at least.
const LEAST: f32 = 15.0;
/// So much of both wordings is shared, by weight.
const SHARED: f32 = 0.5;

impl Words {
    /// Cost: O(text).
    pub(super) fn of(texts: impl Iterator<Item = String>, likeness: &Likeness) -> Self {
        let mut names: HashMap<String, u32> = HashMap::new();
        let mut counts: Vec<u32> = Vec::new();
        let mut known: HashMap<Vec<u32>, u32> = HashMap::new();
        let mut found = Words {
            starts: vec![0],
            words: Vec::new(),
            weights: Vec::new(),
            ranks: Vec::new(),
            wording_of: Vec::new(),
            by_length: Vec::new(),
        };
        for text in texts {
            let wording: Vec<u32> = normal(&text, b' ')
                .split_ascii_whitespace()
                .map(|word| number(word, &mut names, &mut counts))
                .collect();
            let next = known.len() as u32;
            let number = *known.entry(wording).or_insert(next);
            found.wording_of.push(number);
        }
        let mut wordings: Vec<(Vec<u32>, u32)> = known.into_iter().collect();
        wordings.sort_unstable_by_key(|(_, number)| *number);
        wordings.into_iter().for_each(|(words, _)| found.push(&words));
        found.weigh(names, &counts, likeness);
        found
    }

    fn push(&mut self, words: &[u32]) {
        self.words.extend(words);
        self.starts.push(self.words.len());
        if self.by_length.len() <= words.len() {
            self.by_length.resize(words.len() + 1, 0);
        }
        self.by_length.get_mut(words.len()).into_iter().for_each(|count| *count += 1);
    }

    fn weigh(&mut self, names: HashMap<String, u32>, counts: &[u32], likeness: &Likeness) {
        let total: f32 = counts.iter().map(|count| *count as f32).sum::<f32>() + READ_BEFORE;
        self.weights = counts.iter().map(|count| (total / *count as f32).log2()).collect();
        for (name, number) in names {
            if likeness.is_function_word(&name) {
                self.weights.get_mut(number as usize).into_iter().for_each(|weight| *weight = weight.min(HARDLY));
            }
        }
        let mut rarest: Vec<u32> = (0..counts.len() as u32).collect();
        rarest.sort_by_key(|word| (counts.get(*word as usize).copied().unwrap_or_default(), *word));
        self.ranks = vec![0; rarest.len()];
        for (rank, word) in rarest.into_iter().enumerate() {
            self.ranks.get_mut(word as usize).into_iter().for_each(|place| *place = rank as u32);
        }
    }

    /// How many wordings there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// The wording of each text, in the order in which they were given.
    pub(super) fn wording_of(&self) -> &[u32] {
        &self.wording_of
    }

    /// The words of a wording, in order.
    pub(super) fn words(&self, wording: u32) -> &[u32] {
        let ends = self.starts.get(wording as usize).zip(self.starts.get(wording as usize + 1));
        ends.and_then(|(start, end)| self.words.get(*start..*end)).unwrap_or_default()
    }

    /// The words of a wording, the rarest first; each with how many times it came before, so that no two are equal.
    pub(super) fn tokens(&self, wording: u32) -> Vec<u64> {
        let mut tokens: Vec<u64> = self.words(wording).iter().map(|word| u64::from(self.rank(*word)) << 32).collect();
        tokens.sort_unstable();
        for at in 1..tokens.len() {
            let before = tokens.get(at - 1).copied().unwrap_or_default();
            tokens
                .get_mut(at)
                .into_iter()
                .filter(|token| **token >> 32 == before >> 32)
                .for_each(|token| *token = before + 1);
        }
        tokens
    }

    fn rank(&self, word: u32) -> u32 {
        self.ranks.get(word as usize).copied().unwrap_or_default()
    }

    fn weight(&self, words: impl IntoIterator<Item = u32>) -> f32 {
        words.into_iter().filter_map(|word| self.weights.get(word as usize)).sum()
    }

    /// Whether a wording weighs enough to be told from another that has it by chance.
    pub(super) fn is_telling(&self, wording: u32) -> bool {
        let words = self.words(wording);
        self.weight(words.iter().copied()) >= self.chance(words.len(), words.len())
    }

    /// What two wordings of so many words share by chance: as much as one pair among all of their lengths would.
    fn chance(&self, one: usize, other: usize) -> f32 {
        let count = |length: usize| self.by_length.get(length).copied().unwrap_or_default().max(1) as f32;
        (count(one).log2() + count(other).log2()).max(LEAST)
    }

    /// Whether two wordings are near. Cost: O(words × those that may differ).
    pub(super) fn are_near(&self, one: u32, other: u32, likeness: &Likeness) -> bool {
        let (a, b) = (self.words(one), self.words(other));
        let limit = likeness.differing(a.len().min(b.len()));
        let is_like = || {
            let shared = self.shared(a, b);
            let all = self.weight(a.iter().copied()) + self.weight(b.iter().copied());
            shared >= self.chance(a.len(), b.len()) && 2.0 * shared >= SHARED * all
        };
        a.len().abs_diff(b.len()) <= limit && is_like() && crate::text::edits(a, b, limit).is_some()
    }

    /// What the words weigh that both have.
    fn shared(&self, a: &[u32], b: &[u32]) -> f32 {
        let sorted = |words: &[u32]| {
            let mut words = words.to_vec();
            words.sort_unstable();
            words
        };
        let (a, b) = (sorted(a), sorted(b));
        let mut others = b.iter().peekable();
        let both = a.into_iter().filter(|word| {
            while others.next_if(|other| *other < word).is_some() {}
            others.next_if(|other| *other == word).is_some()
        });
        self.weight(both)
    }
}

fn number(word: &str, names: &mut HashMap<String, u32>, counts: &mut Vec<u32>) -> u32 {
    let number = names.get(word).copied().unwrap_or_else(|| {
        names.insert(word.to_owned(), counts.len() as u32);
        counts.push(0);
        counts.len() as u32 - 1
    });
    counts.get_mut(number as usize).into_iter().for_each(|count| *count += 1);
    number
}
