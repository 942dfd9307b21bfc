//! A text that can be pointed into.

use std::fmt;
use std::ops::RangeInclusive;
use std::sync::{Arc, OnceLock};

use super::boundary::floor;
use super::digest::digest;
use super::error::{FindError, SpanError};
use super::index::WordIndex;
use super::line::Lines;
use super::offset::OffsetUnit;
use super::often::Often;
use super::span::Span;
use super::unit::{CodePoints, LineColumn, Units, Utf16};

/// A text with its lines and units: where everything that points into a document is looked up and checked.
///
/// Cloning is O(1). Lines end in `\n` or `\r\n`, which is no part of them; they are counted from 1.
#[derive(Clone)]
pub struct Content(Arc<Inner>);

struct Inner {
    text: Box<str>,
    known: OnceLock<Box<Known>>,
}

/// What is worked out of a text when it is first needed.
#[derive(Default)]
struct Known {
    lines: OnceLock<Lines>,
    units: OnceLock<Units>,
    words: OnceLock<WordIndex>,
    often: Often,
}

impl Content {
    /// Takes a text. Its lines, units and words are worked out when they are first needed, each in O(text).
    ///
    /// # Errors
    /// [`SpanError::TooLong`] for a text of 4 GiB or more.
    pub fn new(text: impl Into<Box<str>>) -> Result<Self, SpanError> {
        let text = text.into();
        if u32::try_from(text.len()).is_err() {
            return Err(SpanError::TooLong { bytes: text.len() });
        }
        Ok(Content(Arc::new(Inner { text, known: OnceLock::new() })))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0.text
    }

    /// BLAKE3, in hexadecimal. Cost: O(text).
    pub(crate) fn digest(&self) -> String {
        digest(self.as_str().as_bytes()).to_hex().to_string()
    }

    /// How many bytes it has.
    pub fn len(&self) -> u32 {
        self.0.text.len() as u32
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.0.text.is_empty()
    }

    /// All of it.
    pub fn whole(&self) -> Span {
        Span::between(0, self.len())
    }

    /// The words at a span; none where the span is out of range or an end lies inside a character.
    pub fn slice(&self, span: Span) -> Option<&str> {
        self.0.text.get(span.range())
    }

    /// The characters directly before a span and directly after it. Cost: O(1).
    pub(crate) fn beside(&self, span: Span) -> (Option<char>, Option<char>) {
        let before = self.as_str().get(..span.start() as usize).and_then(|before| before.chars().next_back());
        let after = self.as_str().get(span.end() as usize..).and_then(|after| after.chars().next());
        (before, after)
    }

    /// Checks two offsets: within the text, in order, on character boundaries.
    ///
    /// # Errors
    /// [`FindError::Backwards`], [`FindError::OutOfRange`], [`FindError::InsideCharacter`].
    pub fn span(&self, start: u64, end: u64) -> Result<Span, FindError> {
        self.counted(OffsetUnit::Bytes, start, end)
    }

    /// The same for offsets in any unit.
    pub(crate) fn counted(&self, unit: OffsetUnit, start: u64, end: u64) -> Result<Span, FindError> {
        if start > end {
            return Err(FindError::Backwards { start, end });
        }
        let length = unit.length(self);
        let offsets = u32::try_from(start).ok().zip(u32::try_from(end).ok()).filter(|(_, end)| *end <= length);
        let Some((start, end)) = offsets else {
            return Err(FindError::OutOfRange { start, end, unit, length, fits: None });
        };
        Ok(Span::between(self.boundary(unit, start)?, self.boundary(unit, end)?))
    }

    /// The byte to which an offset within the text counts.
    fn boundary(&self, unit: OffsetUnit, offset: u32) -> Result<u32, FindError> {
        unit.byte(self, offset.into()).ok_or_else(|| {
            let start = match unit {
                OffsetUnit::Bytes => floor(self.as_str(), offset as usize) as u32,
                // Only the second half of a character lies inside it.
                _ => unit.byte(self, offset.saturating_sub(1).into()).unwrap_or_default(),
            };
            let character = self.as_str().get(start as usize..).and_then(|rest| rest.chars().next());
            FindError::InsideCharacter { offset, unit, character: character.unwrap_or_default(), fits: None }
        })
    }

    /// How many lines it has: one at least. What follows a last line break is a line, though it be empty.
    pub fn line_count(&self) -> u32 {
        self.line_index().count()
    }

    /// The line in which a byte stands, from 1; the last for bytes beyond the text. Cost: O(log lines).
    pub fn line_at(&self, byte: u32) -> u32 {
        self.line_index().at(byte)
    }

    /// The bytes of a line, from 1, without its end.
    ///
    /// # Errors
    /// [`FindError::NoSuchLine`].
    pub fn line(&self, number: u32) -> Result<Span, FindError> {
        let missing = FindError::NoSuchLine { line: number, lines: self.line_count() };
        self.line_index().span(self.as_str(), number).ok_or(missing)
    }

    /// The bytes from the start of one line to the end of another, from 1.
    ///
    /// # Errors
    /// [`FindError::NoSuchLine`], [`FindError::LinesBackwards`].
    pub fn lines(&self, numbers: RangeInclusive<u32>) -> Result<Span, FindError> {
        let (first, last) = (self.line(*numbers.start())?, self.line(*numbers.end())?);
        if first.start() > last.end() {
            return Err(FindError::LinesBackwards { first: *numbers.start(), last: *numbers.end() });
        }
        Ok(Span::between(first.start(), last.end()))
    }

    /// A byte counted in code points (W3C, Python); none where it is out of range or inside a character. Cost: O(log text).
    pub fn code_points(&self, byte: u32) -> Option<CodePoints> {
        self.units().code_points(self.as_str(), byte)
    }

    /// A byte counted in UTF-16 units (JavaScript); none where it is out of range or inside a character. Cost: O(log text).
    pub fn utf16(&self, byte: u32) -> Option<Utf16> {
        self.units().utf16(self.as_str(), byte)
    }

    /// A byte as line and column; none where it is out of range or inside a character. Cost: O(log text).
    pub fn line_column(&self, byte: u32) -> Option<LineColumn> {
        let line = self.line_at(byte);
        let start = self.line_index().start(line)?;
        let (CodePoints(start), CodePoints(here)) = (self.code_points(start)?, self.code_points(byte)?);
        Some(LineColumn { line, column: here.checked_sub(start)? + 1 })
    }

    pub(super) fn words(&self) -> &OnceLock<WordIndex> {
        &self.known().words
    }

    pub(super) fn often(&self) -> &Often {
        &self.known().often
    }

    pub(super) fn units(&self) -> &Units {
        self.known().units.get_or_init(|| Units::of(self.as_str()))
    }

    pub(super) fn line_index(&self) -> &Lines {
        self.known().lines.get_or_init(|| Lines::of(self.as_str()))
    }

    fn known(&self) -> &Known {
        self.0.known.get_or_init(Box::default)
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Content({} bytes)", self.len())
    }
}

impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Content {}
