//! How many of some nodes lead to a thing.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::iter::FusedIterator;

use super::face::{NodeRef, Ref, Stated};
use super::scratch::Scratch;
use super::view::{Columns, View};
use crate::model::{
    Attitude, CueKind, Date, EventStatus, Id, Key, MentionForm, Modality, NodeKind, Polarity, QuoteKind, Rating,
    Relation, StanceKind, VoiceKind,
};

/// What a step leads to, and from how many nodes: most first, ties to the earlier. Made by [`Set::tally`](crate::Set::tally).
///
/// An iterator that knows its length. Cost of taking one: O(log length).
#[derive(Clone, Debug)]
pub struct Tally<V: Ord>(BinaryHeap<(usize, Reverse<V>)>);

impl<V: Ord> Tally<V> {
    /// Of what a step from each member of a list leads to.
    pub(crate) fn of<M, I: IntoIterator<Item: Counted<Value = V>>>(
        view: Option<&View>,
        members: impl Iterator<Item = M>,
        step: impl Fn(M) -> I,
    ) -> Self {
        let mut nodes = Nodes::of(view);
        let mut values: BTreeMap<V, Count> = BTreeMap::new();
        let mut count = 0;
        members.for_each(|member| {
            count += 1;
            step(member).into_iter().for_each(|counted| match view.and_then(|view| counted.node(view)) {
                Some(node) => nodes.add(node, count, || counted.value()),
                None => values.entry(counted.value()).or_default().add(count),
            });
        });
        Tally::counted(nodes.counts.into_iter().chain(values))
    }

    /// Of nothing.
    pub(crate) fn none() -> Self {
        Tally(BinaryHeap::new())
    }

    fn counted(counts: impl Iterator<Item = (V, Count)>) -> Self {
        Tally(counts.map(|(value, count)| (count.members as usize, Reverse(value))).collect())
    }
}

/// What a relation leads to, counted, from some nodes that come some at a time.
pub(crate) struct TallyAlong<'g> {
    view: &'g View,
    columns: Columns<'g>,
    nodes: Nodes<u32>,
    /// How many came.
    count: u32,
}

impl<'g> TallyAlong<'g> {
    pub(crate) fn of(view: &'g View, relation: Relation) -> Self {
        let columns = Columns::one_way(view, relation, false);
        TallyAlong { view, columns, nodes: Nodes::of(Some(view)), count: 0 }
    }

    pub(crate) fn add(&mut self, members: &[u32]) {
        let TallyAlong { columns, nodes, count, .. } = self;
        columns.each_end(members, |place, node| nodes.add(node, *count + place, || node));
        *count += members.len() as u32;
    }

    pub(crate) fn tally(self) -> Tally<NodeRef<'g>> {
        Tally::counted(self.nodes.counts.into_iter().map(|(node, count)| (Ref::new(self.view, node), count)))
    }
}

/// Nodes as they are met, with their counts.
struct Nodes<V> {
    counts: Vec<(V, Count)>,
    /// One more than where the count of a node stands.
    places: Scratch,
}

impl<V> Nodes<V> {
    fn of(view: Option<&View>) -> Self {
        Nodes { counts: Vec::with_capacity(32), places: view.map(View::scratch).unwrap_or_default() }
    }

    /// A member leads to a node.
    #[inline(always)]
    fn add(&mut self, node: u32, member: u32, value: impl FnOnce() -> V) {
        let place = self.places.get(node).wrapping_sub(1);
        match self.counts.get_mut(place as usize) {
            Some((_, count)) => count.add(member),
            None => {
                self.counts.push((value(), Count { members: 1, latest: member }));
                self.places.set(node, self.counts.len() as u32);
            }
        }
    }
}

/// Members of a list, each once however often in a row it is added. They are counted from 1: there are fewer of them than nodes.
#[derive(Clone, Copy, Default)]
struct Count {
    members: u32,
    latest: u32,
}

impl Count {
    #[inline]
    fn add(&mut self, member: u32) {
        self.members += u32::from(self.latest != member);
        self.latest = member;
    }
}

impl<V: Ord> Iterator for Tally<V> {
    type Item = (V, usize);

    fn next(&mut self) -> Option<(V, usize)> {
        self.0.pop().map(|(count, Reverse(value))| (value, count))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.0.len(), Some(self.0.len()))
    }
}

impl<V: Ord> ExactSizeIterator for Tally<V> {}

impl<V: Ord> FusedIterator for Tally<V> {}

/// What a [tally](crate::Set::tally) counts: a node or a value that a step gives, alone or with the statement that gives it.
pub trait Counted {
    /// The node or the value.
    type Value: Ord;

    /// Without the statement.
    fn value(self) -> Self::Value;

    /// The number of the node, if it is one of this view.
    #[doc(hidden)]
    fn node(&self, _: &View) -> Option<u32> {
        None
    }
}

impl<K> Counted for Ref<'_, K> {
    type Value = Self;

    fn value(self) -> Self {
        self
    }

    fn node(&self, view: &View) -> Option<u32> {
        std::ptr::eq(self.view, view).then_some(self.node)
    }
}

impl<T: Counted> Counted for Stated<'_, T> {
    type Value = T::Value;

    fn value(self) -> T::Value {
        self.into_value().value()
    }

    fn node(&self, view: &View) -> Option<u32> {
        Stated::value(self).node(view)
    }
}

impl<T: Counted> Counted for Option<T> {
    type Value = Option<T::Value>;

    fn value(self) -> Option<T::Value> {
        self.map(T::value)
    }
}

impl<A: Counted, B: Counted> Counted for (A, B) {
    type Value = (A::Value, B::Value);

    fn value(self) -> (A::Value, B::Value) {
        (self.0.value(), self.1.value())
    }
}

macro_rules! values {
    ($($value:ty)*) => {$(
        impl Counted for $value {
            type Value = Self;

            fn value(self) -> Self {
                self
            }
        }
    )*};
}
values! {
    bool char u8 u32 u64 usize i32 i64 &str String Key &Key Date &Date NodeKind Relation
    QuoteKind CueKind Modality Polarity MentionForm EventStatus VoiceKind StanceKind Attitude Rating
}

impl<K> Counted for Id<K> {
    type Value = Self;

    fn value(self) -> Self {
        self
    }
}
