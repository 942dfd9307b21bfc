//! An annotation file on its way into a graph.

use std::fs;
use std::path::{Path, PathBuf};
use std::string::FromUtf8Error;

use super::door::Door;
use super::error::ImportError;
use super::file::File;
use super::read::read;
use super::report::Report;
use super::transfer::Transfer;
use crate::graph::Graph;
use crate::text::{Match, OffsetUnit};

/// An annotation file: read whole, every record by itself, and inserted through the same checks as [`Graph::insert`].
///
/// What is wrong is told all at once: where in the file (JSON path, line, column), what was expected and found, and the words of the
/// document underlined. The form is documented in `docs/annotations.md`; it is what serde makes of [`Annotations`](crate::Annotations).
/// JSON may nest at most 128 deep; a file and each text hold less than 4 GiB.
///
/// ```
/// use dictum::{Graph, Import};
///
/// let file = r#"{
///     "documents": [{"key": "harbour", "text": "“Not this year,” the mayor said."}],
///     "people":    [{"key": "mayor", "place": "harbour", "mentions": [{"words": "the mayor", "form": "nominal"}]}],
///     "quotes":    [{"place": "harbour", "kind": "direct", "segments": ["Not this year,"], "cues": ["said"],
///                    "spoken_by": [{"value": "mayor", "words": "the mayor"}]},
///                   {"place": "harbour", "kind": "direct", "segments": ["Not next year,"]}]
/// }"#;
/// let mut graph = Graph::new();
/// let report = Import::json(file).what_is_right_into(&mut graph)?;
/// assert_eq!((report.read, report.accepted), (4, 3));
/// let flaw = &report.rejected[0].flaws[0];
/// assert_eq!((flaw.path.as_str(), flaw.line), ("$.quotes[1].segments[0]", 6));
/// assert!(flaw.message.contains("Not [-next-] {+this+} year"));
/// # Ok::<(), dictum::ImportError>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "an import is nothing until it goes into a graph"]
pub struct Import {
    source: Source,
    texts: Option<PathBuf>,
    unit: Option<OffsetUnit>,
    allowed: Option<Match>,
    is_untrusted: bool,
}

#[derive(Clone, Debug)]
enum Source {
    Json(String),
    File(PathBuf),
}

impl Import {
    /// From the text of an annotation file. Documents hold their texts themselves, unless a folder of [`texts`](Import::texts) is named.
    pub fn json(text: impl Into<String>) -> Self {
        Import { source: Source::Json(text.into()), texts: None, unit: None, allowed: None, is_untrusted: false }
    }

    /// From a file; the texts that documents name stand beside it.
    pub fn file(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let texts = path.parent().map(Path::to_owned);
        Import { source: Source::File(path), texts, unit: None, allowed: None, is_untrusted: false }
    }

    /// From the `annotations.json` of a folder, with the texts beside it.
    pub fn folder(path: impl AsRef<Path>) -> Self {
        Import::file(path.as_ref().join("annotations.json"))
    }

    /// Where the files are that documents name; none of them may lie outside of it, nor lead out of it by a link.
    pub fn texts(mut self, folder: impl Into<PathBuf>) -> Self {
        self.texts = Some(folder.into());
        self
    }

    /// In which unit offsets are, where a selector does not say it itself; before what the file says.
    pub fn unit(mut self, unit: OffsetUnit) -> Self {
        self.unit = Some(unit);
        self
    }

    /// By which rules words may differ from what stands there, where a selector does not say it itself; before what the file says.
    pub fn allowing(mut self, rules: Match) -> Self {
        self.allowed = Some(rules);
        self
    }

    /// As what somebody else wrote, or a language model, who may add and not change: no document comes in by it, whose text it would give, and of statements
    /// none but `contradicts`, so that nothing that is there is withdrawn or judged; who recorded it is not its to say, and words may differ by
    /// typography and white space at most. Whatever else it holds is refused.
    pub fn untrusted(mut self) -> Self {
        self.is_untrusted = true;
        self
    }

    /// Inserts the file: all of it or nothing.
    ///
    /// # Errors
    /// [`ImportError::Refused`] with all that is wrong, if anything is; [`ImportError::Malformed`], [`ImportError::Unreadable`]. The graph is
    /// as it was.
    pub fn into_graph(self, graph: &mut Graph) -> Result<Report, ImportError> {
        let report = self.transferred(|transfer| transfer.all(graph))?;
        if report.rejected.is_empty() { Ok(report) } else { Err(ImportError::Refused { report }) }
    }

    /// Inserts the records that are right, and reports the others; what refers to a rejected record is rejected with it.
    ///
    /// # Errors
    /// [`ImportError::Malformed`] where the file as a whole cannot be read, [`ImportError::Unreadable`]; the graph is as it was.
    pub fn what_is_right_into(self, graph: &mut Graph) -> Result<Report, ImportError> {
        self.transferred(|transfer| transfer.what_is_right(graph))
    }

    fn transferred(self, run: impl FnOnce(Transfer<'_>) -> Report) -> Result<Report, ImportError> {
        let (name, text) = match self.source {
            Source::Json(text) => ("annotations".to_owned(), text),
            Source::File(path) => {
                let bytes = fs::read(&path).map_err(|error| ImportError::Unreadable { path: path.clone(), error })?;
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                let text = String::from_utf8(bytes).map_err(|error| no_utf8(&name, &error))?;
                (name, text)
            }
        };
        let file = File::new(name.clone(), text);
        let file = file.map_err(|message| ImportError::Malformed { file: name, line: 1, column: 1, message })?;
        let texts = self.texts;
        let door = Door { texts: texts.as_deref(), is_untrusted: self.is_untrusted };
        let mut contents = read(&file, door)?;
        let reading = &mut contents.settings.reading;
        reading.unit = self.unit.unwrap_or(reading.unit);
        reading.allowed = self.allowed.unwrap_or(reading.allowed);
        reading.most = door.most();
        Ok(run(Transfer { file: &file, contents }))
    }
}

/// Where a file is no UTF-8.
fn no_utf8(name: &str, error: &FromUtf8Error) -> ImportError {
    let valid = error.as_bytes().get(..error.utf8_error().valid_up_to()).unwrap_or_default();
    let before = String::from_utf8_lossy(valid);
    let (lines, last) = (before.matches('\n').count(), before.rsplit('\n').next().unwrap_or_default());
    let from_one = |count: usize| u32::try_from(count).map_or(u32::MAX, |count| count.saturating_add(1));
    ImportError::Malformed {
        file: name.to_owned(),
        line: from_one(lines),
        column: from_one(last.chars().count()),
        message: NO_UTF8.to_owned(),
    }
}

pub(super) const NO_UTF8: &str = "what stands here is no UTF-8: save the file as UTF-8";
