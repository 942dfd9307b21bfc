//! What became of what was read.

use crate::io::intake::Reason;

/// Why something does not come in, and where it is: a way from the top of the file.
#[derive(Clone, Debug)]
pub(super) struct Wrong {
    pub(super) reason: Reason,
    pub(super) path: String,
    pub(super) message: String,
}

impl Wrong {
    pub(super) fn new(reason: Reason, path: &str, message: impl Into<String>) -> Self {
        Wrong { reason, path: path.to_owned(), message: message.into() }
    }
}

/// An object that was read: where the record stands that it belongs to, and why it did not come in, if it did not.
#[derive(Debug)]
pub(super) struct Taken {
    /// The byte of the file.
    pub(super) start: usize,
    pub(super) wrong: Option<Wrong>,
}
