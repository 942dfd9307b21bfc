//! Where in a text the words are that selectors select.

use super::resource::Resource;
use super::selector::{Selector, SelectorKind};
use crate::text::{self, Anchor, Content, FindError, Match, OffsetUnit, Span, words};

/// Why no words are selected.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AnchorError {
    /// Nothing says which words.
    #[error("it has no selector: which words of its source are meant?")]
    NoSelector,
    /// The words are not there.
    #[error(transparent)]
    Find(#[from] FindError),
    /// No selector selects words of a plain text.
    #[error("{0} selects nothing in a plain text: give a TextQuoteSelector or a TextPositionSelector beside it")]
    NotText(&'static str),
    /// Positions in a part that is not found.
    #[error("positions count from the beginning of what {0} selects, which a plain text does not tell")]
    PartUnknown(&'static str),
    /// Alternatives select different words: where, in code points, as positions are counted.
    #[error("its selectors select different words: code points {0} and {1}")]
    Differ(Box<str>, Box<str>),
    /// They nest too deeply.
    #[error("selectors that refine each other nest more than {0} deep")]
    TooDeep(usize),
}

/// Where the words are.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Anchored {
    pub(super) anchor: Anchor,
    /// The words as they were given; none where only positions were.
    pub(super) exact: Option<String>,
}

impl Resource<'_> {
    /// Where in the text of its source the words are that it selects. All of its selectors that select words must select the same: positions, counted in code points, are held
    /// against the words that are given beside them; what refines a selector is looked for in what that selects. A selector of another kind (CSS, XPath, a fragment other than
    /// `char=` of RFC 5147) narrows nothing: what refines it is looked for in the whole text. Words that are given alone must be there once, with what is said to
    /// stand before and after them. They may differ by these rules. Cost: that of [`Content::find`] for each selector.
    ///
    /// # Errors
    /// [`AnchorError`].
    pub fn anchor(self, content: &Content, rules: Match) -> Result<Anchor, AnchorError> {
        self.anchored(content, rules).map(|found| found.anchor)
    }

    pub(super) fn anchored(self, content: &Content, rules: Match) -> Result<Anchored, AnchorError> {
        let selectors: Vec<Selector<'_>> = self.selectors().collect();
        let whole = Place { span: content.whole(), unknown: None };
        Anchoring { content, rules }.all(&selectors, whole, 0)
    }
}

/// Where to look.
#[derive(Clone, Copy)]
struct Place {
    span: Span,
    /// The selector that narrowed it in a way that a plain text does not tell.
    unknown: Option<&'static str>,
}

struct Anchoring<'c> {
    content: &'c Content,
    rules: Match,
}

