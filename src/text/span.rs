//! Stretches of text, in bytes.

use std::fmt;
use std::ops::Range;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::error::SpanError;

/// A stretch of a text: UTF-8 bytes, half-open, `start <= end`, always.
///
/// Whether its ends lie on character boundaries depends on the text, which a span does not know:
/// [`Content::slice`](super::Content::slice) asks, and no graph holds a span that does not.
///
/// ```
/// use dictum::Span;
///
/// let span = Span::new(3, 8)?;
/// assert_eq!((span.start(), span.end(), span.len()), (3, 8, 5));
/// assert!(Span::new(8, 3).is_err());
/// # Ok::<(), dictum::SpanError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The bytes from `start` up to `end`.
    ///
    /// # Errors
    /// [`SpanError::Backwards`] if `start > end`.
    pub const fn new(start: u32, end: u32) -> Result<Self, SpanError> {
        if start <= end { Ok(Span { start, end }) } else { Err(SpanError::Backwards { start, end }) }
    }

    /// From two offsets in whatever order.
    pub(crate) const fn between(a: u32, b: u32) -> Self {
        if a <= b { Span { start: a, end: b } } else { Span { start: b, end: a } }
    }

    /// So many bytes from `start` on: as many as one that began there had.
    #[inline]
    pub(crate) const fn of_length(start: u32, length: u32) -> Self {
        Span { start, end: start.wrapping_add(length) }
    }

    /// Its first byte.
    #[inline]
    pub const fn start(self) -> u32 {
        self.start
    }

    /// The byte after its last.
    #[inline]
    pub const fn end(self) -> u32 {
        self.end
    }

    /// How many bytes it has.
    #[inline]
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it has none.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the other lies in it whole.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether they share a byte.
    pub const fn overlaps(self, other: Span) -> bool {
        let start = if self.start > other.start { self.start } else { other.start };
        let end = if self.end < other.end { self.end } else { other.end };
        start < end
    }

    /// The same, to index a `str` or a slice with.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.start, self.end)
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Written {
            start: u32,
            end: u32,
        }
        let Written { start, end } = Written::deserialize(deserializer)?;
        Span::new(start, end).map_err(D::Error::custom)
    }
}
