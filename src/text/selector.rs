//! Ways to point at words.

mod written;

use std::ops::Range;
use std::sync::Arc;

use super::boundary::{ceil, floor};
use super::content::Content;
use super::edge::{is_whole, widened};
use super::error::FindError;
use super::fold::folded;
use super::matching::Match;
use super::nearest::nearest;
use super::occurrence::Wanted;
use super::offset::OffsetUnit;
use super::search::{Limit, Search, equal, needed_at, reach};
use super::span::Span;

/// A way to point at words in a place: the words, offsets, or both; with what stands before and after, or which occurrence.
///
/// Made from a `&str`, a byte range or [`words`]; looked up by whoever has the text. In files a string, or an object with `exact`, `start`
/// and `end`, `prefix` and `suffix` (W3C Web Annotation), `nth`, `unit`, `allow`.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Selector {
    exact: Option<String>,
    offsets: Option<Range<u64>>,
    unit: Option<OffsetUnit>,
    prefix: Option<String>,
    suffix: Option<String>,
    nth: Option<u32>,
    allowed: Option<Match>,
}

/// Where words were found, and by which rules they differ from those that were looked for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Anchor {
    /// Where they stand.
    pub span: Span,
    /// The rules that were needed: [`Match::EXACT`] where they stand there byte for byte.
    pub matched: Match,
}

/// These words, wherever they stand in the place; to be told from others like them by the steps that follow.
///
/// ```
/// use dictum::{Content, words};
///
/// let content = Content::new("He said he would, and he did.")?;
/// let he = |selector| content.find(&selector, content.whole()).map(|anchor| anchor.span.start()).ok();
/// assert_eq!(he(words("he")), None); // twice
/// assert_eq!(he(words("he").nth(2)), Some(22));
/// assert_eq!(he(words("he").before(" would")), Some(8));
/// # Ok::<(), dictum::SpanError>(())
/// ```
pub fn words(words: impl Into<String>) -> Selector {
    Selector { exact: Some(words.into()), ..Selector::NOTHING }
}

impl Selector {
    const NOTHING: Selector =
        Selector { exact: None, offsets: None, unit: None, prefix: None, suffix: None, nth: None, allowed: None };

    /// These bytes of the document. Ends that are out of range, inside a character or inside a word are refused when it is looked up.
    pub fn bytes(bytes: Range<usize>) -> Self {
        Selector::offsets(OffsetUnit::Bytes, bytes)
    }

    /// These offsets in a unit.
    pub fn offsets(unit: OffsetUnit, offsets: Range<usize>) -> Self {
        let offsets = Some(offsets.start as u64..offsets.end as u64);
        Selector { offsets, unit: Some(unit), ..Selector::NOTHING }
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

    /// By which rules they may differ from what stands there; none by default.
    ///
    /// ```
    /// use dictum::{Content, Match, words};
    ///
    /// let content = Content::new("She called it ‘a matter\nof weeks’.")?;
    /// let given = words("it 'a matter of weeks'");
    /// assert!(content.find(&given, content.whole()).is_err());
    ///
    /// let rules = Match::TYPOGRAPHY | Match::WHITE_SPACE | Match::CASE;
    /// let found = content.find(&given.allowing(rules), content.whole()).map(|anchor| anchor.matched);
    /// assert_eq!(found, Ok(Match::TYPOGRAPHY | Match::WHITE_SPACE)); // those that were needed
    /// # Ok::<(), dictum::SpanError>(())
    /// ```
    #[must_use]
    pub fn allowing(mut self, rules: Match) -> Self {
        self.allowed = Some(rules);
        self
    }

    /// Bytes that were looked up before, or chosen by somebody who saw the words: whole words or not.
    pub(crate) fn found(span: Span) -> Self {
        Selector::from(span).allowing(Match::WORD_PARTS)
    }

    /// The unit in which its offsets are, if it says so.
    pub(crate) fn unit(&self) -> Option<OffsetUnit> {
        self.unit
    }

    /// The words that it gives.
    pub(crate) fn given(&self) -> Option<&str> {
        self.exact.as_deref()
    }
}

/// A selector as it is read: in which unit, by which rules.
struct Read<'s> {
    selector: &'s Selector,
    unit: OffsetUnit,
    rules: Match,
}

