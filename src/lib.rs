//! dictum

mod graph;
mod model;
mod text;

pub use graph::*;
pub use model::*;
pub use text::*;
