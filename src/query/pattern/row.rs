//! One way to choose the nodes of a pattern.

use std::fmt;

use super::Variable;
use crate::graph::{Evidence, Ref, StatementRef, View};

/// One way to choose the nodes of a [`Pattern`](super::Pattern), with the statements that make it so.
#[derive(Clone)]
pub struct Row<'g> {
    pub(super) view: &'g View,
    /// By variable.
    pub(super) nodes: Vec<u32>,
    pub(super) statements: Vec<u32>,
}

impl<'g> Row<'g> {
    /// The node that a variable of the pattern is.
    pub fn get<K>(&self, variable: Variable<K>) -> Ref<'g, K> {
        Ref::new(self.view, self.nodes.get(variable.index as usize).copied().unwrap_or_default())
    }

    /// The statements that make it so, each once: in the order in which the pattern says them, then in order of insertion.
    pub fn statements(&self) -> impl Iterator<Item = StatementRef<'g>> + '_ {
        self.statements.iter().map(|row| StatementRef::new(self.view, *row))
    }

    /// The grounds of these statements.
    pub fn evidence(&self) -> Evidence<'g> {
        Evidence::of_rows(self.view, self.statements.iter().copied())
    }
}

impl fmt::Debug for Row<'_> {
    /// The statements.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.statements()).finish()
    }
}
