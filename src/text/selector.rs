//! Ways to point at words.

use std::ops::Range;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::content::Content;
use super::error::FindError;
use super::occurrence::{is_whole, occurrences};
use super::span::Span;

/// A way to point at words in a place: the words, bytes, or both; with what stands before and after, or which occurrence.
///
/// Made from a `&str`, a byte range or [`words`]; looked up by whoever has the text. In files a string, or an object with `exact`, `start`
/// and `end`, `prefix` and `suffix` (W3C Web Annotation), `nth`.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, Serialize)]
#[serde(into = "Written")]
pub struct Selector {
    exact: Option<String>,
    bytes: Option<Range<u64>>,
    prefix: Option<String>,
    suffix: Option<String>,
    nth: Option<u32>,
}

/// These words, wherever they stand in the place; to be told from others like them by the steps that follow.
///
/// ```
/// use dictum::{Content, words};
///
/// let content = Content::new("He said he would, and he did.")?;
/// let he = |selector| content.find(&selector, content.whole()).map(|span| span.start()).ok();
/// assert_eq!(he(words("he")), None); // twice
/// assert_eq!(he(words("he").nth(2)), Some(22));
/// assert_eq!(he(words("he").before(" would")), Some(8));
/// # Ok::<(), dictum::SpanError>(())
/// ```
pub fn words(words: impl Into<String>) -> Selector {
    Selector { exact: Some(words.into()), ..Selector::default() }
}

impl Selector {
    /// These bytes of the document. Ends that are out of range or inside a character are refused when it is looked up.
    pub fn bytes(bytes: Range<usize>) -> Self {
        Selector { bytes: Some(bytes.start as u64..bytes.end as u64), ..Selector::default() }
    }

    /// These words must stand there.
    #[must_use]
    pub fn exact(mut self, words: impl Into<String>) -> Self {
        self.exact = Some(words.into());
        self
    }

    /// This stands directly before them.
    #[must_use]
    pub fn after(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = Some(prefix.into());
        self
    }

    /// This stands directly after them.
    #[must_use]
    pub fn before(mut self, suffix: impl Into<String>) -> Self {
        self.suffix = Some(suffix.into());
        self
    }

    /// Which of their occurrences in the place, from 1.
    #[must_use]
    pub fn nth(mut self, nth: u32) -> Self {
        self.nth = Some(nth);
        self
    }

    fn find(&self, content: &Content, place: Span) -> Result<Span, FindError> {
        match (&self.bytes, self.nth) {
            (Some(_), Some(_)) => Err(FindError::BytesAndNth),
            (Some(bytes), None) => self.at(content, place, bytes),
            (None, nth) => self.among(content, place, nth),
        }
    }

    /// At given bytes, where everything else that is said must hold.
    fn at(&self, content: &Content, place: Span, bytes: &Range<u64>) -> Result<Span, FindError> {
        let span = content.span(bytes.start, bytes.end)?;
        if !place.contains(span) {
            return Err(FindError::Outside { span, place });
        }
        let found = content.slice(span).unwrap_or_default();
        let differs = |expected: &str, found: &str| FindError::Differs {
            span,
            expected: expected.to_owned(),
            found: found.to_owned(),
        };
        match &self.exact {
            Some(exact) if exact != found => Err(differs(exact, found)),
            _ if !self.is_surrounded(content, span) => Err(differs(&self.shown(found), found)),
            _ => Ok(span),
        }
    }

    fn among(&self, content: &Content, place: Span, nth: Option<u32>) -> Result<Span, FindError> {
        let exact = self.exact.as_deref().filter(|exact| !exact.is_empty()).ok_or(FindError::NoWords)?;
        let text = content.slice(place).ok_or(FindError::OutOfRange {
            start: place.start().into(),
            end: place.end().into(),
            length: content.len(),
        })?;
        let candidates: Vec<Span> = occurrences(exact, text)
            .map(|at| Span::between(place.start() + at, place.start() + at + exact.len() as u32))
            .filter(|span| is_whole(content.as_str(), *span) && self.is_surrounded(content, *span))
            .collect();
        let words = self.shown(exact);
        match (candidates.as_slice(), nth) {
            ([], _) => Err(FindError::NotFound { words, place }),
            ([one], None) => Ok(*one),
            (_, None) => Err(FindError::Ambiguous { words, place, candidates }),
            (many, Some(nth)) => {
                let chosen = nth.checked_sub(1).and_then(|index| many.get(index as usize)).copied();
                chosen.ok_or(FindError::NoSuchOccurrence { words, place, nth, found: many.len() })
            }
        }
    }

