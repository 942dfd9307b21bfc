//! Makes a page to look at of a folder of annotated texts, or of a saved graph.
//!
//! `cargo run --release --all-features --example page -- [--title TITLE] FOLDER OUT.html`: one HTML file, which loads nothing and can be read without JavaScript. FOLDER may be a file that
//! [`Graph::save`] has written. Without arguments a page is made of the bundled corpus, and only what it holds is printed.

use std::fs::File;
use std::io::{BufWriter, Write, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dictum::{Graph, Import, Page};

/// Whatever went wrong.
pub(crate) type Failure = Box<dyn std::error::Error>;

/// What is asked on the command line.
pub(crate) struct Asked {
    title: Option<String>,
    from: PathBuf,
    to: Option<PathBuf>,
}

fn main() -> ExitCode {
    match asked(std::env::args().skip(1)).and_then(|asked| run(&asked, &mut stdout().lock())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Reads the command line.
///
/// # Errors
/// What is not understood.
pub(crate) fn asked(mut arguments: impl Iterator<Item = String>) -> Result<Asked, Failure> {
    const USAGE: &str = "expected [--title TITLE] FOLDER OUT.html";
    let (mut title, mut paths) = (None, Vec::new());
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--title" => title = Some(arguments.next().ok_or("--title: what follows is missing")?),
            option if option.starts_with('-') => return Err(format!("{option}: {USAGE}").into()),
            path => paths.push(PathBuf::from(path)),
        }
    }
    let bundled = || Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/alaska");
    match <[PathBuf; 2]>::try_from(paths) {
        Ok([from, to]) => Ok(Asked { title, from, to: Some(to) }),
        Err(paths) if paths.is_empty() => Ok(Asked { title, from: bundled(), to: None }),
        Err(_) => Err(USAGE.into()),
    }
}

/// Makes the page, and says what it holds.
///
/// # Errors
/// What could not be read or written, and every fault of the annotations.
pub(crate) fn run(asked: &Asked, out: &mut impl Write) -> Result<(), Failure> {
    let graph = read(&asked.from)?;
    let page = Page::of(&graph);
    let page = asked.title.iter().fold(page, |page, title| page.title(title));
    let (documents, quotes) = (graph.documents().count(), graph.quotes().count());
    match &asked.to {
        Some(path) => {
            let mut file = BufWriter::new(File::create(path).map_err(|error| format!("{}: {error}", path.display()))?);
            page.write(&mut file)?;
            file.flush()?;
            writeln!(out, "{documents} documents, {quotes} quotes: {}", path.display())?;
        }
        None => {
            let mut html = Vec::new();
            page.write(&mut html)?;
            let links = String::from_utf8_lossy(&html).matches(" href=\"#quote:").count();
            writeln!(
                out,
                "{documents} documents, {quotes} quotes, {links} links to them; for the page itself: page FOLDER OUT.html"
            )?;
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<Graph, Failure> {
    if path.is_file() {
        return Ok(Graph::open(path)?);
    }
    let mut graph = Graph::new();
    Import::folder(path).into_graph(&mut graph)?;
    Ok(graph)
}
