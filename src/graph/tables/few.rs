//! Rows under a name or another thing of which mostly one is there.

use super::pairs::{Link, Listed, Pairs};

/// One row with its other end, or several in order of insertion.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Few {
    One(u32, u32),
    Several(Box<Pairs>),
}

impl Few {
    pub(super) fn all(&self) -> Listed<'_> {
        match self {
            Few::One(row, end) => Listed::one(row, end),
            Few::Several(pairs) => pairs.all(),
        }
    }

    pub(super) fn push(&mut self, link: Link) {
        match self {
            Few::One(row, end) => *self = Few::Several(Box::new(Pairs::of(vec![*row, link.0], vec![*end, link.1]))),
            Few::Several(pairs) => pairs.push(link),
        }
    }

    /// Takes the latest back, unless it is the only one; whether it did.
    pub(super) fn pop(&mut self) -> bool {
        let Few::Several(pairs) = self else { return false };
        pairs.pop();
        if let ([row], [end]) = (pairs.all().rows(), pairs.all().ends()) {
            *self = Few::One(*row, *end);
        }
        true
    }
}
