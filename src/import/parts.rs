//! All that is wrong with a value of a field, part by part: what is wrong is blanked out, and the rest is read again.

use std::ops::Range;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::file::Fields;
use super::message::{told, told_of_value};
use super::path;
use crate::model::Passage;
use crate::model::record::Flaws;
use crate::text::Selector;

/// One thing that is wrong with a value.
pub(super) struct Wrong {
    /// From the value inwards, as a path.
    pub(super) path: String,
    /// At which byte of the value.
    pub(super) byte: usize,
    pub(super) message: String,
}

/// So many parts of one value are told.
const MOST: usize = 64;

/// What is wrong with a value that is written so; `read` says what a reader finds wrong with it first. Cost: O(value x depth) for each part.
pub(super) fn wrong(value: &str, read: impl Fn(&RawValue) -> Flaws) -> Vec<Wrong> {
    let mut text = value.to_owned();
    let mut blanked: Vec<Range<usize>> = Vec::new();
    let mut found = Vec::new();
    while blanked.len() < 2 * MOST {
        let Some(error) = serde_json::from_str::<&RawValue>(&text).ok().and_then(|raw| read(raw).into_iter().next())
        else {
            break;
        };
        let byte = place(&text, &error.1);
        let part = refined(&text, innermost(&text, byte), &error.1);
        // What is missing because it was blanked out follows from what is told; the rest of the value is read without it.
        if blanked.iter().any(|blank| part.value.start <= blank.start && blank.end <= part.value.end) {
            let Some(around) = part.written else { break };
            text = without(&text, around.clone());
            blanked.push(around);
            continue;
        }
        // The reader stops at a name that is none there, and otherwise behind what is wrong.
        let is_at_name = ["unknown field", "duplicate field"].iter().any(|what| error.1.to_string().starts_with(what));
        let byte = if is_at_name { byte } else { part.value.start };
        // What is blanked out keeps its place in the list.
        let path = innermost(value, byte).path;
        let message = told_of_value(&error.1);
        found.push(Wrong { path, byte, message });
        let Some(written) = part.written.filter(|_| !is_at_name) else { break };
        text = without(&text, written.clone());
        blanked.push(written);
    }
    found
}

/// A part of a value: its path, its bytes, and those of what is written in an object or a list to have it there.
struct Part {
    path: String,
    value: Range<usize>,
    written: Option<Range<usize>>,
}

/// The innermost value around a byte. Cost: O(value x depth), which is at most 128.
fn innermost(text: &str, byte: usize) -> Part {
    let mut part = Part { path: String::new(), value: 0..text.len(), written: None };
    while let Some(inner) = inner(text, &part).into_iter().find(|inner| inner.value.contains(&byte)) {
        part = inner;
    }
    part
}

/// The values of a value, if it is an object or a list.
fn inner(text: &str, part: &Part) -> Vec<Part> {
    let within = text.get(part.value.clone()).unwrap_or_default();
    let range = |raw: &RawValue| {
        let start = (raw.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        start..start + raw.get().len()
    };
    let mut last = part.value.start + within.len() - within.trim_start().len() + 1;
    let mut parts = Vec::new();
    let mut push = |path: String, value: Range<usize>| {
        let written = last..value.end;
        last = value.end;
        parts.push(Part { path, value, written: Some(written) });
    };
    match serde_json::from_str::<Fields<'_>>(within) {
        Ok(Fields(fields)) => fields.iter().for_each(|(name, raw)| push(path::field(&part.path, name), range(raw))),
        Err(_) => {
            let items: Vec<&RawValue> = serde_json::from_str(within).unwrap_or_default();
            items.iter().enumerate().for_each(|(index, raw)| push(path::item(&part.path, index), range(raw)));
        }
    }
    // What has nothing else in it goes with its only part.
    if let ([only], Some(_)) = (parts.as_mut_slice(), &part.written) {
        only.written.clone_from(&part.written);
    }
    parts
}

/// Words, and passages, are read whole before what they are is known: where within them something is wrong is found by reading them as that.
fn refined(text: &str, mut part: Part, error: &serde_json::Error) -> Part {
    let within = text.get(part.value.clone()).unwrap_or_default();
    let Ok(fields) = serde_json::from_str::<Fields<'_>>(within) else { return part };
    let again = if fields.get("document").is_some() { again::<Passage>(within) } else { again::<Selector>(within) };
    if let Some(again) = again.filter(|again| told(error).starts_with(&told(again))) {
        let byte = part.value.start + place(within, &again);
        let inner = innermost(text, byte);
        if inner.path.starts_with(&part.path) {
            part = inner;
        }
    }
    part
}

fn again<T: DeserializeOwned>(written: &str) -> Option<serde_json::Error> {
    serde_json::from_str::<T>(written).err()
}

/// At which byte a reader found something wrong; it stops before a value that cannot stand there.
fn place(text: &str, error: &serde_json::Error) -> usize {
    let before: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let byte = before + error.column().saturating_sub(1);
    let rest = text.get(byte..).unwrap_or_default();
    byte + rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ':').len()
}

/// The text with a field or a value of a list blanked out, and one comma beside it.
fn without(text: &str, written: Range<usize>) -> String {
    let (before, after) = (text.get(..written.start).unwrap_or_default(), text.get(written.end..).unwrap_or_default());
    let blank = " ".repeat(written.len());
    // What stands before it has its own comma in what is blanked, but for the first.
    let is_first = !text.get(written).is_some_and(|written| written.trim_start().starts_with(','));
    match after.find(',').filter(|at| is_first && after.get(..*at).is_some_and(|between| between.trim().is_empty())) {
        Some(comma) => format!(
            "{before}{blank}{} {}",
            after.get(..comma).unwrap_or_default(),
            after.get(comma + 1..).unwrap_or_default()
        ),
        None => format!("{before}{blank}{after}"),
    }
}
