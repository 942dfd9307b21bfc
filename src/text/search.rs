//! Finding words in a place: by the index in a long one, from end to end in a short one.

use std::sync::Arc;

use super::boundary::{ceil, floor};
use super::content::Content;
use super::edge::is_whole;
use super::elided::{elided, parts_of};
use super::fold::{Folded, fold, folded};
use super::index::{DEPTH, WordIndex, key};
use super::matching::Match;
use super::occurrence::{Wanted, occurrences};
use super::span::Span;
use super::word::words_of;

/// Places that are shorter are read from end to end.
pub(super) const LONG: u32 = 4096;
/// So are somewhat longer ones, where words are too common to be looked up.
const READ: u32 = 65_536;
/// How much is compared for one wording in a longer place, in bytes or so: a few milliseconds, whatever the text and the words are.
const WORK: usize = 1 << 20;
/// What looking at one place costs of it.
const LOOK: usize = 16;
/// How many runs of words are looked up to find one that is rare.
const RUNS: usize = 1024;
/// How many bytes an ellipsis may stand for.
pub(super) const LEFT_OUT: u32 = 1000;
/// How many parts of a quotation ellipses may stand between.
pub(super) const PARTS: usize = 32;

/// Why a search has no answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Limit {
    /// The words stand in too many places of a long text.
    Common,
    /// Ellipses stand between too many parts.
    Parts(usize),
    /// An ellipsis would stand for so many bytes.
    LeftOut(u32),
}

/// A search of a place, by some rules.
#[derive(Clone, Copy, Debug)]
pub(super) struct Search<'c> {
    pub(super) content: &'c Content,
    pub(super) place: Span,
    pub(super) rules: Match,
}

impl Search<'_> {
    /// Every place where the words stand whole, in order of the text. Cost: O(place + words) in a place of 64 KiB at most; O(words) and no more
    /// than a few milliseconds in a longer one, once its words are indexed. What stands very often is remembered.
    pub(super) fn all(self, wanted: Wanted<'_>) -> Result<Arc<[Span]>, Limit> {
        self.content.often().found(wanted, self.place, self.rules, || self.found(wanted))
    }

    pub(super) fn found(self, wanted: Wanted<'_>) -> Result<Vec<Span>, Limit> {
        let letters = Search { rules: self.rules.without(Match::ELLIPSIS), ..self };
        let found = letters.whole(wanted)?;
        if !found.is_empty() || !self.rules.contains(Match::ELLIPSIS) {
            return Ok(found);
        }
        parts_of(wanted.words).map_or(Ok(found), |parts| elided(letters, wanted, &parts))
    }

    /// Every place where the words stand whole as they are given, without ellipses.
    pub(super) fn whole(self, wanted: Wanted<'_>) -> Result<Vec<Span>, Limit> {
        let wanted = self.trimmed(wanted);
        let by_index = if self.place.len() < LONG { None } else { self.indexed(wanted) };
        let spans = match by_index {
            Some(spans) => spans,
            None if self.place.len() <= READ => self.linear(wanted),
            None => return Err(Limit::Common),
        };
        Ok(self.of_whole_words(spans))
    }

    /// The same, from end to end.
    pub(super) fn read(self, wanted: Wanted<'_>) -> Vec<Span> {
        self.of_whole_words(self.linear(self.trimmed(wanted)))
    }

    /// The blanks at their ends are not looked for, where blanks are all the same.
    fn trimmed(self, wanted: Wanted<'_>) -> Wanted<'_> {
        Wanted { words: trimmed(wanted.words, self.rules), ..wanted }
    }

    fn of_whole_words(self, mut spans: Vec<Span>) -> Vec<Span> {
        spans.retain(|span| is_whole(self.content.as_str(), *span));
        spans
    }

    fn linear(self, wanted: Wanted<'_>) -> Vec<Span> {
        let text = self.content.as_str();
        // What stands around the words may stand beyond the place.
        let start = ceil(text, (self.place.start() as usize).saturating_sub(reach(wanted.before)));
        let end = floor(text, self.place.end() as usize + reach(wanted.after));
        let shift = |span: Span| Span::between(start as u32 + span.start(), start as u32 + span.end());
        let found = occurrences(wanted, text.get(start..end).unwrap_or_default(), self.rules);
        found.into_iter().map(shift).filter(|span| self.place.contains(*span)).collect()
    }

    /// By the rarest run of its words; none where that would be too much work.
    fn indexed(self, wanted: Wanted<'_>) -> Option<Vec<Span>> {
        let Search { content, place, rules } = self;
        let (from, numbers) = self.rarest(wanted.words)?;
        let (before, after) = wanted.words.split_at_checked(from as usize)?;
        let before = Expected::of(wanted.before, before, rules);
        let after = Expected::of(after, wanted.after, rules);
        let text = content.as_str();
        let end = if wanted.after.is_empty() { place.end() as usize } else { text.len() };
        let start = if wanted.before.is_empty() { place.start() as usize } else { 0 };
        let mut left = WORK.checked_sub(numbers.len() * LOOK)?;
        let mut found = Vec::new();
        for at in numbers.into_iter().map(|number| content.word_index().start(number)) {
            let next = forward(text.get(at as usize..end)?, &after, rules, &mut left);
            let Some(next) = next else { continue };
            let last = backward(text.get(start..at as usize)?, &before, rules, &mut left);
            let Some(last) = last else { continue };
            found.push(Span::between(at - last, at + next));
            if left == 0 {
                return None;
            }
        }
        found.retain(|span| place.contains(*span));
        (left > 0).then_some(found)
    }

    /// The run of the words that stands in the fewest places, where it begins in them, and those places in the order of the text; none where even
    /// these are too many.
    fn rarest(self, words: &str) -> Option<(u32, Vec<u32>)> {
        let index = self.content.word_index();
        let (from, places) = rarest_run(index, words)?;
        let within = index.within(self.place);
        let numbers = places.iter().copied().filter(|number| within.contains(number));
        let mut numbers: Vec<u32> = numbers.take(WORK / LOOK + 1).collect();
        if numbers.len() > WORK / LOOK {
            return None;
        }
        numbers.sort_unstable();
        Some((from, numbers))
    }

    /// In how many places of the text a run of the words stands, as it stands most rarely.
    pub(super) fn count(self, words: &str) -> usize {
        rarest_run(self.content.word_index(), words).map_or(usize::MAX, |(_, places)| places.len())
    }
}

