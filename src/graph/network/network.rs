//! A view narrowed to some relations and kinds of node.

use super::edges::Steps;
use super::relations::Relations;
use super::step::Step;
use crate::graph::face::{NodeRef, Ref};
use crate::graph::view::{Columns, View};
use crate::model::{Kinds, NodeKind, Relation};

/// A view narrowed to some relations and kinds of node: what algorithms on graphs are run over, for nobody means all relations at once.
///
/// Nodes come in order of insertion. Neighbours come by relation in the order of the table, along before against, then in order of
/// insertion; two edges give a neighbour twice. A relation that says the same in both directions
/// ([`Relation::is_symmetric`]) is always walked both ways. What is no node of the network has no neighbours.
///
#[doc = include_str!("../../../docs/petgraph.md")]
#[derive(Clone, Copy, Debug)]
pub struct Network<'g> {
    view: &'g View,
    along: Relations,
    against: Relations,
    kinds: Kinds,
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
        let (along, against) = (relations.into_iter().collect(), Relations::default());
        Network { view: self, along, against, kinds: Kinds::ALL }
    }
}

impl<'g> Network<'g> {
    /// Over nodes of these kinds only.
    #[must_use]
    pub fn among(self, kinds: impl IntoIterator<Item = NodeKind>) -> Self {
        Network { kinds: kinds.into_iter().collect(), ..self }
    }

    /// These relations too, walked against them.
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// # let note = graph.insert(Document::new("note", "Piet Lund will fail, said Ana Ruiz."))?;
    /// # let ana = graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz"))?;
    /// # let piet = graph.insert(Person::named("Piet Lund", note, "Piet Lund"))?;
    /// # graph.insert(Quote::indirect(note, "Piet Lund will fail").spoken_by(ana, "Ana Ruiz").about(piet, "Piet Lund"))?;
    /// // From each who speaks to what he says, and on to whom it is about.
    /// let speaks_of = graph.network([Relation::About]).against([Relation::SpokenBy]);
    /// assert!(speaks_of.shortest_path(ana, piet).is_some());
    /// assert!(speaks_of.shortest_path(piet, ana).is_none());
    /// # Ok::<(), GraphError>(())
    /// ```
    #[must_use]
    pub fn against(self, relations: impl IntoIterator<Item = Relation>) -> Self {
        Network { against: self.against.or(relations.into_iter().collect()), ..self }
    }

    /// Walked in both directions.
    #[must_use]
    pub fn undirected(self) -> Self {
        let both = self.along.or(self.against);
        Network { along: both, against: both, ..self }
    }

    /// Walked the other way.
    #[must_use]
    pub fn reversed(self) -> Self {
        Network { along: self.against, against: self.along, ..self }
    }

    /// The view.
    pub fn view(self) -> &'g View {
        self.view
    }

    /// Its nodes, in order of insertion.
    pub fn nodes(self) -> impl Iterator<Item = NodeRef<'g>> + use<'g> {
        let view = self.view;
        let only = self.kinds.iter().next().filter(|kind| self.kinds.is_within(Kinds::of(*kind)));
        let mut kinds: Vec<_> = match only {
            Some(_) => Vec::new(),
            None => self.kinds.iter().map(|kind| view.nodes_of(kind).peekable()).collect(),
        };
        let merged = std::iter::from_fn(move || {
            let waiting = kinds.iter_mut().filter_map(|nodes| Some((*nodes.peek()?, nodes)));
            waiting.min_by_key(|(node, _)| *node)?.1.next()
        });
        let nodes = only.map(|kind| view.nodes_of(kind)).into_iter().flatten().chain(merged);
        nodes.map(move |node| Ref::new(view, node))
    }

    /// Its steps, from one node after another.
    pub(crate) fn all_steps(self) -> impl Iterator<Item = Step<'g>> {
        self.nodes().flat_map(move |node| self.steps(node.node))
    }

    /// The same, each statement once, though it be walked in both directions.
    #[cfg(feature = "graphml")]
    pub(crate) fn each_statement(self) -> impl Iterator<Item = Step<'g>> {
        self.all_steps().filter(move |step| !step.is_against() || !self.ways(step.relation).0)
    }

    /// Whether all nodes of these kinds are of it: what is superseded is hidden, and a statement that is shown leads from it.
    pub(super) fn is_over(self, kinds: Kinds) -> bool {
        kinds.is_within(self.kinds) && !self.view.lens().hides()
    }

    pub(crate) fn holds(self, node: u32) -> bool {
        self.view.core().kind(node).is_some_and(|kind| self.kinds.contains(kind)) && self.view.shows(node)
    }

    /// The steps from a node in the direction of the walk; none from what is no node of it.
    pub(crate) fn steps(self, node: u32) -> Steps<'g> {
        let is_here = self.holds(node) && self.view.shown_as(node) == node;
        Steps::from(self, node, if is_here { self.along.or(self.against) } else { Relations::default() })
    }

    /// The kind of a node, or every kind where it may stand for others.
    pub(crate) fn kind(self, node: u32) -> Kinds {
        let is_alone = self.view.lens().identity.is_empty();
        self.view.core().kind(node).filter(|_| is_alone).map_or(Kinds::ALL, Kinds::of)
    }

    /// Of which kinds the nodes are, at most, to which steps lead from nodes of these kinds. Cost: O(relations).
    pub(crate) fn kinds_after(self, kinds: Kinds) -> Kinds {
        let after = |relation: Relation| {
            let (along, against) = self.ways(relation);
            let one_way =
                |is_walked: bool, from: Kinds, to| if is_walked && from.meets(kinds) { to } else { Kinds::NONE };
            one_way(along, relation.subjects(), relation.objects()).or(one_way(
                against,
                relation.objects(),
                relation.subjects(),
            ))
        };
        let reached = self.along.or(self.against).map(after).fold(Kinds::NONE, Kinds::or);
        if self.view.lens().identity.is_empty() { reached } else { Kinds::ALL }
    }

    /// How many steps there are from a node at most. Cost: O(relations).
    pub(crate) fn steps_at_most(self, node: u32) -> usize {
        let of = |relation| {
            let (along, against) = self.ways(relation);
            let along = if along { self.view.outgoing(node, relation).at_most() } else { 0 };
            along + if against { self.view.incoming(node, relation).at_most() } else { 0 }
        };
        self.along.or(self.against).map(of).sum()
    }

    /// Each of its relations, as it is walked.
    pub(super) fn columns(self) -> Vec<(Relation, Columns<'g>)> {
        let columns = |relation| (relation, Columns::of(self.view, relation, self.ways(relation)));
        self.along.or(self.against).map(columns).collect()
    }

    /// Whether a relation is walked along, and whether against.
    pub(super) fn ways(self, relation: Relation) -> (bool, bool) {
        let is_both = relation.is_symmetric();
        (is_both || self.along.has(relation), is_both || self.against.has(relation))
    }
}
