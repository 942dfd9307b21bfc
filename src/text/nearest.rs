//! The passage most like words that are not there.

use std::collections::HashMap;
use std::ops::Range;

use super::boundary::floor;
use super::content::Content;
use super::difference::Difference;
use super::index::{WordIndex, key};
use super::span::Span;
use super::word::words_of;

/// The passage of a place that shares the most words with some that are not there: half of them at least.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Nearest {
    /// Where it stands.
    pub span: Span,
    /// Its words.
    pub text: String,
    /// From the words that were looked for to its words.
    pub difference: Difference,
}

/// Of longer wordings the beginning decides.
const MOST_WORDS: usize = 64;
/// Words that stand at more places are too common to tell a passage.
const MOST_PLACES: usize = 2000;

/// Cost: O(place) in a short place; in a long one that of at most 64 words at 2,000 places.
pub(super) fn nearest(content: &Content, words: &str, place: Span) -> Option<Nearest> {
    let wanted: Vec<Span> = words_of(words).take(MOST_WORDS).collect();
    let own: WordIndex;
    let (index, shift) = if place.len() < super::search::LONG {
        own = WordIndex::of(content.slice(place)?);
        (&own, place.start())
    } else {
        (content.word_index(), 0)
    };
    let within = Span::between(place.start() - shift, place.end() - shift);
    let start = likely_start(words, &wanted, index, within)?;
    best_around(content, words, &wanted, place, start + shift)
}

/// Where most of the words say that the passage begins, counting back from each of them.
fn likely_start(words: &str, wanted: &[Span], index: &WordIndex, within: Span) -> Option<u32> {
    let width = (words.len() as u32 / 2).max(8);
    let mut votes: HashMap<u32, u32> = HashMap::new();
    for word in wanted {
        let starts = index.starts(key(words, *word), within);
        if starts.len() <= MOST_PLACES {
            for start in starts {
                *votes.entry(start.saturating_sub(word.start()) / width).or_default() += 1;
            }
        }
    }
    // A passage may lie across two buckets.
    let both = |bucket: u32| votes.get(&bucket).copied().unwrap_or(0) + votes.get(&(bucket + 1)).copied().unwrap_or(0);
    let best = votes.keys().copied().max_by_key(|bucket| (both(*bucket), std::cmp::Reverse(*bucket)))?;
    Some(best * width)
}

/// The run of as many words as were looked for, near a byte, that shares the most with them; the earliest of several.
fn best_around(content: &Content, words: &str, wanted: &[Span], place: Span, near: u32) -> Option<Nearest> {
    let reach = words.len() as u32 + 64;
    let from = place.start().max(near.saturating_sub(reach));
    let to = place.end().min(near.saturating_add(3 * reach));
    let text = content.as_str();
    let (from, to) = (floor(text, from as usize) as u32, floor(text, to as usize) as u32);
    let window = text.get(from as usize..to as usize)?;
    let there: Vec<Span> = words_of(window).collect();
    let keys: Vec<u64> = there.iter().map(|word| key(window, *word)).collect();
    let count = wanted.len().min(there.len());
    let (first, shared) = most_shared(words, wanted, &keys, count)?;
    if shared * 2 < wanted.len() {
        return None;
    }
    let run = widened(words, wanted, &keys, first..first + count);
    let span = Span::between(from + there.get(run.start)?.start(), from + there.get(run.end.checked_sub(1)?)?.end());
    let span = with_marks(content.as_str(), span, words);
    let text = content.slice(span)?.to_owned();
    Some(Nearest { span, difference: Difference::between(words, &text), text })
}

/// The run with the missing words that stand near its ends, and without what is not wanted there: as many words may have come in between as
/// are half of those that were looked for.
fn widened(words: &str, wanted: &[Span], keys: &[u64], run: Range<usize>) -> Range<usize> {
    let at = |index: usize| keys.get(index).copied().unwrap_or_default();
    let mut missing: HashMap<u64, i64> = HashMap::new();
    wanted.iter().for_each(|word| *missing.entry(key(words, *word)).or_default() += 1);
    for index in run.clone() {
        missing.entry(at(index)).and_modify(|left| *left -= 1);
    }
    let mut is_missing = |index: &usize| match missing.get_mut(&at(*index)) {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    };
    let slack = wanted.len().div_ceil(2);
    let after = (run.end..keys.len().min(run.end + slack)).filter(&mut is_missing).last();
    let before = (run.start.saturating_sub(slack)..run.start).rev().filter(&mut is_missing).last();
    let (mut start, mut end) = (before.unwrap_or(run.start), after.map_or(run.end, |last| last + 1));
    let is_wanted = |index: usize| missing.contains_key(&at(index));
    while end - start > wanted.len() && !is_wanted(start) {
        start += 1;
    }
    while end - start > wanted.len() && !is_wanted(end - 1) {
        end -= 1;
    }
    start..end
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

/// The first of the runs of so many words that share the most with the wanted ones, each counted as often as it is wanted.
fn most_shared(words: &str, wanted: &[Span], keys: &[u64], count: usize) -> Option<(usize, usize)> {
    let mut missing: HashMap<u64, i64> = HashMap::new();
    for word in wanted {
        *missing.entry(key(words, *word)).or_default() += 1;
    }
    let mut shared = 0_usize;
    let mut best: Option<(usize, usize)> = None;
    for (at, entered) in keys.iter().enumerate() {
        if let Some(left) = missing.get_mut(entered) {
            shared += usize::from(*left > 0);
            *left -= 1;
        }
        if let Some(gone) = at.checked_sub(count).and_then(|at| keys.get(at)).and_then(|key| missing.get_mut(key)) {
            *gone += 1;
            shared -= usize::from(*gone > 0);
        }
        let is_run = at + 1 >= count;
        if is_run && best.is_none_or(|(_, most)| shared > most) {
            best = Some((at + 1 - count, shared));
        }
    }
    best.filter(|(_, shared)| *shared > 0 && count > 0)
}
