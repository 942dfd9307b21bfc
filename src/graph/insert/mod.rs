//! The one way in: look up, write, hold against the laws, or take back whole.

mod already;
mod called;
mod declare;
mod insertion;
mod laws;
mod locate;
mod say;
mod underlined;

pub(crate) use insertion::{Existing, Insertion};
pub(crate) use laws::{Laws, of_recording};
pub(crate) use locate::Reading;
