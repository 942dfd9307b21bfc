//! A view narrowed to some relations and kinds of node; petgraph's visit traits are here and nowhere else.

use std::collections::HashSet;

use petgraph::visit::{GraphBase, GraphRef, IntoNeighbors, IntoNeighborsDirected, IntoNodeIdentifiers, Visitable};

use super::face::{NodeRef, Ref};
use super::view::View;
use crate::model::{Id, Kinds, Node, NodeKind, Relation};

/// Which way an edge is walked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Direction {
    Along,
    Against,
    Both,
}

/// A view narrowed to some relations and kinds of node: what algorithms on graphs are run over, for nobody means all relations at once.
///
/// Neighbours come by relation in the order of the table, along before against, then in order of insertion; two edges give a
/// neighbour twice. It implements the visit traits of petgraph 0.8 that `Bfs`, `Dfs` and the like need.
#[derive(Clone, Copy, Debug)]
pub struct Network<'g> {
    view: &'g View,
    relations: RelationSet,
    kinds: Kinds,
    direction: Direction,
}

impl View {
    /// The network of these relations, walked along them, over nodes of all kinds.
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// # let note = graph.insert(Document::new("note", "Ana Ruiz told the Gazette that the port would stay shut."))?;
    /// # let ana = graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz"))?;
    /// # let gazette = graph.insert(Organization::named("Gazette", note, "the Gazette"))?;
    /// # let told = graph.insert(Quote::indirect(note, "the port would stay shut").spoken_by(ana, "Ana Ruiz").to(gazette, "the Gazette"))?;
    /// use petgraph::visit::Bfs;
    ///
    /// let talk = graph.network([Relation::SpokenBy, Relation::To]);
    /// assert!(talk.shortest_path(ana, gazette).is_none()); // both edges lead away from the quote
    /// assert!(talk.undirected().shortest_path(ana, gazette).is_some());
    ///
    /// let mut walk = Bfs::new(talk, told.widen());
    /// let mut reached = Vec::new();
    /// while let Some(node) = walk.next(talk) {
    ///     reached.push(graph.node(node)?.to_string());
    /// }
    /// assert_eq!(reached, ["Ana Ruiz: the port would stay shut", "Ana Ruiz", "Gazette"]);
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn network(&self, relations: impl IntoIterator<Item = Relation>) -> Network<'_> {
        let relations = relations.into_iter().collect();
        Network { view: self, relations, kinds: Kinds::ALL, direction: Direction::Along }
    }
}

impl<'g> Network<'g> {
    /// Over nodes of these kinds only.
    #[must_use]
    pub fn among(self, kinds: impl IntoIterator<Item = NodeKind>) -> Self {
        Network { kinds: kinds.into_iter().collect(), ..self }
    }

    /// Walked in both directions.
    #[must_use]
    pub fn undirected(self) -> Self {
        Network { direction: Direction::Both, ..self }
    }

    /// Walked against the relations.
    #[must_use]
    pub fn reversed(self) -> Self {
        let direction = match self.direction {
            Direction::Along => Direction::Against,
            Direction::Against => Direction::Along,
            Direction::Both => Direction::Both,
        };
        Network { direction, ..self }
    }

    /// The view.
    pub fn view(self) -> &'g View {
        self.view
    }

    /// Its nodes, by kind, then in order of insertion.
    pub fn nodes(self) -> impl Iterator<Item = NodeRef<'g>> + use<'g> {
        let view = self.view;
        self.kinds.iter().flat_map(move |kind| view.nodes_of(kind)).map(move |node| Ref::new(view, node))
    }

    pub(crate) fn holds(self, node: u32) -> bool {
        self.view.core().kind(node).is_some_and(|kind| self.kinds.contains(kind)) && self.view.shows(node)
    }

    /// The edges of a node in the direction of the walk: the statement, and where it leads.
    pub(crate) fn steps(self, node: u32) -> impl Iterator<Item = (u32, u32)> + use<'g> {
        self.relations.iter().flat_map(move |relation| {
            let view = self.view;
            let along = (self.direction != Direction::Against).then(|| view.outgoing(node, relation));
            let against = (self.direction != Direction::Along).then(|| view.incoming(node, relation));
            let along = along.into_iter().flatten().filter_map(move |row| Some((row, view.object(row)?)));
            let against = against.into_iter().flatten().filter_map(move |row| Some((row, view.subject(row)?)));
            along.chain(against).filter(move |(_, to)| self.holds(*to))
        })
    }
}

impl GraphBase for Network<'_> {
    type NodeId = Id<Node>;
    type EdgeId = u32;
}

impl GraphRef for Network<'_> {}

impl<'g> IntoNeighbors for Network<'g> {
    type Neighbors = Box<dyn Iterator<Item = Id<Node>> + 'g>;

    fn neighbors(self, node: Id<Node>) -> Self::Neighbors {
        Box::new(self.steps(node.index()).map(|(_, to)| Id::new(to)))
    }
}

impl IntoNeighborsDirected for Network<'_> {
    type NeighborsDirected = Self::Neighbors;

    fn neighbors_directed(self, node: Id<Node>, direction: petgraph::Direction) -> Self::Neighbors {
        match direction {
            petgraph::Direction::Outgoing => self.neighbors(node),
            petgraph::Direction::Incoming => self.reversed().neighbors(node),
        }
    }
}

impl<'g> IntoNodeIdentifiers for Network<'g> {
    type NodeIdentifiers = Box<dyn Iterator<Item = Id<Node>> + 'g>;

    fn node_identifiers(self) -> Self::NodeIdentifiers {
        Box::new(self.nodes().map(Ref::id))
    }
}

impl Visitable for Network<'_> {
    type Map = HashSet<Id<Node>>;

    fn visit_map(&self) -> Self::Map {
        HashSet::new()
    }

    fn reset_map(&self, map: &mut Self::Map) {
        map.clear();
    }
}

/// A set of relations.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct RelationSet(u128);

const _: () = assert!(Relation::COUNT <= 128);

impl RelationSet {
    fn iter(self) -> impl Iterator<Item = Relation> {
        Relation::ALL.iter().copied().filter(move |relation| self.0 & (1 << *relation as u32) != 0)
    }
}

impl FromIterator<Relation> for RelationSet {
    fn from_iter<I: IntoIterator<Item = Relation>>(relations: I) -> Self {
        RelationSet(relations.into_iter().fold(0, |set, relation| set | 1 << relation as u32))
    }
}
