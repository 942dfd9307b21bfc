//! What a statement can say that is no node.

use super::date::Date;
use super::ground::Extent;

/// A value in a graph.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Value<'c> {
    Text(&'c str),
    Date(&'c Date),
    /// A phrase of time without a date: its words are the ground.
    Undated,
    /// The number of a term in the list that the relation names.
    Term(u8),
    Words(Extent),
    Number(f64),
}

impl<'c> Value<'c> {
    pub(crate) fn text(self) -> Option<&'c str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn date(self) -> Option<&'c Date> {
        match self {
            Value::Date(date) => Some(date),
            _ => None,
        }
    }

    pub(crate) fn words(self) -> Option<Extent> {
        match self {
            Value::Words(extent) => Some(extent),
            _ => None,
        }
    }

    pub(crate) fn term(self) -> Option<u8> {
        match self {
            Value::Term(number) => Some(number),
            _ => None,
        }
    }
}
