//! What is made of the classes of extractions: data, not code.

use std::collections::BTreeMap;
use std::ops::Deref;

use serde::Deserialize;

use super::value::{can_fill, fits};
use crate::io::error::FormatError;
use crate::io::mapping::{malformed, mapping};
use crate::io::object::Object;
use crate::io::record::{Form, form, unknown_field};
use crate::model::NodeKind;
use crate::text::Match;

/// Before the names of those whom an attribute names, in their keys.
pub(super) const CALLED: &str = "called/";

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
///       "attributes": {"said_by": "spoken_by", "view": "stance"},
///       "terms": {"stance": {"denied": "denies", "rejected": "denies"}},
///       "allow": ["white_space", "case"]
///     }"#,
/// )?;
/// # Ok::<(), dictum::io::FormatError>(())
/// ```
///
/// A class `makes` a `quote`, a `claim`, a `person`, an `organization`, a `place`, an `event` or a `someone`; what it `fills` is a field of the quote that was extracted together with it (of the
/// same `group_index`, in one chunk); `with` are values that all of the class have. A class that is nowhere named is refused. `attributes` says which field an attribute fills; the others are kept
/// under their labels. `terms` says for a field which of our terms a word of the extractor is; ours need not be named there. Fields are those of [annotation files](crate::tour::annotations). `allow` lists the rules ([`Match`]) by which words may differ from those of the text, none by default.
#[derive(Clone, PartialEq, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LangExtractMapping {
    classes: BTreeMap<String, Object<Class>>,
    attributes: BTreeMap<String, String>,
    terms: BTreeMap<String, BTreeMap<String, String>>,
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

impl Class {
    /// What no record would take of it.
    fn fault(&self, name: &str) -> Option<String> {
        if name.starts_with(CALLED) {
            return Some(format!("no class begins with {CALLED:?}: keys of names do"));
        }
        let Some(kind) = self.makes else {
            return match self.fills.as_deref() {
                None => Some(format!("the class {name} neither makes nor fills anything")),
                Some(field) if form(field) == Some(Form::Nodes) => {
                    Some(format!("the class {name} fills {field:?} with nodes: say which kind it makes"))
                }
                Some(_) if !self.with.is_empty() => Some(format!("the class {name} makes nothing that has its `with`")),
                Some(field) => unfilled(name, field),
            };
        };
        if !LangExtractMapping::MADE.contains(&kind) {
            return Some(format!("no class of extractions makes a {kind}"));
        }
        let unfit = |(field, value): (&String, &String)| match can_fill(kind, field) && fits(field, value).is_ok() {
            true => None,
            false => Some(format!("no {kind}, which the class {name} makes, has {value:?} as its {field:?}")),
        };
        self.fills.as_deref().and_then(|field| unfilled(name, field)).or_else(|| self.with.iter().find_map(unfit))
    }
}

/// That a quote has no such field, or one of other values than words and nodes.
fn unfilled(class: &str, field: &str) -> Option<String> {
    let is_list = matches!(form(field), Some(Form::Words | Form::Nodes | Form::Values));
    (!is_list || !can_fill(NodeKind::Quote, field))
        .then(|| format!("the class {class} fills {field:?}, which extractions cannot fill"))
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
        let mapping: Self = mapping(text)?;
        mapping.fault().map_or(Ok(mapping), |fault| Err(malformed(fault)))
    }

    /// What no record would take of it.
    fn fault(&self) -> Option<String> {
        let is_filled = |field: &str| Self::MADE.iter().any(|kind| can_fill(*kind, field));
        let fields = self.classes.values().flat_map(|class| class.fills.iter().chain(class.with.keys()));
        if let Some(field) = unknown_field(fields.chain(self.attributes.values()).chain(self.terms.keys())) {
            return Some(format!("no record has a field {field:?} that can be filled"));
        }
        let of_attribute = |(label, field): (&String, &String)| {
            (!is_filled(field)).then(|| format!("the attribute {label:?} fills {field:?}, which no extraction has"))
        };
        let of_term = |(field, term): (&String, &String)| {
            let can_hold = is_filled(field) && matches!(form(field), Some(Form::One | Form::Values));
            let is_fit = can_hold && fits(field, term).is_ok();
            (!is_fit).then(|| format!("the terms of {field:?} have {term:?}, which it cannot hold"))
        };
        let terms = self.terms.iter().flat_map(|(field, terms)| terms.values().map(move |term| (field, term)));
        let of_classes = self.classes.iter().filter_map(|(name, class)| class.fault(name));
        of_classes.chain(self.attributes.iter().filter_map(of_attribute)).chain(terms.filter_map(of_term)).next()
    }

    /// Both; of a class, an attribute or a word that both name, what the first says.
    #[must_use]
    pub fn with(mut self, other: LangExtractMapping) -> Self {
        other.classes.into_iter().for_each(|(name, class)| _ = self.classes.entry(name).or_insert(class));
        other.attributes.into_iter().for_each(|(label, field)| _ = self.attributes.entry(label).or_insert(field));
        for (field, terms) in other.terms {
            let known = self.terms.entry(field).or_default();
            terms.into_iter().for_each(|(word, term)| _ = known.entry(word).or_insert(term));
        }
        self.allow = self.allow | other.allow;
        self
    }

    /// What extractions of a class become; in whatever case its name is written.
    pub(super) fn class(&self, name: &str) -> Option<&Class> {
        self.classes.get(name).or_else(|| self.classes.get(&name.to_lowercase())).map(Deref::deref)
    }

    /// What a field holds where the extractor gives it a value: the term that it is, in whatever case it is written.
    ///
    /// # Errors
    /// It can hold no such value.
    pub(super) fn term(&self, field: &str, value: &str) -> Result<String, String> {
        let lower = value.to_lowercase();
        let ours = self.terms.get(field).and_then(|terms| terms.get(value).or_else(|| terms.get(&lower)));
        if let Some(term) = ours {
            return Ok(term.clone());
        }
        fits(field, value)
            .map(|()| value.to_owned())
            .or_else(|wrong| fits(field, &lower).map(|()| lower).map_err(|_| wrong))
    }

    /// Which field an attribute fills.
    pub(super) fn field(&self, label: &str) -> Option<&str> {
        self.attributes.get(label).map(String::as_str)
    }
}
