//! The nodes: their keys, their kinds, and which of its kind each is.

use super::keys::Keys;
use crate::model::{Key, NodeKind};

/// Nodes, in order of insertion.
#[derive(Clone, Debug, Default)]
pub(crate) struct Nodes {
    pub(super) keys: Keys,
    pub(super) kinds: Vec<NodeKind>,
    /// How many of its kind came before each.
    numbers: Vec<u32>,
    of_kind: [Vec<u32>; NodeKind::ALL.len()],
}

/// Of which kind a node is, and how many of its kind came before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) number: u32,
    pub(super) kind: NodeKind,
}

impl Nodes {
    pub(super) fn len(&self) -> usize {
        self.kinds.len()
    }

    pub(super) fn named(&self, key: &str) -> Option<u32> {
        self.keys.number(key)
    }

    #[inline]
    pub(super) fn kind(&self, node: u32) -> Option<NodeKind> {
        self.kinds.get(node as usize).copied()
    }

    pub(super) fn key(&self, node: u32) -> Option<&Key> {
        self.keys.get(node)
    }

    #[inline]
    pub(super) fn place(&self, node: u32) -> Option<Place> {
        let (kind, number) = (self.kinds.get(node as usize)?, self.numbers.get(node as usize)?);
        Some(Place { number: *number, kind: *kind })
    }

    /// Which of the documents a node is.
    pub(super) fn document(&self, node: u32) -> Option<usize> {
        self.place(node).filter(|place| place.kind == NodeKind::Document).map(|place| place.number as usize)
    }

    pub(super) fn of_kind(&self, kind: NodeKind) -> &[u32] {
        self.of_kind.get(kind as usize).map_or(&[], Vec::as_slice)
    }

    /// The number of a new node.
    ///
    /// # Errors
    /// That of the node which has the key already.
    pub(super) fn push(&mut self, key: Key, kind: NodeKind) -> Result<u32, u32> {
        self.keys.push(key)?;
        Ok(self.push_place(kind))
    }

    /// Nodes of these kinds, with these keys; or a key that is there twice.
    pub(super) fn of(kinds: &[NodeKind], keys: Vec<Key>) -> Result<Nodes, Key> {
        let mut nodes = Nodes { keys: Keys::of(keys)?, ..Nodes::default() };
        nodes.kinds.reserve_exact(kinds.len());
        nodes.numbers.reserve_exact(kinds.len());
        kinds.iter().for_each(|kind| _ = nodes.push_place(*kind));
        Ok(nodes)
    }

    fn push_place(&mut self, kind: NodeKind) -> u32 {
        let node = self.kinds.len() as u32;
        if let Some(nodes) = self.of_kind.get_mut(kind as usize) {
            self.kinds.push(kind);
            self.numbers.push(nodes.len() as u32);
            nodes.push(node);
        }
        node
    }

    /// Keeps the first so many.
    pub(super) fn truncate(&mut self, len: usize) {
        self.keys.truncate(len);
        self.kinds.truncate(len);
        self.numbers.truncate(len);
        for nodes in &mut self.of_kind {
            nodes.truncate(nodes.partition_point(|node| (*node as usize) < len));
        }
    }
}