/// Where it begins in the words, and the numbers of the words of the text with which it begins there. Cost: O(log words), for so many runs.
fn rarest_run<'i>(index: &'i WordIndex, words: &str) -> Option<(u32, &'i [u32])> {
    let there: Vec<Span> = words_of(words).take(RUNS).collect();
    let keys: Vec<u32> = there.iter().map(|word| key(words, *word)).collect();
    let runs = keys.windows(DEPTH.min(keys.len()).max(1)).zip(&there);
    runs.map(|(run, word)| (word.start(), index.places(run))).min_by_key(|(_, places)| places.len())
}

/// By which rules some words are what was found; none if they are not.
pub(super) fn equal(words: &str, found: &str, rules: Match) -> Option<Match> {
    if words == found {
        return Some(Match::EXACT);
    }
    let letters = rules.without(Match::ELLIPSIS);
    if is_same(words, found, letters) {
        return Some(needed(words, found, letters));
    }
    let content = Content::new(found).ok().filter(|_| rules.contains(Match::ELLIPSIS))?;
    let search = Search { content: &content, place: content.whole(), rules: letters };
    let parts = parts_of(words)?;
    let found = elided(search, Wanted { before: "", words, after: "" }, &parts).ok()?;
    found.contains(&content.whole()).then(|| Match::ELLIPSIS | needed_by_parts(&search, &parts))
}

/// The rules by which words differ from the place where they were found by these.
pub(super) fn needed_at(words: &str, found: &str, rules: Match) -> Match {
    let trimmed = trimmed(words, rules);
    let letters = rules.without(Match::ELLIPSIS);
    if is_same(trimmed, found, letters) {
        needed(words, found, letters)
    } else {
        equal(words, found, rules).unwrap_or(rules)
    }
}

/// Whether words differ from what stands there by exactly these rules.
pub(crate) fn is_needed(words: &str, found: &str, rules: Match) -> bool {
    let rules = rules.without(Match::WORD_PARTS);
    let trimmed = trimmed(words, rules);
    let is_alike = is_same(trimmed, found, rules.without(Match::ELLIPSIS)) || equal(words, found, rules).is_some();
    !rules.is_exact() && is_alike && needed_at(words, found, rules) == rules
}

/// Those of the parts.
fn needed_by_parts(search: &Search<'_>, parts: &[&str]) -> Match {
    let needed = |(part, span)| needed(part, search.content.slice(span).unwrap_or_default(), search.rules);
    each_part(search, parts).into_iter().map(needed).fold(Match::EXACT, Match::with)
}

