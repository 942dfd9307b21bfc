//! By what a pattern joins two nodes.

use std::fmt;

use crate::graph::View;
use crate::model::relation::Holds;
use crate::model::term::Term;
use crate::model::value::Value;
use crate::model::{Relation, StanceKind};
use crate::text::quoted;

/// By what a pattern joins two nodes: a [`Relation`]; a [`StanceKind`], for the one stance that is taken; a relation under its label or role,
/// `(Relation::Participated, "host")`.
#[derive(Clone, PartialEq, Debug)]
pub struct Link {
    pub(super) relation: Relation,
    detail: Option<Detail>,
}

/// What a statement says beside its ends.
#[derive(Clone, PartialEq, Debug)]
enum Detail {
    Stance(StanceKind),
    Label(String),
}

impl From<Relation> for Link {
    fn from(relation: Relation) -> Self {
        Link { relation, detail: None }
    }
}

impl From<StanceKind> for Link {
    fn from(stance: StanceKind) -> Self {
        Link { relation: Relation::TakesStance, detail: Some(Detail::Stance(stance)) }
    }
}

impl From<(Relation, &str)> for Link {
    fn from((relation, label): (Relation, &str)) -> Self {
        Link { relation, detail: Some(Detail::Label(label.to_owned())) }
    }
}

impl Link {
    /// Whether a statement of its relation is what it asks for.
    pub(super) fn is(&self, view: &View, row: u32) -> bool {
        let asked = match &self.detail {
            None => return true,
            Some(Detail::Stance(stance)) => Value::Term(stance.number()),
            Some(Detail::Label(label)) => Value::Text(label),
        };
        view.row(row).is_some_and(|row| row.detail == Some(asked))
    }

    /// Whether a statement of its relation can have such a label.
    pub(super) fn is_possible(&self) -> bool {
        match (&self.detail, self.relation.ends().detail) {
            (None, _) => true,
            (Some(Detail::Label(_)), holds) => matches!(holds, Holds::Text),
            (Some(Detail::Stance(_)), holds) => matches!(holds, Holds::Terms(_)),
        }
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.detail {
            None => self.relation.fmt(f),
            Some(Detail::Label(label)) => write!(f, "{} ({})", self.relation, quoted(label)),
            Some(Detail::Stance(stance)) => stance.fmt(f),
        }
    }
}
