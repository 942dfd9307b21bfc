//! What can be wrong with a span, and with looking for words.

use std::fmt;

use super::content::Content;
use super::nearest::Nearest;
use super::offset::OffsetUnit;
use super::search::{LEFT_OUT, PARTS};
use super::span::Span;
use super::visible::{visible, visibly};

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
    /// The text of a document begins with a byte order mark, which is no part of it and would be counted.
    #[error(
        "the text begins with a byte order mark, which is no part of it: leave it out, and count offsets from what follows"
    )]
    ByteOrderMark,
    /// The text is longer than offsets can count.
    #[error("the text has {bytes} bytes, and a document holds at most 4,294,967,295: split it")]
    TooLong {
        /// How many bytes it has.
        bytes: usize,
    },
}

/// Why words were not found. Nothing is ever guessed.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum FindError {
    /// There are no words to look for.
    NoWords,
    /// They are not there.
    NotFound {
        /// The words, with what should stand before and after them.
        words: String,
        /// Where they were looked for.
        place: Span,
        /// What there is most like them.
        nearest: Option<Box<Nearest>>,
    },
    /// They are there more than once.
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
    /// They are too common to be looked for in so long a place.
    TooCommon {
        /// The words.
        words: String,
        /// Where they were looked for.
        place: Span,
    },
    /// Ellipses stand between more parts of them than are looked for.
    TooManyParts {
        /// The words.
        words: String,
        /// How many parts.
        parts: usize,
    },
    /// An ellipsis in them would stand for more than it may.
    LeftOut {
        /// The words.
        words: String,
        /// Where they were looked for.
        place: Span,
        /// For how many bytes.
        bytes: u32,
    },
    /// Other words stand at these bytes.
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
    /// An end lies inside a word or a number.
    InsideWord {
        /// The bytes.
        span: Span,
        /// What stands there.
        found: String,
        /// With what is left of the words that are cut.
        whole: String,
        /// The unit in which the offsets are counted.
        unit: OffsetUnit,
    },
    /// The smaller offset comes last.
    Backwards {
        /// The offset that was written first.
        start: u64,
        /// The offset that was written last.
        end: u64,
    },
    /// An end lies inside a character.
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
    NoSuchLine {
        /// The line that was asked for.
        line: u32,
        /// How many lines there are.
        lines: u32,
    },
    /// The last line comes before the first.
    LinesBackwards {
        /// The line that was written first.
        first: u32,
        /// The line that was written last.
        last: u32,
    },
    /// The bytes or lines are not within the place.
    Outside {
        /// The bytes.
        span: Span,
        /// Where they should lie.
        place: Span,
        /// Where in the place the words stand that were given with the bytes, as far as that is seen at a glance; a few of many.
        stands: Vec<Span>,
    },
    /// It says where in two ways.
    OffsetsAndNth,
}

impl FindError {
    /// How many candidates are kept of words that stand in many places.
    pub(crate) const CANDIDATES: usize = 1000;
    /// How many of them a message shows.
    const SHOWN: usize = 8;
    /// The steps of a selector that tell places apart: what stands before them, what stands after.
    pub(crate) const WHICH: &str = "`.nth`, by what stands before (`.after`) or after (`.before`)";

    /// What is wrong, its offsets counted in a unit.
    pub(crate) fn counted_in(&self, unit: OffsetUnit, content: &Content) -> String {
        let count = |byte| unit.count(content, byte);
        let counted = |span: Span| count(span.start()).zip(count(span.end()));
        let at = |span| counted(span).map_or_else(String::new, |(start, end)| format!("{start}-{end}"));
        visible(&self.told(unit, &at), false)
    }

