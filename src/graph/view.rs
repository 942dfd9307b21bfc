//! What can be asked: a graph as some lens shows it.

use std::sync::{Arc, OnceLock};

use super::core::{Core, Row};
use super::error::{FaultKind, GraphError};
use super::face::{Ref, Rows};
use super::lens::Lens;
use super::locate::Locator;
use super::nearest::nearest;
use crate::model::reference::Target;
use crate::model::{
    Agent, Claim, Comparison, Document, Event, Extent, Ground, Key, Kind, Kinds, Names, Node, NodeKind, Organization,
    Person, Place, Quote, Recording, Relation, Review, Someone, Statement, Voice,
};
use crate::text::Content;

/// A graph as it is read: every question can be asked of it. A [`Graph`](crate::Graph) derefs to its default view, which hides what is
/// retracted and joins what was judged the same; [`Graph::archive`](crate::Graph::archive) shows everything as it was put in.
///
/// Nodes come in order of insertion, over all that follows; a node that stands for several comes where the oldest of known kind
/// stands.
#[derive(Debug)]
pub struct View {
    pub(super) core: Arc<Core>,
    pub(super) lens: OnceLock<Lens>,
}

macro_rules! lookups {
    ($($(#[$doc:meta])* $lookup:ident: $kind:ident;)*) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        /// [`GraphError::NotFound`] with the nearest keys, [`GraphError::WrongKind`], [`GraphError::NoSuchHandle`].
        pub fn $lookup(&self, name: impl Names<$kind>) -> Result<Ref<'_, $kind>, GraphError> {
            self.find(name)
        }
    )*};
}

impl View {
    lookups! {
        /// A document, by key or handle.
        document: Document;
        /// A voice, by key or handle.
        voice: Voice;
        /// A person, by key or handle.
        person: Person;
        /// An organization, by key or handle.
        organization: Organization;
        /// A place, by key or handle.
        place: Place;
        /// An event, by key or handle.
        event: Event;
        /// An agent of unknown name or kind, by key or handle.
        someone: Someone;
        /// A quote, by key or handle.
        quote: Quote;
        /// A claim, by key or handle.
        claim: Claim;
        /// A review, by key or handle.
        review: Review;
        /// A comparison, by key or handle.
        comparison: Comparison;
        /// A node of any kind, by key or handle.
        node: Node;
        /// An agent of any kind, by key or handle.
        agent: Agent;
    }

