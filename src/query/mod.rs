//! Which? Questions by conditions and by patterns, over a graph or any view of it.

mod claims;
mod lists;
mod nodes;
mod quotes;

pub use claims::Claims;
pub use nodes::Nodes;
pub use quotes::Quotes;
