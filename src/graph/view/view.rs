//! What can be asked: a graph as some lens shows it.

use std::fmt;
use std::sync::Arc;

use super::lens::Lens;
use super::rows::{Later, Rows};
use crate::graph::scratch::Pool;
use crate::graph::tables::{Core, Listed, Row, Slots, Stand, Way};
use crate::model::value::Value;
use crate::model::{Extent, Ground, Key, Kinds, NodeKind, Recording, Relation};
use crate::text::Content;

/// A graph as it is read: every question can be asked of it. A [`Graph`](crate::Graph) derefs to its default view, which hides what is
/// retracted and joins what was judged the same; [`Graph::archive`](crate::Graph::archive) shows everything as it was put in.
///
/// Nodes come in order of insertion, over all that follows; a node that stands for several comes where the oldest of known kind
/// stands.
pub struct View {
    pub(in crate::graph) core: Arc<Core>,
    pub(in crate::graph) lens: Lens,
    /// Scratch memory of walks; views of one graph share it.
    pub(in crate::graph) pool: Arc<Pool>,
}

impl View {
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

    #[inline]
    pub(crate) fn core(&self) -> &Core {
        &self.core
    }

    #[inline]
    pub(crate) fn lens(&self) -> &Lens {
        &self.lens
    }

    #[inline]
    pub(crate) fn shows(&self, node: u32) -> bool {
        self.core.kind(node).is_some() && self.lens().shows_node(node)
    }

    #[inline]
    pub(crate) fn shows_row(&self, row: u32) -> bool {
        self.lens().shows_row(row)
    }

    /// The grounds of a statement, as far as they are shown. A wording that has none left rests on the first that is said of its claim.
    pub(crate) fn grounds(&self, row: u32) -> Vec<Ground> {
        let own = self.own_grounds(row);
        let is_wording = |row: &Row<'_>| row.relation == Relation::Wording;
        match self.core.row(row).filter(is_wording).and_then(|row| row.subject_node()) {
            // Its own words were not given there.
            Some(claim) if own.is_empty() => {
                let others = self.witness(claim).map(|row| self.own_grounds(row)).unwrap_or_default();
                others.into_iter().map(Ground::as_it_stands).collect()
            }
            _ => own,
        }
    }

    fn own_grounds(&self, row: u32) -> Vec<Ground> {
        let grounds = self.core.row(row).into_iter().flat_map(|row| row.grounds.each());
        grounds.filter(|ground| self.lens().shows_ground(row, *ground)).collect()
    }

    /// The earliest statement that bears witness to a claim; stances before others.
    fn witness(&self, claim: u32) -> Option<u32> {
        let stances = self.core.incoming(claim, Relation::TakesStance).rows();
        let all = self.core.all_incoming(claim).chain(self.core.all_outgoing(claim));
        let bears =
            |row: &u32| self.shows_row(*row) && self.core.row(*row).is_some_and(|row| row.relation.bears_witness());
        stances.filter(bears).min().or_else(|| all.filter(bears).min())
    }

    /// Where things stand, by the statements that are shown.
    pub(crate) fn stand(&self) -> Stand<'_, impl Fn(u32) -> bool + '_> {
        self.lens().stand(&self.core)
    }

