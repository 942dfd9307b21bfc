//! What an index knows of a question: the statements that lead to some nodes.

use super::rows::Rows;
use super::view::View;
use crate::model::{NodeKind, Relation};

/// The statements of a relation that lead to some nodes.
pub(crate) struct Candidates<'g>(Vec<Rows<'g>>);

impl View {
    pub(crate) fn candidates(&self, nodes: &[u32], relation: Relation) -> Candidates<'_> {
        Candidates(nodes.iter().map(|node| self.incoming(*node, relation)).collect())
    }
}

impl Candidates<'_> {
    /// How many statements at most.
    pub(crate) fn at_most(&self) -> usize {
        self.0.iter().map(Rows::at_most).sum()
    }

    /// The nodes of a kind from which they lead, each once, in order of insertion.
    pub(crate) fn subjects(self, view: &View, kind: NodeKind) -> Vec<u32> {
        let rows = self.0.into_iter().flatten();
        let subjects = rows.filter_map(|row| view.subject(row));
        let mut nodes: Vec<u32> = subjects.filter(|node| view.core().kind(*node) == Some(kind)).collect();
        nodes.sort_unstable();
        nodes.dedup();
        nodes
    }
}
