//! Which nodes are one, by the judgements that stand.

use std::collections::HashMap;

use petgraph::unionfind::UnionFind;

use crate::graph::tables::Core;
use crate::model::{NodeKind, Relation};

/// Clusters of nodes that were judged to be one. Empty without judgements.
#[derive(Clone, Debug, Default)]
pub(crate) struct Identity {
    /// From each member of a cluster to the member that stands for all.
    shown_as: HashMap<u32, u32>,
    /// From that one to all members, in order of insertion.
    members: HashMap<u32, Vec<u32>>,
}

impl Identity {
    /// The clusters of the judgements that are shown.
    pub(crate) fn of(core: &Core, thoughts: &[u32], shows: impl Fn(u32) -> bool) -> Identity {
        let pairs: Vec<(u32, u32)> = thoughts
            .iter()
            .filter(|row| shows(**row))
            .filter_map(|row| core.row(*row))
            .filter(|row| row.relation == Relation::SameAs)
            .filter_map(|row| row.subject_node().zip(row.object_node()))
            .collect();
        Identity::joining(core, &pairs)
    }

    fn joining(core: &Core, pairs: &[(u32, u32)]) -> Identity {
        // Numbered among themselves, so that the cost is that of the judgements and not of the graph.
        let mut nodes: Vec<u32> = pairs.iter().flat_map(|(a, b)| [*a, *b]).collect();
        nodes.sort_unstable();
        nodes.dedup();
        let place = |node: u32| nodes.partition_point(|other| *other < node);
        let mut sets = UnionFind::<usize>::new(nodes.len());
        for (a, b) in pairs {
            sets.union(place(*a), place(*b));
        }
        let mut clusters: HashMap<usize, Vec<u32>> = HashMap::new();
        for (index, node) in nodes.iter().enumerate() {
            clusters.entry(sets.find_mut(index)).or_default().push(*node);
        }
        let mut identity = Identity::default();
        clusters.into_values().for_each(|members| identity.settle(core, members));
        identity
    }

    /// One judgement more. Cost: O(the smaller of the two that it joins), and moving the numbers of the larger.
    pub(crate) fn join(&mut self, core: &Core, one: u32, other: u32) {
        let (one, other) = (self.shown_as(one), self.shown_as(other));
        if one == other {
            return;
        }
        let mut cluster = |shown: u32| self.members.remove(&shown).unwrap_or_else(|| vec![shown]);
        let (mut larger, mut smaller) = (cluster(one), cluster(other));
        let (mut shown, mut joined) = (one, other);
        if larger.len() < smaller.len() {
            (larger, smaller, shown, joined) = (smaller, larger, joined, shown);
        }
        let standing = standing_for(core, &[shown.min(joined), shown.max(joined)]);
        larger.extend(&smaller);
        // Two runs in order are merged in one pass.
        larger.sort();
        if standing == shown {
            self.shown_as.extend(smaller.iter().chain([&shown]).map(|member| (*member, shown)));
            self.members.insert(shown, larger);
        } else {
            self.settle(core, larger);
        }
    }

    /// The members in order of insertion.
    fn settle(&mut self, core: &Core, members: Vec<u32>) {
        let shown = standing_for(core, &members);
        self.shown_as.extend(members.iter().map(|member| (*member, shown)));
        self.members.insert(shown, members);
    }

    /// Whether nothing was joined.
    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        self.shown_as.is_empty()
    }

    /// The member that stands for the node's cluster.
    #[inline]
    pub(crate) fn shown_as(&self, node: u32) -> u32 {
        if self.shown_as.is_empty() { node } else { self.joined_as(node) }
    }

    #[inline(never)]
    fn joined_as(&self, node: u32) -> u32 {
        self.shown_as.get(&node).copied().unwrap_or(node)
    }

    /// Whether a node stands for itself alone.
    #[inline]
    pub(crate) fn is_one(&self, node: u32) -> bool {
        self.members.is_empty() || self.all_of(node).is_none()
    }

    /// The cluster for which the node stands, if there is more in it than the node.
    #[inline]
    pub(crate) fn members(&self, node: u32) -> Option<&[u32]> {
        if self.members.is_empty() { None } else { self.all_of(node) }
    }

    #[inline(never)]
    fn all_of(&self, node: u32) -> Option<&[u32]> {
        self.members.get(&node).map(Vec::as_slice)
    }
}

/// The oldest member whose kind is known; the oldest, if none is.
fn standing_for(core: &Core, members: &[u32]) -> u32 {
    let known = members.iter().find(|node| core.kind(**node) != Some(NodeKind::Someone));
    known.or(members.first()).copied().unwrap_or_default()
}
