//! An annotation file as it is written: its text, and where things stand in it.

use std::borrow::Cow;
use std::fmt;

use indexmap::IndexMap;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::error::ImportError;
use crate::text::{Content, floor};

/// A file, and what it is called.
pub(super) struct File {
    pub(super) name: String,
    content: Content,
}

impl File {
    /// # Errors
    /// Why it cannot be read from its beginning on: it has 4 GiB or more.
    pub(super) fn new(name: String, text: String) -> Result<Self, String> {
        if text.starts_with('\u{feff}') {
            return Err("the file begins with a byte order mark: save it without".to_owned());
        }
        let content = Content::new(text).map_err(|error| error.to_string())?;
        Ok(File { name, content })
    }

    pub(super) fn text(&self) -> &str {
        self.content.as_str()
    }

    /// Where a written value begins. It must be borrowed from the file.
    pub(super) fn start(&self, written: &RawValue) -> usize {
        (written.get().as_ptr() as usize).saturating_sub(self.text().as_ptr() as usize)
    }

    /// Where in the file an error lies that was found in a part of it.
    pub(super) fn place(&self, written: &RawValue, error: &serde_json::Error) -> usize {
        let before =
            written.get().split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum::<usize>();
        self.start(written) + before + error.column().saturating_sub(1)
    }

    /// Line and column of a byte, from 1.
    pub(super) fn line_column(&self, byte: usize) -> (u32, u32) {
        self.content.line_column(floor(self.text(), byte) as u32).map_or((1, 1), |place| (place.line, place.column))
    }

    pub(super) fn malformed(&self, byte: usize, message: String) -> ImportError {
        let (line, column) = self.line_column(byte);
        ImportError::Malformed { file: self.name.clone(), line, column, message }
    }
}

/// The fields of an object as they are written, in order, those that stand twice too.
pub(super) struct Fields<'f>(pub(super) Vec<(Cow<'f, str>, &'f RawValue)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct FieldsVisitor;

        impl<'de> Visitor<'de> for FieldsVisitor {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields<'de>, A::Error> {
                let mut fields = Vec::new();
                while let Some((name, written)) = map.next_entry::<Cow<'de, str>, &'de RawValue>()? {
                    fields.push((name, written));
                }
                Ok(Fields(fields))
            }
        }

        deserializer.deserialize_map(FieldsVisitor)
    }
}

impl<'f> Fields<'f> {
    /// The names that stand there twice or more, once each, with what is written the second time.
    pub(super) fn repeated(&self) -> Vec<(&str, &'f RawValue)> {
        let mut times: IndexMap<&str, Vec<&'f RawValue>> = IndexMap::new();
        self.0.iter().for_each(|(name, written)| times.entry(name.as_ref()).or_default().push(written));
        times.into_iter().filter_map(|(name, times)| Some((name, *times.get(1)?))).collect()
    }

    pub(super) fn get(&self, name: &str) -> Option<&'f RawValue> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, written)| *written)
    }
}
