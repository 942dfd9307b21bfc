//! Where to look: a document, or a part of it, not yet looked up.

use std::ops::RangeInclusive;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::id::Id;
use super::key::Key;
use super::record::Document;
use super::reference::{Names, Reference};
use crate::text::{Selector, Spot, StringOr, string_or};

/// A document or a part of it, named but not yet looked up: owned, borrows nothing, cannot fail. `story.line(5)`,
/// `story.at("the words")`, or a document's handle for the whole of it.
///
/// In files: the document's key, or `{"document": key, "at": [{"line": 5}, {"words": "..."}]}`.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Passage {
    pub(crate) document: Reference<Document>,
    pub(crate) spots: Vec<Spot>,
}

impl Passage {
    /// The whole of a document.
    pub fn new(document: impl Names<Document>) -> Self {
        Passage { document: document.reference(), spots: Vec::new() }
    }

    /// Narrower: line `number` of the document, from 1. It must lie within what the passage was so far.
    #[must_use]
    pub fn line(self, number: u32) -> Self {
        self.narrowed(Spot::Line(number))
    }

    /// Narrower: these lines of the document, from 1, with both ends.
    #[must_use]
    pub fn lines(self, numbers: RangeInclusive<u32>) -> Self {
        self.narrowed(Spot::Lines(*numbers.start(), *numbers.end()))
    }

    /// Narrower: these words, or these bytes of the document.
    #[must_use]
    pub fn at(self, words: impl Into<Selector>) -> Self {
        self.narrowed(Spot::Words(words.into()))
    }

    fn narrowed(mut self, spot: Spot) -> Self {
        self.spots.push(spot);
        self
    }
}

impl Id<Document> {
    /// A line of it, from 1.
    pub fn line(self, number: u32) -> Passage {
        Passage::new(self).line(number)
    }

    /// Some lines of it, from 1, with both ends.
    pub fn lines(self, numbers: RangeInclusive<u32>) -> Passage {
        Passage::new(self).lines(numbers)
    }

    /// Words of it, or bytes.
    pub fn at(self, words: impl Into<Selector>) -> Passage {
        Passage::new(self).at(words)
    }
}

impl<D: Names<Document>> From<D> for Passage {
    fn from(document: D) -> Self {
        Passage::new(document)
    }
}

impl From<&Passage> for Passage {
    fn from(passage: &Passage) -> Self {
        passage.clone()
    }
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Part {
    document: Reference<Document>,
    at: Vec<Spot>,
}

impl Passage {
    /// As an object, whether it is a whole document or a part.
    pub(super) fn part(&self) -> impl Serialize {
        let Passage { document, spots } = self.clone();
        Part { document, at: spots }
    }
}

impl Serialize for Passage {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.spots.is_empty() { self.document.serialize(serializer) } else { self.part().serialize(serializer) }
    }
}

impl<'de> Deserialize<'de> for Passage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match string_or::<D, Part>(deserializer, "a document's key, or an object with `document` and `at`")? {
            StringOr::String(key) => Key::read(&key).map(Passage::new).map_err(D::Error::custom),
            StringOr::Object(Part { document, at }) => Ok(Passage { document, spots: at }),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Passage {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Passage".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let (key, part) = (generator.subschema_for::<Key>(), Part::json_schema(generator));
        schemars::json_schema!({ "description": "A document, or a part of it.", "anyOf": [key, part] })
    }
}
