//! What may be judged one, or put in another's place.

use std::collections::HashSet;

use super::Laws;
use crate::graph::error::FaultKind;
use crate::graph::tables::Row;
use crate::model::{NodeKind, Relation};

impl Laws<'_> {
    pub(super) fn same_kind(&self, row: &Row) -> Option<FaultKind> {
        let (first, second) = row.subject_node().zip(row.object_node())?;
        self.two_kinds(first, second)
    }

    /// What is joined has one kind, whatever was joined before; a `Someone` takes the kind of what it is joined to.
    pub(super) fn one_kind(&self, row: &Row) -> Option<FaultKind> {
        let (first, second) = row.subject_node().zip(row.object_node())?;
        let cluster = self.cluster(first);
        let mut known = cluster.iter().copied().filter(|member| self.has_known_kind(*member));
        let one = known.next()?;
        known.find_map(|other| self.two_kinds(one, other)).or_else(|| self.someone_is_no_claim(first, second))
    }

    fn someone_is_no_claim(&self, first: u32, second: u32) -> Option<FaultKind> {
        let kinds = [self.core.kind(first), self.core.kind(second)];
        let mixed = kinds.contains(&Some(NodeKind::Someone)) && kinds.contains(&Some(NodeKind::Claim));
        mixed.then(|| self.kinds_differ(first, second))
    }

    fn has_known_kind(&self, node: u32) -> bool {
        self.core.kind(node) != Some(NodeKind::Someone)
    }

    fn two_kinds(&self, first: u32, second: u32) -> Option<FaultKind> {
        (self.core.kind(first) != self.core.kind(second)).then(|| self.kinds_differ(first, second))
    }

    fn kinds_differ(&self, first: u32, second: u32) -> FaultKind {
        let kind = |node: u32| self.core.kind(node).unwrap_or(NodeKind::Someone);
        FaultKind::TwoKinds {
            first: self.key(first),
            first_kind: kind(first),
            second: self.key(second),
            second_kind: kind(second),
        }
    }

    /// What judgements that stand join to a node, and the node itself.
    fn cluster(&self, node: u32) -> Vec<u32> {
        let mut cluster = vec![node];
        let mut seen = HashSet::from([node]);
        let mut next = 0;
        while let Some(&member) = cluster.get(next) {
            next += 1;
            let core = self.core;
            let out =
                core.outgoing(member, Relation::SameAs).iter().filter_map(|row| self.standing(*row)?.object_node());
            let into =
                core.incoming(member, Relation::SameAs).iter().filter_map(|row| self.standing(*row)?.subject_node());
            cluster.extend(out.chain(into).filter(|other| seen.insert(*other)));
        }
        cluster
    }
}