impl Read<'_> {
    fn find(&self, content: &Content, place: Span) -> Result<Anchor, FindError> {
        content.span(place.start().into(), place.end().into())?;
        match (&self.selector.offsets, self.selector.nth) {
            (Some(_), Some(_)) => Err(FindError::OffsetsAndNth),
            (Some(offsets), None) => self.at(content, place, offsets),
            (None, nth) => self.among(content, place, nth),
        }
    }

    /// At given offsets, where everything else that is said must hold.
    fn at(&self, content: &Content, place: Span, offsets: &Range<u64>) -> Result<Anchor, FindError> {
        let span = content.counted(self.unit, offsets.start, offsets.end);
        let span = span.map_err(|error| self.fitting(content, offsets, error))?;
        if !place.contains(span) {
            return Err(FindError::Outside { span, place, stands: self.stands(content, place) });
        }
        let found = content.slice(span).unwrap_or_default();
        let differs = |expected: String| {
            let stands = self.stands(content, place);
            let error = FindError::Differs { span, expected, found: beginning_of(found), fits: None, stands };
            self.fitting(content, offsets, error)
        };
        let matched = match &self.selector.exact {
            None => Match::EXACT,
            Some(exact) => equal(exact, found, self.rules).ok_or_else(|| differs(exact.clone()))?,
        };
        if !self.is_surrounded(content, span) {
            return Err(differs(self.shown(found)));
        }
        Ok(Anchor { span, matched: matched | self.parts(content, span)? })
    }

    /// Offsets point at whole words, as words do, unless it is allowed that they do not.
    fn parts(&self, content: &Content, span: Span) -> Result<Match, FindError> {
        if span.is_empty() || content.is_whole(span) {
            return Ok(Match::EXACT);
        }
        if self.rules.contains(Match::WORD_PARTS) {
            return Ok(Match::WORD_PARTS);
        }
        let words = |span| beginning_of(content.slice(span).unwrap_or_default());
        let whole = words(widened(content.as_str(), span, content.whole()));
        Err(FindError::InsideWord { span, found: words(span), whole, unit: self.unit })
    }

    /// Where the words stand that are given with offsets, the first few; none where that would take reading a long place.
    fn stands(&self, content: &Content, place: Span) -> Vec<Span> {
        const SHOWN: usize = 3;
        let words = self.selector.exact.as_deref().filter(|exact| exact.chars().any(char::is_alphanumeric));
        let wanted = words.map(|words| Wanted { before: "", words, after: "" });
        let found = wanted.and_then(|wanted| Search { content, place, rules: self.rules }.found(wanted).ok());
        found.into_iter().flatten().take(SHOWN).collect()
    }

    /// The same error, with the unit in which the offsets would give the words, if there is one.
    fn fitting(&self, content: &Content, offsets: &Range<u64>, mut error: FindError) -> FindError {
        let gives = |unit: &OffsetUnit| {
            let span = content.counted(*unit, offsets.start, offsets.end).ok();
            self.selector.exact.is_some() && span.and_then(|span| content.slice(span)) == self.selector.exact.as_deref()
        };
        let fitting = OffsetUnit::ALL.into_iter().find(gives);
        if let FindError::Differs { fits, .. }
        | FindError::OutOfRange { fits, .. }
        | FindError::InsideCharacter { fits, .. } = &mut error
        {
            *fits = fitting;
        }
        error
    }

    fn among(&self, content: &Content, place: Span, nth: Option<u32>) -> Result<Anchor, FindError> {
        let exact = self
            .selector
            .exact
            .as_deref()
            .filter(|exact| !exact.is_empty() && (exact.trim() != "" || !self.rules.contains(Match::WHITE_SPACE)))
            .ok_or(FindError::NoWords)?;
        // White space of the words is looked for beside them, where it is said what stands there.
        let trimmed = if self.rules.contains(Match::WHITE_SPACE) { exact.trim() } else { exact };
        let (first, last) = exact.split_once(trimmed).unwrap_or_default();
        let beside = |part: &Option<String>, put: &dyn Fn(&str) -> String| part.as_deref().map(put).unwrap_or_default();
        let before = beside(&self.selector.prefix, &|prefix| [prefix, first].concat());
        let after = beside(&self.selector.suffix, &|suffix| [last, suffix].concat());
        let wanted = Wanted { before: &before, words: trimmed, after: &after };
        let search = Search { content, place, rules: self.rules };
        let found = search.all(wanted).map_err(|limit| self.beyond(limit, exact, place))?;
        let anchor = |span: Span| {
            let matched = needed_at(exact, content.slice(span).unwrap_or_default(), search.rules);
            Anchor { span, matched }
        };
        let words = self.shown(exact);
        match (found.as_ref(), nth) {
            ([], _) => {
                let nearest = nearest(search, wanted).map(Box::new);
                Err(FindError::NotFound { words, place, nearest })
            }
            ([one], None) => Ok(anchor(*one)),
            (many, None) => {
                let candidates = many.iter().copied().take(FindError::CANDIDATES).collect();
                Err(FindError::Ambiguous { words, place, candidates, found: many.len() })
            }
            (many, Some(nth)) => {
                let chosen = nth.checked_sub(1).and_then(|index| many.get(index as usize)).copied();
                chosen.map(anchor).ok_or(FindError::NoSuchOccurrence { words, place, nth, found: many.len() })
            }
        }
    }

    /// Why there is no answer.
    fn beyond(&self, limit: Limit, words: &str, place: Span) -> FindError {
        let words = self.shown(words);
        match limit {
            Limit::Common => FindError::TooCommon { words, place },
            Limit::Parts(parts) => FindError::TooManyParts { words, parts },
            Limit::LeftOut(bytes) => FindError::LeftOut { words, place, bytes },
        }
    }

    /// Whether what should stand before and after it does, also beyond the place.
    fn is_surrounded(&self, content: &Content, span: Span) -> bool {
        let (text, rules) = (content.as_str(), self.rules);
        let before = text.get(..span.start() as usize).unwrap_or_default();
        let after = text.get(span.end() as usize..).unwrap_or_default();
        self.selector
            .prefix
            .as_ref()
            .is_none_or(|prefix| folded(ending(before, prefix), rules).ends_with(&folded(prefix, rules)))
            && self
                .selector
                .suffix
                .as_ref()
                .is_none_or(|suffix| folded(beginning(after, suffix), rules).starts_with(&folded(suffix, rules)))
    }

    fn shown(&self, words: &str) -> String {
        let part = |part: &Option<String>| part.clone().unwrap_or_default();
        format!("{}{words}{}", part(&self.selector.prefix), part(&self.selector.suffix))
    }
}

