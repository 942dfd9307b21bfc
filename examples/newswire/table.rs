//! The tables: CSV with a header.

use std::fmt;
use std::fs::File;
use std::path::Path;

use csv::{ByteRecord, Reader, ReaderBuilder};
use serde::de::{DeserializeOwned, Error, Visitor};
use serde::{Deserialize, Deserializer};

use super::Failure;

/// The rows of a table. A struct takes its fields by their names, a tuple by their order.
pub(crate) fn rows<T: DeserializeOwned>(
    folder: &Path,
    table: &str,
) -> Result<impl Iterator<Item = Result<T, Failure>>, Failure> {
    let path = folder.join(table).with_extension("csv");
    let reader = ReaderBuilder::new().buffer_capacity(1 << 20).from_path(&path);
    let named = move |error: csv::Error| Failure::from(format!("{}: {error}", path.display()));
    let mut reader = reader.map_err(&named)?;
    let (header, mut record) = (reader.byte_headers().map_err(&named)?.clone(), ByteRecord::new());
    Ok(std::iter::from_fn(move || next(&mut reader, &header, &mut record).map_err(&named).transpose()))
}

/// The next row, read into the same room as the one before.
fn next<T: DeserializeOwned>(
    reader: &mut Reader<File>,
    header: &ByteRecord,
    record: &mut ByteRecord,
) -> Result<Option<T>, csv::Error> {
    if reader.read_byte_record(record)? { record.deserialize(Some(header)).map(Some) } else { Ok(None) }
}

/// A long text: looked through for what is no UTF-8 many bytes at once.
pub(crate) struct Text(pub(crate) String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_bytes(Bytes)
    }
}

struct Bytes;

impl Visitor<'_> for Bytes {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Text, E> {
        simdutf8::basic::from_utf8(bytes).map(|text| Text(text.to_owned())).map_err(E::custom)
    }
}

/// Something that happened.
#[derive(Deserialize)]
pub(crate) struct EventRow {
    pub(crate) id: usize,
    pub(crate) name: String,
    pub(crate) day: i32,
    pub(crate) place: usize,
}

/// A report.
#[derive(Deserialize)]
pub(crate) struct DocumentRow {
    pub(crate) id: usize,
    pub(crate) title: String,
    pub(crate) publisher: usize,
    pub(crate) day: i32,
    pub(crate) text: Text,
}

/// A quotation: its words, and at which bytes of its document they stand.
#[derive(Deserialize)]
pub(crate) struct QuoteRow {
    pub(crate) id: usize,
    pub(crate) document: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) speaker: usize,
    pub(crate) event: usize,
    pub(crate) day: i32,
    pub(crate) kind: String,
    pub(crate) text: Text,
}
