//! Offsets in other units than bytes, as types of their own.

use serde::{Deserialize, Serialize};

use super::content::Content;

/// An offset in Unicode code points, as W3C Web Annotation and Python count.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CodePoints(pub u32);

/// An offset in UTF-16 units, as JavaScript counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Utf16(pub u32);

/// A place as people say it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineColumn {
    /// The line, from 1.
    pub line: u32,
    /// The column in it, in code points, from 1. The end of a line belongs to it.
    pub column: u32,
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

/// What the units count to at one byte.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    byte: u32,
    code_points: u32,
    utf16: u32,
}

/// Marks at every few hundred bytes of a text, on character boundaries; the first at its start.
#[derive(Debug)]
pub(super) struct Units(Box<[Mark]>);

impl Units {
    const STRIDE: u32 = 256;

    pub(super) fn of(text: &str) -> Self {
        let mut mark = Mark { byte: 0, code_points: 0, utf16: 0 };
        let mut marks = vec![mark];
        let mut next = Self::STRIDE;
        for c in text.chars() {
            if mark.byte >= next {
                marks.push(mark);
                next = mark.byte.saturating_add(Self::STRIDE);
            }
            mark.byte += c.len_utf8() as u32;
            mark.code_points += 1;
            mark.utf16 += c.len_utf16() as u32;
        }
        Units(marks.into_boxed_slice())
    }

    pub(super) fn code_points(&self, text: &str, byte: u32) -> Option<CodePoints> {
        let (mark, between) = self.before(text, byte)?;
        Some(CodePoints(mark.code_points + between.chars().count() as u32))
    }

    pub(super) fn utf16(&self, text: &str, byte: u32) -> Option<Utf16> {
        let (mark, between) = self.before(text, byte)?;
        Some(Utf16(mark.utf16 + between.encode_utf16().count() as u32))
    }

    /// The last mark at or before a byte, and the text between.
    fn before<'t>(&self, text: &'t str, byte: u32) -> Option<(Mark, &'t str)> {
        let mark = *self.0.get(self.0.partition_point(|mark| mark.byte <= byte).checked_sub(1)?)?;
        Some((mark, text.get(mark.byte as usize..byte as usize)?))
    }

    fn byte(&self, text: &str, offset: u32, count: fn(&Mark) -> u32, width: fn(char) -> u32) -> Option<u32> {
        let mark = *self.0.get(self.0.partition_point(|mark| count(mark) <= offset).checked_sub(1)?)?;
        let mut counted = count(&mark);
        let mut byte = mark.byte;
        for c in text.get(mark.byte as usize..)?.chars() {
            if counted >= offset {
                break;
            }
            counted += width(c);
            byte += c.len_utf8() as u32;
        }
        (counted == offset).then_some(byte)
    }
}
