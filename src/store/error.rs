//! Why a graph cannot be saved or opened.

use std::path::PathBuf;

use crate::text::file_name;

/// What went wrong with a file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// It cannot be written; what was there before is as it was.
    #[error("{}: cannot be written: {error}", file_name(.path))]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// Why not.
        error: std::io::Error,
    },
    /// It cannot be read.
    #[error("{}: cannot be read: {error}", file_name(.path))]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        error: std::io::Error,
    },
    /// It is no saved graph.
    #[error("{}: {message}", file_name(.path))]
    NoGraph {
        /// The file.
        path: PathBuf,
        /// What it seems to be, and how that is read.
        message: String,
    },
    /// It was saved in another version of the format.
    #[error("{}: this is version {version} of the snapshot, and this library reads version 1: open it with the library that saved it, or a later one", file_name(.path))]
    OtherVersion {
        /// The file.
        path: PathBuf,
        /// Its version.
        version: u32,
    },
    /// Its end is missing.
    #[error("{}: it is cut off: {expected} bytes are expected, {found} are there: copy it again from where it is whole", file_name(.path))]
    CutOff {
        /// The file.
        path: PathBuf,
        /// How many bytes it should have at least.
        expected: u64,
        /// How many it has.
        found: u64,
    },
    /// A part of it is not what was written.
    #[error("{}: its section `{section}` is damaged: {message}: take a copy that was kept of it", file_name(.path))]
    Damaged {
        /// The file.
        path: PathBuf,
        /// Which part, by its name in the format; `header` for what stands before all sections.
        section: &'static str,
        /// What is wrong with it.
        message: String,
    },
}
