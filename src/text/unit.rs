//! Offsets in other units than bytes, as types of their own.

use serde::{Deserialize, Serialize};

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

/// What the units count to at one byte.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    byte: u32,
    pub(super) code_points: u32,
    pub(super) utf16: u32,
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

    pub(super) fn byte(&self, text: &str, offset: u32, count: fn(&Mark) -> u32, width: fn(char) -> u32) -> Option<u32> {
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
