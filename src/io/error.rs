//! Why a file of another format cannot be read or written at all.

use std::io;
use std::path::PathBuf;

use crate::text::{file_name, visible};

/// What is wrong with a file as a whole; what is wrong with one of its records is a [`Refusal`](super::Refusal).
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FormatError {
    /// A file or a folder cannot be read or written.
    #[error("{}: {error}", file_name(.path))]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        error: io::Error,
    },
    /// What is written to does not take it.
    #[error("it cannot be written: {error}")]
    Interrupted {
        /// Why not.
        error: io::Error,
    },
    /// It is not of the form that it should have.
    #[error("{}: {}", visible(.place, false), visible(.message, false))]
    Malformed {
        /// Where: a file, a line and a column as far as they are known.
        place: String,
        /// What was expected, what was found, what to do.
        message: String,
    },
    /// What is wanted is not written in this syntax; nothing was.
    #[error("{wanted} cannot be written as {syntax}: {instead}")]
    Inexpressible {
        /// What is wanted.
        wanted: &'static str,
        /// The syntax.
        syntax: &'static str,
        /// What to do.
        instead: &'static str,
    },
    /// Not all of it is right, and all was asked for; nothing came in.
    #[error("nothing came in, for {} of {} are refused:\n{intake}", .intake.refused.len(), .intake.read)]
    Refused {
        /// All that is wrong.
        intake: super::Intake,
    },
}
