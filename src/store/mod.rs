//! Graphs on disk.

mod error;
mod file;
mod snapshot;

pub use error::StoreError;
