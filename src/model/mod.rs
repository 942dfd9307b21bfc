//! The whole data model as plain values: what can be inserted, and the table of what can be said.
//!
//! Records name nodes by handle or key and words by selector; nothing is looked up here.

pub(crate) mod basis;
mod date;
mod ground;
mod id;
mod key;
mod kind;
mod passage;
pub(crate) mod record;
mod recording;
pub(crate) mod reference;
pub(crate) mod relation;
pub(crate) mod requirement;
pub(crate) mod statement;
pub(crate) mod term;
mod truth;
pub(crate) mod value;
mod verb;
pub(crate) mod within;
mod written;

pub use basis::{Basis, Implied, Outside, Pointer, Said};
pub(crate) use date::MONTHS;
pub use date::{Date, DateError, Undated, When};
pub use ground::{Extent, Ground};
pub use id::Id;
pub use key::Key;
pub use kind::{Agent, Entity, Holder, Is, Kind, Kinds, Node, NodeKind, Topic};
pub use passage::Passage;
pub use record::{
    Attribute, Claim, Comparison, Document, Event, Mention, Organization, Participant, Person, Place, Quote, Record,
    Related, Review, Someone, Stance, Voice,
};
pub use recording::Recording;
pub use reference::{Handle, Names, Reference, Unnamed};
pub use relation::Relation;
pub use statement::Statement;
pub use term::{
    Attitude, CueKind, EventStatus, MentionForm, Modality, Polarity, QuoteKind, Rating, StanceKind, TermError,
    VoiceKind,
};
pub use truth::Truth;
