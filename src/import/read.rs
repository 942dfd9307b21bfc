//! Reads the records of a file, each by itself, so that one that is wrong hides no other.

use std::collections::HashMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::door::{Door, Refused};
use super::error::ImportError;
use super::file::{Fields, File};
use super::form::{FORMS, Form};
use super::message::{no_such, of_field, told};
use super::parts;
use super::path;
use super::report::Flaw;
use super::rest::{self, Gaps, Rest};
use super::settings::{SETTINGS, Settings, is_read_by};
use super::syntax::{list_for_object, malformed};
use crate::model::Key;
use crate::model::record::{Diagnosed, Recordable, Submission};
use crate::model::statement::Step;
use crate::model::within::{Part, Within};

/// A record of a file: where it stands, and what it says or what is wrong with it.
pub(super) struct Written<'f> {
    /// Its path.
    pub(super) at: String,
    pub(super) raw: &'f RawValue,
    /// That which it gives itself, and those of the nodes that it makes, as far as they are known.
    pub(super) keys: Vec<Key>,
    /// What it names, once it is rejected.
    pub(super) named: Vec<(Key, Step, Within)>,
    /// Whether it is a document with a text of its own.
    pub(super) gives_text: bool,
    pub(super) outcome: Result<Submission, Vec<Flaw>>,
    /// What of it can be read where its form is wrong, to say what else is.
    pub(super) rest: Option<Rest>,
}

/// A file that has been read.
pub(super) struct Contents<'f> {
    pub(super) settings: Settings,
    pub(super) records: Vec<Written<'f>>,
}

/// Reads the records, array by array, whatever their order in the file.
///
/// # Errors
/// [`ImportError::Malformed`] where it is no JSON object.
pub(super) fn read<'f>(file: &'f File, door: Door<'_>) -> Result<Contents<'f>, ImportError> {
    let fields: Fields<'f> = serde_json::from_str(file.text()).map_err(|error| {
        let start = file.text().split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
        let byte = start + error.column().saturating_sub(1);
        file.malformed(byte, malformed(file.text(), byte, &error))
    })?;
    let mut settings = Settings::default();
    let mut refused = unknown(file, &fields);
    let mut unsettled: Vec<&str> = SETTINGS.into_iter().filter(|name| is_twice(&fields, name)).collect();
    for name in SETTINGS {
        let Some(written) = fields.get(name) else { continue };
        let wrong = settings.take(name, written, door);
        if !wrong.is_empty() {
            let at = path::field("$", name);
            let flaws = wrong.into_iter().map(|wrong| wrong.flaw(file, &at, written)).collect();
            refused.push(Written {
                at,
                raw: written,
                keys: Vec::new(),
                named: Vec::new(),
                gives_text: false,
                outcome: Err(flaws),
                rest: None,
            });
            unsettled.push(name);
        }
    }
    let mut records = Vec::new();
    for form in &FORMS {
        let of_form = fields.0.iter().filter(|(name, _)| name == form.list).map(|(_, written)| *written);
        let is_twice = is_twice(&fields, form.list);
        records.extend(of_form.flat_map(|written| list(file, form, written, door, is_twice)));
    }
    for name in unsettled {
        let message = format!("it is read by the `{name}` of the file, which is refused: mend that one first");
        let read_by = records.iter_mut().filter(|record| is_read_by(name, record.raw));
        read_by.for_each(|record| record.follows(file, &message, false));
    }
    records.extend(refused);
    Ok(Contents { settings, records })
}

