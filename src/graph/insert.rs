//! The one way in: records are looked up, written, held against the laws, and taken back whole if anything is wrong.

use std::collections::HashSet;

use super::core::{Core, Mark, Object, Row, Subject};
use super::error::{Fault, FaultKind, Refused};
use super::lens::Lens;
use super::locate::{Base, Locator, Step};
use super::rules::Laws;
use super::stand;
use crate::model::record::Submission;
use crate::model::reference::Target;
use crate::model::relation::Holds;
use crate::model::statement::{self as draft, Derived, Entry, Statement};
use crate::model::term::Term;
use crate::model::value::Value;
use crate::model::{Extent, Ground, Key, NodeKind, Recording, Relation, VoiceKind};
use crate::text::Content;

/// What happens where an explicit key is there already, with the same kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Existing {
    /// It is refused: `insert` never merges.
    Refuse,
    /// The record says more of that node: what an annotation file does.
    Extend,
}

/// Some insertions that go in together or not at all.
pub(crate) struct Insertion<'c> {
    core: &'c mut Core,
    lens: Lens,
    mark: Mark,
    recording: u32,
    existing: Existing,
    faults: Vec<Fault>,
    /// For each new row: the record and the step from which it came.
    origins: Vec<(usize, Step)>,
    records: Vec<String>,
    refused: HashSet<Key>,
}

const WHOLE: Step = ("", 0);

/// A record whose node is there and whose statements are still to come.
pub(crate) struct Declared {
    record: usize,
    node: u32,
    base: Base,
    statements: Vec<Statement>,
}

impl<'c> Insertion<'c> {
    pub(crate) fn new(core: &'c mut Core, recording: u32, existing: Existing) -> Self {
        let lens = Lens::standing(core);
        let mark = core.mark();
        Insertion {
            core,
            lens,
            mark,
            recording,
            existing,
            faults: Vec::new(),
            origins: Vec::new(),
            records: Vec::new(),
            refused: HashSet::new(),
        }
    }

    /// Rows that follow belong to this recording.
    pub(crate) fn begin(&mut self, recording: Recording) {
        self.recording = self.core.add_recording(recording);
    }

    /// A record whole: its node or row, or nothing where it has faults.
    pub(crate) fn submit(&mut self, submission: Submission) -> Option<u32> {
        match submission {
            Submission::Node(entry) => {
                let declared = self.declare(*entry)?;
                let node = declared.node;
                self.state(declared);
                Some(node)
            }
            Submission::Statement(statement) => self.said(&statement),
        }
    }

    /// The first half of a record: its node. What is said of it comes later, so that records may refer to each other.
    pub(crate) fn declare(&mut self, entry: Entry) -> Option<Declared> {
        let record = self.name(&entry);
        let found = self.node_for(record, &entry);
        if found.is_none() {
            self.refused.extend(entry.key.clone());
        }
        let (node, base) = found?;
        Some(Declared { record, node, base, statements: entry.statements })
    }

    fn name(&mut self, entry: &Entry) -> usize {
        let number = self.records.len() + 1;
        let name = match (&entry.key, &entry.derived) {
            (Some(key), _) => format!("{} {key:?}", entry.kind),
            (None, Derived::Name(name)) => format!("{} {name:?}", entry.kind),
            (None, _) => format!("{} (record {number})", entry.kind),
        };
        self.records.push(name);
        number - 1
    }

    fn node_for(&mut self, record: usize, entry: &Entry) -> Option<(u32, Base)> {
        if entry.kind == NodeKind::Document {
            return self.document_for(record, entry);
        }
        let base = match Locator::new(self.core).base(entry) {
            Ok(base) => base,
            Err(faults) => {
                let steps = |(step, kind)| (step, self.excuse(kind));
                let faults: Vec<_> = faults.into_iter().map(steps).collect();
                faults.into_iter().for_each(|(step, kind)| self.fault(record, step, kind));
                return None;
            }
        };
        let node = self.existing_or_new(record, entry, &base)?;
        self.write(record, WHOLE, Subject::Node(node), Relation::Exists, Object::Nothing, None, base.grounds.clone());
        if matches!(entry.kind, NodeKind::Quote | NodeKind::Voice) {
            self.place_in_document(record, entry, node, &base);
        }
        Some((node, base))
    }

