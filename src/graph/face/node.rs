//! What every face has.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use super::NodeRef;
use super::evidence::{Evidence, Excerpt};
use super::stated::{Stated, StatementRef};
use crate::graph::view::{Columns, Rows, View};
use crate::model::reference::{Handle, Names, Reference, Target};
use crate::model::term::Term;
use crate::model::{Date, Id, Is, Key, Kind, Node, NodeKind, Relation, Voice};
use crate::text::visibly;

/// A node of kind `K` in a view: a handle that can be asked. Copied freely; what is borrowed from it goes on in the same view.
///
/// It names its node wherever a handle does, in records, statements and questions. What is to be said of it is said of its
/// [`id`](Ref::id): `graph.insert(graph.person("ana-ruiz")?.id().office("mayor", Outside))`.
pub struct Ref<'g, K> {
    pub(in crate::graph) view: &'g View,
    pub(in crate::graph) node: u32,
    kind: PhantomData<fn() -> K>,
}

impl<'g, K> Ref<'g, K> {
    #[inline]
    pub(crate) fn new(view: &'g View, node: u32) -> Self {
        Ref { view, node, kind: PhantomData }
    }

    /// The view in which it is asked.
    #[inline]
    pub fn view(self) -> &'g View {
        self.view
    }

    /// Its handle; of several nodes that are one, that of the one which stands for all.
    #[inline]
    pub fn id(self) -> Id<K> {
        Id::new(self.node)
    }

    /// Its lasting name.
    #[inline]
    pub fn key(self) -> &'g Key {
        // Faces are made of nodes that are there; the first key is never reached for want of a node.
        static NONE: std::sync::LazyLock<Key> = std::sync::LazyLock::new(|| Key::from(""));
        self.view.core().key(self.node).unwrap_or(&NONE)
    }

    /// Of what kind it is.
    #[inline]
    pub fn node_kind(self) -> NodeKind {
        self.view.core().kind(self.node).unwrap_or(NodeKind::Someone)
    }

    /// The keys of all nodes that are one with it, its own among them, in order of insertion.
    pub fn keys(self) -> impl Iterator<Item = &'g Key> + use<'g, K> {
        let view = self.view;
        view.members(self.node).into_iter().filter_map(move |node| view.core().key(node))
    }

    /// On what ground it is there.
    pub fn evidence(self) -> Evidence<'g> {
        Evidence::of_rows(self.view, self.view.outgoing(self.node, Relation::Exists))
    }

    /// The statements of a relation that are said of it, in order of insertion. Counting them is O(1) where nothing is hidden or joined.
    #[inline]
    pub fn statements(self, relation: Relation) -> impl Iterator<Item = StatementRef<'g>> + use<'g, K> {
        Said { view: self.view, rows: self.view.outgoing(self.node, relation) }
    }

    /// The statements of a relation that lead to it, in order of insertion. Counting them is O(1) where nothing is hidden or joined.
    #[inline]
    pub fn statements_to(self, relation: Relation) -> impl Iterator<Item = StatementRef<'g>> + use<'g, K> {
        Said { view: self.view, rows: self.view.incoming(self.node, relation) }
    }

    /// The remarks on it.
    pub fn notes(self) -> impl Iterator<Item = &'g str> + use<'g, K> {
        self.texts(Relation::Note).map(Stated::into_value)
    }

    /// The values under a label of the caller's.
    pub fn attributes(self, label: &str) -> impl Iterator<Item = Stated<'g, &'g str>> + use<'_, 'g, K> {
        self.texts(Relation::Attribute).filter(move |value| value.label() == Some(label))
    }

    /// The nodes to which it is joined under a label of the caller's.
    pub fn related(self, label: &str) -> impl Iterator<Item = Stated<'g, NodeRef<'g>>> + use<'_, 'g, K> {
        self.objects(Relation::Related).filter(move |node| node.label() == Some(label))
    }

    /// The same node, as a node of any kind.
    #[inline]
    pub fn as_node(self) -> NodeRef<'g> {
        Ref::new(self.view, self.node)
    }

    /// The same node, called by kind `R`, if that is its kind.
    #[inline]
    pub fn narrow<R: Kind>(self) -> Option<Ref<'g, R>> {
        R::KINDS.contains(self.node_kind()).then(|| Ref::new(self.view, self.node))
    }

    /// The same node, called by a union of kinds that holds `K`.
    #[inline]
    pub fn widen<R>(self) -> Ref<'g, R>
    where
        K: Is<R>,
    {
        Ref::new(self.view, self.node)
    }

    /// Where an edge of it leads.
    #[inline(always)]
    pub(crate) fn objects<R: 'g>(
        self,
        relation: Relation,
    ) -> impl Iterator<Item = Stated<'g, Ref<'g, R>>> + use<'g, K, R> {
        let view = self.view;
        let ends = view.outgoing(self.node, relation).ends();
        ends.map(move |(row, end)| Stated::new(Ref::new(view, end), StatementRef::new(view, row)))
    }

    /// From where an edge leads to it.
    #[inline(always)]
    pub(crate) fn subjects<R: 'g>(
        self,
        relation: Relation,
    ) -> impl Iterator<Item = Stated<'g, Ref<'g, R>>> + use<'g, K, R> {
        let view = self.view;
        let ends = view.incoming(self.node, relation).ends();
        ends.map(move |(row, end)| Stated::new(Ref::new(view, end), StatementRef::new(view, row)))
    }

    /// The node itself and all from which edges lead to it, over any number of steps, each once, nearest first.
    pub(crate) fn all_leading_here<R>(self, relation: Relation) -> Vec<Ref<'g, R>> {
        let mut found = Vec::with_capacity(16);
        found.push(Ref::new(self.view, self.node));
        let mut seen = self.view.seen();
        seen.add(self.node);
        let leading = Columns::of(self.view, relation, (false, true));
        let mut next = 0;
        while let Some(&Ref { node, .. }) = found.get(next) {
            next += 1;
            leading.each(node, |(_, before), _| {
                if seen.add(before) {
                    found.push(Ref::new(self.view, before));
                }
            });
        }
        found
    }

    pub(crate) fn texts(self, relation: Relation) -> impl Iterator<Item = Stated<'g, &'g str>> + use<'g, K> {
        let view = self.view;
        let values = view.values(self.node, relation);
        values.filter_map(move |(row, value)| Some(Stated::new(value.text()?, StatementRef::new(view, row))))
    }

    pub(crate) fn terms<T: Term>(self, relation: Relation) -> impl Iterator<Item = Stated<'g, T>> + use<'g, K, T> {
        let view = self.view;
        view.values(self.node, relation).filter_map(move |(row, value)| {
            let term = value.term().and_then(T::from_number)?;
            Some(Stated::new(term, StatementRef::new(view, row)))
        })
    }

    /// The dates of a relation; none for a phrase without a date.
    pub(crate) fn dates_of(
        self,
        relation: Relation,
    ) -> impl Iterator<Item = Stated<'g, Option<&'g Date>>> + use<'g, K> {
        let view = self.view;
        let values = view.values(self.node, relation);
        values.map(move |(row, value)| Stated::new(value.date(), StatementRef::new(view, row)))
    }

    #[inline(always)]
    pub(crate) fn worded(self, relation: Relation) -> impl Iterator<Item = Excerpt<'g>> + use<'g, K> {
        let view = self.view;
        let numbers = view.outgoing(self.node, relation).numbers();
        numbers.filter_map(move |(_, number)| Some(Excerpt::new(view, view.core().words(number)?)))
    }
}

