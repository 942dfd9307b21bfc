//! The passage most like words that are not there.

use std::collections::HashMap;

use super::alignment::aligned;
use super::boundary::{ceil, floor};
use super::content::Content;
use super::difference::Difference;
use super::edge::widened;
use super::edits::edits;
use super::index::{WordIndex, key};
use super::matching::Match;
use super::occurrence::Wanted;
use super::search::{LONG, Search};
use super::span::Span;
use super::word::words_of;

/// The passage of a place that is most like some words which are not there: it shares half of them at least, or is they by looser rules.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Nearest {
    /// Where it stands.
    pub span: Span,
    /// Its words.
    pub text: String,
    /// From the words that were looked for to its words.
    pub difference: Difference,
    /// The rules by which the words would match there if they were [allowed](crate::Selector::allowing); none where no rules would do.
    pub allowing: Option<Match>,
}

/// Of longer wordings the beginning decides where they are.
const MOST_WORDS: usize = 256;
/// So many places of words are looked at, those of the rarest words first: what is common tells no passage.
const MOST_PLACES: usize = 4000;
/// A word that stands in more places of the whole text is not looked at in a part of it.
const MOST_OF_ALL: usize = 1 << 14;

/// Cost: O(place) in a short place; in a long one O(words), once its words are indexed.
pub(super) fn nearest(search: Search<'_>, wanted: Wanted<'_>) -> Option<Nearest> {
    let whole = || [wanted.before, wanted.words, wanted.after].concat();
    by_looser_rules(search, wanted).or_else(|| most_like(search, &whole())).or_else(|| like_one(search, wanted.words))
}

/// Where the words stand, if more rules are allowed than are.
fn by_looser_rules(search: Search<'_>, wanted: Wanted<'_>) -> Option<Nearest> {
    let Search { content, rules, .. } = search;
    let found = |rules| Search { rules, ..search }.found(wanted).ok();
    let span = *found(Match::ALL)?.first()?;
    let allowing = Match::ALL.rules().fold(Match::ALL, |needed, rule| {
        let fewer = needed.without(rule) | rules;
        if found(fewer).is_some_and(|spans| spans.contains(&span)) { fewer } else { needed }
    });
    let text = content.slice(span)?;
    let difference = Difference::between(wanted.words, text);
    Some(Nearest { span, text: text.to_owned(), difference, allowing: Some(allowing) })
}

fn most_like(search: Search<'_>, words: &str) -> Option<Nearest> {
    let Search { content, place, .. } = search;
    let wanted: Vec<Span> = words_of(words).take(MOST_WORDS).collect();
    let own: WordIndex;
    let (index, shift) = if place.len() < LONG {
        own = WordIndex::of(content.slice(place)?);
        (&own, place.start())
    } else {
        (content.word_index(), 0)
    };
    let within = Span::between(place.start() - shift, place.end() - shift);
    let start = likely_start(words, &wanted, index, within)?;
    best_around(content, words, &wanted, place, start + shift)
}

/// Of a single word the one in a short place that is most like it: by a letter or two, or with it as a part.
fn like_one(search: Search<'_>, word: &str) -> Option<Nearest> {
    const SHORTEST: usize = 3;
    let Search { content, place, .. } = search;
    let text = content.slice(place).filter(|text| text.len() < LONG as usize && words_of(word).count() == 1)?;
    let letters = |text: &str, span: Span| -> Vec<char> {
        text.get(span.range()).unwrap_or_default().to_lowercase().chars().collect()
    };
    let own = letters(word, words_of(word).next()?);
    let limit = (own.len() / 4).max(1);
    let likeness = |there: Vec<char>| {
        let is_part = |part: &[char], whole: &[char]| {
            part.len() >= SHORTEST && (whole.starts_with(part) || whole.ends_with(part))
        };
        let is_in = is_part(&own, &there) || is_part(&there, &own);
        if own.len() < SHORTEST { None } else { edits(&own, &there, limit).or(is_in.then_some(limit + 1)) }
    };
    let likely = words_of(text).filter_map(|span| Some((likeness(letters(text, span))?, span)));
    let (_, span) = likely.min_by_key(|(edits, span)| (*edits, span.start()))?;
    let span = Span::between(place.start() + span.start(), place.start() + span.end());
    let span = widened(content.as_str(), span, place);
    let text = content.slice(span)?.to_owned();
    Some(Nearest { span, difference: Difference::between(word, &text), text, allowing: None })
}

