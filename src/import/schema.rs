//! The form of annotation files, as a JSON Schema.

use super::annotations::Annotations;

impl Annotations {
    /// The JSON Schema (draft 2020-12) of the annotation file, as it stands in `docs/annotations.schema.json`. It says what can be written; whether
    /// the words are there only an import can say.
    pub fn schema() -> serde_json::Value {
        schemars::schema_for!(Annotations).to_value()
    }
}