    /// Whether what should stand before and after it does, also beyond the place.
    fn is_surrounded(&self, content: &Content, span: Span) -> bool {
        let text = content.as_str();
        let before = text.get(..span.start() as usize).unwrap_or_default();
        let after = text.get(span.end() as usize..).unwrap_or_default();
        self.prefix.as_ref().is_none_or(|prefix| before.ends_with(prefix.as_str()))
            && self.suffix.as_ref().is_none_or(|suffix| after.starts_with(suffix.as_str()))
    }

    fn shown(&self, words: &str) -> String {
        let part = |part: &Option<String>| part.clone().unwrap_or_default();
        format!("{}{words}{}", part(&self.prefix), part(&self.suffix))
    }
}

impl Content {
    /// Finds words in a place of the text. Cost: O(place).
    ///
    /// Words match as they stand, byte for byte, and only as whole words: `he` is not found inside `the` (a match may not begin or
    /// end between two letters or digits that Unicode's word rules, UAX #29, hold together; nor before a combining mark). Bytes may
    /// lie anywhere.
    ///
    /// # Errors
    /// [`FindError`]: not there, there more than once (with every candidate), other words there, out of range.
    pub fn find(&self, selector: &Selector, place: Span) -> Result<Span, FindError> {
        selector.find(self, place)
    }
}

impl From<&str> for Selector {
    fn from(text: &str) -> Self {
        words(text)
    }
}

impl From<String> for Selector {
    fn from(text: String) -> Self {
        words(text)
    }
}

impl From<Range<usize>> for Selector {
    fn from(bytes: Range<usize>) -> Self {
        Selector::bytes(bytes)
    }
}

impl From<Span> for Selector {
    fn from(span: Span) -> Self {
        Selector::bytes(span.range())
    }
}

#[derive(Serialize)]
#[serde(untagged)]
enum Written {
    Words(String),
    Object(Object),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Object {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    start: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    end: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    exact: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    prefix: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    suffix: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nth: Option<u32>,
}

impl From<Selector> for Written {
    fn from(selector: Selector) -> Self {
        match selector {
            Selector { exact: Some(exact), bytes: None, prefix: None, suffix: None, nth: None } => {
                Written::Words(exact)
            }
            Selector { exact, bytes, prefix, suffix, nth } => {
                let (start, end) = bytes.map(|bytes| (bytes.start, bytes.end)).unzip();
                Written::Object(Object { start, end, exact, prefix, suffix, nth })
            }
        }
    }
}

impl TryFrom<Object> for Selector {
    type Error = &'static str;

    fn try_from(Object { start, end, exact, prefix, suffix, nth }: Object) -> Result<Self, Self::Error> {
        let bytes = match (start, end) {
            (Some(start), Some(end)) => Some(start..end),
            (None, None) if exact.is_none() => return Err("it points at nothing: give `exact`, or `start` and `end`"),
            (None, None) => None,
            _ => return Err("`start` and `end` go together"),
        };
        Ok(Selector { exact, bytes, prefix, suffix, nth })
    }
}

impl<'de> Deserialize<'de> for Selector {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged, expecting = "words, or an object with `exact`, `start` and `end`, `prefix`, `suffix`, `nth`")]
        enum Read {
            Words(String),
            Object(Object),
        }
        match Read::deserialize(deserializer)? {
            Read::Words(text) => Ok(words(text)),
            Read::Object(object) => object.try_into().map_err(D::Error::custom),
        }
    }
}
