//! Why a written graph cannot be read.

use crate::graph::Refused;
use crate::text::visible;

/// What is wrong with a written graph.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WireError {
    /// Of a version that this library does not read.
    #[error("this is version {found} of the format, and this library reads version 1: read it with a later dictum")]
    Version {
        /// The version.
        found: u32,
    },
    /// A part of it says nothing that could be.
    #[error("{place}: {}", visible(.reason, false))]
    Part {
        /// Which part: `nodes[3]`, `statements[17]`.
        place: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The text of a document is not the one that was written: its digest is another. Its spans may lead to other words.
    #[error(
        "the text of {document:?} was changed: its digest is {found}, and {expected} was written; restore the text, or read it anew"
    )]
    Digest {
        /// The document's key.
        document: String,
        /// What was written.
        expected: String,
        /// Of the text that stands there.
        found: String,
    },
    /// Its parts can be read, and break a law.
    #[error("it breaks the laws of a graph; {0}")]
    Laws(Refused),
}
