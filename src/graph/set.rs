//! Nodes, each once.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{BitAnd, BitOr, Sub};

use super::face::{NodeRef, Ref};
use super::tally::{Counted, Tally, TallyAlong};
use super::view::View;
use crate::model::reference::Handle;
use crate::model::{Key, Node, Relation};

/// Nodes of a kind, each once, in order of insertion: an answer, kept.
///
/// Collected of whatever gives nodes: a question, a walk, a list. Sets of two views of one graph can be compared, for a node is known by
/// its handle wherever it is shown; what is in both stays in the left one's view.
///
/// ```
/// # use dictum::*;
/// # let mut graph = Graph::new();
/// # let note = graph.insert(Document::new("note", "“Not this year,” Ana Ruiz reportedly told Piet Lund. He had asked."))?;
/// # let ana = graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz"))?;
/// # let piet = graph.insert(Person::named("Piet Lund", note, "Piet Lund"))?;
/// # graph.insert(Quote::direct(note, "Not this year,").spoken_by(ana, "Ana Ruiz").to(piet, "Piet Lund").hedged("reportedly").key("no"))?;
/// # graph.insert(Quote::indirect(note, "He had asked").spoken_by(piet, "He").key("asked"))?;
/// let heard: Set<Agent> = graph.quotes().iter().flat_map(|quote| quote.addressees()).map(Stated::into_value).collect();
/// assert!(heard.contains(piet) && !heard.contains(ana));
///
/// let (hers, hedged) = (graph.quotes().spoken_by(ana).set(), graph.quotes().hedged());
/// let rest = graph.quotes().set() - (hers & hedged);
/// assert!(rest.keys().eq(["asked"]));
/// # Ok::<(), GraphError>(())
/// ```
pub struct Set<'g, K> {
    /// `None` where there never was a node.
    view: Option<&'g View>,
    nodes: Vec<u32>,
    kind: PhantomData<fn() -> K>,
}

impl<'g, K> Set<'g, K> {
    /// How many.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Whether a node is among them. Cost: O(log nodes).
    pub fn contains(&self, node: impl Handle<Node>) -> bool {
        self.view.is_some_and(|view| self.nodes.binary_search(&view.shown_as(node.handle().index())).is_ok())
    }

    /// Each of them, in order of insertion.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Ref<'g, K>> + ExactSizeIterator + '_ {
        Members { view: self.view, nodes: self.nodes.iter().copied(), kind: PhantomData }
    }

    /// Their keys.
    pub fn keys(&self) -> impl Iterator<Item = &'g Key> + '_ {
        self.iter().map(Ref::key)
    }

    /// Those that were inserted after this node: what comes after a page, as [`Nodes::after`](crate::Nodes::after).
    #[must_use]
    pub fn after(mut self, node: impl Handle<Node>) -> Self {
        let last = node.handle().index();
        self.nodes.retain(|node| *node > last);
        self
    }

    /// These and others. Cost: O(both, times the logarithm).
    #[must_use]
    pub fn union(self, others: impl IntoIterator<Item = Ref<'g, K>>) -> Self {
        self.into_iter().chain(others).collect()
    }

    /// Those of them that are among the others. Cost: O(both).
    #[must_use]
    pub fn intersection<H: Handle<Node>>(self, others: impl IntoIterator<Item = H>) -> Self {
        self.only(others, true)
    }

    /// Those of them that are not among the others. Cost: O(both).
    #[must_use]
    pub fn difference<H: Handle<Node>>(self, others: impl IntoIterator<Item = H>) -> Self {
        self.only(others, false)
    }

    /// What a step leads to, and from how many of them: most first, ties to the earlier (nodes as they were inserted, values in their own order).
    /// From each of them a thing counts once, however often it is said. Cost: O(what the step leads to); what is taken of the tally, times the logarithm of
    /// its length.
    ///
    /// ```
    /// # use dictum::*;
    /// # fn ask(graph: &Graph) -> Result<(), GraphError> {
    /// for (speaker, count) in graph.quotes().hedged().tally(QuoteRef::speakers).take(3) {
    ///     println!("{speaker}: {count}");
    /// }
    /// let events = graph.quotes().tally(QuoteRef::events);
    /// let documents = graph.quotes().tally(|quote| [quote.document()]);
    /// let hedges = graph.quotes().tally(|quote| quote.hedges().map(Excerpt::text));
    /// let kinds = graph.quotes().tally(|quote| [quote.kind()]);
    /// # Ok(())
    /// # }
    /// ```
    pub fn tally<I: IntoIterator<Item: Counted>>(
        &self,
        step: impl Fn(Ref<'g, K>) -> I,
    ) -> Tally<<I::Item as Counted>::Value> {
        Tally::of(self.view, self.iter(), step)
    }

    /// What a relation leads to, and from how many of them: the [`tally`](Set::tally) of its step, for long lists, as what is hidden or joined is asked once
    /// and not of each. A relation that says the same both ways is followed both ways; one that gives a value leads to none.
    /// Cost: O(members and what they lead to), and O(log of what is counted) for each that is taken.
    ///
    /// ```
    /// # use dictum::*;
    /// # fn ask(graph: &Graph) -> Result<(), GraphError> {
    /// for (event, count) in graph.quotes().hedged().tally_along(Relation::During) {
    ///     println!("{event}: {count}");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn tally_along(&self, relation: Relation) -> Tally<NodeRef<'g>> {
        let Some(view) = self.view else { return Tally::none() };
        let mut along = TallyAlong::of(view, relation);
        along.add(&self.nodes);
        along.tally()
    }

    fn only<H: Handle<Node>>(mut self, others: impl IntoIterator<Item = H>, is_among: bool) -> Self {
        let Some(view) = self.view.filter(|_| !self.nodes.is_empty()) else { return self };
        let mut among = view.scratch();
        for other in others {
            among.set(view.shown_as(other.handle().index()), 1);
        }
        self.nodes.retain(|node| (among.get(*node) > 0) == is_among);
        self
    }
}

