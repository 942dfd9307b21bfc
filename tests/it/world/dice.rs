//! Choices that follow from a throw.

/// A seed, and how much is chosen beyond what must be: what proptest draws and shrinks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Throw {
    pub(crate) seed: u32,
    /// In percent.
    pub(crate) richness: u8,
}

/// Chooses, the same for the same throw.
pub(crate) struct Dice {
    state: u64,
    richness: u64,
}

impl From<Throw> for Dice {
    fn from(throw: Throw) -> Self {
        Dice { state: throw.seed.into(), richness: throw.richness.into() }
    }
}

impl Dice {
    /// SplitMix64 (Steele, Lea and Flood 2014).
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Others, which choose on their own.
    pub(crate) fn fork(&mut self) -> Dice {
        Dice { state: self.next(), richness: self.richness }
    }

    /// A number below this one, which is not 0.
    pub(crate) fn below(&mut self, count: usize) -> usize {
        (self.next() % count as u64) as usize
    }

    /// True so often in a hundred.
    pub(crate) fn chance(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }

    /// True so often in a hundred if the throw is rich; never if it is poor.
    pub(crate) fn extra(&mut self, percent: u64) -> bool {
        self.next() % 10_000 < percent * self.richness
    }

    /// One of these; none if there are none.
    pub(crate) fn pick<T: Clone>(&mut self, choices: &[T]) -> Option<T> {
        if choices.is_empty() { None } else { choices.get(self.below(choices.len())).cloned() }
    }

    /// One of these, which are not none.
    pub(crate) fn one_of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())].clone()
    }
}
