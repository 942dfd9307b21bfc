//! An object that is written: fields in their order, one value or many.

use indexmap::IndexMap;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use super::fields::OURS;
use super::kept::Step;
use super::term::is_link;

/// An object. It nests as deep as the rules that write it, and a label that is kept: sixteen steps.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Object(IndexMap<String, Values>);

/// The values of a field, none twice; an object beside each that is one.
type Values = IndexMap<Value, Object>;

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
enum Value {
    Text(String),
    /// By which number its object is called in labels, from 1.
    Object(usize),
    /// How many values come before its object.
    Node(usize),
}

impl Object {
    /// With these types.
    pub(super) fn of<'t>(types: impl IntoIterator<Item = &'t str>) -> Self {
        let mut object = Object::default();
        types.into_iter().for_each(|name| object.say("@type", name));
        object
    }

    /// A property that is no field of schema.org's: its value is text, whatever it is.
    pub(super) fn property(name: &str, value: &str) -> Self {
        let mut object = Object::of(["PropertyValue"]);
        object.say("propertyID", name);
        object.say("value", value);
        object
    }

    /// A further text of a field, unless it is there.
    pub(super) fn say(&mut self, field: &str, text: impl Into<String>) {
        self.values(field).entry(Value::Text(text.into())).or_default();
    }

    /// A further object of a field, which is a node of its own, or a property.
    pub(super) fn hold(&mut self, field: &str, object: Object) {
        let values = self.values(field);
        values.insert(Value::Node(values.len()), object);
    }

    /// The key of the node: by itself if it is an address, else as an identifier.
    pub(super) fn key(&mut self, key: &str) {
        if is_link(key) { self.say("@id", key) } else { self.say("identifier", format!("{OURS}{key}")) }
    }

    /// A text at the end of a way.
    pub(super) fn put(&mut self, steps: &[Step<'_>], text: &str) {
        let Some(((last, _), way)) = steps.split_last() else { return };
        way.iter().fold(self, |object, (field, nth)| object.object(field, *nth)).say(last, text);
    }

    /// The object of a field that is called by this number; made if it is not there.
    pub(super) fn object(&mut self, field: &str, nth: usize) -> &mut Object {
        self.values(field).entry(Value::Object(nth)).or_default()
    }

    /// The fields of another object, after its own.
    pub(super) fn extend(&mut self, other: Object) {
        self.0.extend(other.0);
    }

    fn values(&mut self, field: &str) -> &mut Values {
        self.0.entry(field.to_owned()).or_default()
    }
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (field, values) in &self.0 {
            map.serialize_entry(field, &OneOrMany { field, values })?;
        }
        map.end()
    }
}

struct OneOrMany<'o> {
    field: &'o str,
    values: &'o Values,
}

impl Serialize for OneOrMany<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value = |(value, object)| Written { field: self.field, value, object };
        if let (Some(only), 1) = (self.values.first(), self.values.len()) {
            return value(only).serialize(serializer);
        }
        let mut seq = serializer.serialize_seq(Some(self.values.len()))?;
        self.values.iter().try_for_each(|each| seq.serialize_element(&value(each)))?;
        seq.end()
    }
}

struct Written<'o> {
    field: &'o str,
    value: &'o Value,
    object: &'o Object,
}

impl Serialize for Written<'_> {
    /// The numbers of a rating are numbers, where they come back as the same text.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = match self.value {
            Value::Object(_) | Value::Node(_) => return self.object.serialize(serializer),
            Value::Text(text) => text,
        };
        let is_number = ["ratingValue", "bestRating", "worstRating"].contains(&self.field);
        match serde_json::from_str::<serde_json::Number>(text) {
            Ok(number) if is_number && number.to_string() == *text => number.serialize(serializer),
            _ => serializer.serialize_str(text),
        }
    }
}
