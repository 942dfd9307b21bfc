//! The extractions of one document, into a graph.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use super::group::{Beside, GroupNumber, groups};
use super::line::Extraction;
use super::mapping::{CALLED, Class, LangExtractMapping};
use super::value::can_fill;
use crate::graph::Graph;
use crate::io::intake::Reason;
use crate::io::pending::{Pending, take};
use crate::io::record::{Form, Words, fill_quote, form, named, selectors, submission, within_marks};
use crate::io::taken::{Wrong, there_already};
use crate::model::{Key, NodeKind};
use crate::text::{Content, Match, OffsetUnit, Selector, words};

/// An extraction as it was read.
pub(super) type Given = Result<Extraction, Wrong>;

/// One document while its extractions are taken.
pub(super) struct Article<'a> {
    pub(super) mapping: &'a LangExtractMapping,
    pub(super) key: &'a Key,
    pub(super) content: &'a Content,
    /// Before the keys of what is made: no other line has the same.
    pub(super) prefix: String,
}

/// An extraction whose words stand where it says.
pub(super) struct Found<'a> {
    pub(super) extraction: &'a Extraction,
    pub(super) class: &'a Class,
    /// What it was extracted together with.
    pub(super) group: Option<GroupNumber>,
    words: Words,
    key: Key,
}

/// What was extracted, by its place in the line.
pub(super) type All<'a> = Vec<Result<Found<'a>, Wrong>>;

impl Article<'_> {
    /// Takes what is right; of each why it is not, in their order.
    pub(super) fn take(&self, graph: &mut Graph, given: Vec<Given>) -> Vec<Option<Wrong>> {
        let numbered = (1..).zip(given.iter().zip(groups(&given, self.content)));
        let all: All<'_> = numbered.map(|(number, (given, group))| self.found(graph, number, given, group)).collect();
        let beside = Beside::new(&all);
        let mut outcomes: Vec<Option<Wrong>> = vec![None; all.len()];
        let (mut places, mut pending) = (Vec::new(), Vec::new());
        let mut parts = Vec::new();
        for (place, outcome) in outcomes.iter_mut().enumerate() {
            let made = match all.get(place) {
                Some(Ok(found)) => self.made(graph, place, found, &beside, &mut parts),
                Some(Err(wrong)) => Err(wrong.clone()),
                None => Ok(None),
            };
            match made {
                Ok(Some(one)) => {
                    places.push(place);
                    pending.push(one);
                }
                Ok(None) => {}
                Err(wrong) => *outcome = Some(wrong),
            }
        }
        for (place, wrong) in places.into_iter().zip(take(graph, pending, |_, _| ())) {
            if let Some(outcome) = outcomes.get_mut(place) {
                *outcome = wrong;
            }
        }
        // Words that are a part of a quote came in if it did.
        for (part, quote) in parts {
            let is_refused = outcomes.get(quote).is_some_and(Option::is_some);
            if let Some(outcome) = outcomes.get_mut(part).filter(|_| is_refused) {
                *outcome = Some((Reason::Dangling, "the quote of its group was refused".to_owned()));
            }
        }
        outcomes
    }

    /// Holds it against the text.
    fn found<'a>(
        &'a self,
        graph: &Graph,
        number: usize,
        given: &'a Given,
        group: Option<GroupNumber>,
    ) -> Result<Found<'a>, Wrong> {
        let extraction = given.as_ref().map_err(Clone::clone)?;
        let name = &extraction.extraction_class;
        let unmapped = || (Reason::Unmapped, format!("the mapping says nothing of the class {name}"));
        let class = self.mapping.class(name).ok_or_else(unmapped)?;
        let aligned = extraction.alignment_status.as_deref().unwrap_or("not aligned");
        let text = &extraction.extraction_text;
        let nowhere = || (Reason::Unverified, format!("{text:?} was found nowhere in the text ({aligned})"));
        let (start, end) = extraction.interval().ok_or_else(nowhere)?;
        let at = |offset: u64| usize::try_from(offset).unwrap_or(usize::MAX);
        let selector = Selector::offsets(OffsetUnit::CodePoints, at(start)..at(end)).exact(text);
        let selector = selector.allowing(self.mapping.allow | Match::WORD_PARTS);
        let anchor = self.content.find(&selector, self.content.whole());
        let anchor = anchor.map_err(|error| {
            let told = error.counted_in(OffsetUnit::CodePoints, self.content);
            (Reason::NotThere, format!("{told} ({aligned})"))
        })?;
        let there = self.content.slice(anchor.span).unwrap_or_default().to_owned();
        let given = (!anchor.matched.is_exact()).then(|| (text.clone(), anchor.matched));
        let words = Words { document: self.key.clone(), span: anchor.span, text: there, given };
        let key = Key::from(format!("{}/{name}-{number}", self.prefix));
        if graph.core().node(key.as_str()).is_some() {
            return Err(there_already(&key));
        }
        Ok(Found { extraction, class, group, words, key })
    }

    /// What it becomes; nothing where it is a part of the quote of its group, which is noted.
    fn made(
        &self,
        graph: &Graph,
        place: usize,
        found: &Found<'_>,
        beside: &Beside<'_, '_>,
        parts: &mut Vec<(usize, usize)>,
    ) -> Result<Option<Pending>, Wrong> {
        let Some(kind) = found.class.makes else {
            let quote = beside.quote_of(found).ok_or_else(|| {
                let message = "it is a part of a quote, and there is not one quote in its group".to_owned();
                (Reason::Dangling, message)
            })?;
            parts.push((place, quote));
            return Ok(None);
        };
        let mut making = Making {
            graph,
            article: self,
            found,
            beside,
            record: Map::new(),
            pending: Pending::default(),
            said: HashSet::new(),
        };
        making.fill(kind)?;
        let Making { mut record, mut pending, .. } = making;
        match kind {
            NodeKind::Quote => {
                let words = std::slice::from_ref(&found.words);
                if record.contains_key("kind") {
                    record.insert("segments".to_owned(), selectors(&within_marks(self.content, words)));
                }
                fill_quote(&mut record, self.content, words);
                record.insert("place".to_owned(), json!(self.key));
            }
            NodeKind::Claim => claim(&mut record, found, beside, &mut pending),
            _ => {
                // Whatever else it is called: so it is called here.
                let said = json!({ "value": found.words.text, "words": [found.words.pointer()] });
                add(&mut record, "descriptions", said);
                record.insert("place".to_owned(), json!(self.key));
            }
        }
        record.insert("key".to_owned(), json!(found.key));
        pending.makes.push(found.key.clone());
        pending.submissions.push(submission(kind, record).map_err(|message| (Reason::Malformed, message))?);
        Ok(Some(pending))
    }
}

