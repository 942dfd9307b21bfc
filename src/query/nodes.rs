//! The nodes of a kind that meet some conditions.

use std::fmt;

use crate::graph::{Candidates, Counted, NodeRef, Ref, Set, Tally, TallyAlong, View};
use crate::model::reference::Handle;
use crate::model::{Is, Key, Kind, Node, Relation};

/// The nodes of a kind in a view that meet some conditions, in order of insertion. A plain value: nothing is looked up until it is asked for.
///
/// Handles and faces are of this graph; those of another are taken by their number, and match whatever has it here. By key or by name a node
/// is looked up first, so that one that is not there is an error and not an empty answer: `quotes().to(graph.person("ana-ruiz")?)`.
#[derive(Clone, Debug)]
#[must_use = "a question is nothing until it is asked: iterate over it"]
pub struct Nodes<'g, K: Asked> {
    view: &'g View,
    pub(super) conditions: K::Conditions,
    first: u32,
}

/// A kind of node that can be asked for by conditions. Never implemented by users.
pub trait Asked: Kind + Is<Self> + Is<Node> + Sized {
    /// What can be asked of it.
    type Conditions: Conditions<Self>;
}

/// What is asked of a node.
pub trait Conditions<K>: Clone + Default + fmt::Debug + Send + Sync + 'static {
    /// The shortest list that an index has of what can meet them; none where no index knows.
    fn candidates<'g>(&self, view: &'g View) -> Option<Candidates<'g>>;

    /// Where no index knows: nodes among which are all that can meet them, in any order, if they can be gathered without looking at every node.
    fn gathered(&self, _view: &View) -> Option<Vec<u32>> {
        None
    }

    /// Whether one node after the other meets them.
    fn test<'g>(self) -> Test<'g, K>;

    /// The shortest list, and what is still to be asked of what is in it; nothing where that is in the list because it meets them.
    fn narrowed<'g>(&self, view: &'g View) -> (Option<Candidates<'g>>, Option<Test<'g, K>>) {
        (self.candidates(view), Some(self.clone().test()))
    }
}

/// What is worked out for one node may serve for the next.
pub(super) type Test<'g, K> = Box<dyn FnMut(Ref<'g, K>) -> bool + Send + Sync + 'g>;

impl<'g, K: Asked> Nodes<'g, K> {
    pub(super) fn of(view: &'g View) -> Self {
        Nodes { view, conditions: K::Conditions::default(), first: 0 }
    }

    /// The view of which it is asked.
    pub(super) fn view(&self) -> &'g View {
        self.view
    }

    /// The node as the view shows it: what is one has one number.
    pub(super) fn shown<R>(&self, handle: impl Handle<R>) -> u32 {
        self.view.shown_as(handle.handle().index())
    }

    /// Inserted after this node, of whatever kind, be it shown or not: what comes after a page. A graph only grows at its end, so a page stays
    /// the same as it grows, and none is left out between two.
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// # let note = graph.insert(Document::new("note", "Ana Ruiz met Piet Lund and Mira Holt."))?;
    /// # graph.insert_all(["Ana Ruiz", "Piet Lund", "Mira Holt"].map(|name| Person::named(name, note, name)))?;
    /// let page: Vec<PersonRef> = graph.people().iter().take(2).collect();
    /// assert_eq!(page.last().map(|person| person.to_string()).as_deref(), Some("Piet Lund"));
    ///
    /// // The key of the last is where to go on: the archive knows it, were it retracted meanwhile.
    /// let archive = graph.archive();
    /// let last = archive.person("piet-lund")?;
    /// assert!(graph.people().after(last).keys().take(2).eq(["mira-holt"]));
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn after(mut self, node: impl Handle<Node>) -> Self {
        self.first = self.first.max(node.handle().index().saturating_add(1));
        self
    }

    /// Each of them, in order of insertion. Cost: O(the shortest list of candidates that an index has), else O(nodes of the kind).
    pub fn iter(&self) -> Found<'g, K> {
        let Nodes { view, first, .. } = *self;
        let (candidates, test) = self.conditions.narrowed(view);
        let indexed = candidates.map(|candidates| candidates.listed(view, K::KINDS));
        let Some((listed, mut others)) = indexed.or_else(|| Some((&[], self.gathered()?))) else {
            return Found { view, listed: [].iter(), others: Others::All(view.nodes_from(first, K::KINDS)), test };
        };
        let before = |nodes: &[u32]| if first == 0 { 0 } else { nodes.partition_point(|node| *node < first) };
        let listed = listed.get(before(listed)..).unwrap_or_default().iter();
        others.drain(..before(&others));
        Found { view, listed, others: Others::Some(others.into_iter()), test }
    }

    fn gathered(&self) -> Option<Vec<u32>> {
        let mut nodes = self.conditions.gathered(self.view)?;
        nodes.sort_unstable();
        Some(nodes)
    }

    /// How many an index says there are at most.
    pub(super) fn at_most(&self) -> usize {
        let indexed = self.conditions.candidates(self.view);
        indexed.map_or_else(|| self.view.at_most(K::KINDS), |candidates| candidates.at_most())
    }

    /// Whether one node after the other is among them.
    pub(super) fn is_in(&self) -> Box<dyn FnMut(u32) -> bool + Send + Sync + 'g> {
        let (view, first) = (self.view, self.first);
        let mut test = self.conditions.clone().test();
        Box::new(move |node| {
            let is_of = view.core().kind(node).is_some_and(|kind| K::KINDS.contains(kind));
            is_of && node >= first && view.shows(node) && view.shown_as(node) == node && test(Ref::new(view, node))
        })
    }

    /// How many.
    pub fn count(&self) -> usize {
        self.iter().count()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.first().is_none()
    }

    /// The first.
    pub fn first(&self) -> Option<Ref<'g, K>> {
        self.iter().next()
    }

    /// Their keys.
    pub fn keys(&self) -> impl Iterator<Item = &'g Key> + use<'g, K> {
        self.iter().map(Ref::key)
    }

    /// All of them, looked up.
    pub fn set(&self) -> Set<'g, K> {
        self.iter().collect()
    }

    /// What a step leads to from how many of them, as [`Set::tally`].
    pub fn tally<I: IntoIterator<Item: Counted>>(
        &self,
        step: impl Fn(Ref<'g, K>) -> I,
    ) -> Tally<<I::Item as Counted>::Value> {
        Tally::of(Some(self.view), self.iter(), step)
    }

    /// What a relation leads to from how many of them, as [`Set::tally_along`].
    pub fn tally_along(&self, relation: Relation) -> Tally<NodeRef<'g>> {
        let (mut along, mut nodes, mut room) = (TallyAlong::of(self.view, relation), self.iter(), Vec::new());
        loop {
            match nodes.next_some(&mut room) {
                [] => return along.tally(),
                some => along.add(some),
            }
        }
    }
}

