//! One thing that an audit found.

use std::fmt;

use super::level::Level;
use super::rule::Rule;
use crate::graph::{Excerpt, StatementRef, View, marked};
use crate::text::{Snippet, visible};

/// One thing that an audit found: a rule, a sentence, the words.
#[derive(Clone)]
pub struct Finding<'g> {
    view: &'g View,
    rule: Rule,
    level: Level,
    message: String,
    marks: Vec<(Excerpt<'g>, String)>,
    notes: Vec<String>,
}

impl<'g> Finding<'g> {
    pub(super) fn new(view: &'g View, rule: Rule, level: Level, message: String) -> Self {
        let message = visible(&message, false);
        Finding { view, rule, level, message, marks: Vec::new(), notes: Vec::new() }
    }

    /// With words underlined, under a label; words that are marked so already are not marked twice.
    pub(super) fn mark(mut self, words: impl IntoIterator<Item = Excerpt<'g>>, label: &str) -> Self {
        for words in words {
            if self.marks.iter().all(|(known, _)| known.extent() != words.extent()) {
                self.marks.push((words, label.to_owned()));
            }
        }
        self
    }

    /// With the words on which a statement rests.
    pub(super) fn mark_statement(self, statement: StatementRef<'g>, label: &str) -> Self {
        self.mark(statement.evidence().excerpts(), label)
    }

    pub(super) fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(visible(&note.into(), false));
        self
    }

    /// By which rule.
    pub fn rule(&self) -> Rule {
        self.rule
    }

    /// How grave: the level of its rule.
    pub fn level(&self) -> Level {
        self.level
    }

    /// What is wrong, in one sentence, without a full stop.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The words, the most telling first. None where nothing of it stands in a document.
    pub fn evidence(&self) -> impl Iterator<Item = Excerpt<'g>> + '_ {
        self.marks.iter().map(|(words, _)| *words)
    }

    /// What there is to know besides.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// The lines with the words underlined, document by document, in the order in which they are first marked.
    fn snippet(&self) -> Option<Snippet<'g>> {
        let mut documents: Vec<_> = Vec::new();
        for (words, _) in &self.marks {
            let document = words.extent().document;
            if !documents.contains(&document) {
                documents.push(document);
            }
        }
        let snippets = documents.into_iter().filter_map(|document| {
            let marks = self.marks.iter().filter(|(words, _)| words.extent().document == document);
            let marks: Vec<_> = marks.map(|(words, label)| (words.extent(), label.clone())).collect();
            marked(self.view, &marks)
        });
        snippets.reduce(Snippet::and)
    }
}

impl fmt::Display for Finding<'_> {
    /// As a compiler shows it: level, code and sentence; the words underlined; notes; help.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}[{}]: {}", self.level, self.rule, self.message)?;
        if let Some(snippet) = self.snippet() {
            write!(f, "{snippet}")?;
        }
        for note in &self.notes {
            writeln!(f, "  = note: {note}")?;
        }
        writeln!(f, "  = help: {}", self.rule.help())
    }
}

impl fmt::Debug for Finding<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}[{}]: {}", self.level, self.rule, self.message)
    }
}
