//! In which order things fall, from what is withdrawn on.

use std::collections::{HashMap, HashSet, VecDeque};
use std::fmt;

use crate::graph::tables::Subject;
use crate::graph::{NodeRef, Ref, StatementRef, View};
use crate::model::{NodeKind, Relation};
use crate::text::visibly;

/// Something that falls.
#[derive(Clone, Copy, Debug)]
pub enum Fallen<'g> {
    /// A node, which is withdrawn or has lost what it cannot do without.
    Node(NodeRef<'g>),
    /// A statement, which has lost its last ground or an end.
    Statement(StatementRef<'g>),
}

/// A node or a row.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
enum Thing {
    Node(u32),
    Row(u32),
}

/// What falls and is not reached yet, and what of it is held up otherwise than by its ends.
struct Held {
    left: HashSet<Thing>,
    /// The rows that rest on a document.
    grounded: HashMap<u32, Vec<u32>>,
    /// The quotes that stand in a voice.
    spoken: HashMap<u32, Vec<u32>>,
}

/// What is shown before and not after, each with that by which it falls.
pub(super) struct Falling<'g> {
    view: &'g View,
    /// By what each thing falls; none for what is withdrawn.
    by: HashMap<Thing, Option<Thing>>,
    nodes: Vec<u32>,
    rows: Vec<u32>,
}

impl<'g> Falling<'g> {
    /// Cost: O(graph), in bits, and O(what falls).
    pub(super) fn between(view: &'g View, after: &View, withdrawn: Vec<u32>) -> Self {
        let core = view.core();
        let falls = |node: &u32| view.shows(*node) && !after.shows(*node);
        let mut nodes: Vec<u32> =
            NodeKind::ALL.into_iter().flat_map(|kind| core.of_kind(kind).iter().copied()).collect();
        nodes.retain(falls);
        nodes.sort_unstable();
        // A retraction that has lost its words is kept, and takes nothing back.
        let lapsed: HashSet<u32> =
            core.second_thoughts().iter().copied().filter(|row| lapses(view, after, *row)).collect();
        let falls = |row: &u32| view.shows_row(*row) && !after.shows_row(*row) || lapsed.contains(row);
        let rows = (0..core.row_count()).filter(falls).collect();
        let mut falling = Falling { view, by: HashMap::new(), nodes, rows };
        falling.follow(withdrawn.into_iter().flat_map(|node| view.members(node)).collect());
        falling
    }

    /// From what is withdrawn, nearest first, over what falls.
    fn follow(&mut self, withdrawn: Vec<u32>) {
        let nodes = self.nodes.iter().map(|node| Thing::Node(*node));
        let things: Vec<Thing> = nodes.chain(self.rows.iter().map(|row| Thing::Row(*row))).collect();
        let left = things.iter().copied().collect();
        let mut held = Held { left, grounded: self.grounded(), spoken: self.in_voices() };
        self.spread(withdrawn.iter().map(|node| (Thing::Node(*node), None)).collect(), &mut held);
        // What falls by none of this falls by what stands again.
        let retractions = self.rows.iter().flat_map(|row| {
            let felled = self.felled_by_return(*row, &held).into_iter();
            felled.map(|thing| (thing, Some(Thing::Row(*row))))
        });
        self.spread(retractions.collect(), &mut held);
        let first = withdrawn.first().map(|node| Thing::Node(*node));
        things.into_iter().for_each(|thing| self.spread(vec![(thing, first)], &mut held));
    }

    /// On from some things, each with that by which it falls, over what is left.
    fn spread(&mut self, seeds: Vec<(Thing, Option<Thing>)>, held: &mut Held) {
        let seeds = seeds.into_iter().filter(|(thing, _)| held.left.remove(thing));
        let mut queue: VecDeque<(Thing, Option<Thing>)> = seeds.collect();
        while let Some((thing, by)) = queue.pop_front() {
            self.by.insert(thing, by);
            let felled = match thing {
                Thing::Node(node) => self.felled_by_node(node, held),
                Thing::Row(row) => self.felled_by_row(row, held),
            };
            queue.extend(felled.into_iter().filter(|other| held.left.remove(other)).map(|other| (other, Some(thing))));
        }
    }

    /// What may fall where a retraction does: what it took back stands again, and asks for what is not there.
    fn felled_by_return(&self, index: u32, held: &Held) -> Vec<Thing> {
        let core = self.view.core();
        let retraction = core.row(index).filter(|row| row.relation == Relation::Retracted);
        let returned = match retraction.map(|row| row.subject) {
            Some(Subject::Row(row)) => core.row(row).and_then(|row| row.subject_node()),
            Some(Subject::Node(node)) => Some(node),
            None => None,
        };
        let quotes = returned.and_then(|node| held.spoken.get(&node)).into_iter().flatten().copied();
        returned.into_iter().chain(quotes).map(Thing::Node).collect()
    }

