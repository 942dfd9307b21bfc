//! Finding words in a place: by the index in a long one, from end to end in a short one.

use super::boundary::ceil;
use super::content::Content;
use super::fold::{Folded, fold, folded};
use super::index::{WordIndex, key};
use super::matching::Match;
use super::occurrence::occurrences;
use super::span::Span;
use super::word::{is_whole, words_of};

/// Places that are shorter are read from end to end.
pub(super) const LONG: u32 = 4096;
/// How many bytes an ellipsis may stand for.
const LEFT_OUT: u32 = 1000;

/// Every place where the words stand whole, in order of the text, with the rules that were needed there. Cost: O(place + words) at most; far
/// less in a long text, once its words are indexed.
pub(super) fn search(content: &Content, words: &str, place: Span, rules: Match) -> Vec<(Span, Match)> {
    let letters = rules.without(Match::ELLIPSIS);
    let mut found = whole(content, words, place, letters);
    if found.is_empty() && rules.contains(Match::ELLIPSIS) {
        let parts = parts_of(words);
        if parts.concat() != words {
            found = elided(content, &parts, place, letters);
        }
    }
    found.dedup();
    found
}

/// By which rules some words are what was found; none if they are not.
pub(super) fn equal(words: &str, found: &str, rules: Match) -> Option<Match> {
    let letters = rules.without(Match::ELLIPSIS);
    if folded(words, letters) == folded(found, letters) {
        return Some(needed(words, found, letters));
    }
    let content = Content::new(found).ok().filter(|_| rules.contains(Match::ELLIPSIS))?;
    let all = search(&content, words, content.whole(), rules).into_iter();
    all.filter(|(span, _)| *span == content.whole()).map(|(_, needed)| needed).next()
}

fn whole(content: &Content, words: &str, place: Span, rules: Match) -> Vec<(Span, Match)> {
    let given = words;
    let words = if rules.contains(Match::WHITE_SPACE) { words.trim() } else { words };
    let text = content.as_str();
    let by_index = (place.len() >= LONG).then(|| indexed(content, words, place, rules)).flatten();
    let spans = by_index.unwrap_or_else(|| linear(content, words, place, rules));
    let needed = |span: Span| (span, needed(given, content.slice(span).unwrap_or_default(), rules));
    spans.into_iter().filter(|span| is_whole(text, *span)).map(needed).collect()
}

fn linear(content: &Content, words: &str, place: Span, rules: Match) -> Vec<Span> {
    let text = content.slice(place).unwrap_or_default();
    let shift = |span: Span| Span::between(place.start() + span.start(), place.start() + span.end());
    occurrences(words, text, rules).into_iter().map(shift).collect()
}

/// By the rarest of the words; none where that would cost more than reading the place.
fn indexed(content: &Content, words: &str, place: Span, rules: Match) -> Option<Vec<Span>> {
    let index = content.word_index();
    let count = |word: &Span| index.starts(key(words, *word), place).len();
    let rarest = words_of(words).min_by_key(count)?;
    if count(&rarest).saturating_mul(words.len()) > place.len() as usize {
        return None;
    }
    let (before, after) = (words.get(..rarest.start() as usize)?, words.get(rarest.start() as usize..)?);
    let (before, after) = (folded(before, rules), folded(after, rules));
    let text = content.as_str();
    let starts = index.starts(key(words, rarest), place);
    let around = starts.filter_map(|start| {
        let end = start + forward(text.get(start as usize..place.end() as usize)?, &after, rules)?;
        let start = start - backward(text.get(place.start() as usize..start as usize)?, &before, rules)?;
        Some(Span::between(start, end))
    });
    Some(around.collect())
}

/// How many bytes the characters take with which a text should begin.
fn forward(text: &str, expected: &[char], rules: Match) -> Option<u32> {
    let mut end = 0;
    let mut characters = fold(text, rules);
    for expected in expected {
        end = characters.next().filter(|next| next.character == *expected)?.end;
    }
    let is_cut = characters.next().is_some_and(|next| !next.opens);
    (!is_cut).then_some(end as u32)
}

/// How many bytes before the end of a text the characters stand that it should end in.
fn backward(text: &str, expected: &[char], rules: Match) -> Option<u32> {
    if expected.is_empty() {
        return Some(0);
    }
    // Enough for each character at its longest, and for a run of white space.
    let window = text.get(ceil(text, text.len().saturating_sub(expected.len() * 4 + 256))..)?;
    let characters: Vec<Folded> = fold(window, rules).collect();
    let tail = characters.get(characters.len().checked_sub(expected.len())?..)?;
    let is_equal = tail.iter().map(|folded| folded.character).eq(expected.iter().copied());
    let first = tail.first().filter(|first| is_equal && first.opens)?;
    Some((window.len() - first.start) as u32)
}

/// Of the rules that were allowed, those without which the words would not be what stands there.
fn needed(words: &str, found: &str, allowed: Match) -> Match {
    let seen = |words: &str, rules: Match| {
        let words = if rules.contains(Match::WHITE_SPACE) { words.trim() } else { words };
        folded(words, rules)
    };
    let is_equal = |rules| seen(words, rules) == seen(found, rules);
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

/// The first part wherever it stands, and after it each time the next one, as near as it stands.
fn elided(content: &Content, parts: &[&str], place: Span, rules: Match) -> Vec<(Span, Match)> {
    let found: Vec<Vec<(Span, Match)>> = parts.iter().map(|part| whole(content, part, place, rules)).collect();
    let Some((first, rest)) = found.split_first() else { return Vec::new() };
    let follow = |(start, needed): &(Span, Match)| {
        let mut end = *start;
        let mut needed = *needed | Match::ELLIPSIS;
        for part in rest {
            let next = part.get(part.partition_point(|(span, _)| span.start() < end.end()))?;
            if next.0.start() - end.end() > LEFT_OUT {
                return None;
            }
            end = next.0;
            needed = needed | next.1;
        }
        Some((Span::between(start.start(), end.end()), needed))
    };
    first.iter().filter_map(follow).collect()
}

impl Content {
    pub(super) fn word_index(&self) -> &WordIndex {
        self.words().get_or_init(|| WordIndex::of(self.as_str()))
    }
}
