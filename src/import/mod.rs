//! In from what people have: annotation files, with everything that is wrong with them.

mod annotations;
mod door;
mod error;
mod file;
mod form;
#[expect(clippy::module_inception, reason = "the folder is the way in, the file the order to go it")]
mod import;
mod line;
mod lines;
mod meant;
mod message;
mod parts;
mod path;
mod read;
mod report;
mod rest;
#[cfg(feature = "schema")]
mod schema;
mod settings;
mod syntax;
mod transfer;

pub use annotations::Annotations;
pub use error::ImportError;
pub use import::Import;
pub use lines::ImportLines;
pub use report::{Flaw, Rejected, Report};
