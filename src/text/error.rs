//! What can be wrong with a span, and with looking for words.

use super::nearest::Nearest;
use super::offset::OffsetUnit;
use super::span::Span;
use super::visible::{quoted, visible};

/// Why a span or a text is none.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SpanError {
    /// It ends before it starts.
    #[error("a span that starts at byte {start} cannot end at byte {end}: write the smaller offset first")]
    Backwards {
        /// Where it starts.
        start: u32,
        /// Where it ends.
        end: u32,
    },
    /// The text is longer than offsets can count.
    #[error("the text has {bytes} bytes, and a document holds at most 4,294,967,295: split it")]
    TooLong {
        /// How many bytes it has.
        bytes: usize,
    },
}

/// Why words were not found. Nothing is ever guessed.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FindError {
    /// There are no words to look for.
    #[error("no words are given to look for")]
    NoWords,
    /// They are not there.
    #[error("{} does not stand in bytes {place}{}", quoted(.words), like(.nearest))]
    NotFound {
        /// The words, with what should stand before and after them.
        words: String,
        /// Where they were looked for.
        place: Span,
        /// What there is most like them.
        nearest: Option<Box<Nearest>>,
    },
    /// They are there more than once.
    #[error(
        "{} stands {found} times in bytes {place} (at {}): say which by {}, or in a narrower place",
        quoted(.words), some(.candidates, *.found), FindError::WHICH
    )]
    Ambiguous {
        /// The words.
        words: String,
        /// Where they were looked for.
        place: Span,
        /// The places where they stand, in the order of the text: the first 1,000 of them; of the later ones of many faults that are told
        /// together the first 8.
        candidates: Vec<Span>,
        /// How many places there are.
        found: usize,
    },
    /// They are there less often than was asked for.
    #[error(
        "there is no occurrence {nth} of {} in bytes {place}: it stands there {found} times, counted from 1", quoted(.words)
    )]
    NoSuchOccurrence {
        /// The words.
        words: String,
        /// Where they were looked for.
        place: Span,
        /// Which occurrence was asked for.
        nth: u32,
        /// How many there are.
        found: usize,
    },
    /// Other words stand at these bytes.
    #[error("bytes {span} hold {}, not {}{}{}", quoted(.found), quoted(.expected), counted_so(.fits), standing(.stands))]
    Differs {
        /// The bytes.
        span: Span,
        /// What was said to stand there.
        expected: String,
        /// What stands there; of more than 1,000 bytes the beginning, and `…`.
        found: String,
        /// The unit in which the same offsets would give the words.
        fits: Option<OffsetUnit>,
        /// Where in the place the words stand, as far as that is seen at a glance; a few of many.
        stands: Vec<Span>,
    },
    /// The text does not reach so far.
    #[error("offsets {start} to {end} are none of a text of {length} {unit}{}", counted_so(.fits))]
    OutOfRange {
        /// Where the span should start.
        start: u64,
        /// Where it should end.
        end: u64,
        /// The unit in which they are counted.
        unit: OffsetUnit,
        /// How long the text is, in that unit.
        length: u32,
        /// The unit in which the same offsets would give the words.
        fits: Option<OffsetUnit>,
    },
    /// The smaller offset comes last.
    #[error("offsets {start} to {end} run backwards: write the smaller offset first")]
    Backwards {
        /// The offset that was written first.
        start: u64,
        /// The offset that was written last.
        end: u64,
    },
    /// An end lies inside a character.
    #[error("offset {offset}, counted in {unit}, lies inside the character {}{}", visible(&format!("{character:?}"), false), or_not_bytes(*.unit, .fits))]
    InsideCharacter {
        /// The offset.
        offset: u32,
        /// The unit in which it is counted.
        unit: OffsetUnit,
        /// The character.
        character: char,
        /// The unit in which the same offsets would give the words.
        fits: Option<OffsetUnit>,
    },
    /// The text has no such line.
    #[error(
        "there is no line {line}: the text has {lines}, counted from 1; what follows a last line break, though empty, is one"
    )]
    NoSuchLine {
        /// The line that was asked for.
        line: u32,
        /// How many lines there are.
        lines: u32,
    },
    /// The last line comes before the first.
    #[error("lines {first} to {last} run backwards: write the smaller number first")]
    LinesBackwards {
        /// The line that was written first.
        first: u32,
        /// The line that was written last.
        last: u32,
    },
    /// The bytes or lines are not within the place.
    #[error("bytes {span} do not lie within bytes {place}{}", standing(.stands))]
    Outside {
        /// The bytes.
        span: Span,
        /// Where they should lie.
        place: Span,
        /// Where in the place the words stand that were given with the bytes, as far as that is seen at a glance; a few of many.
        stands: Vec<Span>,
    },
    /// It says where in two ways.
    #[error("give offsets or `nth`, not both")]
    OffsetsAndNth,
}

impl FindError {
    /// How many candidates are kept of words that stand in many places.
    pub(crate) const CANDIDATES: usize = 1000;
    /// How many of them a message shows.
    const SHOWN: usize = 8;
    /// The steps of a selector that tell places apart: what stands before them, what stands after.
    pub(crate) const WHICH: &str = "`.nth`, by what stands before (`.after`) or after (`.before`)";

    /// With no more than its message shows.
    pub(crate) fn shorten(&mut self) {
        if let FindError::Ambiguous { candidates, .. } = self {
            candidates.truncate(Self::SHOWN);
            candidates.shrink_to_fit();
        }
    }
}

fn like(nearest: &Option<Box<Nearest>>) -> String {
    let shown = |nearest: &Nearest| match nearest.allowing {
        Some(rules) => format!("; it would match bytes {} with `{rules}`: {}", nearest.span, nearest.difference),
        None => format!("; most like it, at bytes {}: {}", nearest.span, nearest.difference),
    };
    nearest.as_deref().map(shown).unwrap_or_default()
}

fn counted_so(fits: &Option<OffsetUnit>) -> String {
    let shown = |unit| format!("; counted in {unit} they would give the words: say in which unit offsets are");
    fits.as_ref().map(shown).unwrap_or_default()
}

fn standing(stands: &[Span]) -> String {
    let at: Vec<String> = stands.iter().map(ToString::to_string).collect();
    match at.as_slice() {
        [] => String::new(),
        at => format!("; the words stand at {}", at.join(", ")),
    }
}

fn or_not_bytes(unit: OffsetUnit, fits: &Option<OffsetUnit>) -> String {
    match fits {
        None => format!(": are these offsets really {unit}?"),
        fits => counted_so(fits),
    }
}

/// The first few, for a message.
fn some(candidates: &[Span], found: usize) -> String {
    let mut shown: Vec<String> = candidates.iter().take(FindError::SHOWN).map(Span::to_string).collect();
    if found > shown.len() {
        shown.push("…".to_owned());
    }
    shown.join(", ")
}
