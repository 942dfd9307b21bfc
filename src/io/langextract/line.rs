//! One line: a document, and what was extracted from it.

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::io::object::Object;

/// A document as it is written.
#[derive(Deserialize)]
pub(super) struct Line<'l> {
    pub(super) document_id: Option<String>,
    pub(super) text: Option<String>,
    /// Each is read by itself, so that one that is wrong spoils no other.
    #[serde(borrow, default)]
    pub(super) extractions: Option<Vec<&'l RawValue>>,
}

/// What was extracted.
#[derive(Deserialize)]
pub(super) struct Extraction {
    pub(super) extraction_class: String,
    pub(super) extraction_text: String,
    /// Where it stands; none where it was found nowhere.
    pub(super) char_interval: Option<Object<Interval>>,
    /// How well: `match_exact`, `match_greater`, `match_lesser`, `match_fuzzy`.
    pub(super) alignment_status: Option<String>,
    /// Which it is in its chunk.
    pub(super) extraction_index: Option<i64>,
    /// What was extracted together has the same, in one chunk.
    pub(super) group_index: Option<i64>,
    pub(super) description: Option<String>,
    pub(super) attributes: Option<Map<String, Value>>,
}

/// From one code point up to another.
#[derive(Deserialize)]
pub(super) struct Interval {
    pub(super) start_pos: Option<u64>,
    pub(super) end_pos: Option<u64>,
}

impl Extraction {
    /// From where to where it stands.
    pub(super) fn interval(&self) -> Option<(u64, u64)> {
        let interval = self.char_interval.as_ref()?;
        interval.start_pos.zip(interval.end_pos)
    }

    /// Its attributes, each value by itself.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&str, String)> {
        self.attributes.iter().flatten().flat_map(|(label, value)| {
            let values = match value {
                Value::Array(values) => values.as_slice(),
                one => std::slice::from_ref(one),
            };
            let values = values.iter().filter(|value| !value.is_null());
            values.map(move |value| (label.as_str(), value.as_str().map_or_else(|| value.to_string(), str::to_owned)))
        })
    }
}
