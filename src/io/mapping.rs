//! Mappings: what is made of a format's types, written as JSON by whoever uses it.

use serde::de::DeserializeOwned;

use super::error::FormatError;
use super::object::Object;

/// A mapping, as it is written.
///
/// # Errors
/// [`FormatError::Malformed`].
pub(super) fn mapping<M: DeserializeOwned>(json: &str) -> Result<M, FormatError> {
    let read: Result<Object<M>, _> = serde_json::from_str(json);
    read.map(|Object(mapping)| mapping)
        .map_err(|error| malformed_at(format!("mapping:{}:{}", error.line(), error.column()), error.to_string()))
}

/// That a mapping says what cannot be.
#[cfg(any(feature = "langextract", feature = "webanno"))]
pub(super) fn malformed(message: String) -> FormatError {
    malformed_at("mapping".to_owned(), message)
}

fn malformed_at(place: String, message: String) -> FormatError {
    FormatError::Malformed { place, message }
}
