//! What was written as RDF, on its way into a graph.

use std::io::Read;

use super::gathered::Gathered;
use super::restored::restored;
use super::syntax::{RdfSyntax, quads};
use crate::graph::Graph;
use crate::io::taken::{recorded_apart, whole};
use crate::io::{FormatError, Intake};

/// What [`Rdf::write`](super::Rdf::write) wrote, under any base, with or without triple terms, whatever the order of its quads: every statement by its resource. What others say beside
/// them is passed over, their own statements too. Every span is counted back and held against its words, every digest compared, every law asked. Nodes go in with their keys: one
/// whose key the graph has already is refused. Memory: that of the file, several times. Cost: O(graph and file).
#[derive(Clone, Debug)]
#[must_use = "statements are nothing until they go into a graph"]
pub struct RdfReader<R> {
    pub(super) syntax: RdfSyntax,
    pub(super) from: R,
}

impl<R: Read> RdfReader<R> {
    /// Takes everything or nothing. Each statement is counted.
    ///
    /// # Errors
    /// [`FormatError::Malformed`] where it is not of the syntax; [`FormatError::Refused`] with all that is wrong. The graph is as it was.
    pub fn into_graph(self, graph: &mut Graph) -> Result<Intake, FormatError> {
        whole(graph, |graph| self.what_is_right_into(graph))
    }

    /// Takes what is right. A statement that is not is told and left out, and so is what depends on it; with a hedge, a relay, a retraction or whatever else takes something away
    /// goes that of which it is said.
    ///
    /// # Errors
    /// [`FormatError::Malformed`] where it is not of the syntax; the graph is as it was.
    pub fn what_is_right_into(self, graph: &mut Graph) -> Result<Intake, FormatError> {
        let mut gathered = Gathered::default();
        for quad in quads(self.syntax, self.from) {
            let malformed = |message| FormatError::Malformed { place: "RDF".to_owned(), message };
            gathered.add(quad.map_err(malformed)?);
        }
        gathered.settle();
        let (read, intake) = restored(graph.core(), &gathered);
        recorded_apart(graph, |graph| *graph = read);
        Ok(intake)
    }
}
