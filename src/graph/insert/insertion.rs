//! The one way in: records are looked up, written, held against the laws, and taken back whole if anything is wrong.

use std::collections::HashSet;

use super::already;
use super::called::{Called, first_words};
use super::laws::Laws;
use super::locate::{Base, Locator, Reading};
use super::rejection::Rejection;
use super::source::{Source, WHOLE};
use super::stand_in::called_truly;
use super::underlined::shown;
use crate::graph::error::{Fault, FaultKind};
use crate::graph::tables::{Core, Mark, Row, Subject};
use crate::graph::view::Lens;
use crate::model::record::Submission;
use crate::model::statement::{Derived, Entry, Statement};
use crate::model::{Key, Recording, Relation};

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
    pub(super) core: &'c mut Core,
    /// What stood before.
    pub(super) before: Lens,
    pub(super) existing: Existing,
    pub(crate) reading: Reading,
    pub(super) mark: Mark,
    recording: u32,
    pub(super) faults: Vec<Fault>,
    /// For each new row: the record and the step from which it came.
    pub(super) sources: Vec<Source>,
    records: Vec<Called>,
    /// Whether the records at hand only make nodes, and no key that they give was there before them.
    pub(super) are_keys_new: bool,
    refused: HashSet<Key>,
    /// The nodes that are new, each with the record that made it.
    made: Vec<(usize, u32)>,
    /// Records whose node could not be declared, each with where it stands.
    pub(super) undeclared: Vec<(usize, Entry, Base)>,
}

/// About how many rows a record is.
fn rows_of(submission: &Submission) -> usize {
    const OF_ITSELF: usize = 2;
    submission.entries().iter().map(|entry| OF_ITSELF + entry.statements.len()).sum::<usize>().max(1)
}

/// Of so many records the keys are asked for together: few enough that what was read is still near when they are written.
const SIDE_BY_SIDE: usize = 64;

/// How many faults are told with the words that they are about, and with all that may be meant.
const SHOWN: usize = 100;

/// A record whose node is there and whose statements are still to come.
pub(crate) struct Declared<'s> {
    pub(super) record: usize,
    pub(super) node: u32,
    pub(super) base: Base,
    pub(super) statements: &'s [Statement],
}

impl<'c> Insertion<'c> {
    pub(crate) fn new(core: &'c mut Core, recording: u32, existing: Existing, before: Lens) -> Self {
        let mark = core.mark();
        Insertion {
            core,
            before,
            existing,
            reading: Reading::default(),
            mark,
            recording,
            faults: Vec::new(),
            sources: Vec::new(),
            records: Vec::new(),
            are_keys_new: false,
            refused: HashSet::new(),
            made: Vec::new(),
            undeclared: Vec::new(),
        }
    }

