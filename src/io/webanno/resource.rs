//! Bodies and targets.

use serde_json::{Map, Value};

use super::annotation::{Agent, steps, texts};
use super::check::class_of;
use super::selector::{Selector, State};
use super::vocabulary::Class;

/// A body or a target of an annotation, or what either is made of.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Resource<'a>(&'a Value);

/// What a resource is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum ResourceKind {
    /// It is elsewhere, and known by its address.
    External,
    /// A text that stands in the annotation.
    Textual,
    /// A part or a state of another, its source, or another for a purpose.
    Specific,
    /// One of several.
    Choice,
    /// Several together.
    Several,
}

steps! { Resource:
    /// Its classes, as far as they are said.
    types = texts "type";
    /// The text of a textual one.
    value = text "value";
    /// Its media types.
    formats = texts "format";
    /// Its languages, as BCP 47 tags.
    languages = texts "language";
    /// The language in which it is processed.
    processing_language = text "processingLanguage";
    /// `ltr`, `rtl` or `auto`.
    text_direction = text "textDirection";
    /// What makes it accessible: `captions`, ...
    accessibilities = texts "accessibility";
    /// Why it is there: `tagging`, `describing`, ...
    purposes = texts "purpose";
    /// Who created it.
    creators = each "creator" of Agent;
    /// When it was created.
    created = text "created";
    /// When it was changed last.
    modified = text "modified";
    /// Under which terms it may be used: addresses.
    rights = texts "rights";
    /// The address by which it is known wherever it stands.
    canonical = text "canonical";
    /// Where it was had from: addresses.
    via = texts "via";
    /// For whom it is meant.
    audiences = each "audience" of Resource;
    /// What there is to choose from, the best first; what it is made of.
    items = each "items" of Resource;
    /// That of which it is a part or a state.
    sources = each "source" of Resource;
    /// Which part of its source it is: alternatives that select the same.
    selectors = each "selector" of Selector;
    /// In which state its source is meant: alternatives.
    states = each "state" of State;
    /// How it is to be shown.
    style_classes = texts "styleClass";
    /// What showed it when the annotation was made.
    rendered_via = each "renderedVia" of Resource;
    /// In the context of what.
    scopes = each "scope" of Resource;
}

impl<'a> Resource<'a> {
    pub(super) fn new(value: &'a Value) -> Self {
        Resource(value)
    }

    pub(super) fn object(self) -> Option<&'a Map<String, Value>> {
        self.0.as_object()
    }

    /// What it is.
    pub fn kind(self) -> ResourceKind {
        match self.object().map(class_of) {
            Some(Class::Textual) => ResourceKind::Textual,
            Some(Class::Specific) => ResourceKind::Specific,
            Some(Class::Choice) => ResourceKind::Choice,
            Some(Class::Several) => ResourceKind::Several,
            _ => ResourceKind::External,
        }
    }

    /// Its address.
    pub fn id(self) -> Option<&'a str> {
        self.0.as_str().or_else(|| texts(self.object(), "id").next())
    }

    /// The address of its source; of one that is no part of another its own.
    pub fn source(self) -> Option<&'a str> {
        self.sources().next().and_then(Resource::id).or_else(|| self.id())
    }

    /// What it has under a name of its own, as JSON.
    pub fn other(self, name: &str) -> Option<String> {
        self.object()?.get(name).map(Value::to_string)
    }
}