impl Anchoring<'_> {
    /// So deep may selectors nest.
    const DEEPEST: usize = 16;

    /// What alternatives select; all the same.
    fn all(&self, selectors: &[Selector<'_>], place: Place, depth: usize) -> Result<Anchored, AnchorError> {
        if depth > Self::DEEPEST {
            return Err(AnchorError::TooDeep(Self::DEEPEST));
        }
        let (refined, plain): (Vec<_>, Vec<_>) =
            selectors.iter().copied().partition(|selector| selector.refined_by().next().is_some());
        let mut found = self.plain(&plain, place)?;
        for selector in refined {
            let narrowed = self.narrowed(selector, place, depth)?;
            let refining: Vec<Selector<'_>> = selector.refined_by().collect();
            found.push(self.all(&refining, narrowed, depth + 1)?);
        }
        for selector in &plain {
            if let SelectorKind::Range { start, end } = selector.kind() {
                found.push(self.range(start, end, place, depth)?);
            }
        }
        self.same(found, selectors)
    }

    /// The one that all are, with the words if one gives them.
    fn same(&self, found: Vec<Anchored>, selectors: &[Selector<'_>]) -> Result<Anchored, AnchorError> {
        let mut found = found.into_iter();
        let Some(mut one) = found.next() else {
            let other = selectors.first().map(|selector| name(selector.kind()));
            return Err(other.map_or(AnchorError::NoSelector, AnchorError::NotText));
        };
        for other in found {
            if other.anchor.span != one.anchor.span {
                let at = |span: Span| {
                    let count = |byte| OffsetUnit::CodePoints.count(self.content, byte).unwrap_or(byte);
                    format!("{}-{}", count(span.start()), count(span.end())).into_boxed_str()
                };
                return Err(AnchorError::Differ(at(one.anchor.span), at(other.anchor.span)));
            }
            if one.exact.is_none() {
                one = other;
            }
        }
        Ok(one)
    }

    /// Positions, each held against the words that are given beside them; words alone.
    fn plain(&self, selectors: &[Selector<'_>], place: Place) -> Result<Vec<Anchored>, AnchorError> {
        let (mut positions, mut quotes) = (Vec::new(), Vec::new());
        for selector in selectors {
            match selector.kind() {
                SelectorKind::TextQuote { exact, prefix, suffix } => quotes.push((exact, prefix, suffix)),
                kind => positions.extend(self.position(kind, place)?),
            }
        }
        let mut found = Vec::new();
        for position in &positions {
            let anchor = self.find(position.clone(), place)?;
            found.push(Anchored { anchor, exact: None });
        }
        // All positions must be the same: the words are held against one of them.
        let position = positions.first();
        for (exact, prefix, suffix) in quotes {
            let quote = position.map_or_else(|| words(exact), |position| position.clone().exact(exact));
            let quote = prefix.into_iter().fold(quote, |quote, prefix| quote.after(prefix));
            let quote = suffix.into_iter().fold(quote, |quote, suffix| quote.before(suffix));
            found.push(Anchored { anchor: self.find(quote, place)?, exact: Some(exact.to_owned()) });
        }
        Ok(found)
    }

    fn find(&self, selector: text::Selector, place: Place) -> Result<Anchor, AnchorError> {
        Ok(self.content.find(&selector.allowing(self.rules | Match::WORD_PARTS), place.span)?)
    }

    /// Positions count from the beginning of the place.
    fn position(&self, kind: SelectorKind<'_>, place: Place) -> Result<Option<text::Selector>, AnchorError> {
        let (unit, start, end) = match kind {
            SelectorKind::TextPosition { start, end } => (OffsetUnit::CodePoints, start, end),
            SelectorKind::DataPosition { start, end } => (OffsetUnit::Bytes, start, end),
            SelectorKind::Fragment { value, .. } => match characters(value) {
                Some((start, end)) => (OffsetUnit::CodePoints, start, end),
                None => return Ok(None),
            },
            _ => return Ok(None),
        };
        if let Some(unknown) = place.unknown {
            return Err(AnchorError::PartUnknown(unknown));
        }
        let before = match unit {
            OffsetUnit::CodePoints => self.content.code_points(place.span.start()).map_or(0, |before| before.0),
            _ => place.span.start(),
        };
        let at = |offset: u64| usize::try_from(offset.saturating_add(before.into())).unwrap_or(usize::MAX);
        Ok(Some(text::Selector::offsets(unit, at(start)..at(end))))
    }

    /// What a selector selects, for those that refine it.
    fn narrowed(&self, selector: Selector<'_>, place: Place, depth: usize) -> Result<Place, AnchorError> {
        if let SelectorKind::Range { start, end } = selector.kind() {
            let span = self.range(start, end, place, depth)?.anchor.span;
            return Ok(Place { span, unknown: None });
        }
        let found = self.plain(&[selector], place)?;
        let span = found.first().map(|found| found.anchor.span);
        Ok(span.map_or(Place { unknown: Some(name(selector.kind())), ..place }, |span| Place { span, unknown: None }))
    }

    /// From where one begins up to where the other begins.
    fn range(
        &self,
        start: Selector<'_>,
        end: Selector<'_>,
        place: Place,
        depth: usize,
    ) -> Result<Anchored, AnchorError> {
        let (start, end) = (self.all(&[start], place, depth + 1)?, self.all(&[end], place, depth + 1)?);
        let (from, to) = (start.anchor.span.start(), end.anchor.span.start());
        if from > to {
            return Err(FindError::Backwards { start: from.into(), end: to.into() }.into());
        }
        let span = Span::between(from, to);
        let is_worded = start.exact.is_some() && end.exact.is_some();
        let exact = is_worded.then(|| self.content.slice(span).unwrap_or_default().to_owned());
        Ok(Anchored { anchor: Anchor { span, matched: Match::EXACT }, exact })
    }
}

/// The characters of a fragment of a plain text (RFC 5147): `char=4,8`.
fn characters(fragment: &str) -> Option<(u64, u64)> {
    let scheme = fragment.split(';').next()?;
    let (start, end) = scheme.strip_prefix("char=")?.split_once(',')?;
    let start = if start.is_empty() { 0 } else { start.parse().ok()? };
    Some((start, end.parse().ok()?)).filter(|(start, end)| start <= end)
}

fn name(kind: SelectorKind<'_>) -> &'static str {
    match kind {
        SelectorKind::Fragment { .. } => "a FragmentSelector",
        SelectorKind::Css(_) => "a CssSelector",
        SelectorKind::XPath(_) => "an XPathSelector",
        SelectorKind::TextQuote { .. } => "a TextQuoteSelector",
        SelectorKind::TextPosition { .. } => "a TextPositionSelector",
        SelectorKind::DataPosition { .. } => "a DataPositionSelector",
        SelectorKind::Svg(_) => "an SvgSelector",
        SelectorKind::Range { .. } => "a RangeSelector",
        SelectorKind::Other => "a selector that is elsewhere or of an unknown type",
    }
}
