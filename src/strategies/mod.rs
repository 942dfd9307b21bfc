//! Strategies for property tests of what is built on this crate, behind the feature `proptest`: texts, spans in them, histories of a graph, graphs.
//!
//! ```
//! use dictum::Graph;
//! use dictum::strategies::{graphs, histories, spanned};
//! use proptest::prelude::*;
//!
//! proptest!(|(graph in graphs(20))| {
//!     prop_assert!(graph.verify().is_ok());
//! });
//!
//! // What a history leaves is the same however often it is told.
//! proptest!(|(history in histories(20))| {
//!     let written = |graph: Graph| serde_json::to_string(&graph).unwrap();
//!     prop_assert_eq!(written(history.told()), written(history.told()));
//! });
//!
//! proptest!(|((text, span) in spanned())| {
//!     prop_assert!(text.get(span.range()).is_some());
//! });
//! ```

mod deed;
mod history;
mod text;

pub use deed::Deed;
pub use history::{History, graphs, histories};
pub use text::{spanned, texts};
