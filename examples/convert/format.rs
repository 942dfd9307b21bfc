//! The formats.

use std::fs::File;
use std::io::{BufReader, Write};
use std::path::Path;

use dictum::io::{Brat, BratMapping, Intake, Rdf, RdfSyntax, write_dot, write_graphml};
use dictum::{Graph, Import, Relation};

use super::progress::Progress;
use super::{Counted, Failure};

/// What can be read.
#[derive(Clone, Copy)]
pub(crate) enum From {
    Dictum,
    Brat,
    Rdf(RdfSyntax),
}

/// What can be written.
#[derive(Clone, Copy)]
pub(crate) enum To {
    Dictum,
    Rdf(RdfSyntax),
    GraphMl,
    Dot,
}

impl From {
    /// # Errors
    /// None of this name can be read.
    pub(crate) fn named(name: &str) -> Result<Self, Failure> {
        match name {
            "dictum" => Ok(From::Dictum),
            "brat" => Ok(From::Brat),
            _ => match syntax(name) {
                Some(syntax) => Ok(From::Rdf(syntax)),
                None => Err(format!("--from {name}: expected dictum, brat, trig, nquads or jsonld").into()),
            },
        }
    }

    /// # Errors
    /// What cannot be read at all.
    pub(crate) fn read(self, input: &Path, mapping: Option<&Path>) -> Result<(Graph, Counted), Failure> {
        match self {
            From::Dictum => dictum(input),
            From::Brat => brat(input, mapping),
            From::Rdf(syntax) => {
                let from = BufReader::new(Progress::reading(input)?.of(File::open(input)?));
                let (graph, intake) = Rdf::read_what_is_right(syntax, from)?;
                Ok((graph, counted(&intake)))
            }
        }
    }
}

impl To {
    /// # Errors
    /// None of this name can be written.
    pub(crate) fn named(name: &str) -> Result<Self, Failure> {
        match name {
            "dictum" => Ok(To::Dictum),
            "graphml" => Ok(To::GraphMl),
            "dot" => Ok(To::Dot),
            _ => match syntax(name) {
                Some(syntax) => Ok(To::Rdf(syntax)),
                None => Err(format!("--to {name}: expected dictum, trig, nquads, jsonld, graphml or dot").into()),
            },
        }
    }

    /// # Errors
    /// What cannot be written.
    pub(crate) fn write(self, graph: &Graph, base: Option<&str>, output: &Path) -> Result<(), Failure> {
        if let To::Dictum = self {
            return Ok(graph.save(output)?);
        }
        let mut to = Progress::writing().to(File::create(output)?);
        let network = || graph.network(Relation::ALL.iter().copied().filter(|relation| relation.is_edge()));
        match self {
            To::Dictum => {}
            To::Rdf(syntax) => {
                let rdf = base.map_or(Ok(Rdf::default()), Rdf::under)?;
                rdf.write(graph, syntax, &mut to)?;
            }
            To::GraphMl => drop(write_graphml(network(), &mut to)?),
            To::Dot => drop(write_dot(network(), &mut to)?),
        }
        Ok(to.flush()?)
    }
}

fn syntax(name: &str) -> Option<RdfSyntax> {
    match name {
        "trig" => Some(RdfSyntax::TriG),
        "nquads" => Some(RdfSyntax::NQuads),
        "jsonld" => Some(RdfSyntax::JsonLd),
        _ => None,
    }
}

/// Says on standard error what was refused.
fn counted(intake: &Intake) -> Counted {
    intake.refused.iter().for_each(|refusal| eprintln!("{refusal}"));
    let reasons = intake.reasons().into_iter().map(|(reason, count)| (reason.to_owned(), count)).collect();
    Counted { read: intake.read, accepted: intake.accepted, rejected: intake.refused.len(), reasons }
}

/// A graph file holds what was accepted once: each of its statements is a record.
fn dictum(input: &Path) -> Result<(Graph, Counted), Failure> {
    if !input.is_dir() {
        let graph = Graph::open(input)?;
        let read = graph.archive().statement_count();
        return Ok((graph, Counted { read, accepted: read, ..Counted::default() }));
    }
    let mut graph = Graph::new();
    let report = Import::folder(input).what_is_right_into(&mut graph)?;
    eprint!("{report}");
    let mut counted = Counted { read: report.read, accepted: report.accepted, ..Counted::default() };
    counted.rejected = report.rejected.len();
    counted.reasons =
        std::iter::once(("refused".to_owned(), counted.rejected)).filter(|(_, count)| *count > 0).collect();
    Ok((graph, counted))
}

fn brat(input: &Path, mapping: Option<&Path>) -> Result<(Graph, Counted), Failure> {
    let mapping = match mapping {
        Some(file) => BratMapping::json(&std::fs::read_to_string(file)?)?,
        None => BratMapping::polnear().with(BratMapping::litbank()),
    };
    let mut graph = Graph::new();
    let intake = Brat::folder(input, mapping).what_is_right_into(&mut graph)?;
    Ok((graph, counted(&intake)))
}
