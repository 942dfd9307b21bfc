//! The tables: nodes, statements, texts. Append-only; they know no rule.

mod adjacency;
mod agreement;
mod both;
mod columns;
mod core;
mod flat;
mod found;
mod likeness;
mod lists;
mod names;
mod nearest;
mod nodes;
mod pairs;
mod places;
mod row;
mod rows;
mod sayings;
pub(crate) mod stand;
mod stretches;
mod tail;
mod texts;
mod values;
mod witnesses;
mod wordings;

pub(crate) use self::adjacency::{Links, LinksIter, Way};
pub(crate) use self::both::in_parts;
pub(crate) use self::columns::{Column, Unsound};
pub(crate) use self::core::{Core, Mark};
pub(crate) use self::lists::Slots;
pub(crate) use names::NAMING;
pub(crate) use nearest::nearest;
pub(crate) use pairs::{Link, Listed, ListedIter};
pub(crate) use row::{Grounds, Object, Row, Subject};
pub(crate) use stand::Stand;
pub(crate) use tail::TailIter;
pub(crate) use wordings::wording;
