//! What is kept of the words that a caller gave, where they differ from what stands there.

use std::collections::HashSet;

use super::{Laws, unsayable};
use crate::graph::error::FaultKind;
use crate::graph::tables::{Row, Subject};
use crate::model::{Ground, Relation};
use crate::text::is_needed;

impl Laws<'_> {
    /// Where a row differs by a rule from what was given, that is kept beside it, and nowhere else. Cost: O(grounds and rows said of it).
    pub(super) fn given(&self, index: u32, row: &Row<'_>) -> Option<FaultKind> {
        if row.relation == Relation::GivenAs {
            return self.given_text(row);
        }
        if row.relation == Relation::Retracted && self.is_of_given(row) {
            let reason = "the words that were given belong to a statement: take that one back";
            return Some(unsayable(row.relation, reason));
        }
        let differs = |ground: &Ground| !ground.matched().is_exact();
        if self.core.on(index).is_empty() && !row.grounds.iter().any(differs) {
            return None;
        }
        let loose: HashSet<Ground> = row.grounds.each().filter(differs).collect();
        let beside = self.core.on(index).iter().filter_map(|row| self.core.row(*row));
        let beside = beside.filter(|row| row.relation == Relation::GivenAs);
        let given: HashSet<Ground> = beside.flat_map(|row| row.grounds.each()).collect();
        if !loose.is_subset(&given) {
            let reason = "a ground differs by a rule from the words that were given, and those are not there";
            return Some(unsayable(Relation::GivenAs, reason));
        }
        (!given.is_subset(&loose)).then(|| {
            let reason = "no ground of what it is said of differs from it by these rules";
            unsayable(Relation::GivenAs, reason)
        })
    }

    /// The words that were given are those that stand there, by exactly the rules that are recorded.
    fn given_text(&self, row: &Row<'_>) -> Option<FaultKind> {
        let [ground] = row.grounds.as_ref() else {
            return Some(unsayable(row.relation, "it has one ground: the one for which it was given"));
        };
        let given = row.value().and_then(|value| value.text());
        let there = ground.extent().and_then(|extent| self.core.content(extent.document.index())?.slice(extent.span));
        let differs = given.zip(there).is_some_and(|(given, there)| is_needed(given, there, ground.matched()));
        (!differs).then(|| unsayable(row.relation, "it differs from what stands there by other rules, or by none"))
    }

    /// Whether it is said of words that were given.
    fn is_of_given(&self, row: &Row<'_>) -> bool {
        let Subject::Row(subject) = row.subject else { return false };
        self.core.row(subject).is_some_and(|row| row.relation == Relation::GivenAs)
    }
}
