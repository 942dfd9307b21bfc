//! A graph as some lens shows it: what is hidden, what is one, and where a question begins.

mod candidates;
mod column;
mod gone;
mod identity;
mod lens;
mod mask;
mod rows;
mod sieve;
mod taken;
#[expect(clippy::module_inception, reason = "the folder is the way of seeing, the file what is seen")]
mod view;

pub(crate) use candidates::Candidates;
pub(crate) use column::{Column, Columns};
pub(super) use gone::takes_back;
pub(crate) use lens::Lens;
pub(crate) use rows::Rows;
pub(crate) use sieve::Sieve;
pub use view::View;
