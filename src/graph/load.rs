//! Very many records at once.

use std::ops::ControlFlow;

use super::error::GraphError;
use super::graph::Graph;
use super::insert::Existing;
use super::tables::Mark;
use crate::model::{Id, Record};

/// How many records are held against the laws together, and between two reports.
const TOGETHER: usize = 1_000;

impl Graph {
    /// Inserts records of one kind as they are read, all of them or none; their handles, in the same order. The same door as
    /// [`insert_all`](Graph::insert_all), only wider: no more than a thousand records are held at once beside the graph, and in the end the graph is laid out
    /// for reading.
    ///
    /// After each thousand, and at the end, `progress` is told how many are in; where it breaks off, the graph is as it was.
    /// Cost: that of the records, and O(graph) for laying out what is at least a 32nd of it.
    ///
    /// ```
    /// use std::ops::ControlFlow;
    ///
    /// use dictum::{Document, Graph, GraphError};
    ///
    /// let mut graph = Graph::new();
    /// let reports = (0..2_500).map(|number| Document::new(format!("report-{number}"), "“Not this year,” the mayor said."));
    /// let mut told = Vec::new();
    /// let documents = graph.load(reports.clone(), |count| {
    ///     told.push(count);
    ///     ControlFlow::Continue(())
    /// })?;
    /// assert_eq!((documents.len(), told), (2_500, vec![1_000, 2_000, 2_500]));
    ///
    /// // Somebody has enough of it: nothing of it is in the graph.
    /// let mut graph = Graph::new();
    /// let stopped = graph.load(reports, |count| if count > 1_500 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) });
    /// assert!(matches!(stopped, Err(GraphError::Stopped { count: 2_000 })));
    /// assert_eq!(graph.documents().count(), 0);
    /// # Ok::<(), GraphError>(())
    /// ```
    ///
    /// # Errors
    /// [`GraphError::Refused`] with every fault of the first thousand records that have any, [`GraphError::Stopped`] where `progress` breaks
    /// off; the graph is as it was.
    pub fn load<R: Record>(
        &mut self,
        records: impl IntoIterator<Item = R>,
        mut progress: impl FnMut(usize) -> ControlFlow<()>,
    ) -> Result<Vec<Id<R::Inserted>>, GraphError> {
        let mut loading = Loading { before: self.mark(), graph: self, is_done: false };
        let mut records = records.into_iter();
        let mut handles = Vec::new();
        loop {
            let submissions: Vec<_> = records.by_ref().take(TOGETHER).map(R::submission).collect();
            if submissions.is_empty() {
                break;
            }
            let inserted: Vec<Option<u32>> = loading.graph.transact(Existing::Refuse, |insertion| {
                submissions.into_iter().map(|submission| insertion.submit(submission)).collect()
            })?;
            handles.extend(inserted.into_iter().flatten().map(Id::new));
            if progress(handles.len()).is_break() {
                return Err(GraphError::Stopped { count: handles.len() });
            }
        }
        loading.settle();
        Ok(handles)
    }
}

/// A graph to which something is being added; whatever ends that before its end, a panic of the caller's too, leaves the graph as it was.
struct Loading<'g> {
    graph: &'g mut Graph,
    before: (Mark, u32),
    is_done: bool,
}

impl Loading<'_> {
    fn settle(&mut self) {
        self.graph.settle(self.before.0);
        self.is_done = true;
    }
}

impl Drop for Loading<'_> {
    fn drop(&mut self) {
        if !self.is_done {
            self.graph.roll_back(self.before);
        }
    }
}
