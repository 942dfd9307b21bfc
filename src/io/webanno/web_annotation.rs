//! A folder of texts and annotations of them.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use super::file::{Part, parts};
use super::mapping::{Makes, Mapping};
use super::taking::Taking;
use super::write::write;
use crate::graph::{Existing, Graph, View};
use crate::io::error::FormatError;
use crate::io::folder::{below, files, name_in, stem, text_of};
use crate::io::intake::Intake;
use crate::io::name::decoded;
use crate::io::pending::{Pending, take};
use crate::io::taken::{Wrong, recorded_apart, whole};
use crate::io::watch::Watch;
use crate::model::record::Recordable;
use crate::model::{Document, Key};

/// W3C Web Annotations of texts, in JSON-LD: a folder of `X.txt` and of files with annotations (`.json`, `.jsonld`; `.jsonl` with one a line).
///
/// A file holds one annotation, an array of them, a page, or a collection with its first page. All that the data model demands is held against each; what is wrong is
/// told by JSON path. The `source` of a target says which text is meant: the address that the caller [gives](WebAnnotation::source), or the document of which its last part, or its last two, are the
/// key, with or without their ending (`http://example.org/harbour.html` is of `harbour.txt`; `%2F` in a name is `/`; what is called `index` is named by the part before it); a document that is in the graph already needs no file.
/// What the annotation becomes a [`Mapping`] says. Positions are code points; words that do not stand where they are said to are refused, and so is what gives positions
/// alone. Several targets of a quote are its segments. Who created an annotation recorded it, else the file did.
///
/// ```
/// # use std::fs;
/// use dictum::Graph;
/// use dictum::io::WebAnnotation;
/// use dictum::io::webanno::Mapping;
///
/// # let folder = tempfile::tempdir()?;
/// # let folder = folder.path();
/// fs::write(folder.join("note.txt"), "“Not this year,” the mayor said.")?;
/// fs::write(folder.join("note.jsonld"), r#"{
///   "@context": "http://www.w3.org/ns/anno.jsonld",
///   "id": "http://example.org/anno1",
///   "type": "Annotation",
///   "body": { "type": "TextualBody", "purpose": "tagging", "value": "quote" },
///   "target": {
///     "source": "http://example.org/note.txt",
///     "selector": { "type": "TextQuoteSelector", "exact": "“Not this year,”", "suffix": " the mayor" }
///   }
/// }"#)?;
/// let mapping = Mapping::json(r#"{"rules": [{"purpose": "tagging", "value": "quote", "makes": "quote"}]}"#)?;
/// let mut graph = Graph::new();
/// let intake = WebAnnotation::folder(folder, mapping).into_graph(&mut graph)?;
/// assert_eq!((intake.read, intake.accepted), (1, 1));
/// assert_eq!(graph.quote("http://example.org/anno1")?.to_string(), "“Not this year,”");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "annotations are nothing until they go into a graph"]
pub struct WebAnnotation {
    folder: PathBuf,
    mapping: Mapping,
    sources: BTreeMap<String, Key>,
    watch: Watch,
}

/// An annotation that was read: where it stands, and what it becomes.
struct Taken {
    file: String,
    line: u32,
    outcome: Result<(Makes, Pending), Wrong>,
}

impl WebAnnotation {
    /// All texts and annotations below a folder, in the order of their names.
    pub fn folder(path: impl AsRef<Path>, mapping: Mapping) -> Self {
        WebAnnotation { folder: path.as_ref().to_owned(), mapping, sources: BTreeMap::new(), watch: Watch::default() }
    }

    /// The text that stands at an address is this document's.
    pub fn source(mut self, iri: impl Into<String>, document: impl Into<Key>) -> Self {
        self.sources.insert(iri.into(), document.into());
        self
    }

    /// `watch` is told, while it is read, which part of it is done: never less than before, and 1 at the end. Half of it is to read the files, the other to take the annotations.
    pub fn watched(mut self, watch: impl Fn(f64) + Send + Sync + 'static) -> Self {
        self.watch = Watch::by(watch);
        self
    }

    /// Takes everything or nothing.
    ///
    /// # Errors
    /// [`FormatError::Refused`] with all that is wrong; [`FormatError::Unreadable`]. The graph is as it was.
    pub fn into_graph(self, graph: &mut Graph) -> Result<Intake, FormatError> {
        whole(graph, |graph| self.what_is_right_into(graph))
    }

