//! What a view shows: which statements are masked, and which nodes are one.

use std::collections::HashSet;

use super::core::{Core, Object, Row, Subject};
use super::identity::Identity;
use super::{rules, stand};
use crate::model::{Ground, NodeKind, Relation, VoiceKind};

/// What is hidden, and what is joined. The empty lens shows everything as it was put in, and costs nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lens {
    mask: Option<Mask>,
    pub(crate) identity: Identity,
}

/// One bit a node and one a row: set where it is hidden.
#[derive(Clone, Debug, Default)]
struct Mask {
    nodes: Bits,
    rows: Bits,
}

impl Lens {
    /// The default: what is retracted or superseded is hidden, with what then has no ground; what was judged the same is joined.
    /// Cost: O(1) in a graph with no second thoughts, else O(graph).
    pub(crate) fn standing(core: &Core) -> Lens {
        if core.second_thoughts().is_empty() {
            return Lens::default();
        }
        let taken_back = TakenBack::of(core);
        let mask = (!taken_back.is_empty()).then(|| Mask::of(core, &taken_back));
        let mut lens = Lens { mask, identity: Identity::default() };
        lens.identity = Identity::of(core, |row| lens.shows_row(row));
        lens
    }

    pub(crate) fn shows_node(&self, node: u32) -> bool {
        self.mask.as_ref().is_none_or(|mask| !mask.nodes.has(node))
    }

    pub(crate) fn shows_row(&self, row: u32) -> bool {
        self.mask.as_ref().is_none_or(|mask| !mask.rows.has(row))
    }
}

/// What is retracted or superseded by a statement that itself stands.
struct TakenBack {
    nodes: HashSet<u32>,
    rows: HashSet<u32>,
}

impl TakenBack {
    /// A retraction comes after what it retracts, so one pass from the latest to the earliest decides which of them stand.
    fn of(core: &Core) -> TakenBack {
        let mut taken = TakenBack { nodes: HashSet::new(), rows: HashSet::new() };
        for &index in core.second_thoughts().iter().rev() {
            let Some(row) = core.row(index) else { continue };
            if row.relation == Relation::SameAs || taken.rows.contains(&index) {
                continue;
            }
            match row.subject {
                Subject::Node(node) => taken.nodes.insert(node),
                Subject::Row(subject) => taken.rows.insert(subject),
            };
        }
        taken
    }

    fn is_empty(&self) -> bool {
        self.nodes.is_empty() && self.rows.is_empty()
    }
}

impl Mask {
    /// The largest set of statements and nodes that hold each other up: a statement needs a ground in a document that is shown, and
    /// what it is said of and leads to; a quote its document, the owner of its voice and every agent of its chain; another node
    /// one statement that says it is there.
    fn of(core: &Core, taken: &TakenBack) -> Mask {
        let mut work = Masking { core, mask: Mask::default(), queue: Vec::new() };
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
            if core.row(row).is_some_and(|row| !is_second_thought(row)) {
                self.hide_row(row);
            }
        }
        if core.kind(node) == Some(NodeKind::Document) {
            for (index, row) in core.rows() {
                if !is_second_thought(row) && !row.grounds.iter().any(|ground| self.shows(ground)) {
                    self.hide_row(index);
                }
            }
        }
        if core.kind(node) == Some(NodeKind::Voice) {
            self.hide_quotes_of(node);
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
            let quote = quote.filter(|node| core.kind(*node) == Some(NodeKind::Quote));
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
        let required = rules::requirements(kind).iter().find(|(required, ..)| *required == relation);
        required.is_some_and(|(_, least, ..)| left(relation) < *least)
            || matches!(relation, Relation::Segment | Relation::ReportedClause)
                && left(Relation::Segment) + left(Relation::ReportedClause) == 0
    }
}

fn is_second_thought(row: &Row) -> bool {
    matches!(row.relation, Relation::Retracted | Relation::SupersededBy)
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
