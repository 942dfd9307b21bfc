//! Where some words fit best into others, in order.

use std::cmp::Reverse;

/// A run of words, and how many of the wanted ones stand in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Alignment {
    /// Its first word.
    pub(super) first: usize,
    /// Its last word.
    pub(super) last: usize,
    pub(super) shared: usize,
    /// How much the words weigh that are shared.
    pub(super) weight: usize,
}

/// A word that is looked for, and how much it says.
pub(super) type Wanted = (u32, usize);

/// The best way so far to some words: how many words differ, how many are shared and how much these weigh, and with which word it begins.
#[derive(Clone, Copy)]
struct Way {
    cost: usize,
    shared: usize,
    weight: usize,
    first: usize,
}

impl Way {
    fn rank(&self) -> (usize, Reverse<usize>) {
        (self.cost, Reverse(self.weight))
    }

    fn and(self, cost: usize) -> Way {
        Way { cost: self.cost + cost, ..self }
    }

    /// Of equal costs, the one that shares weightier words; of those, this one.
    fn or(self, other: Way) -> Way {
        if other.rank() < self.rank() { other } else { self }
    }
}

/// The run of words that becomes the wanted ones by the fewest words that are put in, left out or exchanged (Sellers 1980); of several the one that shares the weightiest words. Of those that
/// begin alike, the longest as far as `joined` says that a word belongs to the one before it. Cost: O(wanted x words).
pub(super) fn aligned(wanted: &[Wanted], words: &[u32], joined: impl Fn(usize) -> bool) -> Option<Alignment> {
    let mut ways: Vec<Way> = (0..=words.len()).map(|first| Way { cost: 0, shared: 0, weight: 0, first }).collect();
    for (wanted, own) in wanted {
        let none = ways.first_mut()?;
        let (mut diagonal, mut left) = (*none, none.and(1));
        *none = left;
        for (word, way) in words.iter().zip(ways.iter_mut().skip(1)) {
            let up = *way;
            let (shared, weight) = if word == wanted { (1, *own) } else { (0, 0) };
            let exchanged =
                Way { shared: diagonal.shared + shared, weight: diagonal.weight + weight, ..diagonal.and(1 - shared) };
            left = exchanged.or(up.and(1)).or(left.and(1));
            (*way, diagonal) = (left, up);
        }
    }
    let least = ways.iter().map(Way::rank).min()?;
    let (end, way) = ways.iter().enumerate().find(|(_, way)| way.rank() == least)?;
    let longer = (end..words.len()).take_while(|next| joined(*next)).map(|next| next + 1);
    let longer =
        longer.filter(|end| ways.get(*end).is_some_and(|other| other.rank() == least && other.first == way.first));
    let end = longer.last().unwrap_or(end);
    let last = end.checked_sub(1).filter(|last| *last >= way.first)?;
    Some(Alignment { first: way.first, last, shared: way.shared, weight: way.weight })
}
