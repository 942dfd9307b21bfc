//! From a file that has been read into a graph: all of it, or what is right.

use std::collections::{HashMap, HashSet};

use serde_json::value::RawValue;

use super::file::File;
use super::message::said;
use super::read::{self, Contents, Steps, Written};
use super::report::{Flaw, Rejected, Report};
use super::rest::{Gaps, Rest};
use crate::graph::{Existing, Fault, FaultKind, Graph, Insertion, Rejection};
use crate::model::record::Submission;
use crate::model::statement::{Entry, Step};
use crate::model::within::Within;
use crate::model::{Key, NodeKind};

/// The records of a file on their way into a graph.
pub(super) struct Transfer<'f> {
    pub(super) file: &'f File,
    pub(super) contents: Contents<'f>,
}

/// What is left of a record whose form is wrong, and the place of the record in the file.
type Left<'t> = (usize, &'t Submission);

impl Transfer<'_> {
    /// Inserts everything, if everything is right.
    pub(super) fn all(mut self, graph: &mut Graph) -> Report {
        let all_written = self.contents.records.iter().all(|record| record.outcome.is_ok());
        let rejection = if all_written {
            graph.attempt(Existing::Extend, |insertion| self.run(insertion))
        } else {
            graph.rehearse(Existing::Extend, |insertion| self.run(insertion))
        };
        self.reject(rejection);
        self.reject_what_refers(graph);
        let read = self.contents.records.len();
        let rejected = self.rejected();
        Report { read, accepted: if rejected.is_empty() { read } else { 0 }, refused: rejected.len(), rejected }
    }

    /// Inserts what is right. What refers to a rejected record is rejected with it.
    pub(super) fn what_is_right(mut self, graph: &mut Graph) -> Report {
        if self.contents.records.iter().any(|record| record.outcome.is_err()) {
            let rejection = graph.rehearse(Existing::Extend, |insertion| self.run(insertion));
            self.reject(rejection);
            self.reject_what_refers(graph);
        }
        // Each round rejects a record at least, and nearly always all at once.
        loop {
            let before = self.accepted().count();
            let rejection = graph.attempt(Existing::Extend, |insertion| self.run(insertion));
            if rejection.faults.is_empty() {
                break;
            }
            self.reject(rejection);
            self.reject_what_refers(graph);
            if self.accepted().count() == before {
                break;
            }
        }
        let read = self.contents.records.len();
        let rejected = self.rejected();
        Report { read, accepted: read - rejected.len(), refused: rejected.len(), rejected }
    }

    /// Records may refer forward.
    fn run(&self, insertion: &mut Insertion<'_>) {
        insertion.reading = self.contents.settings.reading;
        if let Some(recording) = &self.contents.settings.recording {
            insertion.begin(recording.clone());
        }
        for record in self.contents.records.iter().filter(|record| record.outcome.is_err()) {
            record.keys.iter().for_each(|key| insertion.refuse(key.clone()));
        }
        let (documents, others) = self.rests();
        let documents = documents.into_iter().map(|(_, rest)| rest);
        insertion.submit_together(documents.chain(self.accepted()));
        others.into_iter().for_each(|(_, rest)| insertion.examine(rest));
    }

    /// What could be read of records whose form is wrong, while it is rehearsed: documents that are there by their text, so that what stands in
    /// them is looked up, unless another record gives their key; and others, whose words alone are.
    fn rests(&self) -> (Vec<Left<'_>>, Vec<Left<'_>>) {
        let records = self.contents.records.iter().enumerate();
        let rests = records.filter_map(|(index, record)| Some((index, &record.rest.as_ref()?.submission)));
        let is_document =
            |rest: &Submission| matches!(rest, Submission::Node(entry) if entry.kind == NodeKind::Document);
        let (mut documents, others): (Vec<_>, Vec<_>) = rests.partition(|(_, rest)| is_document(rest));
        if !documents.is_empty() {
            let given: HashSet<Key> = self.accepted_keys().collect();
            documents.retain(|(_, rest)| rest.key().is_some_and(|key| !given.contains(&key)));
        }
        (documents, others)
    }

    fn accepted(&self) -> impl Iterator<Item = &Submission> {
        self.contents.records.iter().filter_map(|record| record.outcome.as_ref().ok())
    }

    /// Marks the records that faults are about, and keeps the keys of the nodes that each would have made.
    fn reject(&mut self, rejection: Rejection) {
        // In the order in which they were submitted: of the records that are right nodes come before statements, as in the file.
        let taken = (0..self.contents.records.len())
            .filter(|index| self.contents.records.get(*index).is_some_and(|record| record.outcome.is_ok()));
        let (documents, others) = self.rests();
        let index = |(index, _): Left<'_>| index;
        let order: Vec<usize> =
            documents.into_iter().map(index).chain(taken).chain(others.into_iter().map(index)).collect();
        for (record, key) in rejection.made {
            let record = order.get(record).and_then(|index| self.contents.records.get_mut(*index));
            if let Some(record) = record.filter(|record| !record.keys.contains(&key)) {
                record.keys.push(key);
            }
        }
        let mut rests: HashMap<usize, Rest> = HashMap::new();
        for (index, record) in self.contents.records.iter_mut().enumerate() {
            if let Some(rest) = record.rest.take() {
                record.named = named(&rest.submission);
                record.named.retain_mut(|(_, step, _)| rest.gaps.step(*step).map(|whole| *step = whole).is_some());
                rests.insert(index, rest);
            }
        }
        let mut found: HashMap<usize, Vec<Fault>> = HashMap::new();
        for fault in rejection.faults {
            if let Some(&index) = order.get(fault.source.record) {
                found.entry(index).or_default().push(fault);
            }
        }
        for (index, faults) in found {
            if let Some(record) = self.contents.records.get_mut(index) {
                let gaps = rests.get(&index).map(|rest| &rest.gaps);
                let flaws = flaws(self.file, &record.at, record.raw, gaps, faults);
                record.reject(flaws);
            }
        }
    }

    /// What names a rejected record, or names what names one, and so on: one pass over who names whom. A node may be there all the same, in the graph or by another record; but where the
    /// record of a text is rejected nothing is looked up in another text of its key. Cost: O(records and what they name).
    fn reject_what_refers(&mut self, graph: &Graph) {
        let mut given: HashMap<Key, usize> = HashMap::new();
        self.accepted_keys().for_each(|key| *given.entry(key).or_default() += 1);
        let is_gone = |key: &Key| !given.contains_key(key) && graph.core().node(key.as_str()).is_none();
        let rejected = self.contents.records.iter().filter(|record| record.outcome.is_err());
        let mut gone: Vec<Key> = rejected
            .flat_map(|record| record.keys.iter().filter(|key| record.gives_text || is_gone(key)).cloned())
            .collect();
        if gone.is_empty() {
            return;
        }
        let mut referring: HashMap<Key, Vec<(usize, Step, Within)>> = HashMap::new();
        for (index, record) in self.contents.records.iter().enumerate() {
            let named = record.outcome.as_ref().map_or_else(|_| record.named.clone(), named);
            named.into_iter().for_each(|(key, step, within)| {
                referring.entry(key).or_default().push((index, step, within));
            });
        }
        while let Some(key) = gone.pop() {
            for (index, step, within) in referring.remove(&key).unwrap_or_default() {
                let Some(record) = self.contents.records.get_mut(index) else { continue };
                if record.says_that_it_follows(&key) || record.keys.contains(&key) {
                    continue;
                }
                let was_right = record.outcome.is_ok();
                let flaw = refers(self.file, &record.at, record.raw, (step, &within), &key);
                // What is wrong there already says more.
                let is_there = |known: &Flaw| known.path != record.at && flaw.path.starts_with(&known.path);
                if record.outcome.as_ref().is_err_and(|flaws| flaws.iter().any(is_there)) {
                    continue;
                }
                record.reject(vec![flaw]);
                for key in record.keys.iter().filter(|_| was_right) {
                    let others = given.get_mut(key).map_or(0, |records| {
                        *records -= 1;
                        *records
                    });
                    let is_there = others > 0 || graph.core().node(key.as_str()).is_some();
                    if record.gives_text || !is_there {
                        gone.push(key.clone());
                    }
                }
            }
        }
    }

    /// A node may be recorded several times, and some of its records be right.
    fn accepted_keys(&self) -> impl Iterator<Item = Key> {
        self.contents.records.iter().filter(|record| record.outcome.is_ok()).flat_map(|record| record.keys.clone())
    }

    /// In the order of the file.
    fn rejected(self) -> Vec<Rejected> {
        let Transfer { file, contents } = self;
        let rejected = contents.records.into_iter().filter_map(|record| {
            let flaws = record.outcome.err()?;
            Some((file.start(record.raw), Rejected { path: record.at, flaws }))
        });
        let mut rejected: Vec<(usize, Rejected)> = rejected.collect();
        rejected.sort_by_key(|(start, _)| *start);
        rejected.into_iter().map(|(_, rejected)| rejected).collect()
    }
}

