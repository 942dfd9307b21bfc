//! The tables: nodes, rows, texts. Append-only; knows no rule.

use super::adjacency::{Adjacency, Links, Way};
use super::both::both;
use super::flat::Flat;
use super::found::Found;
use super::likeness::Likeness;
use super::lists::Settled;
use super::nodes::Nodes;
use super::pairs::Listed;
use super::row::{Row, Subject};
use super::rows::{RowMark, Rows};
use super::sayings::Sayings;
use super::stretches::Stretches;
use super::tail::TailIter;
use super::wordings::Wordings;
use crate::model::value::Value;
use crate::model::{Extent, Key, NodeKind, Recording, Relation};
use crate::text::Content;

/// How much a graph held at some moment.
#[derive(Clone, Copy)]
pub(crate) struct Mark {
    nodes: usize,
    rows: RowMark,
    contents: usize,
    recordings: usize,
}

/// Everything that a graph holds.
#[derive(Clone, Debug)]
pub(crate) struct Core {
    pub(super) nodes: Nodes,
    /// Of each document, in order of insertion.
    pub(super) contents: Vec<Content>,
    pub(super) rows: Rows,
    pub(super) adjacency: Adjacency,
    pub(super) found: Found,
    likeness: Likeness,
    sayings: Sayings,
    wordings: Wordings,
    pub(super) recordings: Vec<Recording>,
}

impl Default for Core {
    fn default() -> Self {
        Core {
            nodes: Nodes::default(),
            contents: Vec::new(),
            rows: Rows::default(),
            adjacency: Adjacency::default(),
            found: Found::default(),
            likeness: Likeness::default(),
            sayings: Sayings::default(),
            wordings: Wordings::default(),
            recordings: vec![Recording::default()],
        }
    }
}

impl Core {
    pub(crate) fn node_count(&self) -> u32 {
        self.nodes.len() as u32
    }

    pub(crate) fn row_count(&self) -> u32 {
        self.rows.len() as u32
    }

    pub(crate) fn node(&self, key: &str) -> Option<u32> {
        self.nodes.named(key)
    }

    #[inline]
    pub(crate) fn kind(&self, node: u32) -> Option<NodeKind> {
        self.nodes.kind(node)
    }

    pub(crate) fn key(&self, node: u32) -> Option<&Key> {
        self.nodes.key(node)
    }

    /// Keys that are spelt like a text, best first.
    pub(crate) fn alike(&self, text: &str) -> Vec<&Key> {
        self.likeness.alike(self, text)
    }

    pub(crate) fn of_kind(&self, kind: NodeKind) -> &[u32] {
        self.nodes.of_kind(kind)
    }

    pub(crate) fn content(&self, document: u32) -> Option<&Content> {
        self.contents.get(self.nodes.document(document)?)
    }

