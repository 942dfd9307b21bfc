//! What an annotation becomes in a graph.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::anchor::AnchorError;
use super::annotation::Annotation;
use super::fields::Fields;
use super::left::left_over;
use super::mapping::{Makes, Mapping, Rule};
use super::name;
use super::resource::{Resource, ResourceKind};
use crate::graph::Graph;
use crate::io::intake::Reason;
use crate::io::pending::Pending;
use crate::io::record::{Words, fill_quote, submission};
use crate::io::taken::Wrong;
use crate::model::record::Submission;
use crate::model::reference::Target;
use crate::model::statement::{Object, Statement, Subject};
use crate::model::{Basis, Date, Key, NodeKind, Outside, Passage, Pointer, Recording, Relation};
use crate::text::{Content, FindError, OffsetUnit, Selector};

/// Makes records of annotations; looks up texts in the graph, and changes nothing.
pub(super) struct Taking<'g> {
    pub(super) graph: &'g Graph,
    pub(super) mapping: &'g Mapping,
    /// Which document stands at an address, where the caller says so.
    pub(super) sources: &'g BTreeMap<String, Key>,
    /// The documents that could not be taken, and why.
    pub(super) refused: &'g BTreeMap<Key, String>,
}

/// What an annotation is of.
struct Targets {
    document: Key,
    /// None where it is of the whole document.
    words: Vec<Words>,
}

