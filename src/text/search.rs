//! Finding words in a place: by the index in a long one, from end to end in a short one.

use std::sync::Arc;

use super::boundary::{ceil, floor};
use super::content::Content;
use super::edge::is_whole;
use super::fold::{Folded, fold, folded};
use super::index::{WordIndex, key};
use super::matching::Match;
use super::occurrence::{Wanted, occurrences};
use super::span::Span;
use super::word::words_of;

/// Places that are shorter are read from end to end.
pub(super) const LONG: u32 = 4096;
/// How many bytes an ellipsis may stand for.
const LEFT_OUT: u32 = 1000;
/// How many parts of a quotation ellipses may stand between.
const PARTS: usize = 32;

/// A search of a place, by some rules.
#[derive(Clone, Copy, Debug)]
pub(super) struct Search<'c> {
    pub(super) content: &'c Content,
    pub(super) place: Span,
    pub(super) rules: Match,
}

impl Search<'_> {
    /// Every place where the words stand whole, in order of the text. Cost: O(place + words) at most, for each part between ellipses; far less
    /// in a long text, once its words are indexed. What stands very often is remembered.
    pub(super) fn all(self, wanted: Wanted<'_>) -> Arc<[Span]> {
        let find = || self.found(wanted, true).unwrap_or_default();
        self.content.often().found(wanted, self.place, self.rules, find)
    }

    /// The same, as far as it does not take reading a long place from end to end: then there is no answer.
    pub(super) fn at_a_glance(self, wanted: Wanted<'_>) -> Option<Vec<Span>> {
        self.found(wanted, false)
    }

    fn found(self, wanted: Wanted<'_>, thoroughly: bool) -> Option<Vec<Span>> {
        let letters = Search { rules: self.rules.without(Match::ELLIPSIS), ..self };
        let found = letters.whole(wanted, thoroughly)?;
        if !found.is_empty() || !self.rules.contains(Match::ELLIPSIS) {
            return Some(found);
        }
        let parts = parts_of(wanted.words);
        if parts.len() > PARTS || parts.concat() == wanted.words {
            return Some(Vec::new());
        }
        letters.elided(wanted, &parts, thoroughly)
    }

    fn whole(self, wanted: Wanted<'_>, thoroughly: bool) -> Option<Vec<Span>> {
        let words = if self.rules.contains(Match::WHITE_SPACE) { wanted.words.trim() } else { wanted.words };
        let wanted = Wanted { words, ..wanted };
        let is_long = self.place.len() >= LONG;
        let by_index = is_long.then(|| self.indexed(wanted)).flatten();
        let mut spans = match by_index {
            Some(spans) => spans,
            None if thoroughly || !is_long => self.linear(wanted),
            None => return None,
        };
        spans.retain(|span| is_whole(self.content.as_str(), *span));
        Some(spans)
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

    /// By the rarest of the words; none where that would cost more than reading the place.
    fn indexed(self, wanted: Wanted<'_>) -> Option<Vec<Span>> {
        let Search { content, place, rules } = self;
        let index = content.word_index();
        let count = |word: &Span| index.starts(key(wanted.words, *word), place).len();
        let rarest = words_of(wanted.words).min_by_key(count)?;
        let (before, after) = wanted.words.split_at_checked(rarest.start() as usize)?;
        let each = after.len() + wanted.after.len() + reach(before) + reach(wanted.before);
        if count(&rarest).saturating_mul(each) > place.len() as usize {
            return None;
        }
        let before = Expected::of(wanted.before, before, rules);
        let after = Expected::of(after, wanted.after, rules);
        let text = content.as_str();
        let end = if wanted.after.is_empty() { place.end() as usize } else { text.len() };
        let start = if wanted.before.is_empty() { place.start() as usize } else { 0 };
        let around = index.starts(key(wanted.words, rarest), place).filter_map(|at| {
            let end = at + forward(text.get(at as usize..end)?, &after, rules)?;
            let start = at - backward(text.get(start..at as usize)?, &before, rules)?;
            Some(Span::between(start, end)).filter(|span| place.contains(*span))
        });
        Some(around.collect())
    }

    /// The first part wherever it stands, and after it each time the next one, as near as it stands.
    fn elided(self, wanted: Wanted<'_>, parts: &[&str], thoroughly: bool) -> Option<Vec<Span>> {
        let alone = |words| Wanted { before: "", words, after: "" };
        let Some((first, rest)) = parts.split_first() else { return Some(Vec::new()) };
        let mut found = self.whole(Wanted { before: wanted.before, ..alone(first) }, thoroughly)?;
        for part in rest {
            let next = self.whole(alone(part), thoroughly)?;
            found = found.into_iter().filter_map(|span| followed(span, &next)).collect();
        }
        if let Some(last) = parts.last().filter(|_| !wanted.after.is_empty()) {
            let mut ends: Vec<u32> = self
                .whole(Wanted { after: wanted.after, ..alone(last) }, thoroughly)?
                .into_iter()
                .map(Span::end)
                .collect();
            ends.sort_unstable();
            found.retain(|span| ends.binary_search(&span.end()).is_ok());
        }
        Some(found)
    }
}

