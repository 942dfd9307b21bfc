//! A network whose nodes are numbered without holes.

use std::sync::OnceLock;

use super::edges::Edges;
use super::network::Network;
use crate::graph::face::{NodeRef, Ref};
use crate::model::Relation;

/// A [`Network`] that owns a numbering of its nodes from 0, without holes, in order of insertion, and its edges side by side: what petgraph's
/// algorithms ask for that keep a list by number. Not changed by what the graph gains later, for it borrows the view.
#[derive(Clone, Debug)]
pub struct Dense<'g> {
    network: Network<'g>,
    /// From number to node.
    nodes: Vec<u32>,
    first: u32,
    /// From node, counted from the first, to number; none for what is no node of the network.
    numbers: Vec<Option<Number>>,
    out: Adjacent,
    /// Made when it is first asked for.
    into: OnceLock<Adjacent>,
}

/// One more than the number, so that an option of it takes four bytes.
type Number = std::num::NonZeroU32;

/// Edges in one direction, those of a node side by side.
#[derive(Clone, Debug, Default)]
struct Adjacent {
    ends: Vec<usize>,
    joined: Vec<Joined>,
}

/// One edge of a node.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Joined {
    /// The number of the other node.
    pub(crate) to: u32,
    pub(crate) row: u32,
    pub(crate) relation: Relation,
    pub(crate) is_against: bool,
}

impl<'g> Network<'g> {
    /// The network with its nodes numbered without holes. Cost: O(network), once.
    pub fn dense(self) -> Dense<'g> {
        let mut nodes: Vec<u32> = Vec::new();
        self.nodes().for_each(|node| nodes.push(node.node));
        let first = nodes.first().copied().unwrap_or_default();
        let length = nodes.last().map_or(0, |last| last + 1 - first);
        let mut numbers = vec![None; length as usize];
        for (number, node) in (1..).zip(&nodes) {
            if let Some(place) = numbers.get_mut((node - first) as usize) {
                *place = Number::new(number);
            }
        }
        let (out, into) = (Adjacent::default(), OnceLock::new());
        let mut dense = Dense { network: self, nodes, first, numbers, out, into };
        dense.out = dense.adjacent(self);
        dense
    }
}

impl<'g> Dense<'g> {
    /// The network that it numbers.
    pub fn network(&self) -> Network<'g> {
        self.network
    }

    /// Its nodes, in order of insertion.
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = NodeRef<'g>> + DoubleEndedIterator + use<'_, 'g> {
        let view = self.network.view();
        self.nodes.iter().map(move |node| Ref::new(view, *node))
    }

    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(crate) fn edge_count(&self) -> usize {
        self.out.joined.len()
    }

    pub(crate) fn node(&self, number: usize) -> Option<u32> {
        self.nodes.get(number).copied()
    }

    pub(crate) fn node_ref(&self, number: u32) -> Option<NodeRef<'g>> {
        Some(Ref::new(self.network.view(), self.node(number as usize)?))
    }

    pub(crate) fn number(&self, node: u32) -> Option<usize> {
        let number = self.numbers.get(node.checked_sub(self.first)? as usize).copied().flatten()?;
        Some(number.get() as usize - 1)
    }

    /// The edges from the node of this number.
    pub(crate) fn out(&self, number: usize) -> &[Joined] {
        self.out.of(number)
    }

    pub(super) fn edges_from(&self, node: u32) -> Edges<'_> {
        let joined = self.number(node).map_or(&[][..], |number| self.out.of(number));
        Edges::of(self.network, joined, false)
    }

    pub(super) fn edges_to(&self, node: u32) -> Edges<'_> {
        let into = self.into.get_or_init(|| self.adjacent(self.network.reversed()));
        let joined = self.number(node).map_or(&[][..], |number| into.of(number));
        Edges::of(self.network, joined, true)
    }

    fn adjacent(&self, network: Network<'g>) -> Adjacent {
        let relations = network.columns();
        let mut adjacent = Adjacent { ends: Vec::with_capacity(self.nodes.len()), joined: Vec::new() };
        let Adjacent { ends, joined } = &mut adjacent;
        for node in &self.nodes {
            for (relation, columns) in &relations {
                columns.each(*node, |(row, to), is_against| {
                    let to = self.number(to).map(|to| to as u32);
                    joined.extend(to.map(|to| Joined { to, row, relation: *relation, is_against }));
                });
            }
            ends.push(joined.len());
        }
        adjacent
    }
}

impl Adjacent {
    fn of(&self, number: usize) -> &[Joined] {
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        let end = self.ends.get(number).copied().unwrap_or(start);
        self.joined.get(start..end).unwrap_or_default()
    }
}
