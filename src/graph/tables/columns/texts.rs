//! A column of texts: how many, where each ends, then all of them one after the other.

use std::io::{self, Write};

use super::column::{Column, Unsound};

pub(super) fn write<'t>(texts: impl Iterator<Item = &'t str> + Clone, to: &mut impl Write) -> io::Result<()> {
    to.write_all(&(texts.clone().count() as u64).to_le_bytes())?;
    let mut end = 0;
    for text in texts.clone() {
        end += text.len() as u64;
        to.write_all(&end.to_le_bytes())?;
    }
    texts.into_iter().try_for_each(|text| to.write_all(text.as_bytes()))
}

/// Texts in a column that was checked: UTF-8 from end to end.
#[derive(Clone, Copy)]
pub(super) struct Listed<'f> {
    all: &'f str,
    ends: &'f [[u8; 8]],
}

impl<'f> Listed<'f> {
    pub(super) fn read(column: Column, bytes: &'f [u8]) -> Result<Self, Unsound> {
        let wrong = |reason: &str| column.unsound(reason);
        let (count, rest) = bytes.split_first_chunk::<8>().ok_or_else(|| wrong("it is too short to say its length"))?;
        let count = usize::try_from(u64::from_le_bytes(*count)).ok().filter(|count| *count <= rest.len() / 8);
        let count = count.ok_or_else(|| wrong("it says that it has more texts than it has room for"))?;
        let (ends, all) = rest.split_at_checked(count * 8).unwrap_or_default();
        let all = str::from_utf8(all).map_err(|error| {
            column.unsound(format!("it is no UTF-8 at byte {}", 8 + count * 8 + error.valid_up_to()))
        })?;
        let texts = Listed { all, ends: ends.as_chunks().0 };
        texts.check(column)?;
        Ok(texts)
    }

    fn check(self, column: Column) -> Result<(), Unsound> {
        let mut start = 0;
        for (index, end) in self.ends().enumerate() {
            if end < start || !self.all.is_char_boundary(end) {
                let reason =
                    format!("text {index} ends at byte {end}: before it begins, beyond all, or inside a character");
                return Err(column.unsound(reason));
            }
            start = end;
        }
        if start == self.all.len() { Ok(()) } else { Err(column.unsound("something stands after its last text")) }
    }

    pub(super) fn len(self) -> usize {
        self.ends.len()
    }

    pub(super) fn ends(self) -> impl Iterator<Item = usize> + 'f {
        // One that does not fit is beyond all.
        self.ends.iter().map(|end| usize::try_from(u64::from_le_bytes(*end)).unwrap_or(usize::MAX))
    }

    pub(super) fn all(self) -> &'f str {
        self.all
    }

    pub(super) fn each(self) -> impl Iterator<Item = &'f str> {
        let starts = std::iter::once(0).chain(self.ends());
        starts.zip(self.ends()).map(move |(start, end)| self.all.get(start..end).unwrap_or_default())
    }
}

/// A column of numbers of four bytes, so many to an item.
pub(super) fn items<const BYTES: usize>(column: Column, bytes: &[u8]) -> Result<&[[u8; BYTES]], Unsound> {
    let (items, rest) = bytes.as_chunks::<BYTES>();
    let fits = rest.is_empty() && u32::try_from(items.len()).is_ok_and(|count| count < u32::MAX);
    let wrong = || column.unsound(format!("{} bytes are no number of items of {BYTES} bytes", bytes.len()));
    if fits { Ok(items) } else { Err(wrong()) }
}

/// The number that stands there; 0 where there is none.
pub(super) fn number(item: &[u8], place: usize) -> u32 {
    let bytes = item.get(place * 4..).and_then(|rest| rest.first_chunk());
    bytes.map_or(0, |bytes| u32::from_le_bytes(*bytes))
}
