//! Histories: what was put in, taken back and judged, one after the other.

use proptest::prelude::*;

use super::deed::{Deed, deeds, documents};
use crate::graph::Graph;

/// What is done to a graph, in order. It shrinks by leaving deeds out.
#[derive(Clone, Debug)]
pub struct History {
    deeds: Vec<Deed>,
}

impl History {
    /// The deeds, the first one first.
    pub fn deeds(&self) -> &[Deed] {
        &self.deeds
    }

    /// The graph to which they lead. What a graph refuses is left out, as it would be by a user who goes on.
    pub fn told(&self) -> Graph {
        let mut graph = Graph::new();
        for deed in &self.deeds {
            // A refusal leaves the graph as it was.
            let _ = deed.done_to(&mut graph);
        }
        graph
    }
}

/// Histories of at most so many deeds after their first documents: documents, entities, voices, quotes, claims, links, judgements, retractions, retractions of
/// those, supersessions, recordings.
pub fn histories(at_most: usize) -> impl Strategy<Value = History> {
    let deeds = (prop::collection::vec(documents(), 1..3), prop::collection::vec(deeds(), 0..=at_most));
    deeds.prop_map(|(first, rest)| History { deeds: first.into_iter().chain(rest).collect() })
}

/// The graphs to which such histories lead.
pub fn graphs(at_most: usize) -> impl Strategy<Value = Graph> {
    histories(at_most).prop_map(|history| history.told())
}
