//! What is said and its ground, as files hold them.

use std::fmt;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Basis, Pointer, Said};
use crate::model::passage::Passage;
use crate::text::{Selector, StringOr, string_or};

/// A ground as files hold it: three fields of which exactly one is there.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WrittenBasis {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) words: Option<OneOrMany>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) implied: Option<YesOrWords>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) outside: Option<bool>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum OneOrMany {
    One(Pointer),
    Many(Vec<Pointer>),
}

#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub(crate) enum YesOrWords {
    Yes(bool),
    Words(OneOrMany),
}

impl OneOrMany {
    fn of(mut pointers: Vec<Pointer>) -> Self {
        match (pointers.len(), pointers.pop()) {
            (1, Some(one)) => OneOrMany::One(one),
            (_, last) => {
                pointers.extend(last);
                OneOrMany::Many(pointers)
            }
        }
    }

    fn into_vec(self) -> Vec<Pointer> {
        match self {
            OneOrMany::One(one) => vec![one],
            OneOrMany::Many(many) => many,
        }
    }
}

impl From<Basis> for WrittenBasis {
    fn from(basis: Basis) -> Self {
        let mut written = WrittenBasis::default();
        match basis {
            Basis::Words(words) => written.words = Some(OneOrMany::of(words)),
            Basis::Implied(words) if words.is_empty() => written.implied = Some(YesOrWords::Yes(true)),
            Basis::Implied(words) => written.implied = Some(YesOrWords::Words(OneOrMany::of(words))),
            Basis::Outside => written.outside = Some(true),
        }
        written
    }
}

impl WrittenBasis {
    /// # Errors
    /// Not exactly one ground, or an empty list of words.
    pub(crate) fn read(self) -> Result<Basis, &'static str> {
        match (self.words, self.implied, self.outside) {
            (Some(words), None, None) => match words.into_vec() {
                words if words.is_empty() => Err("`words` is empty: give the words, or `implied` or `outside`"),
                words => Ok(Basis::Words(words)),
            },
            (None, Some(YesOrWords::Yes(true)), None) => Ok(Basis::Implied(Vec::new())),
            (None, Some(YesOrWords::Words(words)), None) => match words.into_vec() {
                words if words.is_empty() => Err("`implied` is empty: give the words, or `true`"),
                words => Ok(Basis::Implied(words)),
            },
            (None, None, Some(true)) => Ok(Basis::Outside),
            _ => Err(
                "no ground, or more than one: give exactly one of `words`, `implied` (`true`, or the words from which it was concluded), `outside` (`true`)",
            ),
        }
    }
}

/// Writes a struct whose last field is a [`Basis`] as one object with the ground's fields beside its own.
macro_rules! grounded {
    ($type:ident $(<$t:ident>)? as $written:ident, $expecting:literal { $($(#[$meta:meta])* $field:ident: $ty:ty,)* }) => {
        #[derive(serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields, expecting = $expecting)]
        struct $written $(<$t>)? {
            $($(#[$meta])* $field: $ty,)*
            #[serde(default, skip_serializing_if = "Option::is_none")]
            words: Option<$crate::model::basis::OneOrMany>,
            #[serde(default, skip_serializing_if = "Option::is_none")]
            implied: Option<$crate::model::basis::YesOrWords>,
            #[serde(default, skip_serializing_if = "Option::is_none")]
            outside: Option<bool>,
        }

        #[cfg(feature = "schema")]
        impl $(<$t: schemars::JsonSchema>)? schemars::JsonSchema for $type $(<$t>)? {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                [stringify!($type).to_owned() $(, <$t as schemars::JsonSchema>::schema_name().into_owned())?].concat().into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                #[allow(unused_mut)]
                let mut schema = <$written $(<$t>)? as schemars::JsonSchema>::json_schema(generator);
                $($crate::model::basis::schema::value_of::<$t>(&mut schema, generator);)?
                $crate::model::basis::schema::one_ground(&mut schema);
                schema
            }
        }

        impl $(<$t: serde::Serialize + Clone>)? serde::Serialize for $type $(<$t>)? {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let basis = $crate::model::basis::WrittenBasis::from(self.basis.clone());
                $written {
                    $($field: self.$field.clone(),)*
                    words: basis.words,
                    implied: basis.implied,
                    outside: basis.outside,
                }
                .serialize(serializer)
            }
        }

        impl<'de $(, $t: serde::Deserialize<'de>)?> serde::Deserialize<'de> for $type $(<$t>)? {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let written = $written::deserialize(deserializer)?;
                let basis = $crate::model::basis::WrittenBasis {
                    words: written.words,
                    implied: written.implied,
                    outside: written.outside,
                };
                Ok($type {
                    $($field: written.$field,)*
                    basis: basis.read().map_err(serde::de::Error::custom)?,
                })
            }
        }
    };
}
pub(crate) use grounded;

