//! The one way in: look up, write, hold against the laws, or take back whole.

mod already;
mod apart;
mod called;
mod declare;
mod insertion;
mod judge;
mod laws;
mod locate;
mod rejection;
mod say;
mod source;
mod stand_in;
mod underlined;

pub(crate) use insertion::{Existing, Insertion};
pub(crate) use laws::{Laws, of_recording};
pub(crate) use locate::Reading;
pub(crate) use rejection::Rejection;
pub(crate) use source::Source;
