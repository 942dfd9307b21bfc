//! The keys of the nodes, by number and by text.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;
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
    /// Some keys; or one that is there twice.
    pub(super) fn of(keys: Vec<Key>) -> Result<Keys, Key> {
        let (mut numbers, hasher) = (HashTable::with_capacity(keys.len()), RandomState::default());
        for (number, key) in (0..).zip(&keys) {
            enter(&mut numbers, &hasher, &keys, key, number).map_err(|_| key.clone())?;
        }
        Ok(Keys { keys, numbers, hasher })
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

    /// Gives a key the next number.
    ///
    /// # Errors
    /// The one that it has already.
    pub(super) fn push(&mut self, key: Key) -> Result<u32, u32> {
        if self.numbers.len() == self.numbers.capacity() {
            self.make_room();
        }
        let Keys { keys, numbers, hasher } = self;
        let number = keys.len() as u32;
        enter(numbers, hasher, keys, &key, number)?;
        keys.push(key);
        Ok(number)
    }

    /// Makes the table anew, with room for twice as many. Keys are gone through as they stand, and what there was is let go before: a table that grows by
    /// itself goes through them as they stand in it, here and there.
    fn make_room(&mut self) {
        let Keys { keys, numbers, hasher } = self;
        *numbers = HashTable::new();
        *numbers = HashTable::with_capacity(keys.len() * 2);
        for (number, key) in (0..).zip(keys.iter()) {
            numbers.insert_unique(hasher.hash_one(key.as_str()), number, |there| hash(hasher, keys, *there));
        }
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

/// Puts a key under a number; or gives the one under which it is there.
fn enter(numbers: &mut HashTable<u32>, hasher: &RandomState, keys: &[Key], key: &Key, number: u32) -> Result<(), u32> {
    let is_it = |there: &u32| is(keys, *there, key.as_str());
    match numbers.entry(hasher.hash_one(key.as_str()), is_it, |there| hash(hasher, keys, *there)) {
        Entry::Vacant(place) => {
            place.insert(number);
            Ok(())
        }
        Entry::Occupied(there) => Err(*there.get()),
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
        assert!((0..1_000).all(|number| keys.push(Key::from(text(number))) == Ok(number)));
        assert_eq!(keys.push(Key::from(text(500))), Err(500));
        assert_eq!(keys.iter().count(), 1_000);
        keys.truncate(600);
        for number in 0..1_000 {
            assert_eq!(keys.number(&text(number)), Some(number).filter(|number| *number < 600));
        }
        assert_eq!(keys.push(Key::from(text(700))), Ok(600));
        assert_eq!((keys.number(&text(700)), keys.get(600)), (Some(600), Some(&Key::from(text(700)))));
        assert_eq!(keys.iter().count(), 601);
        // And on, until the table is made anew.
        assert!((1_000..5_000).all(|number| keys.push(Key::from(text(number))).is_ok()));
        assert!((0..600).all(|number| keys.number(&text(number)) == Some(number)));
        assert!((1_000..5_000).all(|number| keys.number(&text(number)) == Some(number - 399)));
    }

    #[test]
    fn keys_at_once_are_found_too_and_one_that_is_there_twice_is_told() {
        let keys = |texts: &[&str]| Keys::of(texts.iter().map(|text| Key::from(*text)).collect());
        let numbers = keys(&["ana", "piet"]).map(|known| ["ana", "piet", "mira"].map(|text| known.number(text)));
        assert_eq!(numbers, Ok([Some(0), Some(1), None]));
        assert_eq!(keys(&["ana", "piet", "ana"]).map(|_| ()), Err(Key::from("ana")));
    }
}
