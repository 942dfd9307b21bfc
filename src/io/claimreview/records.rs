//! The objects of a file that are read one by one, wherever they stand in it: alone, in an array, a `@graph`, a feed, a line each.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use serde_json::value::RawValue;

use super::fields::{Fields, is_context};
use super::json::{Json, Written};
use super::kept::labelled;
use super::taken::{Taken, at, wrong_at};
use super::term::{Counted, term};
use crate::io::intake::Reason;
use crate::io::taken::Wrong;
use crate::text::Content;

/// Fields of which each object is a record, or nothing that is known here.
const LISTS: &[&str] = &["@graph", "dataFeedElement"];

/// How deep records may stand in others.
const DEEPEST: usize = 32;

/// A record, as it is written.
#[derive(Clone, Debug)]
pub(super) struct Record<'f> {
    pub(super) counted: Counted,
    written: &'f RawValue,
    path: String,
    /// The byte of the file at which it begins.
    pub(super) start: usize,
    /// What is said of that in which it stands, if it is the first there.
    beside: Vec<(String, String)>,
    /// Which of the records is the claim of which it is a review, where it stands in that.
    pub(super) of: Option<usize>,
    /// Whether reviews stand in it, which are records of their own.
    is_reviewed: bool,
}

/// Before the number of a line, where each is a value by itself.
const LINE: &str = "line ";

/// The field in which a claim holds its reviews.
const REVIEW: &str = "review";

/// An object of another type, which records may name by its `@id`.
#[derive(Debug)]
struct Loose<'f> {
    written: &'f RawValue,
    start: usize,
    /// What is in it, once a record has named it.
    read: Option<Result<Fields, Wrong>>,
}

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Records<'f> {
    text: &'f str,
    pub(super) all: Vec<Record<'f>>,
    loose: HashMap<String, Loose<'f>>,
    /// What is wrong without being a record.
    pub(super) taken: Vec<Taken>,
}

struct Open<'f> {
    written: &'f RawValue,
    path: String,
    holder: Option<Rc<Holder>>,
    of: Option<usize>,
    depth: usize,
}

/// That in which records stand.
#[derive(Debug)]
struct Holder {
    /// What is said of it, until a record takes it.
    said: RefCell<Vec<(String, String)>>,
    outer: Option<Rc<Holder>>,
}

impl Holder {
    /// What is said of it, and of that in which it stands itself.
    fn take(mut holder: Option<&Rc<Holder>>) -> Vec<(String, String)> {
        let mut said = Vec::new();
        while let Some(next) = holder {
            said.append(&mut next.said.borrow_mut());
            holder = next.outer.as_ref();
        }
        said
    }
}

