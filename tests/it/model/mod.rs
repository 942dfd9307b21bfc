//! Floor 1: what can be inserted, and what can be said, as plain values.

mod basis;
mod date;
mod key;
mod kind;
mod passage;
mod reference;
mod relation;
mod statement;
mod term;
mod truth;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// It is written so, and read again from that.
#[track_caller]
fn is_written<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T, written: Value) {
    assert_eq!(serde_json::to_value(value).unwrap(), written);
    assert_eq!(&serde_json::from_value::<T>(written).unwrap(), value);
}

/// Why this cannot be read.
#[track_caller]
fn refusal<T: DeserializeOwned + std::fmt::Debug>(written: Value) -> String {
    serde_json::from_value::<T>(written).unwrap_err().to_string()
}
