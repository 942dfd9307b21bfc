//! From one format to another.
//!
//! `cargo run --release --all-features --example convert -- --from FORMAT INPUT --to FORMAT OUTPUT`: what is right goes over; one line of JSON on standard output says how many records
//! were read, accepted and rejected, and for which reasons; what was rejected is told on standard error. From `dictum` (a folder with `annotations.json`, or a graph file), `brat` (a folder;
//! `--mapping FILE` says what its types are, if they are not those of PolNeAR or LitBank) or `claimreview` (a file, or a folder of files beside the texts that are quoted);
//! to `dictum` (a graph file) or `claimreview`. Without arguments a small folder of brat's is read.

pub(crate) mod format;

use std::collections::BTreeMap;
use std::io::{Write, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::json;

pub(crate) use self::format::{From, To};

/// Whatever went wrong.
pub(crate) type Failure = Box<dyn std::error::Error>;

/// What is asked on the command line.
pub(crate) struct Asked {
    pub(crate) from: From,
    pub(crate) input: PathBuf,
    pub(crate) mapping: Option<PathBuf>,
    pub(crate) to: Option<(To, PathBuf)>,
}

/// What was read, whatever the format.
#[derive(Default)]
pub(crate) struct Counted {
    pub(crate) read: usize,
    pub(crate) accepted: usize,
    pub(crate) rejected: usize,
    pub(crate) reasons: BTreeMap<String, usize>,
}

fn main() -> ExitCode {
    let done = asked(std::env::args().skip(1)).and_then(|asked| run(&asked, &mut stdout().lock()));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// Reads the command line.
///
/// # Errors
/// What is not understood.
pub(crate) fn asked(mut arguments: impl Iterator<Item = String>) -> Result<Asked, Failure> {
    let (mut from, mut to, mut mapping) = (None, None, None);
    while let Some(argument) = arguments.next() {
        let mut next = || arguments.next().ok_or_else(|| format!("{argument}: what follows is missing"));
        match argument.as_str() {
            "--from" => from = Some((From::named(&next()?)?, PathBuf::from(next()?))),
            "--to" => to = Some((To::named(&next()?)?, PathBuf::from(next()?))),
            "--mapping" => mapping = Some(PathBuf::from(next()?)),
            other => {
                return Err(format!("{other}: expected --from FORMAT INPUT, --to FORMAT OUTPUT, --mapping FILE").into());
            }
        }
    }
    let bundled = || (From::Brat, PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/brat")));
    let (from, input) = from.unwrap_or_else(bundled);
    Ok(Asked { from, input, mapping, to })
}

/// Reads, writes, and says how many came over.
///
/// # Errors
/// What could not be read or written at all.
pub(crate) fn run(asked: &Asked, out: &mut impl Write) -> Result<(), Failure> {
    let (graph, counted) = asked.from.read(&asked.input, asked.mapping.as_deref())?;
    if let Some((to, output)) = &asked.to {
        to.write(&graph, Path::new(output))?;
    }
    let Counted { read, accepted, rejected, reasons } = counted;
    let line = json!({ "read": read, "accepted": accepted, "rejected": rejected, "reasons": reasons });
    Ok(writeln!(out, "{line}")?)
}
