//! The lists of a view: all nodes of a kind, and those of a name.

use super::nodes::{Asked, Conditions, Nodes, Test};
use crate::graph::{Candidates, NAMING, View};
use crate::model::{
    Agent, Comparison, Document, Event, Key, Kind, Node, Organization, Person, Place, Review, Someone, Voice,
};

/// What is asked of a node of which only the name can be asked.
#[derive(Clone, Default, Debug)]
pub struct Named(Vec<String>);

macro_rules! lists {
    ($($(#[$doc:meta])* $list:ident of $kind:ident;)*) => {
        impl View {$(
            $(#[$doc])*
            pub fn $list(&self) -> Nodes<'_, $kind> {
                Nodes::of(self)
            }
        )*}
        $(impl Asked for $kind {
            type Conditions = Named;
        })*
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
    /// The agents, whoever and whatever can speak, in order of insertion.
    agents of Agent;
    /// All nodes, of every kind, in order of insertion.
    nodes of Node;
}

impl<'g, K: Asked<Conditions = Named>> Nodes<'g, K> {
    /// With this name, description or title; case and punctuation do not count (they compare as
    /// [`Key::derived`](crate::Key::derived) reads them), everything else does: of part of a name, or of what a text only calls
    /// somebody, ask each node's [`mentions`](crate::Ref::mentions). Cost: O(what is named so), once names are indexed, which is
    /// when they are first asked.
    ///
    /// ```
    /// use dictum::{Document, Graph, Person};
    ///
    /// let mut graph = Graph::new();
    /// let note = graph.insert(Document::new("note", "Ana Ruiz, the mayor, met Ana Ruiz, the pilot."))?;
    /// graph.insert(Person::named("Ana Ruiz", note.at("Ana Ruiz, the mayor"), "Ana Ruiz").key("mayor"))?;
    /// graph.insert(Person::named("Ana Ruiz", note.at("Ana Ruiz, the pilot"), "Ana Ruiz").key("pilot"))?;
    ///
    /// assert!(graph.people().named("ana ruiz").keys().eq(["mayor", "pilot"]));
    /// assert!(graph.nodes().named("Ruiz").is_empty());
    /// # Ok::<(), dictum::GraphError>(())
    /// ```
    pub fn named(mut self, name: &str) -> Self {
        self.conditions.0.push(name.to_owned());
        self
    }
}

impl<K: Kind> Conditions<K> for Named {
    fn candidates<'g>(&self, view: &'g View) -> Option<Candidates<'g>> {
        self.0.iter().map(|name| view.named(name)).min_by_key(Candidates::at_most)
    }

    fn test<'g>(self) -> Test<'g, K> {
        let asked: Vec<String> = self.0.iter().map(|name| Key::normal(name)).collect();
        Box::new(move |node| {
            let has = |asked: &String| {
                let mut names = NAMING.into_iter().flat_map(|relation| node.texts(relation));
                names.any(|name| Key::normal(&name) == *asked)
            };
            asked.iter().all(has)
        })
    }
}
