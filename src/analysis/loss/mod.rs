//! What was lost on the way from one document to the next.

#[expect(clippy::module_inception, reason = "the folder is the question, the file its answer")]
mod loss;
mod saying;
mod search;

pub use loss::{Loss, Lost, Restating};
pub use saying::Saying;
