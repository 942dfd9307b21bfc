//! The formats.

use std::path::Path;

use dictum::io::webanno::Mapping;
use dictum::io::{Brat, BratMapping, FormatError, Intake, LangExtract, LangExtractMapping, WebAnnotation};
use dictum::{Graph, Import};

use super::{Counted, Failure};

/// What can be read.
#[derive(Clone, Copy)]
pub(crate) enum From {
    Dictum,
    Brat,
    WebAnno,
    LangExtract,
}

/// What can be written.
#[derive(Clone, Copy)]
pub(crate) enum To {
    Dictum,
    WebAnno,
}

impl From {
    /// # Errors
    /// None of this name can be read.
    pub(crate) fn named(name: &str) -> Result<Self, Failure> {
        match name {
            "dictum" => Ok(From::Dictum),
            "brat" => Ok(From::Brat),
            "webanno" => Ok(From::WebAnno),
            "langextract" => Ok(From::LangExtract),
            _ => Err(format!("--from {name}: expected dictum, brat, webanno or langextract").into()),
        }
    }

    /// # Errors
    /// What cannot be read at all.
    pub(crate) fn read(self, input: &Path, mapping: Option<&Path>) -> Result<(Graph, Counted), Failure> {
        match self {
            From::Dictum => dictum(input),
            From::Brat => brat(input, mapping),
            From::WebAnno => web_annotation(input, mapping),
            From::LangExtract => lang_extract(input, mapping),
        }
    }
}

impl To {
    /// # Errors
    /// None of this name can be written.
    pub(crate) fn named(name: &str) -> Result<Self, Failure> {
        match name {
            "dictum" => Ok(To::Dictum),
            "webanno" => Ok(To::WebAnno),
            _ => Err(format!("--to {name}: expected dictum or webanno").into()),
        }
    }

    /// # Errors
    /// What cannot be written.
    pub(crate) fn write(self, graph: &Graph, output: &Path) -> Result<(), Failure> {
        match self {
            To::Dictum => Ok(graph.save(output)?),
            To::WebAnno => Ok(WebAnnotation::write(graph, output)?),
        }
    }
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
    let bundled = || Ok(BratMapping::polnear().with(BratMapping::litbank()));
    let mapping = mapping.map_or_else(bundled, |file| read(file, BratMapping::json))?;
    let mut graph = Graph::new();
    let intake = Brat::folder(input, mapping).what_is_right_into(&mut graph)?;
    Ok((graph, counted(&intake)))
}

fn web_annotation(input: &Path, mapping: Option<&Path>) -> Result<(Graph, Counted), Failure> {
    let mapping = mapping.map_or_else(|| Ok(Mapping::dictum()), |file| read(file, Mapping::json))?;
    let mut graph = Graph::new();
    let intake = WebAnnotation::folder(input, mapping).what_is_right_into(&mut graph)?;
    Ok((graph, counted(&intake)))
}

fn lang_extract(input: &Path, mapping: Option<&Path>) -> Result<(Graph, Counted), Failure> {
    let mapping =
        mapping.map_or_else(|| Ok(LangExtractMapping::obvious()), |file| read(file, LangExtractMapping::json))?;
    let mut graph = Graph::new();
    let intake = LangExtract::file(input, mapping).what_is_right_into(&mut graph)?;
    Ok((graph, counted(&intake)))
}

/// A mapping from its file.
fn read<M>(file: &Path, json: impl Fn(&str) -> Result<M, FormatError>) -> Result<M, Failure> {
    Ok(json(&std::fs::read_to_string(file)?)?)
}

/// What was refused is told on standard error.
fn counted(intake: &Intake) -> Counted {
    intake.refused.iter().for_each(|refusal| eprintln!("{refusal}"));
    let reasons = intake.reasons().into_iter().map(|(reason, count)| (reason.to_owned(), count)).collect();
    Counted { read: intake.read, accepted: intake.accepted, rejected: intake.refused.len(), reasons }
}
