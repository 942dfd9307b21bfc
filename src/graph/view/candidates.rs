//! What an index knows of a question: the statements at whose ends its nodes stand.

use super::rows::Rows;
use super::view::View;
use crate::model::{Kinds, Relation};

/// Nodes that stand at one end of some statements.
pub struct Candidates<'g> {
    rows: Vec<Rows<'g>>,
    end: End,
}

enum End {
    Subject,
    Object,
}

impl View {
    /// From where statements of a relation lead to some nodes.
    pub(crate) fn leading_to(&self, nodes: &[u32], relation: Relation) -> Candidates<'_> {
        let rows = nodes.iter().map(|node| self.incoming(*node, relation)).collect();
        Candidates { rows, end: End::Subject }
    }

    /// To where statements of a relation lead from some nodes.
    pub(crate) fn led_to_by(&self, nodes: &[u32], relation: Relation) -> Candidates<'_> {
        let rows = nodes.iter().map(|node| self.outgoing(*node, relation)).collect();
        Candidates { rows, end: End::Object }
    }

    /// What has this name, description or title.
    pub(crate) fn named(&self, name: &str) -> Candidates<'_> {
        Candidates { rows: vec![Rows::one(self, self.core.named(name))], end: End::Subject }
    }

    /// How many nodes of these kinds there are at most.
    #[allow(dead_code)]
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

impl Candidates<'_> {
    /// How many at most.
    pub(crate) fn at_most(&self) -> usize {
        self.rows.iter().map(Rows::at_most).sum()
    }

    /// Those of these kinds, each once, in order of insertion.
    pub(crate) fn nodes(self, view: &View, kinds: Kinds) -> Vec<u32> {
        let end = |row| match self.end {
            End::Subject => view.subject(row),
            End::Object => view.object(row),
        };
        let nodes = self.rows.into_iter().flatten().filter_map(end);
        let mut nodes: Vec<u32> =
            nodes.filter(|node| view.core().kind(*node).is_some_and(|kind| kinds.contains(kind))).collect();
        nodes.sort_unstable();
        nodes.dedup();
        nodes
    }
}
