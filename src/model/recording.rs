//! Who put it in, and when.

use serde::{Deserialize, Serialize};

use super::date::Date;

/// An act of recording, to which insertions belong: who, when, with which confidence. All of it may be unknown; the clock is
/// never asked.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "an object with some of `by`, `at`, `confidence`")]
#[non_exhaustive]
pub struct Recording {
    /// A person, or a program with its version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When, as far as it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Date>,
    /// How sure, from 0 to 1, where a statement does not say so itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<f64>,
}

impl Recording {
    /// By a person, or by a program: give its version too.
    pub fn by(who: impl Into<String>) -> Self {
        Recording { by: Some(who.into()), ..Recording::default() }
    }

    /// When.
    #[must_use]
    pub fn at(mut self, date: Date) -> Self {
        self.at = Some(date);
        self
    }

    /// How sure, from 0 to 1; checked when the recording begins.
    #[must_use]
    pub fn confidence(mut self, confidence: f64) -> Self {
        self.confidence = Some(confidence);
        self
    }
}