/// A record while its fields are filled.
struct Making<'m, 'a> {
    graph: &'m Graph,
    article: &'m Article<'m>,
    found: &'m Found<'a>,
    beside: &'m Beside<'m, 'a>,
    record: Map<String, Value>,
    pending: Pending,
    /// What a field says already.
    said: HashSet<(String, String)>,
}

impl Making<'_, '_> {
    fn fill(&mut self, kind: NodeKind) -> Result<(), Wrong> {
        if kind == NodeKind::Quote && self.beside.quote_of(self.found).is_some() {
            for member in self.beside.members(self.found) {
                if let Some(field) = &member.class.fills {
                    self.member(field, member);
                }
            }
        }
        for (label, value) in self.found.extraction.attributes() {
            match self.article.mapping.field(label).filter(|field| can_fill(kind, field)) {
                Some(field) => self.value(field, &value, label)?,
                None => self.labelled(label, &value),
            }
        }
        // What the class says counts where the extraction itself does not say it.
        for (field, value) in &self.found.class.with {
            if form(field) != Some(Form::One) || !self.record.contains_key(field) {
                self.value(field, value, field)?;
            }
        }
        let aligned = self.found.extraction.alignment_status.as_deref();
        if let Some(aligned) = aligned.filter(|aligned| *aligned != "match_exact") {
            self.labelled("alignment_status", aligned);
        }
        if let Some(note) = self.found.extraction.description.as_deref().filter(|note| !note.is_empty()) {
            self.push("notes", json!(note));
        }
        Ok(())
    }

    fn push(&mut self, field: &str, item: Value) {
        if self.said.insert((field.to_owned(), item.to_string())) {
            add(&mut self.record, field, item);
        }
    }

    /// What no field holds is kept under its label.
    fn labelled(&mut self, label: &str, value: &str) {
        self.push("attributes", json!({ "label": label, "value": value, "outside": true }));
    }

    /// What was extracted together with the quote.
    fn member(&mut self, field: &str, member: &Found<'_>) {
        match form(field) {
            Some(Form::Words) => self.push(field, member.words.selector()),
            Some(Form::Nodes) => {
                self.pending.needs.insert(member.key.clone());
                self.said.insert((field.to_owned(), member.key.to_string()));
                self.push(field, json!({ "value": member.key, "words": [member.words.pointer()] }));
            }
            _ => match self.article.mapping.term(field, &member.words.text) {
                Ok(term) => self.push(field, json!({ "value": term, "words": [member.words.pointer()] })),
                Err(_) => {
                    let (label, text) = (&member.extraction.extraction_class, &member.words.text);
                    let said = json!({ "label": label, "value": text, "words": [member.words.pointer()] });
                    self.push("attributes", said);
                }
            },
        }
    }

