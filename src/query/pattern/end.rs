//! What stands at the ends of what a pattern says.

use super::Variable;
use super::list::List;
use crate::graph::{Ref, Set};
use crate::model::{Id, Is, Kind, Node};
use crate::query::nodes::{Asked, Nodes};

/// What a variable of a pattern can be one of: a list by conditions ([`Nodes`]), or a [`Set`].
pub trait OneOf<'g> {
    /// The kind of its nodes.
    type Kind: Kind;

    /// Its nodes.
    fn list(self) -> List<'g>;
}

impl<'g, K: Asked> OneOf<'g> for Nodes<'g, K> {
    type Kind = K;

    fn list(self) -> List<'g> {
        List::asked(self)
    }
}

impl<'g, K: Kind> OneOf<'g> for Set<'g, K> {
    type Kind = K;

    fn list(self) -> List<'g> {
        List::of::<K>(self.into_iter().map(|node| node.id().index()).collect())
    }
}

/// What can stand at an end: a variable of the pattern, a node (its handle or its face), or any node of a list.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand at an end of what a pattern says",
    note = "what can: a variable (`pattern.one_of(..)`), a node (`Id` or `Ref`), or a list (`graph.people()`, a `Set`)"
)]
pub trait End<'g> {
    /// As the pattern keeps it.
    fn end(self) -> EndOf<'g>;
}

#[derive(Clone, Debug)]
pub enum EndOf<'g> {
    Variable(u32),
    Node(u32),
    List(List<'g>),
}

impl<'g, K> End<'g> for Variable<K> {
    fn end(self) -> EndOf<'g> {
        EndOf::Variable(self.index)
    }
}

impl<'g, K: Is<Node>> End<'g> for Id<K> {
    fn end(self) -> EndOf<'g> {
        EndOf::Node(self.index())
    }
}

impl<'g, K: Is<Node>> End<'g> for Ref<'_, K> {
    fn end(self) -> EndOf<'g> {
        EndOf::Node(self.id().index())
    }
}

impl<'g, K: Asked> End<'g> for Nodes<'g, K> {
    fn end(self) -> EndOf<'g> {
        EndOf::List(self.list())
    }
}

impl<'g, K: Kind> End<'g> for Set<'g, K> {
    fn end(self) -> EndOf<'g> {
        EndOf::List(self.list())
    }
}
