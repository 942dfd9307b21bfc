//! Where the nodes that a relation touches have their places in its lists.

use super::nodes::Nodes;
use super::room::Coming;
use crate::model::{Kinds, NodeKind};

const KINDS: usize = NodeKind::ALL.len();

/// From a node to a small number.
#[derive(Clone, Debug)]
pub(super) enum Places {
    /// As many as the nodes come after the first of them; where these stand close together, as what is loaded in bulk does.
    InARow { first: u32, count: u32 },
    /// All of a kind, then all of the next, for the kinds of which any is touched.
    ByKind(Box<[Numbers; KINDS]>),
}

/// The places of the nodes of a kind.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Numbers {
    first: u32,
    count: u32,
}

impl Default for Places {
    fn default() -> Self {
        Places::InARow { first: 0, count: 0 }
    }
}

impl Places {
    /// So many places a row or a node may be left empty in a row, before they are told by kind.
    const LOOSE: usize = 2;

    /// For the nodes of rows that are coming, beside those that have rows already; with so many rows in all.
    pub(super) fn with(
        &self,
        nodes: &Nodes,
        rows: usize,
        before: impl Iterator<Item = u32>,
        coming: &Coming,
    ) -> Places {
        let (first, last) = self.bounds(nodes);
        let (first, last) = (first.min(coming.first), last.max(coming.last));
        let Some(span) = last.checked_sub(first).map(|span| span as usize + 1) else { return Places::default() };
        let in_a_row = Places::InARow { first, count: span as u32 };
        if span <= rows * Self::LOOSE {
            return in_a_row;
        }
        let touched = before.filter_map(|node| nodes.kind(node)).collect::<Kinds>().or(coming.kinds);
        let (kinds, count) = by_kind(nodes, touched);
        if span <= count * Self::LOOSE { in_a_row } else { Places::ByKind(Box::new(kinds)) }
    }

    /// The first and the last node that have a place; where none has, the first is after the last.
    fn bounds(&self, nodes: &Nodes) -> (u32, u32) {
        match self {
            Places::InARow { count: 0, .. } => (u32::MAX, 0),
            Places::InARow { first, count } => (*first, *first + (count - 1)),
            Places::ByKind(_) => {
                self.nodes(nodes).fold((u32::MAX, 0), |(first, last), node| (first.min(node), last.max(node)))
            }
        }
    }

    /// The place of a node; beyond all places where it has none.
    #[inline(always)]
    pub(super) fn of(&self, nodes: &Nodes, node: u32) -> usize {
        match self {
            Places::InARow { first, .. } => node.wrapping_sub(*first) as usize,
            Places::ByKind(kinds) => in_kind(kinds, nodes, node),
        }
    }

    /// The node of the first place, where they are in a row.
    pub(super) fn first(&self) -> Option<u32> {
        match self {
            Places::InARow { first, .. } => Some(*first),
            Places::ByKind(_) => None,
        }
    }

    pub(super) fn count(&self) -> usize {
        match self {
            Places::InARow { count, .. } => *count as usize,
            Places::ByKind(kinds) => kinds.iter().map(|kind| kind.count as usize).sum(),
        }
    }

    /// The nodes that have a place, in order of their places.
    pub(super) fn nodes<'c>(&'c self, nodes: &'c Nodes) -> impl Iterator<Item = u32> + 'c {
        let (row, kinds) = match self {
            Places::InARow { first, count } => (*first..*first + *count, None),
            Places::ByKind(kinds) => (0..0, Some(kinds)),
        };
        let of_kinds = kinds.into_iter().flat_map(|kinds| kinds.iter().zip(NodeKind::ALL));
        row.chain(of_kinds.flat_map(|(numbers, kind)| nodes.of_kind(kind).iter().take(numbers.count as usize).copied()))
    }
}

/// Some kinds, each with room for all of its nodes; how many these are.
fn by_kind(nodes: &Nodes, touched: Kinds) -> ([Numbers; KINDS], usize) {
    let mut kinds = [Numbers::default(); KINDS];
    let mut total = 0;
    for (numbers, kind) in kinds.iter_mut().zip(NodeKind::ALL).filter(|(_, kind)| touched.contains(*kind)) {
        *numbers = Numbers { first: total, count: nodes.of_kind(kind).len() as u32 };
        total += numbers.count;
    }
    (kinds, total as usize)
}

#[inline(never)]
fn in_kind(kinds: &[Numbers; KINDS], nodes: &Nodes, node: u32) -> usize {
    let place = nodes.place(node).and_then(|place| Some((kinds.get(place.kind as usize)?, place.number)));
    place
        .filter(|(numbers, number)| *number < numbers.count)
        .map_or(usize::MAX, |(numbers, number)| (numbers.first + number) as usize)
}
