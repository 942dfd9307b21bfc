//! What is made of annotations: data, not code.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::annotation::Annotation;
use super::resource::{Resource, ResourceKind};
use crate::io::error::FormatError;
use crate::io::mapping::{malformed, mapping};
use crate::io::object::Object;
use crate::io::record::unknown_field;
use crate::model::NodeKind;
use crate::text::Match;

/// What is made of annotations. That of what this crate writes comes with it; others are written as JSON:
///
/// ```
/// use dictum::io::webanno::Mapping;
///
/// let mapping = Mapping::json(
///     r#"{
///       "rules": [
///         {"purpose": "tagging", "value": "quote", "makes": "quote"},
///         {"motivation": "identifying", "type": "Person", "makes": "person"},
///         {"motivation": "commenting", "makes": "note"}
///       ],
///       "terms": {"ex:speaker": "spoken_by", "ex:saidWith": "cues"},
///       "allow": ["white_space", "typography"]
///     }"#,
/// )?;
/// # Ok::<(), dictum::io::FormatError>(())
/// ```
///
/// The first of the `rules` that fits says what is made: `makes` is `quote`, `claim` (a stance on it), `person`, `organization`, `place`, `event`, `someone`, `voice`, or `note`, a remark on the
/// document. A rule fits where all that it gives holds: the `motivation` of the annotation; and of one body its `purpose`, its `value`, its `type`. An annotation that none fits is
/// refused. `terms` says which property of the body fills which field of the record, as [annotation files](crate::tour::annotations) call it. `allow` lists the rules
/// ([`Match`]) by which words may differ from those of the text, none by default; `positions_alone` lets in what is given by position only, which nothing verifies.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    pub(super) rules: Vec<Object<Rule>>,
    pub(super) terms: BTreeMap<String, String>,
    pub(super) allow: Match,
    pub(super) positions_alone: bool,
}

/// What some annotations become.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rule {
    motivation: Option<String>,
    purpose: Option<String>,
    value: Option<String>,
    r#type: Option<String>,
    pub(super) makes: Makes,
}

/// What is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Makes {
    Quote,
    Claim,
    Person,
    Organization,
    Place,
    Event,
    Someone,
    Voice,
    Note,
}

impl Mapping {
    /// That of what [`WebAnnotation::write`](super::WebAnnotation::write) writes.
    pub fn dictum() -> Self {
        // That it can be read is tested.
        serde_json::from_str(include_str!("../../../docs/webanno/dictum.json")).unwrap_or_default()
    }

    /// One of your own.
    ///
    /// # Errors
    /// [`FormatError::Malformed`].
    pub fn json(text: &str) -> Result<Self, FormatError> {
        let mapping: Mapping = mapping(text)?;
        match unknown_field(mapping.terms.values()) {
            None => Ok(mapping),
            Some(field) => Err(malformed(format!("no record has a field {field:?} that a term can fill"))),
        }
    }

    /// Both: first the rules of this one, then those of the other; rules of matching of either.
    #[must_use]
    pub fn with(mut self, other: Mapping) -> Self {
        self.rules.extend(other.rules);
        other.terms.into_iter().for_each(|(term, field)| _ = self.terms.entry(term).or_insert(field));
        self.allow = self.allow | other.allow;
        self.positions_alone |= other.positions_alone;
        self
    }

    /// What is made of an annotation, and the body that says so.
    pub(super) fn of<'a>(&self, annotation: Annotation<'a>) -> Option<(&Rule, Option<Resource<'a>>)> {
        let bodies: Vec<Resource<'a>> = annotation.bodies().filter_map(chosen).collect();
        self.rules.iter().find_map(|rule| {
            let motivated = |wanted: &String| annotation.motivations().any(|found| found == wanted);
            if !rule.motivation.as_ref().is_none_or(motivated) {
                return None;
            }
            let body = bodies.iter().copied().find(|body| rule.fits(*body));
            (body.is_some() || rule.is_of_any_body()).then_some((&**rule, body))
        })
    }

    /// Of which kind the type of an agent or a thing is.
    pub(super) fn kind_of(&self, resource: Resource<'_>) -> Option<NodeKind> {
        let is = |rule: &&Object<Rule>| {
            rule.r#type.as_ref().is_some_and(|wanted| resource.types().any(|found| found == wanted))
        };
        self.rules.iter().filter(is).find_map(|rule| rule.makes.entity())
    }
}

/// Of a choice the best.
pub(super) fn chosen(body: Resource<'_>) -> Option<Resource<'_>> {
    if body.kind() == ResourceKind::Choice { body.items().next() } else { Some(body) }
}

impl Rule {
    /// Whether the body that fits is what is made, and no mere name of a kind of things.
    pub(super) fn is_thing(&self) -> bool {
        self.r#type.is_some() && self.value.is_none()
    }

    fn is_of_any_body(&self) -> bool {
        self.purpose.is_none() && self.value.is_none() && self.r#type.is_none()
    }

    fn fits(&self, body: Resource<'_>) -> bool {
        let holds = |wanted: &Option<String>, mut found: Box<dyn Iterator<Item = &str> + '_>| {
            wanted.as_ref().is_none_or(|wanted| found.any(|found| found == wanted))
        };
        holds(&self.purpose, Box::new(body.purposes()))
            && holds(&self.value, Box::new(body.value().or_else(|| body.source()).into_iter()))
            && holds(&self.r#type, Box::new(body.types()))
    }
}

impl Makes {
    /// Of which kind of entity, if it is one.
    pub(super) fn entity(self) -> Option<NodeKind> {
        match self {
            Makes::Person => Some(NodeKind::Person),
            Makes::Organization => Some(NodeKind::Organization),
            Makes::Place => Some(NodeKind::Place),
            Makes::Event => Some(NodeKind::Event),
            Makes::Someone => Some(NodeKind::Someone),
            Makes::Quote | Makes::Claim | Makes::Voice | Makes::Note => None,
        }
    }
}
