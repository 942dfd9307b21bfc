//! Which keys are spelt alike: an index that is made when the first key is not found, and grows when the next one is not.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Mutex, PoisonError};

use super::core::Core;
use crate::model::Key;
use crate::text::edits;

/// Keys by their thirds and by their words. Two keys that are two edits apart share a third, two places off at most (Li, Deng, Wang and Feng
/// 2011); a key that holds a word shares the word.
#[derive(Debug, Default)]
pub(crate) struct Likeness(Mutex<Pieces>);

impl Clone for Likeness {
    /// Made anew when it is needed.
    fn clone(&self) -> Self {
        Likeness::default()
    }
}

/// Longer keys are like no other.
const LONGEST: usize = 100;
/// How many of the latest keys with a piece are looked at.
const EACH: usize = 16;
/// How many keys are compared.
const COMPARED: usize = 64;

impl Likeness {
    /// Keys within two edits, then those that hold the text as a word or as several; ties to the earlier. Of very many that share a piece the
    /// latest are compared. Cost: O(text^2), and O(keys) for those that came since it was asked last.
    pub(crate) fn alike<'c>(&self, core: &'c Core, text: &str) -> Vec<&'c Key> {
        let characters: Vec<char> = text.chars().collect();
        if characters.is_empty() || characters.len() > LONGEST {
            return Vec::new();
        }
        let limit = 2.min(characters.len() / 3 + 1);
        let mut pieces = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pieces.learn(core);
        let mut candidates: Vec<u32> = pieces.candidates(text, &characters, limit).into_iter().collect();
        candidates.sort_unstable();
        let mut ranked: Vec<(usize, &Key)> = candidates
            .into_iter()
            .filter_map(|node| core.key(node))
            .filter_map(|key| {
                let spelt: Vec<char> = key.as_str().chars().take(LONGEST + 3).collect();
                let edits = edits(&characters, &spelt, limit);
                let holds = key.as_str().contains(text).then_some(limit + 1);
                Some((edits.or(holds)?, key))
            })
            .collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        ranked.into_iter().map(|(_, key)| key).collect()
    }

    /// Forgets the nodes from this one on.
    pub(crate) fn roll_back(&mut self, nodes: usize) {
        self.0.get_mut().unwrap_or_else(PoisonError::into_inner).forget(nodes as u32);
    }
}

/// The nodes that have a piece, the latest first, each with the entry before it.
#[derive(Debug, Default)]
struct Pieces {
    known: u32,
    latest: HashMap<u64, u32>,
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    piece: u64,
    node: u32,
    before: Option<u32>,
}

impl Pieces {
    fn learn(&mut self, core: &Core) {
        for node in self.known..core.node_count() {
            let key = core.key(node).map(Key::as_str).unwrap_or_default();
            for piece in thirds(key).into_iter().chain(words(key).map(word)) {
                let Ok(entry) = u32::try_from(self.entries.len()) else { return };
                let before = self.latest.insert(piece, entry);
                self.entries.push(Entry { piece, node, before });
            }
            self.known = node + 1;
        }
    }

    fn forget(&mut self, from: u32) {
        while let Some(entry) = self.entries.pop_if(|entry| entry.node >= from) {
            match entry.before {
                Some(before) => self.latest.insert(entry.piece, before),
                None => self.latest.remove(&entry.piece),
            };
        }
        self.known = self.known.min(from);
    }

    fn candidates(&self, text: &str, characters: &[char], limit: usize) -> HashSet<u32> {
        let lengths = characters.len().saturating_sub(limit)..=characters.len() + limit;
        let near = lengths.flat_map(|length| {
            thirds_of(length).into_iter().enumerate().flat_map(move |(number, (start, end))| {
                let starts = start.saturating_sub(limit)..=start + limit;
                let there = starts.filter_map(move |from| characters.get(from..from + (end - start)));
                there.map(move |piece| third(length, number, piece))
            })
        });
        let mut found = HashSet::new();
        for piece in near.chain(words(text).map(word)) {
            let mut at = self.latest.get(&piece).copied();
            for _ in 0..EACH {
                let Some(entry) = at.and_then(|at| self.entries.get(at as usize)) else { break };
                if found.len() < COMPARED {
                    found.insert(entry.node);
                }
                at = entry.before;
            }
        }
        found
    }
}

fn thirds_of(length: usize) -> [(usize, usize); 3] {
    let (first, second) = (length / 3, length * 2 / 3);
    [(0, first), (first, second), (second, length)]
}

fn thirds(key: &str) -> Vec<u64> {
    let characters: Vec<char> = key.chars().take(LONGEST + 3).collect();
    if characters.len() > LONGEST + 2 {
        return Vec::new();
    }
    let piece = |(number, (from, to))| Some(third(characters.len(), number, characters.get(from..to)?));
    thirds_of(characters.len()).into_iter().enumerate().filter_map(piece).collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    const MOST: usize = 16;
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(MOST)
}

fn third(length: usize, number: usize, piece: &[char]) -> u64 {
    hashed((length, number, piece))
}

fn word(word: &str) -> u64 {
    hashed(word)
}

fn hashed(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
