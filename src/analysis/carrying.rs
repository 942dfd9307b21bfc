//! What stands in a document, said again of the words where they stand in its new text.

use std::collections::{HashMap, HashSet};

use super::moving::{Moved, Moving};
use super::reanchoring::Reanchoring;
use super::revision::{Left, Revision};
use crate::model::statement::{Derived, Entry, Object, Statement};
use crate::model::{Basis, Id, Implied, Key, NodeKind, Passage, Relation};
use crate::text::Span;

/// From one document to its new text.
pub(super) struct Carrying<'r, 'g> {
    moving: Moving<'r, 'g>,
    key: Key,
    /// The stretches of the voices that are carried over.
    stretches: Vec<(u32, Span)>,
    carried: HashMap<u32, Carried>,
    taken: HashSet<Key>,
}

/// A quote that is carried over.
struct Carried {
    key: Key,
    spans: Vec<Span>,
    entry: Entry,
    /// What is said of it and is not.
    left: Vec<u32>,
}

/// What a voice or a quote is not the same without: whose words they are, and by whose account.
const ESSENTIAL: [Relation; 9] = [
    Relation::VoiceKind,
    Relation::Stretch,
    Relation::OwnedBy,
    Relation::QuoteKind,
    Relation::Segment,
    Relation::ReportedClause,
    Relation::SpokenBy,
    Relation::ByWayOf,
    Relation::NestedIn,
];

/// What is made anew, or was judged of the old node.
const OLD: [Relation; 9] = [
    Relation::Exists,
    Relation::InDocument,
    Relation::VoiceIn,
    Relation::GivenAs,
    Relation::SameAs,
    Relation::DifferentFrom,
    Relation::PerhapsSameAs,
    Relation::SupersededBy,
    Relation::Retracted,
];

impl<'r, 'g> Carrying<'r, 'g> {
    pub(super) fn new(changed: &'r Reanchoring<'g>, key: Key) -> Self {
        let moving = Moving::new(changed, key.clone());
        Carrying { moving, key, stretches: Vec::new(), carried: HashMap::new(), taken: HashSet::new() }
    }

    pub(super) fn into(mut self, revision: &mut Revision) {
        for voice in self.moving.voices() {
            match self.voice(voice) {
                Some(entry) => revision.entries.push(entry),
                None => revision.left.push(Left::Voice(Id::new(voice))),
            }
        }
        let quotes = self.moving.quotes();
        for quote in self.outermost_first(&quotes) {
            if let Some(carried) = self.quote(quote) {
                self.carried.insert(quote, carried);
            }
        }
        for quote in quotes {
            match self.carried.remove(&quote) {
                None => revision.left.push(Left::Quote(Id::new(quote))),
                Some(Carried { key, entry, left, .. }) => {
                    revision.quotes.push((Id::new(quote), key));
                    revision.entries.push(entry);
                    revision.left.extend(left.into_iter().map(|row| Left::Statement(Id::new(row))));
                }
            }
        }
    }

    fn outermost_first(&self, quotes: &[u32]) -> Vec<u32> {
        let mut nested: HashMap<Option<u32>, Vec<u32>> = HashMap::new();
        quotes.iter().for_each(|quote| nested.entry(self.moving.outer(*quote)).or_default().push(*quote));
        let mut order = nested.remove(&None).unwrap_or_default();
        let mut next = 0;
        while let Some(quote) = order.get(next).copied() {
            order.extend(nested.remove(&Some(quote)).unwrap_or_default());
            next += 1;
        }
        order
    }

    fn voice(&mut self, voice: u32) -> Option<Entry> {
        let kind = self.moving.kind_of(voice)?;
        let moved = self.moving.words_of(voice, Relation::Stretch)?;
        let spans: Vec<Span> = moved.iter().map(|moved| moved.new).collect();
        let (statements, _) = self.statements(voice, &moved)?;
        if spans.iter().any(|span| self.stretches.iter().any(|(_, other)| other.overlaps(*span))) {
            return None;
        }
        let key = Key::from(format!("{}/voice-{kind}-{}", self.key, spans.first()?.start()));
        let key = self.free(key);
        self.stretches.extend(spans.iter().map(|span| (voice, *span)));
        Some(self.entry(NodeKind::Voice, key, &spans, statements))
    }

