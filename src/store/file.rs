//! One file a graph, written whole or not at all.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde::de::IgnoredAny;

use super::error::StoreError;
use super::snapshot::{self, Flaw};
use crate::graph::Graph;
use crate::model::NodeKind;

impl Graph {
    /// Writes the graph to a file as a snapshot, its tables with a checksum each, whole or not at all: to a temporary file beside it, which is
    /// flushed to the disk and then takes its name. Everything is in it, what is retracted and every judgement too; the same graph
    /// gives the same bytes. In constant memory.
    ///
    /// A snapshot is for this library; [`save_json`](Graph::save_json) is for others and for people.
    ///
    /// ```
    /// use dictum::{Document, Graph, Person};
    ///
    /// let mut graph = Graph::new();
    /// graph.insert(Document::new("note", "Mayor Ana Ruiz visited the harbour."))?;
    /// graph.insert(Person::named("Ana Ruiz", "note", "Ana Ruiz"))?;
    ///
    /// let folder = tempfile::tempdir()?;
    /// let path = folder.path().join("harbour.dictum");
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
        let written = write(path, |file| snapshot::write(self.core(), file));
        written.map_err(|error| StoreError::Unwritable { path: path.to_owned(), error })
    }

    /// Writes the graph to a file as JSON, in the versioned form that serde gives, whole or not at all as [`save`](Graph::save) does. Five times
    /// as long as a snapshot, and slower to open.
    ///
    /// ```
    /// use dictum::{Document, Graph};
    ///
    /// let mut graph = Graph::new();
    /// graph.insert(Document::new("note", "Mayor Ana Ruiz visited the harbour."))?;
    ///
    /// let folder = tempfile::tempdir()?;
    /// let path = folder.path().join("harbour.json");
    /// graph.save_json(&path)?;
    /// assert!(std::fs::read_to_string(&path)?.starts_with(r#"{"dictum":1,"#));
    /// assert!(Graph::open(&path)?.document("note").is_ok());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`StoreError::Unwritable`]; what was there before is as it was.
    pub fn save_json(&self, path: impl AsRef<Path>) -> Result<(), StoreError> {
        let path = path.as_ref();
        let written = write(path, |file| {
            let mut buffered = BufWriter::with_capacity(1 << 18, file);
            serde_json::to_writer(&mut buffered, self)?;
            buffered.flush()
        });
        written.map_err(|error| StoreError::Unwritable { path: path.to_owned(), error })
    }

    /// Reads a graph from a file that [`save`](Graph::save) or [`save_json`](Graph::save_json) wrote. Of JSON every law is asked again. Of a snapshot checked are every checksum, and that each key, text, span, date and
    /// statement is one, said of what is there and of the right kind, on a ground that is there: so every question has an answer.
    /// What the laws ask beyond that (how quotes nest, what each node cannot do without) takes longer:
    /// [`verify`](crate::View::verify) asks it of a file that others may have made. What is inserted next belongs to no recording
    /// until one [begins](Graph::begin). Cost: O(graph), on several threads.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`]; [`StoreError::Damaged`], [`StoreError::CutOff`], [`StoreError::OtherVersion`]; [`StoreError::NoGraph`], which says of
    /// an annotation file how it is read.
    pub fn open(path: impl AsRef<Path>) -> Result<Graph, StoreError> {
        let path = path.as_ref();
        let at = || path.to_owned();
        let flaw = match snapshot::read(path) {
            Ok(core) => return Ok(Graph::from_core(core)),
            Err(flaw) => flaw,
        };
        Err(match flaw {
            Flaw::Unreadable(error) => StoreError::Unreadable { path: at(), error },
            Flaw::Other => return open_other(path),
            Flaw::Version(version) => StoreError::OtherVersion { path: at(), version },
            Flaw::CutOff { expected, found } => StoreError::CutOff { path: at(), expected, found },
            Flaw::Damaged(section, message) => StoreError::Damaged { path: at(), section, message },
        })
    }
}

/// A file that is no snapshot: JSON, or nothing that can be opened, and then how it is read.
fn open_other(path: &Path) -> Result<Graph, StoreError> {
    let bytes = fs::read(path).map_err(|error| StoreError::Unreadable { path: path.to_owned(), error })?;
    serde_json::from_slice(&bytes).map_err(|error| {
        let message = annotations(&bytes).unwrap_or_else(|| format!("it holds no graph: {error}"));
        StoreError::NoGraph { path: path.to_owned(), message }
    })
}

/// What to do with a file that holds annotations, if it does.
fn annotations(bytes: &[u8]) -> Option<String> {
    let fields = |json: &[u8]| serde_json::from_slice::<HashMap<String, IgnoredAny>>(json).ok();
    let is_plural = |field: &String| ["documents", "people", "quotes", "claims"].contains(&field.as_str());
    let (what, how) = if fields(bytes).is_some_and(|fields| fields.keys().any(is_plural)) {
        ("an annotation file", "Import::file(path).into_graph(&mut graph)")
    } else if of_records(bytes, fields) {
        ("an annotation file of one record a line", "ImportLines::new(reader).into_graph(&mut graph)")
    } else {
        return None;
    };
    Some(format!("it is {what}, and no graph that was saved: read it with `{how}`"))
}

/// Whether it begins with a line that holds a record.
fn of_records(bytes: &[u8], fields: impl Fn(&[u8]) -> Option<HashMap<String, IgnoredAny>>) -> bool {
    let line = bytes.split(|byte| *byte == b'\n').find(|line| !line.trim_ascii().is_empty());
    let line = line.and_then(fields).filter(|line| line.len() == 1);
    line.is_some_and(|line| line.keys().any(|kind| NodeKind::named(kind).is_some()))
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

fn write(path: &Path, graph: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
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
    graph(file.as_file_mut())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    // The new name is on the disk only when the folder is.
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
