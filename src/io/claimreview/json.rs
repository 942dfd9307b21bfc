//! JSON as it is written: fields in their order, none twice.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

/// A value that was read. How deep it nests is limited, so that going down into it is bounded.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Json {
    Null,
    Bool(bool),
    /// As it is written.
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

    /// One or many: those of an array, of a `@list` or of a `@set`, and a `@value` by itself. Nothing and empty text, in whatever language, are no value.
    pub(super) fn values(self) -> Vec<Json> {
        let (mut open, mut values) = (vec![self], Vec::new());
        while let Some(next) = open.pop() {
            match next {
                Json::Null => {}
                value if value.text().is_some_and(|text| text.trim().is_empty()) => {}
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

/// How deep values may stand in others.
const DEEPEST: usize = 128;

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(<&RawValue>::deserialize(deserializer)?, 0).map_err(D::Error::custom)
    }
}

/// A value as it is written: a number is kept to the last digit.
fn read(written: &RawValue, depth: usize) -> Result<Json, String> {
    let text = written.get();
    let told = |error: serde_json::Error| error.to_string();
    if depth > DEEPEST {
        return Err("values stand too deep in others".to_owned());
    }
    Ok(match text.chars().next() {
        Some('[') => {
            let items: Vec<&RawValue> = serde_json::from_str(text).map_err(told)?;
            Json::Array(items.into_iter().map(|item| read(item, depth + 1)).collect::<Result<_, _>>()?)
        }
        Some('{') => {
            let Written(fields) = serde_json::from_str(text).map_err(told)?;
            let mut seen = HashSet::new();
            if let Some((name, _)) = fields.iter().find(|(name, _)| !seen.insert(name)) {
                return Err(format!("the field {name:?} is there twice"));
            }
            let field = |(name, value): (Cow<'_, str>, &RawValue)| Ok((name.into_owned(), read(value, depth + 1)?));
            Json::Object(fields.into_iter().map(field).collect::<Result<_, String>>()?)
        }
        Some('"') => Json::Text(serde_json::from_str(text).map_err(told)?),
        Some('t' | 'f') => Json::Bool(text == "true"),
        Some('n') | None => Json::Null,
        Some(_) => Json::Number(text.to_owned()),
    })
}

/// The fields of an object, as they are written.
pub(super) struct Written<'f>(pub(super) Vec<(Cow<'f, str>, &'f RawValue)>);

impl<'de> Deserialize<'de> for Written<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct WrittenVisitor;

        impl<'de> Visitor<'de> for WrittenVisitor {
            type Value = Written<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Written<'de>, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry::<Cow<'de, str>, &'de RawValue>()? {
                    fields.push(field);
                }
                Ok(Written(fields))
            }
        }

        deserializer.deserialize_map(WrittenVisitor)
    }
}