/// The records of a list, or that it is none; of one that stands there twice none comes in, for which of them is meant is not known.
fn list<'f>(file: &'f File, form: &Form, written: &'f RawValue, door: Door<'_>, is_twice: bool) -> Vec<Written<'f>> {
    let raws: Vec<&'f RawValue> = match serde_json::from_str(written.get()) {
        Ok(raws) => raws,
        Err(error) => {
            return vec![of_the_file(file, form.list, written, file.place(written, &error), told(&error))];
        }
    };
    let record = |(index, raw): (usize, &'f RawValue)| {
        let at = path::item(&path::field("$", form.list), index);
        let (outcome, rest) = match (form.read)(file, &at, raw, door) {
            Ok(submission) => (Ok(submission), None),
            Err(unread) => (Err(unread.flaws), unread.rest),
        };
        let key = outcome.as_ref().map_or_else(|_| key(raw), Submission::key);
        let mut record = Written {
            at,
            raw,
            keys: key.into_iter().collect(),
            named: Vec::new(),
            gives_text: !door.is_untrusted && gives_text(form.one, raw),
            outcome,
            rest,
        };
        if is_twice {
            let message = format!("it stands in `{}`, which stands there twice: put them into one list", form.list);
            record.follows(file, &message, true);
        }
        record
    };
    raws.into_iter().enumerate().map(record).collect()
}

fn is_twice(fields: &Fields<'_>, name: &str) -> bool {
    fields.0.iter().filter(|(field, _)| field == name).nth(1).is_some()
}

/// The fields that a file cannot have, or has twice.
fn unknown<'f>(file: &File, fields: &Fields<'f>) -> Vec<Written<'f>> {
    let twice = fields.repeated().into_iter().map(|(name, again)| {
        let what = if SETTINGS.contains(&name) { "leave one out" } else { "put its records into one list" };
        of_the_file(file, name, again, file.start(again), format!("`{name}` stands there twice: {what}"))
    });
    let known: Vec<&str> = SETTINGS.into_iter().chain(FORMS.iter().map(|form| form.list)).collect();
    let unknown = fields.0.iter().filter(|(name, _)| !known.contains(&name.as_ref()));
    let unknown = unknown.map(|(name, written)| {
        of_the_file(file, name, written, file.start(written), no_such(name, "is no field of a file", &known))
    });
    twice.chain(unknown).collect()
}

/// A field of the file that is wrong; it is counted as a record.
fn of_the_file<'f>(file: &File, name: &str, raw: &'f RawValue, byte: usize, message: String) -> Written<'f> {
    let at = path::field("$", name);
    let flaws = vec![flaw(file, at.clone(), byte, message)];
    Written { at, raw, keys: Vec::new(), named: Vec::new(), gives_text: false, outcome: Err(flaws), rest: None }
}

impl Written<'_> {
    /// That it does not come in, for what is said of something around it. Its words are looked up all the same, if it is known how.
    fn follows(&mut self, file: &File, message: &str, is_looked_up: bool) {
        if let Ok(submission) = &self.outcome {
            self.rest = Some(Rest { submission: submission.clone(), gaps: Gaps::default() });
            self.outcome = Err(vec![flaw(file, self.at.clone(), file.start(self.raw), message.to_owned())]);
        }
        self.rest = self.rest.take().filter(|_| is_looked_up);
    }
}

/// Whether a record is a document with a text of its own, in which what is said of it is looked up.
pub(super) fn gives_text(one: &str, raw: &RawValue) -> bool {
    let fields = || serde_json::from_str::<Fields<'_>>(raw.get()).ok();
    one == "document" && fields().is_some_and(|fields| ["text", "file"].iter().any(|name| fields.get(name).is_some()))
}

/// The key that a record gives itself that could not be read whole.
pub(super) fn key(raw: &RawValue) -> Option<Key> {
    #[derive(Deserialize)]
    struct Keyed {
        key: Option<Key>,
    }
    serde_json::from_str::<Keyed>(raw.get()).ok()?.key
}

pub(super) fn flaw(file: &File, path: String, byte: usize, message: String) -> Flaw {
    Flaw::new(file.name.clone(), path, file.line_column(byte), message)
}

/// A record that cannot be read whole: all that is wrong with its form, and what is left of it.
pub(super) struct Unread {
    pub(super) flaws: Vec<Flaw>,
    pub(super) rest: Option<Rest>,
}

