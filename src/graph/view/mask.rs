//! What falls with what was taken back.

use std::collections::HashMap;

use super::gone::{Gone, takes_back};
use crate::graph::bits::Bits;
use crate::graph::tables::{Core, Row, stand};
use crate::model::{NodeKind, Relation};

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

    /// Whether everything that it hides is hidden by the other too.
    pub(super) fn is_within(&self, other: &Mask) -> bool {
        self.nodes.is_within(&other.nodes) && self.rows.is_within(&other.rows)
    }

    /// The largest set of statements and nodes that hold each other up, of those that are not gone: a statement needs a ground, what it
    /// is said of and what it leads to; a quote its document, the owner of its voice and every agent of its chain; whoever and whatever
    /// is spoken of, one statement that bears witness to it. Cost: O(graph).
    pub(super) fn of(core: &Core, gone: &Gone) -> Mask {
        let mut work = Masking {
            core,
            gone,
            mask: Mask::default(),
            queue: Vec::new(),
            left: HashMap::new(),
            by_document: HashMap::new(),
        };
        gone.nodes.iter().for_each(|node| work.hide_node(node));
        gone.rows.iter().for_each(|row| work.hide_row(row));
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

/// Something that a node cannot do without.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    Of(Relation),
    /// Segments, or a reported clause.
    Words,
    /// Anything that bears witness to it.
    Witness,
}

/// A mask in the making. Each node and row is queued at most once.
struct Masking<'c> {
    core: &'c Core,
    gone: &'c Gone,
    mask: Mask,
    queue: Vec<Hidden>,
    /// How many rows a node has left of a part of it; counted when the first of them falls.
    left: HashMap<(u32, Part), usize>,
    /// The quotes of each voice of a document.
    by_document: HashMap<u32, HashMap<u32, Vec<u32>>>,
}

impl Masking<'_> {
    fn hide_node(&mut self, node: u32) {
        if self.mask.nodes.set(node) {
            self.queue.push(Hidden::Node(node));
        }
    }

    fn hide_row(&mut self, index: u32) {
        if self.mask.rows.set(index) {
            for part in self.core.row(index).into_iter().flat_map(|row| parts(self.core, row)) {
                self.left.entry(part).and_modify(|left| *left = left.saturating_sub(1));
            }
            self.queue.push(Hidden::Row(index));
        }
    }

    /// What is said of the node and what leads to it falls with it, and the words of which it is an account.
    fn node_fell(&mut self, node: u32) {
        let core = self.core;
        for index in core.all_outgoing(node).chain(core.all_incoming(node)) {
            if core.relation(index).is_some_and(|relation| !takes_back(relation)) {
                self.hide_row(index);
            }
        }
        for relation in [Relation::SpokenBy, Relation::ByWayOf] {
            self.subjects(node, relation).into_iter().for_each(|quote| self.hide_node(quote));
        }
        for quote in self.subjects(node, Relation::NestedIn) {
            // An explicit list of relays replaces what the outer quote would give.
            if self.gone.stand(core).rows(quote, Relation::ByWayOf).next().is_none() {
                self.hide_node(quote);
            }
        }
        self.subjects(node, Relation::OwnedBy).into_iter().for_each(|voice| self.owner_fell(voice));
    }

    /// Of what it is said that leads to a node, as far as that is not gone: a speaker taken back by himself leaves the quote open.
    fn subjects(&self, node: u32, relation: Relation) -> Vec<u32> {
        let links = self.core.incoming(node, relation).ends().filter(|(row, _)| !self.gone.rows.has(*row));
        links.map(|(_, subject)| subject).collect()
    }

    /// Who owns a voice is in the chain of what stands in it; the author is in none.
    fn owner_fell(&mut self, voice: u32) {
        let (core, gone) = (self.core, self.gone);
        let Some(document) = gone.stand(core).document_of(voice) else { return };
        if stand::author(core, document) == Some(voice) {
            return;
        }
        let voices = self.by_document.entry(document).or_insert_with(|| quotes_by_voice(core, gone, document));
        voices.remove(&voice).unwrap_or_default().into_iter().for_each(|quote| self.hide_node(quote));
    }

    fn row_fell(&mut self, index: u32) {
        let core = self.core;
        core.on(index).iter().for_each(|said| self.hide_row(*said));
        for (node, part) in core.row(index).into_iter().flat_map(|row| parts(core, row)) {
            if self.left(node, part) < least(core, node, part) {
                self.hide_node(node);
            }
        }
    }

    fn left(&mut self, node: u32, part: Part) -> usize {
        let Masking { core, mask, left, .. } = self;
        *left.entry((node, part)).or_insert_with(|| {
            let rows = core.all_outgoing(node).chain(core.all_incoming(node)).filter(|row| mask.shows_row(*row));
            let rows = rows.filter_map(|row| core.row(row));
            rows.filter(|row| parts(core, *row).any(|of| of == (node, part))).count()
        })
    }
}

/// Of which parts of which nodes a row is one.
fn parts<'c>(core: &'c Core, row: Row<'c>) -> impl Iterator<Item = (u32, Part)> + 'c {
    let relation = row.relation;
    let own = row.subject_node().into_iter().flat_map(move |node| {
        let required = core.kind(node).and_then(|kind| kind.requirement(relation));
        let words = matches!(relation, Relation::Segment | Relation::ReportedClause);
        let parts = [required.map(|_| Part::Of(relation)), words.then_some(Part::Words)];
        parts.into_iter().flatten().map(move |part| (node, part))
    });
    let ends = row.subject_node().into_iter().chain(row.object_node()).filter(move |_| relation.bears_witness());
    let witnessed = ends.filter(|node| core.kind(*node).is_some_and(NodeKind::needs_witness));
    own.chain(witnessed.map(|node| (node, Part::Witness)))
}

fn least(core: &Core, node: u32, part: Part) -> usize {
    let Part::Of(relation) = part else { return 1 };
    core.kind(node).and_then(|kind| kind.requirement(relation)).map_or(0, |part| part.least)
}

fn quotes_by_voice(core: &Core, gone: &Gone, document: u32) -> HashMap<u32, Vec<u32>> {
    let stand = gone.stand(core);
    let mut voices: HashMap<u32, Vec<u32>> = HashMap::new();
    for (_, quote) in core.incoming(document, Relation::InDocument).ends() {
        if let Some(voice) = stand.voice_of(quote) {
            voices.entry(voice).or_default().push(quote);
        }
    }
    voices
}
