//! Why an annotation file is not imported.

use std::path::PathBuf;

use super::report::Report;
use crate::graph::GraphError;
use crate::text::{file_name, visible};

/// What is wrong with an annotation file or a text beside it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// A file cannot be read.
    #[error("{}: cannot be read: {error}", file_name(.path))]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        error: std::io::Error,
    },
    /// It is no JSON, or no object of the documented form.
    #[error("{}:{line}:{column}: {}", visible(.file, false), visible(.message, false))]
    Malformed {
        /// What it is called.
        file: String,
        /// The line, from 1.
        line: u32,
        /// The column, in code points, from 1.
        column: u32,
        /// What was expected and what was found.
        message: String,
    },
    /// Records of it are wrong, and all were asked for; nothing is imported.
    #[error("nothing is imported, for {} of {} records are refused:\n{report}", .report.refused, .report.read)]
    Refused {
        /// Every record that is wrong, with all that is wrong with it; of lines the first 1,000.
        report: Report,
    },
    /// The graph cannot take it.
    #[error(transparent)]
    Graph(#[from] GraphError),
}
