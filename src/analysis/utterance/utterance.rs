//! What was said once, in all its renderings.

use std::collections::HashMap;
use std::fmt;

use super::drift::{Drift, drift};
use super::likeness::Likeness;
use crate::analysis::provenance::came_before;
use crate::graph::{DocumentRef, QuoteRef};
use crate::model::{Document, Id};
use crate::text::visibly;

/// Quotes that render the same words, spoken once.
#[derive(Clone, Default)]
pub struct Utterance<'g> {
    quotes: Vec<QuoteRef<'g>>,
}

impl<'g> Utterance<'g> {
    pub(super) fn push(&mut self, quote: QuoteRef<'g>) {
        self.quotes.push(quote);
    }

    /// The quotes that render it, in order of insertion.
    pub fn quotes(&self) -> &[QuoteRef<'g>] {
        &self.quotes
    }

    /// Where it may have appeared first: the quotes of whose documents no other was certainly published before, in order of insertion. One is the earliest appearance; of
    /// several it is not known which, and one whose document has no date is always among them. Cost: O(documents²), of those that hold a rendering.
    pub fn earliest(&self) -> Vec<QuoteRef<'g>> {
        let mut documents: Vec<DocumentRef<'g>> = self.quotes.iter().map(|quote| quote.document()).collect();
        documents.sort_unstable();
        documents.dedup();
        let is_later = |document: &DocumentRef<'g>| documents.iter().any(|other| came_before(*other, *document));
        let later: HashMap<Id<Document>, bool> =
            documents.iter().map(|document| (document.id(), is_later(document))).collect();
        self.quotes.iter().copied().filter(|quote| later.get(&quote.document().id()) == Some(&false)).collect()
    }

    /// How its words drifted along citations: for each rendering, in order of insertion, those from which it may have been taken, which stand in the nearest documents on which
    /// its own rests (which it [cites](crate::Relation::Cites), quotes from, republishes, revises or sums up), or in those on which these rest, if they hold none. Cost: O(renderings × documents and
    /// citations that are reached).
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// let wire = graph.insert(Document::new("wire", "“The port will probably stay shut until spring,” said Ana Ruiz."))?;
    /// let blog = graph.insert(Document::new("blog", "“The port will stay shut until spring,” she said."))?;
    /// graph.insert(blog.cites(wire, Outside))?;
    /// graph.insert(Quote::direct(wire, "The port will probably stay shut until spring,").unattributed())?;
    /// graph.insert(Quote::direct(blog, "The port will stay shut until spring,").unattributed())?;
    /// let likeness = Likeness::default();
    /// let utterances = graph.utterances(&likeness);
    /// let [drift] = &utterances.iter().next().unwrap().drift(&likeness)[..] else { panic!("one is taken from the other") };
    /// assert_eq!(drift.fidelity.left_out(), ["probably"]);
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn drift(&self, likeness: &Likeness) -> Vec<Drift<'g>> {
        drift(&self.quotes, likeness)
    }
}

impl fmt::Debug for Utterance<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.quotes.iter().map(|quote| quote.key())).finish()
    }
}

impl fmt::Display for Utterance<'_> {
    /// The words of its first rendering, and how many there are.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(first) = self.quotes.first() else { return Ok(()) };
        visibly(f, |f| write!(f, "“{}”", first.words()))?;
        if self.quotes.len() > 1 { write!(f, " and {} more", self.quotes.len() - 1) } else { Ok(()) }
    }
}