grounded! {
    Said<T> as WrittenSaid, "an object with `value` and its ground (one of `words`, `implied`, `outside`)" {
        #[serde(deserialize_with = "written", bound(deserialize = "T: Deserialize<'de>"))]
        value: T,
    }
}

/// A value that must be written, be it `null`.
fn written<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::deserialize(deserializer)
}

impl Serialize for Pointer {
    /// A whole document too is written as an object, for a string is words.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Pointer::Here(selector) => selector.serialize(serializer),
            Pointer::There(passage) => passage.part().serialize(serializer),
        }
    }
}

/// The fields of an object, none of them twice.
struct Object(serde_json::Map<String, serde_json::Value>);

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = Object;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object, A::Error> {
                let mut fields = serde_json::Map::new();
                while let Some((name, value)) = map.next_entry::<String, serde_json::Value>()? {
                    if fields.contains_key(&name) {
                        return Err(A::Error::custom(format!("duplicate field `{name}`")));
                    }
                    fields.insert(name, value);
                }
                Ok(Object(fields))
            }
        }

        deserializer.deserialize_map(Fields)
    }
}

impl<'de> Deserialize<'de> for Pointer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        const EXPECTED: &str = "words, a selector, or an object with `document` and `at`";
        match string_or::<D, Object>(deserializer, EXPECTED)? {
            StringOr::String(text) => Ok(Pointer::Here(text.into())),
            StringOr::Object(Object(object)) => {
                let is_passage = object.contains_key("document");
                let value = serde_json::Value::Object(object);
                let pointer = if is_passage {
                    Passage::deserialize(value).map(Pointer::There)
                } else {
                    Selector::deserialize(value).map(Pointer::Here)
                };
                pointer.map_err(D::Error::custom)
            }
        }
    }
}

/// Reads words: one pointer, a list of them, or `true`.
struct Words;

impl<'de> Visitor<'de> for Words {
    type Value = YesOrWords;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("words, a selector, an object with `document` and `at`, or a list of these")
    }

    fn visit_bool<E: Error>(self, yes: bool) -> Result<YesOrWords, E> {
        Ok(YesOrWords::Yes(yes))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<YesOrWords, E> {
        Ok(YesOrWords::Words(OneOrMany::One(Pointer::from(text))))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<YesOrWords, A::Error> {
        let one = Pointer::deserialize(MapAccessDeserializer::new(map))?;
        Ok(YesOrWords::Words(OneOrMany::One(one)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<YesOrWords, A::Error> {
        let many = Vec::deserialize(SeqAccessDeserializer::new(list))?;
        Ok(YesOrWords::Words(OneOrMany::Many(many)))
    }
}

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match deserializer.deserialize_any(Words)? {
            YesOrWords::Words(words) => Ok(words),
            YesOrWords::Yes(_) => Err(D::Error::custom("these are the words that say it, and `true` is none")),
        }
    }
}

impl<'de> Deserialize<'de> for YesOrWords {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Words)
    }
}

#[cfg(feature = "schema")]
pub(crate) mod schema {
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use super::{OneOrMany, Passage, Pointer, Selector, YesOrWords};

    /// There is exactly one ground; `outside` is said or left out.
    pub(crate) fn one_ground(schema: &mut Schema) {
        let grounds = ["words", "implied", "outside"].map(|ground| serde_json::json!({ "required": [ground] }));
        schema.insert("oneOf".to_owned(), serde_json::Value::from(grounds.to_vec()));
        let properties = schema.ensure_object().get_mut("properties").and_then(|properties| properties.as_object_mut());
        if let Some(outside) = properties.and_then(|properties| properties.get_mut("outside")) {
            *outside = serde_json::json!({ "const": true });
        }
    }

    /// A value that may be `null` is written all the same.
    pub(crate) fn value_of<T: JsonSchema>(schema: &mut Schema, generator: &mut SchemaGenerator) {
        let value = generator.subschema_for::<T>();
        let properties = schema.ensure_object().get_mut("properties").and_then(|properties| properties.as_object_mut());
        if let Some(properties) = properties {
            properties.insert("value".to_owned(), value.to_value());
        }
    }

    impl JsonSchema for Pointer {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "Pointer".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let (here, there) = (generator.subschema_for::<Selector>(), generator.subschema_for::<Passage>());
            json_schema!({
                "description": "Words in the record's own place, or in a passage of their own.",
                "anyOf": [here, there],
            })
        }
    }

    impl JsonSchema for OneOrMany {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "Words".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let pointer = generator.subschema_for::<Pointer>();
            json_schema!({ "anyOf": [pointer, { "type": "array", "minItems": 1, "items": pointer }] })
        }
    }

    impl JsonSchema for YesOrWords {
        fn schema_name() -> std::borrow::Cow<'static, str> {
            "YesOrWords".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let words = generator.subschema_for::<OneOrMany>();
            json_schema!({ "anyOf": [{ "const": true }, words] })
        }
    }
}
