//! Where the places of a text are in another state of it.

use super::reanchoring::Outcome;
use crate::text::{Content, Difference, FindError, Match, Span, floor, words};

/// From one state of a text to another.
pub(super) struct Displacement<'c> {
    old: &'c Content,
    new: &'c Content,
    /// How much of their beginning, and of their end, is the same.
    before: u32,
    after: u32,
}

impl<'c> Displacement<'c> {
    /// Cost: O(text).
    pub(super) fn between(old: &'c Content, new: &'c Content) -> Self {
        let (a, b) = (old.as_str(), new.as_str());
        let (before, after) = (shared(a.bytes(), b.bytes()), shared(a.bytes().rev(), b.bytes().rev()));
        Displacement { old, new, before: before as u32, after: after as u32 }
    }

    /// What became of some words of the old text. They are taken for others only where each of the two is the place that is most like the other
    /// by all that stands around it.
    pub(super) fn outcome(&self, span: Span) -> Outcome {
        let Some(text) = self.old.slice(span) else { return Outcome::Lost };
        let cuts_no_more = |kept: &Span| self.new.is_whole(*kept) || !self.old.is_whole(span);
        if let Some(kept) = self.kept(span).filter(cuts_no_more) {
            return settled(span, kept);
        }
        let every = self.old.every(text).zip(self.new.every(text));
        let Some((origins, candidates)) = every else { return Outcome::Ambiguous(Vec::new()) };
        match (origins.as_ref(), candidates.as_ref()) {
            (_, []) => altered(self.new, text),
            ([origin], [candidate]) if *origin == span && self.is_about(span, *candidate) => settled(span, *candidate),
            (origins, candidates) => match self.matching(span, origins, candidates) {
                Some(candidate) => settled(span, candidate),
                None => Outcome::Ambiguous(candidates.iter().copied().take(FindError::CANDIDATES).collect()),
            },
        }
    }

    /// Where words are if all of the old text is there still, what came in standing between.
    fn kept(&self, span: Span) -> Option<Span> {
        let (old, new) = (self.old.len(), self.new.len());
        let is_kept = self.before.checked_add(self.after).is_none_or(|kept| kept >= old) && new >= old;
        let later = new.saturating_sub(old);
        let from_end = Span::between(span.start() + later, span.end() + later);
        let places =
            [(span.end() <= self.before).then_some(span), (span.start() >= old - self.after).then_some(from_end)];
        match places {
            _ if !is_kept => None,
            [Some(one), Some(other)] => (one == other).then_some(one),
            [one, other] => one.or(other),
        }
    }

    /// The candidate that belongs to a place, and to no other of those where the same words stood.
    fn matching(&self, span: Span, origins: &[Span], candidates: &[Span]) -> Option<Span> {
        if origins.len().max(candidates.len()) > ALIKE {
            return None;
        }
        let around_old = around(self.old, span);
        let alike = candidates.iter().copied().filter(|candidate| around(self.new, *candidate) == around_old);
        let best = alike.max_by_key(|candidate| self.likeness(span, *candidate).sum())?;
        let own = self.likeness(span, best);
        let elsewhere = candidates.iter().filter(|other| **other != best).map(|other| self.likeness(span, *other));
        let others = origins.iter().filter(|other| **other != span).map(|other| self.likeness(*other, best));
        elsewhere.chain(others).all(|other| own.exceeds(other)).then_some(best)
    }

    /// Whether the words next to a place, before it and after it, are those of a place of the new text.
    fn is_about(&self, old: Span, new: Span) -> bool {
        let ((before, after), (new_before, new_after)) = (beside(self.old, old), beside(self.new, new));
        // Where a line begins or ends there are fewer.
        let is_same = |one: Vec<&str>, other: Vec<&str>| one.iter().zip(&other).all(|(one, other)| one == other);
        is_same(before, new_before) && is_same(after, new_after)
    }

    /// How much is the same before, and after, a place of the old text and one of the new.
    fn likeness(&self, old: Span, new: Span) -> Likeness {
        let (a, b) = (self.old.as_str().as_bytes(), self.new.as_str().as_bytes());
        let ahead = |text: &'c [u8], span: Span| text.get(..span.start() as usize).unwrap_or_default().iter().rev();
        let behind = |text: &'c [u8], span: Span| text.get(span.end() as usize..).unwrap_or_default().iter();
        Likeness {
            before: shared(ahead(a, old).take(FAR), ahead(b, new).take(FAR)),
            after: shared(behind(a, old).take(FAR), behind(b, new).take(FAR)),
        }
    }
}

/// Among so many places one may be told from another.
const ALIKE: usize = 64;

/// So many bytes around a place are compared.
const FAR: usize = 2000;

#[derive(Clone, Copy)]
struct Likeness {
    before: usize,
    after: usize,
}

impl Likeness {
    /// Whether it is no less on either side, and more on one.
    fn exceeds(self, other: Likeness) -> bool {
        self.before >= other.before && self.after >= other.after && self.sum() > other.sum()
    }

    fn sum(self) -> usize {
        self.before + self.after
    }
}

/// How many come first in both.
fn shared<T: PartialEq>(one: impl Iterator<Item = T>, other: impl Iterator<Item = T>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).count()
}

fn settled(old: Span, new: Span) -> Outcome {
    if old == new { Outcome::Unchanged(new) } else { Outcome::Moved(new) }
}

/// So many words on each side tell a place from another.
const AROUND: usize = 4;
/// In so many bytes, for there are scripts without blanks.
const NEAR: usize = 200;

/// The words before and after a place, nearest first.
fn around(content: &Content, span: Span) -> (Vec<&str>, Vec<&str>) {
    let (before, after) = near(content, span);
    (before.split_whitespace().rev().take(AROUND).collect(), after.split_whitespace().take(AROUND).collect())
}

/// Those on its line.
fn beside(content: &Content, span: Span) -> (Vec<&str>, Vec<&str>) {
    let (before, after) = near(content, span);
    let (before, after) = (before.rsplit('\n').next(), after.split('\n').next());
    let (before, after) = (before.unwrap_or_default().split_whitespace(), after.unwrap_or_default().split_whitespace());
    (before.rev().take(AROUND).collect(), after.take(AROUND).collect())
}

fn near(content: &Content, span: Span) -> (&str, &str) {
    let (text, start, end) = (content.as_str(), span.start() as usize, span.end() as usize);
    let before = text.get(floor(text, start.saturating_sub(NEAR))..start).unwrap_or_default();
    (before, text.get(end..floor(text, end + NEAR)).unwrap_or_default())
}

/// Under every rule, or else the passage most like the words.
fn altered(new: &Content, text: &str) -> Outcome {
    let rules = Match::WHITE_SPACE | Match::TYPOGRAPHY | Match::CASE | Match::UNICODE;
    let span = match new.find(&words(text).allowing(rules), new.whole()) {
        Ok(anchor) => anchor.span,
        Err(FindError::Ambiguous { candidates, .. }) => return Outcome::Ambiguous(candidates),
        Err(FindError::NotFound { nearest: Some(nearest), .. }) => nearest.span,
        Err(_) => return Outcome::Lost,
    };
    let difference = Difference::between(text, new.slice(span).unwrap_or_default());
    Outcome::Altered { span, difference }
}