    fn quote(&mut self, quote: u32) -> Option<Carried> {
        let clause = || self.moving.words_of(quote, Relation::ReportedClause);
        let moved = self.moving.words_of(quote, Relation::Segment).filter(|moved| !moved.is_empty()).or_else(clause)?;
        let spans: Vec<Span> = moved.iter().map(|moved| moved.new).collect();
        let first = *spans.first()?;
        let is_in_order = spans.windows(2).all(|pair| matches!(pair, [one, next] if one.end() <= next.start()));
        if !is_in_order || !self.stands_in_the_same_voice(quote, &spans) || !self.stays_nested(quote, &spans) {
            return None;
        }
        let (mut statements, left) = self.statements(quote, &moved)?;
        let old = Object::Node(crate::model::reference::Target::Id(quote));
        statements.push(Statement::new(Relation::SameUtterance, old, Implied));
        let key = self.free(Key::from(format!("{}/{first}", self.key)));
        let entry = self.entry(NodeKind::Quote, key.clone(), &spans, statements);
        Some(Carried { key, spans, entry, left })
    }

    /// The author's is that of what no other voice covers.
    fn stands_in_the_same_voice(&self, quote: u32, spans: &[Span]) -> bool {
        let old = self.moving.voice_of(quote);
        let is_author = old.is_some_and(|voice| self.moving.is_author(voice));
        spans.iter().all(|span| {
            let mut touched = self.stretches.iter().filter(|(_, stretch)| stretch.overlaps(*span));
            match touched.next() {
                None => is_author,
                Some((voice, stretch)) => Some(*voice) == old && stretch.contains(*span) && touched.next().is_none(),
            }
        })
    }

    fn stays_nested(&self, quote: u32, spans: &[Span]) -> bool {
        let Some(outer) = self.moving.outer(quote) else { return true };
        let outer = self.carried.get(&outer);
        outer.is_some_and(|outer| spans.iter().all(|span| outer.spans.iter().any(|holder| holder.contains(*span))))
    }

    /// What is said of a node, and the rows of what is not carried over; nothing where that is essential.
    fn statements(&self, node: u32, near: &[Moved]) -> Option<(Vec<Statement>, Vec<u32>)> {
        let (mut said, mut left) = (Vec::new(), Vec::new());
        let keys = |node: u32| self.carried.get(&node).map(|carried| carried.key.clone());
        for (row, relation) in self.moving.said_of(node).filter(|(_, relation)| !OLD.contains(relation)) {
            let again = self.moving.again(row, near, &keys);
            if again.is_empty() && ESSENTIAL.contains(&relation) {
                return None;
            }
            left.extend(again.is_empty().then_some(row));
            said.extend(again);
        }
        Some((said, left))
    }

    fn entry(&self, kind: NodeKind, key: Key, spans: &[Span], statements: Vec<Statement>) -> Entry {
        let words = spans.iter().map(|span| self.moving.pointer(*span)).collect();
        Entry {
            kind,
            key: Some(key),
            derived: Derived::Never,
            text: None,
            place: Some(Passage::new(self.key.clone())),
            // Its statements come from no fields.
            field: "words",
            exists: Basis::Words(words),
            statements,
        }
    }

    /// The key, counted on until no other of this revision has it.
    fn free(&mut self, key: Key) -> Key {
        let counted = (2_u64..).map(|count| Key::from(format!("{key}~{count}")));
        let free = std::iter::once(key.clone()).chain(counted).find(|key| !self.taken.contains(key)).unwrap_or(key);
        self.taken.insert(free.clone());
        free
    }
}
