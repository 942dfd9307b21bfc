//! A text that changes: where its quotations are now.

use crate::graph::{DocumentRef, Excerpt, QuoteRef};
use crate::text::{Content, Difference, FindError, Match, Span, SpanError, floor, words};

/// What became of the quotations of a document in a new text of it. Nothing of the graph changes.
#[derive(Clone, Debug)]
pub struct Reanchoring<'g> {
    document: DocumentRef<'g>,
    content: Content,
    quotations: Vec<Reanchored<'g>>,
}

/// One segment of a quote, and where it is now.
#[derive(Clone, Debug)]
pub struct Reanchored<'g> {
    /// The quote.
    pub quote: QuoteRef<'g>,
    /// The segment as it stands in the old text.
    pub segment: Excerpt<'g>,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of some words.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Outcome {
    /// They stand at the same bytes.
    Unchanged(Span),
    /// They stand elsewhere, and there is no doubt that it is they.
    Moved(Span),
    /// Words like them stand there.
    Altered {
        /// Where.
        span: Span,
        /// From the old words to the new.
        difference: Difference,
    },
    /// They stand at these places (the first 1,000 of them), and what stands around them does not tell which is theirs.
    Ambiguous(Vec<Span>),
    /// Nothing like them stands there.
    Lost,
}

impl<'g> DocumentRef<'g> {
    /// Looks for every quotation of the document in a new text. Cost: O(quotations x text) at most; much less in a long text.
    ///
    /// Words are unchanged or moved only where they stand byte for byte and there is no doubt that it is they: they stand once in both
    /// texts, or the words around them are the same. A look-alike is never taken for them.
    ///
    /// ```
    /// use dictum::{Document, Graph, Outcome, Quote};
    ///
    /// let mut graph = Graph::new();
    /// graph.insert(Document::new("harbour", "“Not this year,” she said."))?;
    /// graph.insert(Quote::direct("harbour", "Not this year,").unattributed())?;
    ///
    /// let changed = graph.document("harbour")?.reanchored("On Monday: “Not next year,” she said.")?;
    /// let Outcome::Altered { difference, .. } = &changed.quotations()[0].outcome else { panic!() };
    /// assert_eq!(difference.to_string(), "Not [-this-] {+next+} year,");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`SpanError::TooLong`] for a text of 4 GiB or more.
    pub fn reanchored(self, text: impl Into<Box<str>>) -> Result<Reanchoring<'g>, SpanError> {
        let content = Content::new(text)?;
        let mut quotations = Vec::new();
        for quote in self.quotes() {
            for segment in words_of(quote) {
                let outcome = outcome(self, segment, &content);
                quotations.push(Reanchored { quote, segment, outcome });
            }
        }
        Ok(Reanchoring { document: self, content, quotations })
    }
}

impl<'g> Reanchoring<'g> {
    /// Each segment of each quote, in order of insertion.
    pub fn quotations(&self) -> &[Reanchored<'g>] {
        &self.quotations
    }

    /// The new text.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// The document that changes.
    pub(super) fn document(&self) -> DocumentRef<'g> {
        self.document
    }
}

/// Its segments; of a quote of which only the clause is known, that.
fn words_of(quote: QuoteRef<'_>) -> Vec<Excerpt<'_>> {
    let segments: Vec<Excerpt<'_>> = quote.segments().collect();
    if segments.is_empty() { quote.reported_clauses().collect() } else { segments }
}

/// What became of some words of a document.
pub(super) fn outcome(document: DocumentRef<'_>, segment: Excerpt<'_>, new: &Content) -> Outcome {
    let (old, span, text) = (document.content(), segment.span(), segment.text());
    let Some(old) = old else { return Outcome::Lost };
    let candidates = new.every(text);
    let around_old = around(old, span);
    let same_around: Vec<Span> = candidates.iter().copied().filter(|place| around(new, *place) == around_old).collect();
    let stays = new.slice(span) == Some(text);
    match (same_around.as_slice(), candidates.as_ref()) {
        _ if stays && (around(new, span) == around_old || is_only(old, text, &candidates)) => Outcome::Unchanged(span),
        ([one], _) => Outcome::Moved(*one),
        (_, [one]) if old.every(text).len() == 1 => Outcome::Moved(*one),
        (_, []) => altered(new, text),
        (_, many) => Outcome::Ambiguous(many.iter().copied().take(FindError::CANDIDATES).collect()),
    }
}

/// Whether the words stand once in both texts.
fn is_only(old: &Content, text: &str, candidates: &[Span]) -> bool {
    candidates.len() == 1 && old.every(text).len() == 1
}

/// So many words on each side tell a place from another.
const AROUND: usize = 4;
/// In so many bytes, for there are scripts without blanks.
const NEAR: usize = 200;

/// The words before and after a place, nearest first.
fn around(content: &Content, span: Span) -> (Vec<&str>, Vec<&str>) {
    let (text, start, end) = (content.as_str(), span.start() as usize, span.end() as usize);
    let before = text.get(floor(text, start.saturating_sub(NEAR))..start).unwrap_or_default();
    let after = text.get(end..floor(text, end + NEAR)).unwrap_or_default();
    (before.split_whitespace().rev().take(AROUND).collect(), after.split_whitespace().take(AROUND).collect())
}

/// Under every rule, or else the passage most like the words.
fn altered(new: &Content, text: &str) -> Outcome {
    let rules = Match::WHITE_SPACE | Match::TYPOGRAPHY | Match::CASE | Match::UNICODE;
    let span = match new.find(&words(text).allowing(rules), new.whole()) {
        Ok(anchor) => anchor.span,
        Err(FindError::Ambiguous { candidates, .. }) => return Outcome::Ambiguous(candidates),
        Err(FindError::NotFound { nearest: Some(nearest), .. }) => nearest.span,
        Err(_) => return Outcome::Lost,
    };
    let difference = Difference::between(text, new.slice(span).unwrap_or_default());
    Outcome::Altered { span, difference }
}
