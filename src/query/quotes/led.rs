//! Steps from all quotes of a list at once.

use super::Quotes;
use crate::graph::{Column, Excerpt, Gathered, Set, View};
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
        let (mut led, mut some, mut documents) = (Led::of(self, Relation::InDocument), Vec::new(), Gathered::default());
        while led.go_on(&mut some) {
            documents.add_all(led.view, &mut some);
        }
        documents.set()
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
        Excerpts { led: Led::of(self, Relation::Segment), some: Vec::new(), given: 0 }
    }
}

/// What a relation leads to from quotes, some quotes at a time.
struct Led<'g> {
    view: &'g View,
    quotes: Found<'g, Quote>,
    column: Column<'g>,
    room: Vec<u32>,
}

impl<'g> Led<'g> {
    fn of(quotes: &Quotes<'g>, relation: Relation) -> Self {
        let view = quotes.view();
        Led { view, quotes: quotes.iter(), column: Column::along(view, relation), room: Vec::new() }
    }

    /// Adds what the next quotes lead to; whether there were any.
    fn go_on(&mut self, ends: &mut Vec<u32>) -> bool {
        let quotes = self.quotes.next_some(&mut self.room);
        self.column.ends_of(quotes, ends);
        !quotes.is_empty()
    }
}

/// The segments of quotes.
struct Excerpts<'g> {
    led: Led<'g>,
    /// Those of some quotes, by the numbers of their words; and how many of them were given.
    some: Vec<u32>,
    given: usize,
}

impl Excerpts<'_> {
    /// Those of the next quotes that have any.
    fn go_on(&mut self) {
        self.given = 0;
        self.some.clear();
        while self.some.is_empty() && self.led.go_on(&mut self.some) {}
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
        let view = self.led.view;
        view.core().words(*number).map(|extent| Excerpt::new(view, extent))
    }

    // Those at hand in one loop.
    #[inline]
    fn fold<B, F: FnMut(B, Self::Item) -> B>(mut self, first: B, mut and: F) -> B {
        let (mut so_far, view) = (first, self.led.view);
        loop {
            let numbers = self.some.get(self.given..).unwrap_or_default();
            let extents = numbers.iter().filter_map(|number| view.core().words(*number));
            so_far = extents.fold(so_far, |so_far, extent| and(so_far, Excerpt::new(view, extent)));
            self.go_on();
            if self.some.is_empty() {
                return so_far;
            }
        }
    }
}
