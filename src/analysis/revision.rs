//! A new state of a document, with what stands in it as it stood in the old one.

use super::carrying::Carrying;
use super::reanchoring::Reanchoring;
use crate::model::record::{Record, Recordable, Submission};
use crate::model::statement::Entry;
use crate::model::{Document, Id, Key, Names, Outside, Quote, Statement, Voice};

/// A new state of a document, with its voices and quotes as far as they stand in it unaltered: inserted like any record, all of it or nothing.
///
/// A quote is carried over where all its words are unchanged or moved, nothing has changed between them and the words that say who speaks and
/// who passed them on, the quote in which they are nested is carried over, and it stands in the same voice as before. It is said to be the same
/// utterance as the old one. What else is said of it is carried over with the words that say it: the cue, the addressee and hedges, too, where nothing
/// has changed between. What is altered, ambiguous or lost is left behind, and [listed](Revision::left); so are,
/// unlisted, what other records say of the old text (mentions, dates of events) and what was judged of the old quotes.
#[derive(Clone, Debug)]
#[must_use = "a revision is nothing until it is inserted"]
pub struct Revision {
    /// The new text, as a revision of the old document; to say more of it.
    pub document: Document,
    pub(super) quotes: Vec<(Id<Quote>, Key)>,
    pub(super) entries: Vec<Entry>,
    pub(super) left: Vec<Left>,
}

/// What is not carried over into a new text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Left {
    /// A voice.
    Voice(Id<Voice>),
    /// A quote.
    Quote(Id<Quote>),
    /// What is said of a quote that is carried over without it.
    Statement(Id<Statement>),
}

impl Revision {
    /// The quotes that are carried over, in order of insertion: the old one, and the key of the new one.
    pub fn quotes(&self) -> &[(Id<Quote>, Key)] {
        &self.quotes
    }

    /// What is left behind: voices, then quotes and what is said of them, in order of insertion.
    pub fn left(&self) -> &[Left] {
        &self.left
    }
}

impl Record for Revision {
    type Inserted = Document;
}

impl Recordable for Revision {
    fn submission(self) -> Submission {
        match self.document.submission() {
            Submission::Node(document) => {
                Submission::Together(std::iter::once(*document).chain(self.entries).collect())
            }
            other => other,
        }
    }
}

impl Reanchoring<'_> {
    /// The new text under a key of its own, with every voice and quote that stands in it unaltered: a record. Cost: O(what is said of the quotes x
    /// text) at most; much less in a long text.
    ///
    /// ```
    /// use dictum::{Document, Graph, Person, Quote};
    ///
    /// let mut graph = Graph::new();
    /// graph.insert(Document::new("harbour", "“Not this year,” Ana Ruiz said. “Never,” she said."))?;
    /// graph.insert(Person::named("Ana Ruiz", "harbour", "Ana Ruiz"))?;
    /// graph.insert(Quote::direct("harbour", "Not this year,").spoken_by("ana-ruiz", "Ana Ruiz"))?;
    /// graph.insert(Quote::direct("harbour", "Never,").spoken_by("ana-ruiz", "she"))?;
    ///
    /// let changed = graph.document("harbour")?.reanchored("On Monday: “Not this year,” Ana Ruiz said.")?;
    /// let revision = changed.revision("harbour-2");
    /// assert_eq!((revision.quotes().len(), revision.left().len()), (1, 1));
    ///
    /// let harbour = graph.insert(revision)?;
    /// let quote = graph.document(harbour)?.quotes().iter().next().ok_or("it is carried over")?;
    /// assert_eq!(quote.to_string(), "Ana Ruiz: “Not this year,”");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn revision(&self, key: impl Into<Key>) -> Revision {
        let key = key.into();
        let text = self.content().as_str();
        let document = Document::new(key.clone(), text).revision_of(self.document().reference(), Outside);
        let mut revision = Revision { document, quotes: Vec::new(), entries: Vec::new(), left: Vec::new() };
        Carrying::new(self, key).into(&mut revision);
        revision
    }
}
