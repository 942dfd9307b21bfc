//! Computed opinions: they store nothing, and say how they concluded.

mod carrying;
mod moving;
mod reanchoring;
mod revision;

pub use reanchoring::{Outcome, Reanchored, Reanchoring};
pub use revision::{Left, Revision};
