//! Very many records at once.

use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};
use std::thread::{Builder, scope};

use super::error::{GraphError, Refused};
use super::graph::Graph;
use super::tables::{Mark, pair};
use crate::model::record::Submission;
use crate::model::{Id, Record};

/// How many records are held against the laws together, and between two reports.
const TOGETHER: usize = 1_000;

impl Graph {
    /// Inserts records of one kind as they are read, all of them or none; their handles, in the same order. The same door as
    /// [`insert_all`](Graph::insert_all), only wider: records are read on this thread while those before them are put in on another, no more than three thousand
    /// of them are held at once beside the graph, and in the end the graph is laid out for reading.
    ///
    /// After each thousand, and at the end, `progress` is told how many are in, between two reads; where it breaks off, the graph is as it was. Up to two
    /// thousand records may have been read by then beyond those of which it was told.
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
        let mut loading = Loading::into(self);
        let mut records = records.into_iter().map(R::submission);
        let thousands = std::iter::from_fn(|| {
            let thousand: Thousand = records.by_ref().take(TOGETHER).collect();
            (!thousand.is_empty()).then_some(thousand)
        });
        let mut handles = Vec::new();
        loading.put_in_all(thousands, |nodes| {
            handles.extend(nodes.into_iter().map(Id::new));
            let goes_on = progress(handles.len()).is_continue();
            if goes_on { Ok(()) } else { Err(GraphError::Stopped { count: handles.len() }) }
        })?;
        loading.settle();
        Ok(handles)
    }

    /// Puts in what is received, until there is no more, or something is refused.
    fn put_in_each(&mut self, thousands: Receiver<Thousand>, tell: &Sender<(Inserted, Thousand)>) {
        for thousand in thousands {
            let inserted = self.put_in(&thousand);
            let is_refused = inserted.is_err();
            if tell.send((inserted, thousand)).is_err() || is_refused {
                return;
            }
        }
    }
}

/// Records that go in together; the last of them may be fewer.
type Thousand = Vec<Submission>;

/// Their nodes or rows.
type Inserted = Result<Vec<u32>, Refused>;

/// A graph to which something is being added; whatever ends that before its end, a panic of the caller's too, leaves the graph as it was.
struct Loading<'g> {
    graph: &'g mut Graph,
    before: (Mark, u32),
    is_done: bool,
}

impl<'g> Loading<'g> {
    fn into(graph: &'g mut Graph) -> Self {
        graph.set_loading(true);
        Loading { before: graph.mark(), graph, is_done: false }
    }

    /// Puts in what is read, in order, and tells of each thousand what was inserted. A few are put in where they are read; of more, each is put in on another
    /// thread while the next is read, where the system gives one.
    fn put_in_all(
        &mut self,
        thousands: impl Iterator<Item = Thousand>,
        mut tell: impl FnMut(Vec<u32>) -> Result<(), GraphError>,
    ) -> Result<(), GraphError> {
        let mut thousands = thousands.fuse();
        let Some(first) = thousands.next() else { return Ok(()) };
        tell(self.graph.put_in(&first)?)?;
        drop(first);
        let mut thousands = thousands.peekable();
        if thousands.peek().is_some()
            && let Some(done) = self.side_by_side(&mut thousands, &mut tell)
        {
            return done;
        }
        thousands.try_for_each(|thousand| tell(self.graph.put_in(&thousand)?))
    }

    /// Nothing where there is no other thread; then nothing is read.
    fn side_by_side(
        &mut self,
        thousands: &mut impl Iterator<Item = Thousand>,
        mut tell: impl FnMut(Vec<u32>) -> Result<(), GraphError>,
    ) -> Option<Result<(), GraphError>> {
        let graph = &mut *self.graph;
        let (hand_on, received) = sync_channel::<Thousand>(0);
        let (tell_back, told) = channel::<(Inserted, Thousand)>();
        scope(|scope| {
            // Who puts in waits for who reads, on threads of their own: nobody else's have to wait with them.
            let threads = pair()?;
            let put_in = move || threads.install(|| graph.put_in_each(received, &tell_back));
            let beside = Builder::new().spawn_scoped(scope, put_in).ok()?;
            let mut read = Ok(());
            while read.is_ok()
                && let Some(thousand) = thousands.next()
                && hand_on.send(thousand).is_ok()
            {
                // What was read here is let go here.
                read = told.try_iter().try_for_each(|(inserted, _)| tell(inserted?));
            }
            drop(hand_on);
            let done = read.and_then(|()| told.iter().try_for_each(|(inserted, _)| tell(inserted?)));
            beside.join().unwrap_or_else(|panic| resume_unwind(panic));
            Some(done)
        })
    }

    fn settle(&mut self) {
        self.graph.settle(self.before.0);
        self.is_done = true;
    }
}

impl Drop for Loading<'_> {
    fn drop(&mut self) {
        self.graph.set_loading(false);
        if !self.is_done {
            self.graph.roll_back(self.before);
        }
    }
}
