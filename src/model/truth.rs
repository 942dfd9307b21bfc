//! What is known, known not to be, or not known.

use std::ops::{BitAnd, BitOr, Not};

use serde::{Deserialize, Serialize};

/// Yes, no, or unknown; `&`, `|` and `!` are Kleene's strong three-valued logic.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Truth {
    /// It is so.
    Yes,
    /// It is not so.
    No,
    /// What is known does not decide it.
    Unknown,
}

impl Truth {
    /// Whether it is certainly so.
    pub fn is_certain(self) -> bool {
        self == Truth::Yes
    }

    /// Whether it is so or may be.
    pub fn is_possible(self) -> bool {
        self != Truth::No
    }
}

impl From<bool> for Truth {
    fn from(known: bool) -> Self {
        if known { Truth::Yes } else { Truth::No }
    }
}

impl Not for Truth {
    type Output = Truth;

    fn not(self) -> Truth {
        match self {
            Truth::Yes => Truth::No,
            Truth::No => Truth::Yes,
            Truth::Unknown => Truth::Unknown,
        }
    }
}

impl BitAnd for Truth {
    type Output = Truth;

    fn bitand(self, other: Truth) -> Truth {
        match (self, other) {
            (Truth::No, _) | (_, Truth::No) => Truth::No,
            (Truth::Yes, Truth::Yes) => Truth::Yes,
            _ => Truth::Unknown,
        }
    }
}

impl BitOr for Truth {
    type Output = Truth;

    fn bitor(self, other: Truth) -> Truth {
        !(!self & !other)
    }
}
