//! Walks.

mod path;