impl<'f> Records<'f> {
    /// Those of a file; what is neither JSON nor a value a line is one that is wrong.
    pub(super) fn of(text: &'f str) -> Self {
        let mut records = Records { text, ..Records::default() };
        match serde_json::from_str::<&RawValue>(text) {
            Ok(written) => records.walk(written, "$".to_owned()),
            Err(error) if !is_by_lines(text) => {
                let before = text.split_inclusive('\n').take(error.line().saturating_sub(1));
                let wrong = wrong_at(Reason::Malformed, "$", format!("it is no JSON: {error}"));
                records.taken.push(Taken { start: before.map(str::len).sum(), wrong: Some(wrong) });
            }
            Err(_) => {
                for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
                    let path = format!("{LINE}{number}");
                    match serde_json::from_str::<&RawValue>(line) {
                        Ok(written) => records.walk(written, path),
                        Err(error) => {
                            let message = format!("column {}: {error}", error.column());
                            records.refuse(line, wrong_at(Reason::Malformed, &path, message));
                        }
                    }
                }
            }
        }
        records
    }

    /// The fields of a record.
    ///
    /// # Errors
    /// What is wrong with it as JSON.
    pub(super) fn fields(record: &Record<'_>) -> Result<Fields, Wrong> {
        let mut fields = read(record.written, record.path.clone()).map_err(at(&record.path))?;
        if record.is_reviewed {
            fields.take(REVIEW);
        }
        record.beside.iter().for_each(|(label, value)| fields.beside(label.clone(), value.clone()));
        Ok(fields)
    }

    /// The object of another type that has an `@id`; it is then read.
    pub(super) fn loose(&mut self, id: &str, path: &str) -> Option<Result<Fields, Wrong>> {
        let loose = self.loose.get_mut(&scoped(id, path))?;
        let read = loose.read.get_or_insert_with(|| read(loose.written, String::new())).clone();
        Some(read.map(|fields| fields.named_from(path)).map_err(at(path)))
    }

    /// What nothing reads is told, in the end.
    pub(super) fn refuse_what_is_left(&mut self) {
        for loose in self.loose.values().filter(|loose| loose.read.is_none()) {
            let message = "no ClaimReview, Claim or Quotation, and none names it";
            self.taken.push(Taken { start: loose.start, wrong: Some(wrong_at(Reason::Unmapped, "$", message)) });
        }
    }

    fn walk(&mut self, written: &'f RawValue, path: String) {
        let mut open = vec![Open { written, path, holder: None, of: None, depth: 0 }];
        while let Some(next) = open.pop() {
            let (written, path) = (next.written, next.path.clone());
            match self.inner(next) {
                Ok(inner) => open.extend(inner.into_iter().rev()),
                Err(wrong) => self.refuse(written.get(), at(&path)(wrong)),
            }
        }
    }

    /// Takes a record, or gives what stands in something that is none.
    fn inner(&mut self, open: Open<'f>) -> Result<Vec<Open<'f>>, Wrong> {
        let wrong = |reason, message: &str| (reason, message.to_owned());
        let text = open.written.get();
        if open.depth > DEEPEST {
            return Err(wrong(Reason::Malformed, "records stand too deep in others"));
        }
        let within = |written, path, holder: Option<&Rc<Holder>>, of| Open {
            written,
            path,
            holder: holder.cloned(),
            of,
            depth: open.depth + 1,
        };
        match text.chars().next() {
            Some('[') => {
                let items: Vec<&RawValue> =
                    serde_json::from_str(text).map_err(|error| wrong(Reason::Malformed, &error.to_string()))?;
                let item =
                    |(index, item)| within(item, format!("{}[{index}]", open.path), open.holder.as_ref(), open.of);
                Ok(items.into_iter().enumerate().map(item).collect())
            }
            Some('{') => {
                let Written(fields) =
                    serde_json::from_str(text).map_err(|error| wrong(Reason::Malformed, &error.to_string()))?;
                if !is_ours(&fields) {
                    return Err(wrong(Reason::Unmapped, "its context is not that of schema.org"));
                }
                let types = types(&fields);
                if let Some(counted) = Counted::of(types.iter().map(String::as_str)) {
                    let index = self.all.len();
                    let is_review = |field: &&(Cow<'_, str>, &RawValue)| {
                        counted == Counted::Claim && term(&field.0) == REVIEW && holds(&field.0, field.1)
                    };
                    let reviews: Vec<Open<'f>> = fields
                        .iter()
                        .filter(is_review)
                        .map(|(name, inner)| within(inner, format!("{}.{name}", open.path), None, Some(index)))
                        .collect();
                    self.all.push(Record {
                        counted,
                        written: open.written,
                        path: open.path.clone(),
                        start: self.start(text),
                        beside: Holder::take(open.holder.as_ref()),
                        of: open.of,
                        is_reviewed: !reviews.is_empty(),
                    });
                    return Ok(reviews);
                }
                let (inner, own): (Vec<_>, Vec<_>) = fields.iter().partition(|(name, written)| holds(name, written));
                if inner.is_empty() {
                    self.keep_loose(&open, &fields);
                    return Ok(Vec::new());
                }
                let said = RefCell::new(said(types.first(), &own)?);
                let holder = Rc::new(Holder { said, outer: open.holder.clone() });
                Ok(inner
                    .into_iter()
                    .map(|(name, written)| within(written, format!("{}.{name}", open.path), Some(&holder), open.of))
                    .collect())
            }
            _ if text == "null" => Ok(Vec::new()),
            _ => Err(wrong(Reason::Malformed, "expected an object")),
        }
    }

    fn keep_loose(&mut self, open: &Open<'f>, fields: &[(Cow<'f, str>, &'f RawValue)]) {
        let (written, start) = (open.written, self.start(open.written.get()));
        let id =
            fields.iter().find(|(name, _)| term(name) == "@id").and_then(|(_, id)| serde_json::from_str(id.get()).ok());
        // One without an id is named by nobody; nor is a second one of the same id.
        let id = id.map(|id: String| scoped(&id, &open.path)).filter(|id| !self.loose.contains_key(id));
        self.loose.insert(id.unwrap_or_else(|| format!(" {start}")), Loose { written, start, read: None });
    }

    fn refuse(&mut self, written: &str, wrong: Wrong) {
        self.taken.push(Taken { start: self.start(written), wrong: Some(wrong) });
    }

    /// Where a part of the text begins.
    fn start(&self, part: &str) -> usize {
        (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize)
    }

    /// The line of a byte, from 1.
    pub(super) fn line(content: &Content, start: usize) -> u32 {
        content.line_at(u32::try_from(start).unwrap_or(u32::MAX))
    }
}

