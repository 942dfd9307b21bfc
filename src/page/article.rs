//! A document, with what is marked in it.

use std::collections::{BTreeSet, HashMap};

use super::anchor::Anchor;
use super::block::{Block, Section, sections};
use super::chain::kind_name;
use super::date::in_words;
use super::fact::{Fact, facts};
use super::finding::Findings;
use super::link::Link;
use super::mark::Mark;
use super::quote::{Quote, Row};
use super::run::Named;
use super::segment::{Segment, segments};
use super::survey::Survey;
use super::text::Text;
use crate::graph::{DocumentRef, QuoteRef};
use crate::model::{NodeKind, VoiceKind};
use crate::text::Span;

/// A document as it is read.
pub(super) struct Article {
    pub(super) anchor: Anchor,
    pub(super) title: Text,
    /// Whether its own headline shows the title.
    pub(super) has_headline: bool,
    /// A BCP 47 tag, where it is one.
    pub(super) language: Option<String>,
    /// Who published it and when, in a line.
    pub(super) source: Text,
    pub(super) facts: Vec<Fact>,
    pub(super) sections: Vec<Section>,
    pub(super) rows: Vec<Row>,
    pub(super) findings: usize,
    /// How it begins.
    pub(super) begins: Text,
}

/// So many letters are shown of how it begins.
const BEGINS: usize = 220;

impl Article {
    /// Its marks are those of the document, in any order. Cost: O(text + (marks + lines) × log).
    pub(super) fn of(
        survey: &Survey<'_>,
        document: DocumentRef<'_>,
        quotes: &[QuoteRef<'_>],
        marks: &[Mark],
        findings: &Findings,
    ) -> Self {
        let (blocks, sections) = sections(document);
        let spans: Vec<Span> = blocks.iter().map(|block| block.span).collect();
        let segments = segments(marks, &spans);
        let cards = cards(survey, quotes, &segments);
        let sections = laid_out(document, quotes, (blocks, sections), segments, marks, findings, cards);
        let titles: Vec<Text> = document.titles().map(|title| Text::of(*title)).collect();
        let has_headline = sections.iter().any(|section| section.kind == VoiceKind::Title);
        let blocks = sections.iter().flat_map(|section| &section.blocks);
        let is_author = |section: &&Section| section.kind == VoiceKind::Author;
        let begins = sections.iter().filter(is_author).flat_map(|section| &section.blocks).take(BEGINS);
        let begins: Vec<&str> = begins.map(|block| block.text(document)).collect();
        Article {
            anchor: Anchor::of(document),
            title: titles.first().cloned().unwrap_or_else(|| Text::of(document.key())),
            has_headline,
            language: document.languages().find_map(|tag| language(&tag)),
            source: source(document),
            facts: facts(document.as_node()),
            rows: quotes.iter().filter_map(|quote| Row::of(survey, *quote)).collect(),
            findings: blocks.map(|block| block.notes.len()).sum(),
            begins: Text::brief(begins.join(" "), BEGINS),
            sections,
        }
    }
}

/// What is shown of each quote, with the block in which it begins.
fn cards(survey: &Survey<'_>, quotes: &[QuoteRef<'_>], segments: &[Segment]) -> HashMap<usize, Vec<Quote>> {
    let mut begins: HashMap<usize, usize> = HashMap::new();
    let mut also: HashMap<usize, BTreeSet<usize>> = HashMap::new();
    for segment in segments {
        for (number, _) in &segment.quotes {
            begins.entry(*number).or_insert(segment.block);
            let others = segment.quotes.iter().map(|(other, _)| *other).filter(|other| other != number);
            also.entry(*number).or_default().extend(others);
        }
    }
    let mut cards: HashMap<usize, Vec<Quote>> = HashMap::new();
    for (number, quote) in quotes.iter().enumerate() {
        let block = begins.get(&number).copied().unwrap_or_default();
        let is_kin = |other: &QuoteRef<'_>| {
            let kin = |one: &QuoteRef<'_>, other: &QuoteRef<'_>| {
                one.nested_in().is_some_and(|outer| outer.id() == other.id())
            };
            kin(quote, other) || kin(other, quote)
        };
        let here = also.get(&number).into_iter().flatten().filter_map(|other| quotes.get(*other));
        let also = here.filter(|other| !is_kin(other)).map(|other| Link::to(*other)).collect();
        cards.entry(block).or_default().extend(Quote::of(survey, *quote, number + 1, also));
    }
    cards
}

/// The sections, each with its blocks, and these with their runs, findings and quotes.
fn laid_out(
    document: DocumentRef<'_>,
    quotes: &[QuoteRef<'_>],
    (mut blocks, mut sections): (Vec<Block>, Vec<Section>),
    segments: Vec<Segment>,
    marks: &[Mark],
    findings: &Findings,
    mut cards: HashMap<usize, Vec<Quote>>,
) -> Vec<Section> {
    let mut seen = BTreeSet::new();
    let named: Vec<Named> = quotes.iter().map(|quote| Named::of(*quote)).collect();
    for segment in segments {
        if let Some(block) = blocks.get_mut(segment.block) {
            block.add(document, segment, marks, &named, &mut seen);
        }
    }
    for (place, mut block) in blocks.into_iter().enumerate() {
        let lines = block.lines.iter().flat_map(|(line, _)| findings.on(document.id().index(), *line));
        block.notes = lines.cloned().collect();
        block.quotes = cards.remove(&place).unwrap_or_default();
        if let Some(section) = sections.get_mut(block.section) {
            section.blocks.push(block);
        }
    }
    sections
}

/// A tag of a language that a browser may be told: letters, digits and hyphens, beginning with two or three letters.
fn language(tag: &str) -> Option<String> {
    let is_plain = tag.len() <= 35 && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let first = tag.split('-').next().unwrap_or_default();
    let is_language = (2..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_plain && is_language).then(|| tag.to_owned())
}

fn source(document: DocumentRef<'_>) -> Text {
    let publishers = document.publishers().map(|publisher| publisher.to_string());
    let dates: Vec<String> = document.published().filter_map(|date| date.value().map(in_words)).collect();
    // Several are several accounts of one day.
    let dates = Some(dates.join(" or ")).filter(|dates| !dates.is_empty());
    let genres = document.genres().map(|genre| (*genre).to_owned());
    let parts: Vec<String> = publishers.chain(dates).chain(genres).collect();
    let parts = if parts.is_empty() { vec![kind_name(NodeKind::Document).to_owned()] } else { parts };
    Text::of(parts.join(" · "))
}
