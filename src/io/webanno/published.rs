//! A file of the data model: an annotation, a page, a collection.

use serde_json::Value;

use super::annotation::Annotation;
use super::check::{check, types, values};
use super::fault::Faults;
use super::strict::Strict;
use super::vocabulary::Class;

/// An annotation, a page of them or a collection, as one file of JSON-LD holds it in the compact form of the W3C Web Annotation Data Model; all that
/// the model demands holds of it.
///
/// What the model does not know is kept as it stands. Two are equal that have the same content, in whatever order their keys stand.
///
/// ```
/// use dictum::io::webanno::{Published, SelectorKind};
///
/// let published = Published::read(r#"{
///   "@context": "http://www.w3.org/ns/anno.jsonld",
///   "id": "http://example.org/anno1",
///   "type": "Annotation",
///   "motivation": "highlighting",
///   "target": {
///     "source": "http://example.org/harbour.txt",
///     "selector": { "type": "TextPositionSelector", "start": 4, "end": 8 }
///   }
/// }"#)?;
/// let annotation = published.annotations().next().ok_or("there is one")?;
/// let target = annotation.targets().next().ok_or("it has one")?;
/// let selector = target.selectors().next().ok_or("it points at words")?;
/// assert_eq!(selector.kind(), SelectorKind::TextPosition { start: 4, end: 8 });
/// assert_eq!(Published::read(&published.to_json())?, published);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Debug)]
pub struct Published {
    value: Value,
    kind: PublishedKind,
}

/// What a file holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum PublishedKind {
    /// One annotation.
    Annotation,
    /// A page of annotations.
    Page,
    /// A collection, with its first page or the address of it.
    Collection,
}

impl Published {
    /// Reads one. Without the name of another class it is read as an annotation. Cost: O(text).
    ///
    /// # Errors
    /// All that the model demands and that does not hold.
    pub fn read(json: &str) -> Result<Self, Faults> {
        let published = Self::unchecked(json)?;
        let class = match published.kind {
            PublishedKind::Annotation => Class::Annotation,
            PublishedKind::Page => Class::Page,
            PublishedKind::Collection => Class::Collection,
        };
        check(&published.value, class, true)?;
        Ok(published)
    }

    /// An annotation; one of a page has no context of its own.
    pub(super) fn annotation(json: &str, is_of_page: bool) -> Result<Self, Faults> {
        let published = Published { kind: PublishedKind::Annotation, ..Self::unchecked(json)? };
        check(&published.value, Class::Annotation, !is_of_page)?;
        Ok(published)
    }

    fn unchecked(json: &str) -> Result<Self, Faults> {
        let Strict(value) = serde_json::from_str(json).map_err(|error| Faults::not_json(&error))?;
        let is = |name: &str| value.as_object().is_some_and(|object| types(object).any(|found| found == name));
        let kind = match () {
            () if is("AnnotationCollection") => PublishedKind::Collection,
            () if is("AnnotationPage") => PublishedKind::Page,
            () => PublishedKind::Annotation,
        };
        Ok(Published { value, kind })
    }

    /// What it is.
    pub fn kind(&self) -> PublishedKind {
        self.kind
    }

    /// Its annotations, in their order: of a collection those of its first page, as far as that stands in it.
    pub fn annotations(&self) -> impl Iterator<Item = Annotation<'_>> {
        let object = self.value.as_object();
        let page = match self.kind {
            PublishedKind::Collection => object.and_then(|object| object.get("first")?.as_object()),
            _ => object,
        };
        let alone = (self.kind == PublishedKind::Annotation).then_some(&self.value);
        let of_page = page.filter(|_| self.kind != PublishedKind::Annotation).map(|page| values(page, "items"));
        let all = of_page.into_iter().flatten().chain(alone);
        all.filter_map(|value| value.as_object().map(Annotation::new))
    }

    /// As JSON, keys sorted, a line each.
    pub fn to_json(&self) -> String {
        format!("{:#}", self.value)
    }
}
