//! Annotation files of any length: one record a line.

use std::collections::{BTreeMap, HashSet};
use std::io::BufRead;
use std::path::PathBuf;

use serde_json::value::RawValue;

use super::door::Door;
use super::error::ImportError;
use super::file::File;
use super::form::FORMS;
use super::import::NO_UTF8;
use super::line::{LONGEST, next_line, tagged};
use super::message::no_such;
use super::path;
use super::read::{Unread, flaw, gives_text, key};
use super::report::{Flaw, Rejected, Report};
use super::rest::Rest;
use super::settings::{SETTINGS, Settings, is_read_by};
use super::transfer;
use crate::graph::{Existing, FaultKind, Graph, Insertion, Reading};
use crate::model::Key;
use crate::model::record::Submission;
use crate::text::{Match, OffsetUnit};

/// An annotation file of one record a line (JSON Lines): `{"person": {...}}`, the same records as in the one-object form, under the name of
/// their kind. `{"recording": {...}}`, `{"unit": ...}` and `{"allow": [...]}` hold for the lines that follow.
///
/// Lines are read one by one, so a file may be longer than memory; therefore a record may name only what stands on earlier lines.
/// What is said of a document whose line is rejected is not looked up, for its text is not kept. After a `unit` that is refused, what has offsets is
/// refused too, up to one that is right; after an `allow`, words must stand there exactly; after a `recording`, what of it is right holds.
/// Afterwards the graph goes on with its own recording.
///
/// ```
/// use dictum::{Graph, ImportLines};
///
/// let file = r#"{"document": {"key": "harbour", "text": "“Not this year,” the mayor said."}}
/// {"quote": {"place": "harbour", "kind": "direct", "segments": ["Not this year,"], "unattributed": true}}
/// {"quote": {"place": "harbour", "kind": "direct", "segments": ["Not next year,"], "unattributed": true}}
/// "#;
/// let mut graph = Graph::new();
/// let report = ImportLines::new(file.as_bytes()).what_is_right_into(&mut graph, |rejected| {
///     assert_eq!(rejected.path, "$[2]");
/// })?;
/// assert_eq!((report.read, report.accepted), (3, 2));
/// # Ok::<(), dictum::ImportError>(())
/// ```
#[derive(Debug)]
#[must_use = "an import is nothing until it goes into a graph"]
pub struct ImportLines<R> {
    reader: R,
    name: String,
    texts: Option<PathBuf>,
    settings: Settings,
    unit: Option<OffsetUnit>,
    allowed: Option<Match>,
    is_untrusted: bool,
    /// The keys of records that were rejected, as far as they are remembered.
    rejected: HashSet<Key>,
    /// The keys of documents that are in the graph with another text than that of a line that was rejected.
    disputed: HashSet<Key>,
    /// Settings that were refused, each with its line.
    unsettled: BTreeMap<String, u32>,
}

/// So many keys of rejected records are remembered, to say of what refers to them that it follows.
const REMEMBERED: usize = 100_000;

impl<R: BufRead> ImportLines<R> {
    /// From whatever can be read line by line.
    pub fn new(reader: R) -> Self {
        ImportLines {
            reader,
            name: "annotations".to_owned(),
            texts: None,
            settings: Settings::default(),
            unit: None,
            allowed: None,
            is_untrusted: false,
            rejected: HashSet::new(),
            disputed: HashSet::new(),
            unsettled: BTreeMap::new(),
        }
    }

    /// What the file is called in messages.
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// Where the files are that documents name; none of them may lie outside of it, nor lead out of it by a link.
    pub fn texts(mut self, folder: impl Into<PathBuf>) -> Self {
        self.texts = Some(folder.into());
        self
    }

    /// In which unit offsets are, where a selector does not say it itself; before what the file says.
    pub fn unit(mut self, unit: OffsetUnit) -> Self {
        self.unit = Some(unit);
        self
    }

    /// By which rules words may differ from what stands there, where a selector does not say it itself; before what the file says.
    pub fn allowing(mut self, rules: Match) -> Self {
        self.allowed = Some(rules);
        self
    }

    /// As what somebody else wrote, who may add and not change: see [`Import::untrusted`](crate::Import::untrusted).
    pub fn untrusted(mut self) -> Self {
        self.is_untrusted = true;
        self
    }

