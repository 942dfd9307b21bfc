//! What a statement can say that is no node.

use std::sync::Arc;

use super::date::Date;
use super::ground::Extent;

/// A value in a graph.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Value {
    Text(Arc<str>),
    Date(Date),
    /// A phrase of time without a date: its words are the ground.
    Undated,
    /// The number of a term in the list that the relation names.
    Term(u8),
    Words(Extent),
    Number(f64),
}

impl Value {
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn date(&self) -> Option<&Date> {
        match self {
            Value::Date(date) => Some(date),
            _ => None,
        }
    }

    pub(crate) fn words(&self) -> Option<Extent> {
        match self {
            Value::Words(extent) => Some(*extent),
            _ => None,
        }
    }

    pub(crate) fn term(&self) -> Option<u8> {
        match self {
            Value::Term(number) => Some(*number),
            _ => None,
        }
    }
}
