//! From one format to another.
//!
//! `cargo run --release --all-features --example convert -- --from FORMAT INPUT --to FORMAT OUTPUT`: what is right goes over; one line of JSON on standard output says how many records
//! were read, accepted and rejected, and for which reasons; what was rejected is told on standard error, and so is on a terminal how far it is.
//!
//! From `dictum` (a folder with `annotations.json`, or a graph file), `brat` (a folder), `webanno` (a folder of texts and W3C Web Annotations), `langextract` (a file of JSON Lines;
//! `--mapping FILE` says what the types of these three are, if they are not those that come with the crate), `claimreview` (a file, or a folder of files beside the texts that are
//! quoted), `trig`, `nquads`, `jsonld`. To `dictum` (a graph file), `webanno` (a folder), `claimreview`, `trig`, `nquads`, `jsonld` (`--base IRI`: under which address nodes have their
//! names), `graphml`, `dot`. Without arguments a small folder of brat's is read.

pub(crate) mod format;
pub(crate) mod input;
pub(crate) mod progress;

use std::collections::BTreeMap;
use std::io::{Write, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde::Serialize;

pub(crate) use self::format::{From, To};

/// Whatever went wrong.
pub(crate) type Failure = Box<dyn std::error::Error>;

/// What can be asked.
const HELP: &str = "\
convert --from FORMAT INPUT [--to FORMAT OUTPUT] [--mapping FILE] [--base IRI]

  --from    dictum       a folder with annotations.json, or a saved graph
            brat         a folder of .txt and .ann files
            webanno      a folder of texts and Web Annotations
            langextract  a file of JSON Lines
            claimreview  a file, or a folder of files beside the texts that are quoted
            trig, nquads, jsonld   a file, as this wrote it
  --to      dictum       a saved graph
            webanno      a folder
            claimreview, trig, nquads, jsonld, graphml, dot   a file
  --mapping what the types of brat, webanno or langextract are, if not those that are bundled (docs/brat, docs/webanno.md, docs/langextract.md)
  --base    under which address nodes have their names in trig, nquads, jsonld

What is right goes over. Standard output has one line: {\"read\": n, \"accepted\": n, \"rejected\": n, \"reasons\": {...}}; standard error says what was
rejected. The status is 2 where nothing could be read or written at all.";

/// What is asked on the command line.
pub(crate) struct Asked {
    pub(crate) from: From,
    pub(crate) input: PathBuf,
    pub(crate) mapping: Option<PathBuf>,
    pub(crate) base: Option<String>,
    pub(crate) to: Option<(To, PathBuf)>,
}

/// What was read, whatever the format.
#[derive(Default, Serialize)]
pub(crate) struct Counted {
    pub(crate) read: usize,
    pub(crate) accepted: usize,
    pub(crate) rejected: usize,
    pub(crate) reasons: BTreeMap<String, usize>,
}

fn main() -> ExitCode {
    if std::env::args().skip(1).any(|argument| argument == "--help" || argument == "-h") {
        _ = writeln!(stdout(), "{HELP}");
        return ExitCode::SUCCESS;
    }
    let done = asked(std::env::args().skip(1)).and_then(|asked| run(&asked, &mut stdout().lock()));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// Which file it is that cannot be read or written.
pub(crate) fn at(path: &Path) -> impl FnOnce(std::io::Error) -> String + '_ {
    move |error| format!("{}: {error}", path.display())
}

/// Reads the command line.
///
/// # Errors
/// What is not understood.
pub(crate) fn asked(mut arguments: impl Iterator<Item = String>) -> Result<Asked, Failure> {
    let (mut from, mut to, mut mapping, mut base) = (None, None, None, None);
    while let Some(argument) = arguments.next() {
        let mut next = || arguments.next().ok_or_else(|| format!("{argument}: what follows is missing"));
        match argument.as_str() {
            "--from" => from = Some((From::named(&next()?)?, PathBuf::from(next()?))),
            "--to" => to = Some((To::named(&next()?)?, PathBuf::from(next()?))),
            "--mapping" => mapping = Some(PathBuf::from(next()?)),
            "--base" => base = Some(next()?),
            other => {
                let expected = "--from FORMAT INPUT, --to FORMAT OUTPUT, --mapping FILE, --base IRI; --help says more";
                return Err(format!("{other}: expected {expected}").into());
            }
        }
    }
    let bundled = || (From::Brat, PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/brat")));
    let (from, input) = from.unwrap_or_else(bundled);
    Ok(Asked { from, input, mapping, base, to })
}

/// Reads, writes, and says how many came over.
///
/// # Errors
/// What could not be read or written at all.
pub(crate) fn run(asked: &Asked, out: &mut impl Write) -> Result<(), Failure> {
    let (graph, counted) = asked.from.read(&asked.input, asked.mapping.as_deref())?;
    if let Some((to, output)) = &asked.to {
        to.write(&graph, asked.base.as_deref(), output)?;
    }
    Ok(writeln!(out, "{}", serde_json::to_string(&counted)?)?)
}
