//! What neither the data model nor a term of the mapping takes, kept as attributes under the way to it: `modified`, `body~2.value`.

use serde_json::{Map, Value, json};

use super::annotation::Annotation;
use super::mapping::{Mapping, chosen};
use super::resource::Resource;
use crate::model::Date;

/// Of an annotation, what is read elsewhere, or says what it is.
const READ: &[&str] = &["@context", "id", "type", "motivation", "body", "bodyValue", "target", "creator", "created"];
/// The same of a body.
const READ_OF_BODY: &[&str] = &["id", "type", "purpose", "value", "source", "selector"];
/// What says again, for readers that know no terms of ours, what a term of ours says.
const AGAIN: &[(&str, &str)] = &[
    ("name", "dictum:name"),
    ("schema:description", "dictum:description"),
    ("schema:spokenByCharacter", "dictum:spokenBy"),
];

/// What is left over of an annotation from which a body made something, as the attributes of a record. Cost: O(annotation).
pub(super) fn left_over(annotation: Annotation<'_>, body: Option<Resource<'_>>, mapping: &Mapping) -> Vec<Value> {
    let mut left: Vec<(String, &Value)> = Vec::new();
    let none = Map::new();
    let object = annotation.object().unwrap_or(&none);
    let others = object.iter().filter(|(name, _)| !READ.contains(&name.as_str()));
    left.extend(others.map(|(name, value)| (name.clone(), value)));
    left.extend(numbered("creator", object).skip(1));
    let is_whole = |created: &&Value| created.as_str().is_some_and(|created| created.parse::<Date>().is_err());
    left.extend(object.get("created").filter(is_whole).map(|created| ("created".to_owned(), created)));
    let is_known = |name: &str| {
        let again = AGAIN.iter().any(|(said, term)| *said == name && mapping.terms.contains_key(*term));
        READ_OF_BODY.contains(&name) || mapping.terms.contains_key(name) || again
    };
    let own = body.and_then(Resource::object).unwrap_or(&none);
    let unmapped = own.iter().filter(|(name, _)| !is_known(name));
    left.extend(unmapped.map(|(name, value)| (format!("body.{name}"), value)));
    let others = numbered("body", object).filter(|(_, other)| chosen(Resource::new(other)) != body);
    left.extend(others);
    attributes(left)
}

/// The values of a property; the second is called `name~2`.
fn numbered<'a>(name: &'a str, object: &'a Map<String, Value>) -> impl Iterator<Item = (String, &'a Value)> {
    let values = super::check::values(object, name);
    let label = move |number: usize| if number == 1 { name.to_owned() } else { format!("{name}~{number}") };
    (1..).zip(values).map(move |(number, value)| (label(number), value))
}

/// Every value below, each under the way to it.
fn attributes(mut open: Vec<(String, &Value)>) -> Vec<Value> {
    open.reverse();
    let mut attributes = Vec::new();
    while let Some((label, value)) = open.pop() {
        let text = match value {
            Value::Object(fields) => {
                open.extend(fields.iter().rev().map(|(name, value)| (format!("{label}.{name}"), value)));
                continue;
            }
            Value::Array(items) => {
                open.extend(items.iter().rev().map(|item| (label.clone(), item)));
                continue;
            }
            Value::Null => continue,
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        if !text.trim().is_empty() {
            attributes.push(json!({ "label": label, "value": text, "outside": true }));
        }
    }
    attributes
}
