//! How a snapshot begins: what it is, which version, and where each section stands.

use crate::graph::tables::Column;
use crate::text::digest;

/// Not valid UTF-8, so no text begins so; and a transfer that changes the ends of lines changes it.
pub(super) const MAGIC: [u8; 8] = *b"\x89dictum\n";
/// Of the format.
pub(super) const VERSION: u32 = 1;
/// Magic, version, how many sections there are, how long the file is.
pub(super) const BEGINNING: usize = 24;
const NAME: usize = 16;
/// A name, where it begins, how long it is, its checksum.
const ENTRY: usize = NAME + 8 + 8 + blake3::OUT_LEN;
/// All of the header: the beginning, the entries, the checksum of both.
pub(super) const HEADER: usize = BEGINNING + Column::ALL.len() * ENTRY + blake3::OUT_LEN;

/// Where a section stands, and what it comes to.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Entry {
    pub(super) column: Column,
    pub(super) start: u64,
    pub(super) len: u64,
    pub(super) checksum: blake3::Hash,
}

/// The header of a file with these sections.
pub(super) fn written(entries: &[Entry]) -> Vec<u8> {
    let mut header = Vec::with_capacity(HEADER);
    header.extend(MAGIC);
    header.extend(VERSION.to_le_bytes());
    header.extend((entries.len() as u32).to_le_bytes());
    header.extend(entries.last().map_or(0, |last| last.start + last.len).to_le_bytes());
    for entry in entries {
        header.extend(padded(entry.column.name()));
        header.extend(entry.start.to_le_bytes());
        header.extend(entry.len.to_le_bytes());
        header.extend(entry.checksum.as_bytes());
    }
    header.extend(digest(&header).as_bytes());
    header
}

/// A name, and zeros.
fn padded(name: &str) -> [u8; NAME] {
    let mut padded = [0; NAME];
    padded.iter_mut().zip(name.bytes()).for_each(|(to, byte)| *to = byte);
    padded
}

/// The version of a file that begins so, and how long it says that it is; none where it is no snapshot.
pub(super) fn beginning(bytes: &[u8]) -> Option<(u32, u64)> {
    let rest = bytes.strip_prefix(&MAGIC)?;
    let (version, rest) = rest.split_first_chunk()?;
    let (_, rest) = rest.split_first_chunk::<4>()?;
    Some((u32::from_le_bytes(*version), u64::from_le_bytes(*rest.first_chunk()?)))
}

/// The sections of a whole header.
///
/// # Errors
/// What is wrong with it.
pub(super) fn entries(header: &[u8]) -> Result<Vec<Entry>, &'static str> {
    let (said, checksum) = header.split_last_chunk::<{ blake3::OUT_LEN }>().ok_or("it is too short")?;
    if digest(said) != blake3::Hash::from_bytes(*checksum) {
        return Err("its checksum is not that of its bytes");
    }
    let (table, _) = said.get(BEGINNING..).unwrap_or_default().as_chunks::<ENTRY>();
    let mut entries: Vec<Entry> = Vec::with_capacity(table.len());
    for (column, item) in Column::ALL.into_iter().zip(table) {
        let entry = entry(column, item).ok_or("its sections are not those of this version")?;
        if entry.start != entries.last().map_or(HEADER as u64, |last| last.start + last.len) {
            return Err("its sections do not stand one after the other");
        }
        if entry.start.checked_add(entry.len).is_none() {
            return Err("a section ends beyond everything");
        }
        entries.push(entry);
    }
    let (_, len) = beginning(said).unwrap_or_default();
    let sections = said.get(12..16).and_then(|count| count.first_chunk()).map(|count| u32::from_le_bytes(*count));
    let ends = entries.last().map(|last| last.start + last.len);
    if ends == Some(len) && sections == Some(Column::ALL.len() as u32) {
        Ok(entries)
    } else {
        Err("it does not say how many sections there are, or how long they are")
    }
}

fn entry(column: Column, item: &[u8; ENTRY]) -> Option<Entry> {
    let (name, rest) = item.split_first_chunk::<NAME>()?;
    let (start, rest) = rest.split_first_chunk()?;
    let (len, rest) = rest.split_first_chunk()?;
    let checksum = blake3::Hash::from_bytes(*rest.first_chunk()?);
    let (start, len) = (u64::from_le_bytes(*start), u64::from_le_bytes(*len));
    (*name == padded(column.name())).then_some(Entry { column, start, len, checksum })
}
