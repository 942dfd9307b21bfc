//! How do I get there? Walks over a network.

mod path;

pub use path::{Path, Step};