    fn place_in_document(&mut self, record: usize, entry: &Entry, node: u32, base: &Base) {
        let Some(document) = base.document() else { return };
        let known = stand::document_of(self.core, node) == Some(document);
        if !known {
            let grounds = base.grounds.clone();
            self.write(record, WHOLE, Subject::Node(node), Relation::InDocument, Object::Node(document), None, grounds);
        }
        let is_author = entry.statements.iter().any(|said| {
            said.relation == Relation::VoiceKind && said.object == draft::Object::Term(VoiceKind::Author.number())
        });
        if is_author {
            let reason = "every document has its author's voice from the start: say whose it is with `Document::by`";
            self.fault(record, ("kind", 0), FaultKind::Unsayable { relation: Relation::VoiceKind, reason });
        }
    }

    fn existing_or_new(&mut self, record: usize, entry: &Entry, base: &Base) -> Option<u32> {
        match self.free_key(entry, base) {
            Ok(KeyFor::New(key)) => self.add_node(record, key, entry.kind),
            Ok(KeyFor::Existing(node)) => Some(node),
            Err(kind) => {
                self.fault(record, ("key", 0), kind);
                None
            }
        }
    }

    fn add_node(&mut self, record: usize, key: Key, kind: NodeKind) -> Option<u32> {
        if self.core.node_count() == u32::MAX {
            self.fault(record, WHOLE, FaultKind::Full);
            return None;
        }
        Some(self.core.add_node(key, kind))
    }

    fn free_key(&self, entry: &Entry, base: &Base) -> Result<KeyFor, FaultKind> {
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
        let counts_on = matches!(entry.derived, Derived::Extent(_) | Derived::Start(_) | Derived::Beside(..));
        if explicit && self.existing == Existing::Extend && found == entry.kind {
            Ok(KeyFor::Existing(node))
        } else if !explicit && counts_on {
            Ok(KeyFor::New(self.counted(&key)))
        } else {
            Err(FaultKind::KeyTaken { key, found })
        }
    }

    fn derived_key(&self, entry: &Entry, base: &Base) -> Result<Key, FaultKind> {
        let document = || {
            let extent = base.extents().next().ok_or(FaultKind::NoKey)?;
            let key = self.core.key(extent.document.index()).ok_or(FaultKind::NoKey)?;
            Ok::<_, FaultKind>((key, extent.span))
        };
        match &entry.derived {
            Derived::Never => Err(FaultKind::NoKey),
            Derived::Name(name) => Ok(Key::derived(name)),
            Derived::Extent(_) => {
                document().map(|(key, span)| Key::from(format!("{key}/{}-{}", span.start(), span.end())))
            }
            Derived::Start(what) => document().map(|(key, span)| Key::from(format!("{key}/{what}-{}", span.start()))),
            Derived::Beside(target, what) => {
                let node = Locator::new(self.core).node(target)?;
                let key = self.core.key(node).ok_or(FaultKind::NoKey)?;
                Ok(Key::from(format!("{key}/{what}")))
            }
        }
    }

    /// The key, counted on until it is free.
    fn counted(&self, key: &Key) -> Key {
        let free = (2u64..)
            .map(|count| Key::from(format!("{key}~{count}")))
            .find(|key| self.core.node(key.as_str()).is_none());
        free.unwrap_or_else(|| key.clone())
    }