    /// What an attribute says; one that its field cannot hold is kept under its label.
    fn value(&mut self, field: &str, value: &str, label: &str) -> Result<(), Wrong> {
        match form(field) {
            Some(Form::Nodes) => self.node(field, value, label)?,
            Some(Form::Words) => match self.near(value) {
                Some(words) => self.push(field, words.selector()),
                None => self.labelled(label, value),
            },
            Some(Form::One) => self.one(field, value, label)?,
            Some(Form::Values) => match self.article.mapping.term(field, value) {
                Ok(term) => self.push(field, json!({ "value": term, "outside": true })),
                Err(_) => self.labelled(label, value),
            },
            Some(Form::Remarks) => self.push(field, json!(value)),
            _ => self.labelled(label, value),
        }
        Ok(())
    }

    /// What a field holds once. Where the class has a value of its own, that does not stand for one which nobody knows.
    fn one(&mut self, field: &str, value: &str, label: &str) -> Result<(), Wrong> {
        let known = self.article.mapping.term(field, value);
        match (known, self.record.get(field)) {
            (Ok(term), None) => _ = self.record.insert(field.to_owned(), json!(term)),
            (Ok(term), Some(said)) if *said == json!(term) => {}
            (Ok(term), Some(said)) => {
                return Err((Reason::Unfit, format!("it has two values for {field:?}: {said} and {term:?}")));
            }
            (Err(wrong), _) if self.found.class.with.contains_key(field) => {
                let message = format!("{label}: {wrong}; or say in the `terms` of the mapping which it is");
                return Err((Reason::Unmapped, message));
            }
            (Err(_), _) => self.labelled(label, value),
        }
        Ok(())
    }

    /// Whoever is called so: the one entity with this text, or somebody whom no document calls so.
    fn node(&mut self, field: &str, name: &str, label: &str) -> Result<(), Wrong> {
        if let Some(entity) = self.beside.called(name) {
            // The words of the group may have said so.
            if !self.said.insert((field.to_owned(), entity.key.to_string())) {
                return Ok(());
            }
            self.pending.needs.insert(entity.key.clone());
            self.push(field, json!({ "value": entity.key, "implied": [entity.words.pointer()] }));
            return Ok(());
        }
        // No class is called so: what it makes has another key.
        let key = Key::from(format!("{}/{CALLED}{name}", self.article.prefix));
        if name.trim().is_empty() || key.fault().is_some() {
            self.labelled(label, name);
            return Ok(());
        }
        if self.graph.core().node(key.as_str()).is_some() {
            return Err(there_already(&key));
        }
        let someone = named(NodeKind::Someone, &key, [("descriptions", Some(name))])
            .map_err(|message| (Reason::Malformed, message))?;
        self.pending.beside.push((key.clone(), someone));
        self.push(field, json!({ "value": key, "outside": true }));
        Ok(())
    }

    /// Words that stand once in the lines of the extraction.
    fn near(&self, text: &str) -> Option<Words> {
        let content = self.article.content;
        let span = self.found.words.span;
        let lines = content.lines(content.line_at(span.start())..=content.line_at(span.end())).ok()?;
        let anchor = content.find(&words(text).allowing(self.article.mapping.allow), lines).ok()?;
        let there = content.slice(anchor.span)?.to_owned();
        let given = (!anchor.matched.is_exact()).then(|| (text.to_owned(), anchor.matched));
        Some(Words { document: self.article.key.clone(), span: anchor.span, text: there, given })
    }
}

/// A claim, on which the quote of its group takes the stance, else the voice in which it stands. Where no stance is named, nobody takes one: its words and its quote are kept beside it.
fn claim(record: &mut Map<String, Value>, found: &Found<'_>, beside: &Beside<'_, '_>, pending: &mut Pending) {
    let quote = beside.quote_of(found).and_then(|place| beside.get(place)).map(|quote| &quote.key);
    pending.needs.extend(quote.cloned());
    let words = json!([found.words.pointer()]);
    let stance = record.remove("stance");
    let more = ["modality", "attitude"].map(|field| Some((field, record.remove(field)?)));
    let more = more.into_iter().flatten();
    match stance {
        Some(stance) => {
            let mut taken = Map::from_iter([("stance".to_owned(), stance), ("words".to_owned(), words)]);
            taken.extend(more.map(|(field, value)| (field.to_owned(), value)));
            taken.extend(quote.map(|quote| ("by".to_owned(), json!(quote))));
            record.insert("stances".to_owned(), json!([taken]));
        }
        None => {
            let text = &found.words.text;
            add(record, "attributes", json!({ "label": "extraction_text", "value": text, "words": words }));
            more.for_each(|(field, value)| {
                add(record, "attributes", json!({ "label": field, "value": value, "outside": true }));
            });
            quote.into_iter().for_each(|quote| {
                add(record, "related", json!({ "label": "quote", "to": quote, "outside": true }));
            });
        }
    }
    record.entry("wording").or_insert_with(|| json!(found.words.text));
}

/// One more value of a field.
fn add(record: &mut Map<String, Value>, field: &str, item: Value) {
    if let Value::Array(items) = record.entry(field).or_insert_with(|| json!([])) {
        items.push(item);
    }
}
