//! A text that changes: where its quotations are now.

use super::displacement::Displacement;
use crate::graph::{DocumentRef, Excerpt, QuoteRef};
use crate::text::{Content, Difference, Span, SpanError};

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
    /// They stand at these places (the first 1,000 of them; none where they are too common to be looked for), and what stands around them does not
    /// tell which is theirs.
    Ambiguous(Vec<Span>),
    /// Nothing like them stands there.
    Lost,
}

impl<'g> DocumentRef<'g> {
    /// Looks for every quotation of the document in a new text. Cost: O(quotations x text) at most; much less in a long text.
    ///
    /// Words are unchanged or moved only where they stand whole, byte for byte, and there is no doubt that it is they: all of the old text
    /// is there still, what came in standing between; or they stand once in both texts; or the words around them are the same, and of all
    /// places where they stood and stand these two are most like each other. A look-alike is never taken for them.
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
        let displacement = self.content().map(|old| Displacement::between(old, &content));
        for quote in self.quotes() {
            for segment in words_of(quote) {
                let outcome = displacement.as_ref().map(|displacement| displacement.outcome(segment.span()));
                quotations.push(Reanchored { quote, segment, outcome: outcome.unwrap_or(Outcome::Lost) });
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