/// A record, completed by what is not written in it, if that is let in.
pub(super) fn submission<R: DeserializeOwned + Recordable + Diagnosed>(
    file: &File,
    at: &str,
    raw: &RawValue,
    complete: impl Fn(&mut R) -> Result<(), Refused>,
) -> Result<Submission, Unread> {
    let (mut flaws, left) = match record::<R>(file, at, raw) {
        Ok(record) => (Vec::new(), Some((record, Gaps::default()))),
        Err(flaws) => (flaws, rest::left::<R>(raw)),
    };
    let Some((mut record, gaps)) = left else { return Err(Unread { flaws, rest: None }) };
    if let Err((field, message)) = complete(&mut record) {
        let (path, byte) = Steps::of(file, at, raw).step((field, 0), &Within::default());
        flaws.push(flaw(file, path, byte, message));
    }
    let submission = record.submission();
    if flaws.is_empty() {
        return Ok(submission);
    }
    Err(Unread { flaws, rest: Some(Rest { submission, gaps }).filter(Rest::stands) })
}

/// The record, or all that is wrong with its form.
fn record<R: DeserializeOwned + Diagnosed>(file: &File, at: &str, raw: &RawValue) -> Result<R, Vec<Flaw>> {
    let record = serde_json::from_str::<R>(raw.get()).map_err(|error| {
        let fields = serde_json::from_str::<Fields<'_>>(raw.get());
        let flaws = fields.map(|fields| diagnosis::<R>(file, at, raw, &fields)).unwrap_or_default();
        let as_a_whole = || vec![flaw(file, at.to_owned(), file.place(raw, &error), told(&error))];
        if flaws.is_empty() { as_a_whole() } else { flaws }
    })?;
    match list_for_object(raw.get()).map(|byte| file.start(raw) + byte) {
        None => Ok(record),
        Some(byte) => {
            let (path, _) = innermost(file, at.to_owned(), raw, byte);
            Err(vec![flaw(file, path, byte, "expected an object, found a list".to_owned())])
        }
    }
}

fn diagnosis<R: Diagnosed>(file: &File, at: &str, raw: &RawValue, fields: &Fields<'_>) -> Vec<Flaw> {
    let missing = R::required().into_iter().filter(|name| fields.get(name).is_none());
    let mut flaws: Vec<Flaw> =
        missing.map(|name| flaw(file, at.to_owned(), file.start(raw), missing_field::<R>(name))).collect();
    for (name, again) in fields.repeated() {
        let start = file.start(again);
        let or_join = if again.get().starts_with('[') { ", or put both into one list" } else { "" };
        let message = format!("`{name}` stands there twice: leave one out{or_join}");
        flaws.push(flaw(file, path::field(at, name), start, message));
    }
    for (name, written) in &fields.0 {
        match R::diagnose(name, written) {
            None => {
                let message = no_such(name, "is no field of this record", &R::fields());
                flaws.push(flaw(file, path::field(at, name), file.start(written), message));
            }
            Some(wrong) => {
                let items = items(written);
                for (index, _) in wrong {
                    let (path, part) = item(at, name, written, &items, index);
                    let (open, close) = if index.is_some() { ("[", "]") } else { ("", "") };
                    let read = |part: &RawValue| {
                        let alone = RawValue::from_string(format!("{open}{}{close}", part.get()));
                        alone.ok().and_then(|alone| R::diagnose(name, &alone)).unwrap_or_default()
                    };
                    flaws.extend(parts::wrong(part.get(), read).into_iter().map(|wrong| {
                        let is_whole = wrong.path.is_empty() && index.is_none();
                        let message = if is_whole { of_field(name, wrong.message) } else { wrong.message };
                        flaw(file, format!("{path}{}", wrong.path), file.start(part) + wrong.byte, message)
                    }));
                }
            }
        }
    }
    flaws
}

