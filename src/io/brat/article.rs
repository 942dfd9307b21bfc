//! The records of one article, into a graph.

use std::collections::{HashMap, HashSet};

use super::line::{Line, Recorded};
use super::mapping::{BratMapping, QuoteRule};
use crate::graph::{Existing, Graph, Insertion};
use crate::io::intake::Reason;
use crate::io::quoted::quoted;
use crate::io::taken::{Wrong, there_already, unfit};
use crate::model::record::{Recordable, Submission};
use crate::model::reference::Target;
use crate::model::{
    Basis, Event, Key, Organization, Passage, Person, Place, Pointer, Quote, QuoteKind, Reference, Said, Someone,
};
use crate::text::{Content, Match, Selector, Span};

/// One article while its annotations are taken.
pub(super) struct Article<'g, 'f> {
    graph: &'g mut Graph,
    pub(super) mapping: &'g BratMapping,
    pub(super) document: &'g str,
    /// Before the keys of what is made.
    prefix: String,
    content: Content,
    /// Words that stand where they are said to.
    pub(super) words: HashMap<&'f str, Verified>,
    /// What became a node.
    pub(super) nodes: HashMap<&'f str, Key>,
    /// The events that words trigger.
    pub(super) triggered: HashMap<&'f str, Vec<Key>>,
    /// Those that are named without a record of their own.
    pub(super) named: HashSet<Key>,
    pub(super) draft: Draft<'f>,
}

/// What is made of one record: it goes in whole or not at all.
#[derive(Default)]
pub(super) struct Draft<'f> {
    pub(super) submissions: Vec<Submission>,
    nodes: Vec<&'f str>,
    pub(super) named: Option<Key>,
}

/// Words that stand there: their pieces, in the order of the text.
#[derive(Clone)]
pub(super) struct Verified {
    pieces: Vec<Selector>,
    text: String,
}

impl<'g, 'f> Article<'g, 'f> {
    /// Of a document that is in the graph, with its text.
    pub(super) fn new(
        graph: &'g mut Graph,
        mapping: &'g BratMapping,
        document: &'g str,
        content: Content,
        annotator: Option<&str>,
    ) -> Self {
        let prefix = annotator.map_or_else(|| document.to_owned(), |annotator| format!("{document}/{annotator}"));
        let (words, nodes, triggered, named) = (HashMap::new(), HashMap::new(), HashMap::new(), HashSet::new());
        Article { graph, mapping, document, prefix, content, words, nodes, triggered, named, draft: Draft::default() }
    }

    /// Takes what is right; of each record why it is not, in their order. Words come first, then events, then what is said of either.
    pub(super) fn take(mut self, records: &[Recorded<'f>]) -> Vec<Option<Wrong>> {
        let mut outcomes: Vec<Option<Wrong>> = vec![None; records.len()];
        let mut known: HashSet<&str> = HashSet::new();
        for (record, outcome) in records.iter().zip(&mut outcomes) {
            let is_new = !names_itself(record.id) || known.insert(record.id);
            *outcome = match &record.line {
                Err(message) => Some((Reason::Malformed, message.clone())),
                Ok(_) if !is_new => {
                    Some((Reason::Malformed, format!("{} is the name of a record before it", record.id)))
                }
                Ok(_) => None,
            };
        }
        for step in [Article::verified, Article::worded, Article::event, Article::said] {
            for (record, outcome) in records.iter().zip(&mut outcomes) {
                if let (Ok(line), None) = (&record.line, &outcome) {
                    let drafted = step(&mut self, record.id, line);
                    *outcome = self.put(drafted).err();
                }
            }
        }
        let placed = self.placed(records, &outcomes);
        for (record, outcome) in records.iter().zip(&mut outcomes).filter(|(_, outcome)| outcome.is_none()) {
            if !placed.contains(record.id) && self.words.contains_key(record.id) {
                let kept = self.unplaced(record);
                *outcome = self.put(kept).err();
            }
        }
        outcomes
    }

    /// Puts in what was made of a record, or forgets it.
    fn put(&mut self, drafted: Result<(), Wrong>) -> Result<(), Wrong> {
        let Draft { submissions, nodes, named } = std::mem::take(&mut self.draft);
        let put = drafted.and_then(|()| {
            let put = |insertion: &mut Insertion<'_>| {
                submissions.iter().for_each(|submission| _ = insertion.submit(submission));
            };
            self.graph.transact(Existing::Extend, put).map_err(unfit)
        });
        if put.is_err() {
            nodes.iter().for_each(|id| _ = self.nodes.remove(id));
            named.iter().for_each(|key| _ = self.named.remove(key));
        }
        put
    }

