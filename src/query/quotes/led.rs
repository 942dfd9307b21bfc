//! Steps from all quotes of a list at once.

use super::Quotes;
use crate::graph::{Column, DocumentRef, Excerpt, Set, View};
use crate::model::{Document, Quote, Relation};
use crate::query::nodes::Found;

impl<'g> Quotes<'g> {
    /// The documents in which they stand, each once. Cost: O(quotes).
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// # for key in ["gazette", "post"] {
    /// #     let note = graph.insert(Document::new(key, "“Not this year,” Ana Ruiz said. “Perhaps later,” she added."))?;
    /// #     for words in ["Not this year,", "Perhaps later,"] { graph.insert(Quote::direct(note, words))?; }
    /// # }
    /// let quotes = graph.quotes();
    /// assert_eq!((quotes.count(), quotes.documents().len()), (4, 2));
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn documents(&self) -> Set<'g, Document> {
        let (view, column) = (self.view(), Column::along(self.view(), Relation::InDocument));
        let (mut quotes, mut room, mut documents) = (self.iter(), Vec::new(), Vec::new());
        loop {
            let some = quotes.next_some(&mut room);
            if some.is_empty() {
                break;
            }
            column.ends_of(some, &mut documents);
        }
        documents.into_iter().map(|document| DocumentRef::new(view, document)).collect()
    }

    /// The words of all of them, each in its segments.
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// # let note = graph.insert(Document::new("note", "“Not this year,” Ana Ruiz said. “Perhaps later,” she added."))?;
    /// # for words in ["Not this year,", "Perhaps later,"] { graph.insert(Quote::direct(note, words))?; }
    /// let words = graph.quotes().excerpts().map(|words| words.text().split_whitespace().count());
    /// assert_eq!(words.sum::<usize>(), 5);
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn excerpts(&self) -> impl Iterator<Item = Excerpt<'g>> + use<'g> {
        let segments = Column::along(self.view(), Relation::Segment);
        Excerpts { view: self.view(), quotes: self.iter(), segments, some: Vec::new(), given: 0, room: Vec::new() }
    }
}

/// The segments of quotes.
struct Excerpts<'g> {
    view: &'g View,
    quotes: Found<'g, Quote>,
    segments: Column<'g>,
    /// Those of some quotes, by the numbers of their words; and how many of them were given.
    some: Vec<u32>,
    given: usize,
    room: Vec<u32>,
}

impl Excerpts<'_> {
    /// Those of the next quotes that have any.
    fn go_on(&mut self) {
        self.given = 0;
        self.some.clear();
        while self.some.is_empty() {
            let quotes = self.quotes.next_some(&mut self.room);
            if quotes.is_empty() {
                break;
            }
            self.segments.ends_of(quotes, &mut self.some);
        }
    }
}

impl<'g> Iterator for Excerpts<'g> {
    type Item = Excerpt<'g>;

    #[inline]
    fn next(&mut self) -> Option<Excerpt<'g>> {
        if self.given == self.some.len() {
            self.go_on();
        }
        let number = self.some.get(self.given)?;
        self.given += 1;
        self.view.core().words(*number).map(|extent| Excerpt::new(self.view, extent))
    }
}
