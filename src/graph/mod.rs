//! The container: tables of nodes and statements, the one way in, and the views through which everything is read.
//!
//! Knows the model and the text, and no question: queries, walks and analyses stand above.

mod account;
mod adjacency;
mod compact;
pub(crate) mod core;
mod error;
mod evidence;
pub(crate) mod face;
#[allow(clippy::module_inception)]
mod graph;
mod identity;
pub(crate) mod insert;
mod lens;
mod locate;
mod nearest;
mod network;
mod rules;
mod stand;
mod stated;
pub(crate) mod verify;
mod view;

pub use account::{Account, Hop, HopKind};
pub use compact::{Compacted, IdMap};
pub use error::{Fault, FaultKind, GraphError, Refused};
pub use evidence::{Evidence, Excerpt};
pub use face::{
    AgentRef, ClaimRef, ComparisonRef, DocumentRef, EventRef, NodeRef, OrganizationRef, PersonRef, PlaceRef, QuoteRef,
    Ref, ReviewRef, SomeoneRef, VoiceRef,
};
pub use graph::{Graph, Through};
pub use network::Network;
pub use stated::{StanceRef, Stated, StatementRef};
pub use view::View;

pub(crate) use stated::term_name;
