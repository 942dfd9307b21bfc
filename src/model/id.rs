//! Handles: dense numbers of one graph, which never leave it.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use super::kind::Kind;

/// A handle of a node of kind `K` (or of a [`Statement`](crate::Statement)) in one graph: dense, permanent, never reused, four bytes.
/// A handle of another graph is refused where it is out of range or of another kind, and names some other node where it is neither; what
/// leaves a graph is a [`Key`](crate::Key).
pub struct Id<K> {
    index: u32,
    kind: PhantomData<fn() -> K>,
}

impl<K> Id<K> {
    pub(crate) const fn new(index: u32) -> Self {
        Id { index, kind: PhantomData }
    }

    /// Its number: nodes count from 0 over all kinds, in order of insertion; statements count for themselves.
    pub const fn index(self) -> u32 {
        self.index
    }
}

impl<K: Kind> Id<K> {
    /// The same node, called by a union of kinds that holds `K`.
    pub fn widen<R>(self) -> Id<R>
    where
        K: super::kind::Is<R>,
    {
        Id::new(self.index)
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Id<K> {}

impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}

impl<K> Eq for Id<K> {}

impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.index.cmp(&other.index)
    }
}

impl<K> Hash for Id<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.index.hash(state);
    }
}

impl<K: Kind> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", K::NAME, self.index)
    }
}
