//! The gold annotation as its files hold it.

use std::fs;
use std::path::Path;

use dictum::{MentionForm, Pointer, Selector};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// One document and all that is annotated in it.
#[derive(Deserialize)]
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
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) text: String,
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
    pub(crate) language: Option<String>,
    pub(crate) note: Option<String>,
}

#[derive(Deserialize)]
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
}

#[derive(Deserialize)]
pub(crate) struct Mention {
    #[serde(flatten)]
    pub(crate) span: Span,
    pub(crate) form: MentionForm,
}

#[derive(Deserialize)]
pub(crate) struct Date {
    pub(crate) value: String,
    pub(crate) span: Option<Span>,
}

#[derive(Deserialize)]
pub(crate) struct Participant {
    pub(crate) entity: String,
    pub(crate) role: String,
}

#[derive(Deserialize)]
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
}

#[derive(Deserialize)]
pub(crate) struct Time {
    pub(crate) text: Span,
    pub(crate) value: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct Relay {
    pub(crate) agent: Option<String>,
    pub(crate) span: Option<Span>,
}

#[derive(Deserialize)]
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
}

#[derive(Deserialize)]
pub(crate) struct Check {
    pub(crate) verdict: String,
    pub(crate) why: Option<String>,
}

/// What must not become a statement.
#[derive(Deserialize)]
pub(crate) struct Aside {
    pub(crate) span: Span,
}

/// What joins the documents.
#[derive(Deserialize, Default)]
pub(crate) struct Cross {
    pub(crate) relations: Vec<Relation>,
    pub(crate) timeline: Vec<Entry>,
}

#[derive(Deserialize)]
pub(crate) struct Relation {
    pub(crate) id: String,
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) title: String,
    pub(crate) members: Vec<String>,
    pub(crate) note: Option<String>,
    pub(crate) needs_check: Option<Value>,
}

#[derive(Deserialize)]
pub(crate) struct Entry {
    pub(crate) date: String,
    pub(crate) event: String,
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
