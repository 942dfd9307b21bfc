//! The kinds of node, and the unions of kinds that a relation may join.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::record::{Claim, Comparison, Document, Event, Organization, Person, Place, Quote, Review, Someone, Voice};

mod sealed {
    pub trait Sealed {}
}

/// A kind of node, or a union of kinds: the `K` of [`Id<K>`](crate::Id). The records are the kinds:
/// [`Person`] is what is inserted and what an `Id<Person>` names.
pub trait Kind: sealed::Sealed + 'static {
    /// What an error calls it.
    const NAME: &'static str;
    /// The kinds of node that it stands for.
    const KINDS: Kinds;
}

/// `K: Is<Agent>` where a node of kind `K` can speak, `K: Is<Node>` for every kind, `K: Is<K>` always.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a kind of `{R}`",
    label = "this is about a `{Self}`, where only a `{R}` can stand",
    note = "who can speak: Person, Organization, Place, Event, Document, Someone; \
            what can be spoken about: those, Quote and Claim"
)]
pub trait Is<R: ?Sized>: sealed::Sealed {}

/// Of what kind a node is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NodeKind {
    /// A text and what is said of it.
    Document,
    /// A part of a document with its own speaker.
    Voice,
    /// A person.
    Person,
    /// An organization, or a group without a name.
    Organization,
    /// A place; a vehicle too.
    Place,
    /// Something that happened, was planned, or was only spoken of.
    Event,
    /// An agent of whom name, kind or both are unknown.
    Someone,
    /// One reported statement in one document.
    Quote,
    /// A proposition, apart from those who assert it.
    Claim,
    /// A verdict on a claim.
    Review,
    /// Two or more nodes put side by side under a type and a note.
    Comparison,
}

impl NodeKind {
    /// Every kind, in the order of the enum.
    pub const ALL: [NodeKind; 11] = [
        Self::Document,
        Self::Voice,
        Self::Person,
        Self::Organization,
        Self::Place,
        Self::Event,
        Self::Someone,
        Self::Quote,
        Self::Claim,
        Self::Review,
        Self::Comparison,
    ];

    /// The kind with this name in files.
    pub(crate) fn named(name: &str) -> Option<NodeKind> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Its name in files and messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Voice => "voice",
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Event => "event",
            Self::Someone => "someone",
            Self::Quote => "quote",
            Self::Claim => "claim",
            Self::Review => "review",
            Self::Comparison => "comparison",
        }
    }
}

impl NodeKind {
    /// For messages: "an organization".
    pub(crate) fn with_article(self) -> String {
        let article = if matches!(self, Self::Organization | Self::Event) { "an" } else { "a" };
        format!("{article} {self}")
    }
}

impl Kinds {
    /// For messages: "a person or an organization".
    pub(crate) fn with_articles(self) -> String {
        one_of(self.iter().map(NodeKind::with_article).collect())
    }
}

impl fmt::Display for NodeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A set of kinds of node.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Kinds(u16);

impl Kinds {
    /// No kind.
    pub const NONE: Kinds = Kinds(0);
    /// Every kind.
    pub const ALL: Kinds = Kinds((1 << NodeKind::ALL.len()) - 1);

    /// The set of this one kind.
    pub const fn of(kind: NodeKind) -> Kinds {
        Kinds(1 << kind as u16)
    }

    /// What is in either.
    #[must_use]
    pub const fn or(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    /// Whether the kind is in the set.
    pub const fn contains(self, kind: NodeKind) -> bool {
        self.0 & (1 << kind as u16) != 0
    }

    /// Whether a kind is in both.
    pub(crate) const fn meets(self, other: Kinds) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether all its kinds are in the other too.
    pub(crate) const fn is_within(self, other: Kinds) -> bool {
        self.0 & !other.0 == 0
    }

    /// Whether there are several in it.
    pub(crate) const fn has_several(self) -> bool {
        self.0.count_ones() > 1
    }

    /// Its kinds, in the order of [`NodeKind`].
    pub fn iter(self) -> impl Iterator<Item = NodeKind> {
        NodeKind::ALL.into_iter().filter(move |kind| self.contains(*kind))
    }
}

impl FromIterator<NodeKind> for Kinds {
    fn from_iter<I: IntoIterator<Item = NodeKind>>(kinds: I) -> Self {
        kinds.into_iter().fold(Kinds::NONE, |set, kind| set.or(Kinds::of(kind)))
    }
}

impl fmt::Debug for Kinds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl fmt::Display for Kinds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&one_of(self.iter().map(|kind| kind.to_string()).collect()))
    }
}

/// "a, b or c".
fn one_of(mut names: Vec<String>) -> String {
    match (names.pop(), names.is_empty()) {
        (Some(last), false) => format!("{} or {last}", names.join(", ")),
        (last, _) => last.unwrap_or_default(),
    }
}

/// The agents: whoever can speak, be spoken to, or pass words on. A place (“the Kremlin said”), a treaty (an event) or a document may speak.
#[derive(Clone, Copy, Debug)]
pub enum Agent {}

/// What can be one thing under two keys: the agents and the claims, but no document, whose text is what it is.
#[derive(Clone, Copy, Debug)]
pub enum Entity {}

/// What a quote or a claim can be about: agents, quotes and claims.
#[derive(Clone, Copy, Debug)]
pub enum Topic {}

/// What takes a stance on a claim: a voice or a quote.
#[derive(Clone, Copy, Debug)]
pub enum Holder {}

/// A node of any kind.
#[derive(Clone, Copy, Debug)]
pub enum Node {}

macro_rules! kinds {
    ($($kind:ident $is:tt)*) => {$(
        impl sealed::Sealed for $kind {}
        impl Kind for $kind {
            const NAME: &'static str = stringify!($kind);
            const KINDS: Kinds = Kinds::of(NodeKind::$kind);
        }
        impl Is<$kind> for $kind {}
        impl Is<Node> for $kind {}
        kinds!(@unions $kind $is);
    )*};
    (@unions $kind:ident ($($union:ident)*)) => { $(impl Is<$union> for $kind {})* };
}

kinds! {
    Document (Agent Topic)
    Voice (Holder)
    Person (Agent Entity Topic)
    Organization (Agent Entity Topic)
    Place (Agent Entity Topic)
    Event (Agent Entity Topic)
    Someone (Agent Entity Topic)
    Quote (Topic Holder)
    Claim (Entity Topic)
    Review ()
    Comparison ()
}

macro_rules! unions {
    ($($union:ident: $($kind:ident)*; is $($wider:ident)*;)*) => {$(
        impl sealed::Sealed for $union {}
        impl Kind for $union {
            const NAME: &'static str = stringify!($union);
            const KINDS: Kinds = Kinds::NONE$(.or(Kinds::of(NodeKind::$kind)))*;
        }
        impl Is<$union> for $union {}
        $(impl Is<$wider> for $union {})*
    )*};
}

unions! {
    Agent: Person Organization Place Event Document Someone; is Topic Node;
    Entity: Person Organization Place Event Someone Claim; is Topic Node;
    Topic: Person Organization Place Event Document Someone Quote Claim; is Node;
    Holder: Voice Quote; is Node;
    Node: Document Voice Person Organization Place Event Someone Quote Claim Review Comparison; is;
}
