//! A set of relations.

use crate::model::Relation;

/// A set of relations that join nodes, in the order of the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Relations(u128);

const _: () = assert!(Relation::COUNT <= 128);

impl Relations {
    pub(super) fn has(self, relation: Relation) -> bool {
        self.0 & 1 << relation as u32 != 0
    }

    /// These and others.
    pub(super) fn or(self, others: Relations) -> Relations {
        Relations(self.0 | others.0)
    }

    /// The first, which is taken out.
    pub(super) fn pop(&mut self) -> Option<Relation> {
        let first = Relation::ALL.get(self.0.trailing_zeros() as usize).copied()?;
        self.0 &= self.0 - 1;
        Some(first)
    }
}

impl Iterator for Relations {
    type Item = Relation;

    fn next(&mut self) -> Option<Relation> {
        self.pop()
    }
}

impl FromIterator<Relation> for Relations {
    fn from_iter<I: IntoIterator<Item = Relation>>(relations: I) -> Self {
        // The others lead to no node.
        let edges = relations.into_iter().filter(|relation| relation.is_edge());
        Relations(edges.fold(0, |set, relation| set | 1 << relation as u32))
    }
}