/// Where the parts stand of what was found whole: each nearest after the one before, the last at the end.
fn each_part<'p>(search: &Search<'_>, parts: &[&'p str]) -> Vec<(&'p str, Span)> {
    let mut end = 0;
    let last = parts.len().saturating_sub(1);
    let places = parts.iter().enumerate().filter_map(|(number, part)| {
        let found = search.all(Wanted { before: "", words: part, after: "" }).ok()?;
        let next = found.get(found.partition_point(|span| span.start() < end)..)?;
        let span = *if number == last { next.last() } else { next.first() }?;
        end = span.end();
        Some((*part, span))
    });
    places.collect()
}

/// What the ellipses in some words leave out of what was found by these rules, in order; nothing where no ellipsis was needed.
pub(crate) fn left_out(words: &str, found: &str, rules: Match) -> Vec<Span> {
    let parts = parts_of(words).filter(|_| rules.contains(Match::ELLIPSIS));
    let content = Content::new(found).ok();
    let Some((parts, content)) = parts.zip(content) else { return Vec::new() };
    let letters = rules.without(Match::ELLIPSIS);
    let places = each_part(&Search { content: &content, place: content.whole(), rules: letters }, &parts);
    let gaps = places.windows(2).filter_map(|pair| match pair {
        [(_, one), (_, next)] => Span::new(one.end(), next.start()).ok(),
        _ => None,
    });
    gaps.collect()
}

/// Characters that should follow one another: some outer and some inner ones.
struct Expected {
    characters: Vec<char>,
    /// How many of them come first.
    first: usize,
}

impl Expected {
    fn of(first: &str, then: &str, rules: Match) -> Self {
        let mut characters = folded(first, rules);
        let first = characters.len();
        characters.extend(folded(then, rules));
        Expected { characters, first }
    }
}

/// How many bytes the first characters take with which a text should begin, if the others follow.
fn forward(text: &str, expected: &Expected, rules: Match, left: &mut usize) -> Option<u32> {
    let mut end = 0;
    let mut characters = fold(text, rules);
    for (index, expected_character) in expected.characters.iter().enumerate() {
        *left = left.saturating_sub(1);
        let next = characters.next().filter(|next| next.character == *expected_character && *left > 0)?;
        if index + 1 == expected.first {
            end = Some(next).filter(|last| last.closes)?.end;
        }
    }
    Some(end as u32)
}

/// How many bytes before the end of a text those characters stand, behind the first, that it should end in.
fn backward(text: &str, expected: &Expected, rules: Match, left: &mut usize) -> Option<u32> {
    let count = expected.characters.len();
    if count == 0 {
        return Some(0);
    }
    let window = text.get(ceil(text, text.len().saturating_sub(count * 4 + MARGIN))..)?;
    *left = left.checked_sub(window.len()).unwrap_or_default();
    let characters: Vec<Folded> = fold(window, rules).collect();
    let tail = characters.get(characters.len().checked_sub(count)?..)?;
    let is_equal = tail.iter().map(|folded| folded.character).eq(expected.characters.iter().copied());
    match tail.get(expected.first) {
        _ if !is_equal => None,
        None => Some(0),
        Some(first) => first.opens.then(|| (window.len() - first.start) as u32),
    }
}

/// Enough for a run of white space.
const MARGIN: usize = 256;

/// In how many bytes something is held under any rules: each character at its longest, and a run of white space.
pub(super) fn reach(held: &str) -> usize {
    if held.is_empty() { 0 } else { held.len() * 4 + MARGIN }
}

fn trimmed(words: &str, rules: Match) -> &str {
    if rules.contains(Match::WHITE_SPACE) { words.trim() } else { words }
}

fn is_same(words: &str, found: &str, rules: Match) -> bool {
    let characters = |text| fold(text, rules).map(|folded| folded.character);
    characters(words).eq(characters(found))
}

/// Of the rules that were allowed, those without which the words would not be what stands there.
fn needed(words: &str, found: &str, allowed: Match) -> Match {
    let is_equal = |rules: Match| match rules.contains(Match::WHITE_SPACE) {
        true => is_same(words.trim(), found.trim(), rules),
        false => is_same(words, found, rules),
    };
    allowed.rules().fold(allowed, |needed, rule| {
        let fewer = needed.without(rule);
        if is_equal(fewer) { fewer } else { needed }
    })
}

impl Content {
    /// Where words stand in it as they are given, whole; nowhere where they are too common.
    pub(crate) fn occurrences(&self, words: &str) -> Arc<[Span]> {
        let search = Search { content: self, place: self.whole(), rules: Match::EXACT };
        search.all(Wanted { before: "", words, after: "" }).unwrap_or_default()
    }

    pub(super) fn word_index(&self) -> &WordIndex {
        self.words().get_or_init(|| WordIndex::of(self.as_str()))
    }
}
