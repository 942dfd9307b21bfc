//! What became of what was read.

use crate::io::intake::Reason;
use crate::io::taken::Wrong;

/// An object that was read: where the record stands that it belongs to, and why it did not come in, if it did not.
#[derive(Debug)]
pub(super) struct Taken {
    /// The byte of the file.
    pub(super) start: usize,
    pub(super) wrong: Option<Wrong>,
}

/// Why something does not come in, and where it is: a way from the top of the file.
pub(super) fn wrong_at(reason: Reason, path: &str, message: impl AsRef<str>) -> Wrong {
    (reason, format!("{path}: {}", message.as_ref()))
}

/// The same of what was found wrong without its place.
pub(super) fn at(path: &str) -> impl FnOnce(Wrong) -> Wrong {
    move |(reason, message)| wrong_at(reason, path, message)
}
