//! What falls with what was taken back.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::taken::TakenBack;
use crate::graph::tables::stand;
use crate::graph::tables::{Core, Object, Row};
use crate::model::{Ground, NodeKind, Relation, VoiceKind};

/// One bit a node and one a row: set where it is hidden.
#[derive(Clone, Debug, Default)]
pub(super) struct Mask {
    nodes: Bits,
    rows: Bits,
}

impl Mask {
    pub(super) fn shows_node(&self, node: u32) -> bool {
        !self.nodes.has(node)
    }

    pub(super) fn shows_row(&self, row: u32) -> bool {
        !self.rows.has(row)
    }

    /// The largest set of statements and nodes that hold each other up: a statement needs a ground in a document that is shown, and
    /// what it is said of and leads to; a quote its document, the owner of its voice and every agent of its chain; another node
    /// one statement that says it is there.
    pub(super) fn of(core: &Core, taken: &TakenBack) -> Mask {
        let mut work = Masking { core, mask: Mask::default(), queue: Vec::new(), by_document: OnceCell::new() };
        taken.nodes.iter().for_each(|node| work.hide_node(*node));
        taken.rows.iter().for_each(|row| work.hide_row(*row));
        while let Some(hidden) = work.queue.pop() {
            match hidden {
                Hidden::Node(node) => work.node_fell(node),
                Hidden::Row(row) => work.row_fell(row),
            }
        }
        work.mask
    }
}

enum Hidden {
    Node(u32),
    Row(u32),
}

/// A mask in the making. Each node and row is queued at most once.
struct Masking<'c> {
    core: &'c Core,
    mask: Mask,
    queue: Vec<Hidden>,
    /// The rows with a ground in a document; made when the first document falls.
    by_document: OnceCell<HashMap<u32, Vec<u32>>>,
}

impl Masking<'_> {
    fn hide_node(&mut self, node: u32) {
        if self.mask.nodes.set(node) {
            self.queue.push(Hidden::Node(node));
        }
    }

    fn hide_row(&mut self, row: u32) {
        if self.mask.rows.set(row) {
            self.queue.push(Hidden::Row(row));
        }
    }

    /// What is said of the node and what leads to it falls with it; with a document, what rests on its words alone.
    fn node_fell(&mut self, node: u32) {
        let core = self.core;
        for row in core.all_outgoing(node).chain(core.all_incoming(node)) {
            if core.row(row).is_some_and(|row| !takes_back(row)) {
                self.hide_row(row);
            }
        }
        if core.kind(node) == Some(NodeKind::Document) {
            self.document_fell(node);
        }
        if core.kind(node) == Some(NodeKind::Voice) {
            self.hide_quotes_of(node);
        }
    }

    fn document_fell(&mut self, document: u32) {
        let core = self.core;
        let by_document = self.by_document.get_or_init(|| rows_by_document(core));
        let resting = by_document.get(&document).cloned().unwrap_or_default();
        for row in resting {
            let lost = core.row(row).is_some_and(|row| !row.grounds.iter().any(|ground| self.shows(ground)));
            if lost {
                self.hide_row(row);
            }
        }
    }

    fn shows(&self, ground: &Ground) -> bool {
        ground.extent().is_none_or(|extent| !self.mask.nodes.has(extent.document.index()))
    }

    fn row_fell(&mut self, row: u32) {
        let core = self.core;
        core.on(row).iter().for_each(|said| self.hide_row(*said));
        let Some(row) = core.row(row) else { return };
        let Some(subject) = row.subject_node() else { return };
        if self.lacks(subject, row.relation) {
            self.hide_node(subject);
        }
        match row.relation {
            // Taken back by itself, a speaker leaves the quote open; fallen with its agent, it takes the quote along.
            Relation::SpokenBy | Relation::ByWayOf if self.object_fell(row) => self.hide_node(subject),
            Relation::NestedIn if self.object_fell(row) && !self.has_relays(subject) => self.hide_node(subject),
            Relation::OwnedBy if self.object_fell(row) => self.owner_fell(subject),
            _ => {}
        }
    }

    /// An explicit list of relays replaces what the outer quote would give.
    fn has_relays(&self, quote: u32) -> bool {
        self.core.outgoing(quote, Relation::ByWayOf).iter().any(|row| !self.mask.rows.has(*row))
    }

    /// Who owns a voice is in the chain of what stands in it; the author is in none.
    fn owner_fell(&mut self, voice: u32) {
        if stand::voice_kind(self.core, voice) != Some(VoiceKind::Author) {
            self.hide_quotes_of(voice);
        }
    }

    fn hide_quotes_of(&mut self, voice: u32) {
        let core = self.core;
        let Some(document) = stand::document_of(core, voice) else { return };
        for row in core.incoming(document, Relation::InDocument) {
            let quote = core.row(*row).and_then(Row::subject_node);
            if let Some(quote) = quote.filter(|node| stand::voice_of(core, *node, |_| true) == Some(voice)) {
                self.hide_node(quote);
            }
        }
    }

    fn object_fell(&self, row: &Row) -> bool {
        matches!(row.object, Object::Node(node) if self.mask.nodes.has(node))
    }

    /// Whether the node has too little left of what its kind cannot do without.
    fn lacks(&self, node: u32, relation: Relation) -> bool {
        let Some(kind) = self.core.kind(node) else { return false };
        let left = |relation| {
            let rows = self.core.outgoing(node, relation).iter();
            rows.filter(|row| !self.mask.rows.has(**row)).count()
        };
        let required = kind.requirements().iter().find(|part| part.relation == relation);
        required.is_some_and(|part| left(relation) < part.least)
            || matches!(relation, Relation::Segment | Relation::ReportedClause)
                && left(Relation::Segment) + left(Relation::ReportedClause) == 0
    }
}

/// What takes something back does not fall with it.
fn takes_back(row: &Row) -> bool {
    matches!(row.relation, Relation::Retracted | Relation::SupersededBy)
}

fn rows_by_document(core: &Core) -> HashMap<u32, Vec<u32>> {
    let mut by_document: HashMap<u32, Vec<u32>> = HashMap::new();
    for (index, row) in core.rows().filter(|(_, row)| !takes_back(row)) {
        for extent in row.extents() {
            let rows = by_document.entry(extent.document.index()).or_default();
            if rows.last() != Some(&index) {
                rows.push(index);
            }
        }
    }
    by_document
}

/// A set of numbers.
#[derive(Clone, Debug, Default)]
struct Bits(Vec<u64>);

impl Bits {
    fn has(&self, number: u32) -> bool {
        self.0.get(number as usize / 64).is_some_and(|word| word & (1 << (number % 64)) != 0)
    }

    /// Whether it was not there before.
    fn set(&mut self, number: u32) -> bool {
        let place = number as usize / 64;
        if self.0.len() <= place {
            self.0.resize(place + 1, 0);
        }
        let bit = 1 << (number % 64);
        self.0.get_mut(place).is_some_and(|word| {
            let fresh = *word & bit == 0;
            *word |= bit;
            fresh
        })
    }
}
