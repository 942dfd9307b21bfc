//! Values that files hold as a string, or else as something more.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

/// A string, or an object of type `T`. Unlike an untagged enum it says what is wrong with the object.
pub(crate) enum StringOr<T> {
    String(String),
    Object(T),
}

/// Reads a string or an object; `expecting` says what would do, where it is neither.
pub(crate) fn string_or<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
    expecting: &'static str,
) -> Result<StringOr<T>, D::Error> {
    deserializer.deserialize_any(StringOrVisitor { expecting, object: PhantomData })
}

struct StringOrVisitor<T> {
    expecting: &'static str,
    object: PhantomData<T>,
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for StringOrVisitor<T> {
    type Value = StringOr<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expecting)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(StringOr::String(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(StringOr::Object)
    }
}