/// The innermost value around a byte, and its path. Cost: O(value x depth), which is at most 128.
fn innermost<'f>(file: &File, mut path: String, mut written: &'f RawValue, byte: usize) -> (String, &'f RawValue) {
    let is_around = |part: &RawValue| (file.start(part)..file.start(part) + part.get().len()).contains(&byte);
    loop {
        let inner: Option<(String, &'f RawValue)> = match serde_json::from_str::<Fields<'f>>(written.get()) {
            Ok(Fields(fields)) => {
                let around = fields.into_iter().find(|(_, part)| is_around(part));
                around.map(|(name, part)| (path::field(&path, &name), part))
            }
            Err(_) => {
                let around = items(written).into_iter().enumerate().find(|(_, part)| is_around(part));
                around.map(|(index, part)| (path::item(&path, index), part))
            }
        };
        match inner {
            Some((inner, part)) => (path, written) = (inner, part),
            None => return (path, written),
        }
    }
}

/// That a field is missing, and what would do, as the field itself says of what will not.
fn missing_field<R: Diagnosed>(name: &str) -> String {
    let nothing = serde_json::from_str::<&RawValue>("null").ok();
    let wrong = nothing.and_then(|nothing| R::diagnose(name, nothing)).unwrap_or_default();
    let wanted = wrong.first().map(|(_, error)| told(error));
    match wanted.as_deref().and_then(|wanted| wanted.strip_suffix(", found `null`")) {
        Some(wanted) => format!("`{name}` is missing: {wanted}"),
        None => format!("`{name}` is missing"),
    }
}

/// The values of a field, if it holds a list.
fn items(written: &RawValue) -> Vec<&RawValue> {
    serde_json::from_str(written.get()).unwrap_or_default()
}

/// The path of a value of a field, and the value as it is written; those of the field, if it has no such value.
fn item<'f>(
    at: &str,
    name: &str,
    written: &'f RawValue,
    items: &[&'f RawValue],
    index: Option<usize>,
) -> (String, &'f RawValue) {
    match index.and_then(|index| Some((index, *items.get(index)?))) {
        Some((index, item)) => (path::item(&path::field(at, name), index), item),
        None => (path::field(at, name), written),
    }
}

/// Where the steps of a record are written; it is read again once, however much is wrong with it.
pub(super) struct Steps<'f> {
    file: &'f File,
    at: &'f str,
    raw: &'f RawValue,
    fields: Option<Fields<'f>>,
    items: HashMap<&'static str, Vec<&'f RawValue>>,
}

impl<'f> Steps<'f> {
    pub(super) fn of(file: &'f File, at: &'f str, raw: &'f RawValue) -> Self {
        Steps { file, at, raw, fields: serde_json::from_str(raw.get()).ok(), items: HashMap::new() }
    }

    /// The path of a step, or of what stands within it, and where it begins.
    pub(super) fn step(&mut self, (field, index): (&'static str, usize), within: &Within) -> (String, usize) {
        let (path, part) = match self.fields.as_ref().and_then(|fields| fields.get(field)) {
            None if !field.is_empty() => return (self.at.to_owned(), self.file.start(self.raw)),
            None => (self.at.to_owned(), self.raw),
            Some(written) => {
                let items = self.items.entry(field).or_insert_with(|| items(written));
                item(self.at, field, written, items, Some(index))
            }
        };
        let (path, part) = within
            .parts()
            .iter()
            .fold((path, part), |(path, part), inner| further(&path, part, *inner).unwrap_or((path, part)));
        (path, self.file.start(part))
    }
}

/// One step inwards, if the value is written so.
fn further<'f>(path: &str, written: &'f RawValue, part: Part) -> Option<(String, &'f RawValue)> {
    match part {
        Part::Item(index) => items(written).get(index).map(|item| (path::item(path, index), *item)),
        Part::Field(names) => {
            let fields = serde_json::from_str::<Fields<'f>>(written.get()).ok()?;
            names.iter().find_map(|name| Some((path::field(path, name), fields.get(name)?)))
        }
    }
}
