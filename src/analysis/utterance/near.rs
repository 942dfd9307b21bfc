//! Near wordings, joined.

use petgraph::unionfind::UnionFind;

use super::keys::keys;
use super::likeness::Likeness;
use super::words::Words;

/// Wordings that are joined by being near, one to the next.
pub(super) struct Near {
    pub(super) sets: UnionFind<u32>,
    /// Whether every two that may be near were compared.
    pub(super) is_complete: bool,
}

/// How many words the keys have by which wordings meet.
const LEVELS: std::ops::RangeInclusive<usize> = 2..=4;
/// Where more than these meet under one key, each is compared with so many of them only, and they meet by more words besides.
const MANY: usize = 64;

impl Near {
    /// Every two near wordings meet under a key of two words, and are compared. Under one that very many have they are not all compared, but meet again by
    /// three words, and by four. Cost: O(wordings × keys of each × log), and O(64 × words) for each that meets others.
    pub(super) fn of(words: &Words, likeness: &Likeness) -> Self {
        let mut near = Near { sets: UnionFind::new(words.len()), is_complete: true };
        let mut wordings: Vec<u32> = (0..words.len() as u32).collect();
        for level in LEVELS {
            let crowded = near.meet(words, &wordings, level, likeness);
            near.is_complete &= level < *LEVELS.end() || crowded.is_empty();
            wordings = crowded;
        }
        near
    }

    /// Compares those that meet; gives those that met too many.
    fn meet(&mut self, words: &Words, wordings: &[u32], level: usize, likeness: &Likeness) -> Vec<u32> {
        let mut met: Vec<(u64, u32)> = Vec::new();
        for wording in wordings {
            keys(words, *wording, level, likeness, |key| met.push((key, *wording)));
        }
        met.sort_unstable();
        let mut crowded = Vec::new();
        for group in met.chunk_by(|one, other| one.0 == other.0) {
            let mut group: Vec<u32> = group.iter().map(|(_, wording)| *wording).collect();
            if group.len() > MANY {
                crowded.extend(&group);
                // Those that begin alike come to stand together.
                group.sort_unstable_by_key(|wording| words.words(*wording));
            }
            self.compare(words, &group, likeness);
        }
        crowded.sort_unstable();
        crowded.dedup();
        crowded
    }

    fn compare(&mut self, words: &Words, group: &[u32], likeness: &Likeness) {
        for (at, one) in group.iter().enumerate() {
            for other in group.iter().skip(at + 1).take(MANY) {
                if self.sets.find_mut(*one) != self.sets.find_mut(*other) && words.are_near(*one, *other, likeness) {
                    self.sets.union(*one, *other);
                }
            }
        }
    }
}

/// Of each text the set of near ones to which it belongs, by a number; a text that could be anybody's is in one of its own.
pub(in crate::analysis) fn near_texts(texts: impl Iterator<Item = String>, likeness: &Likeness) -> Vec<u32> {
    let words = Words::of(texts, likeness);
    let mut near = Near::of(&words, likeness);
    let mut alone = words.len() as u32..;
    let set = |wording: &u32| match words.is_telling(*wording) {
        true => near.sets.find_mut(*wording),
        false => alone.next().unwrap_or(u32::MAX),
    };
    words.wording_of().iter().map(set).collect()
}
