//! The container: tables, the one way in, the views through which everything is read, and the faces of what is read.
//!
//! Knows the model and the text, and no question: queries, walks and analyses stand above.

mod bits;
mod budget;
mod compact;
mod error;
mod face;
#[expect(clippy::module_inception, reason = "the folder is the floor, the file its container")]
mod graph;
mod hidden;
mod insert;
mod load;
mod network;
mod scratch;
mod set;
pub(crate) mod tables;
mod tally;
mod through;
mod verify;
mod view;
mod wording;

pub use budget::Budget;
pub use compact::{Compacted, IdMap};
pub use error::{Fault, FaultKind, GraphError, Refused};
pub use face::{
    Account, AgentRef, ClaimRef, ComparisonRef, DocumentRef, EventRef, Evidence, Excerpt, Hop, HopKind, NodeRef,
    OrganizationRef, PersonRef, PlaceRef, QuoteRef, Ref, ReviewRef, SomeoneRef, StanceRef, Stated, StatementRef,
    VoiceRef,
};
pub use graph::Graph;
pub use hidden::Hidden;
pub use network::{Dense, Edges, Network, Step, Steps, Visited};
pub use set::Set;
pub use tally::{Counted, Tally};
pub use through::{Only, Through};
pub use view::View;

pub(crate) use face::{Chains, marked, term_name};
pub(crate) use insert::{Existing, Insertion, Reading, Rejection, of_recording};
pub(crate) use scratch::{Marks, Scratch, Seen};
pub(crate) use set::Gathered;
pub(crate) use tables::{NAMING, wording};
pub(crate) use tally::TallyAlong;
pub(crate) use verify::checked;
#[cfg(feature = "rdf")]
pub(crate) use verify::sifted;
pub(crate) use view::{Candidates, Column, Columns};
