//! [annotations]: tour::annotations
//! [cookbook]: tour::cookbook
//! [rdf]: tour::rdf
//! [snapshot]: Graph::save
//! [models]: tour::for_language_models
//! [tour]: tour
//! [claimreview]: io
//! [langextract]: io
//! [webanno]: io
//! [brat]: io
#![doc = ""]
#![doc = include_str!("../README.md")]

mod analysis;
mod graph;
mod import;
pub mod io;
mod model;
#[cfg(feature = "html")]
mod page;
mod query;
mod store;
#[cfg(feature = "proptest")]
pub mod strategies;
mod text;
pub mod tour;
mod walk;
mod wire;

pub use analysis::{
    Audit, Candidate, Certainty, Circle, Clash, Commitment, Conflict, Contradiction, Drift, Ending, Factuality, Fallen,
    Fidelity, Finding, Hedging, Impact, Left, Leg, Level, Likeness, Lineage, Loss, Lost, Moment, Opposition, Order,
    OriginsLost, Outcome, Reanchored, Reanchoring, Rendering, Resemblance, Resembling, Restating, Revision, Rule,
    Saying, Singular, Strand, Time, Timeline, Turn, Unknown, Utterance, Utterances, Variant,
};
pub use graph::{
    Account, AgentRef, Budget, ClaimRef, Compacted, ComparisonRef, Counted, Dense, DocumentRef, Edges, EventRef,
    Evidence, Excerpt, Fault, FaultKind, Graph, GraphError, Hidden, Hop, HopKind, IdMap, Network, NodeRef, Only,
    OrganizationRef, PersonRef, PlaceRef, QuoteRef, Ref, Refused, ReviewRef, Set, SomeoneRef, StanceRef, Stated,
    StatementRef, Step, Steps, Tally, Through, View, Visited, VoiceRef,
};
pub use import::{Annotations, Flaw, Import, ImportError, ImportLines, Rejected, Report};
pub use model::{
    Agent, Attitude, Attribute, Basis, Claim, Comparison, CueKind, Date, DateError, Document, Entity, Event,
    EventStatus, Extent, Ground, Handle, Holder, Id, Implied, Is, Key, Kind, Kinds, Mention, MentionForm, Modality,
    Names, Node, NodeKind, Organization, Outside, Participant, Passage, Person, Place, Pointer, Polarity, Quote,
    QuoteKind, Rating, Record, Recording, Reference, Related, Relation, Review, Said, Someone, Stance, StanceKind,
    Statement, TermError, Topic, Truth, Undated, Unnamed, Voice, VoiceKind, When,
};
#[cfg(feature = "html")]
pub use page::Page;
pub use query::{Claims, End, Found, Link, Nodes, OneOf, Pattern, PatternError, Quotes, Row, Rows, Variable};
pub use store::StoreError;
pub use text::{
    Anchor, CodePoints, Content, Difference, Edit, FindError, LineColumn, Match, Nearest, OffsetUnit, Selector,
    Snippet, Span, SpanError, Spot, Unit, Utf16, words,
};
pub use walk::{Disjoint, Neighbourhood, Path, Paths, Route, Walk};
pub use wire::WireError;
