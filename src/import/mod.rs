//! In from what people have: annotation files.

mod annotations;
mod error;
mod folder;

pub use annotations::Annotations;
pub use error::ImportError;
