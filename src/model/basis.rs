//! What is said, and on what ground: the arguments of every step of a record.

mod written;

use std::ops::Range;

use super::passage::Passage;
use crate::text::{Selector, Span};

#[cfg(feature = "schema")]
pub(crate) use written::schema;
pub(crate) use written::{OneOrMany, WrittenBasis, YesOrWords, grounded};

/// Words, in the record's own place or in a passage of their own.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Pointer {
    /// In the place that the record names.
    Here(Selector),
    /// In a passage of its own, of any document.
    There(Passage),
}

/// On what a step of a record rests, before it is looked up: words, a conclusion, or nothing in any document.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Basis {
    /// These words say it; several where it is said several times.
    Words(Vec<Pointer>),
    /// It was concluded from these words; from the words of the thing itself where there are none.
    Implied(Vec<Pointer>),
    /// No document says it.
    Outside,
}

/// No words of its own say so: it was concluded from the words of the thing that it is said of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Implied;

/// No document says so: a table, general knowledge, the caller.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Outside;

impl Basis {
    /// The words that say it.
    pub(crate) fn words(&self) -> &[Pointer] {
        if let Basis::Words(words) = self { words } else { &[] }
    }
}

impl Implied {
    /// Concluded from these words.
    pub fn by(words: impl Into<Pointer>) -> Basis {
        Basis::Implied(vec![words.into()])
    }
}

impl From<Implied> for Basis {
    fn from(_: Implied) -> Self {
        Basis::Implied(Vec::new())
    }
}

impl From<Outside> for Basis {
    fn from(_: Outside) -> Self {
        Basis::Outside
    }
}

macro_rules! pointers {
    ($($words:ty => $variant:ident,)*) => {$(
        impl From<$words> for Pointer {
            fn from(words: $words) -> Self {
                Pointer::$variant(words.into())
            }
        }
        impl From<$words> for Basis {
            fn from(words: $words) -> Self {
                Basis::Words(vec![words.into()])
            }
        }
    )*};
}
pointers! {
    &str => Here, String => Here, &String => Here, Selector => Here, Span => Here, Range<usize> => Here,
    Passage => There, &Passage => There,
}

impl<P: Into<Pointer>, const N: usize> From<[P; N]> for Basis {
    fn from(words: [P; N]) -> Self {
        const { assert!(N > 0, "a ground of no words: say `Implied` or `Outside`") };
        Basis::Words(words.into_iter().map(Into::into).collect())
    }
}

impl<P: Into<Pointer>> From<Vec<P>> for Basis {
    /// No words at all are no ground, and insertion refuses them: say [`Implied`] or [`Outside`].
    fn from(words: Vec<P>) -> Self {
        Basis::Words(words.into_iter().map(Into::into).collect())
    }
}

/// A value, and the ground on which it is said.
///
/// In files an object: `value`, and one of `words` (a selector or a list of them), `implied` (`true`, or the words from which it
/// was concluded) and `outside` (`true`).
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Said<T> {
    /// What is said.
    pub value: T,
    /// On what ground.
    pub basis: Basis,
}

impl<T> Said<T> {
    /// A value on a ground.
    pub fn new(value: T, basis: impl Into<Basis>) -> Self {
        Said { value, basis: basis.into() }
    }
}
