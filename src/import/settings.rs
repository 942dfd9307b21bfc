//! What holds for the records of a file: who recorded them, in which unit their offsets are, by which rules words may differ.

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::door::Door;
use super::file::{Fields, File};
use super::message::{no_such, told};
use super::path;
use super::read::flaw;
use super::report::Flaw;
use crate::graph::{Reading, of_recording};
use crate::model::Recording;

/// The fields that say it, in a line or beside the lists.
pub(super) const SETTINGS: [&str; 3] = ["recording", "unit", "allow"];

/// What was said so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Settings {
    pub(super) recording: Option<Recording>,
    pub(super) reading: Reading,
}

/// What is wrong with a setting: with which field of it, if with one, at which byte of what is written.
pub(super) struct Wrong {
    field: Option<String>,
    byte: usize,
    message: String,
}

impl Wrong {
    pub(super) fn flaw(self, file: &File, at: &str, written: &RawValue) -> Flaw {
        let at = self.field.map_or_else(|| at.to_owned(), |field| path::field(at, &field));
        flaw(file, at, file.start(written) + self.byte, self.message)
    }
}

impl Settings {
    /// Takes what is written in one of the fields, as far as it is right; all that is wrong with it. Of a recording what is right holds; words
    /// must stand there exactly where the rules by which they may differ are refused.
    pub(super) fn take(&mut self, name: &str, written: &RawValue, door: Door<'_>) -> Vec<Wrong> {
        let mut wrong = Vec::new();
        match name {
            "unit" => self.reading.unit = read(written, &mut wrong).unwrap_or(self.reading.unit),
            "allow" => self.reading.allowed = read(written, &mut wrong).unwrap_or_default(),
            _ => self.recording = recording(written, &mut wrong),
        }
        let refused = door.setting(name, self).map(|message| Wrong { field: None, byte: 0, message });
        wrong.extend(refused);
        wrong
    }
}

/// Whether a record is read by a setting, so that it cannot be where that is refused: by the unit, if it has offsets.
pub(super) fn is_read_by(setting: &str, record: &RawValue) -> bool {
    setting == "unit" && ["\"start\"", "\"end\""].iter().any(|offset| record.get().contains(offset))
}

/// Field by field, so that one that is wrong takes no other with it.
fn recording(written: &RawValue, wrong: &mut Vec<Wrong>) -> Option<Recording> {
    let fields: Fields<'_> = match serde_json::from_str(written.get()) {
        Ok(fields) => fields,
        Err(_) => {
            let found = read::<Recording>(written, wrong);
            let message = "expected an object with some of `by`, `at`, `confidence`, found a list".to_owned();
            wrong.extend(found.map(|_| Wrong { field: None, byte: 0, message }));
            return None;
        }
    };
    let mut recording = Recording::default();
    for (name, again) in fields.repeated() {
        let message = format!("`{name}` stands there twice: leave one out");
        wrong.push(Wrong { field: Some(name.to_owned()), byte: within(written, again), message });
    }
    for (name, value) in
        fields.0.iter().filter(|(name, _)| fields.0.iter().filter(|(other, _)| other == name).count() == 1)
    {
        let mut of_field = Vec::new();
        match name.as_ref() {
            "by" => recording.by = read(value, &mut of_field).flatten(),
            "at" => recording.at = read(value, &mut of_field).flatten(),
            "confidence" => {
                let confidence: Option<f64> = read(value, &mut of_field).flatten();
                let only = Recording { confidence, ..Recording::default() };
                match of_recording(&only) {
                    None => recording.confidence = confidence,
                    Some(fault) => of_field.push(Wrong { field: None, byte: 0, message: fault.to_string() }),
                }
            }
            name => {
                let message = no_such(name, "is no field here", &["by", "at", "confidence"]);
                of_field.push(Wrong { field: None, byte: 0, message });
            }
        }
        let byte = within(written, value);
        wrong.extend(of_field.into_iter().map(|wrong| Wrong { field: Some(name.to_string()), byte, ..wrong }));
    }
    Some(recording)
}

/// At which byte of what is written a part of it begins.
fn within(written: &RawValue, part: &RawValue) -> usize {
    (part.get().as_ptr() as usize).saturating_sub(written.get().as_ptr() as usize)
}

fn read<T: DeserializeOwned>(written: &RawValue, wrong: &mut Vec<Wrong>) -> Option<T> {
    let found = serde_json::from_str(written.get());
    found
        .map_err(|error| {
            let lines = written.get().split_inclusive('\n');
            let before: usize = lines.take(error.line().saturating_sub(1)).map(str::len).sum();
            let byte = before + error.column().saturating_sub(1);
            wrong.push(Wrong { field: None, byte, message: told(&error) });
        })
        .ok()
}
