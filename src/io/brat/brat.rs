//! A folder of annotated texts.

use std::path::{Path, PathBuf};

use super::article::Article;
use super::folder::{Annotated, Corpus, corpus};
use super::line::{Recorded, lines};
use super::mapping::BratMapping;
use super::token;
use crate::graph::{Existing, Graph};
use crate::io::error::FormatError;
use crate::io::folder::{name_in, stem, text_of};
use crate::io::intake::{Intake, Reason};
use crate::io::taken::{Wrong, recorded_apart, whole};
use crate::io::watch::Watch;
use crate::model::record::Recordable;
use crate::model::{Document, Recording};
use crate::text::Content;

/// A folder of texts with brat's stand-off annotations, `X.ann` beside `X.txt`; or with those of LitBank's quotations, by sentence and token.
///
/// What each type of annotation becomes a [`BratMapping`] says. Offsets are code points; words that do not stand there are refused, and with them what refers to them.
/// Each file of annotations is a [`Recording`] of its own: `X_ida.ann` and `X_ole.ann` are two annotators of `X.txt`, and so are `ida/X.ann` and `ole/X.ann`. A key that was there before is refused. A source is a
/// [`Someone`](crate::Someone), until somebody judges who it is; a quote is direct where marks stand around its content (in it or directly outside, but for the blank within French ones), mixed where they stand around some of it, which is then its reported clause,
/// and indirect elsewhere; an event without content is a note on its document. Each record of an annotation file is counted: T, E, R, A, M, N, # and *.
///
/// ```
/// # use std::fs;
/// use dictum::Graph;
/// use dictum::io::{Brat, BratMapping};
///
/// # let folder = tempfile::tempdir()?;
/// # let folder = folder.path();
/// fs::write(folder.join("note.txt"), "“Not this year,” the mayor said.")?;
/// fs::write(folder.join("note.ann"), "\
/// T1\tSource 17 26\tthe mayor
/// T2\tCue 27 31\tsaid
/// T3\tContent 0 16\t“Not this year,”
/// T4\tAttribution 27 31\tsaid
/// E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
/// ")?;
/// let mut graph = Graph::new();
/// let intake = Brat::folder(folder, BratMapping::polnear()).into_graph(&mut graph)?;
/// assert_eq!((intake.read, intake.accepted), (5, 5));
/// let quote = graph.quote("note/E1")?;
/// assert_eq!(quote.to_string(), "the mayor: “Not this year,”");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
#[must_use = "annotations are nothing until they go into a graph"]
pub struct Brat {
    folder: PathBuf,
    mapping: BratMapping,
    watch: Watch,
}

impl Brat {
    /// All annotation files below a folder, in the order of the names of their texts.
    pub fn folder(path: impl AsRef<Path>, mapping: BratMapping) -> Self {
        Brat { folder: path.as_ref().to_owned(), mapping, watch: Watch::default() }
    }

    /// `watch` is told, while it is read, which part of it is done: never less than before, and 1 at the end. Parts are files of annotations.
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

    /// Takes the records that are right, and tells of the others.
    ///
    /// # Errors
    /// [`FormatError::Unreadable`]: what came before is in the graph.
    pub fn what_is_right_into(self, graph: &mut Graph) -> Result<Intake, FormatError> {
        let Corpus { annotated, alone } = corpus(&self.folder)?;
        let of = (annotated.len() + alone.len()) as u64;
        let mut intake = Intake::default();
        recorded_apart(graph, |graph| {
            (0..).zip(&annotated).try_for_each(|(done, file)| {
                self.watch.tell(done, of);
                self.take(file, graph, &mut intake)
            })
        })?;
        for (annotations, message) in alone {
            if let Some(written) = self.written(&annotations, &mut intake)? {
                self.refuse(&annotations, &written, (Reason::Dangling, message.to_owned()), &mut intake);
            }
        }
        self.watch.tell(of, of);
        Ok(intake)
    }

    fn take(&self, file: &Annotated, graph: &mut Graph, intake: &mut Intake) -> Result<(), FormatError> {
        let Some(written) = self.written(&file.annotations, intake)? else { return Ok(()) };
        let unfit = |message: String| (Reason::Unfit, format!("its text is refused: {message}"));
        let text = match text_of(&file.text)? {
            Ok(text) => text,
            Err(message) => {
                self.refuse(&file.annotations, &written, unfit(message), intake);
                return Ok(());
            }
        };
        match self.document(&text, file, graph) {
            Err(message) => self.refuse(&file.annotations, &written, unfit(message), intake),
            Ok(content) => {
                let records = records(&written, &text);
                let article = Article::new(graph, &self.mapping, &file.key, content, file.annotator.as_deref());
                let outcomes = article.take(&records);
                self.count(&file.annotations, &records, outcomes, intake);
            }
        }
        Ok(())
    }

    /// An annotation file; one that is no text is counted as one record that is refused.
    fn written(&self, file: &Path, intake: &mut Intake) -> Result<Option<String>, FormatError> {
        let refused = |message| intake.count(&name_in(&self.folder, file), 0, Some((Reason::Malformed, message)));
        Ok(text_of(file)?.map_err(refused).ok())
    }

    /// Counts all records of a file as refused, for one reason.
    fn refuse(&self, file: &Path, written: &str, wrong: Wrong, intake: &mut Intake) {
        let records = records(written, "");
        let outcomes = vec![Some(wrong); records.len()];
        self.count(file, &records, outcomes, intake);
    }

    /// The text, as a document that this annotator recorded.
    fn document(&self, text: &str, file: &Annotated, graph: &mut Graph) -> Result<Content, String> {
        let by = file.annotator.clone().unwrap_or_else(|| stem(&file.annotations));
        let content = Content::new(text).map_err(|error| error.to_string())?;
        graph.begin(Recording::by(by)).map_err(|error| error.to_string())?;
        let document = Document::new(file.key.as_str(), text).file(name_in(&self.folder, &file.text)).submission();
        let inserted = graph.transact(Existing::Extend, |insertion| insertion.submit(&document));
        inserted.map(|_| content).map_err(|refused| refused.to_string())
    }

    fn count(&self, file: &Path, records: &[Recorded<'_>], outcomes: Vec<Option<Wrong>>, intake: &mut Intake) {
        let name = name_in(&self.folder, file);
        records.iter().zip(outcomes).for_each(|(record, wrong)| intake.count(&name, record.number, wrong));
    }
}

/// The records of an annotation file, in whichever of both forms.
fn records<'f>(written: &'f str, text: &str) -> Vec<Recorded<'f>> {
    let written = written.trim_start_matches('\u{feff}');
    if token::is_by_tokens(written) { token::lines(written, text) } else { lines(written) }
}
