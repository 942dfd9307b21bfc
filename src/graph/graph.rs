//! The container: texts, nodes and statements, and the one way in.

use std::ops::Deref;
use std::sync::Arc;

use super::error::{GraphError, Refused};
use super::insert::{Existing, Insertion, Rejection};
use super::tables::{Core, Mark};
use super::view::{Lens, View};
use crate::model::record::Submission;
use crate::model::{Id, Record, Recording};

/// A knowledge graph of who is reported to have said what.
///
/// It grows by [`insert`](Graph::insert) alone, and forgets nothing: things are retracted or superseded, and
/// [`compacted`](Graph::compacted) makes a graph without them. It derefs to its default [`View`], of which everything is asked.
/// There is no equality of graphs; compare what they serialize to, which is the same bytes for the same graph.
#[derive(Debug)]
pub struct Graph {
    view: View,
    recording: u32,
}

impl Graph {
    /// An empty graph.
    pub fn new() -> Self {
        Graph::from_core(Core::default())
    }

    pub(crate) fn from_core(core: Core) -> Self {
        let lens = Lens::standing(&core);
        Graph { view: View { core: Arc::new(core), lens, pool: Arc::default() }, recording: 0 }
    }

    /// Begins a recording, to which all that is inserted from now on belongs. Before the first, nobody knows who recorded.
    ///
    /// ```
    /// use dictum::{Document, Graph, Person, Recording};
    ///
    /// let mut graph = Graph::new();
    /// let note = graph.insert(Document::new("note", "Mayor Ana Ruiz visited the harbour."))?;
    /// graph.begin(Recording::by("eva@desk").at("2024-03-05".parse()?).confidence(0.8))?;
    /// graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz").office("mayor", "Mayor"))?;
    ///
    /// let office = graph.person("ana-ruiz")?.offices().next().ok_or("she has one")?;
    /// assert_eq!(office.statement().recording().and_then(|recording| recording.by.as_deref()), Some("eva@desk"));
    /// assert_eq!(office.statement().confidence(), Some(0.8));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`GraphError::Refused`] where its confidence is not a number from 0 to 1.
    pub fn begin(&mut self, recording: Recording) -> Result<(), GraphError> {
        self.recording = self.transact(Existing::Refuse, |insertion| {
            insertion.begin(recording);
            insertion.recording()
        })?;
        Ok(())
    }

    /// Inserts a record, looked up and checked; its handle. The one way in.
    ///
    /// Cost: O(record), and the search for its words: O(the place they are looked for in).
    ///
    /// ```
    /// use dictum::{Document, Graph, GraphError, Person, Quote};
    ///
    /// let mut graph = Graph::new();
    /// let note = graph.insert(Document::new("note", "“Not this year,” Mayor Ana Ruiz said."))?;
    /// let mayor = graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz"))?;
    /// graph.insert(Quote::direct(note, "Not this year,").spoken_by(mayor, "Mayor Ana Ruiz"))?;
    ///
    /// // Every fault of a record at once, and nothing of it is in the graph.
    /// let refused = graph.insert(Quote::direct(note, "Not this year,").cue("shouted").spoken_by("anna-ruiz", "Ruiz"));
    /// let Err(GraphError::Refused(refused)) = refused else { panic!("it is refused") };
    /// let steps: Vec<&str> = refused.faults.iter().map(|fault| fault.step.as_str()).collect();
    /// assert_eq!(steps, ["cues[0]", "spoken_by[0]"]);
    /// assert_eq!(graph.quotes().count(), 1);
    /// # Ok::<(), GraphError>(())
    /// ```
    ///
    /// # Errors
    /// [`GraphError::Refused`] with every fault of the record; the graph is as it was.
    pub fn insert<R: Record>(&mut self, record: R) -> Result<Id<R::Inserted>, GraphError> {
        let submission = record.submission();
        let inserted = self.transact(Existing::Refuse, |insertion| insertion.submit(&submission))?;
        inserted.map(Id::new).ok_or_else(|| Refused { faults: Vec::new() }.into())
    }

