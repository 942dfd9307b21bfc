//! The passage most like words that are not there.

use std::cmp::Reverse;
use std::ops::Range;

use super::alignment::aligned;
use super::boundary::floor;
use super::content::Content;
use super::difference::Difference;
use super::edge::widened;
use super::edits::edits;
use super::elided::parts_of;
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
const MOST_PLACES: usize = 1000;
/// A place of no more words is read from end to end.
const READ_THROUGH: usize = 512;
/// A word that stands in more places of the whole text is not looked at in a part of it.
const MOST_OF_ALL: usize = 1 << 14;

/// Cost: O(place) in a short place; in a long one O(words); once the words of the text are indexed.
pub(super) fn nearest(search: Search<'_>, wanted: Wanted<'_>) -> Option<Nearest> {
    let whole = || [wanted.before, wanted.words, wanted.after].concat();
    by_looser_rules(search, wanted).or_else(|| most_like(search, &whole()))
}

/// Where the words stand, if more rules are allowed than are.
fn by_looser_rules(search: Search<'_>, wanted: Wanted<'_>) -> Option<Nearest> {
    let Search { content, rules, .. } = search;
    // No rule puts one word for another.
    let parts = parts_of(wanted.words).unwrap_or_else(|| vec![wanted.words]);
    if parts.iter().any(|part| search.count(part) == 0) {
        return None;
    }
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

/// A word that is looked for.
#[derive(Clone, Copy)]
struct Word<'i> {
    span: Span,
    key: u32,
    /// The numbers of the words of the text that are it.
    places: &'i [u32],
    /// By its length, and the more the fewer words of the text are it.
    weight: usize,
}

impl<'i> Word<'i> {
    fn of(words: &str, span: Span, key: u32, index: &'i WordIndex) -> Self {
        let places = index.places(&[key]);
        let rarity = index.len() / places.len().max(1) + 1;
        let letters = words.get(span.range()).map_or(0, str::len);
        Word { span, key, places, weight: letters * rarity.ilog2() as usize }
    }
}