    fn document_for(&mut self, record: usize, entry: &Entry) -> Option<(u32, Base)> {
        let existing = entry.key.as_ref().and_then(|key| self.core.node(key.as_str()));
        let node = match self.free_key(entry, &Base::default()) {
            Ok(KeyFor::Existing(node)) if entry.text.is_none() => Some(node),
            Ok(KeyFor::Existing(_)) | Err(FaultKind::KeyTaken { .. }) => {
                let key = entry.key.clone().unwrap_or_else(|| Key::from(""));
                let found = existing.and_then(|node| self.core.kind(node)).unwrap_or(NodeKind::Document);
                self.fault(record, ("key", 0), FaultKind::KeyTaken { key, found });
                None
            }
            Ok(KeyFor::New(key)) => self.new_document(record, key, entry),
            Err(kind) => {
                self.fault(record, ("key", 0), kind);
                None
            }
        }?;
        let content = self.core.content(node)?;
        let whole = Extent { document: crate::model::Id::new(node), span: content.whole() };
        Some((node, Base { place: Some(whole), grounds: vec![Ground::Words(whole)] }))
    }

    fn new_document(&mut self, record: usize, key: Key, entry: &Entry) -> Option<u32> {
        let content = match entry.text.clone().map(Content::new) {
            Some(Ok(content)) => content,
            Some(Err(error)) => {
                self.fault(record, ("text", 0), FaultKind::Text(error));
                return None;
            }
            None => {
                self.fault(record, ("text", 0), FaultKind::NoText);
                return None;
            }
        };
        let author = Key::from(format!("{key}/author"));
        if let Some(found) = self.core.node(author.as_str()).and_then(|node| self.core.kind(node)) {
            self.fault(record, ("key", 0), FaultKind::KeyTaken { key: author, found });
            return None;
        }
        let document = self.add_node(record, key, NodeKind::Document)?;
        let whole = Extent { document: crate::model::Id::new(document), span: content.whole() };
        self.core.add_content(document, content);
        let grounds = vec![Ground::Words(whole)];
        self.write(record, WHOLE, Subject::Node(document), Relation::Exists, Object::Nothing, None, grounds);
        self.author_of(record, author, whole)?;
        Some(document)
    }

    /// Every document has an author's voice from the start.
    fn author_of(&mut self, record: usize, key: Key, whole: Extent) -> Option<u32> {
        let voice = self.add_node(record, key, NodeKind::Voice)?;
        let of = Subject::Node(voice);
        let implied = || vec![Ground::Implied(whole)];
        let kind = Object::Value(Value::Term(VoiceKind::Author.number()));
        self.write(record, WHOLE, of, Relation::Exists, Object::Nothing, None, implied());
        self.write(record, WHOLE, of, Relation::InDocument, Object::Node(whole.document.index()), None, implied());
        self.write(record, WHOLE, of, Relation::VoiceKind, kind, None, implied());
        Some(voice)
    }

    /// The second half of a record: what is said of its node.
    pub(crate) fn state(&mut self, declared: Declared) {
        let Declared { record, node, base, statements } = declared;
        for statement in &statements {
            self.say(record, statement, Some(node), &base, None);
        }
    }

    /// A statement that is no part of a record.
    pub(crate) fn said(&mut self, statement: &Statement) -> Option<u32> {
        let record = self.records.len();
        self.records.push(format!("statement `{}`", statement.relation));
        let base = match &statement.subject {
            draft::Subject::Node(target) => match Locator::new(self.core).node(target) {
                Ok(node) => Base::of_node(self.core, node),
                Err(_) => Base::default(),
            },
            _ => Base::default(),
        };
        self.say(record, statement, None, &base, None)
    }

    /// Looks a statement up and writes it, with what qualifies it.
    fn say(&mut self, record: usize, said: &Statement, this: Option<u32>, base: &Base, on: Option<u32>) -> Option<u32> {
        let looked_up = self.look_up(record, said, this, base, on);
        let (subject, object, detail, grounds) = match looked_up {
            Ok(found) => found,
            Err(kind) => {
                let kind = self.excuse(kind);
                self.fault(record, said.step, kind);
                return None;
            }
        };
        let own = Base { place: base.place, grounds: grounds.clone() };
        let row = self.write(record, said.step, subject, said.relation, object, detail, grounds)?;
        for qualifier in &said.qualifiers {
            let qualifier = qualifier.clone().at_step(said.step.0, said.step.1);
            self.say(record, &qualifier, this, &own, Some(row));
        }
        Some(row)
    }

