//! The bytes of a column as they come, taken apart without trust.

use std::io::{self, Read};

use super::column::{Column, Unsound};

/// Columns that nobody vouches for.
pub(crate) trait Columns: Sync {
    /// What is made of a column. Whether its bytes are those that were written is known only when all have come; where they are not, that is told
    /// before what was found to be wrong with them.
    ///
    /// # Errors
    /// What cannot be what was written.
    fn read<T>(&self, column: Column, read: impl FnOnce(&mut Reader<'_>) -> Result<T, Unsound>) -> Result<T, Unsound>;
}

/// A column from its beginning on. No more of it is held at once than fits into a near part of memory, but for a text that is longer.
pub(crate) struct Reader<'r> {
    column: Column,
    bytes: &'r mut dyn Read,
    left: usize,
    buffer: Vec<u8>,
}

/// So many bytes are taken at once, where items and texts are no longer: items of any size fit without a rest.
const AT_ONCE: usize = 48 << 10;

impl<'r> Reader<'r> {
    /// A column of so many bytes, which are there.
    pub(crate) fn new(column: Column, bytes: &'r mut dyn Read, len: usize) -> Self {
        Reader { column, bytes, left: len, buffer: Vec::new() }
    }

    /// Which column it is.
    pub(super) fn column(&self) -> Column {
        self.column
    }

    fn unsound(&self, reason: impl Into<String>) -> Unsound {
        self.column.unsound(reason)
    }

    /// The next bytes.
    fn next(&mut self, count: usize) -> Result<&[u8], Unsound> {
        self.left = self.left.checked_sub(count).ok_or_else(|| self.column.unsound("it is too short"))?;
        self.buffer.resize(count, 0);
        let read = self.bytes.read_exact(&mut self.buffer);
        read.map_err(|error: io::Error| self.column.unsound(format!("it cannot be read: {error}")))?;
        Ok(&self.buffer)
    }

    /// How many items of so many bytes are left.
    pub(super) fn count<const BYTES: usize>(&self) -> Result<usize, Unsound> {
        let count = self.left / BYTES;
        let fits = self.left.is_multiple_of(BYTES) && u32::try_from(count).is_ok_and(|count| count < u32::MAX);
        let wrong = || self.unsound(format!("{} bytes are no number of items of {BYTES} bytes", self.left));
        if fits { Ok(count) } else { Err(wrong()) }
    }

    /// What all items that are left are, each of so many bytes.
    pub(super) fn items<const BYTES: usize, T>(
        &mut self,
        mut item: impl FnMut(&[u8; BYTES]) -> Result<T, Unsound>,
    ) -> Result<Vec<T>, Unsound> {
        let count = self.count::<BYTES>()?;
        let mut items = Vec::with_capacity(count);
        self.each(count, |bytes| {
            items.push(item(bytes)?);
            Ok(())
        })?;
        Ok(items)
    }

    /// The next so many items.
    pub(super) fn each<const BYTES: usize>(
        &mut self,
        count: usize,
        mut each: impl FnMut(&[u8; BYTES]) -> Result<(), Unsound>,
    ) -> Result<(), Unsound> {
        let mut left = count;
        while left > 0 {
            let now = left.min(AT_ONCE / BYTES);
            self.next(now * BYTES)?.as_chunks().0.iter().try_for_each(&mut each)?;
            left -= now;
        }
        Ok(())
    }

    /// How many texts there are, where each ends, then all of them one after the other.
    pub(super) fn ends(&mut self) -> Result<Vec<usize>, Unsound> {
        let count = self.next(8)?.first_chunk().map_or(0, |count| u64::from_le_bytes(*count));
        let count = usize::try_from(count).ok().filter(|count| *count <= self.left / 8);
        let count = count.ok_or_else(|| self.unsound("it says that it has more texts than it has room for"))?;
        let mut ends = Vec::with_capacity(count);
        // One that does not fit is beyond all.
        self.each(count, |end| {
            ends.push(usize::try_from(u64::from_le_bytes(*end)).unwrap_or(usize::MAX));
            Ok(())
        })?;
        let all = self.left;
        let mut start = 0;
        for (index, end) in ends.iter().enumerate() {
            if *end < start || *end > all {
                return Err(self.unsound(format!("text {index} ends at byte {end}: before it begins, or beyond all")));
            }
            start = *end;
        }
        if start == all { Ok(ends) } else { Err(self.unsound("something stands after its last text")) }
    }

    /// What all texts are.
    pub(super) fn listed<T>(&mut self, mut text: impl FnMut(&str) -> Result<T, Unsound>) -> Result<Vec<T>, Unsound> {
        let ends = self.ends()?;
        let mut texts = Vec::with_capacity(ends.len());
        self.texts(&ends, |said| {
            texts.push(text(said)?);
            Ok(())
        })?;
        Ok(texts)
    }

    /// All texts, of which it is known where each ends.
    pub(super) fn texts(
        &mut self,
        ends: &[usize],
        mut each: impl FnMut(&str) -> Result<(), Unsound>,
    ) -> Result<(), Unsound> {
        let (mut start, mut rest) = (0, ends);
        while !rest.is_empty() {
            // As many as fit, and one at least.
            let count = rest.partition_point(|end| end - start <= AT_ONCE).max(1);
            let (now, later) = rest.split_at_checked(count).unwrap_or((rest, &[]));
            let column = self.column;
            let end = now.last().copied().unwrap_or(start);
            let all = utf8(column, self.next(end - start)?, start)?;
            let mut begin = start;
            for end in now {
                let text = all.get(begin - start..end - start);
                let text =
                    text.ok_or_else(|| column.unsound(format!("a text ends inside a character, at byte {end}")))?;
                each(text)?;
                begin = *end;
            }
            (start, rest) = (end, later);
        }
        Ok(())
    }
}

/// Bytes as a text, which began so far after the first text.
fn utf8(column: Column, bytes: &[u8], start: usize) -> Result<&str, Unsound> {
    simdutf8::basic::from_utf8(bytes).map_err(|_| {
        let valid = str::from_utf8(bytes).err().map_or(0, |error| error.valid_up_to());
        column.unsound(format!("its texts are no UTF-8 at byte {}", start + valid))
    })
}

/// The number that stands there; 0 where there is none.
pub(super) fn number(item: &[u8], place: usize) -> u32 {
    let bytes = item.get(place * 4..).and_then(|rest| rest.first_chunk());
    bytes.map_or(0, |bytes| u32::from_le_bytes(*bytes))
}
