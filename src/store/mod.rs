//! Graphs on disk.

mod error;
mod file;

pub use error::StoreError;