    #[inline]
    pub(crate) fn row(&self, row: u32) -> Option<Row<'_>> {
        self.rows.get(row)
    }

    /// The relation of a row. Less work than all of it.
    #[inline]
    pub(crate) fn relation(&self, row: u32) -> Option<Relation> {
        self.rows.relation(row)
    }

    /// The node of which a row is said, and that to which it leads, where it does. Less work than all of the row.
    #[inline]
    pub(crate) fn joins(&self, row: u32) -> Option<(Option<u32>, Option<u32>)> {
        self.rows.joins(row)
    }

    /// What a statement of a relation says by the number at its other end.
    #[inline]
    pub(crate) fn said(&self, relation: Relation, end: u32) -> Option<Value<'_>> {
        self.rows.said(relation, end)
    }

    /// The words that a statement gives by the number at its other end.
    #[inline]
    pub(crate) fn words(&self, end: u32) -> Option<Extent> {
        self.rows.words(end)
    }

    /// What a row says beside its object. Less work than all of the row.
    #[inline]
    pub(crate) fn detail(&self, row: u32) -> Option<Value<'_>> {
        self.rows.detail(row)
    }

    /// What a row says that is no node. Less work than all of the row.
    #[inline]
    pub(crate) fn value(&self, row: u32) -> Option<Value<'_>> {
        self.rows.value(row)
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = (u32, Row<'_>)> {
        (0..self.row_count()).filter_map(|index| Some((index, self.row(index)?)))
    }

    /// The recording to which a row belongs. Cost: O(log recordings).
    #[inline]
    pub(crate) fn recording(&self, row: u32) -> u32 {
        self.rows.recording(row)
    }

    /// The rows of a relation that are said of a node, in order of insertion.
    #[inline(always)]
    pub(crate) fn outgoing(&self, node: u32, relation: Relation) -> Links<'_> {
        self.adjacency.links(&self.nodes, &self.rows, node, relation, Way::Out)
    }

    /// The rows of a relation, seen from one end, as far as they are in the flat base.
    #[inline(always)]
    pub(crate) fn settled(&self, relation: Relation, way: Way) -> Settled<'_> {
        self.adjacency.settled(&self.nodes, relation, way)
    }

    /// Rows of a relation that came since touch no node before this one: those have all of theirs in the flat base.
    #[inline(always)]
    pub(crate) fn grows_from(&self, relation: Relation, way: Way) -> u32 {
        self.adjacency.grows_from(relation, way)
    }

    /// Those of them that came since.
    pub(crate) fn grown(&self, node: u32, relation: Relation, way: Way) -> TailIter<'_> {
        self.adjacency.grown(&self.rows, node, relation, way)
    }

    /// The rows of a relation that touch a node from one end, in order of insertion.
    pub(crate) fn links(&self, node: u32, relation: Relation, way: Way) -> Links<'_> {
        self.adjacency.links(&self.nodes, &self.rows, node, relation, way)
    }

    /// The rows of a relation that lead to a node, in order of insertion.
    #[inline(always)]
    pub(crate) fn incoming(&self, node: u32, relation: Relation) -> Links<'_> {
        self.adjacency.links(&self.nodes, &self.rows, node, relation, Way::Into)
    }

    /// All rows that are said of a node, by relation, then in order of insertion.
    pub(crate) fn all_outgoing(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        Relation::ALL.iter().flat_map(move |relation| self.outgoing(node, *relation).rows())
    }

    /// All rows that lead to a node, by relation, then in order of insertion.
    pub(crate) fn all_incoming(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        Relation::ALL.iter().flat_map(move |relation| self.incoming(node, *relation).rows())
    }

    /// The rows that are said of a row, in order of insertion.
    pub(crate) fn on(&self, row: u32) -> &[u32] {
        self.adjacency.on(row)
    }

    /// The latest of the rows of a relation that are said of a node.
    pub(crate) fn latest(&self, node: u32, relation: Relation) -> Option<u32> {
        self.adjacency.latest(&self.nodes, &self.rows, node, relation)
    }

    /// The rows that name a node so, each with the node, in order of insertion. Cost: O(rows) when it is first asked.
    pub(crate) fn named(&self, name: &str) -> Listed<'_> {
        self.found.named(name, &self.rows)
    }

    /// The node of which a statement is said in the end, whatever statements lie between.
    pub(crate) fn root(&self, subject: Subject) -> Option<u32> {
        let mut at = subject;
        while let Subject::Row(row) = at {
            // A statement is said of earlier ones only.
            at = self.row(row)?.subject;
        }
        if let Subject::Node(node) = at { Some(node) } else { None }
    }

    /// The stretches of voices.
    pub(crate) fn stretches(&self) -> &Stretches {
        &self.found.stretches
    }

    /// Quotes by their words.
    pub(crate) fn wordings(&self) -> &Wordings {
        &self.wordings
    }

    /// The rows by which claims stand in a document, each with its claim, in order of insertion. Cost: O(rows) when it is first asked.
    pub(crate) fn claims_within(&self, document: u32) -> Listed<'_> {
        self.found.claims_within(document, &self.rows, &self.nodes)
    }

    pub(crate) fn recordings(&self) -> &[Recording] {
        &self.recordings
    }

    /// Retractions, supersessions and judgements that two are one, in order of insertion.
    pub(crate) fn second_thoughts(&self) -> &[u32] {
        &self.found.second_thoughts
    }

    /// Those of them from a row on.
    pub(crate) fn second_thoughts_since(&self, row: u32) -> &[u32] {
        let thoughts = self.second_thoughts();
        thoughts.get(thoughts.partition_point(|thought| *thought < row)..).unwrap_or_default()
    }

    /// Makes sure that [`said_like`](Core::said_like) knows all that is said of the same. Cost: O(what came since it was made sure last).
    pub(crate) fn learn_what_is_said(&mut self, row: &Row<'_>) {
        let Core { sayings, adjacency, rows, nodes, .. } = self;
        sayings.learn(adjacency, nodes, rows, row);
    }

    /// The rows that may say the same as this one, as far as that was learnt, in order of insertion.
    pub(crate) fn said_like(&self, row: &Row<'_>) -> &[u32] {
        self.sayings.like(&self.nodes, row)
    }

    pub(crate) fn add_recording(&mut self, recording: Recording) -> u32 {
        self.recordings.push(recording);
        (self.recordings.len() - 1) as u32
    }

    /// The caller has made sure that the key is free.
    pub(crate) fn add_node(&mut self, key: Key, kind: NodeKind) -> u32 {
        let node = self.try_add_node(key, kind);
        debug_assert!(node.is_ok(), "two nodes would have the same key");
        node.unwrap_or_else(|there| there)
    }

    /// A new node.
    ///
    /// # Errors
    /// The node that has the key already.
    pub(crate) fn try_add_node(&mut self, key: Key, kind: NodeKind) -> Result<u32, u32> {
        self.nodes.push(key, kind)
    }

    /// The text of the document that was added last.
    pub(crate) fn add_content(&mut self, content: Content) {
        self.contents.push(content);
    }

    pub(crate) fn add_row(&mut self, row: &Row<'_>, recording: u32) -> u32 {
        let index = self.rows.push(row, recording);
        self.adjacency.add(index, &self.rows);
        self.found.add(index, row, &self.nodes);
        self.adjacency.fold_when_due(&self.nodes, &self.rows);
        index
    }

    /// Everything that these hold, with what is found by them; they are sound. Cost: O(all of it), on several threads.
    pub(super) fn of_tables(nodes: Nodes, contents: Vec<Content>, rows: Rows, recordings: Vec<Recording>) -> Core {
        // What is said of nodes takes as long as all else.
        let (out, (found, into)) =
            both(|| Flat::of(&nodes, &rows, Way::Out), || (Found::of(&rows), Flat::of(&nodes, &rows, Way::Into)));
        let adjacency = Adjacency::of(out, into, &nodes, &rows);
        Core { nodes, contents, rows, adjacency, found, recordings, ..Core::default() }
    }

    pub(crate) fn mark(&self) -> Mark {
        Mark {
            nodes: self.nodes.len(),
            rows: self.rows.mark(),
            contents: self.contents.len(),
            recordings: self.recordings.len(),
        }
    }

    pub(crate) fn rows_since(&self, mark: Mark) -> std::ops::Range<u32> {
        mark.rows.rows() as u32..self.row_count()
    }

    /// Whether much is being loaded, and nothing asked before it is [settled](Core::settle): then less is laid out on the way.
    pub(crate) fn set_loading(&mut self, is_loading: bool) {
        self.adjacency.set_loading(is_loading);
    }

    /// Folds in what came after the mark, if that is worth going through the graph.
    pub(crate) fn settle(&mut self, mark: Mark) {
        let is_much = self.adjacency.settle(self.rows_since(mark).len() as u32, &self.nodes, &self.rows);
        if is_much {
            // It was asked of what came; of what comes next it is soon learnt again.
            self.sayings = Sayings::default();
        }
    }

    /// Takes back everything that came after the mark.
    pub(crate) fn roll_back(&mut self, mark: Mark) {
        let Core { rows, adjacency, found, sayings, nodes, .. } = self;
        for index in (mark.rows.rows() as u32..rows.len() as u32).rev() {
            let Some(row) = rows.get(index) else { continue };
            adjacency.remove(index, &row);
            found.remove(index, &row, nodes);
            sayings.remove(nodes, index, &row);
        }
        rows.roll_back(mark.rows);
        self.nodes.truncate(mark.nodes);
        self.adjacency.unfold(&self.nodes, &self.rows);
        self.likeness.roll_back(mark.nodes);
        self.wordings.roll_back(mark.rows.rows() as u32);
        self.contents.truncate(mark.contents);
        self.recordings.truncate(mark.recordings);
    }
}
