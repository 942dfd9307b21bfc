//! The formats.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use dictum::io::{ClaimReviews, Rdf, RdfSyntax, WebAnnotation, write_dot, write_graphml};
use dictum::{Graph, Relation};

use super::progress::Progress;
use super::{Counted, Failure, at, input};

/// What can be read.
#[derive(Clone, Copy)]
pub(crate) enum From {
    Dictum,
    Brat,
    WebAnno,
    LangExtract,
    ClaimReview,
    Rdf(RdfSyntax),
}

/// What can be written.
#[derive(Clone, Copy)]
pub(crate) enum To {
    Dictum,
    WebAnno,
    ClaimReview,
    Rdf(RdfSyntax),
    GraphMl,
    Dot,
}

const READ: [(&str, From); 8] = [
    ("dictum", From::Dictum),
    ("brat", From::Brat),
    ("webanno", From::WebAnno),
    ("langextract", From::LangExtract),
    ("claimreview", From::ClaimReview),
    ("trig", From::Rdf(RdfSyntax::TriG)),
    ("nquads", From::Rdf(RdfSyntax::NQuads)),
    ("jsonld", From::Rdf(RdfSyntax::JsonLd)),
];

const WRITTEN: [(&str, To); 8] = [
    ("dictum", To::Dictum),
    ("webanno", To::WebAnno),
    ("claimreview", To::ClaimReview),
    ("trig", To::Rdf(RdfSyntax::TriG)),
    ("nquads", To::Rdf(RdfSyntax::NQuads)),
    ("jsonld", To::Rdf(RdfSyntax::JsonLd)),
    ("graphml", To::GraphMl),
    ("dot", To::Dot),
];

impl From {
    /// # Errors
    /// None of this name can be read.
    pub(crate) fn named(name: &str) -> Result<Self, Failure> {
        one_of(&READ, "--from", name)
    }

    /// # Errors
    /// What cannot be read at all.
    pub(crate) fn read(self, from: &Path, mapping: Option<&Path>) -> Result<(Graph, Counted), Failure> {
        match self {
            From::Dictum => input::dictum(from),
            From::Brat => input::brat(from, mapping),
            From::WebAnno => input::web_annotation(from, mapping),
            From::LangExtract => input::lang_extract(from, mapping),
            From::ClaimReview => input::claim_reviews(from),
            From::Rdf(syntax) => input::rdf(from, syntax),
        }
    }
}

impl To {
    /// # Errors
    /// None of this name can be written.
    pub(crate) fn named(name: &str) -> Result<Self, Failure> {
        one_of(&WRITTEN, "--to", name)
    }

    /// # Errors
    /// What cannot be written.
    pub(crate) fn write(self, graph: &Graph, base: Option<&str>, output: &Path) -> Result<(), Failure> {
        let to = || -> Result<_, Failure> { Ok(Progress::writing().to(File::create(output).map_err(at(output))?)) };
        let network = || graph.network(Relation::ALL.iter().copied().filter(|relation| relation.is_edge()));
        match self {
            To::Dictum => Ok(Progress::waiting("writing", || graph.save(output))?),
            To::WebAnno => Ok(Progress::waiting("writing", || WebAnnotation::write(graph, output))?),
            To::ClaimReview => Ok(ClaimReviews::write(graph, to()?)?.flush()?),
            To::Rdf(syntax) => {
                let rdf = base.map_or(Ok(Rdf::default()), Rdf::under)?;
                Ok(rdf.write(graph, syntax, to()?)?.flush()?)
            }
            To::GraphMl => Ok(write_graphml(network(), to()?)?.flush()?),
            To::Dot => Ok(write_dot(network(), to()?)?.flush()?),
        }
    }
}

fn one_of<F: Copy>(formats: &[(&str, F)], flag: &str, name: &str) -> Result<F, Failure> {
    let found = formats.iter().find(|(known, _)| *known == name).map(|(_, format)| *format);
    let names = || formats.iter().map(|(known, _)| *known).collect::<Vec<_>>().join(", ");
    found.ok_or_else(|| format!("{flag} {name}: expected one of {}", names()).into())
}
