//! The tables: nodes, statements, texts. Append-only; they know no rule.

mod adjacency;
mod core;
mod likeness;
mod names;
mod nearest;
mod row;
mod sayings;
pub(crate) mod stand;
mod stretches;

pub(crate) use self::core::{Core, Mark};
pub(crate) use names::NAMING;
pub(crate) use nearest::nearest;
pub(crate) use row::{Object, Row, Subject};
pub(crate) use stand::Stand;
