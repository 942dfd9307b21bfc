//! What each format is read with.

use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};

use dictum::io::webanno::Mapping;
use dictum::io::{
    Brat, BratMapping, ClaimReviews, FormatError, Intake, LangExtract, LangExtractMapping, Rdf, RdfSyntax,
    WebAnnotation,
};
use dictum::{Document, Graph, Import};

use super::progress::Progress;
use super::{Counted, Failure, at};

type Read = Result<(Graph, Counted), Failure>;

/// A graph file holds what was accepted once: each of its statements is a record.
pub(crate) fn dictum(input: &Path) -> Read {
    if !input.is_dir() {
        let graph = Progress::waiting("reading", || Graph::open(input))?;
        let read = graph.archive().statement_count();
        return Ok((graph, Counted { read, accepted: read, ..Counted::default() }));
    }
    let mut graph = Graph::new();
    let report = Progress::waiting("reading", || Import::folder(input).what_is_right_into(&mut graph))?;
    eprintln!("{report}");
    let mut counted = Counted { read: report.read, accepted: report.accepted, ..Counted::default() };
    counted.rejected = report.rejected.len();
    counted.reasons =
        std::iter::once(("refused".to_owned(), counted.rejected)).filter(|(_, count)| *count > 0).collect();
    Ok((graph, counted))
}

pub(crate) fn brat(input: &Path, mapping: Option<&Path>) -> Read {
    let bundled = || Ok(BratMapping::polnear().with(BratMapping::litbank()));
    let mapping = mapping.map_or_else(bundled, |file| of_file(file, BratMapping::json))?;
    let mut graph = Graph::new();
    let intake = Brat::folder(input, mapping).watched(Progress::parts().watch(0, 1)).what_is_right_into(&mut graph)?;
    Ok((graph, Counted::default().with(&intake)))
}

pub(crate) fn web_annotation(input: &Path, mapping: Option<&Path>) -> Read {
    let mapping = mapping.map_or_else(|| Ok(Mapping::dictum()), |file| of_file(file, Mapping::json))?;
    let mut graph = Graph::new();
    let intake =
        WebAnnotation::folder(input, mapping).watched(Progress::parts().watch(0, 1)).what_is_right_into(&mut graph)?;
    Ok((graph, Counted::default().with(&intake)))
}

pub(crate) fn lang_extract(input: &Path, mapping: Option<&Path>) -> Read {
    let bundled = || Ok(LangExtractMapping::obvious());
    let mapping = mapping.map_or_else(bundled, |file| of_file(file, LangExtractMapping::json))?;
    let mut graph = Graph::new();
    let intake =
        LangExtract::file(input, mapping).watched(Progress::parts().watch(0, 1)).what_is_right_into(&mut graph)?;
    Ok((graph, Counted::default().with(&intake)))
}

/// A file; or a folder: its texts are documents, by their names, and quotations are looked for in them.
pub(crate) fn claim_reviews(input: &Path) -> Read {
    let mut graph = Graph::new();
    let mut files = vec![input.to_owned()];
    if input.is_dir() {
        let inside = fs::read_dir(input)
            .map_err(at(input))?
            .map(|entry| Ok(entry?.path()))
            .collect::<Result<Vec<PathBuf>, Failure>>();
        let mut inside = inside?;
        inside.sort();
        let ends =
            |path: &PathBuf, endings: &[&str]| path.extension().is_some_and(|end| endings.iter().any(|of| end == *of));
        for text in inside.iter().filter(|path| ends(path, &["txt"])) {
            if let Err(error) = quoted_text(text, &mut graph) {
                eprintln!("{error}");
            }
        }
        files = inside.into_iter().filter(|path| ends(path, &["json", "jsonld", "jsonl"])).collect();
    }
    let mut counted = Counted::default();
    let bar = Progress::parts();
    for (index, file) in files.iter().enumerate() {
        let watch = bar.watch(index, files.len());
        let intake = ClaimReviews::file(file).watched(watch).what_is_right_into(&mut graph)?;
        counted = counted.with(&intake);
    }
    Ok((graph, counted))
}

/// A text that is quoted; one that is none is no record, and what is quoted from it is refused.
fn quoted_text(text: &Path, graph: &mut Graph) -> Result<(), Failure> {
    let name = text.file_stem().unwrap_or_default().to_string_lossy();
    graph.insert(Document::new(name.as_ref(), fs::read_to_string(text).map_err(at(text))?))?;
    Ok(())
}

pub(crate) fn rdf(input: &Path, syntax: RdfSyntax) -> Read {
    let from = BufReader::new(Progress::reading(input)?.of(File::open(input).map_err(at(input))?));
    let mut graph = Graph::new();
    let intake = Rdf::reader(syntax, from).what_is_right_into(&mut graph)?;
    Ok((graph, Counted::default().with(&intake)))
}

/// A mapping from its file.
fn of_file<M>(file: &Path, json: impl Fn(&str) -> Result<M, FormatError>) -> Result<M, Failure> {
    Ok(json(&fs::read_to_string(file).map_err(at(file))?)?)
}

impl Counted {
    /// With what came in from another file; what did not is told on standard error.
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
