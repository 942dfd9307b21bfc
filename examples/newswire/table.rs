//! The tables: CSV with a header.

use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::Failure;

/// The rows of a table. A struct takes its fields by their names, a tuple by their order.
pub(crate) fn rows<T: DeserializeOwned>(
    folder: &Path,
    table: &str,
) -> Result<impl Iterator<Item = Result<T, Failure>>, Failure> {
    let path = folder.join(table).with_extension("csv");
    let named = move |error: csv::Error| Failure::from(format!("{}: {error}", path.display()));
    let reader = csv::ReaderBuilder::new().buffer_capacity(1 << 20).from_path(folder.join(table).with_extension("csv"));
    let rows = reader.map_err(&named)?.into_deserialize();
    Ok(rows.map(move |row| row.map_err(&named)))
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
    pub(crate) text: String,
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
    pub(crate) text: String,
}
