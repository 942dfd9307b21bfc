//! The laws: what must hold of every row and every node. Insertion asks them of what is new, `verify` of everything.

mod identity;

use std::cell::RefCell;
use std::collections::HashSet;

use crate::graph::error::FaultKind;
use crate::graph::tables::stand;
use crate::graph::tables::{Core, Object, Row, Subject};
use crate::graph::view::{Lens, Standing};
use crate::model::relation::Holds;
use crate::model::requirement::REPORTED;
use crate::model::value::Value;
use crate::model::{Extent, Ground, Key, Kinds, NodeKind, Recording, Relation, VoiceKind};
use crate::text::Span;

/// A graph, and what of it stands while the laws are asked.
pub(crate) struct Laws<'c> {
    core: &'c Core,
    standing: &'c Standing,
    /// The first row that is new.
    since: u32,
    /// The first row whose nesting is new; what came before it has been asked already.
    nested_since: u32,
    /// Quotes from which nesting is known to lead out.
    uncircled: RefCell<HashSet<u32>>,
}

impl<'c> Laws<'c> {
    /// Of rows from this one on, in a graph that kept the laws before.
    pub(crate) fn since(core: &'c Core, standing: &'c Standing, since: u32) -> Self {
        // A quote that was there and is nested only now may close a circle of old ones.
        let is_new = |quote| core.outgoing(quote, Relation::InDocument).first().is_some_and(|row| *row >= since);
        let mut nested =
            (since..core.row_count()).filter_map(|row| core.row(row)).filter(|row| row.relation == Relation::NestedIn);
        let nested_since = if nested.all(|row| row.subject_node().is_some_and(is_new)) { since } else { 0 };
        Laws { core, standing, since, nested_since, uncircled: RefCell::default() }
    }

    /// Whether a row was there before.
    fn is_known(&self, row: u32) -> bool {
        row < self.since || self.since == 0
    }

    fn lens(&self) -> &Lens {
        self.standing.lens(self.core)
    }