    fn find<K: Kind>(&self, name: impl Names<K>) -> Result<Ref<'_, K>, GraphError> {
        let target = name.reference().target;
        let node = self.resolve(&target, K::KINDS)?;
        let shown = self.shown_as(node);
        match self.core.kind(shown) {
            Some(kind) if K::KINDS.contains(kind) => Ok(Ref::new(self, shown)),
            // A `Someone` who was judged to be a person is that person.
            Some(found) => Err(GraphError::WrongKind { expected: K::KINDS, key: self.key_of(shown), found }),
            None => Err(GraphError::NoSuchHandle { expected: K::KINDS, index: shown }),
        }
    }

    fn resolve(&self, target: &Target, expected: Kinds) -> Result<u32, GraphError> {
        let not_found =
            |key: &Key| GraphError::NotFound { expected, key: key.clone(), nearest: nearest(&self.core, key.as_str()) };
        match (Locator::new(&self.core).node(target), target) {
            (Ok(node), _) if self.shows(node) => Ok(node),
            (Ok(_) | Err(FaultKind::NoSuchKey { .. }), Target::Key(key)) => Err(not_found(key)),
            (_, Target::Id(index)) => Err(GraphError::NoSuchHandle { expected, index: *index }),
            _ => Err(not_found(&Key::from(""))),
        }
    }

    /// The recordings to which insertions belong; the first is the one of which nothing is known.
    pub fn recordings(&self) -> &[Recording] {
        self.core.recordings()
    }

    /// How many nodes of these kinds it shows. Cost: O(nodes of these kinds).
    pub fn count(&self, kinds: Kinds) -> usize {
        kinds.iter().map(|kind| self.nodes_of(kind).count()).sum()
    }

    /// How many statements the graph holds, shown or not.
    pub fn statement_count(&self) -> usize {
        self.core.row_count() as usize
    }

    pub(crate) fn core(&self) -> &Core {
        &self.core
    }

    pub(crate) fn lens(&self) -> &Lens {
        self.lens.get_or_init(|| Lens::standing(&self.core))
    }

    pub(crate) fn shows(&self, node: u32) -> bool {
        self.core.kind(node).is_some() && self.lens().shows_node(node)
    }

    pub(crate) fn shows_row(&self, row: u32) -> bool {
        self.lens().shows_row(row)
    }

    /// Whether a ground lies in a document that is shown, or in none.
    pub(crate) fn shows_ground(&self, ground: &Ground) -> bool {
        ground.extent().is_none_or(|extent| self.shows(extent.document.index()))
    }

    /// The node that stands for a node's cluster.
    pub(crate) fn shown_as(&self, node: u32) -> u32 {
        self.lens().identity.shown_as(node)
    }

    /// The node and all that are one with it, in order of insertion.
    pub(crate) fn members(&self, node: u32) -> Vec<u32> {
        self.lens().identity.members(node).map_or_else(|| vec![node], <[u32]>::to_vec)
    }

    pub(crate) fn nodes_of(&self, kind: NodeKind) -> impl Iterator<Item = u32> + '_ {
        let nodes = self.core.of_kind(kind).iter().copied();
        nodes.filter(|node| self.shows(*node) && self.shown_as(*node) == *node)
    }

    /// The statements of a relation that are said of a node or of what is one with it.
    pub(crate) fn outgoing(&self, node: u32, relation: Relation) -> Rows<'_> {
        self.joined(node, move |core, member| core.outgoing(member, relation))
    }

    /// The statements of a relation that lead to a node or to what is one with it.
    pub(crate) fn incoming(&self, node: u32, relation: Relation) -> Rows<'_> {
        self.joined(node, move |core, member| core.incoming(member, relation))
    }

    /// The statements that are said of a statement, of one relation.
    pub(crate) fn on(&self, row: u32, relation: Relation) -> impl Iterator<Item = u32> + '_ {
        let said = self.core.on(row).iter().copied().filter(|said| self.shows_row(*said));
        said.filter(move |said| self.core.row(*said).is_some_and(|row| row.relation == relation))
    }

    fn joined<'v>(&'v self, node: u32, rows: impl Fn(&'v Core, u32) -> &'v [u32]) -> Rows<'v> {
        match self.lens().identity.members(node) {
            None => Rows::one(self, rows(&self.core, node)),
            Some(members) => {
                let mut all: Vec<u32> = members.iter().flat_map(|member| rows(&self.core, *member)).copied().collect();
                all.sort_unstable();
                Rows::many(self, all)
            }
        }
    }

    pub(crate) fn row(&self, row: u32) -> Option<&Row> {
        self.core.row(row)
    }

    /// The node to which a statement leads, as it is shown.
    pub(crate) fn object(&self, row: u32) -> Option<u32> {
        self.core.row(row)?.object_node().map(|node| self.shown_as(node))
    }

    /// The node of which a statement is said, as it is shown.
    pub(crate) fn subject(&self, row: u32) -> Option<u32> {
        self.core.row(row)?.subject_node().map(|node| self.shown_as(node))
    }

    pub(crate) fn key_of(&self, node: u32) -> Key {
        self.core.key(node).cloned().unwrap_or_else(|| Key::from(""))
    }

    pub(crate) fn content(&self, document: u32) -> Option<&Content> {
        self.core.content(document)
    }

    pub(crate) fn text(&self, extent: Extent) -> &str {
        let content = self.core.content(extent.document.index());
        content.and_then(|content| content.slice(extent.span)).unwrap_or_default()
    }

    /// A statement, by its handle; none if it is not shown or of another graph.
    pub fn statement(&self, id: crate::model::Id<Statement>) -> Option<super::stated::StatementRef<'_>> {
        let row = id.index();
        (self.core.row(row).is_some() && self.shows_row(row)).then(|| super::stated::StatementRef::new(self, row))
    }
}
