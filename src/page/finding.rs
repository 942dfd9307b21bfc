//! What an audit found, beside the words.

use std::collections::{BTreeMap, HashMap};

use super::anchor::Anchor;
use super::link::Link;
use super::text::Text;
use crate::analysis;
use crate::graph::{DocumentRef, Excerpt};
use crate::text::Span;

/// A finding.
pub(super) struct Finding {
    pub(super) anchor: Anchor,
    pub(super) code: &'static str,
    pub(super) level: String,
    pub(super) message: Text,
    pub(super) notes: Vec<Text>,
    pub(super) help: &'static str,
    /// Its words, the most telling first.
    pub(super) words: Vec<Words>,
}

/// Words, and where they stand.
pub(super) struct Words {
    pub(super) link: Link,
    pub(super) document: Text,
}

/// A finding as the margin of a document has it.
#[derive(Clone)]
pub(super) struct Note {
    pub(super) anchor: Anchor,
    /// From 1, in the order in which the words stand in the document.
    pub(super) number: usize,
    /// The place of the finding.
    pub(super) finding: usize,
}

/// Words that a finding is about, as the text of a document marks them.
#[derive(Clone)]
pub(super) struct Found {
    /// Where they begin.
    pub(super) place: Anchor,
    pub(super) note: Note,
    pub(super) is_error: bool,
    pub(super) message: Text,
}

/// So many words of a finding are shown.
const MOST: usize = 6;

impl Finding {
    fn of(finding: &analysis::Finding<'_>, number: usize) -> Self {
        Finding {
            anchor: Anchor::numbered("finding", number),
            code: finding.rule().code(),
            level: finding.level().to_string(),
            message: Text::of(finding.message()),
            notes: finding.notes().iter().map(Text::of).collect(),
            help: finding.rule().help(),
            words: Vec::new(),
        }
    }

    fn is_error(&self) -> bool {
        self.level == "error"
    }

    /// The code in words, as a heading has it: "hedge lost".
    pub(super) fn name(&self) -> String {
        self.code.replace('-', " ")
    }
}

/// All findings, on which lines they stand, and which words are theirs.
pub(super) struct Findings {
    pub(super) all: Vec<Finding>,
    at: HashMap<(u32, u32), Vec<Note>>,
    /// The words of each document.
    found: HashMap<u32, Vec<(Span, Found)>>,
}

impl Findings {
    /// Cost: O(words × log).
    pub(super) fn of(found: &[analysis::Finding<'_>]) -> Self {
        let all = found.iter().zip(1..).map(|(finding, number)| Finding::of(finding, number)).collect();
        let mut findings = Findings { all, at: HashMap::new(), found: HashMap::new() };
        let notes = findings.noted(found);
        for (place, finding) in found.iter().enumerate() {
            let mut counts: HashMap<u32, usize> = HashMap::new();
            for words in finding.evidence().take(MOST) {
                let document = words.document().id().index();
                let count = counts.entry(document).or_default();
                *count += 1;
                let note = notes.get(&(place, document));
                findings.add(place, words, note.map(|note| (note, *count)));
            }
        }
        findings
    }

    /// Each finding is noted once in each document that it is about, where the first of its words stand there.
    fn noted(&mut self, found: &[analysis::Finding<'_>]) -> HashMap<(usize, u32), Note> {
        let mut first: BTreeMap<(u32, u32, usize), (u32, DocumentRef<'_>)> = BTreeMap::new();
        for (place, finding) in found.iter().enumerate() {
            let mut words: Vec<Excerpt<'_>> = finding.evidence().take(MOST).collect();
            words.sort_by_key(|words| (words.document().id().index(), words.span().start()));
            words.dedup_by_key(|words| words.document().id().index());
            for words in words {
                let document = words.document();
                first.insert((document.id().index(), words.span().start(), place), (words.line(), document));
            }
        }
        let (mut notes, mut counts) = (HashMap::new(), HashMap::<u32, usize>::new());
        for ((node, _, place), (line, document)) in first {
            let number = counts.entry(node).or_default();
            *number += 1;
            let note = Note { anchor: Anchor::note(document, *number), number: *number, finding: place };
            self.at.entry((node, line)).or_default().push(note.clone());
            notes.insert((place, node), note);
        }
        notes
    }

    /// Adds words of a finding, by its note in their document and how many they are there.
    fn add(&mut self, place: usize, words: Excerpt<'_>, note: Option<(&Note, usize)>) {
        let Some(finding) = self.all.get_mut(place) else { return };
        let mut link = Link::words(words);
        // Blanks are not shown, and nothing can lead to them.
        if let Some((note, count)) = note.filter(|_| !words.text().trim().is_empty()) {
            link.anchor = Anchor::found(words.document(), note.number, count);
            let (note, message) = (note.clone(), finding.message.clone());
            let found = Found { place: link.anchor.clone(), note, is_error: finding.is_error(), message };
            self.found.entry(words.document().id().index()).or_default().push((words.span(), found));
        }
        finding.words.push(Words { link, document: Text::of(words.document()) });
    }

    /// The notes of which the words begin on a line of a document.
    pub(super) fn on(&self, document: u32, line: u32) -> &[Note] {
        self.at.get(&(document, line)).map_or(&[], Vec::as_slice)
    }

    /// What a note is about.
    pub(super) fn of_note(&self, note: &Note) -> Option<&Finding> {
        self.all.get(note.finding)
    }

    /// The words of each document, in no order of documents.
    pub(super) fn found(&self) -> impl Iterator<Item = (u32, &[(Span, Found)])> {
        self.found.iter().map(|(document, found)| (*document, found.as_slice()))
    }

    /// The findings of one rule after the other, in the order in which they come.
    pub(super) fn by_rule(&self) -> Vec<&[Finding]> {
        self.all.chunk_by(|one, other| one.code == other.code).collect()
    }
}
