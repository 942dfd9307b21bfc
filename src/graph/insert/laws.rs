//! The laws: what must hold of every row and every node. Insertion asks them of what is new, `verify` of everything.

mod circle;
mod given;
mod identity;
mod near;
mod quote;
mod second_thought;
mod voice;

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use self::circle::Circles;
use self::identity::Clusters;
use self::near::Quoted;
pub(super) use self::quote::attributed;
use super::locate::Wrong;
use crate::graph::error::FaultKind;
use crate::graph::tables::{Core, Object, Row, Stand, Subject};
use crate::graph::view::Lens;
use crate::model::relation::Holds;
use crate::model::value::Value;
use crate::model::within::{DETAIL, OBJECT, SUBJECT, Within};
use crate::model::{Extent, Ground, Key, Kinds, NodeKind, Recording, Relation};
use crate::text::Span;

/// A graph, and what of it stands while the laws are asked.
pub(crate) struct Laws<'c> {
    core: &'c Core,
    lens: &'c Lens,
    /// The first row that is new.
    since: u32,
    nesting: Circles,
    succession: Circles,
    clusters: Clusters,
    /// Where quotes stand in which others are nested.
    outer_extents: RefCell<HashMap<u32, Rc<[Extent]>>>,
    /// Of documents in which voices are new: what is quoted there, and which stance would stand in another voice.
    quoted: RefCell<HashMap<u32, Rc<Quoted>>>,
    stances_kept: RefCell<HashMap<u32, Option<FaultKind>>>,
}

impl<'c> Laws<'c> {
    /// Of rows from this one on, in a graph that kept the laws before. The lens shows what stands; rows that it does not know yet stand.
    pub(crate) fn since(core: &'c Core, lens: &'c Lens, since: u32) -> Self {
        Laws::with_nesting(core, lens, since, nested_since(core, since))
    }

    /// The same, where it is known [from which row on](nested_since) nesting may close a circle.
    pub(super) fn with_nesting(core: &'c Core, lens: &'c Lens, since: u32, nested_since: u32) -> Self {
        Laws {
            core,
            lens,
            since,
            nesting: Circles::of(Relation::NestedIn, nested_since),
            succession: Circles::of(Relation::SupersededBy, 0),
            clusters: Clusters::default(),
            outer_extents: RefCell::default(),
            quoted: RefCell::default(),
            stances_kept: RefCell::default(),
        }
    }

    fn stand(&self) -> Stand<'_, impl Fn(u32) -> bool + '_> {
        self.lens.stand(self.core)
    }

