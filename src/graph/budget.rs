//! How much work may be done.

/// How much work may be done: so many steps may be looked at.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Budget(pub u64);

impl Budget {
    /// Takes so many steps out of it, if as many are left; else takes all.
    pub(crate) fn spend(&mut self, steps: u64) -> bool {
        let left = self.0.checked_sub(steps);
        self.0 = left.unwrap_or_default();
        left.is_some()
    }
}
