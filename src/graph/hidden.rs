//! Why a node is not shown.

use std::fmt;

use crate::model::Key;

/// Why a node is not shown.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Hidden {
    /// It was retracted.
    Retracted,
    /// It was superseded by the node with this key.
    Superseded(Key),
    /// A condition of the view keeps it out.
    KeptOut,
    /// It fell with what it rests on: the node with this key, or more than one that were all that bore witness to it.
    Fallen(Option<Key>),
}

impl fmt::Display for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Hidden::Retracted => f.write_str("was retracted"),
            Hidden::Superseded(later) => write!(f, "was superseded by {later:?}"),
            Hidden::KeptOut => f.write_str("is kept out by a condition of this view"),
            Hidden::Fallen(Some(with)) => write!(f, "fell with {with:?}, on which it rests"),
            Hidden::Fallen(None) => f.write_str("fell with everything that bore witness to it"),
        }
    }
}
