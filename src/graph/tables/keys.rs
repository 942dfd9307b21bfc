//! The keys of the nodes, by number and by text.

use std::hash::{BuildHasher, RandomState};

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

use crate::model::Key;

/// Keys in order of insertion, each once.
#[derive(Clone, Debug, Default)]
pub(super) struct Keys {
    keys: Vec<Key>,
    /// Of each the number: four bytes, and the keys themselves stand but once.
    numbers: HashTable<u32>,
    hasher: RandomState,
}

impl Keys {
    pub(super) fn reserve(&mut self, more: usize) {
        let Keys { keys, numbers, hasher } = self;
        keys.reserve(more);
        numbers.reserve(more, |number| hash(hasher, keys, *number));
    }

    pub(super) fn get(&self, number: u32) -> Option<&Key> {
        self.keys.get(number as usize)
    }

    pub(super) fn number(&self, text: &str) -> Option<u32> {
        self.numbers.find(self.hasher.hash_one(text), |number| is(&self.keys, *number, text)).copied()
    }

    pub(super) fn iter(&self) -> std::slice::Iter<'_, Key> {
        self.keys.iter()
    }

    /// The key under the next number; whether it was not there yet.
    pub(super) fn push(&mut self, key: Key) -> bool {
        let Keys { keys, numbers, hasher } = self;
        let text = key.as_str();
        let place = numbers.entry(
            hasher.hash_one(text),
            |number| is(keys, *number, text),
            |number| hash(hasher, keys, *number),
        );
        let Entry::Vacant(place) = place else { return false };
        place.insert(keys.len() as u32);
        keys.push(key);
        true
    }

    /// Keeps the first so many. Cost: O(the others).
    pub(super) fn truncate(&mut self, len: usize) {
        for number in (len..self.keys.len()).map(|number| number as u32) {
            let there = self.numbers.find_entry(hash(&self.hasher, &self.keys, number), |found| *found == number);
            there.into_iter().for_each(|there| _ = there.remove());
        }
        self.keys.truncate(len);
    }
}

fn is(keys: &[Key], number: u32, text: &str) -> bool {
    keys.get(number as usize).is_some_and(|key| key.as_str() == text)
}

fn hash(hasher: &RandomState, keys: &[Key], number: u32) -> u64 {
    hasher.hash_one(keys.get(number as usize).map(Key::as_str).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_by_its_text_until_it_is_taken_back() {
        let mut keys = Keys::default();
        let text = |number: u32| format!("a key that is longer than what fits beside it, number {number}");
        for number in 0..1_000 {
            assert!(keys.push(Key::from(text(number))));
            assert!(!keys.push(Key::from(text(number / 2))));
        }
        keys.truncate(600);
        for number in 0..1_000 {
            assert_eq!(keys.number(&text(number)), Some(number).filter(|number| *number < 600));
        }
        assert!(keys.push(Key::from(text(700))));
        assert_eq!((keys.number(&text(700)), keys.get(600)), (Some(600), Some(&Key::from(text(700)))));
        assert_eq!(keys.iter().count(), 601);
    }
}
