//! What is made of the types of an annotation: data, not code.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;

use serde::Deserialize;

use crate::io::error::FormatError;
use crate::io::mapping::mapping;
use crate::io::object::Object;
use crate::model::Relation;

/// What is made of the types that annotators used. Those of PolNeAR and of LitBank come with the crate; others are written as JSON:
///
/// ```
/// use dictum::io::BratMapping;
///
/// let mapping = BratMapping::json(
///     r#"{
///       "people": ["Character"],
///       "quotes": [{"event": "Attribution", "content": "Content", "cue": "Cue", "source": "Source"}],
///       "relations": {"Addresses": {"relation": "to", "from": "Quote", "to": "Hearer"}},
///       "attributes": ["Confidence"],
///       "notes": ["Discuss"]
///     }"#,
/// )?;
/// # Ok::<(), dictum::io::FormatError>(())
/// ```
///
/// `people`, `organizations`, `places`, `events` and `someones` list types of words that name one; `quotes` says what a quote is: an `event`, with the roles of its
/// `content`, `cue`, `source` and `addressee`, or `words` of a type; `unattributed` that such a quote names nobody who speaks. `relations` says which [`Relation`] joins
/// the roles `from` and `to`, `named` that the second is a name and no record; one without `relation` is kept under its own label. `attributes` are kept under their
/// labels, and words of the types in `notes` become a note on their document. A type that is nowhere named is refused.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BratMapping {
    pub(super) people: BTreeSet<String>,
    pub(super) organizations: BTreeSet<String>,
    pub(super) places: BTreeSet<String>,
    pub(super) events: BTreeSet<String>,
    pub(super) someones: BTreeSet<String>,
    pub(super) quotes: Vec<Object<QuoteRule>>,
    pub(super) relations: BTreeMap<String, Object<RelationRule>>,
    pub(super) attributes: BTreeSet<String>,
    pub(super) notes: BTreeSet<String>,
}

/// What a quote is.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct QuoteRule {
    pub(super) event: Option<String>,
    pub(super) words: Option<String>,
    pub(super) content: Option<String>,
    pub(super) cue: Option<String>,
    pub(super) source: Option<String>,
    pub(super) addressee: Option<String>,
    pub(super) unattributed: bool,
}

/// What a relation says.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RelationRule {
    pub(super) relation: Option<Relation>,
    pub(super) from: String,
    pub(super) to: String,
    #[serde(default)]
    pub(super) named: bool,
}

impl BratMapping {
    /// That of PolNeAR (Newell, Margolin and Ruths 2018): attributions of a source, a cue and a content, and those without a source.
    pub fn polnear() -> Self {
        Self::bundled(include_str!("../../../docs/brat/polnear.json"))
    }

    /// That of the quotations of LitBank (Sims and Bamman 2020) and their speakers.
    pub fn litbank() -> Self {
        Self::bundled(include_str!("../../../docs/brat/litbank.json"))
    }

    /// Both; of a type that both name, what the first says.
    #[must_use]
    pub fn with(mut self, other: BratMapping) -> Self {
        self.people.extend(other.people);
        self.organizations.extend(other.organizations);
        self.places.extend(other.places);
        self.events.extend(other.events);
        self.someones.extend(other.someones);
        self.quotes.extend(other.quotes);
        other.relations.into_iter().for_each(|(kind, rule)| _ = self.relations.entry(kind).or_insert(rule));
        self.attributes.extend(other.attributes);
        self.notes.extend(other.notes);
        self
    }

    /// One that comes with the crate; that it can be read is tested.
    fn bundled(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }

    /// One of your own.
    ///
    /// # Errors
    /// [`FormatError::Malformed`].
    pub fn json(text: &str) -> Result<Self, FormatError> {
        mapping(text)
    }

    /// The rule of a type of events.
    pub(super) fn of_event(&self, kind: &str) -> Option<&QuoteRule> {
        self.quotes.iter().map(Deref::deref).find(|rule| rule.event.as_deref() == Some(kind))
    }

    /// The rule of a type of words that are quotes.
    pub(super) fn of_quoted(&self, kind: &str) -> Option<&QuoteRule> {
        self.quotes.iter().map(Deref::deref).find(|rule| rule.words.as_deref() == Some(kind))
    }

    /// Whether words of a type play a part in any rule.
    pub(super) fn knows(&self, kind: &str) -> bool {
        let named = [&self.people, &self.organizations, &self.places, &self.events, &self.someones, &self.notes];
        let of_rule = |rule: &Object<QuoteRule>| {
            let QuoteRule { event, words, content, cue, source, addressee, .. } = &**rule;
            [event, words, content, cue, source, addressee].into_iter().flatten().any(|known| known == kind)
        };
        named.into_iter().any(|kinds| kinds.contains(kind)) || self.quotes.iter().any(of_rule)
    }
}
