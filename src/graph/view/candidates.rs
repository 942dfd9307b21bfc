//! What an index knows of a question: the statements at whose ends its nodes stand.

use super::rows::Rows;
use super::view::View;
use crate::graph::tables::{WORDING, Way};
use crate::model::{Kinds, NodeKind, Relation};

/// Nodes that stand at one end of some statements.
pub struct Candidates<'g> {
    /// Most questions have one.
    list: Option<List<'g>>,
    more: Vec<List<'g>>,
    /// Of which kinds they are at most.
    kinds: Kinds,
    /// Where a list of the flat base is in order, each node once: of which kinds those are.
    settled: Option<Kinds>,
}

enum List<'g> {
    /// The nodes at the other ends.
    Ends(Rows<'g>),
    /// The nodes of which they are said.
    Subjects(Rows<'g>),
}

impl View {
    /// From where statements of a relation lead to some nodes.
    pub(crate) fn leading_to(&self, nodes: &[u32], relation: Relation) -> Candidates<'_> {
        self.at_ends(nodes, relation, Way::Into)
    }

    /// To where statements of a relation lead from some nodes.
    pub(crate) fn led_to_by(&self, nodes: &[u32], relation: Relation) -> Candidates<'_> {
        self.at_ends(nodes, relation, Way::Out)
    }

    fn at_ends(&self, nodes: &[u32], relation: Relation, way: Way) -> Candidates<'_> {
        let kinds = if way == Way::Out { relation.objects() } else { relation.subjects() };
        let settled = self.core.settled(relation, way).kinds_in_order();
        let lists = nodes.iter().map(|node| List::Ends(self.touching(*node, relation, way)));
        Candidates { settled, ..Candidates::of(lists, kinds) }
    }

    /// The claims that stand in a document, or to which somebody stands in words of it.
    pub(crate) fn claims_within(&self, document: u32) -> Candidates<'_> {
        let claims = Rows::of(self.changed(), self.core.claims_within(document), None);
        Candidates::of([List::Ends(claims)], Kinds::of(NodeKind::Claim))
    }

    /// What has this name, description or title.
    pub(crate) fn named(&self, name: &str) -> Candidates<'_> {
        Candidates::of([List::Ends(Rows::of(self.changed(), self.core.named(name), None))], Kinds::ALL)
    }

    /// What may be worded so.
    pub(crate) fn worded(&self, wording: &[u8]) -> Candidates<'_> {
        let mut quotes = self.core.wordings().like(&self.core, wording);
        if self.lens().hides() {
            quotes.extend(self.core.wordings().in_pieces(&self.core));
        }
        let words = quotes.into_iter().flat_map(|quote| WORDING.map(|part| self.core.outgoing(quote, part)));
        Candidates::of([List::Subjects(Rows::many(self.changed(), words))], Kinds::ALL)
    }

    /// How many nodes of these kinds there are at most.
    pub(crate) fn at_most(&self, kinds: Kinds) -> usize {
        kinds.iter().map(|kind| self.core.of_kind(kind).len()).sum()
    }

    /// The nodes of these kinds from this number on, in order of insertion.
    pub(crate) fn nodes_from(&self, first: u32, kinds: Kinds) -> Box<dyn Iterator<Item = u32> + Send + Sync + '_> {
        let mut of_kinds = kinds.iter();
        let nodes: Box<dyn Iterator<Item = u32> + Send + Sync + '_> = match (of_kinds.next(), of_kinds.next()) {
            (Some(kind), None) => {
                let nodes = self.core.of_kind(kind);
                let later = nodes.get(nodes.partition_point(|node| *node < first)..).unwrap_or_default();
                Box::new(later.iter().copied())
            }
            _ => {
                let is_of = move |node: &u32| self.core.kind(*node).is_some_and(|kind| kinds.contains(kind));
                Box::new((first..self.core.node_count()).filter(is_of))
            }
        };
        Box::new(nodes.filter(|node| self.shows(*node) && self.shown_as(*node) == *node))
    }
}

impl<'g> Candidates<'g> {
    fn of(lists: impl IntoIterator<Item = List<'g>>, kinds: Kinds) -> Self {
        let mut lists = lists.into_iter();
        Candidates { list: lists.next(), more: lists.collect(), kinds, settled: None }
    }

    /// These and others.
    pub(crate) fn and(mut self, others: Self) -> Self {
        self.more.extend(others.list.into_iter().chain(others.more));
        self.kinds = self.kinds.or(others.kinds);
        self
    }

    /// How many at most.
    pub(crate) fn at_most(&self) -> usize {
        let at_most = |list: &List| match list {
            List::Ends(rows) | List::Subjects(rows) => rows.at_most(),
        };
        self.list.iter().chain(&self.more).map(at_most).sum()
    }

    /// Each statement, with the node that stands there.
    pub(crate) fn ends(self, view: &'g View) -> impl Iterator<Item = (u32, u32)> {
        self.list.into_iter().chain(self.more).flat_map(move |list| {
            let (ends, subjects) = match list {
                List::Ends(rows) => (Some(rows.ends()), None),
                List::Subjects(rows) => (None, Some(rows.filter_map(|row| Some((row, view.subject(row)?))))),
            };
            ends.into_iter().flatten().chain(subjects.into_iter().flatten())
        })
    }

    /// Those of these kinds, each once, in order of insertion: those that stand so in an index, then the others.
    pub(crate) fn listed(self, view: &'g View, kinds: Kinds) -> (&'g [u32], Vec<u32>) {
        self.grown(view, kinds).unwrap_or_else(|| (&[], self.nodes(view, kinds)))
    }

    /// Where an index has them in order, but for some that came later.
    fn grown(&self, view: &View, kinds: Kinds) -> Option<(&'g [u32], Vec<u32>)> {
        let settled = self.settled.filter(|_| self.more.is_empty())?;
        let Some(List::Ends(rows)) = &self.list else { return None };
        let (listed, later) = rows.as_listed()?;
        let is_asked = |node: &u32| view.core().kind(*node).is_some_and(|kind| kinds.contains(kind));
        if !settled.is_within(kinds) && !listed.iter().all(is_asked) {
            return None;
        }
        let later = in_order(later.map(|(_, end)| end).filter(is_asked).collect());
        later.first().is_none_or(|first| listed.last() < Some(first)).then_some((listed, later))
    }

    /// Those of these kinds, each once, in order of insertion.
    pub(crate) fn nodes(self, view: &'g View, kinds: Kinds) -> Vec<u32> {
        let mut nodes = Vec::with_capacity(self.at_most());
        let is_of_kind = self.kinds.is_within(kinds);
        let is_asked = |node: u32| view.core().kind(node).is_some_and(|kind| kinds.contains(kind));
        for list in self.list.into_iter().chain(self.more) {
            match list {
                List::Ends(rows) => nodes.extend(rows.ends().map(|(_, node)| node)),
                List::Subjects(rows) => nodes.extend(rows.filter_map(|row| view.subject(row))),
            }
        }
        if !is_of_kind {
            nodes.retain(|node| is_asked(*node));
        }
        in_order(nodes)
    }
}

/// In order, each once.
fn in_order(mut nodes: Vec<u32>) -> Vec<u32> {
    nodes.sort_unstable();
    nodes.dedup();
    nodes
}
