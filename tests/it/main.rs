//! All tests, in modules that mirror `src`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unreachable,
    reason = "a test that cannot go on has failed"
)]

mod analysis;
mod docs;
mod examples;
mod gold;
mod graph;
mod house;
mod import;
mod io;
mod model;
mod oracle;
#[cfg(feature = "html")]
mod page;
mod query;
mod scale;
#[cfg(feature = "schema")]
mod schema;
#[cfg(any(feature = "claimreview", feature = "formats", feature = "html"))]
mod seen;
mod store;
#[cfg(feature = "proptest")]
mod strategies;
mod text;
mod walk;
mod wire;
mod world;
