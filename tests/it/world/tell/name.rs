//! Handles and references, by number.

use dictum::{Agent, Graph, Id, Is, Kind, Names, Node, Reference, Unnamed, View};

use crate::oracle::{Name, Of, Step, What};

/// The handle of a node, called by its kind or a union that holds it.
pub(crate) fn handle<K: Kind>(graph: &Graph, node: usize) -> Id<K> {
    let archive = graph.archive();
    let found = archive.nodes().iter().nth(node).and_then(|node| node.narrow::<K>());
    found.expect("there is such a node").id()
}

/// The number of a handle.
pub(crate) fn number<K>(id: Id<K>) -> usize {
    id.index() as usize
}

/// The numbers of the nodes that a view shows.
pub(crate) fn all_nodes(view: &View) -> Vec<usize> {
    view.nodes().iter().map(|node| number(node.id())).collect()
}

/// A node as a record names it.
pub(super) fn named<K: Kind + Is<K>>(graph: &Graph, name: &Name) -> Reference<K> {
    match name {
        Name::Number(number) => handle::<K>(graph, *number).reference(),
        Name::Key(key) => Names::<K>::reference(key.as_str()),
        Name::Unnamed => unreachable!("only an agent can be unnamed"),
    }
}

pub(super) fn agent(graph: &Graph, name: &Name) -> Reference<Agent> {
    match name {
        Name::Unnamed => Unnamed.reference(),
        name => named(graph, name),
    }
}

impl Step {
    /// The node to which it leads.
    pub(super) fn to(&self) -> &Name {
        match &self.object {
            What::Node(name) => name,
            object => unreachable!("{object:?} is no node"),
        }
    }

    /// The node of which it is said.
    pub(super) fn from(&self) -> &Name {
        match &self.subject {
            Of::Node(name) => name,
            subject => unreachable!("{subject:?} is no node"),
        }
    }

    pub(super) fn text(&self) -> &str {
        match &self.object {
            What::Text(text) => text,
            object => unreachable!("{object:?} is no text"),
        }
    }

    /// Its label or role.
    pub(super) fn label(&self) -> &str {
        match &self.detail {
            Some(What::Text(text)) => text,
            detail => unreachable!("{detail:?} is no label"),
        }
    }

    pub(super) fn term<T: std::str::FromStr<Err = dictum::TermError>>(&self) -> T {
        match (&self.object, &self.detail) {
            (What::Term(term), _) | (_, Some(What::Term(term))) => term.parse().expect("it is a term"),
            said => unreachable!("{said:?} is no term"),
        }
    }

    pub(super) fn date(&self) -> Option<dictum::Date> {
        match &self.object {
            What::Date(date) => Some(date.parse().expect("it is a date")),
            _ => None,
        }
    }
}

/// Handles of nodes of any kind.
pub(super) fn node(graph: &Graph, name: &Name) -> Reference<Node> {
    named(graph, name)
}