    /// The words that are in the graph: as a node, as a part of an event, as a note.
    fn placed(&self, records: &[Recorded<'f>], outcomes: &[Option<Wrong>]) -> HashSet<&'f str> {
        let mut placed: HashSet<&'f str> = self.nodes.keys().copied().collect();
        for (record, _) in records.iter().zip(outcomes).filter(|(_, outcome)| outcome.is_none()) {
            match &record.line {
                Ok(Line::Words { kind, .. }) if self.mapping.notes.contains(*kind) => _ = placed.insert(record.id),
                Ok(Line::Event { trigger, roles, .. }) => {
                    placed.insert(trigger);
                    // Without a content there is no quote of which they are a part.
                    if self.nodes.contains_key(record.id) {
                        placed.extend(roles.iter().map(|(_, of)| *of));
                    }
                }
                _ => {}
            }
        }
        placed
    }

    /// Words of which no event says what they are are kept beside their document.
    fn unplaced(&mut self, record: &Recorded<'f>) -> Result<(), Wrong> {
        let Ok(Line::Words { kind, text, .. }) = &record.line else { return Ok(()) };
        let basis = self.basis(&self.words(record.id)?);
        self.attribute(Key::from(self.document), kind, text, basis)
    }

    /// Words as they are said to stand there; a break between lines counts as a blank, and so does one between pieces.
    fn verified(&mut self, id: &'f str, line: &Line<'f>) -> Result<(), Wrong> {
        let Line::Words { kind, unit, pieces, text } = line else { return Ok(()) };
        if !self.mapping.knows(kind) {
            return Err((Reason::Unmapped, format!("the mapping says nothing of words of the type {kind}")));
        }
        let mut spans = Vec::new();
        for piece in pieces {
            let selector = Selector::offsets(*unit, piece.clone()).allowing(Match::WORD_PARTS);
            let found = self.content.find(&selector, self.content.whole());
            spans.push(found.map_err(|error| (Reason::NotThere, error.counted_in(*unit, &self.content)))?.span);
        }
        let there: Vec<&str> = spans.iter().filter_map(|span| self.content.slice(*span)).collect();
        let plain = |text: &str| text.replace("\r\n", " ").replace(['\n', '\r'], " ");
        if plain(&there.join(" ")) != plain(text) {
            return Err((Reason::NotThere, format!("{:?} stands there, not {text:?}", there.join(" "))));
        }
        spans.sort_by_key(|span| span.start());
        let pieces = spans.into_iter().map(Selector::found).collect();
        self.words.insert(id, Verified { pieces, text: text.clone() });
        Ok(())
    }

    /// Words that are a node by their type, or a note.
    fn worded(&mut self, id: &'f str, line: &Line<'f>) -> Result<(), Wrong> {
        let Line::Words { kind, .. } = line else { return Ok(()) };
        let Some(words) = self.words.get(id).cloned() else { return Ok(()) };
        let mapping = self.mapping;
        if mapping.notes.contains(*kind) {
            return self.noted(Target::Key(Key::from(self.document)), kind, self.basis(&words));
        }
        if mapping.of_quoted(kind).is_some() {
            return self.quoted(id, &words.pieces, &[], Ok);
        }
        let is = |kinds: &std::collections::BTreeSet<String>| kinds.contains(*kind);
        if is(&mapping.people) {
            self.entity(id, Person::new(self.place()).description(&words.text, self.basis(&words)).key(self.key(id)))
        } else if is(&mapping.organizations) {
            self.entity(
                id,
                Organization::new(self.place()).description(&words.text, self.basis(&words)).key(self.key(id)),
            )
        } else if is(&mapping.places) {
            self.entity(id, Place::new(self.place()).description(&words.text, self.basis(&words)).key(self.key(id)))
        } else if is(&mapping.events) {
            self.entity(id, Event::new(self.place()).description(&words.text, self.basis(&words)).key(self.key(id)))
        } else if is(&mapping.someones) {
            self.someone(id, &words).map(|_| ())
        } else {
            Ok(())
        }
    }

    /// An event that is a quote.
    fn event(&mut self, id: &'f str, line: &Line<'f>) -> Result<(), Wrong> {
        let Line::Event { kind, trigger, roles } = line else { return Ok(()) };
        let unmapped = || (Reason::Unmapped, format!("the mapping says nothing of events of the type {kind}"));
        let rule = self.mapping.of_event(kind).ok_or_else(unmapped)?.clone();
        let triggered = self.words(trigger)?;
        let (mut content, mut cues, mut sources, mut addressees) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (role, of) in roles {
            let plain = role.trim_end_matches(|c: char| c.is_ascii_digit());
            let is = |named: &Option<String>| named.as_deref() == Some(plain);
            match &rule {
                QuoteRule { content: named, .. } if is(named) => content.extend(self.words(of)?.pieces),
                QuoteRule { cue: named, .. } if is(named) => cues.extend(self.words(of)?.pieces),
                QuoteRule { source: named, .. } if is(named) => sources.push(self.agent(of)?),
                QuoteRule { addressee: named, .. } if is(named) => addressees.push(self.agent(of)?),
                _ => return Err((Reason::Unmapped, format!("the mapping says nothing of {role} in {kind}"))),
            }
        }
        if content.is_empty() {
            // That something is said there, and not what.
            return self.noted(Target::Key(Key::from(self.document)), kind, self.basis(&triggered));
        }
        let is_unattributed = rule.unattributed && sources.is_empty();
        let is_elsewhere = triggered.pieces.iter().any(|piece| !cues.contains(piece));
        self.quoted(id, &content, &cues, |mut quote| {
            let said = |(key, basis): (Key, Basis)| Said::new(Reference::to(Target::Key(key)), basis);
            quote.spoken_by = sources.into_iter().map(said).collect();
            quote.to = addressees.into_iter().map(said).collect();
            Ok(if is_unattributed { quote.unattributed() } else { quote })
        })?;
        if is_elsewhere {
            self.attribute(self.key(id), kind, &triggered.text, self.basis(&triggered))?;
        }
        let key = self.key(id);
        self.triggered.entry(trigger).or_default().push(key);
        Ok(())
    }

    fn quoted(
        &mut self,
        id: &'f str,
        content: &[Selector],
        cues: &[Selector],
        with: impl FnOnce(Quote) -> Result<Quote, Wrong>,
    ) -> Result<(), Wrong> {
        let mut content = content.to_vec();
        content.sort_by_key(|selector| self.span(selector).map(Span::start));
        content.dedup();
        if content.is_empty() {
            return Err((Reason::Malformed, "it has no content: the words that are said".to_owned()));
        }
        let quote = self.of_content(&content);
        let quote = cues.iter().fold(quote, |quote, cue| quote.cue(cue.clone()));
        let quote = with(quote.key(self.key(id)))?;
        self.entity(id, quote)
    }

    fn of_content(&self, content: &[Selector]) -> Quote {
        let pieces: Vec<Span> = content.iter().filter_map(|piece| self.span(piece)).collect();
        let found = quoted(&self.content, &pieces);
        let segments = found.segments.into_iter().map(Selector::found).collect();
        let reported_clauses = if found.kind == QuoteKind::Mixed { content.to_vec() } else { Vec::new() };
        Quote { segments, reported_clauses, ..Quote::blank(self.place(), found.kind, false) }
    }

    /// Who is named by words, and on what ground.
    fn agent(&mut self, of: &'f str) -> Result<(Key, Basis), Wrong> {
        let words = self.words(of)?;
        let key = match self.nodes.get(of) {
            Some(key) => key.clone(),
            None => self.someone(of, &words)?,
        };
        Ok((key, self.basis(&words)))
    }

    fn someone(&mut self, id: &'f str, words: &Verified) -> Result<Key, Wrong> {
        let someone = Someone::new(self.place()).description(&words.text, self.basis(words));
        let key = self.key(id);
        self.entity(id, someone.key(key.clone()))?;
        Ok(key)
    }

    fn entity(&mut self, id: &'f str, record: impl Recordable) -> Result<(), Wrong> {
        let key = self.key(id);
        self.make(&key, record)?;
        self.nodes.insert(id, key);
        self.draft.nodes.push(id);
        Ok(())
    }

    /// A node that was not there: two annotators are never joined.
    pub(super) fn make(&mut self, key: &Key, record: impl Recordable) -> Result<(), Wrong> {
        if self.graph.core().node(key.as_str()).is_some() {
            return Err(there_already(key));
        }
        self.draft.submissions.push(record.submission());
        Ok(())
    }

    pub(super) fn words(&self, id: &str) -> Result<Verified, Wrong> {
        self.words.get(id).cloned().ok_or_else(|| missing(id))
    }

    pub(super) fn node(&self, id: &str) -> Result<Key, Wrong> {
        let triggered = || match self.triggered.get(id)?.as_slice() {
            [one] => Some(one.clone()),
            _ => None,
        };
        self.nodes.get(id).cloned().or_else(triggered).ok_or_else(|| missing(id))
    }

    pub(super) fn key(&self, id: &str) -> Key {
        Key::from(format!("{}/{id}", self.prefix))
    }

    pub(super) fn place(&self) -> Passage {
        Passage::new(self.document)
    }

    pub(super) fn basis(&self, words: &Verified) -> Basis {
        let there = |piece: &Selector| Pointer::There(self.place().at(piece.clone()));
        Basis::Words(words.pieces.iter().map(there).collect())
    }

    fn span(&self, selector: &Selector) -> Option<Span> {
        Some(self.content.find(selector, self.content.whole()).ok()?.span)
    }
}

/// Whether no other record can have this name: that of an equivalence, or of a speaker of LitBank, is none.
fn names_itself(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_alphabetic() || c == '#') && id != "ATTRIB"
}

pub(super) fn missing(id: &str) -> Wrong {
    (Reason::Dangling, format!("it refers to {id}, which is not there or was refused"))
}
