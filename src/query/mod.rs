//! Which? Questions by conditions and by patterns, over a graph or any view of it.

mod claims;
mod lists;
mod nodes;
mod pattern;
mod quotes;

pub use claims::Claims;
pub use nodes::{Found, Nodes};
pub use pattern::{End, Link, OneOf, Pattern, PatternError, Row, Rows, Variable};
pub use quotes::Quotes;
