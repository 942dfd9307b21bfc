//! The gold annotation as its files hold it. A field that is not named here is a fault, so nothing is left out unseen; what is named and ignored
//! follows from the rest of the file.

use std::fs;
use std::path::Path;

use dictum::{MentionForm, Pointer, Selector};
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};

/// One document and all that is annotated in it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Article {
    pub(crate) document: Document,
    pub(crate) voices: Vec<Voice>,
    pub(crate) people: Vec<Entity>,
    pub(crate) organizations: Vec<Entity>,
    pub(crate) places: Vec<Entity>,
    pub(crate) events: Vec<Entity>,
    pub(crate) statements: Vec<Statement>,
    pub(crate) claims: Vec<Claim>,
    #[serde(default)]
    pub(crate) distractors: Vec<Aside>,
    #[serde(default)]
    pub(crate) allusions: Vec<Aside>,
}

/// Bytes of the document, and the words there.
#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) text: String,
    /// Which of the places where these words stand follows from the bytes.
    #[serde(rename = "nth")]
    pub(crate) _nth: Option<IgnoredAny>,
}

impl Span {
    pub(crate) fn selector(&self) -> Selector {
        Selector::bytes(self.start..self.end).exact(&self.text)
    }
}

impl From<&Span> for Pointer {
    fn from(span: &Span) -> Self {
        span.selector().into()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Document {
    pub(crate) id: String,
    pub(crate) file: String,
    pub(crate) title: Option<String>,
    pub(crate) title_span: Option<Span>,
    pub(crate) heading_span: Option<Span>,
    #[serde(default)]
    pub(crate) author_ids: Vec<String>,
    #[serde(default)]
    pub(crate) author_spans: Vec<Span>,
    #[serde(default)]
    pub(crate) republisher_ids: Vec<String>,
    #[serde(default)]
    pub(crate) republisher_spans: Vec<Span>,
    pub(crate) republisher_note: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) published_span: Option<Span>,
    pub(crate) publisher: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) language_stated: Option<bool>,
    pub(crate) note: Option<String>,
    pub(crate) bytes: Option<usize>,
    /// The names of those whose ids are given.
    #[serde(rename = "authors")]
    pub(crate) _authors: Option<IgnoredAny>,
    #[serde(rename = "republisher")]
    pub(crate) _republisher: Option<IgnoredAny>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Voice {
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) voice: String,
    pub(crate) entity: Option<String>,
    pub(crate) spans: Vec<Span>,
    pub(crate) note: Option<String>,
}

/// A person, an organization, a place or an event: each has some of the fields.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entity {
    pub(crate) id: String,
    pub(crate) global: String,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) mentions: Vec<Mention>,
    pub(crate) note: Option<String>,
    pub(crate) birth: Option<String>,
    pub(crate) age: Option<u32>,
    pub(crate) age_span: Option<Span>,
    pub(crate) role: Option<String>,
    pub(crate) subtype: Option<String>,
    pub(crate) part_of: Option<String>,
    #[serde(default)]
    pub(crate) members: Vec<String>,
    pub(crate) government_of: Option<String>,
    pub(crate) within: Option<String>,
    pub(crate) date: Option<Date>,
    pub(crate) date_text: Option<Span>,
    pub(crate) place: Option<String>,
    #[serde(default)]
    pub(crate) participants: Vec<Participant>,
    pub(crate) status: Option<String>,
    /// The list in which it stands says it.
    #[serde(rename = "type")]
    pub(crate) _type: Option<IgnoredAny>,
    /// The words of its mentions.
    #[serde(rename = "aliases")]
    pub(crate) _aliases: Option<IgnoredAny>,
    /// Who is unnamed has no mention by name.
    #[serde(rename = "unnamed")]
    pub(crate) _unnamed: Option<IgnoredAny>,
}