impl<'g, K> FromIterator<Ref<'g, K>> for Set<'g, K> {
    fn from_iter<I: IntoIterator<Item = Ref<'g, K>>>(nodes: I) -> Self {
        let (nodes, mut set) = (nodes.into_iter(), Gathered::default());
        // Room for a few where their number is not known.
        set.nodes.reserve(nodes.size_hint().0.max(16));
        nodes.for_each(|node| set.add(node));
        set.set()
    }
}

/// Nodes that are to be a [`Set`]. Most come in order, and those that are met again are met at once.
pub(crate) struct Gathered<'g, K> {
    view: Option<&'g View>,
    nodes: Vec<u32>,
    kind: PhantomData<fn() -> K>,
    /// One more than the latest.
    last: u64,
    is_in_order: bool,
}

impl<K> Default for Gathered<'_, K> {
    fn default() -> Self {
        Gathered { view: None, nodes: Vec::new(), kind: PhantomData, last: 0, is_in_order: true }
    }
}

impl<'g, K> Gathered<'g, K> {
    #[inline]
    pub(crate) fn add(&mut self, node: Ref<'g, K>) {
        let this = u64::from(node.node) + 1;
        if this != self.last {
            self.view.get_or_insert(node.view);
            self.is_in_order &= self.last < this;
            self.nodes.push(node.node);
            self.last = this;
        }
    }

    /// Adds some nodes of a view, by their numbers, which are moved out of their list.
    pub(crate) fn add_all(&mut self, view: &'g View, nodes: &mut Vec<u32>) {
        // Whether one is met again cannot be foretold: it is moved to the front as the others are, and the next one put over it.
        let (mut kept, mut last, mut is_in_order) = (0, self.last, self.is_in_order);
        let places = Cell::from_mut(nodes.as_mut_slice()).as_slice_of_cells();
        for place in places {
            let node = place.get();
            places.get(kept).into_iter().for_each(|free| free.set(node));
            let this = u64::from(node) + 1;
            kept += usize::from(this != last);
            is_in_order &= last <= this;
            last = this;
        }
        (self.last, self.is_in_order) = (last, is_in_order);
        nodes.truncate(kept);
        self.view.get_or_insert(view);
        self.nodes.append(nodes);
    }

    /// Each once, in order of insertion. Cost: O(nodes) where they came so, else times the logarithm.
    pub(crate) fn set(mut self) -> Set<'g, K> {
        if !self.is_in_order {
            self.nodes.sort_unstable();
            self.nodes.dedup();
        }
        Set { view: self.view, nodes: self.nodes, kind: PhantomData }
    }
}

/// Nodes of a set, one after the other.
pub struct Members<'g, K, I = std::vec::IntoIter<u32>> {
    view: Option<&'g View>,
    nodes: I,
    kind: PhantomData<fn() -> K>,
}

impl<'g, K, I: Iterator<Item = u32>> Iterator for Members<'g, K, I> {
    type Item = Ref<'g, K>;

    #[inline]
    fn next(&mut self) -> Option<Ref<'g, K>> {
        Some(Ref::new(self.view?, self.nodes.next()?))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.nodes.size_hint()
    }
}

impl<K, I: DoubleEndedIterator<Item = u32>> DoubleEndedIterator for Members<'_, K, I> {
    fn next_back(&mut self) -> Option<Self::Item> {
        Some(Ref::new(self.view?, self.nodes.next_back()?))
    }
}

impl<K, I: ExactSizeIterator<Item = u32>> ExactSizeIterator for Members<'_, K, I> {}

impl<'g, K> IntoIterator for Set<'g, K> {
    type Item = Ref<'g, K>;
    type IntoIter = Members<'g, K>;

    fn into_iter(self) -> Members<'g, K> {
        Members { view: self.view, nodes: self.nodes.into_iter(), kind: PhantomData }
    }
}

impl<K> Clone for Set<'_, K> {
    fn clone(&self) -> Self {
        Set { nodes: self.nodes.clone(), ..*self }
    }
}

impl<K> PartialEq for Set<'_, K> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<K> Eq for Set<'_, K> {}

impl<K> fmt::Debug for Set<'_, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Set").field(&Vec::from_iter(self.iter())).finish()
    }
}

impl<'g, K, I: IntoIterator<Item = Ref<'g, K>>> BitOr<I> for Set<'g, K> {
    type Output = Self;

    fn bitor(self, others: I) -> Self {
        self.union(others)
    }
}

impl<H: Handle<Node>, K, I: IntoIterator<Item = H>> BitAnd<I> for Set<'_, K> {
    type Output = Self;

    fn bitand(self, others: I) -> Self {
        self.intersection(others)
    }
}

impl<H: Handle<Node>, K, I: IntoIterator<Item = H>> Sub<I> for Set<'_, K> {
    type Output = Self;

    fn sub(self, others: I) -> Self {
        self.difference(others)
    }
}
