//! Reads a snapshot without trust, section by section.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use super::header::{BEGINNING, Entry, HEADER, MAGIC, VERSION, beginning, entries};
use crate::graph::tables::{Column, Core, Unsound};
use crate::text::digest;

/// Why a file is no snapshot.
pub(crate) enum Flaw {
    Unreadable(io::Error),
    /// It begins otherwise.
    Other,
    Version(u32),
    CutOff {
        expected: u64,
        found: u64,
    },
    Damaged(&'static str, String),
}

/// The tables that a snapshot holds. Several sections are read at once, and each is let go when its table is made.
pub(crate) fn read(path: &Path) -> Result<Core, Flaw> {
    let entries = sections(path)?;
    let core = Core::of_columns(|column| section(path, &entries, column));
    core.map_err(|Unsound { column, reason }| Flaw::Damaged(column.name(), reason))
}

/// Where the sections stand: within the file, one after the other, up to its end.
fn sections(path: &Path) -> Result<Vec<Entry>, Flaw> {
    let (header, found) = begun(path).map_err(Flaw::Unreadable)?;
    if !header.starts_with(&MAGIC) && !MAGIC.starts_with(&header) {
        return Err(Flaw::Other);
    }
    let cut_off = |expected| Flaw::CutOff { expected, found };
    let (version, len) = beginning(&header).ok_or_else(|| cut_off(BEGINNING as u64))?;
    if version != VERSION {
        return Err(Flaw::Version(version));
    }
    if header.len() < HEADER {
        return Err(cut_off(HEADER as u64));
    }
    let entries = entries(&header).map_err(|reason| Flaw::Damaged("header", reason.to_owned()))?;
    if found < len {
        return Err(cut_off(len));
    }
    if found > len {
        return Err(Flaw::Damaged("header", format!("{} bytes stand after the last section", found - len)));
    }
    Ok(entries)
}

/// The bytes of the header, as far as they are there, and how long the file is.
fn begun(path: &Path) -> io::Result<(Vec<u8>, u64)> {
    let file = File::open(path)?;
    let len = file.metadata()?.len();
    let mut header = Vec::with_capacity(HEADER);
    file.take(HEADER as u64).read_to_end(&mut header)?;
    Ok((header, len))
}

/// The bytes of a section, if they are those that were written.
fn section(path: &Path, entries: &[Entry], column: Column) -> Result<Vec<u8>, Unsound> {
    let unsound = |reason: String| Unsound { column, reason };
    let entry = entries.iter().find(|entry| entry.column == column);
    let entry = entry.ok_or_else(|| unsound("it is not there".to_owned()))?;
    let bytes = within(path, entry).map_err(|error| unsound(format!("it cannot be read: {error}")))?;
    if digest(&bytes) == entry.checksum {
        Ok(bytes)
    } else {
        Err(unsound("its checksum is not that of its bytes".to_owned()))
    }
}

/// The file is as long as its entries say: there is no room made for more.
fn within(path: &Path, entry: &Entry) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(entry.start))?;
    let mut bytes = Vec::with_capacity(usize::try_from(entry.len).map_err(io::Error::other)?);
    file.take(entry.len).read_to_end(&mut bytes)?;
    Ok(bytes)
}