/// The words up to the nearest of those that may come next, if it is near enough.
fn followed(span: Span, next: &[Span]) -> Option<Span> {
    let next = next.get(next.partition_point(|next| next.start() < span.end()))?;
    (next.start() - span.end() <= LEFT_OUT).then(|| Span::between(span.start(), next.end()))
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
    let parts = parts_of(words);
    let wanted = Wanted { before: "", words, after: "" };
    let is_elided = parts.len() <= PARTS && parts.concat() != words;
    let found = search.elided(wanted, &parts, true).filter(|_| is_elided)?;
    found.contains(&content.whole()).then(|| Match::ELLIPSIS | needed_by_parts(&search, &parts))
}

/// The rules by which words differ from the place where they were found by these.
pub(super) fn needed_at(words: &str, found: &str, rules: Match) -> Match {
    let trimmed = if rules.contains(Match::WHITE_SPACE) { words.trim() } else { words };
    let letters = rules.without(Match::ELLIPSIS);
    if is_same(trimmed, found, letters) {
        needed(words, found, letters)
    } else {
        equal(words, found, rules).unwrap_or(rules)
    }
}

/// Whether words differ from what stands there by exactly these rules.
pub(crate) fn is_needed(words: &str, found: &str, rules: Match) -> bool {
    let trimmed = if rules.contains(Match::WHITE_SPACE) { words.trim() } else { words };
    let is_alike = is_same(trimmed, found, rules.without(Match::ELLIPSIS)) || equal(words, found, rules).is_some();
    !rules.is_exact() && is_alike && needed_at(words, found, rules) == rules
}

/// Those of the parts, each where it stands nearest after the one before.
fn needed_by_parts(search: &Search<'_>, parts: &[&str]) -> Match {
    let mut end = 0;
    parts.iter().fold(Match::EXACT, |rules, part| {
        let found = search.all(Wanted { before: "", words: part, after: "" });
        let Some(span) = found.get(found.partition_point(|span| span.start() < end)) else { return rules };
        end = span.end();
        rules | needed(part, search.content.slice(*span).unwrap_or_default(), search.rules)
    })
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
fn forward(text: &str, expected: &Expected, rules: Match) -> Option<u32> {
    let mut end = 0;
    let mut characters = fold(text, rules);
    for (index, expected_character) in expected.characters.iter().enumerate() {
        let next = characters.next().filter(|next| next.character == *expected_character)?;
        if index + 1 == expected.first {
            end = Some(next).filter(|last| last.closes)?.end;
        }
    }
    Some(end as u32)
}

/// How many bytes before the end of a text those characters stand, behind the first, that it should end in.
fn backward(text: &str, expected: &Expected, rules: Match) -> Option<u32> {
    let count = expected.characters.len();
    if count == 0 {
        return Some(0);
    }
    let window = text.get(ceil(text, text.len().saturating_sub(count * 4 + MARGIN))..)?;
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

/// The words around each ellipsis.
fn parts_of(words: &str) -> Vec<&str> {
    const MARKS: [&str; 6] = ["[...]", "[…]", "(...)", "(…)", "...", "…"];
    let mut parts = vec![words];
    for mark in MARKS {
        parts = parts.into_iter().flat_map(|part| part.split(mark)).collect();
    }
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

impl Content {
    pub(super) fn word_index(&self) -> &WordIndex {
        self.words().get_or_init(|| WordIndex::of(self.as_str()))
    }
}