    #[allow(clippy::type_complexity)]
    fn look_up(
        &mut self,
        record: usize,
        said: &Statement,
        this: Option<u32>,
        base: &Base,
        on: Option<u32>,
    ) -> Result<(Subject, Object, Option<Value>, Vec<Ground>), FaultKind> {
        let grounds = Locator::new(self.core).grounds(&said.basis, base)?;
        let subject = match on {
            Some(row) => Subject::Row(row),
            None => self.subject(said, this, &grounds)?,
        };
        let object = self.object(record, said, this, base, &grounds)?;
        let detail = match &said.detail {
            Some(detail) => match self.value(detail, base)? {
                Object::Value(Value::Text(text)) if text.is_empty() && said.relation == Relation::Retracted => None,
                Object::Value(value) => Some(value),
                _ => None,
            },
            None => None,
        };
        Ok((subject, object, detail, grounds))
    }

    fn subject(&self, said: &Statement, this: Option<u32>, grounds: &[Ground]) -> Result<Subject, FaultKind> {
        let missing = FaultKind::Unsayable { relation: said.relation, reason: "nothing is there of which to say it" };
        match &said.subject {
            draft::Subject::This => this.map(Subject::Node).ok_or(missing),
            draft::Subject::Author => {
                this.and_then(|document| stand::author(self.core, document)).map(Subject::Node).ok_or(missing)
            }
            draft::Subject::Voice => self.voice_of(grounds).map(Subject::Node),
            draft::Subject::Node(target) => Locator::new(self.core).node(target).map(Subject::Node),
            draft::Subject::Statement(row) => {
                self.core.row(*row).map(|_| Subject::Row(*row)).ok_or(FaultKind::NoSuchHandle(*row))
            }
        }
    }

    /// A stance whose holder is left out is that of the voice in which its words stand.
    fn voice_of(&self, grounds: &[Ground]) -> Result<u32, FaultKind> {
        let reason = "say by whom it is taken: it has no words whose voice could be asked";
        let unsayable = FaultKind::Unsayable { relation: Relation::TakesStance, reason };
        let extent = grounds.iter().find_map(|ground| ground.extent()).ok_or(unsayable.clone())?;
        let shows = |row| self.lens.shows_row(row);
        stand::voice_at(self.core, extent.document.index(), extent.span.start(), shows).ok_or(unsayable)
    }

    fn object(
        &mut self,
        record: usize,
        said: &Statement,
        this: Option<u32>,
        base: &Base,
        grounds: &[Ground],
    ) -> Result<Object, FaultKind> {
        match &said.object {
            draft::Object::This => this.map(Object::Node).ok_or(FaultKind::NoKey),
            draft::Object::Node(Target::Unnamed) => self.someone(record, said, grounds),
            draft::Object::Node(target) => Locator::new(self.core).node(target).map(Object::Node),
            other => self.value(other, base),
        }
    }

    /// Whoever is behind "reportedly": a node of its own, evidenced by these words.
    fn someone(&mut self, record: usize, said: &Statement, grounds: &[Ground]) -> Result<Object, FaultKind> {
        let ends = said.relation.ends().object;
        if !matches!(ends, Holds::Nodes(kinds) if kinds.contains(NodeKind::Someone)) {
            let reason = "nobody unnamed can stand there";
            return Err(FaultKind::Unsayable { relation: said.relation, reason });
        }
        let key = match grounds.iter().find_map(|ground| ground.extent()) {
            Some(extent) => {
                let document = self.core.key(extent.document.index()).ok_or(FaultKind::NoKey)?;
                Key::from(format!("{document}/someone-{}", extent.span.start()))
            }
            None => Key::from("someone"),
        };
        let key = if self.core.node(key.as_str()).is_some() { self.counted(&key) } else { key };
        let node = self.add_node(record, key, NodeKind::Someone).ok_or(FaultKind::Full)?;
        self.write(record, said.step, Subject::Node(node), Relation::Exists, Object::Nothing, None, grounds.to_vec());
        Ok(Object::Node(node))
    }

