//! The container: tables of nodes and statements, the one way in, and the views through which everything is read.
//!
//! Knows the model and the text, and no question: queries, walks and analyses stand above.

mod account;
mod adjacency;
mod candidates;
mod compact;
pub(crate) mod core;
mod declare;
mod error;
mod evidence;
mod face;
#[expect(clippy::module_inception, reason = "the folder is the floor, the file its container")]
mod graph;
mod identity;
mod insert;
mod lens;
mod locate;
mod mask;
mod nearest;
mod network;
mod rules;
mod say;
mod stand;
mod stated;
mod verify;
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

pub(crate) use candidates::Candidates;
pub(crate) use insert::{Existing, Insertion};
pub(crate) use rules::of_recording;
pub(crate) use stated::term_name;
pub(crate) use verify::checked;
