//! What can be wrong with a pattern.

use crate::model::{Kinds, Relation};

/// Why a pattern cannot be asked.
///
/// Its `Debug` is its `Display`: a program that returns it from `main` prints what a person can read.
#[derive(Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PatternError {
    /// The relation leads to no node.
    #[error("`{fact}`: {relation} gives a value and leads to no node; it can be asked of a list only")]
    NoEdge {
        /// What the pattern says.
        fact: String,
        /// The relation.
        relation: Relation,
    },
    /// The relation cannot lead from or to what stands there.
    #[error(
        "`{fact}`: {relation} leads from {} to {}, not from {} to {}{}",
        .expected.0.with_articles(), .expected.1.with_articles(), .found.0.with_articles(), .found.1.with_articles(),
        swapped(.expected, .found)
    )]
    WrongEnds {
        /// What the pattern says.
        fact: String,
        /// The relation.
        relation: Relation,
        /// From and to what it can lead.
        expected: (Kinds, Kinds),
        /// From and to what it should lead.
        found: (Kinds, Kinds),
    },
    /// Statements of the relation have no such label, role or stance.
    #[error("`{fact}`: {relation} has no label; `participated` has a role, `related` a label")]
    NoLabel {
        /// What the pattern says.
        fact: String,
        /// The relation.
        relation: Relation,
    },
    /// No variable of the pattern has a part in it.
    #[error("`{fact}`: a variable of this pattern must stand at one of the ends, and none of another pattern")]
    NoVariable {
        /// What the pattern says.
        fact: String,
    },
}

fn swapped(expected: &(Kinds, Kinds), found: &(Kinds, Kinds)) -> &'static str {
    let is_right = expected.0.meets(found.1) && expected.1.meets(found.0);
    if is_right { ": is it the other way round?" } else { "" }
}

impl std::fmt::Debug for PatternError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}
