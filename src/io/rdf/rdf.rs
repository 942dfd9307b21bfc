//! The order to read and write RDF.

use std::io::{Read, Write};

use oxrdf::NamedNode;

use super::gathered::Gathered;
use super::names::Names;
use super::restored::restored;
use super::syntax::{RdfSyntax, Sink, quads};
use super::write::Writer;
use crate::graph::Graph;
use crate::io::buffered::buffered;
use crate::io::{FormatError, Intake};

/// A graph as RDF with named graphs, a graph a recording. Every statement is a resource (by RDF's reification, or with triple terms) with its
/// grounds as targets of Web Annotation, counted in code points; what stands, and is not retracted, is a triple too, in the terms of schema.org, PROV-O
/// and SEM where they have one. The vocabulary is in `docs/rdf.md`.
///
/// ```
/// use dictum::io::{Rdf, RdfSyntax};
/// use dictum::{Document, Graph, Person};
///
/// let mut graph = Graph::new();
/// graph.insert(Document::new("note", "Mayor Ana Ruiz visited the harbour."))?;
/// graph.insert(Person::named("Ana Ruiz", "note", "Ana Ruiz"))?;
///
/// let written = Rdf::under("https://news.example/graph/")?.write(&graph, RdfSyntax::NQuads, Vec::new())?;
/// assert!(std::str::from_utf8(&written)?.contains("<https://news.example/graph/person/ana-ruiz> <http://schema.org/name> \"Ana Ruiz\""));
/// assert!(Rdf::read(RdfSyntax::NQuads, &written[..])?.same_content(&graph));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rdf {
    base: String,
    triple_terms: bool,
}

impl Default for Rdf {
    /// Under `urn:dictum:`, names that lead nowhere.
    fn default() -> Self {
        Rdf { base: "urn:dictum:".to_owned(), triple_terms: false }
    }
}

impl Rdf {
    /// With names under this address: a node's is the address, its kind, `/` and its key, escaped.
    ///
    /// # Errors
    /// [`FormatError::Malformed`]: it is no absolute IRI, or does not end in `/`, `#` or `:`.
    pub fn under(base: impl Into<String>) -> Result<Self, FormatError> {
        let base = base.into();
        let malformed =
            |why: String| FormatError::Malformed { place: "the base of all names".to_owned(), message: why };
        if !base.ends_with(['/', '#', ':']) {
            return Err(malformed(format!("{base:?} must end in `/`, `#` or `:`")));
        }
        NamedNode::new(base.as_str()).map_err(|error| malformed(format!("{base:?} is no absolute IRI: {error}")))?;
        Ok(Rdf { base, ..Rdf::default() })
    }

    /// With RDF 1.2's triple terms in the place of reification: three quads a statement become one.
    #[cfg(feature = "rdf-12")]
    #[must_use]
    pub fn triple_terms(self) -> Self {
        Rdf { triple_terms: true, ..self }
    }

    /// Writes all of a graph, what is retracted and every judgement too; the same graph gives the same bytes. In constant memory.
    ///
    /// # Errors
    /// [`FormatError::Interrupted`].
    pub fn write<W: Write>(&self, graph: &Graph, syntax: RdfSyntax, to: W) -> Result<W, FormatError> {
        let written = buffered(to, |to| {
            let sink = Sink::new(syntax, to)?;
            Writer::new(graph, Names { base: &self.base }, self.triple_terms, sink).write()
        });
        written.map_err(|error| FormatError::Interrupted { error })
    }

    /// Reads a graph that [`write`](Rdf::write) wrote, under any base, with or without triple terms, whatever the order of its quads: every
    /// statement by its resource. What others say beside them is passed over, their own statements too. Every span is counted back and held against its words, every
    /// digest compared, every law asked. Memory: that of the file, several times.
    ///
    /// # Errors
    /// [`FormatError::Malformed`] where it is not of the syntax; [`FormatError::Refused`] with all that is wrong.
    pub fn read(syntax: RdfSyntax, from: impl Read) -> Result<Graph, FormatError> {
        let (graph, intake) = Self::read_what_is_right(syntax, from)?;
        if intake.refused.is_empty() {
            Ok(graph)
        } else {
            Err(FormatError::Refused { intake: Intake { accepted: 0, ..intake } })
        }
    }

    /// The same of what is right. A statement that is not is told and left out, and so is what depends on it; with a hedge, a relay, a retraction or whatever else takes something away
    /// goes that of which it is said.
    ///
    /// # Errors
    /// [`FormatError::Malformed`] where it is not of the syntax.
    pub fn read_what_is_right(syntax: RdfSyntax, from: impl Read) -> Result<(Graph, Intake), FormatError> {
        let mut gathered = Gathered::default();
        for quad in quads(syntax, from) {
            let malformed = |message| FormatError::Malformed { place: "RDF".to_owned(), message };
            gathered.add(quad.map_err(malformed)?);
        }
        Ok(restored(&gathered))
    }
}