    fn door(&self) -> Door<'_> {
        Door { texts: self.texts.as_deref(), is_untrusted: self.is_untrusted }
    }

    /// Inserts the file: all of it or nothing.
    ///
    /// # Errors
    /// [`ImportError::Refused`] with the first 1,000 records that are wrong, and how many there are, if any are; [`ImportError::Unreadable`]. The graph is as it was.
    pub fn into_graph(self, graph: &mut Graph) -> Result<Report, ImportError> {
        const SHOWN: usize = 1000;
        let before = graph.mark();
        let mut rejected = Vec::new();
        let outcome = self.what_is_right_into(graph, |refused| {
            if rejected.len() < SHOWN {
                rejected.push(refused.clone());
            }
        });
        match outcome {
            Ok(report) if rejected.is_empty() => Ok(report),
            Ok(report) => {
                graph.roll_back(before);
                Err(ImportError::Refused { report: Report { accepted: 0, rejected, ..report } })
            }
            Err(error) => {
                graph.roll_back(before);
                Err(error)
            }
        }
    }

    /// Inserts the records that are right, and tells of each that is not; none of these is kept in the report. What refers to a rejected record
    /// is rejected too, for it is not there.
    ///
    /// # Errors
    /// [`ImportError::Unreadable`]: what came before is in the graph.
    pub fn what_is_right_into(
        self,
        graph: &mut Graph,
        on_rejected: impl FnMut(&Rejected),
    ) -> Result<Report, ImportError> {
        let before = graph.mark();
        let report = self.each_into(graph, on_rejected);
        graph.go_on_as_before(before);
        report
    }

    fn each_into(mut self, graph: &mut Graph, mut on_rejected: impl FnMut(&Rejected)) -> Result<Report, ImportError> {
        let mut report = Report::default();
        let mut line = Vec::new();
        let mut number = 0;
        loop {
            let read = next_line(&mut self.reader, &mut line);
            let path = PathBuf::from(&self.name);
            let Some(is_whole) = read.map_err(|error| ImportError::Unreadable { path, error })? else {
                return Ok(report);
            };
            number += 1;
            if !is_whole {
                report.read += 1;
                report.refused += 1;
                on_rejected(&self.too_long(number));
                continue;
            }
            if line.trim_ascii().is_empty() {
                continue;
            }
            match self.take_bytes(&line, number, graph) {
                Ok(Taken::Setting) => {}
                Ok(Taken::Record) => {
                    report.read += 1;
                    report.accepted += 1;
                }
                Err(flaws) => {
                    report.read += 1;
                    report.refused += 1;
                    on_rejected(&Rejected { path: path::item("$", number as usize - 1), flaws });
                }
            }
        }
    }

    fn too_long(&self, number: u32) -> Rejected {
        let path = path::item("$", number as usize - 1);
        let message = format!("the line has more than {LONGEST} bytes: let a long text stand in a `file` of its own");
        let flaw = Flaw::new(self.name.clone(), path.clone(), (number, 1), message);
        Rejected { path, flaws: vec![flaw] }
    }

    fn take_bytes(&mut self, line: &[u8], number: u32, graph: &mut Graph) -> Result<Taken, Vec<Flaw>> {
        match std::str::from_utf8(line) {
            Ok(line) => self.take(line, number, graph),
            Err(error) => {
                let (valid, message) = (error.valid_up_to(), NO_UTF8);
                let before = line.get(..valid).and_then(|valid| std::str::from_utf8(valid).ok()).unwrap_or_default();
                let column = u32::try_from(before.chars().count()).map_or(u32::MAX, |before| before.saturating_add(1));
                let path = path::item("$", number as usize - 1);
                Err(vec![Flaw::new(self.name.clone(), path, (number, column), message.to_owned())])
            }
        }
    }

    fn take(&mut self, line: &str, number: u32, graph: &mut Graph) -> Result<Taken, Vec<Flaw>> {
        let at = path::item("$", number as usize - 1);
        let file = File::new(self.name.clone(), line.trim_end().to_owned());
        let file = file.map_err(|message| vec![Flaw::new(self.name.clone(), at.clone(), (number, 1), message)])?;
        let taken = tagged(&file).map_err(|(byte, message)| vec![flaw(&file, at.clone(), byte, message)]);
        let taken = taken.and_then(|(tag, raw)| {
            let at = path::field(&at, &tag);
            if SETTINGS.contains(&tag.as_str()) {
                return self.take_setting(&file, at, tag, raw, number, graph);
            }
            match self.unsettled(&file, &at, raw) {
                None => self.take_record(&file, &at, &tag, raw, graph),
                Some(follows) => {
                    self.remember(key(raw));
                    let form = self.submission(&file, &at, &tag, raw).err().map(|unread| unread.flaws);
                    Err(std::iter::once(follows).chain(form.into_iter().flatten()).collect())
                }
            }
        });
        taken.map_err(|flaws| flaws.into_iter().map(|flaw| Flaw { line: number, ..flaw }).collect())
    }

    /// Takes a line that says how the following ones are read.
    fn take_setting(
        &mut self,
        file: &File,
        at: String,
        tag: String,
        raw: &RawValue,
        number: u32,
        graph: &mut Graph,
    ) -> Result<Taken, Vec<Flaw>> {
        let door = Door { texts: self.texts.as_deref(), is_untrusted: self.is_untrusted };
        let wrong = self.settings.take(&tag, raw, door);
        if let Some(recording) = self.settings.recording.take() {
            let begun = graph.begin(recording);
            begun.map_err(|error| vec![flaw(file, at.clone(), file.start(raw), error.to_string())])?;
        }
        if wrong.is_empty() {
            self.unsettled.remove(&tag);
            return Ok(Taken::Setting);
        }
        self.unsettled.insert(tag, number);
        Err(wrong.into_iter().map(|wrong| wrong.flaw(file, &at, raw)).collect())
    }

    /// That a line is read by a setting that is refused.
    fn unsettled(&self, file: &File, at: &str, raw: &RawValue) -> Option<Flaw> {
        let (setting, line) = self.unsettled.iter().find(|(setting, _)| is_read_by(setting, raw))?;
        let message = format!("it is read by the `{setting}` of line {line}, which is refused: mend that one first");
        Some(flaw(file, at.to_owned(), file.start(raw), message))
    }

    fn take_record(
        &mut self,
        file: &File,
        at: &str,
        tag: &str,
        raw: &RawValue,
        graph: &mut Graph,
    ) -> Result<Taken, Vec<Flaw>> {
        let (flaws, given) = match self.submission(file, at, tag, raw) {
            Ok(submission) => {
                let given = submission.key();
                if let Some(flaws) = self.in_disputed(file, at, raw, &submission) {
                    self.remember(given);
                    return Err(flaws);
                }
                let inserted = graph.transact(Existing::Extend, |insertion| {
                    self.prepare(insertion, &submission);
                    insertion.submit(&submission);
                });
                let Err(refused) = inserted else {
                    self.settle(tag, raw, given.as_ref());
                    return Ok(Taken::Record);
                };
                (transfer::flaws(file, at, raw, None, refused.faults), given)
            }
            Err(Unread { mut flaws, rest }) => {
                if let Some(Rest { submission, gaps }) = rest {
                    let rejection = graph.rehearse(Existing::Extend, |insertion| {
                        self.prepare(insertion, &submission);
                        insertion.examine(&submission);
                    });
                    flaws.extend(transfer::flaws(file, at, raw, Some(&gaps), rejection.faults));
                    flaws.sort_by_key(|flaw| flaw.column);
                }
                (flaws, key(raw))
            }
        };
        self.dispute(tag, raw, given.as_ref(), graph);
        self.remember(given);
        Err(flaws.into_iter().map(earlier).collect())
    }

    /// What is said of a document whose text is disputed is not looked up in the text that is there.
    fn in_disputed(&self, file: &File, at: &str, raw: &RawValue, submission: &Submission) -> Option<Vec<Flaw>> {
        if self.disputed.is_empty() {
            return None;
        }
        let own = submission.key();
        let named = transfer::named(submission).into_iter();
        let named = named.filter(|(key, ..)| self.disputed.contains(key) && own.as_ref() != Some(key));
        let flaws: Vec<Flaw> =
            named.map(|(key, step, within)| transfer::refers(file, at, raw, (step, &within), &key)).take(1).collect();
        (!flaws.is_empty()).then_some(flaws)
    }

    fn dispute(&mut self, tag: &str, raw: &RawValue, key: Option<&Key>, graph: &Graph) {
        if self.is_untrusted {
            return;
        }
        let known = key.filter(|key| gives_text(tag, raw) && graph.core().node(key.as_str()).is_some());
        self.disputed.extend(known.cloned());
    }

    fn settle(&mut self, tag: &str, raw: &RawValue, key: Option<&Key>) {
        if let Some(key) = key.filter(|_| !self.disputed.is_empty() && gives_text(tag, raw)) {
            self.disputed.remove(key);
        }
    }

    fn prepare(&self, insertion: &mut Insertion<'_>, submission: &Submission) {
        let reading = self.settings.reading;
        insertion.reading = Reading {
            unit: self.unit.unwrap_or(reading.unit),
            allowed: self.allowed.unwrap_or(reading.allowed),
            most: self.door().most(),
        };
        let named = if self.rejected.is_empty() { Vec::new() } else { transfer::named(submission) };
        let refused = named.into_iter().map(|(key, _, _)| key).filter(|key| self.rejected.contains(key));
        refused.for_each(|key| insertion.refuse(key));
    }

    fn remember(&mut self, rejected: Option<Key>) {
        if self.rejected.len() < REMEMBERED {
            self.rejected.extend(rejected);
        }
    }

    fn submission(&self, file: &File, at: &str, tag: &str, raw: &RawValue) -> Result<Submission, Unread> {
        let Some(form) = FORMS.iter().find(|form| form.one == tag) else {
            let known: Vec<&str> = FORMS.iter().map(|form| form.one).chain(SETTINGS).collect();
            let message = no_such(tag, "is no kind of record", &known);
            let flaws = vec![flaw(file, at.to_owned(), file.start(raw), message)];
            return Err(Unread { flaws, rest: None });
        };
        (form.read)(file, at, raw, self.door())
    }
}

/// Of a key that nothing has that it may stand on a later line.
fn earlier(flaw: Flaw) -> Flaw {
    match flaw.kind {
        Some(FaultKind::NoSuchKey { .. }) => Flaw {
            message: format!("{}; in a file of lines its record stands on an earlier one", flaw.message),
            ..flaw
        },
        _ => flaw,
    }
}

enum Taken {
    Record,
    Setting,
}
