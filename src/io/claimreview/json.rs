//! JSON as it is written: fields in their order, none twice.

use std::fmt;

use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// A value that was read. How deep it nests the reader of JSON limits, so that going down into it is bounded.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Json {
    Null,
    Bool(bool),
    /// As its shortest text.
    Number(String),
    Text(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// Fields of objects that are nothing but their value.
const LAYERS: &[&str] = &["@list", "@set", "@value"];

impl Json {
    /// What it says, if it is one value with a text: a string, a number, or an object with `@value`.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Json::Text(text) | Json::Number(text) => Some(text),
            Json::Object(fields) => match fields.iter().find(|(name, _)| name == "@value") {
                Some((_, Json::Text(text) | Json::Number(text))) => Some(text),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether there is no value in it, however deep.
    pub(super) fn is_blank(&self) -> bool {
        let mut open = vec![self];
        while let Some(next) = open.pop() {
            match next {
                Json::Null => {}
                Json::Text(text) if text.trim().is_empty() => {}
                Json::Array(items) => open.extend(items),
                Json::Object(fields) => open.extend(fields.iter().map(|(_, value)| value)),
                _ => return false,
            }
        }
        true
    }

    /// One or many: those of an array, of a `@list` or of a `@set`, and a `@value` by itself. Nothing and empty text are no value.
    pub(super) fn values(self) -> Vec<Json> {
        let (mut open, mut values) = (vec![self], Vec::new());
        while let Some(next) = open.pop() {
            match next {
                Json::Null => {}
                Json::Text(text) if text.trim().is_empty() => {}
                Json::Array(items) => open.extend(items.into_iter().rev()),
                Json::Object(mut fields) if matches!(&fields[..], [(name, _)] if LAYERS.contains(&name.as_str())) => {
                    open.extend(fields.pop().map(|(_, inner)| inner));
                }
                value => values.push(value),
            }
        }
        values
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(JsonVisitor)
    }
}

struct JsonVisitor;

impl<'de> Visitor<'de> for JsonVisitor {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number.to_string()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Number(number.to_string()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Json, E> {
        serde_json::Number::from_f64(number)
            .map(|number| Json::Number(number.to_string()))
            .ok_or_else(|| E::custom("a number out of range"))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Json::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut fields: Vec<(String, Json)> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        while let Some((name, value)) = map.next_entry::<String, Json>()? {
            if !seen.insert(name.clone()) {
                return Err(A::Error::custom(format_args!("the field {name:?} is there twice")));
            }
            fields.push((name, value));
        }
        Ok(Json::Object(fields))
    }
}