/// The passage that shares the most telling words; where they are no more than half of what is said, with words for those that are not there which are spelt
/// almost like them.
fn most_like(search: Search<'_>, words: &str) -> Option<Nearest> {
    let Search { content, place, .. } = search;
    let index = content.word_index();
    let numbers = index.within(place);
    let wanted: Vec<Word<'_>> =
        words_of(words).take(MOST_WORDS).map(|span| Word::of(words, span, key(words, span), index)).collect();
    let around = |wanted: &[Word<'_>]| best_around(content, wanted, place, likely_start(wanted, index, &numbers)?);
    let found = around(&wanted);
    let all: usize = wanted.iter().map(|word| word.weight).sum();
    let is_telling = found.as_ref().is_some_and(|(_, weight)| weight * 2 > all);
    let spelt = (!is_telling).then(|| respelt(search, words, &wanted)).flatten();
    let (span, _) = spelt.and_then(|spelt| around(&spelt)).or(found)?;
    // Nor is a word cut that is shown.
    let text = content.as_str();
    let span = widened(text, with_the_rest(text, span, place, words), place);
    let span = with_marks(text, span, words);
    let text = content.slice(span)?.to_owned();
    Some(Nearest { span, difference: Difference::between(words, &text), text, allowing: None })
}

/// So many words are looked for by their letters.
const MOST_SPELT: usize = 8;

/// The words, with others for those that do not stand in a short place: of it those that are most like them, by a letter or two, or with them as a part.
fn respelt<'c>(search: Search<'c>, words: &str, wanted: &[Word<'c>]) -> Option<Vec<Word<'c>>> {
    let Search { content, place, .. } = search;
    let index = content.word_index();
    let text = content.slice(place).filter(|text| text.len() < LONG as usize)?;
    let there: Vec<(Vec<char>, u32)> = words_of(text).map(|span| (letters(text, span), key(text, span))).collect();
    let mut left = MOST_SPELT;
    let spelt = wanted.iter().map(|word| {
        if left == 0 || there.iter().any(|(_, key)| *key == word.key) {
            return *word;
        }
        left -= 1;
        let own = letters(words, word.span);
        let like = there.iter().filter_map(|(letters, key)| Some((likeness(&own, letters)?, *key)));
        like.min_by_key(|(edits, _)| *edits).map_or(*word, |(_, key)| Word::of(words, word.span, key, index))
    });
    Some(spelt.collect())
}

fn letters(text: &str, word: Span) -> Vec<char> {
    text.get(word.range()).unwrap_or_default().chars().flat_map(char::to_lowercase).collect()
}

/// By how many letters two words differ, if they are spelt almost alike.
fn likeness(own: &[char], there: &[char]) -> Option<usize> {
    const SHORTEST: usize = 3;
    let limit = (own.len() / 4).max(1);
    let is_part =
        |part: &[char], whole: &[char]| part.len() >= SHORTEST && (whole.starts_with(part) || whole.ends_with(part));
    let is_in = is_part(own, there) || is_part(there, own);
    if own.len() < SHORTEST { None } else { edits(own, there, limit).or(is_in.then_some(limit + 1)) }
}

/// Where most of the words, by their weight, say that the passage begins, counting back from each of them.
fn likely_start(wanted: &[Word<'_>], index: &WordIndex, numbers: &Range<u32>) -> Option<u32> {
    let width = (length_of(wanted) / 2).max(8);
    let mut votes: Vec<(u32, usize)> = Vec::new();
    for (word, starts) in starts_of(wanted, index, numbers) {
        if votes.len() + starts.len() > MOST_PLACES {
            break;
        }
        votes.extend(starts.iter().map(|start| (start.saturating_sub(word.span.start()) / width, word.weight)));
    }
    votes.sort_unstable_by_key(|(bucket, _)| *bucket);
    let mut buckets: Vec<(u32, usize)> = Vec::new();
    for (bucket, weight) in votes {
        match buckets.last_mut() {
            Some((last, sum)) if *last == bucket => *sum += weight,
            _ => buckets.push((bucket, weight)),
        }
    }
    // A passage may lie across two buckets.
    let next = buckets.iter().skip(1).map(Some).chain([None]);
    let both = buckets.iter().zip(next).map(|((bucket, own), next)| {
        let next = next.filter(|(next, _)| *next == bucket + 1).map_or(0, |(_, weight)| *weight);
        (own + next, Reverse(*bucket))
    });
    let (_, Reverse(best)) = both.max()?;
    Some(best * width)
}

/// Where the words begin among those of a place, those first that stand in the fewest places of the text.
fn starts_of<'w>(
    wanted: &'w [Word<'_>],
    index: &WordIndex,
    numbers: &Range<u32>,
) -> impl Iterator<Item = (&'w Word<'w>, Vec<u32>)> {
    let mut rarest: Vec<&Word<'_>> = wanted.iter().filter(|word| !word.places.is_empty()).collect();
    rarest.sort_by_key(|word| word.places.len());
    let read: Option<Vec<(u32, u32)>> = (numbers.len() <= READ_THROUGH).then(|| index.keys(numbers.clone()).collect());
    rarest.into_iter().map(move |word| {
        let starts = match &read {
            Some(there) => there.iter().filter(|(key, _)| *key == word.key).map(|(_, start)| *start).collect(),
            None if word.places.len() > MOST_OF_ALL => Vec::new(),
            None => word.places.iter().filter(|at| numbers.contains(at)).map(|at| index.start(*at)).collect(),
        };
        (word, starts)
    })
}

/// How many bytes words take.
fn length_of(wanted: &[Word<'_>]) -> u32 {
    wanted.last().map_or(0, |last| last.span.end())
}

/// Of the words near a byte those that are most like the wanted ones, if half of them are shared; and how much these weigh.
fn best_around(content: &Content, wanted: &[Word<'_>], place: Span, near: u32) -> Option<(Span, usize)> {
    let reach = length_of(wanted) + 64;
    let (text, index) = (content.as_str(), content.word_index());
    let from = place.start().max(near.saturating_sub(reach));
    let to = floor(text, place.end().min(near.saturating_add(3 * reach)) as usize) as u32;
    let numbers = index.within(Span::between(from.min(to), to));
    let from = index.start(numbers.start);
    let window = text.get(from as usize..to as usize)?;
    let there: Vec<Span> = words_of(window).collect();
    let keys: Vec<u32> = index.keys(numbers).map(|(key, _)| key).collect();
    let is_one_sentence = |next: usize| {
        let gap = next.checked_sub(1).and_then(|last| Some((there.get(last)?.end(), there.get(next)?.start())));
        let gap = gap.and_then(|(end, start)| window.get(end as usize..start as usize));
        gap.is_some_and(|gap| !gap.contains(['.', '!', '?', '\n']))
    };
    let wanted: Vec<(u32, usize)> = wanted.iter().map(|word| (word.key, word.weight)).collect();
    let found = aligned(&wanted, &keys, is_one_sentence)?;
    if found.shared == 0 || found.shared * 2 < wanted.len() {
        return None;
    }
    let span = Span::between(from + there.get(found.first)?.start(), from + there.get(found.last)?.end());
    Some((span, found.weight))
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
