//! How a record names a node: by a handle or by its key.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use serde::de::{Error, Unexpected, Visitor};
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::id::Id;
use super::key::Key;
use super::kind::{Agent, Is, Kind, Node};

/// A node of kind `R`, by its handle or by its key. Whether there is such a node is checked at insertion.
///
/// In files it is the key, or `null` for an unnamed agent. A reference by handle is not written: serializing it is an error, for a handle means nothing
/// outside its graph.
pub struct Reference<R> {
    pub(crate) target: Target,
    kind: PhantomData<fn() -> R>,
}

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Target {
    Id(u32),
    Key(Key),
    /// A `Someone` of its own, made where it is said.
    Unnamed,
}

/// An agent whom the text does not name: whoever is behind "reportedly".
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unnamed;

impl Target {
    /// The key that it names, if it names one.
    pub(crate) fn key(&self) -> Option<Key> {
        match self {
            Target::Key(key) => Some(key.clone()),
            Target::Id(_) | Target::Unnamed => None,
        }
    }
}

impl<R> Reference<R> {
    pub(crate) fn to(target: Target) -> Self {
        Reference { target, kind: PhantomData }
    }
}

/// What names a node of kind `R`: a handle, a face, or a key.
///
/// Never implemented by users. A handle of the wrong kind does not compile; a key of the wrong kind is refused at insertion.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not name a `{R}`",
    note = "what names a node: its handle (`Id`), its face (`Ref`), or its key (`\"ana-ruiz\"`)"
)]
pub trait Names<R> {
    /// As it is kept in a record.
    fn reference(self) -> Reference<R>;
}

/// What names a node of kind `R` that is in the graph: a handle or a face. No key, which may be nobody's: look it up first.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no handle of a `{R}`",
    note = "a question takes a handle (`Id`) or a face (`Ref`); a key is looked up first: `graph.person(\"ana-ruiz\")?`"
)]
pub trait Handle<R> {
    /// The handle.
    fn handle(self) -> Id<R>;
}

impl<R, K: Is<R>> Names<R> for Id<K> {
    fn reference(self) -> Reference<R> {
        Reference::to(Target::Id(self.index()))
    }
}

impl<R, K: Is<R>> Handle<R> for Id<K> {
    fn handle(self) -> Id<R> {
        Id::new(self.index())
    }
}

impl<R> Names<R> for Reference<R> {
    fn reference(self) -> Reference<R> {
        self
    }
}

/// Makes a [`Someone`](crate::Someone) of its own, evidenced by the words of the step: two "reportedly" are neither one source nor two.
impl Names<Agent> for Unnamed {
    fn reference(self) -> Reference<Agent> {
        Reference::to(Target::Unnamed)
    }
}

macro_rules! keys {
    ($($key:ty)*) => {$(
        impl<R> Names<R> for $key {
            fn reference(self) -> Reference<R> {
                Reference::to(Target::Key(Key::from(self)))
            }
        }
    )*};
}
keys! { &str String &String Key &Key }

impl<R> Clone for Reference<R> {
    fn clone(&self) -> Self {
        Reference::to(self.target.clone())
    }
}

impl<R> PartialEq for Reference<R> {
    fn eq(&self, other: &Self) -> bool {
        self.target == other.target
    }
}

impl<R> Eq for Reference<R> {}

impl<R> Hash for Reference<R> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.target.hash(state);
    }
}

impl<R> fmt::Debug for Reference<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.target {
            Target::Id(index) => write!(f, "#{index}"),
            Target::Key(key) => key.fmt(f),
            Target::Unnamed => f.write_str("unnamed"),
        }
    }
}

impl<R> Serialize for Reference<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.target {
            Target::Key(key) => key.serialize(serializer),
            Target::Unnamed => serializer.serialize_none(),
            Target::Id(index) => Err(S::Error::custom(format!(
                "handle {index} means nothing outside its graph: name the node by its key"
            ))),
        }
    }
}

impl<'de, R: Kind> Deserialize<'de> for Reference<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ReferenceVisitor(PhantomData))
    }
}

struct ReferenceVisitor<R>(PhantomData<fn() -> R>);

impl<R: Kind> Visitor<'_> for ReferenceVisitor<R> {
    type Value = Reference<R>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if R::KINDS == Node::KINDS {
            f.write_str("the key of a node")
        } else {
            write!(f, "the key of {}", R::KINDS.with_articles())
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Reference<R>, E> {
        Key::read(text).map(|key| Reference::to(Target::Key(key))).map_err(E::custom)
    }

    /// Only an agent can be unnamed.
    fn visit_unit<E: Error>(self) -> Result<Reference<R>, E> {
        if R::KINDS == Agent::KINDS {
            Ok(Reference::to(Target::Unnamed))
        } else {
            Err(E::invalid_type(Unexpected::Other("null"), &self))
        }
    }
}

#[cfg(feature = "schema")]
impl<R: super::kind::Kind> schemars::JsonSchema for Reference<R> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("ReferenceTo{}", R::NAME).into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let key = generator.subschema_for::<Key>();
        // Only an agent can be unnamed.
        if R::KINDS == Agent::KINDS {
            schemars::json_schema!({ "description": format!("The key of {}; `null` for one whom the text does not name.", R::KINDS.with_articles()), "anyOf": [key, { "type": "null" }] })
        } else {
            schemars::json_schema!({ "description": format!("The key of {}.", R::KINDS.with_articles()), "anyOf": [key] })
        }
    }
}