    fn value(&self, object: &draft::Object, base: &Base) -> Result<Object, FaultKind> {
        let value = match object {
            draft::Object::Text(text) => Value::Text(text.as_str().into()),
            draft::Object::Date(date) => Value::Date(date.clone()),
            draft::Object::Undated => Value::Undated,
            draft::Object::Term(number) => Value::Term(*number),
            draft::Object::Number(number) => Value::Number(*number),
            draft::Object::Words(pointer) => Value::Words(Locator::new(self.core).pointer(pointer, base)?),
            draft::Object::Nothing | draft::Object::This | draft::Object::Node(_) => return Ok(Object::Nothing),
        };
        Ok(Object::Value(value))
    }

    #[allow(clippy::too_many_arguments)]
    fn write(
        &mut self,
        record: usize,
        step: Step,
        subject: Subject,
        relation: Relation,
        object: Object,
        detail: Option<Value>,
        grounds: Vec<Ground>,
    ) -> Option<u32> {
        if self.core.row_count() == u32::MAX {
            self.fault(record, step, FaultKind::Full);
            return None;
        }
        self.origins.push((record, step));
        let grounds = grounds.into_boxed_slice();
        Some(self.core.add_row(Row { subject, relation, object, detail, grounds, recording: self.recording }))
    }

    /// What refers to a refused record is refused with it, and says so.
    fn excuse(&self, kind: FaultKind) -> FaultKind {
        match kind {
            FaultKind::NoSuchKey { key, .. } if self.refused.contains(&key) => FaultKind::RefusedWith(key),
            kind => kind,
        }
    }

    fn fault(&mut self, record: usize, (field, index): Step, kind: FaultKind) {
        let record = self.records.get(record).cloned().unwrap_or_default();
        let step = if field.is_empty() { String::new() } else { format!("{field}[{index}]") };
        self.faults.push(Fault { record, step, kind });
    }

    /// Holds everything new against the laws; on any fault the graph is as it was.
    ///
    /// # Errors
    /// Every fault of every record.
    pub(crate) fn finish(mut self) -> Result<(), Refused> {
        self.judge();
        if self.faults.is_empty() {
            return Ok(());
        }
        self.core.roll_back(self.mark);
        Err(Refused { faults: self.faults })
    }

    fn judge(&mut self) {
        let laws = Laws { core: self.core, lens: &self.lens };
        let mut found: Vec<(usize, Step, FaultKind)> = Vec::new();
        let mut touched: Vec<(u32, usize)> = Vec::new();
        for (row, (record, step)) in self.core.rows_since(self.mark).zip(&self.origins) {
            found.extend(laws.of_row(row).into_iter().map(|kind| (*record, *step, kind)));
            touched.extend(self.core.row(row).and_then(Row::subject_node).map(|node| (node, *record)));
        }
        touched.sort_unstable();
        touched.dedup_by_key(|(node, _)| *node);
        // A record that could not be looked up whole lacks parts; its own faults say why.
        let faulty: HashSet<String> = self.faults.iter().map(|fault| fault.record.clone()).collect();
        for (node, record) in touched {
            if self.records.get(record).is_none_or(|name| !faulty.contains(name)) {
                found.extend(laws.of_node(node).into_iter().map(|kind| (record, WHOLE, kind)));
            }
        }
        found.into_iter().for_each(|(record, step, kind)| self.fault(record, step, kind));
    }
}

enum KeyFor {
    New(Key),
    Existing(u32),
}