impl Taking<'_> {
    /// What an annotation becomes; `file` recorded it where it does not say who did.
    pub(super) fn pending(&self, annotation: Annotation<'_>, file: &str) -> Result<(Makes, Pending), Wrong> {
        let unmapped = || (Reason::Unmapped, format!("no rule of the mapping fits: {}", described(annotation)));
        let (rule, body) = self.mapping.of(annotation).ok_or_else(unmapped)?;
        let targets = self.targets(annotation)?;
        let key = self.key(annotation, rule, body);
        let mut pending = Pending { recording: Some(recording(annotation, file)), ..Pending::default() };
        let submission = match rule.makes {
            Makes::Note => note(annotation, body, &targets)?,
            makes => {
                let mut fields = Fields::new(self, &targets.document);
                body.map_or(Ok(()), |body| fields.fill(body))?;
                let left = left_over(annotation, body, self.mapping);
                if !left.is_empty() {
                    let kept = fields.record.entry("attributes").or_insert_with(|| json!([]));
                    kept.as_array_mut().into_iter().for_each(|kept| kept.extend(left.iter().cloned()));
                }
                let words = targets.words()?;
                let (kind, record) = match makes {
                    Makes::Quote => (NodeKind::Quote, self.quote(&key, words, &mut fields)?),
                    Makes::Claim => (NodeKind::Claim, claim(&key, body, words, &mut fields)?),
                    Makes::Voice => (NodeKind::Voice, voice(&key, words, &mut fields)),
                    makes => {
                        let kind = makes.entity().unwrap_or(NodeKind::Someone);
                        (kind, entity(&key, words, &mut fields))
                    }
                };
                pending.needs = std::mem::take(&mut fields.needs);
                pending.beside = std::mem::take(&mut fields.beside);
                pending.makes.push(key);
                submission(kind, record).map_err(|message| (Reason::Malformed, message))?
            }
        };
        pending.submissions.push(submission);
        Ok((rule.makes, pending))
    }

    /// That of the body where it is the thing itself, else that of the annotation.
    fn key(&self, annotation: Annotation<'_>, rule: &Rule, body: Option<Resource<'_>>) -> Key {
        let thing = body.filter(|body| rule.is_thing() && body.kind() == ResourceKind::External);
        name::key(thing.and_then(Resource::id).or_else(|| annotation.id()).unwrap_or_default())
    }

    fn targets(&self, annotation: Annotation<'_>) -> Result<Targets, Wrong> {
        let mut found: Option<Targets> = None;
        let parts = annotation.targets().flat_map(|target| match target.kind() {
            ResourceKind::Several => target.items().collect(),
            _ => vec![target],
        });
        for target in parts {
            let (document, words) = if target.selectors().next().is_some() {
                let words = self.words(target)?;
                (words.document.clone(), Some(words))
            } else {
                (self.document(target.source().unwrap_or_default())?.0, None)
            };
            let targets = found.get_or_insert_with(|| Targets { document: document.clone(), words: Vec::new() });
            if targets.document != document {
                let message = format!("its targets are words of two documents, {} and {document}", targets.document);
                return Err((Reason::Unfit, message));
            }
            targets.words.extend(words);
        }
        found.ok_or_else(|| (Reason::Malformed, "it has no target".to_owned()))
    }

    /// Words that stand where a resource says.
    pub(super) fn words(&self, resource: Resource<'_>) -> Result<Words, Wrong> {
        let (document, content) = self.document(resource.source().unwrap_or_default())?;
        let found = resource.anchored(content, self.mapping.allow).map_err(|error| match error {
            AnchorError::NoSelector | AnchorError::NotText(_) | AnchorError::PartUnknown(_) => {
                (Reason::Unverified, error.to_string())
            }
            AnchorError::Find(FindError::Ambiguous { words, found, .. }) => {
                let which = "say which by a prefix, a suffix or a TextPositionSelector";
                (Reason::NotThere, format!("{words:?} stands {found} times: {which}"))
            }
            AnchorError::Find(error) => (Reason::NotThere, error.counted_in(OffsetUnit::CodePoints, content)),
            error => (Reason::NotThere, error.to_string()),
        })?;
        let (span, matched) = (found.anchor.span, found.anchor.matched);
        if found.exact.is_none() && !self.mapping.positions_alone {
            let message = "positions alone do not say which words are meant: give a TextQuoteSelector beside them, or \
                `positions_alone` in the mapping";
            return Err((Reason::Unverified, message.to_owned()));
        }
        let text = content.slice(span).unwrap_or_default().to_owned();
        let given = found.exact.filter(|_| !matched.is_exact()).map(|exact| (exact, matched));
        Ok(Words { document, span, text, given })
    }

    /// The document at an address.
    fn document(&self, iri: &str) -> Result<(Key, &Content), Wrong> {
        let keys = match self.sources.get(iri) {
            Some(key) => vec![key.clone()],
            None => name::document_keys(iri),
        };
        for key in &keys {
            if let Some(why) = self.refused.get(key) {
                return Err((Reason::Unfit, format!("its text is refused: {why}")));
            }
            let core = self.graph.core();
            if let Some(content) = core.node(key.as_str()).and_then(|node| core.content(node)) {
                return Ok((key.clone(), content));
            }
        }
        let keys: Vec<&str> = keys.iter().map(Key::as_str).collect();
        Err((Reason::Dangling, format!("no text is given for {iri}: there is no document {}", keys.join(" or "))))
    }

    fn quote(&self, key: &Key, words: &[Words], fields: &mut Fields<'_>) -> Result<Map<String, Value>, Wrong> {
        let (document, content) = self.document(&name::iri(NodeKind::Document, fields.document))?;
        let mut record = std::mem::take(&mut fields.record);
        fill_quote(&mut record, content, words);
        record.insert("place".to_owned(), json!(document));
        record.insert("key".to_owned(), json!(key));
        Ok(record)
    }
}

impl Targets {
    /// The words, without which there is nothing.
    fn words(&self) -> Result<&[Words], Wrong> {
        if self.words.is_empty() {
            return Err((Reason::Unverified, AnchorError::NoSelector.to_string()));
        }
        Ok(&self.words)
    }
}

/// A stance on a claim, in the words of the target.
fn claim(
    key: &Key,
    body: Option<Resource<'_>>,
    words: &[Words],
    fields: &mut Fields<'_>,
) -> Result<Map<String, Value>, Wrong> {
    let mut record = std::mem::take(&mut fields.record);
    let mut stance = Map::new();
    for field in ["stance", "modality", "attitude"] {
        stance.extend(record.remove(field).map(|value| (field.to_owned(), value)));
    }
    for field in ["by", "viewpoint"] {
        let first = record.remove(field).and_then(|said| said.get(0)?.get("value").cloned());
        stance.extend(first.map(|key| (field.to_owned(), key)));
    }
    if !stance.contains_key("stance") {
        return Err((Reason::Malformed, "it does not say which stance is taken on the claim".to_owned()));
    }
    stance.extend(record.remove("hedges").map(|hedges| ("hedges".to_owned(), hedges)));
    stance.insert("words".to_owned(), json!(words.iter().map(Words::pointer).collect::<Vec<_>>()));
    if let Some(value) = body.and_then(Resource::value).filter(|_| !record.contains_key("wording")) {
        record.insert("wording".to_owned(), json!(value));
    }
    record.insert("stances".to_owned(), json!([stance]));
    record.insert("place".to_owned(), json!(fields.document));
    record.insert("key".to_owned(), json!(key));
    Ok(record)
}

