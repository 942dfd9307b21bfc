//! What may be judged one.

use std::cell::RefCell;
use std::collections::HashMap;

use super::Laws;
use crate::graph::error::FaultKind;
use crate::graph::tables::Row;
use crate::model::{NodeKind, Relation};

/// The clusters that judgements make, each worked out once.
#[derive(Default)]
pub(super) struct Clusters {
    number: RefCell<HashMap<u32, usize>>,
    faults: RefCell<Vec<Option<FaultKind>>>,
}

/// What judgements that stand join to a node, in the order in which they are reached, and from which member each was.
struct Cluster {
    members: Vec<u32>,
    from: HashMap<u32, u32>,
}

impl Laws<'_> {
    /// What is joined is of one kind, and no two of it were judged to be different.
    pub(super) fn identity(&self, row: &Row<'_>) -> Option<FaultKind> {
        let node = row.subject_node()?;
        let known = self.clusters.number.borrow().get(&node).copied();
        let number = known.unwrap_or_else(|| self.number(self.cluster(node)));
        self.clusters.faults.borrow().get(number).cloned().flatten()
    }

    fn number(&self, cluster: Cluster) -> usize {
        let fault = |cluster: &Cluster| self.kinds_agree(cluster).or_else(|| self.none_differ(cluster));
        // Told in the same words from whichever member it is asked.
        let fault = fault(&cluster).and_then(|_| fault(&self.cluster(*cluster.members.iter().min()?)));
        let mut faults = self.clusters.faults.borrow_mut();
        let number = faults.len();
        faults.push(fault);
        self.clusters.number.borrow_mut().extend(cluster.members.into_iter().map(|member| (member, number)));
        number
    }

    /// One kind, whatever was joined before. A `Someone` takes the kind of what it is joined to, and is no claim.
    fn kinds_agree(&self, cluster: &Cluster) -> Option<FaultKind> {
        let is_known = |node: &&u32| self.core.kind(**node) != Some(NodeKind::Someone);
        let one = *cluster.members.iter().find(is_known)?;
        let other = cluster.members.iter().filter(is_known).find_map(|other| self.two_kinds(one, *other));
        let is_claim = self.core.kind(one) == Some(NodeKind::Claim);
        let someone = cluster.members.iter().find(|node| self.core.kind(**node) == Some(NodeKind::Someone));
        other.or_else(|| someone.filter(|_| is_claim).and_then(|someone| self.two_kinds(one, *someone)))
    }

    fn none_differ(&self, cluster: &Cluster) -> Option<FaultKind> {
        let members = cluster.members.iter();
        let mut judged = members.flat_map(|one| {
            let rows = self.core.outgoing(*one, Relation::DifferentFrom).rows();
            rows.filter_map(|row| self.standing(row)?.object_node()).map(move |other| (*one, other))
        });
        let (one, other) = judged.find(|(_, other)| cluster.from.contains_key(other))?;
        let path = self.path(cluster, one, other).into_iter().map(|node| self.key(node)).collect();
        Some(FaultKind::JudgedDifferent { first: self.key(one), second: self.key(other), path })
    }

    /// From one member to another, by the judgements along which the cluster was reached.
    fn path(&self, cluster: &Cluster, one: u32, other: u32) -> Vec<u32> {
        let (mut up, mut down) = (cluster.to_root(one), cluster.to_root(other));
        let mut meet = None;
        while up.last().is_some_and(|node| down.last() == Some(node)) {
            meet = up.pop();
            down.pop();
        }
        up.extend(meet);
        up.extend(down.into_iter().rev());
        up
    }

    pub(super) fn two_kinds(&self, first: u32, second: u32) -> Option<FaultKind> {
        let kind = |node: u32| self.core.kind(node).unwrap_or(NodeKind::Someone);
        (kind(first) != kind(second)).then(|| FaultKind::TwoKinds {
            first: self.key(first),
            first_kind: kind(first),
            second: self.key(second),
            second_kind: kind(second),
        })
    }

    fn cluster(&self, node: u32) -> Cluster {
        let mut cluster = Cluster { members: vec![node], from: HashMap::from([(node, node)]) };
        let mut next = 0;
        while let Some(&member) = cluster.members.get(next) {
            next += 1;
            let core = self.core;
            let out =
                core.outgoing(member, Relation::SameAs).rows().filter_map(|row| self.standing(row)?.object_node());
            let into =
                core.incoming(member, Relation::SameAs).rows().filter_map(|row| self.standing(row)?.subject_node());
            for other in out.chain(into) {
                if cluster.from.contains_key(&other) {
                    continue;
                }
                cluster.from.insert(other, member);
                cluster.members.push(other);
            }
        }
        cluster
    }
}

impl Cluster {
    fn to_root(&self, node: u32) -> Vec<u32> {
        let mut path = vec![node];
        while let Some(from) = path.last().and_then(|node| self.from.get(node)).filter(|from| path.last() != Some(from))
        {
            path.push(*from);
        }
        path
    }
}
