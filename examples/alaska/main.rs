//! Three dispatches about one summit: who said what, by whose account, on what evidence.
//!
//! `cargo run --release --example alaska` reads the bundled corpus; `-- FOLDER` any folder with an `annotations.json` and its texts.

mod dossier;

use std::io::{BufWriter, Write, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use dictum::{Graph, Import};

fn main() -> ExitCode {
    let bundled = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/alaska");
    let folder = std::env::args_os().nth(1).map_or_else(|| PathBuf::from(bundled), PathBuf::from);
    let mut out = BufWriter::new(stdout().lock());
    match run(&folder, &mut out).and_then(|()| Ok(out.flush()?)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Reads a folder and writes its dossier.
pub(crate) fn run(folder: &std::path::Path, out: &mut impl Write) -> Result<(), Box<dyn std::error::Error>> {
    let mut graph = Graph::new();
    Import::folder(folder).into_graph(&mut graph)?;
    graph.verify()?;
    dossier::write(&graph, out)?;
    Ok(())
}
