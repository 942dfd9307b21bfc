//! Why an annotation file cannot be read.

use std::path::PathBuf;

/// What is wrong with an annotation file or a text beside it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// A file cannot be read.
    #[error("{}: cannot be read: {error}", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        error: std::io::Error,
    },
    /// It is no JSON, or not of the documented form.
    #[error("{}line {line}, column {column}: {message}", .path.as_ref().map(|path| format!("{}: ", path.display())).unwrap_or_default())]
    Malformed {
        /// The file, if it was one.
        path: Option<PathBuf>,
        /// The line, from 1.
        line: usize,
        /// The column, in bytes, from 1.
        column: usize,
        /// What was expected and what was found.
        message: String,
    },
    /// A text would lie outside of the folder.
    #[error(
        "document {key:?}: the file {file:?} does not lie in the folder: write its name alone, or a path below the folder"
    )]
    LeavesFolder {
        /// The document's key.
        key: String,
        /// The file as it is written.
        file: String,
    },
}
