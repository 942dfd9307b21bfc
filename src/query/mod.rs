//! Which? Questions by conditions, over a graph or any view of it.

mod claims;
mod nodes;
mod quotes;

pub use claims::Claims;
pub use nodes::Nodes;
pub use quotes::Quotes;