    pub(super) fn locator(&self) -> Locator<'_> {
        Locator::new(self.core, self.reading)
    }

    /// Rows that follow belong to this recording.
    pub(crate) fn begin(&mut self, recording: Recording) {
        if let Some(kind) = super::laws::of_recording(&recording) {
            let record = self.new_record(Called::Recording);
            self.fault((record, WHOLE), kind);
        }
        self.recording = self.core.add_recording(recording);
    }

    /// The recording to which rows that follow belong.
    pub(crate) fn recording(&self) -> u32 {
        self.recording
    }

    /// Records one after the other; of each its node or row, or nothing where it has faults. Of some at a time the keys that they give are asked for first: where they
    /// would stand in memory is far apart, and so it is read side by side.
    pub(crate) fn submit_all(&mut self, submissions: &[Submission]) -> Vec<Option<u32>> {
        self.records.reserve(submissions.len());
        let mut inserted = Vec::with_capacity(submissions.len());
        for some in submissions.chunks(SIDE_BY_SIDE) {
            self.sources.reserve(some.iter().map(rows_of).sum());
            let mut keys = some.iter().flat_map(Submission::entries).filter_map(|entry| entry.key.as_ref());
            let is_new = |key: &Key| self.core.node(key.as_str()).is_none();
            self.are_keys_new = self.existing == Existing::Refuse && keys.all(is_new);
            inserted.extend(some.iter().map(|submission| self.submit(submission)));
        }
        inserted
    }

    /// A record whole: its node or row, or nothing where it has faults.
    pub(crate) fn submit(&mut self, submission: &Submission) -> Option<u32> {
        match submission {
            Submission::Node(entry) => {
                let declared = self.declare(entry)?;
                self.state(&declared);
                Some(declared.node)
            }
            Submission::Statement(statement) => self.said(statement),
            Submission::Together(entries) => {
                let declared = self.declare_all(entries);
                declared.iter().for_each(|record| self.state(record));
                declared.first().map(|record| record.node)
            }
        }
    }

    /// Records that may refer to each other: all nodes first, then what is said of them, statements last.
    pub(crate) fn submit_together<'s>(&mut self, submissions: impl IntoIterator<Item = &'s Submission>) {
        self.submit_recorded(std::iter::repeat(self.recording).zip(submissions));
    }

    /// The same, of records of several recordings.
    pub(crate) fn submit_recorded<'s>(&mut self, recorded: impl IntoIterator<Item = (u32, &'s Submission)>) {
        let usual = self.recording;
        let (mut declared, mut statements) = (Vec::new(), Vec::new());
        for (recording, submission) in recorded {
            self.recording = recording;
            let records = match submission {
                Submission::Node(entry) => self.declare(entry).into_iter().collect(),
                Submission::Together(entries) => self.declare_all(entries),
                Submission::Statement(statement) => {
                    statements.push((recording, statement));
                    continue;
                }
            };
            declared.extend(records.into_iter().map(|record| (recording, record)));
        }
        for (recording, record) in &declared {
            self.recording = *recording;
            self.state(record);
        }
        for (recording, statement) in statements {
            self.recording = recording;
            self.said(statement);
        }
        self.recording = usual;
    }

    fn declare_all<'s>(&mut self, entries: &'s [Entry]) -> Vec<Declared<'s>> {
        entries.iter().filter_map(|entry| self.declare(entry)).collect()
    }

    /// The first half of a record: its node. What is said of it comes later, so that records may refer to each other.
    fn declare<'s>(&mut self, entry: &'s Entry) -> Option<Declared<'s>> {
        let record = self.name(entry);
        match self.node_for(record, entry) {
            (Some(node), base) => Some(Declared { record, node, base, statements: &entry.statements }),
            (None, base) => {
                self.refused.extend(entry.key.clone());
                self.undeclared.push((record, entry.clone(), base));
                None
            }
        }
    }

    pub(super) fn name(&mut self, entry: &Entry) -> usize {
        let called = match (&entry.key, &entry.derived) {
            (Some(key), _) => Called::Key(entry.kind, key.clone()),
            (None, Derived::Name(name)) => Called::Words(entry.kind, name.clone()),
            (None, _) => match first_words(entry) {
                Some(words) => Called::Words(entry.kind, words),
                None => Called::Nothing(entry.kind, self.records.len() + 1),
            },
        };
        self.new_record(called)
    }

    /// That a record made a node.
    pub(super) fn makes(&mut self, source: &Source, node: u32) -> u32 {
        self.made.push((source.record, node));
        node
    }

    pub(super) fn new_record(&mut self, called: Called) -> usize {
        self.records.push(called);
        self.records.len() - 1
    }

    pub(super) fn write(&mut self, source: &Source, row: &Row<'_>) -> Option<u32> {
        if self.core.row_count() == u32::MAX {
            self.fault(source.clone(), FaultKind::Full);
            return None;
        }
        self.sources.push(source.clone());
        Some(self.core.add_row(row, self.recording))
    }

    /// The same, but for what an annotation file says again: then the row that says it.
    pub(super) fn write_once(&mut self, source: &Source, row: &Row<'_>) -> Option<u32> {
        if self.existing == Existing::Refuse {
            return self.write(source, row);
        }
        let there = self.said_before(row).or_else(|| self.said_by_another(source, row));
        there.or_else(|| self.write(source, row))
    }

    /// The row that says the same, where an annotation file says it again.
    pub(super) fn said_before(&mut self, row: &Row<'_>) -> Option<u32> {
        let since = self.core.rows_since(self.mark).start;
        let is_file = self.existing == Existing::Extend;
        is_file.then(|| already::find(self.core, &self.before, since, row, self.recording)).flatten()
    }

    pub(super) fn fault(&mut self, source: impl Into<Source>, kind: FaultKind) {
        self.fault_of_row(source.into(), kind, None);
    }

    /// What refers to a refused record is refused with it, and says so. Where it is of a row, the words of that are shown.
    pub(super) fn fault_of_row(&mut self, source: Source, kind: FaultKind, row: Option<u32>) {
        let kind = match kind {
            FaultKind::NoSuchKey { key, .. } if self.refused.contains(&key) => FaultKind::RefusedWith(key),
            kind => kind,
        };
        let record = self.records.get(source.record).map(|called| called.told(self.core)).unwrap_or_default();
        // Where very much is wrong, the first few are told in full.
        let (kind, snippet) = if self.faults.len() < SHOWN {
            shown(self.core, kind, row, self.reading.unit)
        } else {
            (kind.shortened(), String::new())
        };
        self.faults.push(Fault { record, step: source.told(), kind: called_truly(kind), snippet, source });
    }

    /// What names this key is refused with it.
    pub(crate) fn refuse(&mut self, key: Key) {
        self.refused.insert(key);
    }

    /// Holds everything new against the laws. On any fault, or where it is only rehearsed, the graph is as it was. All that is wrong, and
    /// what then stands.
    pub(crate) fn finish(mut self, is_rehearsal: bool) -> (Rejection, Lens) {
        self.look_through_undeclared();
        self.keep_quotes_apart();
        self.judge();
        self.faults.sort_by_key(|fault| fault.source.record);
        self.tell_once();
        let after = if self.faults.is_empty() { self.reconsider() } else { None };
        let Insertion { core, before, mark, faults, made, .. } = self;
        if is_rehearsal || !faults.is_empty() {
            let made = made.into_iter().filter_map(|(record, node)| Some((record, core.key(node)?.clone()))).collect();
            core.roll_back(mark);
            return (Rejection { faults, made }, before);
        }
        let since = core.rows_since(mark).start;
        (Rejection::default(), after.unwrap_or_else(|| before.joined(core, since)))
    }

    /// What one way of asking found and another found again.
    fn tell_once(&mut self) {
        let mut told: HashSet<(usize, String, String)> = HashSet::new();
        self.faults.retain(|fault| {
            let at = format!("{} {:?}", fault.step, fault.source.within);
            told.insert((fault.source.record, at, fault.kind.to_string()))
        });
    }

    /// What stands now, where second thoughts or what is said of hidden things have changed it. Where something comes to stand again, or a part that
    /// held others is taken back, the whole graph is held against the laws. Cost: O(graph).
    fn reconsider(&mut self) -> Option<Lens> {
        let rows = || self.core.rows_since(self.mark).filter_map(|row| self.core.row(row));
        if self.before.allows(self.core, self.core.rows_since(self.mark)) {
            return None;
        }
        let after = Lens::standing(self.core);
        let mut found = self.unseen(&after);
        let holds_others = rows().any(|row| self.takes_a_holder_back(row));
        if found.is_empty() && (holds_others || !after.is_within(&self.before)) {
            let source = self.sources.first().cloned().unwrap_or_default();
            let laws = Laws::since(self.core, &after, 0);
            found.extend(laws.of_everything().map(|(_, kind)| (source.clone(), kind)));
        }
        found.into_iter().for_each(|(source, kind)| self.fault(source, kind));
        Some(after)
    }

    /// Whether it takes back words that may hold others: what is nested in them, what stands in their voice.
    fn takes_a_holder_back(&self, row: Row<'_>) -> bool {
        let Subject::Row(subject) = row.subject else { return false };
        let holders = [Relation::Stretch, Relation::Segment, Relation::ReportedClause];
        row.relation == Relation::Retracted && self.core.row(subject).is_some_and(|row| holders.contains(&row.relation))
    }

    /// What would not be seen: what is said of what was taken back, or falls with it.
    fn unseen(&self, after: &Lens) -> Vec<(Source, FaultKind)> {
        let rows = || self.core.rows_since(self.mark).zip(self.sources.iter().cloned());
        let of_hidden = rows().filter_map(|(index, source)| Some((source, self.hidden_before(index, after)?)));
        let of_hidden: Vec<(Source, Subject)> = of_hidden.collect();
        let thinks_again = !self.core.second_thoughts_since(self.core.rows_since(self.mark).start).is_empty();
        let fallen = rows().find(|(index, _)| !thinks_again && of_hidden.is_empty() && !after.shows_row(*index));
        let fallen = fallen.and_then(|(index, source)| Some((source, self.core.row(index)?.subject)));
        let retracted = |(source, hidden): (Source, Subject)| {
            let key = self.core.root(hidden).and_then(|node| self.core.key(node)).cloned()?;
            Some((source, FaultKind::Retracted(key)))
        };
        of_hidden.into_iter().chain(fallen).filter_map(retracted).collect()
    }

    /// What was hidden before of which a new row speaks, where the row is not seen after.
    fn hidden_before(&self, index: u32, after: &Lens) -> Option<Subject> {
        let row = self.core.row(index)?;
        match row.relation {
            // It would take nothing back.
            Relation::Retracted => self.before.hidden_grounds(row),
            Relation::SupersededBy => {
                let successor = row.object_node().filter(|node| !after.shows_node(*node)).map(Subject::Node);
                successor.or_else(|| self.before.hidden_grounds(row))
            }
            _ => self.before.hidden_in(row).filter(|_| !after.shows_row(index)),
        }
    }
}
