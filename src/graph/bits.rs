//! A set of small numbers.

/// One bit a number.
#[derive(Clone, Debug, Default)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    #[inline]
    pub(super) fn has(&self, number: u32) -> bool {
        self.0.get(number as usize / 64).is_some_and(|word| word & (1 << (number % 64)) != 0)
    }

    /// Whether it was not there before.
    pub(super) fn set(&mut self, number: u32) -> bool {
        let place = number as usize / 64;
        if self.0.len() <= place {
            self.0.resize(place + 1, 0);
        }
        let bit = 1 << (number % 64);
        self.0.get_mut(place).is_some_and(|word| {
            let fresh = *word & bit == 0;
            *word |= bit;
            fresh
        })
    }

    /// Whether it was there.
    pub(super) fn unset(&mut self, number: u32) -> bool {
        let bit = 1 << (number % 64);
        self.0.get_mut(number as usize / 64).is_some_and(|word| {
            let was_there = *word & bit != 0;
            *word &= !bit;
            was_there
        })
    }

    /// Whether everything in it is in the other too.
    pub(super) fn is_within(&self, other: &Bits) -> bool {
        self.0.iter().enumerate().all(|(place, word)| word & !other.0.get(place).copied().unwrap_or_default() == 0)
    }

    /// What is in it, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        let words = self.0.iter().zip(0_u32..).filter(|(word, _)| **word != 0);
        words.flat_map(|(word, place)| {
            (0..64).filter(move |bit| word & (1 << bit) != 0).map(move |bit| place * 64 + bit)
        })
    }
}
