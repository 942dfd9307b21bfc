//! From a file that has been read into a graph: all of it, or what is right.

use std::collections::{HashMap, HashSet};

use serde_json::value::RawValue;

use super::file::File;
use super::message::said;
use super::read::{self, Contents, Steps, Written};
use super::report::{Flaw, Rejected, Report};
use crate::graph::{Existing, Fault, FaultKind, Graph, Insertion, Reading};
use crate::model::Key;
use crate::model::record::Submission;

/// The records of a file on their way into a graph.
pub(super) struct Transfer<'f> {
    pub(super) file: &'f File,
    pub(super) contents: Contents<'f>,
}

impl Transfer<'_> {
    /// Inserts everything, if everything is right.
    pub(super) fn all(mut self, graph: &mut Graph) -> Report {
        let all_written = self.contents.records.iter().all(|record| record.outcome.is_ok());
        let faults = if all_written {
            self.attempt(graph)
        } else {
            graph.rehearse(Existing::Extend, |insertion| self.run(insertion))
        };
        self.reject(faults);
        let read = self.contents.records.len();
        let rejected = self.rejected();
        Report { read, accepted: if rejected.is_empty() { read } else { 0 }, rejected }
    }

    /// Inserts what is right. What refers to a rejected record is rejected with it.
    pub(super) fn what_is_right(mut self, graph: &mut Graph) -> Report {
        // Each round rejects a record at least, or has told what else is wrong with those that are rejected; nearly always all at once.
        loop {
            let before = (self.accepted().count(), self.rests().count());
            let faults = self.attempt(graph);
            if faults.is_empty() {
                break;
            }
            self.reject(faults);
            self.reject_what_refers(graph);
            if (self.accepted().count(), self.rests().count()) == before {
                break;
            }
        }
        let read = self.contents.records.len();
        let rejected = self.rejected();
        Report { read, accepted: read - rejected.len(), rejected }
    }

    /// Inserts what is not rejected so far; all that is wrong with it, if anything is.
    fn attempt(&self, graph: &mut Graph) -> Vec<Fault> {
        match graph.transact(Existing::Extend, |insertion| self.run(insertion)) {
            Ok(()) => Vec::new(),
            Err(refused) => refused.faults,
        }
    }

    /// Records may refer forward.
    fn run(&self, insertion: &mut Insertion<'_>) {
        insertion.reading = Reading { unit: self.contents.unit, allowed: self.contents.allowed };
        if let Some(recording) = &self.contents.recording {
            insertion.begin(recording.clone());
        }
        for record in self.contents.records.iter().filter(|record| record.outcome.is_err()) {
            record.key.iter().for_each(|key| insertion.refuse(key.clone()));
        }
        insertion.submit_together(self.accepted().cloned());
        self.rests().for_each(|(_, rest)| insertion.examine(rest.clone()));
    }

    /// What could be read of records whose form is wrong.
    fn rests(&self) -> impl Iterator<Item = (usize, &Submission)> {
        self.contents.records.iter().enumerate().filter_map(|(index, record)| Some((index, record.rest.as_ref()?)))
    }

    fn accepted(&self) -> impl Iterator<Item = &Submission> {
        self.contents.records.iter().filter_map(|record| record.outcome.as_ref().ok())
    }

    /// Marks the records that faults are about.
    fn reject(&mut self, faults: Vec<Fault>) {
        // In the order in which they were inserted: nodes, then statements; the file keeps statements last too.
        let taken = (0..self.contents.records.len())
            .filter(|index| self.contents.records.get(*index).is_some_and(|record| record.outcome.is_ok()));
        let order: Vec<usize> = taken.chain(self.rests().map(|(index, _)| index)).collect();
        self.contents.records.iter_mut().for_each(|record| record.rest = None);
        let mut found: HashMap<usize, Vec<Fault>> = HashMap::new();
        for fault in faults {
            if let Some(&index) = order.get(fault.source.0) {
                found.entry(index).or_default().push(fault);
            }
        }
        for (index, faults) in found {
            if let Some(record) = self.contents.records.get_mut(index) {
                let flaws = flaws(self.file, &record.at, record.raw, faults);
                match &mut record.outcome {
                    Ok(_) => record.outcome = Err(flaws),
                    Err(known) => known.extend(flaws),
                }
            }
        }
    }

    /// What names a rejected record, or names what names one, and so on. Cost: O(records).
    fn reject_what_refers(&mut self, graph: &Graph) {
        let given: HashSet<Key> = self.accepted_keys().collect();
        let mut referring: HashMap<Key, Vec<usize>> = HashMap::new();
        for (index, record) in self.contents.records.iter().enumerate() {
            let named = record.outcome.as_ref().map(named).unwrap_or_default();
            named.into_iter().for_each(|key| referring.entry(key).or_default().push(index));
        }
        let rejected = self.contents.records.iter().filter(|record| record.outcome.is_err());
        let mut gone: Vec<Key> = rejected
            .filter_map(|record| record.key.clone())
            .filter(|key| !given.contains(key) && graph.core().node(key.as_str()).is_none())
            .collect();
        while let Some(key) = gone.pop() {
            for index in referring.remove(&key).unwrap_or_default() {
                let Some(record) = self.contents.records.get_mut(index).filter(|record| record.outcome.is_ok()) else {
                    continue;
                };
                let flaw = refers(self.file, record, &key);
                record.outcome = Err(vec![flaw]);
                gone.extend(record.key.clone());
            }
        }
    }

    /// A node may be recorded several times, and some of its records be right.
    fn accepted_keys(&self) -> impl Iterator<Item = Key> {
        self.contents.records.iter().filter(|record| record.outcome.is_ok()).filter_map(|record| record.key.clone())
    }

    fn rejected(self) -> Vec<Rejected> {
        let rejected = self.contents.records.into_iter().filter_map(|record| {
            let flaws = record.outcome.err()?;
            Some(Rejected { path: record.at, flaws })
        });
        rejected.collect()
    }
}

/// The keys that a record names.
pub(super) fn named(submission: &Submission) -> Vec<Key> {
    match submission {
        Submission::Node(entry) => entry.named(),
        Submission::Together(entries) => entries.iter().flat_map(|entry| entry.named()).collect(),
        Submission::Statement(statement) => {
            let mut keys = Vec::new();
            statement.named(&mut keys);
            keys
        }
    }
}

/// The faults of a record, and where in the file they stand.
pub(super) fn flaws(file: &File, at: &str, raw: &RawValue, faults: Vec<Fault>) -> Vec<Flaw> {
    let mut steps = Steps::of(file, at, raw);
    let flaw = |fault: Fault| {
        let (path, byte) = steps.step(fault.source.1);
        let plain = read::flaw(file, path, byte, said(&fault.kind));
        Flaw { kind: Some(fault.kind), snippet: fault.snippet, ..plain }
    };
    faults.into_iter().map(flaw).collect()
}

fn refers(file: &File, record: &Written<'_>, key: &Key) -> Flaw {
    let kind = FaultKind::RefusedWith(key.clone());
    let plain = read::flaw(file, record.at.clone(), file.start(record.raw), said(&kind));
    Flaw { kind: Some(kind), ..plain }
}
