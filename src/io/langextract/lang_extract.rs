//! A file of documents and extractions.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use super::article::{Article, Given};
use super::line::{Extraction, Line};
use super::mapping::LangExtractMapping;
use crate::graph::{Existing, Graph};
use crate::io::error::FormatError;
use crate::io::folder::text;
use crate::io::intake::{Intake, Reason};
use crate::io::object::Object;
use crate::io::taken::{Wrong, recorded_apart, whole};
use crate::io::watch::Watch;
use crate::model::record::Recordable;
use crate::model::{Document, Key, Recording};
use crate::text::visible;

/// A file as Google's LangExtract saves annotated documents: JSON Lines, each line a document with its text and its extractions.
///
/// What each class of extractions becomes a [`LangExtractMapping`] says. Positions are code points; what does not stand where it is said to, or was found nowhere, is refused, whatever its
/// alignment is called; where the mapping allows words to differ, the rule by which they do is kept with their ground, and an alignment that is not exact as an attribute. What was
/// extracted together belongs together: the speaker and the cue of a group are those of its quote. A name in an attribute is that of the one extraction which has this text, else of a
/// [`Someone`](crate::Someone) whom no document names so. Each extraction is counted; a line that is no document is counted as one.
///
/// ```
/// # use std::fs;
/// use dictum::Graph;
/// use dictum::io::{LangExtract, LangExtractMapping};
///
/// # let folder = tempfile::tempdir()?;
/// # let file = folder.path().join("notes.jsonl");
/// fs::write(&file, r#"{"document_id": "note", "text": "“Not this year,” the mayor said.", "extractions": [
///   {"extraction_class": "quote", "extraction_text": "“Not this year,”", "char_interval": {"start_pos": 0, "end_pos": 16}, "alignment_status": "match_exact", "group_index": 0},
///   {"extraction_class": "speaker", "extraction_text": "the mayor", "char_interval": {"start_pos": 17, "end_pos": 26}, "alignment_status": "match_exact", "group_index": 0},
///   {"extraction_class": "cue", "extraction_text": "shouted", "char_interval": null, "alignment_status": null, "group_index": 0}
/// ]}"#.replace('\n', ""))?;
/// let mut graph = Graph::new();
/// let intake = LangExtract::file(&file, LangExtractMapping::obvious()).what_is_right_into(&mut graph)?;
/// assert_eq!((intake.read, intake.accepted), (3, 2));
/// assert_eq!(graph.quote("note/notes-1/quote-1")?.to_string(), "the mayor: “Not this year,”");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "extractions are nothing until they go into a graph"]
pub struct LangExtract {
    file: PathBuf,
    mapping: LangExtractMapping,
    watch: Watch,
}

impl LangExtract {
    /// All documents of a file, in its order.
    pub fn file(path: impl AsRef<Path>, mapping: LangExtractMapping) -> Self {
        LangExtract { file: path.as_ref().to_owned(), mapping, watch: Watch::default() }
    }

    /// `watch` is told, while it is read, which part of it is done: never less than before, and 1 at the end. Parts are bytes.
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

    /// Takes the extractions that are right, and tells of the others.
    ///
    /// # Errors
    /// [`FormatError::Unreadable`]: what came before is in the graph.
    pub fn what_is_right_into(self, graph: &mut Graph) -> Result<Intake, FormatError> {
        recorded_apart(graph, |graph| self.each_into(graph))
    }

    fn each_into(self, graph: &mut Graph) -> Result<Intake, FormatError> {
        let unreadable = |error| FormatError::Unreadable { path: self.file.clone(), error };
        let file = File::open(&self.file).map_err(unreadable)?;
        let of = file.metadata().map_err(unreadable)?.len();
        let lines = BufReader::new(file).split(b'\n');
        let name = self.file.file_name().unwrap_or_default().to_string_lossy();
        let by = self.file.file_stem().unwrap_or_default().to_string_lossy();
        graph.begin(Recording::by(by.as_ref())).map_err(|error| FormatError::Malformed {
            place: self.file.display().to_string(),
            message: error.to_string(),
        })?;
        let mut intake = Intake::default();
        let mut done = 0;
        for (number, line) in (1..).zip(lines) {
            let line = line.map_err(unreadable)?;
            self.watch.tell(done, of);
            done = (done + line.len() as u64 + 1).min(of);
            let line = match text(line) {
                Ok(line) => line,
                Err(message) => {
                    intake.count(&name, number, Some((Reason::Malformed, message)));
                    continue;
                }
            };
            if line.trim().is_empty() {
                continue;
            }
            self.document(&line, &format!("{}-{number}", visible(&by, false)), graph)
                .into_iter()
                .for_each(|wrong| intake.count(&name, number, wrong));
        }
        self.watch.tell(of, of);
        Ok(intake)
    }

    /// Of each extraction of a document why it does not come in, if it does not; `place` is the file and the line.
    fn document(&self, line: &str, place: &str, graph: &mut Graph) -> Vec<Option<Wrong>> {
        let Object(read): Object<Line<'_>> = match serde_json::from_str(line.trim_start_matches('\u{feff}')) {
            Ok(read) => read,
            Err(error) => return vec![Some((Reason::Malformed, format!("it is no document: {error}")))],
        };
        let extractions = read.extractions.unwrap_or_default();
        let key = match with_text(read.document_id, read.text, graph) {
            Ok(key) => key,
            Err(wrong) => return vec![Some(wrong); extractions.len().max(1)],
        };
        let given = extractions.iter().map(|written| {
            let read = serde_json::from_str::<Object<Extraction>>(written.get());
            read.map(|Object(read)| read).map_err(|error| (Reason::Malformed, error.to_string()))
        });
        let given: Vec<Given> = given.collect();
        let content = graph.core().node(key.as_str()).and_then(|node| graph.core().content(node)).cloned();
        match content {
            Some(content) => {
                let prefix = format!("{key}/{place}");
                Article { mapping: &self.mapping, key: &key, content: &content, prefix }.take(graph, given)
            }
            None => vec![Some((Reason::Dangling, format!("no text is given of {key}"))); given.len()],
        }
    }
}

/// The document of a line: its text goes in, or is in the graph already.
fn with_text(id: Option<String>, text: Option<String>, graph: &mut Graph) -> Result<Key, Wrong> {
    let id = id.ok_or_else(|| (Reason::Malformed, "it has no `document_id`".to_owned()))?;
    let key = Key::from(id);
    if let Some(text) = text {
        let document = Document::new(key.clone(), text).submission();
        let inserted = graph.transact(Existing::Extend, |insertion| insertion.submit(&document));
        inserted.map_err(|refused| (Reason::Unfit, format!("its text is refused: {refused}")))?;
    }
    Ok(key)
}