    /// Takes the annotations that are right, and tells of the others. Each annotation is counted; a file that is none is counted as one.
    ///
    /// # Errors
    /// [`FormatError::Unreadable`]: what came before is in the graph.
    pub fn what_is_right_into(self, graph: &mut Graph) -> Result<Intake, FormatError> {
        let files = files(&self.folder)?;
        let mut refused = BTreeMap::new();
        for (text, key) in self.texts(&files) {
            let inserted = text_of(text)?.and_then(|written| {
                let document = Document::new(key.clone(), written).file(name_in(&self.folder, text)).submission();
                let inserted = graph.transact(Existing::Extend, |insertion| insertion.submit(&document));
                inserted.map_err(|why| why.to_string())
            });
            refused.extend(inserted.err().map(|why| (key, why)));
        }
        let (mut taken, mut ids) = (Vec::new(), HashSet::new());
        for (done, file) in (0..).zip(&files) {
            self.watch.tell(done, 2 * files.len() as u64);
            if !matches!(ends(file), "json" | "jsonld" | "jsonl") {
                continue;
            }
            let taking = Taking { graph, mapping: &self.mapping, sources: &self.sources, refused: &refused };
            let parts = match text_of(file)? {
                Ok(text) => parts(&text, ends(file) == "jsonl"),
                Err(message) => vec![Part { line: 0, read: Err(message) }],
            };
            for part in parts {
                taken.push(self.taken(&taking, file, part, &mut ids));
            }
        }
        Ok(recorded_apart(graph, |graph| settled(graph, taken, &self.watch)))
    }

    /// Each text and its key: its name without the ending; where several texts have that name, their paths below the folder.
    fn texts<'f>(&self, files: &'f [PathBuf]) -> Vec<(&'f PathBuf, Key)> {
        let texts = || files.iter().filter(|file| ends(file) == "txt");
        let stem = |text: &Path| decoded(&stem(text));
        let mut named: BTreeMap<String, usize> = BTreeMap::new();
        texts().for_each(|text| *named.entry(stem(text)).or_default() += 1);
        let key = |text: &Path| match named.get(&stem(text)) {
            Some(1) | None => Key::from(stem(text)),
            Some(_) => Key::from(decoded(&below(&self.folder, text))),
        };
        texts().map(|text| (text, key(text))).collect()
    }

    /// Every quote of a view, every mention, every stance, as annotations: for each document `X.txt` and, beside it, `X.jsonld` with a page of them. Read with
    /// [`Mapping::dictum`] they give the same quotes. `docs/webanno.md` says what is written and what is not. Cost: O(view).
    ///
    /// # Errors
    /// [`FormatError::Unreadable`]: what was written before stays.
    pub fn write(view: &View, folder: impl AsRef<Path>) -> Result<(), FormatError> {
        write(view, folder.as_ref())
    }

    fn taken(&self, taking: &Taking<'_>, file: &Path, part: Part, ids: &mut HashSet<String>) -> Taken {
        let malformed = |message| (crate::io::Reason::Malformed, message);
        let outcome = part.read.map_err(malformed).and_then(|published| {
            let annotation = published.annotations().next();
            let annotation = annotation.ok_or_else(|| malformed("there is no annotation".to_owned()))?;
            let id = annotation.id().unwrap_or_default();
            if !ids.insert(id.to_owned()) {
                return Err(malformed(format!("another annotation before it has its id, {id}: give each its own")));
            }
            taking.pending(annotation, &stem(file))
        });
        Taken { file: name_in(&self.folder, file), line: part.line, outcome }
    }
}

/// Entities go in before what names them, so that what is said of them where they are mentioned comes first; then voices, before what stands in them.
fn settled(graph: &mut Graph, taken: Vec<Taken>, watch: &Watch) -> Intake {
    let (mut places, mut outcomes, mut right) = (Vec::new(), Vec::new(), Vec::new());
    for (index, Taken { file, line, outcome }) in taken.into_iter().enumerate() {
        places.push((file, line));
        let taken = outcome.map(|(makes, pending)| {
            right.push(((makes.entity().is_none(), makes != Makes::Voice), index, pending));
        });
        outcomes.push(taken.err());
    }
    right.sort_by_key(|(turn, ..)| *turn);
    let (indices, pending): (Vec<usize>, Vec<Pending>) =
        right.into_iter().map(|(_, index, pending)| (index, pending)).unzip();
    for (index, wrong) in indices.into_iter().zip(take(graph, pending, |done, of| watch.tell(of + done, 2 * of))) {
        if let Some(outcome) = outcomes.get_mut(index) {
            *outcome = wrong;
        }
    }
    let mut intake = Intake::default();
    places.iter().zip(outcomes).for_each(|((file, line), wrong)| intake.count(file, *line, wrong));
    intake
}

fn ends(file: &Path) -> &str {
    file.extension().and_then(|ends| ends.to_str()).unwrap_or_default()
}