    /// What is wrong with the whole graph, rows first.
    pub(crate) fn of_everything(&self) -> impl Iterator<Item = (Subject, FaultKind)> + '_ {
        let rows = (0..self.core.row_count())
            .flat_map(|row| self.of_row(row).into_iter().map(move |(_, kind)| (Subject::Row(row), kind)));
        let nodes = (0..self.core.node_count())
            .flat_map(|node| self.of_node(node).into_iter().map(move |kind| (Subject::Node(node), kind)));
        rows.chain(nodes)
    }

    /// What is wrong with a row: its ends, its values, its grounds.
    pub(crate) fn of_row(&self, index: u32) -> Vec<Wrong> {
        let whole = Within::default();
        // By reference: a copy of what was just written in parts waits for all of them.
        let Some(row) = &self.core.row(index) else { return vec![(whole, FaultKind::NoSuchHandle(index))] };
        let ends = row.relation.ends();
        let mut faults: Vec<Wrong> = Vec::new();
        let mut tell = |part: &'static [&'static str], fault: Option<FaultKind>| {
            if let Some(kind) = fault {
                faults.push((Within::default().field(part), kind));
            }
        };
        tell(SUBJECT, self.subject(index, row));
        tell(OBJECT, held(self.core, row.relation, &row.object, ends.object));
        let detail = match &row.detail {
            Some(detail) => held_value(self.core, row.relation, detail, ends.detail),
            None => held(self.core, row.relation, &Object::Nothing, ends.detail),
        };
        tell(DETAIL, detail);
        if row.subject_node().is_some() && row.subject_node() == row.object_node() && faults.is_empty() {
            faults.push((Within::default().field(OBJECT), FaultKind::ToItself(row.relation)));
        }
        if row.grounds.is_empty() {
            faults.push((whole.clone(), FaultKind::NoGround));
        }
        let mut tell_of_all = |fault: Option<FaultKind>| {
            if let Some(kind) = fault {
                faults.push((whole.clone(), kind));
            }
            faults.is_empty()
        };
        let is_sound = tell_of_all(row.extents().find_map(|extent| none_of(self.core, extent)));
        if is_sound {
            tell_of_all(self.given(index, row));
        }
        // Where a row holds its words, or rests on those of the node, the words themselves are at fault.
        let is_made = matches!(row.relation, Relation::Exists | Relation::InDocument | Relation::VoiceIn);
        let mut is_sound = tell_of_all(None);
        if !is_made && !matches!(ends.object, Holds::Words) {
            is_sound = tell_of_all(row.grounds.iter().find_map(|ground| self.nothing(*ground)));
        }
        // What is taken back is held to its form alone.
        if is_sound && self.lens.shows_row(index) {
            tell_of_all(self.particular(index, row));
        }
        faults
    }

    fn subject(&self, index: u32, row: &Row<'_>) -> Option<FaultKind> {
        match row.subject {
            Subject::Node(node) => wrong_kind(self.core, row.relation, node, row.relation.subjects()),
            Subject::Row(subject) => {
                let of = self.core.row(subject).filter(|_| subject < index).map(|row| row.relation);
                match of {
                    None => Some(FaultKind::NoSuchHandle(subject)),
                    Some(of) => said_of_statement(row.relation, of),
                }
            }
        }
    }

    /// Only in a text of nothing are no words a ground.
    fn nothing(&self, ground: Ground) -> Option<FaultKind> {
        let Ground::Words(extent, _) = ground else { return None };
        let is_nothing = extent.span.is_empty() && !self.core.content(extent.document.index())?.is_empty();
        is_nothing.then_some(FaultKind::NoGround)
    }

    /// What a relation asks beyond its ends.
    fn particular(&self, index: u32, row: &Row<'_>) -> Option<FaultKind> {
        match row.relation {
            Relation::Exists => self.own_text(row),
            Relation::TakesStance => self.stance(row),
            Relation::SameAs | Relation::DifferentFrom => self.identity(row),
            Relation::SupersededBy => self.superseded(row),
            Relation::Retracted => self.retracted(row),
            Relation::SpokenBy | Relation::Unattributed => self.attributed(index, row),
            Relation::QuoteKind => self.quote_kind(index, row),
            Relation::Segment => self.own_words(row).or_else(|| self.segment(row)),
            Relation::Stretch => self.own_words(row).or_else(|| self.stretch(row)),
            _ if matches!(row.relation.ends().object, Holds::Words) => self.own_words(row),
            _ => None,
        }
    }

    /// A document is there by its own text.
    fn own_text(&self, row: &Row<'_>) -> Option<FaultKind> {
        let document = row.subject_node().filter(|node| self.core.kind(*node) == Some(NodeKind::Document))?;
        let is_own = row.extents().any(|extent| extent.document.index() == document);
        (!is_own).then(|| unsayable(row.relation, "a document is there by its own text"))
    }

    /// Words are their own ground.
    fn own_words(&self, row: &Row<'_>) -> Option<FaultKind> {
        let words = row.value()?.words()?;
        let is_ground = row.grounds.iter().any(|ground| matches!(ground, Ground::Words(extent, _) if *extent == words));
        (!is_ground).then(|| unsayable(row.relation, "its ground is none but the words themselves"))
    }

    fn standing(&self, row: u32) -> Option<Row<'_>> {
        self.core.row(row).filter(|_| self.lens.shows_row(row))
    }

    fn other_document(&self, expected: u32, found: u32) -> FaultKind {
        FaultKind::OtherDocument { expected: self.key(expected), found: self.key(found) }
    }

    fn key(&self, node: u32) -> Key {
        key(self.core, node)
    }

    /// What is wrong with a node as a whole: what its kind cannot do without, and how its parts lie. Asks of nothing but its [parts](Relation::is_part), and of what bears
    /// witness to it, of which what is new takes nothing away.
    pub(crate) fn of_node(&self, node: u32) -> Vec<FaultKind> {
        let Some(kind) = self.core.kind(node) else { return vec![FaultKind::NoSuchHandle(node)] };
        if !self.lens.shows_node(node) {
            return Vec::new();
        }
        let mut faults: Vec<FaultKind> = self.incomplete(node, kind).into_iter().collect();
        match kind {
            NodeKind::Document => faults.extend(self.document(node)),
            NodeKind::Quote => faults.extend(self.quote(node)),
            NodeKind::Voice => faults.extend(self.voice(node)),
            _ => {}
        }
        faults
    }

    fn incomplete(&self, node: u32, kind: NodeKind) -> Option<FaultKind> {
        let missing = kind.requirements().iter().find(|part| {
            // No more are counted than decide it.
            let enough = if part.most == usize::MAX { part.least } else { part.most + 1 };
            let count = self.stand().rows(node, part.relation).take(enough).count();
            count < part.least || count > part.most
        });
        let expected = missing.map(|part| part.expected).or_else(|| {
            let is_there = !kind.needs_witness() || self.has_witness(node);
            (!is_there).then_some("a ground on which it is there")
        })?;
        Some(FaultKind::Incomplete { kind, expected })
    }

    fn has_witness(&self, node: u32) -> bool {
        let mut rows = self.core.all_outgoing(node).chain(self.core.all_incoming(node));
        rows.any(|row| self.standing(row).is_some_and(|row| row.relation.bears_witness()))
    }
}