/// As much of the end of a text as may be needed to hold something under any rules.
fn ending<'t>(text: &'t str, held: &str) -> &'t str {
    text.get(ceil(text, text.len().saturating_sub(reach(held)))..).unwrap_or_default()
}

/// As much of the beginning of a text as may be needed to hold something under any rules.
fn beginning<'t>(text: &'t str, held: &str) -> &'t str {
    text.get(..floor(text, reach(held))).unwrap_or_default()
}

/// Of what stands somewhere as much as is told.
fn beginning_of(found: &str) -> String {
    const TOLD: usize = 1000;
    match found.get(..floor(found, TOLD)) {
        Some(beginning) if beginning.len() < found.len() => format!("{beginning}…"),
        _ => found.to_owned(),
    }
}

impl Content {
    /// Every place where words stand, byte for byte, in the order of the text; none where they are too common. Cost: that of
    /// [`find`](Content::find).
    pub(crate) fn every(&self, words: &str) -> Option<Arc<[Span]>> {
        let search = Search { content: self, place: self.whole(), rules: Match::EXACT };
        if words.is_empty() { None } else { search.all(Wanted { before: "", words, after: "" }).ok() }
    }

    /// Whether a span neither begins nor ends inside a word or a number. Cost: O(1).
    pub(crate) fn is_whole(&self, span: Span) -> bool {
        is_whole(self.as_str(), span)
    }

    /// Finds words in a place of the text. Cost: O(place) in a place of 64 KiB at most; in a longer one, whose words are indexed when they are first
    /// needed, O(words), and a few milliseconds at most: words that are too common there for that are refused.
    ///
    /// Words match as they stand, byte for byte, unless the selector [allows](Selector::allowing) otherwise, and only as whole words: `he`
    /// is not found inside `the`, nor `can` in `can’t`, nor `5` in `2.5` (a match may not begin or end where Unicode's word rules, UAX #29, see no
    /// boundary, nor between a number and its sign, decimals or thousands, nor before a combining mark). Nor may offsets.
    ///
    /// # Errors
    /// [`FindError`]: not there (with what is most like it), there more than once (with the candidates), other words there, inside a word, out
    /// of range, too common to be looked for in a long place.
    pub fn find(&self, selector: &Selector, place: Span) -> Result<Anchor, FindError> {
        self.find_by_default(selector, place, OffsetUnit::default(), Match::EXACT, Match::ALL)
    }

    /// The same, with the unit and the rules by which it is read where it does not say them itself, and the rules for which it may ask.
    pub(crate) fn find_by_default(
        &self,
        selector: &Selector,
        place: Span,
        unit: OffsetUnit,
        rules: Match,
        most: Match,
    ) -> Result<Anchor, FindError> {
        let (unit, rules) = (selector.unit.unwrap_or(unit), selector.allowed.unwrap_or(rules));
        let rules = rules.without(Match::ALL.without(most));
        Read { selector, unit, rules }.find(self, place)
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

impl From<&String> for Selector {
    fn from(text: &String) -> Self {
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