/// Statements, one after the other.
struct Said<'g> {
    view: &'g View,
    rows: Rows<'g>,
}

impl<'g> Iterator for Said<'g> {
    type Item = StatementRef<'g>;

    #[inline]
    fn next(&mut self) -> Option<StatementRef<'g>> {
        self.rows.next().map(|row| StatementRef::new(self.view, row))
    }

    #[inline]
    fn count(self) -> usize {
        self.rows.count()
    }
}

impl<K> Clone for Ref<'_, K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Ref<'_, K> {}

/// The same node of the same view.
impl<K> PartialEq for Ref<'_, K> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.node == other.node && std::ptr::eq(self.view, other.view)
    }
}

impl<K> Eq for Ref<'_, K> {}

/// In order of insertion.
impl<K> PartialOrd for Ref<'_, K> {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// In order of insertion.
impl<K> Ord for Ref<'_, K> {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        self.node.cmp(&other.node).then_with(|| std::ptr::from_ref(self.view).cmp(&std::ptr::from_ref(other.view)))
    }
}

impl<K> Hash for Ref<'_, K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.node.hash(state);
    }
}

impl<K> fmt::Debug for Ref<'_, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?}", self.node_kind(), self.key())
    }
}

impl<K> fmt::Display for Ref<'_, K> {
    /// A name, a description, a wording, the words of a quote with their speaker, "an editor's note in" a document; the key where there
    /// is none.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let node = *self;
        let first = |relation| node.texts(relation).next().map(Stated::into_value);
        if let Some(quote) = node.narrow::<crate::model::Quote>() {
            return quote.show(f);
        }
        let relations = [Relation::Name, Relation::Description, Relation::Wording, Relation::Title, Relation::Verdict];
        match relations.into_iter().find_map(first) {
            Some(text) => visibly(f, |f| f.write_str(text)),
            None if node.node_kind() == NodeKind::Someone => f.write_str("somebody unnamed"),
            None if node.node_kind() == NodeKind::Voice => Ref::<Voice>::new(node.view, node.node).show(f),
            None => visibly(f, |f| f.write_str(node.key().as_str())),
        }
    }
}

impl<R, K: Is<R>> Names<R> for Ref<'_, K> {
    fn reference(self) -> Reference<R> {
        Reference::to(Target::Id(self.node))
    }
}

impl<R, K: Is<R>> Handle<R> for Ref<'_, K> {
    fn handle(self) -> Id<R> {
        Id::new(self.node)
    }
}

impl From<NodeRef<'_>> for Id<Node> {
    fn from(node: NodeRef<'_>) -> Self {
        node.id()
    }
}
