//! dictum

mod graph;
mod import;
mod model;
mod query;
mod store;
mod text;
mod walk;
mod wire;

pub use graph::*;
pub use import::*;
pub use model::*;
pub use query::*;
pub use store::*;
pub use text::*;
pub use walk::*;
pub use wire::*;
