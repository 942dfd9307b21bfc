//! By what a pattern joins two nodes.

use std::fmt;

use crate::graph::View;
use crate::model::relation::Holds;
use crate::model::term::Term;
use crate::model::value::Value;
use crate::model::{Relation, StanceKind};

/// By what a pattern joins two nodes: a [`Relation`]; a [`StanceKind`], for the one stance that is taken; a relation under its label or role,
/// `(Relation::Participated, "host")`.
#[derive(Clone, PartialEq, Debug)]
pub struct Link {
    pub(super) relation: Relation,
    detail: Option<Value>,
}

impl From<Relation> for Link {
    fn from(relation: Relation) -> Self {
        Link { relation, detail: None }
    }
}

impl From<StanceKind> for Link {
    fn from(stance: StanceKind) -> Self {
        Link { relation: Relation::TakesStance, detail: Some(Value::Term(stance.number())) }
    }
}

impl From<(Relation, &str)> for Link {
    fn from((relation, label): (Relation, &str)) -> Self {
        Link { relation, detail: Some(Value::Text(label.into())) }
    }
}

impl Link {
    /// Whether a statement of its relation is what it asks for.
    pub(super) fn is(&self, view: &View, row: u32) -> bool {
        self.detail.is_none() || view.row(row).is_some_and(|row| row.detail == self.detail)
    }

    /// Whether a statement of its relation can have such a label.
    pub(super) fn is_possible(&self) -> bool {
        match (&self.detail, self.relation.ends().detail) {
            (None, _) => true,
            (Some(Value::Text(_)), holds) => matches!(holds, Holds::Text),
            (Some(_), holds) => matches!(holds, Holds::Terms(_)),
        }
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.detail {
            None => self.relation.fmt(f),
            Some(Value::Text(label)) => write!(f, "{} ({label:?})", self.relation),
            Some(Value::Term(number)) => match StanceKind::from_number(*number) {
                Some(stance) => stance.fmt(f),
                None => self.relation.fmt(f),
            },
            Some(_) => self.relation.fmt(f),
        }
    }
}
