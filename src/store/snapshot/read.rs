//! Reads a snapshot without trust, section by section.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Take};
use std::path::Path;

use super::header::{BEGINNING, Entry, HEADER, MAGIC, VERSION, beginning, entries};
use crate::graph::tables::{Column, Columns, Core, Reader, Unsound};
use crate::text::digest_more;

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

/// The tables that a snapshot holds, made as its bytes come: of a section no more is held at once than is worked on.
pub(crate) fn read(path: &Path) -> Result<Core, Flaw> {
    let entries = sections(path)?;
    let core = Core::of_columns(&Sections { path, entries });
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

/// A file with sections.
struct Sections<'p> {
    path: &'p Path,
    entries: Vec<Entry>,
}

impl Columns for Sections<'_> {
    fn read<T>(&self, column: Column, read: impl FnOnce(&mut Reader<'_>) -> Result<T, Unsound>) -> Result<T, Unsound> {
        let unsound = |reason: String| Unsound { column, reason };
        let unreadable = |error: io::Error| unsound(format!("it cannot be read: {error}"));
        let entry = self.entries.iter().find(|entry| entry.column == column);
        let entry = entry.ok_or_else(|| unsound("it is not there".to_owned()))?;
        let len = usize::try_from(entry.len).map_err(|error| unsound(format!("it is too long: {error}")))?;
        let hashed = Hashed::from(self.path, entry).map_err(unreadable)?;
        let mut bytes = BufReader::with_capacity(AT_ONCE, hashed);
        let made = read(&mut Reader::new(column, &mut bytes, len));
        // What is left where something is wrong is hashed too.
        io::copy(&mut bytes, &mut io::sink()).map_err(unreadable)?;
        if bytes.get_ref().hasher.finalize() == entry.checksum {
            made
        } else {
            Err(unsound("its checksum is not that of its bytes".to_owned()))
        }
    }
}

/// So much is read and hashed at once: it stays in a near part of memory until it is worked on.
const AT_ONCE: usize = 1 << 18;

/// A section whose bytes are hashed as they are read.
struct Hashed {
    bytes: Take<File>,
    hasher: blake3::Hasher,
}

impl Hashed {
    fn from(path: &Path, entry: &Entry) -> io::Result<Hashed> {
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start(entry.start))?;
        Ok(Hashed { bytes: file.take(entry.len), hasher: blake3::Hasher::new() })
    }
}

impl Read for Hashed {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.bytes.read(into)?;
        digest_more(&mut self.hasher, into.get(..count).unwrap_or_default());
        Ok(count)
    }
}
