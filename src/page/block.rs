//! The lines of a document, by the voice in which they stand.

use std::collections::BTreeSet;

use super::anchor::Anchor;
use super::chain::voice_name;
use super::finding::Note;
use super::mark::Mark;
use super::quote::Quote;
use super::run::{Named, Run};
use super::segment::Segment;
use super::text::Text;
use crate::graph::{DocumentRef, Stated, VoiceRef};
use crate::model::VoiceKind;
use crate::text::{Content, Span};

/// Lines that follow each other in one voice.
pub(super) struct Section {
    pub(super) kind: VoiceKind,
    pub(super) name: &'static str,
    pub(super) owners: Text,
    pub(super) blocks: Vec<Block>,
}

/// A line, or as much of it as stands in one voice, with those that go on with it.
pub(super) struct Block {
    pub(super) span: Span,
    /// The lines that begin in it.
    pub(super) lines: Vec<(u32, Anchor)>,
    /// The place of its section.
    pub(super) section: usize,
    pub(super) runs: Vec<Run>,
    pub(super) notes: Vec<Note>,
    /// The quotes that begin in it.
    pub(super) quotes: Vec<Quote>,
}

/// The blocks of a document and the sections to which they belong, both in order. Lines of white space are none. Cost: O(text + stretches × log).
pub(super) fn sections(document: DocumentRef<'_>) -> (Vec<Block>, Vec<Section>) {
    let Some(content) = document.content() else { return (Vec::new(), Vec::new()) };
    let voices: Vec<VoiceRef<'_>> = document.voices().collect();
    let stretches = voices.iter().enumerate().flat_map(|(place, voice)| {
        voice.stretches().map(move |words| (words.span(), place)).collect::<Vec<(Span, usize)>>()
    });
    let mut stretches: Vec<(Span, usize)> = stretches.filter(|(span, _)| !span.is_empty()).collect();
    stretches.sort_unstable();
    let (mut blocks, mut sections) = (Vec::<Block>::new(), Vec::<Section>::new());
    let (mut next, mut last) = (0, None);
    for line in 1..=content.line_count() {
        let Ok(span) = content.line(line) else { continue };
        while stretches.get(next).is_some_and(|(stretch, _)| stretch.end() <= span.start()) {
            next += 1;
        }
        let mut is_first = true;
        for (part, voice) in parts(span, stretches.get(next..).unwrap_or_default()) {
            if content.slice(part).is_none_or(|text| text.trim().is_empty()) {
                continue;
            }
            if last != Some(voice) || sections.is_empty() {
                sections.push(Section::of(voice.and_then(|place| voices.get(place)).copied()));
                last = Some(voice);
            }
            let section = sections.len().saturating_sub(1);
            let lines = is_first.then(|| (line, Anchor::line(document, line)));
            is_first = false;
            let before = blocks.last_mut().filter(|block| block.section == section);
            if let Some(block) = before.filter(|block| goes_on(content, block.span, part)) {
                block.span = Span::between(block.span.start(), part.end());
                block.lines.extend(lines);
                continue;
            }
            blocks.push(Block {
                span: part,
                lines: lines.into_iter().collect(),
                section,
                runs: Vec::new(),
                notes: Vec::new(),
                quotes: Vec::new(),
            });
        }
    }
    (blocks, sections)
}

/// Whether a line goes on with the one before it, which was only broken to be short: it begins in lower case, and no empty line lies between.
fn goes_on(content: &Content, before: Span, part: Span) -> bool {
    let between = content.slice(Span::between(before.end(), part.start())).unwrap_or_default();
    let begins = content.slice(part).and_then(|text| text.chars().next());
    matches!(between, "\n" | "\r\n") && begins.is_some_and(char::is_lowercase)
}

/// A line, parted where a stretch begins or ends; none is the author's.
fn parts(line: Span, stretches: &[(Span, usize)]) -> Vec<(Span, Option<usize>)> {
    let (mut parts, mut at) = (Vec::new(), line.start());
    for (stretch, voice) in stretches.iter().take_while(|(stretch, _)| stretch.start() < line.end()) {
        let (start, end) = (stretch.start().max(at), stretch.end().min(line.end()));
        if start >= end {
            continue;
        }
        if at < start {
            parts.push((Span::between(at, start), None));
        }
        parts.push((Span::between(start, end), Some(*voice)));
        at = end;
    }
    if at < line.end() {
        parts.push((Span::between(at, line.end()), None));
    }
    parts
}

impl Section {
    fn of(voice: Option<VoiceRef<'_>>) -> Self {
        let kind = voice.map_or(VoiceKind::Author, VoiceRef::kind);
        let owners = voice.into_iter().flat_map(|voice| voice.owners().map(Stated::into_value).collect::<Vec<_>>());
        let owners: Vec<String> = owners.map(|owner| owner.to_string()).collect();
        Section { kind, name: voice_name(kind), owners: Text::of(owners.join(" and ")), blocks: Vec::new() }
    }
}

impl Block {
    pub(super) fn text<'g>(&self, document: DocumentRef<'g>) -> &'g str {
        document.content().and_then(|content| content.slice(self.span)).unwrap_or_default()
    }

    /// Adds a stretch of its words: to the run of the same quote, or as a new one. `seen` has the quotes that have begun.
    pub(super) fn add(
        &mut self,
        document: DocumentRef<'_>,
        segment: Segment,
        marks: &[Mark],
        quotes: &[Named],
        seen: &mut BTreeSet<usize>,
    ) {
        let text = document.content().and_then(|content| content.slice(segment.span)).unwrap_or_default();
        let innermost = segment.quotes.first().copied();
        // Outside of quotes a claim or a finding is told where its words end; a quote is not broken for it.
        let is_open = |run: &Run| run.flags.is_empty() && run.ended.is_empty();
        let goes_on = |run: &Run| run.quote == innermost && (innermost.is_some() || is_open(run));
        let is_same = self.runs.last().is_some_and(|run| goes_on(run) && run.depth == segment.depth);
        if !is_same {
            let quote = innermost.and_then(|(number, _)| quotes.get(number));
            let begins = innermost.is_some_and(|(number, _)| seen.insert(number));
            self.runs.push(Run::of(innermost, quote.cloned(), segment.depth, begins));
        }
        if let Some(run) = self.runs.last_mut() {
            run.add(text, segment, marks);
        }
    }
}
