//! Names that resemble each other, found by what they have in common.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::called::{Called, counts, initials};
use super::resemblance::Resemblance;
use crate::text::edits;

/// Under what names meet; what is met under it is looked at.
type Blocks = HashMap<u64, Vec<usize>>;

/// Where more than these meet, each is held against so many of them only.
const MANY: usize = 256;
/// Of so many letters a name can be spelt nearly alike.
const LETTERS: usize = 5;

/// Gives every two names that resemble each other, and in what. Cost: O(letters² of each name) for the spelling, else O(words of each name × those that share its rarest word, at most 256).
pub(super) fn pairs(names: &[Called], resemblance: Resemblance, mut take: impl FnMut(u32, u32)) {
    let counts = counts(names);
    let mut blocks: Blocks = HashMap::new();
    for (place, called) in names.iter().enumerate() {
        let mut keys = holds(called, resemblance);
        keys.sort_unstable();
        keys.dedup();
        keys.into_iter().for_each(|key| blocks.entry(key).or_default().push(place));
    }
    for called in names {
        for key in asks(called, resemblance, &counts) {
            let met = blocks.get(&key).into_iter().flatten().take(MANY).filter_map(|place| names.get(*place));
            for other in met.filter(|other| other.node != called.node && resembles(called, other, resemblance)) {
                take(called.node, other.node);
            }
        }
    }
}

/// Under what a name is met.
fn holds(called: &Called, resemblance: Resemblance) -> Vec<u64> {
    match resemblance {
        Resemblance::PartOfName => called.words.iter().map(hashed).collect(),
        Resemblance::Initials => called.words.last().map(hashed).into_iter().collect(),
        Resemblance::Acronym => vec![hashed(&initials(called.words.iter()))],
        Resemblance::NearSpelling => shortened(called),
        _ => vec![hashed(&called.words)],
    }
}

/// Under what it looks for others.
fn asks(called: &Called, resemblance: Resemblance, counts: &HashMap<&str, usize>) -> Vec<u64> {
    let count = |word: &String| counts.get(word.as_str()).copied().unwrap_or_default();
    match resemblance {
        Resemblance::PartOfName => called.words.iter().min_by_key(|word| count(word)).map(hashed).into_iter().collect(),
        Resemblance::Acronym => {
            called.words.first().filter(|_| called.words.len() == 1).map(hashed).into_iter().collect()
        }
        _ => holds(called, resemblance),
    }
}

fn resembles(one: &Called, other: &Called, resemblance: Resemblance) -> bool {
    match resemblance {
        Resemblance::PartOfName => {
            let words: HashSet<&String> = other.words.iter().collect();
            let is_part = || one.words.iter().all(|word| words.contains(word));
            let (fewer, as_many) = (one.words.len() < other.words.len(), one.words.len() == other.words.len());
            fewer && is_part() || as_many && one.words != other.words && sorted(one) == sorted(other)
        }
        Resemblance::Initials => has_initials(one, other),
        Resemblance::Acronym => {
            let acronym = initials(other.words.iter());
            other.words.len() > 1 && acronym.chars().count() > 1 && one.words.as_slice() == [acronym]
        }
        Resemblance::NearSpelling => {
            let letters = |called: &Called| called.words.join(" ").chars().collect::<Vec<char>>();
            one.words != other.words && edits(&letters(one), &letters(other), 1).is_some()
        }
        _ => one.words == other.words,
    }
}

fn sorted(called: &Called) -> Vec<&String> {
    let mut words: Vec<&String> = called.words.iter().collect();
    words.sort();
    words
}

/// Whether the one is the other with at least one word shortened to its first letter.
fn has_initials(one: &Called, other: &Called) -> bool {
    let is_initial = |word: &str| word.chars().count() == 1;
    let fits = |(a, b): (&String, &String)| a == b || (is_initial(a) && b.starts_with(a.as_str()));
    one.words != other.words && one.words.len() == other.words.len() && one.words.iter().zip(&other.words).all(fits)
}

/// The name itself, and with each letter left out: two names meet under one of these if one letter is added, missing or another (Garbe 2012).
fn shortened(called: &Called) -> Vec<u64> {
    let name: Vec<char> = called.words.join(" ").chars().collect();
    if !(LETTERS..=64).contains(&name.len()) {
        return Vec::new();
    }
    let without = (0..name.len()).map(|left_out| {
        let kept = name.iter().enumerate().filter(|(place, _)| *place != left_out).map(|(_, letter)| letter);
        hashed(&kept.collect::<String>())
    });
    without.chain([hashed(&name.iter().collect::<String>())]).collect()
}

fn hashed<T: Hash + ?Sized>(value: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
