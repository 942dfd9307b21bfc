//! A view through a condition: what it lets through, and what of the rest nobody knows enough of.

mod condition;
mod only;
#[expect(clippy::module_inception, reason = "the folder is the way of narrowing, the file what is narrowed")]
mod through;
mod weigh;

pub use only::Only;
pub use through::Through;
