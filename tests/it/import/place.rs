//! Where in a file a value stands, found without the library.

use std::fmt;
use std::ops::Range;

use dictum::Flaw;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The fields of an object in their order, those that stand twice too.
struct Fields<'f>(Vec<(String, &'f RawValue)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Fields<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields<'de>, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

/// The bytes of every value to which a path leads: several where a field stands twice.
pub(super) fn bytes_of(file: &str, path: &str) -> Vec<Range<usize>> {
    let steps = steps_of(path.strip_prefix('$').unwrap());
    let root: &RawValue = serde_json::from_str(file).unwrap();
    let values =
        steps.iter().fold(vec![root], |values, step| values.into_iter().flat_map(|value| under(value, step)).collect());
    let start = |value: &RawValue| value.get().as_ptr() as usize - file.as_ptr() as usize;
    values.into_iter().map(|value| start(value)..start(value) + value.get().len()).collect()
}

/// A step of a path: into a field, or to a value of a list.
enum Step {
    Field(String),
    Item(usize),
}

fn steps_of(mut path: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    while !path.is_empty() {
        let end = if let Some(quoted) = path.strip_prefix("[\"") {
            let end = 2 + quoted.find("\"]").unwrap();
            steps.push(Step::Field(serde_json::from_str(&path[1..=end]).unwrap()));
            end + 2
        } else if path.starts_with('[') {
            let end = path.find(']').unwrap();
            steps.push(Step::Item(path[1..end].parse().unwrap()));
            end + 1
        } else {
            let end = path[1..].find(['.', '[']).map_or(path.len(), |end| end + 1);
            steps.push(Step::Field(path[1..end].to_owned()));
            end
        };
        path = &path[end..];
    }
    steps
}

fn under<'f>(value: &'f RawValue, step: &Step) -> Vec<&'f RawValue> {
    match step {
        Step::Item(index) => {
            let items: Vec<&RawValue> = serde_json::from_str(value.get()).unwrap();
            items.get(*index).copied().into_iter().collect()
        }
        Step::Field(named) => {
            let Fields(fields) = serde_json::from_str(value.get()).unwrap();
            fields.into_iter().filter(|(name, _)| name == named).map(|(_, value)| value).collect()
        }
    }
}

/// The byte at a line and a column, both from 1.
fn byte_at(file: &str, line: u32, column: u32) -> Option<usize> {
    let start: usize = file.split_inclusive('\n').take(line as usize - 1).map(str::len).sum();
    let within = file.get(start..)?.char_indices().nth(column as usize - 1)?;
    Some(start + within.0)
}

/// Why a flaw does not point at the value that its path names. What is wrong with the form of a value is shown within it, where its
/// reader stopped; anything else at its beginning.
pub(super) fn astray(file: &str, flaw: &Flaw) -> Option<String> {
    let shown = byte_at(file, flaw.line, flaw.column);
    let values = bytes_of(file, &flaw.path);
    let is_there = |byte: usize| match flaw.kind {
        Some(_) => values.iter().any(|value| value.start == byte),
        None => values.iter().any(|value| value.contains(&byte)),
    };
    let why = || format!("{}:{} is not where {} stands: {values:?}", flaw.line, flaw.column, flaw.path);
    (!shown.is_some_and(is_there)).then(why)
}
