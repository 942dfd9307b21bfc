//! Why a graph cannot be saved or opened.

use std::path::PathBuf;

/// What went wrong with a file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// It cannot be written; what was there before is as it was.
    #[error("{}: cannot be written: {error}", .path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// Why not.
        error: std::io::Error,
    },
    /// It cannot be read.
    #[error("{}: cannot be read: {error}", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        error: std::io::Error,
    },
    /// It holds no graph.
    #[error("{}{}: {message}", .path.display(), place(*line, *column))]
    NoGraph {
        /// The file.
        path: PathBuf,
        /// The line, from 1; 0 where it is about the whole.
        line: usize,
        /// The column, in bytes, from 1; 0 where it is about the whole.
        column: usize,
        /// What is wrong.
        message: String,
    },
}

/// As compilers write it.
fn place(line: usize, column: usize) -> String {
    if line == 0 { String::new() } else { format!(":{line}:{column}") }
}
