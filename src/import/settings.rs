//! What holds for the records of a file: who recorded them, in which unit their offsets are, by which rules words may differ.

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::message::told;
use super::syntax::list_for_object;
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

impl Settings {
    /// Takes what is written in one of the fields.
    ///
    /// # Errors
    /// What is wrong with it, and at which byte of what is written.
    pub(super) fn take(&mut self, name: &str, written: &RawValue) -> Result<(), (usize, String)> {
        match name {
            "unit" => self.reading.unit = read(written)?,
            "allow" => self.reading.allowed = read(written)?,
            _ => {
                if let Some(byte) = list_for_object(written.get()) {
                    return Err((
                        byte,
                        "expected an object with some of `by`, `at`, `confidence`, found a list".to_owned(),
                    ));
                }
                let recording = read(written)?;
                if let Some(fault) = of_recording(&recording) {
                    return Err((0, fault.to_string()));
                }
                self.recording = Some(recording);
            }
        }
        Ok(())
    }
}

fn read<T: DeserializeOwned>(written: &RawValue) -> Result<T, (usize, String)> {
    serde_json::from_str(written.get()).map_err(|error| {
        let lines = written.get().split_inclusive('\n');
        let before: usize = lines.take(error.line().saturating_sub(1)).map(str::len).sum();
        (before + error.column().saturating_sub(1), told(&error))
    })
}