/// From which row on nesting may close a circle, where rows from one on are new. A quote that was there and is nested only now may close one of old ones.
pub(super) fn nested_since(core: &Core, since: u32) -> u32 {
    let is_new = |quote| core.outgoing(quote, Relation::InDocument).first().is_some_and(|row| row >= since);
    let nested = (since..core.row_count()).filter(|row| core.relation(*row) == Some(Relation::NestedIn));
    let mut nested = nested.filter_map(|row| core.row(row));
    if nested.all(|row| row.subject_node().is_some_and(is_new)) { since } else { 0 }
}

/// That it cannot be said of a statement of this relation.
pub(super) fn said_of_statement(relation: Relation, of: Relation) -> Option<FaultKind> {
    (!relation.of_statement(of)).then(|| unsayable(relation, "it is not said of statements of that relation"))
}

pub(super) fn wrong_kind(core: &Core, relation: Relation, node: u32, expected: Kinds) -> Option<FaultKind> {
    if expected == Kinds::NONE {
        return Some(unsayable(relation, "it is said of statements alone"));
    }
    let Some(found) = core.kind(node) else { return Some(FaultKind::NoSuchHandle(node)) };
    let wrong = || FaultKind::WrongKind { relation, key: key(core, node), found, expected };
    (!expected.contains(found)).then(wrong)
}

/// Whether a relation holds this.
pub(super) fn held(core: &Core, relation: Relation, object: &Object<'_>, holds: Holds) -> Option<FaultKind> {
    match (holds, object) {
        (Holds::Nothing, Object::Nothing) => None,
        (Holds::Nodes(kinds), Object::Node(node)) => wrong_kind(core, relation, *node, kinds),
        (_, Object::Value(value)) => held_value(core, relation, value, holds),
        _ => Some(not_held(relation)),
    }
}

/// Whether a relation holds this value.
fn held_value(core: &Core, relation: Relation, value: &Value<'_>, holds: Holds) -> Option<FaultKind> {
    match (holds, value) {
        (Holds::Text, Value::Text(text)) if text.trim().is_empty() => Some(unsayable(relation, "its text is empty")),
        (Holds::Text, Value::Text(_)) | (Holds::Date, Value::Date(_) | Value::Undated) => None,
        (Holds::Words, Value::Words(extent)) if extent.span.is_empty() => {
            Some(unsayable(relation, "it points at no words at all: point at some, or leave it out"))
        }
        (Holds::Words, Value::Words(extent)) => none_of(core, *extent),
        (Holds::Terms(names), Value::Term(number)) if usize::from(*number) < names.len() => None,
        (Holds::Number, Value::Number(number)) if (0.0..=1.0).contains(number) => None,
        (Holds::Number, Value::Number(_)) => Some(unsayable(relation, "it is a number from 0 to 1")),
        _ => Some(not_held(relation)),
    }
}

fn not_held(relation: Relation) -> FaultKind {
    unsayable(relation, "that is not what the relation holds")
}

/// That a span is none of its document's.
fn none_of(core: &Core, extent: Extent) -> Option<FaultKind> {
    let document = extent.document.index();
    let Some(content) = core.content(document) else { return Some(FaultKind::NoSuchHandle(document)) };
    let wrong = || FaultKind::Span { document: key(core, document), span: extent.span };
    content.slice(extent.span).is_none().then(wrong)
}

pub(super) fn key(core: &Core, node: u32) -> Key {
    core.key(node).cloned().unwrap_or_else(|| Key::from(""))
}

fn unsayable(relation: Relation, reason: &'static str) -> FaultKind {
    FaultKind::Unsayable { relation, reason }
}

fn overlap(first: Span, second: Span) -> FaultKind {
    FaultKind::Overlap { first: first.min(second), second: first.max(second), counted: Box::default() }
}

/// What is wrong with a recording.
pub(crate) fn of_recording(recording: &Recording) -> Option<FaultKind> {
    let fits = recording.confidence.is_none_or(|confidence| (0.0..=1.0).contains(&confidence));
    (!fits).then(|| unsayable(Relation::Confidence, "it is a number from 0 to 1"))
}
