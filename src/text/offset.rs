//! From other units to bytes.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::content::Content;
use super::unit::{CodePoints, LineColumn, Utf16};

/// In which unit offsets are counted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OffsetUnit {
    /// UTF-8 bytes: what everything here is counted in.
    #[default]
    Bytes,
    /// Unicode code points: W3C Web Annotation, Python.
    CodePoints,
    /// UTF-16 units: JavaScript.
    Utf16,
}

impl OffsetUnit {
    /// Every unit.
    pub const ALL: [OffsetUnit; 3] = [OffsetUnit::Bytes, OffsetUnit::CodePoints, OffsetUnit::Utf16];

    /// How long a text is. Cost: O(log text).
    pub(super) fn length(self, content: &Content) -> u32 {
        self.count(content, content.len()).unwrap_or(content.len())
    }

    /// A byte counted in this unit; none where it is out of range or inside a character. Cost: O(log text).
    pub(crate) fn count(self, content: &Content, byte: u32) -> Option<u32> {
        match self {
            OffsetUnit::Bytes => content.as_str().is_char_boundary(byte as usize).then_some(byte),
            OffsetUnit::CodePoints => content.code_points(byte).map(|count| count.0),
            OffsetUnit::Utf16 => content.utf16(byte).map(|count| count.0),
        }
    }

    /// The byte to which an offset in this unit counts; none where there is none, or where it falls inside a character.
    pub fn byte(self, content: &Content, offset: u64) -> Option<u32> {
        let offset = u32::try_from(offset).ok()?;
        match self {
            OffsetUnit::Bytes => content.as_str().is_char_boundary(offset as usize).then_some(offset),
            OffsetUnit::CodePoints => content.byte(CodePoints(offset)),
            OffsetUnit::Utf16 => content.byte(Utf16(offset)),
        }
    }
}

impl fmt::Display for OffsetUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            OffsetUnit::Bytes => "bytes",
            OffsetUnit::CodePoints => "code points",
            OffsetUnit::Utf16 => "UTF-16 units",
        })
    }
}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::CodePoints {}
    impl Sealed for super::Utf16 {}
    impl Sealed for super::LineColumn {}
}

/// A way to say where in a text a byte stands. Never implemented by users.
pub trait Unit: sealed::Sealed {
    /// The byte; see [`Content::byte`].
    fn byte(self, content: &Content) -> Option<u32>;
}

impl Unit for CodePoints {
    fn byte(self, content: &Content) -> Option<u32> {
        content.units().byte(content.as_str(), self.0, |mark| mark.code_points, |_| 1)
    }
}

impl Unit for Utf16 {
    fn byte(self, content: &Content) -> Option<u32> {
        content.units().byte(content.as_str(), self.0, |mark| mark.utf16, |c| c.len_utf16() as u32)
    }
}

impl Unit for LineColumn {
    fn byte(self, content: &Content) -> Option<u32> {
        let (text, lines) = (content.as_str(), content.line_index());
        let (start, end) = (lines.start(self.line)?, lines.end(text, self.line)?);
        let line = text.get(start as usize..end as usize)?;
        let column = self.column.checked_sub(1)? as usize;
        // The byte after the last line's end is a place too; after another line's end begins the next line.
        let past = (end as usize == text.len() && self.line == lines.count()).then_some(line.len());
        let at = line.char_indices().map(|(at, _)| at).chain(past).nth(column)?;
        Some(start + at as u32)
    }
}

impl Content {
    /// The byte that another unit counts to; none where there is none, or where it falls inside a character. Cost: O(log text + line).
    ///
    /// ```
    /// use dictum::{CodePoints, Content, LineColumn, Utf16};
    ///
    /// let content = Content::new("“Так” 🙂!")?;
    /// let exclamation = content.byte(CodePoints(7));
    /// assert_eq!(exclamation, Some(17));
    /// assert_eq!(exclamation, content.byte(Utf16(8)));
    /// assert_eq!(exclamation, content.byte(LineColumn { line: 1, column: 8 }));
    /// # Ok::<(), dictum::SpanError>(())
    /// ```
    pub fn byte(&self, offset: impl Unit) -> Option<u32> {
        offset.byte(self)
    }
}