impl<'g, K: Asked> IntoIterator for Nodes<'g, K> {
    type Item = Ref<'g, K>;
    type IntoIter = Found<'g, K>;

    fn into_iter(self) -> Found<'g, K> {
        self.iter()
    }
}

impl<'g, K: Asked> IntoIterator for &Nodes<'g, K> {
    type Item = Ref<'g, K>;
    type IntoIter = Found<'g, K>;

    fn into_iter(self) -> Found<'g, K> {
        self.iter()
    }
}

/// What [`Nodes`] finds, one after the other.
pub struct Found<'g, K> {
    view: &'g View,
    /// As they stand in an index.
    listed: std::slice::Iter<'g, u32>,
    others: Others<'g>,
    test: Option<Test<'g, K>>,
}

enum Others<'g> {
    Some(std::vec::IntoIter<u32>),
    All(Box<dyn Iterator<Item = u32> + Send + Sync + 'g>),
}

impl<K> Found<'_, K> {
    /// So many are taken at once; few where it is tested.
    const AT_ONCE: usize = if cfg!(debug_assertions) { 3 } else { 256 };

    /// The next of them, by number: as they stand, where that can be, else in this room.
    pub(super) fn next_some<'a>(&'a mut self, room: &'a mut Vec<u32>) -> &'a [u32] {
        let listed = self.listed.as_slice();
        if self.test.is_none() && !listed.is_empty() {
            let (some, left) = listed.split_at_checked(Self::AT_ONCE).unwrap_or((listed, &[]));
            self.listed = left.iter();
            return some;
        }
        room.clear();
        room.extend(self.take(Self::AT_ONCE).map(|node| node.id().index()));
        room
    }
}

impl<'g, K> Iterator for Found<'g, K> {
    type Item = Ref<'g, K>;

    #[inline]
    fn next(&mut self) -> Option<Ref<'g, K>> {
        loop {
            let node = match self.listed.next() {
                Some(node) => *node,
                None => self.others.next()?,
            };
            let node = Ref::new(self.view, node);
            if self.test.as_mut().is_none_or(|test| test(node)) {
                return Some(node);
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (least, most) = self.others.size_hint();
        let listed = self.listed.len();
        (if self.test.is_none() { listed + least } else { 0 }, most.map(|most| listed + most))
    }

    fn count(self) -> usize {
        match self.others {
            Others::Some(others) if self.test.is_none() => self.listed.len() + others.len(),
            _ => self.fold(0, |count, _| count + 1),
        }
    }

    // Each in one place: what is done with it is then opened there.
    #[inline]
    fn fold<B, F: FnMut(B, Self::Item) -> B>(self, first: B, mut and: F) -> B {
        let (mut so_far, view, mut others) = (first, self.view, self);
        let mut listed = if others.test.is_none() { std::mem::take(&mut others.listed) } else { [].iter() };
        let mut next = || match listed.next() {
            Some(node) => Some(Ref::new(view, *node)),
            None => others.next(),
        };
        while let Some(node) = next() {
            so_far = and(so_far, node);
        }
        so_far
    }
}

impl Iterator for Others<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        match self {
            Others::Some(nodes) => nodes.next(),
            Others::All(nodes) => nodes.next(),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match self {
            Others::Some(nodes) => nodes.size_hint(),
            Others::All(nodes) => nodes.size_hint(),
        }
    }
}
