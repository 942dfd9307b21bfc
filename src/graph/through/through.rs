//! A view of a view.

use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::Arc;

use super::only::Only;
use super::weigh::weigh;
use crate::graph::graph::Graph;
use crate::graph::view::{Lens, View};

/// A view that borrows its graph; derefs to [`View`].
#[derive(Debug)]
pub struct Through<'g> {
    view: View,
    unknown: usize,
    graph: PhantomData<&'g View>,
}

impl View {
    /// The same graph through a condition; nothing is copied, and everything that can be asked of the graph can be asked of it. Views nest. Cost: O(graph),
    /// in bits; then no step costs more than before.
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// let note = graph.insert(Document::new("note", "“Not this year,” the mayor told the Gazette, it is said."))?;
    /// # let mayor = graph.insert(Person::described("the mayor", note, "the mayor"))?;
    /// # let gazette = graph.insert(Organization::named("the Gazette", note, "the Gazette"))?;
    /// # graph.insert(Quote::direct(note, "Not this year,").spoken_by(mayor, "the mayor").by_way_of(gazette, "told the Gazette"))?;
    /// let without = graph.through(!Only::via(gazette));
    /// assert_eq!(graph.quotes().count(), 1);
    /// assert_eq!(without.quotes().count(), 0);
    /// assert_eq!(without.person(mayor)?.quotes().count(), 0); // he is named besides
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn through(&self, only: Only) -> Through<'_> {
        let (sieve, unknown) = weigh(self, &only);
        let lens = self.lens().through(&self.core, sieve);
        Through::new(self, lens, unknown)
    }
}

impl View {
    /// The same graph as if these nodes, and what is one with them, were retracted. Cost: O(graph), in bits.
    pub(crate) fn without(&self, nodes: &[u32]) -> Through<'_> {
        let mut sieve = self.lens().sieve();
        nodes.iter().flat_map(|node| self.members(*node)).for_each(|node| sieve.withdraw(node));
        Through::new(self, self.lens().through(&self.core, sieve), 0)
    }
}

impl Graph {
    /// Everything as it was put in: what is retracted is shown, what was judged the same is apart.
    ///
    /// ```
    /// use dictum::{Document, Graph, Outside, Person};
    ///
    /// let mut graph = Graph::new();
    /// let note = graph.insert(Document::new("note", "Ana Ruiz met a deckhand."))?;
    /// graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz"))?;
    /// let deckhand = graph.insert(Person::described("a deckhand", note, "a deckhand"))?;
    /// graph.insert(deckhand.retracted(Outside))?;
    ///
    /// assert_eq!(graph.people().count(), 1);
    /// assert_eq!(graph.archive().people().count(), 2);
    /// # Ok::<(), dictum::GraphError>(())
    /// ```
    pub fn archive(&self) -> Through<'_> {
        Through::new(self, Lens::archive(), 0)
    }
}

impl<'g> Through<'g> {
    fn new(before: &'g View, lens: Lens, unknown: usize) -> Self {
        let (core, pool) = (Arc::clone(&before.core), Arc::clone(&before.pool));
        Through { view: View { core, lens, pool }, unknown, graph: PhantomData }
    }

    /// How many statements that the view before it shows were kept out because the condition does not know enough of them. What falls with
    /// them is not counted.
    pub fn unknown(&self) -> usize {
        self.unknown
    }
}

impl Deref for Through<'_> {
    type Target = View;

    fn deref(&self) -> &View {
        &self.view
    }
}
