//! All nodes of a kind, and those of a name.

use std::fmt;
use std::marker::PhantomData;

use crate::graph::{Ref, View};
use crate::model::{
    Comparison, Document, Event, Kind, Node, NodeKind, Organization, Person, Place, Review, Someone, Voice,
};

/// The nodes of a kind, in order of insertion: an iterator, narrowed by [`named`](Nodes::named).
pub struct Nodes<'g, K> {
    view: &'g View,
    nodes: Box<dyn Iterator<Item = u32> + Send + Sync + 'g>,
    kind: PhantomData<fn() -> K>,
}

macro_rules! lists {
    ($($(#[$doc:meta])* $list:ident of $kind:ident;)*) => {
        impl View {$(
            $(#[$doc])*
            pub fn $list(&self) -> Nodes<'_, $kind> {
                Nodes::new(self, self.nodes_of(NodeKind::$kind))
            }
        )*}
    };
}

lists! {
    /// The documents, in order of insertion.
    documents of Document;
    /// The voices, in order of insertion.
    voices of Voice;
    /// The people, in order of insertion.
    people of Person;
    /// The organizations and groups, in order of insertion.
    organizations of Organization;
    /// The places, in order of insertion.
    places of Place;
    /// The events, in order of insertion.
    events of Event;
    /// The agents of whom name or kind is unknown, in order of insertion.
    someones of Someone;
    /// The reviews, in order of insertion.
    reviews of Review;
    /// The comparisons, in order of insertion.
    comparisons of Comparison;
}

impl View {
    /// All nodes, of every kind, in order of insertion.
    pub fn nodes(&self) -> Nodes<'_, Node> {
        let nodes = 0..self.core().node_count();
        Nodes::new(self, nodes.filter(|node| self.shows(*node) && self.shown_as(*node) == *node))
    }
}

impl<'g, K: Kind> Nodes<'g, K> {
    fn new(view: &'g View, nodes: impl Iterator<Item = u32> + Send + Sync + 'g) -> Self {
        Nodes { view, nodes: Box::new(nodes), kind: PhantomData }
    }

    /// Those of them that have this name, description or title; case and punctuation do not count (they compare as
    /// [`Key::derived`](crate::Key::derived) reads them), everything else does. Cost: O(answer), whatever the size of the graph.
    ///
    /// ```
    /// use dictum::{Document, Graph, Person};
    ///
    /// let mut graph = Graph::new();
    /// let note = graph.insert(Document::new("note", "Ana Ruiz, the mayor, met Ana Ruiz, the pilot."))?;
    /// graph.insert(Person::named("Ana Ruiz", note.at("Ana Ruiz, the mayor"), "Ana Ruiz").key("mayor"))?;
    /// graph.insert(Person::named("Ana Ruiz", note.at("Ana Ruiz, the pilot"), "Ana Ruiz").key("pilot"))?;
    ///
    /// assert!(graph.people().named("ana ruiz").map(|person| person.key()).eq(["mayor", "pilot"]));
    /// assert_eq!(graph.nodes().named("Ruiz").count(), 0);
    /// # Ok::<(), dictum::GraphError>(())
    /// ```
    pub fn named(self, name: &str) -> Nodes<'g, K> {
        Nodes::new(self.view, self.view.named(name, K::KINDS).into_iter())
    }
}

impl<'g, K> Iterator for Nodes<'g, K> {
    type Item = Ref<'g, K>;

    fn next(&mut self) -> Option<Ref<'g, K>> {
        self.nodes.next().map(|node| Ref::new(self.view, node))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.nodes.size_hint()
    }
}

impl<K> fmt::Debug for Nodes<'_, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Nodes").finish_non_exhaustive()
    }
}