    /// The node that stands for a node's cluster.
    #[inline]
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
    #[inline(always)]
    pub(crate) fn outgoing(&self, node: u32, relation: Relation) -> Rows<'_> {
        self.touching(node, relation, Way::Out)
    }

    /// The statements of a relation that lead to a node or to what is one with it.
    #[inline(always)]
    pub(crate) fn incoming(&self, node: u32, relation: Relation) -> Rows<'_> {
        self.touching(node, relation, Way::Into)
    }

    /// The lens, where it does not show everything as it was put in.
    #[inline(always)]
    pub(super) fn changed(&self) -> Option<&Lens> {
        self.lens.changes().then_some(&self.lens)
    }

    // Most steps are over with the first branch, which is opened where they are taken.
    #[inline(always)]
    pub(super) fn touching(&self, node: u32, relation: Relation, way: Way) -> Rows<'_> {
        if node < self.settled_before(relation, way) {
            Rows::of(None, self.core.settled(relation, way).of(node), None)
        } else {
            self.touching_any(node, relation, way)
        }
    }

    /// Before which node everything of a relation stands in the flat base and is shown as it was put in.
    #[inline(always)]
    pub(super) fn settled_before(&self, relation: Relation, way: Way) -> u32 {
        if self.lens.changes() { 0 } else { self.core.grows_from(relation, way) }
    }

    /// Of which kinds the nodes are at most from which statements of a relation lead to a node. Cost: O(1).
    #[inline]
    pub(crate) fn kinds_leading_to(&self, node: u32, relation: Relation) -> Kinds {
        let is_settled = node < self.settled_before(relation, Way::Into);
        if is_settled { self.core.settled(relation, Way::Into).kinds() } else { Kinds::ALL }
    }

    #[inline(never)]
    pub(super) fn touching_any(&self, node: u32, relation: Relation, way: Way) -> Rows<'_> {
        match self.changed() {
            Some(lens) if !lens.identity.is_one(node) => {
                Rows::of(Some(lens), Listed::default(), self.gathered(node, relation, way))
            }
            lens => {
                let grown = Later::tail(self.core.grown(node, relation, way));
                Rows::of(lens, self.core.settled(relation, way).of(node), grown)
            }
        }
    }

    /// Those of all that are one with a node.
    fn gathered(&self, node: u32, relation: Relation, way: Way) -> Option<Box<Later<'_>>> {
        let members = self.lens().identity.members(node).unwrap_or_default();
        Later::merged(members.iter().map(|member| self.core.links(*member, relation, way)))
    }

    /// The statements that are said of a statement, of one relation.
    pub(crate) fn on(&self, row: u32, relation: Relation) -> impl Iterator<Item = u32> + '_ {
        let said = self.core.on(row).iter().copied().filter(|said| self.shows_row(*said));
        said.filter(move |said| self.core.row(*said).is_some_and(|row| row.relation == relation))
    }

    /// Where the first statement of a relation leads that is said of a node or of what is one with it, as that is shown.
    #[inline]
    pub(crate) fn first_object(&self, node: u32, relation: Relation) -> Option<u32> {
        let end =
            if self.lens.changes() { Slots::NONE } else { self.core.settled(relation, Way::Out).slots().end(node) };
        if end == Slots::NONE { self.first_shown(node, relation) } else { Some(end) }
    }

    #[inline(never)]
    fn first_shown(&self, node: u32, relation: Relation) -> Option<u32> {
        self.outgoing(node, relation).next_end().map(|(_, end)| end)
    }

    /// The values of a relation of a node or of what is one with it, each with its statement.
    #[inline]
    pub(crate) fn values(&self, node: u32, relation: Relation) -> impl Iterator<Item = (u32, Value<'_>)> {
        let numbers = self.outgoing(node, relation).numbers();
        numbers.filter_map(move |(row, number)| Some((row, self.core.said(relation, number)?)))
    }

    #[inline]
    pub(crate) fn value(&self, row: u32) -> Option<Value<'_>> {
        self.core.value(row)
    }

    #[inline]
    pub(crate) fn row(&self, row: u32) -> Option<Row<'_>> {
        self.core.row(row)
    }

    /// The node to which a statement leads, as it is shown.
    #[inline]
    pub(crate) fn object(&self, row: u32) -> Option<u32> {
        self.core.joins(row)?.1.map(|node| self.shown_as(node))
    }

    /// The node of which a statement is said, as it is shown.
    #[inline]
    pub(crate) fn subject(&self, row: u32) -> Option<u32> {
        self.core.joins(row)?.0.map(|node| self.shown_as(node))
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
}

impl fmt::Debug for View {
    /// How many nodes of each kind and how many statements the graph holds, shown or not: everything would be longer than the graph.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("View");
        for kind in NodeKind::ALL {
            shown.field(kind.as_str(), &self.core.of_kind(kind).len());
        }
        shown.field("statements", &self.statement_count()).finish()
    }
}
