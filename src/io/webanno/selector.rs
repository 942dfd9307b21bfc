//! Which part of a source, and in which state.

use serde_json::{Map, Value};

use super::annotation::{is, steps, texts};

/// Which part of a source is meant.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Selector<'a>(&'a Value);

/// In which state a source is meant, or which part of that state.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct State<'a>(&'a Value);

/// How a selector selects.
#[derive(Clone, Copy, PartialEq, Debug)]
#[non_exhaustive]
pub enum SelectorKind<'a> {
    /// By the fragment of an IRI, as the standard at an address defines it.
    Fragment {
        /// The fragment.
        value: &'a str,
        /// The standard.
        conforms_to: Option<&'a str>,
    },
    /// By CSS.
    Css(&'a str),
    /// By XPath.
    XPath(&'a str),
    /// By the words, with what stands before and after them.
    TextQuote {
        /// The words.
        exact: &'a str,
        /// What stands directly before them.
        prefix: Option<&'a str>,
        /// What stands directly after them.
        suffix: Option<&'a str>,
    },
    /// From one code point up to another, from 0.
    TextPosition {
        /// The first.
        start: u64,
        /// The one after the last.
        end: u64,
    },
    /// From one byte up to another, from 0.
    DataPosition {
        /// The first.
        start: u64,
        /// The one after the last.
        end: u64,
    },
    /// By a shape, as SVG; none where it is elsewhere.
    Svg(Option<&'a str>),
    /// From where one selector begins up to where another begins.
    Range {
        /// Where it begins.
        start: Selector<'a>,
        /// Where it ends.
        end: Selector<'a>,
    },
    /// Elsewhere, or of a type that the data model does not know.
    Other,
}

/// What a state says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum StateKind<'a> {
    /// At a time: see [`State::source_dates`] and the steps beside it.
    Time,
    /// As it is answered to a request with these headers.
    HttpRequest(&'a str),
    /// Elsewhere, a selector, or of a type that the data model does not know.
    Other,
}

steps! { Selector:
    /// Which part of the selected part is meant: alternatives that select the same.
    refined_by = each "refinedBy" of Selector;
}

impl<'a> Selector<'a> {
    pub(super) fn new(value: &'a Value) -> Self {
        Selector(value)
    }

    fn object(self) -> Option<&'a Map<String, Value>> {
        self.0.as_object()
    }

    /// Its address.
    pub fn id(self) -> Option<&'a str> {
        self.0.as_str().or_else(|| texts(self.object(), "id").next())
    }

    /// How it selects.
    pub fn kind(self) -> SelectorKind<'a> {
        self.object().and_then(kind).unwrap_or(SelectorKind::Other)
    }
}

fn kind(object: &Map<String, Value>) -> Option<SelectorKind<'_>> {
    let text = |name: &str| texts(Some(object), name).next();
    let count = |name: &str| object.get(name)?.as_u64();
    let part = |name: &str| object.get(name).map(Selector::new);
    let is = |name: &str| is(object, name);
    Some(match () {
        () if is("FragmentSelector") => {
            SelectorKind::Fragment { value: text("value")?, conforms_to: text("conformsTo") }
        }
        () if is("CssSelector") => SelectorKind::Css(text("value")?),
        () if is("XPathSelector") => SelectorKind::XPath(text("value")?),
        () if is("TextQuoteSelector") => {
            SelectorKind::TextQuote { exact: text("exact")?, prefix: text("prefix"), suffix: text("suffix") }
        }
        () if is("TextPositionSelector") => SelectorKind::TextPosition { start: count("start")?, end: count("end")? },
        () if is("DataPositionSelector") => SelectorKind::DataPosition { start: count("start")?, end: count("end")? },
        () if is("SvgSelector") => SelectorKind::Svg(text("value")),
        () if is("RangeSelector") => SelectorKind::Range { start: part("startSelector")?, end: part("endSelector")? },
        () => return None,
    })
}

steps! { State:
    /// Its classes.
    types = texts "type";
    /// When it was so: alternatives.
    source_dates = texts "sourceDate";
    /// From when it was so.
    source_date_start = text "sourceDateStart";
    /// Up to when it was so.
    source_date_end = text "sourceDateEnd";
    /// Addresses of copies.
    cached = texts "cached";
    /// Which state or part of that state is meant: alternatives.
    refined_by = each "refinedBy" of State;
}

impl<'a> State<'a> {
    pub(super) fn new(value: &'a Value) -> Self {
        State(value)
    }

    fn object(self) -> Option<&'a Map<String, Value>> {
        self.0.as_object()
    }

    /// Its address.
    pub fn id(self) -> Option<&'a str> {
        self.0.as_str().or_else(|| texts(self.object(), "id").next())
    }

    /// What it says.
    pub fn kind(self) -> StateKind<'a> {
        let is = |name: &str| self.object().is_some_and(|object| is(object, name));
        match texts(self.object(), "value").next() {
            _ if is("TimeState") => StateKind::Time,
            Some(headers) if is("HttpRequestState") => StateKind::HttpRequest(headers),
            _ => StateKind::Other,
        }
    }

    /// As a selector, where it is one.
    pub fn selector(self) -> Option<Selector<'a>> {
        let selector = Selector(self.0);
        (selector.kind() != SelectorKind::Other).then_some(selector)
    }
}