    /// What is wrong with the whole graph, rows first.
    pub(crate) fn of_everything(&self) -> impl Iterator<Item = (Subject, FaultKind)> + '_ {
        let rows = (0..self.core.row_count())
            .flat_map(|row| self.of_row(row).into_iter().map(move |kind| (Subject::Row(row), kind)));
        let nodes = (0..self.core.node_count())
            .flat_map(|node| self.of_node(node).into_iter().map(move |kind| (Subject::Node(node), kind)));
        rows.chain(nodes)
    }

    /// What is wrong with a row: its ends, its values, its grounds.
    pub(crate) fn of_row(&self, index: u32) -> Vec<FaultKind> {
        let Some(row) = self.core.row(index) else { return vec![FaultKind::NoSuchHandle(index)] };
        let ends = row.relation.ends();
        let mut faults = Vec::new();
        faults.extend(self.subject(index, row));
        faults.extend(self.held(row, &row.object, ends.object));
        let detail = row.detail.clone().map_or(Object::Nothing, Object::Value);
        faults.extend(self.held(row, &detail, ends.detail));
        if row.grounds.is_empty() {
            faults.push(FaultKind::NoGround);
        }
        faults.extend(row.extents().find_map(|extent| self.extent(extent)));
        // Where a row holds its words, or rests on those of the node, the words themselves are at fault.
        let is_made = matches!(row.relation, Relation::Exists | Relation::InDocument | Relation::VoiceIn);
        if !is_made && !matches!(ends.object, Holds::Words) {
            faults.extend(row.grounds.iter().find_map(|ground| self.nothing(*ground)));
        }
        if row.subject_node().is_some() && row.subject_node() == row.object_node() {
            faults.push(FaultKind::ToItself(row.relation));
        }
        // What is taken back is held to its form alone.
        if faults.is_empty() && self.lens().shows_row(index) {
            faults.extend(self.particular(row));
        }
        faults
    }

    fn subject(&self, index: u32, row: &Row) -> Option<FaultKind> {
        match row.subject {
            Subject::Node(node) => self.kind_fault(row.relation, node, row.relation.subjects()),
            Subject::Row(subject) => {
                let of = self.core.row(subject).filter(|_| subject < index).map(|row| row.relation);
                match of {
                    None => Some(FaultKind::NoSuchHandle(subject)),
                    Some(of) if row.relation.of_statement(of) => None,
                    Some(_) => Some(unsayable(row.relation, "it is not said of statements of that relation")),
                }
            }
        }
    }

    fn kind_fault(&self, relation: Relation, node: u32, expected: Kinds) -> Option<FaultKind> {
        let (Some(found), Some(key)) = (self.core.kind(node), self.core.key(node)) else {
            return Some(FaultKind::NoSuchHandle(node));
        };
        let wrong = || FaultKind::WrongKind { relation, key: key.clone(), found, expected };
        (!expected.contains(found)).then(wrong)
    }

    /// Whether a row holds what its relation holds.
    fn held(&self, row: &Row, object: &Object, holds: Holds) -> Option<FaultKind> {
        let relation = row.relation;
        match (holds, object) {
            (Holds::Nothing, Object::Nothing) => None,
            (Holds::Nodes(kinds), Object::Node(node)) => self.kind_fault(relation, *node, kinds),
            (Holds::Text, Object::Value(Value::Text(text))) if text.trim().is_empty() => {
                Some(unsayable(relation, "its text is empty"))
            }
            (Holds::Text, Object::Value(Value::Text(_))) => None,
            (Holds::Date, Object::Value(Value::Date(_) | Value::Undated)) => None,
            (Holds::Words, Object::Value(Value::Words(extent))) => {
                if extent.span.is_empty() {
                    Some(unsayable(relation, "it is no words at all"))
                } else {
                    self.extent(*extent)
                }
            }
            (Holds::Terms(names), Object::Value(Value::Term(number))) if usize::from(*number) < names.len() => None,
            (Holds::Number, Object::Value(Value::Number(number))) if (0.0..=1.0).contains(number) => None,
            (Holds::Number, Object::Value(Value::Number(_))) => Some(unsayable(relation, "it is a number from 0 to 1")),
            _ => Some(unsayable(relation, "that is not what the relation holds")),
        }
    }

    fn extent(&self, extent: Extent) -> Option<FaultKind> {
        let document = extent.document.index();
        let Some(content) = self.core.content(document) else {
            return Some(FaultKind::NoSuchHandle(document));
        };
        let wrong = || FaultKind::Span { document: self.key(document), span: extent.span };
        content.slice(extent.span).is_none().then(wrong)
    }

    /// Only in a text of nothing are no words a ground.
    fn nothing(&self, ground: Ground) -> Option<FaultKind> {
        let Ground::Words(extent, _) = ground else { return None };
        let content = self.core.content(extent.document.index())?;
        (extent.span.is_empty() && !content.is_empty()).then_some(FaultKind::NoGround)
    }

    /// What a relation asks beyond its ends.
    fn particular(&self, row: &Row) -> Option<FaultKind> {
        match row.relation {
            Relation::TakesStance => self.stance(row),
            Relation::SameAs => self.one_kind(row),
            Relation::SupersededBy => self.same_kind(row).or_else(|| self.author_kept(row)),
            Relation::Retracted => self.author_kept(row),
            Relation::Stretch => self.own_words(row).or_else(|| self.stretch(row)),
            _ if matches!(row.relation.ends().object, Holds::Words) => self.own_words(row),
            _ => None,
        }
    }

    /// Every document has its author's voice: that goes with the document, and not by itself.
    fn author_kept(&self, row: &Row) -> Option<FaultKind> {
        let taken = match row.subject {
            Subject::Node(node) => Some(node),
            Subject::Row(of) => self.core.row(of).filter(|row| is_what_a_voice_is(row.relation))?.subject_node(),
        };
        let is_author = taken.is_some_and(|node| stand::voice_kind(self.core, node) == Some(VoiceKind::Author));
        let reason = "every document has its author's voice: take the document back, or what is said in the voice";
        is_author.then(|| unsayable(row.relation, reason))
    }

    /// Words are their own ground.
    fn own_words(&self, row: &Row) -> Option<FaultKind> {
        let words = row.value()?.words()?;
        let is_ground = row.grounds.iter().any(|ground| matches!(ground, Ground::Words(extent, _) if *extent == words));
        (!is_ground).then(|| unsayable(row.relation, "its ground is none but the words themselves"))
    }

    /// A voice's stance is taken in its own words.
    fn stance(&self, row: &Row) -> Option<FaultKind> {
        let voice = row.subject_node().filter(|node| self.core.kind(*node) == Some(NodeKind::Voice))?;
        let outside =
            row.extents().find(|extent| self.voice_at(extent.document.index(), extent.span.start()) != Some(voice))?;
        Some(FaultKind::NotWithin { span: outside.span, holder: self.key(voice) })
    }

    fn standing(&self, row: u32) -> Option<&Row> {
        self.core.row(row).filter(|_| self.lens().shows_row(row))
    }

    /// Voices do not overlap, and stay in their document.
    fn stretch(&self, row: &Row) -> Option<FaultKind> {
        let voice = row.subject_node()?;
        let extent = row.value()?.words()?;
        let document = stand::document_of(self.core, voice)?;
        if document != extent.document.index() {
            return Some(self.other_document(document, extent.document.index()));
        }
        let covered = stand::voices(self.core, document).flat_map(|other| {
            let rows = self.core.outgoing(other, Relation::Stretch).iter();
            rows.filter(|row| self.lens().shows_row(**row)).map(move |row| (other, *row))
        });
        let others = covered.filter_map(|(other, row)| Some((other, self.core.row(row)?.value()?.words()?)));
        // A stretch may be said of its voice again.
        let mut others = others.filter(|(other, words)| *other != voice || words.span != extent.span);
        let overlaps = |words: &Extent| words.document == extent.document && words.span.overlaps(extent.span);
        others.find(|(_, words)| overlaps(words)).map(|(_, words)| overlap(words.span, extent.span))
    }

    fn other_document(&self, expected: u32, found: u32) -> FaultKind {
        FaultKind::OtherDocument { expected: self.key(expected), found: self.key(found) }
    }

    fn voice_at(&self, document: u32, byte: u32) -> Option<u32> {
        stand::voice_at(self.core, document, byte, |row| self.lens().shows_row(row))
    }

    fn key(&self, node: u32) -> Key {
        self.core.key(node).cloned().unwrap_or_else(|| Key::from(""))
    }

    /// What is wrong with a node as a whole: what its kind cannot do without, and how its parts lie.
    pub(crate) fn of_node(&self, node: u32) -> Vec<FaultKind> {
        let Some(kind) = self.core.kind(node) else { return vec![FaultKind::NoSuchHandle(node)] };
        if kind == NodeKind::Document && stand::author(self.core, node).is_none() {
            return vec![FaultKind::Incomplete { kind, expected: "its author's voice" }];
        }
        if !self.lens().shows_node(node) {
            return Vec::new();
        }
        let mut faults = Vec::new();
        let missing = kind.requirements().iter().find(|part| {
            let rows = self.core.outgoing(node, part.relation).iter();
            let count = rows.filter(|row| self.lens().shows_row(**row)).count();
            count < part.least || count > part.most
        });
        faults.extend(missing.map(|part| FaultKind::Incomplete { kind, expected: part.expected }));
        match kind {
            NodeKind::Document if self.core.content(node).is_none() => faults.push(FaultKind::NoText),
            NodeKind::Quote => faults.extend(self.quote(node)),
            NodeKind::Voice => faults.extend(self.voice(node)),
            _ => {}
        }
        faults
    }

    fn quote(&self, quote: u32) -> Vec<FaultKind> {
        let extents = stand::quote_extents(self.core, quote);
        let incomplete = FaultKind::Incomplete { kind: NodeKind::Quote, expected: REPORTED };
        let (Some(document), false) = (stand::document_of(self.core, quote), extents.is_empty()) else {
            return vec![incomplete];
        };
        let elsewhere = extents.iter().find(|extent| extent.document.index() != document);
        let elsewhere = elsewhere.map(|extent| self.other_document(document, extent.document.index()));
        let mut faults: Vec<FaultKind> = elsewhere.into_iter().collect();
        faults.extend(disorder(&extents));
        faults.extend(self.across_voices(quote, &extents));
        faults.extend(self.nesting(quote, document, &extents));
        faults
    }

    /// What stands in a voice begins and ends in it.
    fn across_voices(&self, node: u32, extents: &[Extent]) -> Option<FaultKind> {
        let first = extents.first()?;
        let voice = self.voice_at(first.document.index(), first.span.start());
        let strays = |extent: &&Extent| {
            let document = extent.document.index();
            self.voice_at(document, extent.span.start()) != voice
                || self.voice_at(document, extent.span.end().saturating_sub(1)) != voice
        };
        let stray = extents.iter().find(strays)?;
        Some(FaultKind::AcrossVoices { node: self.key(node), span: stray.span })
    }

    /// A nested quote lies within the outer one, in the same document, and not within itself.
    fn nesting(&self, quote: u32, document: u32, extents: &[Extent]) -> Option<FaultKind> {
        let mut nested = self.core.outgoing(quote, Relation::NestedIn).iter().copied();
        let outer = nested.find_map(|row| self.standing(row)?.object_node())?;
        let holds = stand::document_of(self.core, outer)?;
        if holds != document {
            return Some(self.other_document(holds, document));
        }
        let mut holders = stand::quote_extents(self.core, outer);
        holders.extend(stand::words(self.core, outer, Relation::ReportedClause));
        let stray = extents.iter().find(|extent| !holders.iter().any(|holder| holder.span.contains(extent.span)));
        if let Some(stray) = stray {
            return Some(FaultKind::NotWithin { span: stray.span, holder: self.key(outer) });
        }
        self.circle(quote)
    }

    /// Walks outward until it knows that nesting leads out. Cost over all quotes: O(quotes).
    fn circle(&self, quote: u32) -> Option<FaultKind> {
        let mut uncircled = self.uncircled.borrow_mut();
        let mut walked = HashSet::from([quote]);
        let mut at = quote;
        while let Some(outer) = self.outer(at).filter(|outer| !uncircled.contains(outer)) {
            if !walked.insert(outer) {
                return Some(FaultKind::Circle { relation: Relation::NestedIn, node: self.key(outer) });
            }
            at = outer;
        }
        uncircled.extend(walked);
        None
    }

    /// The quote in which one is nested, as far as that has not been asked before: a quote that was there leads to others that were.
    fn outer(&self, quote: u32) -> Option<u32> {
        let row = *self.core.outgoing(quote, Relation::NestedIn).first()?;
        let is_old = row < self.nested_since;
        (!is_old).then(|| self.core.row(row)?.object_node())?
    }

    /// What stands in the document runs through none of the voice's ends.
    fn voice(&self, voice: u32) -> Option<FaultKind> {
        if !self.lens().shows_node(voice) {
            return None;
        }
        let document = stand::document_of(self.core, voice)?;
        let stretches: Vec<Extent> = stand::words(self.core, voice, Relation::Stretch).collect();
        let near = |quote: &u32| {
            let quote_extents = stand::quote_extents(self.core, *quote);
            quote_extents.iter().any(|extent| stretches.iter().any(|stretch| stretch.span.overlaps(extent.span)))
        };
        // What comes with the voice is asked by itself.
        let quotes = self.core.incoming(document, Relation::InDocument).iter().filter(|row| self.is_known(**row));
        quotes
            .filter_map(|row| self.core.row(*row)?.subject_node())
            .filter(|node| self.lens().shows_node(*node))
            .filter(near)
            .find_map(|quote| self.across_voices(quote, &stand::quote_extents(self.core, quote)))
            .or_else(|| self.stances_kept(document))
    }

    /// A voice that is put in later must not take another voice's stances over.
    fn stances_kept(&self, document: u32) -> Option<FaultKind> {
        let author = stand::author(self.core, document)?;
        let stances = self.core.outgoing(author, Relation::TakesStance).iter().filter(|row| self.is_known(**row));
        stances.copied().find_map(|row| self.stance(self.standing(row)?))
    }
}

/// What makes a node a voice of its document.
fn is_what_a_voice_is(relation: Relation) -> bool {
    matches!(relation, Relation::Exists | Relation::VoiceIn | Relation::VoiceKind)
}

fn unsayable(relation: Relation, reason: &'static str) -> FaultKind {
    FaultKind::Unsayable { relation, reason }
}

fn overlap(first: Span, second: Span) -> FaultKind {
    FaultKind::Overlap { first: first.min(second), second: first.max(second) }
}

/// Segments stand in the order of the text and share no byte.
fn disorder(extents: &[Extent]) -> Option<FaultKind> {
    extents.windows(2).find_map(|pair| match pair {
        [first, second] if first.span.end() > second.span.start() => Some(overlap(first.span, second.span)),
        _ => None,
    })
}

/// What is wrong with a recording.
pub(crate) fn of_recording(recording: &Recording) -> Option<FaultKind> {
    let fits = recording.confidence.is_none_or(|confidence| (0.0..=1.0).contains(&confidence));
    (!fits).then(|| unsayable(Relation::Confidence, "it is a number from 0 to 1"))
}