fn read(written: &RawValue, path: String) -> Result<Fields, Wrong> {
    let json: Json = serde_json::from_str(written.get()).map_err(|error| (Reason::Malformed, error.to_string()))?;
    Fields::new(json, path)
}

/// What an `@id` is called in the whole file: one that means the same everywhere as it is; any other with the line on which it stands, for each line is a document of its own.
pub(super) fn scoped(id: &str, path: &str) -> String {
    let line =
        path.strip_prefix(LINE).map_or("", |rest| rest.split(|c: char| !c.is_ascii_digit()).next().unwrap_or(""));
    if is_absolute(id) { id.to_owned() } else { format!("{line} {id}") }
}

/// Whether an `@id` means the same in every file: it has a scheme, and is no blank node.
pub(super) fn is_absolute(id: &str) -> bool {
    id.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    })
}

/// Whether records may stand in a field.
fn holds(name: &str, written: &RawValue) -> bool {
    let is_named = || ["Claim", "Quotation"].iter().any(|kind| written.get().contains(kind));
    written.get().starts_with(['{', '[']) && (LISTS.contains(&term(name)) || is_named())
}

/// What is said of that in which records stand, under its type.
fn said(kind: Option<&String>, own: &[&(Cow<'_, str>, &RawValue)]) -> Result<Vec<(String, String)>, Wrong> {
    let kind = kind.map_or("graph", String::as_str);
    let mut beside = Vec::new();
    for (name, written) in own.iter().filter(|(name, _)| !["@context", "@type"].contains(&term(name))) {
        let value: Json =
            serde_json::from_str(written.get()).map_err(|error| (Reason::Malformed, error.to_string()))?;
        beside.extend(labelled(format!("{kind}.{}", term(name)), vec![value]));
    }
    Ok(beside)
}

fn types(fields: &[(Cow<'_, str>, &RawValue)]) -> Vec<String> {
    let written = fields.iter().filter(|(name, _)| term(name) == "@type");
    let values =
        written.filter_map(|(_, written)| serde_json::from_str::<Json>(written.get()).ok()).flat_map(Json::values);
    values.filter_map(|value| value.text().map(|name| term(name).to_owned())).collect()
}

/// Whether its contexts are schema.org's, if it has some of its own.
fn is_ours(fields: &[(Cow<'_, str>, &RawValue)]) -> bool {
    let contexts = fields.iter().filter(|(name, _)| name == "@context");
    let contexts = contexts.filter_map(|(_, written)| serde_json::from_str::<Json>(written.get()).ok());
    is_context(contexts.collect())
}

/// Whether the first line that is not blank is a value by itself, and not the last.
fn is_by_lines(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next().is_some_and(|line| serde_json::from_str::<&RawValue>(line).is_ok());
    first && lines.next().is_some()
}
