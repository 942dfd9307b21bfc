//! The ways to write quads down.

use std::io::{self, BufReader, Read, Write};

use oxjsonld::{JsonLdParser, JsonLdSerializer, WriterJsonLdSerializer};
use oxrdf::{Quad, QuadRef};
use oxttl::nquads::WriterNQuadsSerializer;
use oxttl::trig::WriterTriGSerializer;
use oxttl::{NQuadsParser, NQuadsSerializer, TriGParser, TriGSerializer};

use super::vocabulary::PREFIXES;

/// How RDF with named graphs is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum RdfSyntax {
    /// A line a quad: for machines, the fastest.
    NQuads,
    /// With prefixes and graphs in braces: for people.
    TriG,
    /// JSON-LD, flat, a graph after another.
    JsonLd,
}

/// Takes quads.
pub(super) enum Sink<W: Write> {
    NQuads(WriterNQuadsSerializer<W>),
    TriG(WriterTriGSerializer<W>),
    JsonLd(WriterJsonLdSerializer<W>),
}

impl<W: Write> Sink<W> {
    pub(super) fn new(syntax: RdfSyntax, to: W) -> io::Result<Self> {
        Ok(match syntax {
            RdfSyntax::NQuads => Sink::NQuads(NQuadsSerializer::new().for_writer(to)),
            RdfSyntax::TriG => {
                let short =
                    PREFIXES.iter().try_fold(TriGSerializer::new(), |all, (name, iri)| all.with_prefix(*name, *iri));
                Sink::TriG(short.map_err(io::Error::other)?.for_writer(to))
            }
            RdfSyntax::JsonLd => {
                let short =
                    PREFIXES.iter().try_fold(JsonLdSerializer::new(), |all, (name, iri)| all.with_prefix(*name, *iri));
                Sink::JsonLd(short.map_err(io::Error::other)?.for_writer(to))
            }
        })
    }

    pub(super) fn put(&mut self, quad: QuadRef<'_>) -> io::Result<()> {
        match self {
            Sink::NQuads(sink) => sink.serialize_quad(quad),
            Sink::TriG(sink) => sink.serialize_quad(quad),
            Sink::JsonLd(sink) => sink.serialize_quad(quad),
        }
    }

    pub(super) fn finish(self) -> io::Result<W> {
        match self {
            Sink::NQuads(sink) => Ok(sink.finish()),
            Sink::TriG(sink) => sink.finish(),
            Sink::JsonLd(sink) => sink.finish(),
        }
    }
}

/// Every quad of a file, or the first thing that is wrong with its form.
pub(super) fn quads<'r>(
    syntax: RdfSyntax,
    from: impl Read + 'r,
) -> Box<dyn Iterator<Item = Result<Quad, String>> + 'r> {
    #[cfg(feature = "rdf-12")]
    let from = super::nesting::Shallow::new(from);
    let from = BufReader::new(from);
    match syntax {
        RdfSyntax::NQuads => Box::new(told(NQuadsParser::new().for_reader(from))),
        RdfSyntax::TriG => Box::new(told(TriGParser::new().for_reader(from))),
        RdfSyntax::JsonLd => Box::new(told(JsonLdParser::new().for_reader(from))),
    }
}

fn told<E: ToString>(quads: impl Iterator<Item = Result<Quad, E>>) -> impl Iterator<Item = Result<Quad, String>> {
    quads.map(|quad| quad.map_err(|error| error.to_string()))
}
