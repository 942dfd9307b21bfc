//! What was extracted together, and what has which text.

use std::collections::HashMap;

use super::article::{All, Found, Given};
use super::line::Extraction;
use crate::model::NodeKind;
use crate::text::{Content, Match, OffsetUnit, Selector};

/// The chunk or the pass, and the number of a group there.
pub(super) type GroupNumber = (usize, i64);

/// What ends a sentence; a chunk ends there, too.
const ENDS: &[char] = &['.', '?', '!', '。', '！', '？', '।', '\n'];

/// The group of each extraction of a line. Groups are numbered anew in each chunk of the text and in each pass over it, and extractions in each from 1: another one begins
/// where that number does not rise, where that of the group falls, or where the words stand before those of an earlier chunk. A later pass keeps only what overlaps nothing, so
/// its first may go on counting where the last chunk ended: words of another sentence before that chunk begin a pass. Where some have no number, these are of no group.
pub(super) fn groups(given: &[Given], content: &Content) -> Vec<Option<GroupNumber>> {
    let read = || given.iter().filter_map(|given| given.as_ref().ok());
    let is_numbered = read().any(|one| one.extraction_index.is_some());
    let mut chunks = Chunks { content, is_numbered, number: 0, before: None, this: Chunk::default() };
    given.iter().map(|given| chunks.group(given.as_ref().ok()?)).collect()
}

/// Chunks as they go by.
struct Chunks<'c> {
    content: &'c Content,
    /// Whether extractions have numbers.
    is_numbered: bool,
    /// Of this chunk, over all passes.
    number: usize,
    /// Up to where the words of the chunks before it stand, in the same pass.
    before: Option<u64>,
    this: Chunk,
}

/// What came of a chunk so far.
#[derive(Default)]
struct Chunk {
    last: Option<i64>,
    last_group: Option<i64>,
    /// From where to where its words stand.
    stands: Option<(u64, u64)>,
}

impl Chunks<'_> {
    fn group(&mut self, extraction: &Extraction) -> Option<GroupNumber> {
        let Extraction { extraction_index, group_index, .. } = *extraction;
        if self.is_numbered && extraction_index.is_none() {
            return None;
        }
        let has_risen = extraction_index.zip(self.this.last).is_none_or(|(index, last)| index > last);
        if !has_risen || group_index.zip(self.this.last_group).is_some_and(|(group, last)| group < last) {
            self.begin();
        }
        if let Some((start, end)) = extraction.interval() {
            if self.goes_back(start, end) {
                if self.this.stands.is_some() {
                    self.begin();
                }
                self.before = None;
            }
            let (from, to) = self.this.stands.unwrap_or((start, end));
            self.this.stands = Some((from.min(start), to.max(end)));
        }
        self.this.last = extraction_index.or(self.this.last);
        self.this.last_group = group_index.or(self.this.last_group);
        Some((self.number, group_index?))
    }

    fn begin(&mut self) {
        self.number += 1;
        let to = std::mem::take(&mut self.this).stands.map_or(0, |(_, to)| to);
        self.before = Some(self.before.unwrap_or(0).max(to));
    }

    /// Whether words stand before this chunk, as those of a pass after it do.
    fn goes_back(&self, start: u64, end: u64) -> bool {
        let Some(before) = self.before else { return false };
        let is_apart = |(from, _): (u64, u64)| end <= from && self.is_sentence_over(end, from);
        start < before || self.this.stands.is_some_and(is_apart)
    }

    fn is_sentence_over(&self, from: u64, to: u64) -> bool {
        let at = |offset: u64| usize::try_from(offset).unwrap_or(usize::MAX);
        let between = Selector::offsets(OffsetUnit::CodePoints, at(from)..at(to)).allowing(Match::WORD_PARTS);
        let found = self.content.find(&between, self.content.whole()).ok();
        found.and_then(|found| self.content.slice(found.span)).is_some_and(|text| text.contains(ENDS))
    }
}

/// Where to look for what belongs together.
pub(super) struct Beside<'f, 'a> {
    all: &'f All<'a>,
    groups: HashMap<GroupNumber, Group>,
    /// The places of the entities with a text.
    called: HashMap<&'a str, Vec<usize>>,
}

/// What was extracted together.
#[derive(Default)]
struct Group {
    members: Vec<usize>,
    /// Those of them that are quotes.
    quotes: Vec<usize>,
}

impl<'f, 'a> Beside<'f, 'a> {
    pub(super) fn new(all: &'f All<'a>) -> Self {
        let mut groups: HashMap<GroupNumber, Group> = HashMap::new();
        let mut called: HashMap<&'a str, Vec<usize>> = HashMap::new();
        for (place, found) in all.iter().enumerate().filter_map(|(place, found)| Some((place, found.as_ref().ok()?))) {
            if let Some(group) = found.group {
                let group = groups.entry(group).or_default();
                group.members.push(place);
                group.quotes.extend((found.class.makes == Some(NodeKind::Quote)).then_some(place));
            }
            if !matches!(found.class.makes, None | Some(NodeKind::Quote | NodeKind::Claim)) {
                called.entry(&found.extraction.extraction_text).or_default().push(place);
            }
        }
        Beside { all, groups, called }
    }

    pub(super) fn get(&self, place: usize) -> Option<&'f Found<'a>> {
        self.all.get(place)?.as_ref().ok()
    }

    fn group(&self, of: &Found<'_>) -> Option<&Group> {
        self.groups.get(&of.group?)
    }

    pub(super) fn members(&self, of: &Found<'_>) -> impl Iterator<Item = &'f Found<'a>> {
        let members = self.group(of).into_iter().flat_map(|group| &group.members);
        members.filter_map(|place| self.get(*place))
    }

    /// The place of the one quote of its group.
    pub(super) fn quote_of(&self, of: &Found<'_>) -> Option<usize> {
        match self.group(of)?.quotes.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// The one entity that has this text.
    pub(super) fn called(&self, name: &str) -> Option<&'f Found<'a>> {
        match self.called.get(name)?.as_slice() {
            [one] => self.get(*one),
            _ => None,
        }
    }
}