    /// What is wrong, with spans as they are written in a unit.
    fn told(&self, unit: OffsetUnit, at: &dyn Fn(Span) -> String) -> String {
        match self {
            FindError::NoWords => "no words are given to look for".to_owned(),
            FindError::NotFound { words, place, nearest } => {
                let like = nearest.as_deref().map(|nearest| like(nearest, unit, at)).unwrap_or_default();
                format!("{words:?} does not stand in {unit} {}{like}", at(*place))
            }
            FindError::Ambiguous { words, place, candidates, found } => format!(
                "{words:?} stands {found} times in {unit} {} (at {}): say which by {}, or in a narrower place",
                at(*place),
                some(candidates, *found, at),
                FindError::WHICH
            ),
            FindError::NoSuchOccurrence { words, place, nth, found } => format!(
                "there is no occurrence {nth} of {words:?} in {unit} {}: it stands there {found} times, counted from 1",
                at(*place)
            ),
            FindError::TooCommon { words, place } => format!(
                "{words:?} is too common to be looked for in {unit} {}: say where to look, by a narrower place or by offsets",
                at(*place)
            ),
            FindError::TooManyParts { words, parts } => format!(
                "{words:?} has {parts} parts between its ellipses, and {PARTS} are looked for at most: give several segments"
            ),
            FindError::LeftOut { words, place, bytes } => format!(
                "{words:?} does not stand in {unit} {}, but for an ellipsis that would stand for {bytes} bytes, and may stand for \
                 {LEFT_OUT}: give several segments",
                at(*place)
            ),
            FindError::Differs { span, expected, found, fits, stands } => format!(
                "{unit} {} hold {found:?}, not {expected:?}{}{}",
                at(*span),
                counted_so(fits),
                standing(stands, at)
            ),
            FindError::OutOfRange { start, end, unit, length, fits } => {
                format!("offsets {start} to {end} are none of a text of {length} {unit}{}", counted_so(fits))
            }
            FindError::InsideWord { span, found, whole, unit: own } => format!(
                "{unit} {} hold {found:?}, a part of {whole:?}: point at whole words; are these offsets really {own}? If they are, allow `word_parts`",
                at(*span)
            ),
            FindError::Backwards { start, end } => {
                format!("offsets {start} to {end} run backwards: write the smaller offset first")
            }
            FindError::InsideCharacter { offset, unit, character, fits } => format!(
                "offset {offset}, counted in {unit}, lies inside the character {character:?}{}",
                or_not_bytes(*unit, fits)
            ),
            FindError::NoSuchLine { line, lines } => format!(
                "there is no line {line}: the text has {lines}, counted from 1; what follows a last line break, though empty, is one"
            ),
            FindError::LinesBackwards { first, last } => {
                format!("lines {first} to {last} run backwards: write the smaller number first")
            }
            FindError::Outside { span, place, stands } => {
                format!("{unit} {} do not lie within {unit} {}{}", at(*span), at(*place), standing(stands, at))
            }
            FindError::OffsetsAndNth => "give offsets or `nth`, not both".to_owned(),
        }
    }

    /// With no more than its message shows.
    pub(crate) fn shorten(&mut self) {
        if let FindError::Ambiguous { candidates, .. } = self {
            candidates.truncate(Self::SHOWN);
            candidates.shrink_to_fit();
        }
    }
}

impl fmt::Display for FindError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        visibly(f, |f| f.write_str(&self.told(OffsetUnit::Bytes, &|span| span.to_string())))
    }
}

impl std::error::Error for FindError {}

fn like(nearest: &Nearest, unit: OffsetUnit, at: &dyn Fn(Span) -> String) -> String {
    let (span, difference) = (at(nearest.span), &nearest.difference);
    match nearest.allowing {
        Some(rules) => format!("; it would match {unit} {span} with `{rules}`: {difference}"),
        None => format!("; most like it, at {unit} {span}: {difference}"),
    }
}

fn counted_so(fits: &Option<OffsetUnit>) -> String {
    let shown = |unit| {
        format!(
            "; counted in {unit} they would give the words: count as the format does, or say the unit where it can be said"
        )
    };
    fits.as_ref().map(shown).unwrap_or_default()
}

fn standing(stands: &[Span], at: &dyn Fn(Span) -> String) -> String {
    let places: Vec<String> = stands.iter().map(|span| at(*span)).collect();
    match places.as_slice() {
        [] => String::new(),
        places => format!("; the words stand at {}", places.join(", ")),
    }
}

fn or_not_bytes(unit: OffsetUnit, fits: &Option<OffsetUnit>) -> String {
    match fits {
        None => format!(": are these offsets really {unit}?"),
        fits => counted_so(fits),
    }
}

/// The first few, for a message.
fn some(candidates: &[Span], found: usize, at: &dyn Fn(Span) -> String) -> String {
    let mut shown: Vec<String> = candidates.iter().take(FindError::SHOWN).map(|span| at(*span)).collect();
    if found > shown.len() {
        shown.push("…".to_owned());
    }
    shown.join(", ")
}