/// A span, and in which form it names the thing.
#[derive(Deserialize)]
#[serde(from = "WrittenMention")]
pub(crate) struct Mention {
    pub(crate) span: Span,
    pub(crate) form: MentionForm,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenMention {
    start: usize,
    end: usize,
    text: String,
    nth: Option<IgnoredAny>,
    form: MentionForm,
}

impl From<WrittenMention> for Mention {
    fn from(written: WrittenMention) -> Self {
        let WrittenMention { start, end, text, nth, form } = written;
        Mention { span: Span { start, end, text, _nth: nth }, form }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Date {
    pub(crate) value: String,
    pub(crate) precision: Option<Precision>,
    pub(crate) span: Option<Span>,
    #[serde(default)]
    pub(crate) inferred: bool,
}

/// How exact a date is. Only the last is not said by its form.
#[derive(Deserialize, Clone, Copy, PartialEq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Precision {
    Day,
    Month,
    Year,
    Season,
    #[serde(rename = "open interval")]
    OpenInterval,
    Approx,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Participant {
    pub(crate) entity: String,
    pub(crate) role: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Statement {
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) cue_class: String,
    pub(crate) segments: Vec<Span>,
    pub(crate) reported_clause: Option<Span>,
    pub(crate) cues: Vec<Span>,
    pub(crate) sources: Vec<Span>,
    pub(crate) hedges: Vec<Span>,
    pub(crate) polarity: String,
    pub(crate) modality: String,
    pub(crate) condition: Option<Span>,
    pub(crate) time: Option<Time>,
    pub(crate) nested_in: Option<String>,
    pub(crate) requote_of: Option<String>,
    pub(crate) speech_group: Option<String>,
    #[serde(default)]
    pub(crate) borderline: bool,
    pub(crate) note: Option<String>,
    pub(crate) speakers: Vec<String>,
    pub(crate) addressee: Vec<String>,
    pub(crate) relay: Vec<Relay>,
    #[serde(default)]
    pub(crate) relay_inferred: Vec<String>,
    pub(crate) voice: String,
    pub(crate) event: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) about: Vec<String>,
    /// The first of the speakers.
    #[serde(rename = "speaker")]
    pub(crate) _speaker: Option<IgnoredAny>,
    #[serde(rename = "relay_count")]
    pub(crate) _relay_count: Option<IgnoredAny>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Time {
    pub(crate) text: Span,
    pub(crate) value: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Relay {
    pub(crate) agent: Option<String>,
    pub(crate) span: Option<Span>,
    pub(crate) note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Claim {
    pub(crate) id: String,
    pub(crate) canonical: String,
    pub(crate) stance: String,
    pub(crate) author_stance: Option<String>,
    pub(crate) spans: Vec<Span>,
    pub(crate) hedges: Vec<Span>,
    pub(crate) needs_check: Option<Check>,
    pub(crate) note: Option<String>,
    pub(crate) asserted_by: String,
    pub(crate) viewpoint_of: Option<String>,
    pub(crate) about: Vec<String>,
    /// Where its words stand.
    #[serde(rename = "voice")]
    pub(crate) _voice: Option<IgnoredAny>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Check {
    pub(crate) verdict: String,
    pub(crate) why: Option<String>,
}

/// What must not become a statement, and why not. It is not loaded: a graph holds what is said, and nobody says these. Its words must stand there
/// all the same.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Aside {
    pub(crate) span: Span,
    #[serde(rename = "id")]
    pub(crate) _id: Option<IgnoredAny>,
    #[serde(rename = "why")]
    pub(crate) _why: Option<IgnoredAny>,
    #[serde(rename = "entities")]
    pub(crate) _entities: Option<IgnoredAny>,
}

/// What joins the documents.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(crate) struct Cross {
    pub(crate) entities: Vec<Cluster>,
    pub(crate) relations: Vec<Relation>,
    pub(crate) timeline: Vec<Entry>,
}

/// An entity over all documents, and how sure it is that it is one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Cluster {
    pub(crate) id: String,
    pub(crate) members: Vec<String>,
    pub(crate) confidence: Option<String>,
    /// These stand with the members.
    #[serde(rename = "type")]
    pub(crate) _type: Option<IgnoredAny>,
    #[serde(rename = "name")]
    pub(crate) _name: Option<IgnoredAny>,
    #[serde(rename = "aliases")]
    pub(crate) _aliases: Option<IgnoredAny>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Relation {
    pub(crate) id: String,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) members: Vec<String>,
    pub(crate) note: Option<String>,
    pub(crate) needs_check: Option<String>,
    /// Those of the members.
    #[serde(rename = "docs")]
    pub(crate) _docs: Option<IgnoredAny>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Entry {
    pub(crate) date: String,
    pub(crate) event: String,
    pub(crate) precision: Option<Precision>,
    #[serde(default)]
    pub(crate) inferred: bool,
}

/// The whole folder: every article, by file name, and what joins them.
pub(crate) fn read(folder: &Path) -> Result<(Vec<Article>, Cross), String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    let mut articles = Vec::new();
    let mut cross = Cross::default();
    for path in files {
        match path.file_stem().and_then(|stem| stem.to_str()) {
            Some("questions") => {}
            Some("cross") => cross = parsed(&path)?,
            _ => articles.push(parsed(&path)?),
        }
    }
    Ok((articles, cross))
}

pub(crate) fn parsed<T: DeserializeOwned>(path: &Path) -> Result<T, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}
