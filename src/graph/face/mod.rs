//! Typed faces over the one untyped core: a node of a view with the steps that its kind has, what a source says of it, on what
//! ground, by whose account.

mod account;
mod agent;
mod chains;
mod claim;
mod comparison;
mod document;
mod entity;
mod event;
mod evidence;
mod lookup;
mod node;
mod organization;
mod person;
mod place;
mod quote;
mod review;
mod stated;
mod voice;

use crate::model::{
    Agent, Claim, Comparison, Document, Event, Node, Organization, Person, Place, Quote, Review, Someone, Voice,
};

pub use account::{Account, Hop, HopKind};
pub(crate) use chains::Chains;
pub(crate) use evidence::marked;
pub use evidence::{Evidence, Excerpt};
pub use node::Ref;
pub(crate) use stated::term_name;
pub use stated::{StanceRef, Stated, StatementRef};

/// A document, in a view.
pub type DocumentRef<'g> = Ref<'g, Document>;
/// A voice, in a view.
pub type VoiceRef<'g> = Ref<'g, Voice>;
/// A person, in a view.
pub type PersonRef<'g> = Ref<'g, Person>;
/// An organization, in a view.
pub type OrganizationRef<'g> = Ref<'g, Organization>;
/// A place, in a view.
pub type PlaceRef<'g> = Ref<'g, Place>;
/// An event, in a view.
pub type EventRef<'g> = Ref<'g, Event>;
/// An agent of unknown name or kind, in a view.
pub type SomeoneRef<'g> = Ref<'g, Someone>;
/// A quote, in a view.
pub type QuoteRef<'g> = Ref<'g, Quote>;
/// A claim, in a view.
pub type ClaimRef<'g> = Ref<'g, Claim>;
/// A review, in a view.
pub type ReviewRef<'g> = Ref<'g, Review>;
/// A comparison, in a view.
pub type ComparisonRef<'g> = Ref<'g, Comparison>;
/// An agent of any kind, in a view.
pub type AgentRef<'g> = Ref<'g, Agent>;
/// A node of any kind, in a view.
pub type NodeRef<'g> = Ref<'g, Node>;
