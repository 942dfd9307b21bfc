//! The first half of an insertion: nodes and their keys.

use std::collections::HashSet;

use super::insertion::{Existing, Insertion, Source, WHOLE};
use super::laws::attributed;
use super::locate::Base;
use crate::graph::error::FaultKind;
use crate::graph::tables::stand;
use crate::graph::tables::{Object, Row, Subject};
use crate::model::record::Submission;
use crate::model::statement::{self as draft, Derived, Entry, Statement, Step};
use crate::model::term::Term;
use crate::model::value::Value;
use crate::model::{Extent, Ground, Id, Key, NodeKind, Relation, VoiceKind};
use crate::text::{Content, Match, SpanError};

/// Which node a record's key gives.
enum KeyFor {
    New(Key),
    Existing(u32),
}

impl Insertion<'_> {
    /// The node of a record and where it stands; the steps that are at fault, if it cannot be declared.
    pub(super) fn node_for(&mut self, record: usize, entry: &Entry) -> Result<(u32, Base), HashSet<Step>> {
        if entry.kind == NodeKind::Document {
            return self.document_for(record, entry).ok_or_else(HashSet::new);
        }
        let base = match self.locator().base(entry) {
            Ok(base) => base,
            Err(faults) => {
                let told: HashSet<Step> = faults.iter().map(|(step, _)| *step).collect();
                faults.into_iter().for_each(|(step, kind)| self.fault((record, step), kind));
                return Err(told);
            }
        };
        // A review whose claim is not there has no key either.
        let node = self.existing_or_new(record, entry, &base).ok_or_else(|| HashSet::from([("claim", 0)]))?;
        let exists = Row::new(Subject::Node(node), Relation::Exists, Object::Nothing, &base.grounds);
        if let Some(exists) = self.write_once((record, WHOLE), exists) {
            self.given((record, WHOLE), exists, base.located());
        }
        if matches!(entry.kind, NodeKind::Quote | NodeKind::Voice) {
            self.place_in_document(record, entry, node, &base);
        }
        Ok((node, base))
    }

    /// What is wrong with a record of which only a part could be read: a node is not declared, but its words and what it names are looked up.
    pub(crate) fn examine(&mut self, submission: Submission) {
        let entry = match submission {
            Submission::Node(entry) => entry,
            Submission::Statement(statement) => {
                self.said(&statement);
                return;
            }
            Submission::Together(_) => return,
        };
        let record = self.name(&entry);
        let faults = self.locator().base(&entry).err().unwrap_or_default();
        let told = faults.iter().map(|(step, _)| *step).collect();
        let of_words = faults.into_iter().filter(|(_, kind)| !matches!(kind, FaultKind::Incomplete { .. }));
        of_words.for_each(|(step, kind)| self.fault((record, step), kind));
        self.undeclared.push((record, *entry, told));
    }

    /// What else is wrong with records that could not be declared: their words, and the nodes that they name.
    pub(super) fn look_through_undeclared(&mut self) {
        for (record, entry, told) in std::mem::take(&mut self.undeclared) {
            self.look_through(record, &entry, &told);
        }
    }

    fn look_through(&mut self, record: usize, entry: &Entry, told: &HashSet<Step>) {
        let says = |relation| entry.statements.iter().any(|said| said.relation == relation);
        if says(Relation::Unattributed) && says(Relation::SpokenBy) {
            self.fault((record, ("unattributed", 0)), attributed(Relation::Unattributed));
        }
        let locator = self.locator();
        let Ok(base) = locator.place_of(entry) else { return };
        // One argument gives the words of a name and of its mention: told of the one, it is told. In a file they stand twice.
        let known =
            if self.existing == Existing::Refuse { locator.base(entry).err() } else { None }.unwrap_or_default();
        let is_known = |said: &Statement, kind: &FaultKind| {
            known.iter().any(|(step, known)| step.0 != said.step.0 && known == kind)
        };
        let said = entry.statements.iter().filter(|said| !told.contains(&said.step));
        let faults: Vec<(Step, FaultKind)> = said
            .flat_map(|said| {
                let faults = locator.faults(said, &base).into_iter().filter(|kind| !is_known(said, kind));
                faults.map(move |kind| (said.step, kind)).collect::<Vec<_>>()
            })
            .collect();
        faults.into_iter().for_each(|(step, kind)| self.fault((record, step), kind));
    }

    fn place_in_document(&mut self, record: usize, entry: &Entry, node: u32, base: &Base) {
        let Some(document) = base.document() else { return };
        let already = self.before.stand(self.core).document_of(node);
        if let Some(already) = already.filter(|already| *already != document) {
            let keys = self.core.key(already).zip(self.core.key(document));
            if let Some((expected, found)) = keys.map(|(expected, found)| (expected.clone(), found.clone())) {
                self.fault((record, ("place", 0)), FaultKind::OtherDocument { expected, found });
            }
        } else if already.is_none() {
            let belongs = stand::belongs_by(entry.kind);
            let row = Row::new(Subject::Node(node), belongs, Object::Node(document), &base.grounds);
            if let Some(row) = self.write((record, WHOLE), row) {
                self.given((record, WHOLE), row, base.located());
            }
        }
        let author = draft::Object::Term(VoiceKind::Author.number());
        let is_author = |said: &draft::Statement| said.relation == Relation::VoiceKind && said.object == author;
        if entry.statements.iter().any(is_author) {
            let reason = "every document has its author's voice from the start: say whose it is with `Document::by`";
            self.fault((record, ("kind", 0)), FaultKind::Unsayable { relation: Relation::VoiceKind, reason });
        }
    }

    fn existing_or_new(&mut self, record: usize, entry: &Entry, base: &Base) -> Option<u32> {
        match self.key_for(entry, base) {
            Ok(KeyFor::New(key)) => self.add_node((record, WHOLE), key, entry.kind),
            Ok(KeyFor::Existing(node)) => Some(node),
            Err(kind) => {
                // The claim of which a review is there gives it its key.
                let is_missing = matches!(kind, FaultKind::NoSuchKey { .. } | FaultKind::NoSuchHandle(_));
                self.fault((record, (if is_missing { "claim" } else { "key" }, 0)), kind);
                None
            }
        }
    }

    pub(super) fn add_node(&mut self, source: Source, key: Key, kind: NodeKind) -> Option<u32> {
        if self.core.node_count() == u32::MAX {
            self.fault(source, FaultKind::Full);
            return None;
        }
        if let Some(reason) = key.fault() {
            self.fault(source, FaultKind::BadKey { key, reason });
            return None;
        }
        Some(self.core.add_node(key, kind))
    }

    fn key_for(&self, entry: &Entry, base: &Base) -> Result<KeyFor, FaultKind> {
        let explicit = entry.key.is_some();
        let key = match &entry.key {
            Some(key) => key.clone(),
            None => self.derived_key(entry, base)?,
        };
        if let Some(reason) = key.fault() {
            return Err(if explicit { FaultKind::BadKey { key, reason } } else { FaultKind::NoKey });
        }
        let Some(node) = self.core.node(key.as_str()) else { return Ok(KeyFor::New(key)) };
        let found = self.core.kind(node).unwrap_or(entry.kind);
        if explicit && self.existing == Existing::Extend && found == entry.kind {
            Ok(KeyFor::Existing(node))
        } else if !explicit && entry.derived.counts_on() {
            Ok(KeyFor::New(self.counted(key)))
        } else {
            Err(FaultKind::KeyTaken { key, found, name: None })
        }
    }

    fn derived_key(&self, entry: &Entry, base: &Base) -> Result<Key, FaultKind> {
        let stands = || {
            let extent = base.extents().next().ok_or(FaultKind::NoKey)?;
            let key = self.core.key(extent.document.index()).ok_or(FaultKind::NoKey)?;
            Ok::<_, FaultKind>((key, extent.span))
        };
        match &entry.derived {
            Derived::Never => Err(FaultKind::NoKey),
            Derived::Name(name) => Ok(Key::derived(name)),
            Derived::Extent => stands().map(|(key, span)| Key::from(format!("{key}/{span}"))),
            Derived::Start(what) => stands().map(|(key, span)| Key::from(format!("{key}/{what}-{}", span.start()))),
            Derived::Beside(target, what) => {
                let node = self.locator().node(target)?;
                let key = self.core.key(node).ok_or(FaultKind::NoKey)?;
                Ok(Key::from(format!("{key}/{what}")))
            }
        }
    }

    /// The key, counted on until it is free. Cost: O(log nodes), for what is counted is counted without holes.
    pub(super) fn counted(&self, key: Key) -> Key {
        let counted = |count: u64| Key::from(format!("{key}~{count}"));
        let is_free = |key: &Key| self.core.node(key.as_str()).is_none();
        if is_free(&key) {
            return key;
        }
        let (mut taken, mut free) = (1_u64, 2_u64);
        while !is_free(&counted(free)) {
            (taken, free) = (free, free * 2);
        }
        while free - taken > 1 {
            let middle = taken + (free - taken) / 2;
            if is_free(&counted(middle)) { free = middle } else { taken = middle }
        }
        counted(free)
    }

    fn document_for(&mut self, record: usize, entry: &Entry) -> Option<(u32, Base)> {
        let node = match self.key_for(entry, &Base::default()) {
            Ok(KeyFor::New(key)) => self.new_document(record, key, entry)?,
            Ok(KeyFor::Existing(node)) if self.adds_to(node, entry) => node,
            Ok(KeyFor::Existing(_)) => {
                self.fault((record, ("text", 0)), FaultKind::OtherText);
                return None;
            }
            Err(kind) => {
                self.fault((record, ("key", 0)), kind);
                return None;
            }
        };
        let span = self.core.content(node)?.whole();
        let whole = Extent { document: Id::new(node), span };
        Some((node, Base::at(Some(whole), vec![Ground::Words(whole, Match::EXACT)])))
    }

    /// A document that is there already can be said more of, where its text is left out or the same.
    fn adds_to(&self, node: u32, entry: &Entry) -> bool {
        let content = self.core.content(node).map(Content::as_str);
        entry.text.as_deref().is_none_or(|text| content == Some(text))
    }

    fn new_document(&mut self, record: usize, key: Key, entry: &Entry) -> Option<u32> {
        let text = entry.text.clone();
        let content = match text
            .map(|text| if text.starts_with('\u{feff}') { Err(SpanError::ByteOrderMark) } else { Content::new(text) })
        {
            Some(Ok(content)) => content,
            Some(Err(error)) => {
                self.fault((record, ("text", 0)), FaultKind::Text(error));
                return None;
            }
            None => {
                self.fault((record, ("text", 0)), FaultKind::NoText);
                return None;
            }
        };
        let author = Key::author_of(&key);
        if let Some(found) = self.core.node(author.as_str()).and_then(|node| self.core.kind(node)) {
            self.fault((record, ("key", 0)), FaultKind::KeyTaken { key: author, found, name: None });
            return None;
        }
        let source = (record, WHOLE);
        let document = self.add_node(source, key, NodeKind::Document)?;
        let whole = Extent { document: Id::new(document), span: content.whole() };
        self.core.add_content(content);
        let own = [Ground::Words(whole, Match::EXACT)];
        self.write(source, Row::new(Subject::Node(document), Relation::Exists, Object::Nothing, &own));
        self.author_of(source, author, whole)?;
        Some(document)
    }

    /// Every document has an author's voice from the start.
    fn author_of(&mut self, source: Source, key: Key, whole: Extent) -> Option<u32> {
        let voice = self.add_node(source, key, NodeKind::Voice)?;
        let kind = Object::Value(Value::Term(VoiceKind::Author.number()));
        let said = [
            (Relation::Exists, Object::Nothing),
            (Relation::VoiceIn, Object::Node(whole.document.index())),
            (Relation::VoiceKind, kind),
        ];
        for (relation, object) in said {
            self.write(
                source,
                Row::new(Subject::Node(voice), relation, object, &[Ground::Implied(whole, Match::EXACT)]),
            );
        }
        Some(voice)
    }
}