impl Written<'_> {
    /// What else is wrong with it, in the order of the file.
    fn reject(&mut self, flaws: Vec<Flaw>) {
        match &mut self.outcome {
            Ok(submission) => {
                self.named = named(submission);
                self.outcome = Err(flaws);
            }
            Err(known) => {
                known.extend(flaws);
                known.sort_by_key(|flaw| (flaw.line, flaw.column));
            }
        }
    }

    fn says_that_it_follows(&self, key: &Key) -> bool {
        let follows = FaultKind::RefusedWith(key.clone());
        self.outcome.as_ref().is_err_and(|flaws| flaws.iter().any(|flaw| flaw.kind.as_ref() == Some(&follows)))
    }
}

/// The keys that a record names, each with the step that names it and where within that.
pub(super) fn named(submission: &Submission) -> Vec<(Key, Step, Within)> {
    match submission {
        Submission::Statement(statement) => {
            statement.named().into_iter().map(|(key, within)| (key, statement.step, within)).collect()
        }
        nodes => nodes.entries().iter().flat_map(Entry::named).collect(),
    }
}

/// The faults of a record, and where in the file they stand; of one that could not be read whole those that do not follow from its gaps.
pub(super) fn flaws(file: &File, at: &str, raw: &RawValue, gaps: Option<&Gaps>, faults: Vec<Fault>) -> Vec<Flaw> {
    let mut steps = Steps::of(file, at, raw);
    let flaw = |fault: Fault| {
        let step = match gaps {
            None => fault.source.step,
            Some(gaps) if gaps.explain(&fault.kind) => return None,
            Some(gaps) => gaps.step(fault.source.step)?,
        };
        let (path, byte) = steps.step(step, &fault.source.within);
        let plain = read::flaw(file, path, byte, said(&fault.kind));
        Some(Flaw { kind: Some(fault.kind), snippet: fault.snippet, ..plain })
    };
    faults.into_iter().filter_map(flaw).collect()
}

/// That a step of a record refers to one that is rejected.
pub(super) fn refers(file: &File, at: &str, raw: &RawValue, (step, within): (Step, &Within), key: &Key) -> Flaw {
    let kind = FaultKind::RefusedWith(key.clone());
    let (path, byte) = Steps::of(file, at, raw).step(step, within);
    let plain = read::flaw(file, path, byte, said(&kind));
    Flaw { kind: Some(kind), ..plain }
}