/// Where most of the words, by their length, say that the passage begins, counting back from each of them.
fn likely_start(words: &str, wanted: &[Span], index: &WordIndex, within: Span) -> Option<u32> {
    let width = (length_of(wanted) / 2).max(8);
    let places = |word: &Span| index.places(&[key(words, *word) as u32]).len();
    let mut rarest: Vec<&Span> = wanted.iter().filter(|word| places(word) <= MOST_OF_ALL).collect();
    rarest.sort_by_cached_key(|word| places(word));
    let mut votes: HashMap<u32, u32> = HashMap::new();
    let mut left = MOST_PLACES;
    for word in rarest {
        let starts = index.starts(key(words, *word), within);
        let Some(rest) = left.checked_sub(starts.len()) else { break };
        left = rest;
        for start in starts {
            *votes.entry(start.saturating_sub(word.start()) / width).or_default() += word.len();
        }
    }
    // A passage may lie across two buckets.
    let both = |bucket: u32| votes.get(&bucket).copied().unwrap_or(0) + votes.get(&(bucket + 1)).copied().unwrap_or(0);
    let best = votes.keys().copied().max_by_key(|bucket| (both(*bucket), std::cmp::Reverse(*bucket)))?;
    Some(best * width)
}

/// How many bytes words take.
fn length_of(wanted: &[Span]) -> u32 {
    wanted.last().map_or(0, |last| last.end())
}

/// Of the words near a byte those that are most like the wanted ones.
fn best_around(content: &Content, words: &str, wanted: &[Span], place: Span, near: u32) -> Option<Nearest> {
    let reach = length_of(wanted) + 64;
    let text = content.as_str();
    let from = ceil(text, place.start().max(near.saturating_sub(reach)) as usize) as u32;
    let to = floor(text, place.end().min(near.saturating_add(3 * reach)) as usize);
    let window = text.get(from as usize..to)?;
    let there: Vec<Span> = words_of(window).collect();
    let keys = |text: &str, words: &[Span]| -> Vec<u64> { words.iter().map(|word| key(text, *word)).collect() };
    let is_one_sentence = |next: usize| {
        let gap = next.checked_sub(1).and_then(|last| Some((there.get(last)?.end(), there.get(next)?.start())));
        let gap = gap.and_then(|(end, start)| window.get(end as usize..start as usize));
        gap.is_some_and(|gap| !gap.contains(['.', '!', '?', '\n']))
    };
    let wanted: Vec<(u64, usize)> = wanted.iter().map(|word| (key(words, *word), word.len() as usize)).collect();
    let found = aligned(&wanted, &keys(window, &there), is_one_sentence)?;
    if found.shared == 0 || found.shared * 2 < wanted.len() {
        return None;
    }
    let span = Span::between(from + there.get(found.first)?.start(), from + there.get(found.last)?.end());
    // Nor is a word cut that is shown.
    let span = widened(text, with_the_rest(text, span, place, words), place);
    let span = with_marks(text, span, words);
    let text = content.slice(span)?.to_owned();
    Some(Nearest { span, difference: Difference::between(words, &text), text, allowing: None })
}

/// With as many words more as the wording is longer than what was compared.
fn with_the_rest(text: &str, span: Span, place: Span, words: &str) -> Span {
    let rest = words_of(words).skip(MOST_WORDS).count();
    let after = text.get(span.end() as usize..place.end() as usize).unwrap_or_default();
    let last = words_of(after).take(rest).last();
    last.map_or(span, |last| Span::between(span.start(), span.end() + last.end()))
}

/// With the marks around it with which the words begin and end.
fn with_marks(text: &str, span: Span, words: &str) -> Span {
    let is_mark = |c: char| !c.is_alphanumeric();
    let trailing = words.len() - words.trim_end_matches(is_mark).len();
    let leading = words.len() - words.trim_start_matches(is_mark).len();
    let (head, tail) =
        (words.get(..leading).unwrap_or_default(), words.get(words.len() - trailing..).unwrap_or_default());
    let before = text.get(..span.start() as usize).is_some_and(|before| before.ends_with(head));
    let after = text.get(span.end() as usize..).is_some_and(|after| after.starts_with(tail));
    let start = if before { span.start() - leading as u32 } else { span.start() };
    let end = if after { span.end() + trailing as u32 } else { span.end() };
    Span::between(start, end)
}
