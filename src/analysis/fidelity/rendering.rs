//! What became of words.

use std::fmt;

/// What became of words as they were rendered, the least grave first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Rendering {
    /// Byte for byte the same.
    Exact,
    /// The same words; case, marks, punctuation or white space differ.
    Typographic,
    /// Words are left out at the beginning or at the end, and none within.
    Truncated,
    /// Words are left out within.
    Elided,
    /// Words of different sentences run together, or parts stand in another order, and nothing marks it.
    Spliced,
    /// Words are other words.
    Altered,
    /// Somebody else is said to speak them.
    WrongSpeaker,
    /// A number is another number, or is left out within.
    NumberChanged,
    /// A word that says no is there in one and not in the other.
    NegationChanged,
    /// Too little is the same, or one of them claims no wording (indirect speech) and has another: nothing is said.
    NotComparable,
}

impl Rendering {
    /// In words: "elided".
    pub const fn in_words(self) -> &'static str {
        match self {
            Rendering::Exact => "exact",
            Rendering::Typographic => "typographic",
            Rendering::Truncated => "truncated",
            Rendering::Elided => "elided",
            Rendering::Spliced => "spliced",
            Rendering::Altered => "altered",
            Rendering::WrongSpeaker => "wrong speaker",
            Rendering::NumberChanged => "number changed",
            Rendering::NegationChanged => "negation changed",
            Rendering::NotComparable => "not comparable",
        }
    }
}

impl fmt::Display for Rendering {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.in_words())
    }
}
