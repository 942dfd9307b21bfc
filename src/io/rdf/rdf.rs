//! The order to read and write RDF.

use std::io::{Read, Write};

use oxrdf::NamedNode;

use super::names::Names;
use super::reader::RdfReader;
use super::syntax::{RdfSyntax, Sink};
use super::write::Writer;
use crate::graph::Graph;
use crate::io::FormatError;
use crate::io::buffered::buffered;
use crate::io::name::BASE;

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
/// let mut again = Graph::new();
/// Rdf::reader(RdfSyntax::NQuads, &written[..]).into_graph(&mut again)?;
/// assert!(again.same_content(&graph));
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
        Rdf { base: BASE.to_owned(), triple_terms: false }
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

    /// With RDF 1.2's triple terms in the place of reification: three quads a statement become one. N-Quads and TriG have them, JSON-LD has none.
    #[cfg(feature = "rdf-12")]
    #[must_use]
    pub fn triple_terms(self) -> Self {
        Rdf { triple_terms: true, ..self }
    }

    /// Writes all of a graph, what is retracted and every judgement too; the same graph gives the same bytes. In constant memory.
    ///
    /// # Errors
    /// [`FormatError::Interrupted`]; [`FormatError::Inexpressible`] of triple terms in JSON-LD, before anything is written.
    pub fn write<W: Write>(&self, graph: &Graph, syntax: RdfSyntax, to: W) -> Result<W, FormatError> {
        if self.triple_terms && syntax == RdfSyntax::JsonLd {
            let instead = "write N-Quads or TriG, or leave out `triple_terms`";
            return Err(FormatError::Inexpressible { wanted: "triple terms", syntax: "JSON-LD", instead });
        }
        let written = buffered(to, |to| {
            let sink = Sink::new(syntax, to)?;
            Writer::new(graph, Names { base: &self.base }, self.triple_terms, sink).write()
        });
        written.map_err(|error| FormatError::Interrupted { error })
    }

    /// Reads what was written.
    pub fn reader<R: Read>(syntax: RdfSyntax, from: R) -> RdfReader<R> {
        RdfReader { syntax, from }
    }
}
