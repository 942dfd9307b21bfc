//! One step of a network.

use std::cmp::Ordering;
use std::fmt;

use crate::graph::face::{Evidence, NodeRef, Ref, StatementRef};
use crate::graph::view::View;
use crate::model::Relation;

/// One step: from a node to a node, by a statement that joins them. It may be walked against what the statement says.
#[derive(Clone, Copy)]
pub struct Step<'g> {
    pub(super) view: &'g View,
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) row: u32,
    pub(super) relation: Relation,
    pub(super) is_against: bool,
}

impl<'g> Step<'g> {
    /// By a statement of this relation, from this node. None where it does not lead to a node, or starts at none.
    pub(crate) fn new(view: &'g View, row: u32, relation: Relation, is_against: bool) -> Option<Self> {
        let (subject, object) = (view.subject(row)?, view.object(row)?);
        let (from, to) = if is_against { (object, subject) } else { (subject, object) };
        Some(Step { view, from, to, row, relation, is_against })
    }

    /// From a node as it is shown to another, by a statement that is known to join them.
    #[inline]
    pub(crate) fn between(
        view: &'g View,
        (from, to): (u32, u32),
        row: u32,
        relation: Relation,
        is_against: bool,
    ) -> Self {
        Step { view, from, to, row, relation, is_against }
    }

    /// Where it begins.
    pub fn from(self) -> NodeRef<'g> {
        Ref::new(self.view, self.from)
    }

    /// Where it leads.
    pub fn to(self) -> NodeRef<'g> {
        Ref::new(self.view, self.to)
    }

    /// The statement by which it goes.
    pub fn statement(self) -> StatementRef<'g> {
        StatementRef::new(self.view, self.row)
    }

    /// The relation of that statement.
    pub fn relation(self) -> Relation {
        self.relation
    }

    /// Whether it is walked from what the statement leads to, to what it is said of.
    pub fn is_against(self) -> bool {
        self.is_against
    }

    /// On what ground the statement is said.
    pub fn evidence(self) -> Evidence<'g> {
        self.statement().evidence()
    }

    pub(crate) fn row(self) -> u32 {
        self.row
    }

    pub(crate) fn start(self) -> u32 {
        self.from
    }

    pub(crate) fn end(self) -> u32 {
        self.to
    }

    /// The same statement, walked the other way.
    pub(crate) fn back(self) -> Self {
        Step { from: self.to, to: self.from, is_against: !self.is_against, ..self }
    }

    /// Which of two steps from one node comes first.
    pub(crate) fn order(&self, other: &Self) -> Ordering {
        let place = |step: &Self| (step.relation, step.is_against, step.row);
        place(self).cmp(&place(other))
    }
}

impl fmt::Display for Step<'_> {
    /// The statement.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.statement().fmt(f)
    }
}

impl fmt::Debug for Step<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
