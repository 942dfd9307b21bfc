//! Computed opinions: they store nothing, and say how they concluded.

mod reanchoring;

pub use reanchoring::{Outcome, Reanchored, Reanchoring};
