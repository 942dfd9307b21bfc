//! What is made of the classes of extractions: data, not code.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::io::error::FormatError;
use crate::io::record::unknown_field;
use crate::model::NodeKind;
use crate::text::Match;

/// What is made of the classes of extractions and of their attributes. That of the obvious ones comes with the crate; others are written as JSON:
///
/// ```
/// use dictum::io::LangExtractMapping;
///
/// let mapping = LangExtractMapping::json(
///     r#"{
///       "classes": {
///         "statement": {"makes": "quote"},
///         "character": {"makes": "person", "fills": "spoken_by"},
///         "verb": {"fills": "cues"},
///         "thesis": {"makes": "claim", "with": {"stance": "asserts"}}
///       },
///       "attributes": {"said_by": "spoken_by"},
///       "allow": ["white_space", "case"]
///     }"#,
/// )?;
/// # Ok::<(), dictum::io::FormatError>(())
/// ```
///
/// A class `makes` a `quote`, a `claim`, a `person`, an `organization`, a `place`, an `event` or a `someone`; what it `fills` is a field of the quote that was extracted together with it (of the
/// same `group_index`); `with` are values that all of the class have. A class that is nowhere named is refused. `attributes` says which field an attribute fills; the others are kept
/// under their labels. Fields are those of [annotation files](crate::tour::annotations). `allow` lists the rules ([`Match`]) by which words may differ from those of the text, none by default.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LangExtractMapping {
    classes: BTreeMap<String, Class>,
    attributes: BTreeMap<String, String>,
    pub(super) allow: Match,
}

/// What extractions of a class become.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Class {
    pub(super) makes: Option<NodeKind>,
    pub(super) fills: Option<String>,
    pub(super) with: BTreeMap<String, String>,
}

impl LangExtractMapping {
    /// The kinds of node that a class can make.
    const MADE: [NodeKind; 7] = [
        NodeKind::Quote,
        NodeKind::Claim,
        NodeKind::Person,
        NodeKind::Organization,
        NodeKind::Place,
        NodeKind::Event,
        NodeKind::Someone,
    ];

    /// That of the classes `quote`, `speaker`, `addressee`, `relay`, `cue`, `hedge`, `claim`, `person`, `organization`, `place`, `event` and some other names of theirs. White space and
    /// case may differ, as they may in what LangExtract calls an exact match.
    pub fn obvious() -> Self {
        // That it can be read is tested.
        serde_json::from_str(include_str!("../../../docs/langextract/default.json")).unwrap_or_default()
    }

    /// One of your own.
    ///
    /// # Errors
    /// [`FormatError::Malformed`].
    pub fn json(text: &str) -> Result<Self, FormatError> {
        let malformed = |place: String, message| FormatError::Malformed { place, message };
        let mapping: Self = serde_json::from_str(text)
            .map_err(|error| malformed(format!("mapping:{}:{}", error.line(), error.column()), error.to_string()))?;
        let fields = mapping.classes.values().flat_map(|class| class.fills.iter().chain(class.with.keys()));
        if let Some(field) = unknown_field(fields.chain(mapping.attributes.values())) {
            return Err(malformed("mapping".to_owned(), format!("no record has a field {field:?} that can be filled")));
        }
        let made = mapping.classes.values().filter_map(|class| class.makes);
        match made.into_iter().find(|kind| !Self::MADE.contains(kind)) {
            Some(kind) => Err(malformed("mapping".to_owned(), format!("no class of extractions makes a {kind}"))),
            None => Ok(mapping),
        }
    }

    /// Both; of a class or an attribute that both name, what the first says.
    #[must_use]
    pub fn with(mut self, other: LangExtractMapping) -> Self {
        other.classes.into_iter().for_each(|(name, class)| _ = self.classes.entry(name).or_insert(class));
        other.attributes.into_iter().for_each(|(label, field)| _ = self.attributes.entry(label).or_insert(field));
        self.allow = self.allow | other.allow;
        self
    }

    /// What extractions of a class become; in whatever case its name is written.
    pub(super) fn class(&self, name: &str) -> Option<&Class> {
        self.classes.get(name).or_else(|| self.classes.get(&name.to_lowercase()))
    }

    /// Which field an attribute fills.
    pub(super) fn field(&self, label: &str) -> Option<&str> {
        self.attributes.get(label).map(String::as_str)
    }
}
