//! What no rule maps is kept: an attribute whose label is `schema:` and the way to the value, `schema:publisher.name`. The second object of a
//! field is `publisher~2`.

use super::fields::OURS;
use super::json::Json;
use super::term::{goes_elsewhere, is_link, is_link_field, term};
use crate::model::Date;

/// Before the labels of what is a field of schema.org's.
pub(super) const PREFIX: &str = "schema:";

/// How deep a label goes that is written as a field again.
const DEEPEST: usize = 16;

/// A step of a label: a field, and which of its objects, from 1.
pub(super) type Step<'l> = (&'l str, usize);

/// What an object of a field is called in labels, by its number from 1.
pub(super) fn nth_of(field: &str, nth: usize) -> String {
    if nth == 1 { field.to_owned() } else { format!("{field}~{nth}") }
}

/// Every text below some values, with its label, in their order.
pub(super) fn labelled(label: String, values: Vec<Json>) -> Vec<(String, String)> {
    let mut kept = Vec::new();
    let mut open: Vec<(String, Vec<Json>)> = vec![(label, values)];
    while let Some((label, values)) = open.pop() {
        let (mut objects, mut below) = (0, Vec::new());
        for value in values.into_iter().flat_map(Json::values).filter(|value| !value.is_blank()) {
            match value {
                Json::Text(text) | Json::Number(text) => kept.push((label.clone(), text)),
                Json::Bool(value) => kept.push((label.clone(), value.to_string())),
                Json::Object(fields) => {
                    objects += 1;
                    let of = nth_of(&label, objects);
                    below
                        .extend(fields.into_iter().map(|(name, value)| (format!("{of}.{}", term(&name)), vec![value])));
                }
                Json::Null | Json::Array(_) => {}
            }
        }
        open.extend(below.into_iter().rev());
    }
    kept
}

/// The way that a label names, if it can be written as a field of schema.org's with this value: a link only if it is one.
pub(super) fn steps<'l>(label: &'l str, value: &str) -> Option<Vec<Step<'l>>> {
    let steps: Option<Vec<Step<'l>>> = label.strip_prefix(PREFIX)?.split('.').map(step).collect();
    let steps = steps.filter(|steps| steps.len() <= DEEPEST)?;
    let (last, nth) = *steps.last()?;
    let is_writable = match last {
        "@type" => !value.is_empty() && value.chars().all(|c| c.is_ascii_alphanumeric()),
        "@value" | "@language" => steps.len() > 1,
        name if is_link_field(name) => is_link(value),
        _ => !goes_elsewhere(value),
    };
    (is_writable && nth == 1).then_some(steps)
}

/// The field to which a label belongs, with whichever of its objects; of the rating of a review the field in it.
pub(super) fn group(label: &str) -> &str {
    let start =
        ["schema:reviewRating.", PREFIX].iter().find(|start| label.starts_with(**start)).map_or(0, |start| start.len());
    let end = label.get(start..).and_then(|rest| rest.find(['.', '~'])).map_or(label.len(), |end| start + end);
    label.get(..end).unwrap_or(label)
}

/// Fields that rules map, of one sort of object: what is kept under their names is no field again, or it would be mapped when it is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mapped {
    /// Those of texts.
    pub(super) texts: &'static [&'static str],
    /// Those of dates; what is no date is kept as a text.
    pub(super) dates: &'static [&'static str],
    /// Those of other nodes.
    pub(super) nodes: &'static [&'static str],
}

impl Mapped {
    /// Whether a value under a label would be mapped.
    pub(super) fn holds(&self, label: &str, value: &str) -> bool {
        let path = label.strip_prefix(PREFIX).unwrap_or(label);
        let plain = path.strip_suffix(".@value").unwrap_or(path);
        let first = plain.split(['.', '~']).next().unwrap_or_default();
        let is_key = plain == "@id" || plain == "identifier" && value.starts_with(OURS);
        is_key
            || self.texts.contains(&plain)
            || self.nodes.contains(&first)
            || self.dates.contains(&plain) && value.parse::<Date>().is_ok()
    }
}

fn step(written: &str) -> Option<Step<'_>> {
    let (name, nth) = match written.split_once('~') {
        Some((name, nth)) => (name, nth.parse().ok().filter(|nth| *nth > 1 && !written.contains("~0"))?),
        None => (written, 1),
    };
    let plain = name.strip_prefix('@').unwrap_or(name);
    let is_name =
        plain.starts_with(|c: char| c.is_ascii_alphabetic()) && plain.chars().all(|c| c.is_ascii_alphanumeric());
    let is_keyword = ["@type", "@id", "@value", "@language"].contains(&name);
    (is_name && (is_keyword || !name.starts_with('@'))).then_some((name, nth))
}
