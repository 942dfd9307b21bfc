//! The formats.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use dictum::io::{Brat, BratMapping, ClaimReviews, Intake};
use dictum::{Document, Graph, Import};

use super::{Counted, Failure};

/// What can be read.
#[derive(Clone, Copy)]
pub(crate) enum From {
    Dictum,
    Brat,
    ClaimReview,
}

/// What can be written.
#[derive(Clone, Copy)]
pub(crate) enum To {
    Dictum,
    ClaimReview,
}

impl From {
    /// # Errors
    /// None of this name can be read.
    pub(crate) fn named(name: &str) -> Result<Self, Failure> {
        match name {
            "dictum" => Ok(From::Dictum),
            "brat" => Ok(From::Brat),
            "claimreview" => Ok(From::ClaimReview),
            _ => Err(format!("--from {name}: expected dictum, brat or claimreview").into()),
        }
    }

    /// # Errors
    /// What cannot be read at all.
    pub(crate) fn read(self, input: &Path, mapping: Option<&Path>) -> Result<(Graph, Counted), Failure> {
        match self {
            From::Dictum => dictum(input),
            From::Brat => brat(input, mapping),
            From::ClaimReview => claim_reviews(input),
        }
    }
}

impl To {
    /// # Errors
    /// None of this name can be written.
    pub(crate) fn named(name: &str) -> Result<Self, Failure> {
        match name {
            "dictum" => Ok(To::Dictum),
            "claimreview" => Ok(To::ClaimReview),
            _ => Err(format!("--to {name}: expected dictum or claimreview").into()),
        }
    }

    /// # Errors
    /// What cannot be written.
    pub(crate) fn write(self, graph: &Graph, output: &Path) -> Result<(), Failure> {
        match self {
            To::Dictum => Ok(graph.save(output)?),
            To::ClaimReview => {
                let mut out = BufWriter::new(File::create(output)?);
                ClaimReviews::write(graph, &mut out)?;
                Ok(out.flush()?)
            }
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
    Ok((graph, Counted::default().with(&intake)))
}

/// A file; or a folder: its texts are documents, by their names, and quotations are looked for in them.
fn claim_reviews(input: &Path) -> Result<(Graph, Counted), Failure> {
    let mut graph = Graph::new();
    let mut files = vec![input.to_owned()];
    if input.is_dir() {
        let mut inside: Vec<PathBuf> =
            fs::read_dir(input)?.map(|entry| Ok(entry?.path())).collect::<Result<_, Failure>>()?;
        inside.sort();
        let ends =
            |path: &PathBuf, endings: &[&str]| path.extension().is_some_and(|end| endings.iter().any(|of| end == *of));
        for text in inside.iter().filter(|path| ends(path, &["txt"])) {
            let stem = text.file_stem().unwrap_or_default().to_string_lossy();
            graph.insert(Document::new(stem.as_ref(), fs::read_to_string(text)?))?;
        }
        files = inside.into_iter().filter(|path| ends(path, &["json", "jsonld", "jsonl"])).collect();
    }
    let mut counted = Counted::default();
    for file in files {
        counted = counted.with(&ClaimReviews::file(file).what_is_right_into(&mut graph)?);
    }
    Ok((graph, counted))
}

impl Counted {
    /// With what came in from another file; what did not is told.
    fn with(mut self, intake: &Intake) -> Self {
        intake.refused.iter().for_each(|refusal| eprintln!("{refusal}"));
        self.read += intake.read;
        self.accepted += intake.accepted;
        self.rejected += intake.refused.len();
        for (reason, count) in intake.reasons() {
            *self.reasons.entry(reason.to_owned()).or_default() += count;
        }
        self
    }
}