    /// Inserts records of one kind, all of them or none; their handles, in the same order. Later ones may name earlier ones by key.
    ///
    /// ```
    /// use dictum::{Document, Graph, Person};
    ///
    /// let mut graph = Graph::new();
    /// graph.insert(Document::new("note", "Ana Ruiz met Piet Lund."))?;
    /// let names = ["Ana Ruiz", "Piet Lund"];
    /// let people = graph.insert_all(names.map(|name| Person::named(name, "note", name)))?;
    /// assert_eq!(people.len(), 2);
    ///
    /// // One that is wrong keeps all of them out.
    /// let names = ["Mira Holt", "Piet Lund"];
    /// assert!(graph.insert_all(names.map(|name| Person::named(name, "note", name))).is_err());
    /// assert_eq!(graph.people().count(), 2);
    /// # Ok::<(), dictum::GraphError>(())
    /// ```
    ///
    /// # Errors
    /// [`GraphError::Refused`] with every fault of every record; the graph is as it was.
    pub fn insert_all<R: Record>(
        &mut self,
        records: impl IntoIterator<Item = R>,
    ) -> Result<Vec<Id<R::Inserted>>, GraphError> {
        let submissions: Vec<_> = records.into_iter().map(|record| record.submission()).collect();
        Ok(self.put_in(&submissions)?.into_iter().map(Id::new).collect())
    }

    /// Inserts records, all of them or none; their nodes or rows, in the same order.
    pub(super) fn put_in(&mut self, submissions: &[Submission]) -> Result<Vec<u32>, Refused> {
        let inserted = self.transact(Existing::Refuse, |insertion| insertion.submit_all(submissions))?;
        Ok(inserted.into_iter().flatten().collect())
    }

    /// Runs some insertions that go in together or not at all.
    pub(crate) fn transact<T>(
        &mut self,
        existing: Existing,
        run: impl FnOnce(&mut Insertion<'_>) -> T,
    ) -> Result<T, Refused> {
        let (done, rejection) = self.inserted(existing, false, run);
        if rejection.faults.is_empty() { Ok(done) } else { Err(Refused { faults: rejection.faults }) }
    }

    fn inserted<T>(
        &mut self,
        existing: Existing,
        is_rehearsal: bool,
        run: impl FnOnce(&mut Insertion<'_>) -> T,
    ) -> (T, Rejection) {
        let known = std::mem::take(&mut self.view.lens);
        let mut insertion = Insertion::new(Arc::make_mut(&mut self.view.core), self.recording, existing, known);
        let done = run(&mut insertion);
        let (rejection, lens) = insertion.finish(is_rehearsal);
        self.view.lens = lens;
        (done, rejection)
    }

    /// How much it holds now.
    pub(crate) fn mark(&self) -> (Mark, u32) {
        (self.core().mark(), self.recording)
    }

    /// What is put in from now on belongs to the recording that was current at the mark.
    pub(crate) fn go_on_as_before(&mut self, (_, recording): (Mark, u32)) {
        self.recording = recording;
    }

    /// Takes back everything that came after the mark.
    pub(crate) fn roll_back(&mut self, (mark, recording): (Mark, u32)) {
        let core = Arc::make_mut(&mut self.view.core);
        core.roll_back(mark);
        self.view.lens = Lens::standing(core);
        self.recording = recording;
    }

    /// Whether much is being loaded.
    pub(super) fn set_loading(&mut self, is_loading: bool) {
        Arc::make_mut(&mut self.view.core).set_loading(is_loading);
    }

    /// Lays out for reading what came after the mark, if it is much.
    pub(super) fn settle(&mut self, mark: Mark) {
        Arc::make_mut(&mut self.view.core).settle(mark);
    }

    /// Runs some insertions and takes them back; all that is wrong with them.
    pub(crate) fn rehearse(&mut self, existing: Existing, run: impl FnOnce(&mut Insertion<'_>)) -> Rejection {
        self.inserted(existing, true, run).1
    }

    /// Runs some insertions that go in together or not at all; all that is wrong with them.
    pub(crate) fn attempt(&mut self, existing: Existing, run: impl FnOnce(&mut Insertion<'_>)) -> Rejection {
        self.inserted(existing, false, run).1
    }
}

impl Default for Graph {
    fn default() -> Self {
        Graph::new()
    }
}

impl Deref for Graph {
    type Target = View;

    fn deref(&self) -> &View {
        &self.view
    }
}
