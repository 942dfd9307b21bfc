//! Records as annotation files write them, made of what other formats say.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::quoted::{quoted, unmarked};
use crate::model::record::{Recordable, Submission};
use crate::model::{Claim, Event, Key, NodeKind, Organization, Person, Place, Quote, QuoteKind, Someone, Voice};
use crate::text::{Content, Match, Span};

/// What a field of a record holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// One value, of a quote or a mention: its kind, its form.
    One,
    /// That it is so.
    Yes,
    /// Words of the record's document.
    Words,
    /// Nodes, each with its ground.
    Nodes,
    /// Texts, dates and terms, each with its ground.
    Values,
    /// Values under labels.
    Labelled,
    /// Nodes under labels.
    Joined,
    /// Remarks.
    Remarks,
}

/// The fields of records that other formats can fill, and what they hold.
const FIELDS: &[(&str, Form)] = &[
    ("kind", Form::One),
    ("form", Form::One),
    ("wording", Form::One),
    ("stance", Form::One),
    ("modality", Form::One),
    ("attitude", Form::One),
    ("unattributed", Form::Yes),
    ("segments", Form::Words),
    ("reported_clauses", Form::Words),
    ("cues", Form::Words),
    ("hedges", Form::Words),
    ("conditions", Form::Words),
    ("spoken_by", Form::Nodes),
    ("to", Form::Nodes),
    ("by_way_of", Form::Nodes),
    ("perhaps_by_way_of", Form::Nodes),
    ("during", Form::Nodes),
    ("at", Form::Nodes),
    ("about", Form::Nodes),
    ("nested_in", Form::Nodes),
    ("repeats", Form::Nodes),
    ("same_utterance", Form::Nodes),
    ("owned_by", Form::Nodes),
    ("by", Form::Nodes),
    ("viewpoint", Form::Nodes),
    ("cue_kinds", Form::Values),
    ("modalities", Form::Values),
    ("polarities", Form::Values),
    ("when", Form::Values),
    ("names", Form::Values),
    ("descriptions", Form::Values),
    ("subtypes", Form::Values),
    ("offices", Form::Values),
    ("statuses", Form::Values),
    ("attributes", Form::Labelled),
    ("related", Form::Joined),
    ("notes", Form::Remarks),
];

/// What a field holds; none where other formats cannot fill it.
pub(super) fn form(field: &str) -> Option<Form> {
    FIELDS.iter().find(|(name, _)| *name == field).map(|(_, form)| *form)
}

/// The first of some fields that no format can fill.
pub(super) fn unknown_field<'f>(fields: impl IntoIterator<Item = &'f String>) -> Option<&'f String> {
    fields.into_iter().find(|field| form(field).is_none())
}

/// A record of a kind, as an annotation file would hold it.
///
/// # Errors
/// What is wrong with it.
pub(super) fn submission(kind: NodeKind, record: Map<String, Value>) -> Result<Submission, String> {
    fn read<R: Recordable + DeserializeOwned>(record: Map<String, Value>) -> Result<Submission, String> {
        let record: R = serde_json::from_value(Value::Object(record)).map_err(|error| error.to_string())?;
        Ok(record.submission())
    }
    match kind {
        NodeKind::Quote => read::<Quote>(record),
        NodeKind::Person => read::<Person>(record),
        NodeKind::Organization => read::<Organization>(record),
        NodeKind::Place => read::<Place>(record),
        NodeKind::Event => read::<Event>(record),
        NodeKind::Someone => read::<Someone>(record),
        NodeKind::Claim => read::<Claim>(record),
        NodeKind::Voice => read::<Voice>(record),
        other => Err(format!("no {other} is made of what other formats say")),
    }
}

/// Words that stand where they are said to.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Words {
    pub(super) document: Key,
    pub(super) span: Span,
    /// As they stand there.
    pub(super) text: String,
    /// As they were given, and by which rules they match, where they differ.
    pub(super) given: Option<(String, Match)>,
}

impl Words {
    /// As a selector.
    pub(super) fn selector(&self) -> Value {
        let (start, end, parts) = (self.span.start(), self.span.end(), Match::WORD_PARTS);
        match &self.given {
            None => json!({ "start": start, "end": end, "unit": "bytes", "allow": parts }),
            Some((given, rules)) => {
                json!({ "start": start, "end": end, "unit": "bytes", "exact": given, "allow": *rules | parts })
            }
        }
    }

    /// What stands within the marks around them; of the words as they were given, what stands within theirs.
    fn within(&self, span: Span) -> Words {
        if span == self.span {
            return self.clone();
        }
        let inside = |given: &String| {
            let within = unmarked(given).and_then(|(start, end)| given.get(start..end));
            within.unwrap_or(given).to_owned()
        };
        let given = self.given.as_ref().map(|(given, rules)| (inside(given), *rules));
        Words { span, given, ..self.clone() }
    }

    /// As a passage of its document.
    pub(super) fn pointer(&self) -> Value {
        json!({ "document": self.document, "at": [{ "words": self.selector() }] })
    }
}

/// Fills what a quote says of its words where nothing else did: of which kind it is by the marks around them, its segments, its clauses.
pub(super) fn fill_quote(record: &mut Map<String, Value>, content: &Content, words: &[Words]) {
    if record.contains_key("kind") {
        record.entry("segments").or_insert_with(|| selectors(words));
        return;
    }
    let pieces: Vec<Span> = words.iter().map(|words| words.span).collect();
    let found = quoted(content, &pieces);
    record.insert("kind".to_owned(), json!(found.kind));
    if record.contains_key("segments") || record.contains_key("reported_clauses") {
        return;
    }
    let (field, words) = match found.kind {
        QuoteKind::Direct => ("segments", within_marks(content, words)),
        QuoteKind::Mixed => ("reported_clauses", words.to_vec()),
        _ => ("segments", words.to_vec()),
    };
    record.insert(field.to_owned(), selectors(&words));
}

/// The words within the marks that stand around all of them; themselves where marks do not.
pub(super) fn within_marks(content: &Content, words: &[Words]) -> Vec<Words> {
    let pieces: Vec<Span> = words.iter().map(|words| words.span).collect();
    let found = quoted(content, &pieces);
    match found.kind {
        QuoteKind::Direct => words.iter().zip(found.segments).map(|(words, span)| words.within(span)).collect(),
        _ => words.to_vec(),
    }
}

/// As the field of a record.
pub(super) fn selectors(words: &[Words]) -> Value {
    json!(words.iter().map(Words::selector).collect::<Vec<_>>())
}

/// A record of an agent or another entity of which no document says what it is called: names or descriptions.
pub(super) fn named<const N: usize>(
    kind: NodeKind,
    key: &Key,
    called: [(&str, Option<&str>); N],
) -> Result<Submission, String> {
    let mut record = Map::from_iter([("key".to_owned(), json!(key))]);
    let said = called.into_iter().filter_map(|(field, said)| Some((field, said?)));
    record.extend(said.map(|(field, said)| (field.to_owned(), json!([{ "value": said, "outside": true }]))));
    submission(kind, record)
}
