//! The first half of an insertion: nodes and their keys.

use smallvec::smallvec;

use super::insertion::{Declared, Existing, Insertion};
use super::laws::{attributed, key};
use super::locate::Base;
use super::source::{Source, WHOLE};
use super::stand_in::stand_in;
use crate::graph::error::FaultKind;
use crate::graph::tables::stand;
use crate::graph::tables::{Object, Row, Subject};
use crate::model::record::Submission;
use crate::model::statement::{Derived, Entry, Statement};
use crate::model::term::Term;
use crate::model::value::Value;
use crate::model::within::{OBJECT, Within};
use crate::model::{Extent, Ground, Id, Key, NodeKind, Relation, VoiceKind};
use crate::text::{Content, Match, SpanError};

/// Which node a record's key gives.
enum KeyFor {
    /// With which nothing is wrong.
    New(Key),
    Existing(u32),
}

impl Insertion<'_> {
    /// The node of a record, if it can be declared, and where it stands.
    pub(super) fn node_for(&mut self, record: usize, entry: &Entry) -> (Option<u32>, Base) {
        if entry.kind == NodeKind::Document {
            return self.document_for(record, entry).map_or_else(Default::default, |(node, base)| (Some(node), base));
        }
        let base = self.locator().base(entry);
        if !base.faults().is_empty() {
            self.tell(record, &base);
            return (None, base);
        }
        let node = self.existing_or_new(record, entry, &base);
        if let Some(node) = node {
            self.there(record, entry, node, &base);
        }
        (node, base)
    }

    fn tell(&mut self, record: usize, base: &Base) {
        for (step, (within, kind)) in base.faults() {
            self.fault(Source { record, step: *step, within: within.clone() }, kind.clone());
        }
    }

    /// That a node is there, and where.
    fn there(&mut self, record: usize, entry: &Entry, node: u32, base: &Base) {
        let source = Source::from((record, WHOLE));
        let exists = Row::new(Subject::Node(node), Relation::Exists, Object::Nothing, &base.grounds);
        if let Some(exists) = self.write_once(&source, &exists) {
            self.given(&source, exists, base.located());
        }
        if matches!(entry.kind, NodeKind::Quote | NodeKind::Voice) {
            self.place_in_document(record, entry, node, base);
        }
    }

    /// What is wrong with a record of which only a part could be read.
    pub(crate) fn examine(&mut self, submission: &Submission) {
        let entry = match submission {
            Submission::Node(entry) => entry,
            Submission::Statement(statement) => {
                self.said(statement);
                return;
            }
            Submission::Together(_) => return,
        };
        let record = self.name(entry);
        let base = self.locator().base(entry);
        self.tell(record, &base);
        self.undeclared.push((record, (**entry).clone(), base));
    }

    /// What else is wrong with records that could not be declared: what they say is said of nodes that stand in for theirs, and taken back.
    pub(super) fn look_through_undeclared(&mut self) {
        for (record, entry, base) in std::mem::take(&mut self.undeclared) {
            let says = |relation| entry.statements.iter().any(|said| said.relation == relation);
            let says_both = says(Relation::Unattributed) && says(Relation::SpokenBy);
            if entry.kind == NodeKind::Document {
                self.look_through(record, &entry);
                continue;
            }
            let base = base.partial();
            let key = stand_in(entry.key.as_ref(), record);
            let node = self.core.add_node(key, entry.kind);
            if !base.grounds.is_empty() {
                self.there(record, &entry, node, &base);
            }
            self.state(&Declared { record, node, base, statements: &entry.statements });
            // The laws ask it of what is written.
            let is_written = |relation| self.core.outgoing(node, relation).first().is_some();
            if says_both && !(is_written(Relation::Unattributed) && is_written(Relation::SpokenBy)) {
                self.fault((record, ("unattributed", 0)), attributed(Relation::Unattributed));
            }
        }
    }

    /// A document is nothing without its text.
    fn look_through(&mut self, record: usize, entry: &Entry) {
        let locator = self.locator();
        let faults = |said: &Statement| {
            let step = said.step;
            locator.faults(said, &Base::default()).into_iter().map(move |wrong| (step, wrong))
        };
        let faults: Vec<_> = entry.statements.iter().flat_map(faults).collect();
        for (step, (within, kind)) in faults.into_iter().filter(|(_, (_, kind))| *kind != FaultKind::NoPlace) {
            self.fault(Source { record, step, within }, kind);
        }
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
            let source = Source::from((record, WHOLE));
            if let Some(row) = self.write(&source, &row) {
                self.given(&source, row, base.located());
            }
        }
    }

    fn existing_or_new(&mut self, record: usize, entry: &Entry, base: &Base) -> Option<u32> {
        match self.key_for(entry, base) {
            Ok(KeyFor::New(key)) => self.add_keyed(&(record, WHOLE).into(), key, entry.kind),
            Ok(KeyFor::Existing(node)) => Some(node),
            Err(kind) => {
                // The claim of which a review is there gives it its key.
                let is_missing = matches!(kind, FaultKind::NoSuchKey { .. } | FaultKind::NoSuchHandle(_));
                let step = (if is_missing { "claim" } else { "key" }, 0);
                let within = if is_missing { Within::default().field(OBJECT) } else { Within::default() };
                self.fault(Source { record, step, within }, kind);
                None
            }
        }
    }

    pub(super) fn add_node(&mut self, source: &Source, key: Key, kind: NodeKind) -> Option<u32> {
        match sound(key) {
            Ok(key) => self.add_keyed(source, key, kind),
            Err(wrong) => {
                self.fault(source.clone(), wrong);
                None
            }
        }
    }

    /// The same, where nothing is wrong with the key.
    fn add_keyed(&mut self, source: &Source, key: Key, kind: NodeKind) -> Option<u32> {
        if self.core.node_count() == u32::MAX {
            self.fault(source.clone(), FaultKind::Full);
            return None;
        }
        match self.core.try_add_node(key, kind) {
            Ok(node) => Some(self.makes(source, node)),
            Err(there) => {
                self.fault((source.record, ("key", 0)), self.taken(there, kind));
                None
            }
        }
    }

    /// That a node has a key already which one of this kind should have.
    fn taken(&self, there: u32, kind: NodeKind) -> FaultKind {
        let found = self.core.kind(there).unwrap_or(kind);
        FaultKind::KeyTaken { key: key(self.core, there), kind, found, name: None }
    }

    fn key_for(&self, entry: &Entry, base: &Base) -> Result<KeyFor, FaultKind> {
        let explicit = entry.key.is_some();
        let key = match &entry.key {
            Some(key) => key.clone(),
            None => self.derived_key(entry, base)?,
        };
        let key = sound(key).map_err(|wrong| if explicit { wrong } else { FaultKind::NoKey })?;
        // A document's is told before that of its author's voice is.
        let is_new = explicit && self.are_keys_new && entry.kind != NodeKind::Document;
        let there = if is_new { None } else { self.core.node(key.as_str()) };
        let Some(node) = there else { return Ok(KeyFor::New(key)) };
        let is_same = self.core.kind(node) == Some(entry.kind);
        if explicit && self.existing == Existing::Extend && is_same {
            Ok(KeyFor::Existing(node))
        } else if !explicit && entry.derived.counts_on() {
            sound(self.counted(key)).map(KeyFor::New)
        } else {
            Err(self.taken(node, entry.kind))
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
        Some((node, Base::at(Some(whole), smallvec![Ground::Words(whole, Match::EXACT)])))
    }

    /// A document that is there already can be said more of, where its text is left out or the same.
    fn adds_to(&self, node: u32, entry: &Entry) -> bool {
        let content = self.core.content(node).map(Content::as_str);
        entry.text.as_deref().is_none_or(|text| content == Some(text))
    }

    fn new_document(&mut self, record: usize, key: Key, entry: &Entry) -> Option<u32> {
        let content = match content_of(entry) {
            Ok(content) => content,
            Err(kind) => {
                self.fault((record, ("text", 0)), kind);
                return None;
            }
        };
        let author = Key::author_of(&key);
        if let Some(there) = self.core.node(author.as_str()) {
            self.fault((record, ("key", 0)), self.taken(there, NodeKind::Voice));
            return None;
        }
        let source = Source::from((record, WHOLE));
        let document = self.add_keyed(&source, key, NodeKind::Document)?;
        let whole = Extent { document: Id::new(document), span: content.whole() };
        self.core.add_content(content);
        let own = [Ground::Words(whole, Match::EXACT)];
        self.write(&source, &Row::new(Subject::Node(document), Relation::Exists, Object::Nothing, &own));
        self.author_of(&source, author, whole)?;
        Some(document)
    }

    /// Every document has an author's voice from the start.
    fn author_of(&mut self, source: &Source, key: Key, whole: Extent) -> Option<u32> {
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
                &Row::new(Subject::Node(voice), relation, object, &[Ground::Implied(whole, Match::EXACT)]),
            );
        }
        Some(voice)
    }
}

/// A key with which nothing is wrong.
fn sound(key: Key) -> Result<Key, FaultKind> {
    match key.fault() {
        Some(reason) => Err(FaultKind::BadKey { key, reason }),
        None => Ok(key),
    }
}

/// The text of a document that is to be.
fn content_of(entry: &Entry) -> Result<Content, FaultKind> {
    let text = entry.text.clone().ok_or(FaultKind::NoText)?;
    if text.starts_with('\u{feff}') {
        return Err(FaultKind::Text(SpanError::ByteOrderMark));
    }
    Content::new(text).map_err(FaultKind::Text)
}