    /// The rows that rest on a document that falls.
    fn grounded(&self) -> HashMap<u32, Vec<u32>> {
        let mut grounded: HashMap<u32, Vec<u32>> = HashMap::new();
        for row in &self.rows {
            let there = self.view.core().row(*row);
            let documents = there.iter().flat_map(|row| row.extents()).map(|extent| extent.document.index());
            documents.for_each(|document| grounded.entry(document).or_default().push(*row));
        }
        grounded
    }

    /// The quotes that fall, by the voice in which they stand.
    fn in_voices(&self) -> HashMap<u32, Vec<u32>> {
        let mut spoken: HashMap<u32, Vec<u32>> = HashMap::new();
        let quotes = self.nodes.iter().filter(|node| self.view.core().kind(**node) == Some(NodeKind::Quote));
        for (quote, voice) in quotes.filter_map(|quote| Some((*quote, self.view.stand().voice_of(*quote)?))) {
            spoken.entry(voice).or_default().push(quote);
        }
        spoken
    }

    /// What is said of it, what leads to it, and what rests on it.
    fn felled_by_node(&self, node: u32, held: &Held) -> Vec<Thing> {
        let core = self.view.core();
        let joined = core.all_outgoing(node).chain(core.all_incoming(node));
        let resting = held.grounded.get(&node).into_iter().flatten().copied();
        joined.chain(resting).map(Thing::Row).collect()
    }

    /// What cannot do without it, as the view's mask has it.
    fn felled_by_row(&self, index: u32, held: &Held) -> Vec<Thing> {
        let core = self.view.core();
        let Some(row) = core.row(index) else { return Vec::new() };
        let mut felled: Vec<Thing> = core.on(index).iter().copied().map(Thing::Row).collect();
        let needs = |node: u32| {
            let kind = core.kind(node);
            let is_part = kind.is_some_and(|kind| kind.requirement(row.relation).is_some());
            let is_witness = row.relation.bears_witness() && kind.is_some_and(NodeKind::needs_witness);
            let is_words = matches!(row.relation, Relation::Segment | Relation::ReportedClause);
            let is_chain = matches!(row.relation, Relation::SpokenBy | Relation::ByWayOf | Relation::NestedIn);
            (is_part || is_words || is_chain) && row.subject_node() == Some(node) || is_witness
        };
        let ends = row.subject_node().into_iter().chain(row.object_node());
        felled.extend(ends.filter(|node| needs(*node)).map(Thing::Node));
        if row.relation == Relation::OwnedBy {
            let voice = row.subject_node().and_then(|voice| held.spoken.get(&voice));
            felled.extend(voice.into_iter().flatten().map(|quote| Thing::Node(*quote)));
        }
        felled
    }

    pub(super) fn is_nothing(&self) -> bool {
        self.nodes.is_empty() && self.rows.is_empty()
    }

    pub(super) fn nodes(&self) -> impl Iterator<Item = NodeRef<'g>> + '_ {
        self.nodes.iter().map(|node| Ref::new(self.view, *node))
    }

    pub(super) fn statements(&self) -> impl Iterator<Item = StatementRef<'g>> + '_ {
        self.rows.iter().map(|row| StatementRef::new(self.view, *row))
    }

    pub(super) fn why(&self, node: u32) -> Vec<Fallen<'g>> {
        self.way_to(Thing::Node(node))
    }

    pub(super) fn why_statement(&self, row: u32) -> Vec<Fallen<'g>> {
        self.way_to(Thing::Row(row))
    }

    fn way_to(&self, thing: Thing) -> Vec<Fallen<'g>> {
        let known = self.by.contains_key(&thing).then_some(thing);
        let back = std::iter::successors(known, |thing| self.by.get(thing).copied().flatten());
        let mut way: Vec<Fallen<'g>> = back.map(|thing| self.fallen(thing)).collect();
        way.reverse();
        way
    }

    fn fallen(&self, thing: Thing) -> Fallen<'g> {
        match thing {
            Thing::Node(node) => Fallen::Node(Ref::new(self.view, node)),
            Thing::Row(row) => Fallen::Statement(StatementRef::new(self.view, row)),
        }
    }
}

/// Whether it takes something back before, and has no ground left after.
fn lapses(view: &View, after: &View, index: u32) -> bool {
    let Some(row) = view.core().row(index) else { return false };
    let is_hidden = match row.subject {
        Subject::Node(node) => !view.shows(node),
        Subject::Row(row) => !view.shows_row(row),
    };
    let takes_back = is_hidden && matches!(row.relation, Relation::Retracted | Relation::SupersededBy);
    takes_back && !view.grounds(index).is_empty() && after.grounds(index).is_empty()
}

impl fmt::Display for Fallen<'_> {
    /// The key of a node; a statement.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fallen::Node(node) => visibly(f, |f| f.write_str(node.key().as_str())),
            Fallen::Statement(statement) => statement.fmt(f),
        }
    }
}
