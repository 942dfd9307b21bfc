//! Selectors as files hold them.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Selector, words};
use crate::text::{Match, OffsetUnit, StringOr, string_or};

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Object {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    start: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    end: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<OffsetUnit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    exact: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    prefix: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    suffix: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    nth: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    allow: Option<Match>,
}

impl Serialize for Selector {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.exact {
            Some(exact) if *self == words(exact) => exact.serialize(serializer),
            _ => {
                let Selector { exact, offsets, unit, prefix, suffix, nth, allowed: allow } = self.clone();
                let (start, end) = offsets.map(|offsets| (offsets.start, offsets.end)).unzip();
                Object { start, end, unit, exact, prefix, suffix, nth, allow }.serialize(serializer)
            }
        }
    }
}

impl TryFrom<Object> for Selector {
    type Error = &'static str;

    fn try_from(object: Object) -> Result<Self, Self::Error> {
        let Object { start, end, unit, exact, prefix, suffix, nth, allow: allowed } = object;
        let offsets = match (start, end) {
            (Some(start), Some(end)) => Some(start..end),
            (None, None) if exact.is_none() => {
                return Err("it points at nothing: give `exact`, or `start` and `end`");
            }
            (None, None) => None,
            _ => return Err("`start` and `end` go together: write both, or neither"),
        };
        Ok(Selector { exact, offsets, unit, prefix, suffix, nth, allowed })
    }
}

impl<'de> Deserialize<'de> for Selector {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        const EXPECTED: &str =
            "words, or an object with some of `exact`, `start` and `end`, `unit`, `prefix`, `suffix`, `nth`, `allow`";
        match string_or::<D, Object>(deserializer, EXPECTED)? {
            StringOr::String(text) => Ok(words(text)),
            StringOr::Object(object) => object.try_into().map_err(D::Error::custom),
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Selector {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Selector".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let mut object = Object::json_schema(generator);
        // It points at something, and offsets go together.
        object.insert(
            "anyOf".to_owned(),
            serde_json::json!([
                { "required": ["exact"], "not": { "anyOf": [{ "required": ["start"] }, { "required": ["end"] }] } },
                { "required": ["start", "end"] },
            ]),
        );
        schemars::json_schema!({
            "description": "A way to point at words: the words, offsets, or both.",
            "anyOf": [{ "type": "string", "minLength": 1 }, object],
        })
    }
}