/// A part of a document with its own speaker.
fn voice(key: &Key, words: &[Words], fields: &mut Fields<'_>) -> Map<String, Value> {
    let mut record = std::mem::take(&mut fields.record);
    record.insert("stretches".to_owned(), json!(words.iter().map(Words::pointer).collect::<Vec<_>>()));
    record.insert("key".to_owned(), json!(key));
    record
}

/// Whoever or whatever the words name: how they do is said, or not guessed.
fn entity(key: &Key, words: &[Words], fields: &mut Fields<'_>) -> Map<String, Value> {
    let mut record = std::mem::take(&mut fields.record);
    match record.remove("form") {
        Some(form) => {
            let mention = |words: &Words| json!({ "words": words.pointer(), "form": form });
            record.insert("mentions".to_owned(), json!(words.iter().map(mention).collect::<Vec<_>>()));
        }
        None if !is_worded(&record) => {
            let said = words.iter().map(|words| json!({ "value": words.text, "words": [words.pointer()] }));
            let descriptions = record.entry("descriptions").or_insert_with(|| json!([]));
            descriptions.as_array_mut().into_iter().for_each(|all| all.extend(said.clone()));
        }
        None => {}
    }
    record.insert("place".to_owned(), json!(fields.document));
    record.insert("key".to_owned(), json!(key));
    record
}

/// Whether words give its name, or what it is called.
fn is_worded(record: &Map<String, Value>) -> bool {
    let said = ["names", "descriptions"].into_iter().filter_map(|field| record.get(field)?.as_array());
    said.flatten().any(|said| said.get("words").is_some() || said.get("implied").is_some())
}

/// A remark on the document, in the words of the body.
fn note(annotation: Annotation<'_>, body: Option<Resource<'_>>, targets: &Targets) -> Result<Submission, Wrong> {
    let said = body.and_then(|body| body.value().or_else(|| body.source())).or_else(|| annotation.body_value());
    let text = said.ok_or_else(|| (Reason::Malformed, "it has no body to be a remark".to_owned()))?;
    let there = |words: &Words| Pointer::There(Passage::new(&words.document).at(Selector::found(words.span)));
    let basis: Basis = match &targets.words[..] {
        [] => Outside.into(),
        words => Basis::Words(words.iter().map(there).collect()),
    };
    let document = Subject::Node(Target::Key(targets.document.clone()));
    let said = Statement::new(Relation::Note, Object::Text(text.to_owned()), basis).of(document);
    Ok(Submission::Statement(Box::new(said)))
}

/// Who created it, else the file; when.
fn recording(annotation: Annotation<'_>, file: &str) -> Recording {
    let creator = annotation.creators().next();
    let by = creator.and_then(|creator| creator.names().next().or_else(|| creator.id()));
    let recording = Recording::by(by.unwrap_or(file));
    match annotation.created().and_then(|created| without_fraction(created).parse::<Date>().ok()) {
        Some(date) => recording.at(date),
        None => recording,
    }
}

/// To the second, as dates are kept here; the whole of it is kept beside.
fn without_fraction(time: &str) -> String {
    let Some((seconds, rest)) = time.split_once('.') else { return time.to_owned() };
    format!("{seconds}{}", rest.trim_start_matches(|c: char| c.is_ascii_digit()))
}

/// For a message: why it was made, and what its bodies are.
fn described(annotation: Annotation<'_>) -> String {
    let motivations: Vec<&str> = annotation.motivations().collect();
    let bodies = annotation.bodies().map(|body| {
        let said: Vec<&str> = body.types().chain(body.purposes()).chain(body.value()).collect();
        said.join(" ")
    });
    let bodies: Vec<String> = bodies.collect();
    format!("motivation {:?}, bodies {:?}", motivations.join(", "), bodies)
}
