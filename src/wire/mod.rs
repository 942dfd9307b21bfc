//! A whole graph in a form that lasts: versioned, with keys and never handles, the same bytes for the same graph.

mod error;
mod read;
mod same;
mod v1;
mod versioned;
mod write;

pub use error::WireError;
