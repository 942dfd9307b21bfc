//! The records of one article, into a graph.

use std::collections::{HashMap, HashSet};

use super::line::{Line, Recorded};
use super::mapping::{BratMapping, QuoteRule};
use crate::graph::{Existing, Graph};
use crate::io::intake::Reason;
use crate::io::quoted::quoted;
use crate::io::taken::Wrong;
use crate::model::record::Recordable;
use crate::model::reference::Target;
use crate::model::statement::{Object, Statement, Subject};
use crate::model::{
    Basis, Event, Implied, Key, Organization, Outside, Passage, Person, Place, Pointer, Quote, QuoteKind, Reference,
    Relation, Said, Someone,
};
use crate::text::{Content, Match, Selector, Span};

/// One article while its annotations are taken.
pub(super) struct Article<'g, 'f> {
    graph: &'g mut Graph,
    mapping: &'g BratMapping,
    document: &'g str,
    /// Before the keys of what is made.
    prefix: String,
    content: Content,
    /// Words that stand where they are said to.
    words: HashMap<&'f str, Verified>,
    /// What became a node.
    nodes: HashMap<&'f str, Key>,
    /// Those that are named without a record of their own.
    named: HashSet<Key>,
}

/// Words that stand there: their pieces, in the order of the text.
#[derive(Clone)]
struct Verified {
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
        let (words, nodes) = (HashMap::new(), HashMap::new());
        Article { graph, mapping, document, prefix, content, words, nodes, named: HashSet::new() }
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
                    *outcome = step(&mut self, record.id, line).err();
                }
            }
        }
        outcomes
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
            spans.push(found.map_err(|error| (Reason::NotThere, error.to_string()))?.span);
        }
        let there: Vec<&str> = spans.iter().filter_map(|span| self.content.slice(*span)).collect();
        let plain = |text: &str| text.replace("\r\n", " ").replace(['\n', '\r'], " ");
        if plain(&there.join(" ")) != plain(text) {
            return Err((Reason::NotThere, format!("{:?} stands there, not {text:?}", there.join(" "))));
        }
        spans.sort_by_key(|span| span.start());
        let pieces = spans.into_iter().zip(&there).map(|(span, _)| Selector::found(span)).collect();
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
        self.quoted(id, &content, &cues, |mut quote| {
            let said = |(key, basis): (Key, Basis)| Said::new(Reference::to(Target::Key(key)), basis);
            quote.spoken_by = sources.into_iter().map(said).collect();
            quote.to = addressees.into_iter().map(said).collect();
            Ok(if is_unattributed { quote.unattributed() } else { quote })
        })?;
        let key = self.key(id);
        self.nodes.insert(trigger, key);
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
        self.insert(quote)?;
        self.nodes.insert(id, self.key(id));
        Ok(())
    }

    fn of_content(&self, content: &[Selector]) -> Quote {
        let pieces: Vec<Span> = content.iter().filter_map(|piece| self.span(piece)).collect();
        let found = quoted(&self.content, &pieces);
        let segments = found.segments.into_iter().map(Selector::found).collect();
        let reported_clauses = if found.kind == QuoteKind::Mixed { content.to_vec() } else { Vec::new() };
        Quote { segments, reported_clauses, ..Quote::blank(self.place(), found.kind, false) }
    }

    /// What is said of what came in.
    fn said(&mut self, _: &'f str, line: &Line<'f>) -> Result<(), Wrong> {
        match line {
            Line::Words { .. } | Line::Event { .. } => Ok(()),
            Line::Relation { kind, roles } => self.related(kind, roles),
            Line::Equivalence { members } => {
                let nodes: Vec<Key> = members.iter().map(|of| self.node(of)).collect::<Result<_, _>>()?;
                let pairs = nodes.iter().zip(nodes.iter().skip(1));
                pairs.map(|(one, other)| (one.clone(), other.clone())).collect::<Vec<_>>().into_iter().try_for_each(
                    |(one, other)| {
                        let object = Object::Node(Target::Key(other));
                        self.state(Target::Key(one), Statement::new(Relation::SameAs, object, Outside))
                    },
                )
            }
            Line::Attribute { kind, of, value } => {
                if !self.mapping.attributes.contains(*kind) {
                    return Err((
                        Reason::Unmapped,
                        format!("the mapping says nothing of attributes of the type {kind}"),
                    ));
                }
                let node = self.node(of)?;
                let value = Object::Text(value.unwrap_or("true").to_owned());
                let said =
                    Statement::new(Relation::Attribute, value, Implied).detailed(Object::Text((*kind).to_owned()));
                self.state(Target::Key(node), said)
            }
            Line::Reference { of, entry, .. } => {
                let node = self.node(of)?;
                let said = Statement::new(Relation::Attribute, Object::Text((*entry).to_owned()), Outside);
                self.state(Target::Key(node), said.detailed(Object::Text("reference".to_owned())))
            }
            Line::Note { of, text } => match (self.nodes.get(of).cloned(), self.words.get(of)) {
                (Some(node), _) => self.noted(Target::Key(node), text, Basis::Outside),
                (None, Some(words)) => {
                    let basis = self.basis(words);
                    self.noted(Target::Key(Key::from(self.document)), text, basis)
                }
                (None, None) => Err(missing(of)),
            },
        }
    }

    fn related(&mut self, kind: &str, roles: &[(&'f str, &'f str)]) -> Result<(), Wrong> {
        let unmapped = || (Reason::Unmapped, format!("the mapping says nothing of relations of the type {kind}"));
        let rule = self.mapping.relations.get(kind).ok_or_else(unmapped)?.clone();
        let of = |name: &str| {
            let found = roles.iter().find(|(role, _)| *role == name).map(|(_, of)| *of);
            found.ok_or_else(|| (Reason::Malformed, format!("expected the role {name} in {kind}")))
        };
        let (from, to) = (self.node(of(&rule.from)?)?, of(&rule.to)?);
        let to = if rule.named { self.by_name(to)? } else { self.node(to)? };
        let object = Object::Node(Target::Key(to));
        let said = match rule.relation {
            Some(relation) => Statement::new(relation, object, Implied),
            None => Statement::new(Relation::Related, object, Implied).detailed(Object::Text(kind.to_owned())),
        };
        self.state(Target::Key(from), said)
    }

    /// Whoever has a name that annotators gave him, not the text.
    fn by_name(&mut self, name: &str) -> Result<Key, Wrong> {
        let key = self.key(name);
        if !self.named.contains(&key) {
            let mut someone = Someone::new(self.place()).key(key.clone());
            someone.descriptions.push(Said::new(name.to_owned(), Outside));
            self.insert(someone)?;
            self.named.insert(key.clone());
        }
        Ok(key)
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
        self.insert(record)?;
        self.nodes.insert(id, self.key(id));
        Ok(())
    }

    fn noted(&mut self, of: Target, text: &str, basis: Basis) -> Result<(), Wrong> {
        self.state(of, Statement::new(Relation::Note, Object::Text(text.to_owned()), basis))
    }

    fn state(&mut self, of: Target, said: Statement) -> Result<(), Wrong> {
        self.insert(said.of(Subject::Node(of)))
    }

    fn insert(&mut self, record: impl Recordable) -> Result<(), Wrong> {
        let submission = record.submission();
        let inserted = self.graph.transact(Existing::Extend, |insertion| insertion.submit(submission));
        inserted.map(|_| ()).map_err(|refused| {
            let faults: Vec<String> = refused.faults.iter().map(ToString::to_string).collect();
            (Reason::Unfit, faults.join("; "))
        })
    }

    fn words(&self, id: &str) -> Result<Verified, Wrong> {
        self.words.get(id).cloned().ok_or_else(|| missing(id))
    }

    fn node(&self, id: &str) -> Result<Key, Wrong> {
        self.nodes.get(id).cloned().ok_or_else(|| missing(id))
    }

    fn key(&self, id: &str) -> Key {
        Key::from(format!("{}/{id}", self.prefix))
    }

    fn place(&self) -> Passage {
        Passage::new(self.document)
    }

    fn basis(&self, words: &Verified) -> Basis {
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

fn missing(id: &str) -> Wrong {
    (Reason::Dangling, format!("it refers to {id}, which is not there or was refused"))
}
