//! Who may be one, for somebody to judge.

mod called;
mod candidate;
mod pairs;
mod resemblance;

pub(super) use called::may_be_one;
pub use candidate::Candidate;
pub use resemblance::{Resemblance, Resembling};
