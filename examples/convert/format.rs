//! The formats.

use std::path::Path;

use dictum::io::{Brat, BratMapping};
use dictum::{Graph, Import};

use super::{Counted, Failure};

/// What can be read.
#[derive(Clone, Copy)]
pub(crate) enum From {
    Dictum,
    Brat,
}

/// What can be written.
#[derive(Clone, Copy)]
pub(crate) enum To {
    Dictum,
}

impl From {
    /// # Errors
    /// None of this name can be read.
    pub(crate) fn named(name: &str) -> Result<Self, Failure> {
        match name {
            "dictum" => Ok(From::Dictum),
            "brat" => Ok(From::Brat),
            _ => Err(format!("--from {name}: expected dictum or brat").into()),
        }
    }

    /// # Errors
    /// What cannot be read at all.
    pub(crate) fn read(self, input: &Path, mapping: Option<&Path>) -> Result<(Graph, Counted), Failure> {
        match self {
            From::Dictum => dictum(input),
            From::Brat => brat(input, mapping),
        }
    }
}

impl To {
    /// # Errors
    /// None of this name can be written.
    pub(crate) fn named(name: &str) -> Result<Self, Failure> {
        match name {
            "dictum" => Ok(To::Dictum),
            _ => Err(format!("--to {name}: expected dictum").into()),
        }
    }

    /// # Errors
    /// What cannot be written.
    pub(crate) fn write(self, graph: &Graph, output: &Path) -> Result<(), Failure> {
        match self {
            To::Dictum => Ok(graph.save(output)?),
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
    let mapping = match mapping {
        Some(file) => BratMapping::json(&std::fs::read_to_string(file)?)?,
        None => BratMapping::polnear().with(BratMapping::litbank()),
    };
    let mut graph = Graph::new();
    let intake = Brat::folder(input, mapping).what_is_right_into(&mut graph)?;
    intake.refused.iter().for_each(|refusal| eprintln!("{refusal}"));
    let reasons = intake.reasons().into_iter().map(|(reason, count)| (reason.to_owned(), count)).collect();
    Ok((graph, Counted { read: intake.read, accepted: intake.accepted, rejected: intake.refused.len(), reasons }))
}
