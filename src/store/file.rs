//! One file a graph, written whole or not at all.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::de::IgnoredAny;

use super::error::StoreError;
use crate::graph::Graph;
use crate::model::NodeKind;

impl Graph {
    /// Writes the graph to a file, as JSON in the versioned form, whole or not at all: to a temporary file beside it, which is
    /// flushed to the disk and then takes its name.
    ///
    /// ```
    /// use dictum::{Document, Graph, Person};
    ///
    /// let mut graph = Graph::new();
    /// graph.insert(Document::new("note", "Mayor Ana Ruiz visited the harbour."))?;
    /// graph.insert(Person::named("Ana Ruiz", "note", "Ana Ruiz"))?;
    ///
    /// let folder = tempfile::tempdir()?;
    /// let path = folder.path().join("harbour.json");
    /// graph.save(&path)?;
    /// let again = Graph::open(&path)?;
    /// assert_eq!(again.person("ana-ruiz")?.evidence().snippet(), graph.person("ana-ruiz")?.evidence().snippet());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`StoreError::Unwritable`]; what was there before is as it was.
    pub fn save(&self, path: impl AsRef<Path>) -> Result<(), StoreError> {
        let path = path.as_ref();
        write(self, path).map_err(|error| StoreError::Unwritable { path: path.to_owned(), error })
    }

    /// Reads a graph from a file that [`save`](Graph::save) wrote, with every law asked again.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`], [`StoreError::NoGraph`]; of an annotation file it says how to [import](crate::Import) it.
    pub fn open(path: impl AsRef<Path>) -> Result<Graph, StoreError> {
        let path = path.as_ref();
        let json = fs::read_to_string(path).map_err(|error| StoreError::Unreadable { path: path.to_owned(), error })?;
        serde_json::from_str(&json).map_err(|error| {
            annotated(&json).map_or_else(
                || no_graph(path, &error),
                |message| StoreError::NoGraph { path: path.to_owned(), line: 0, column: 0, message },
            )
        })
    }
}

/// What to do with a file that holds annotations, if it does.
fn annotated(json: &str) -> Option<String> {
    let fields = |json: &str| serde_json::from_str::<HashMap<String, IgnoredAny>>(json).ok();
    let is_plural = |field: &String| ["documents", "people", "quotes", "claims"].contains(&field.as_str());
    let (what, how) = if fields(json).is_some_and(|fields| fields.keys().any(is_plural)) {
        ("an annotation file", "Import::file(path).into_graph(&mut graph)")
    } else {
        let line = fields(json.lines().find(|line| !line.trim().is_empty())?)?;
        let kind = line.keys().next().filter(|_| line.len() == 1)?;
        NodeKind::named(kind)?;
        ("an annotation file of one record a line", "ImportLines::new(reader).into_graph(&mut graph)")
    };
    Some(format!("it is {what}, not a graph that `save` wrote: read it with `{how}`"))
}

fn no_graph(path: &Path, error: &serde_json::Error) -> StoreError {
    let (line, column, told) = (error.line(), error.column(), error.to_string());
    // The place is told apart.
    let message = told.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&told).to_owned();
    StoreError::NoGraph { path: path.to_owned(), line, column, message }
}

/// Those of the file that is there; else what the process gives to new files.
fn permissions(path: &Path) -> Option<fs::Permissions> {
    let there = fs::metadata(path).ok().map(|there| there.permissions());
    #[cfg(unix)]
    let there = there.or_else(|| Some(std::os::unix::fs::PermissionsExt::from_mode(0o666)));
    there
}

/// How many links are followed one after another; as many as Linux does.
const LINKS: usize = 40;

/// Where links lead: they are followed, not replaced, and those that lead to nothing yet are too.
fn followed(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        if let Ok(there) = fs::canonicalize(&path) {
            return Ok(there);
        }
        let Ok(there) = fs::read_link(&path) else { return Ok(path) };
        path = path.parent().map(|folder| folder.join(&there)).unwrap_or(there);
    }
    Err(io::Error::other("its links lead on and on: say where the file is to be"))
}

fn write(graph: &Graph, path: &Path) -> io::Result<()> {
    let path = &followed(path)?;
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    if let Some(permissions) = permissions(path) {
        builder.permissions(permissions);
    }
    let mut file = builder.tempfile_in(folder)?;
    let mut writer = BufWriter::new(file.as_file_mut());
    serde_json::to_writer(&mut writer, graph)?;
    writer.write_all(b"\n")?;
    writer.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
    file.persist(path)?;
    // The new name is on the disk only when the folder is.
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
