//! Where lines begin.

use super::span::Span;

/// The first byte of each line.
#[derive(Debug)]
pub(super) struct Lines(Box<[u32]>);

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        let after_ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at as u32 + 1);
        Lines(std::iter::once(0).chain(after_ends).collect())
    }

    pub(super) fn count(&self) -> u32 {
        self.0.len() as u32
    }

    /// From 1.
    pub(super) fn at(&self, byte: u32) -> u32 {
        self.0.partition_point(|start| *start <= byte) as u32
    }

    /// The first byte of a line, from 1.
    pub(super) fn start(&self, number: u32) -> Option<u32> {
        self.0.get(number.checked_sub(1)? as usize).copied()
    }

    /// The byte after a line and its end.
    pub(super) fn end(&self, text: &str, number: u32) -> Option<u32> {
        self.start(number)?;
        Some(self.start(number + 1).unwrap_or(text.len() as u32))
    }

    /// The bytes of a line without its end.
    pub(super) fn span(&self, text: &str, number: u32) -> Option<Span> {
        let start = self.start(number)?;
        let line = text.get(start as usize..self.end(text, number)? as usize)?;
        let line = line.strip_suffix('\n').map_or(line, |line| line.strip_suffix('\r').unwrap_or(line));
        Some(Span::between(start, start + line.len() as u32))
    }
}
