//! Right files with something deleted, doubled, renamed or replaced by anything.

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::hostile::Hostile;
use super::noise::noise_text;
use super::verdict::{files, text_of};

/// What happens to one value of a file.
#[derive(Clone, Debug)]
enum Change {
    Delete,
    Double,
    Replace(Value),
    /// By another value of the same file.
    Graft(usize),
    Rename(String),
}

/// Stand for what no JSON value can hold, and are written as it when the file is.
const LONE_SURROGATE: &str = "\u{e000}";
const ENDLESS: &str = "\u{e001}";
const HUGE: &str = "\u{e002}";
const AGAIN: &str = "\u{e003}";

fn written(json: &Value) -> String {
    json.to_string()
        .replace(LONE_SURROGATE, "\\ud800")
        .replace(&format!("\"{ENDLESS}\""), "1e999")
        .replace(&format!("\"{HUGE}\""), "123456789012345678901234567890")
        .replace(AGAIN, "")
}

/// The right files of the red team, by which mutations begin.
static RIGHT: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let right = files().into_iter().filter(|name| name.starts_with("accepted_"));
    right.map(|name| serde_json::from_str(&text_of(&name)).unwrap()).collect()
});

/// Keys, terms and fields that have a meaning somewhere, most often elsewhere.
const MEANT: &[&str] = &[
    "harbour",
    "mayor",
    "deckhand",
    "gazette",
    "harbour/author",
    "harbour/19-33",
    "outer",
    "quay",
    "shut",
    "direct",
    "mixed",
    "asserts",
    "named",
    "author",
    "editor_note",
    "key",
    "value",
    "words",
    "implied",
    "outside",
    "exact",
    "place",
    "nth",
    "allow",
    "case",
    "2024-05",
    "99999",
    "../x",
    "the mayor",
    "Not this year,",
    "The quay is not safe.",
    LONE_SURROGATE,
    ENDLESS,
    HUGE,
];

fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (0..400_u64).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        noise_text(0..6).prop_map(Value::from),
        prop::sample::select(MEANT).prop_map(Value::from),
        (0..300_usize, 0..300_usize).prop_map(|(start, end)| json!({ "start": start, "end": end })),
        Just(json!({ "exact": "THE  QUAY", "allow": ["case", "white_space"] })),
        Just(json!({ "value": "mayor", "words": "the mayor" })),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let name = prop_oneof![prop::sample::select(MEANT).prop_map(str::to_owned), noise_text(0..3)];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((name, inner), 0..4).prop_map(|fields| Value::from(Map::from_iter(fields))),
        ]
    })
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        Just(Change::Delete),
        Just(Change::Double),
        anything().prop_map(Change::Replace),
        any::<prop::sample::Index>().prop_map(|index| Change::Graft(index.index(1 << 16))),
        prop_oneof![prop::sample::select(MEANT).prop_map(str::to_owned), noise_text(1..3)].prop_map(Change::Rename),
    ]
}

pub(super) fn mutated_file() -> impl Strategy<Value = Hostile> {
    let changes = prop::collection::vec((0..1_usize << 16, change()), 1..5);
    (prop::sample::select(RIGHT.as_slice()), changes).prop_map(|(mut json, changes)| {
        for (at, change) in changes {
            let places = places(&json);
            let graft = |other: usize| json.pointer(&places[other % places.len()]).cloned().unwrap_or_default();
            let change = if let Change::Graft(other) = change { Change::Replace(graft(other)) } else { change };
            let place = places[at % places.len()].clone();
            apply(&mut json, &place, change);
        }
        Hostile { file: written(&json), wanted: Vec::new() }
    })
}

/// The JSON pointers of all values under the arrays of records.
fn places(json: &Value) -> Vec<String> {
    let mut places = vec![String::new()];
    let mut next = 0;
    while let Some(place) = places.get(next).cloned() {
        next += 1;
        let escaped = |name: &String| name.replace('~', "~0").replace('/', "~1");
        match json.pointer(&place) {
            Some(Value::Array(items)) => places.extend((0..items.len()).map(|index| format!("{place}/{index}"))),
            Some(Value::Object(fields)) => {
                places.extend(fields.keys().map(|name| format!("{place}/{}", escaped(name))))
            }
            _ => {}
        }
    }
    places
}

fn apply(json: &mut Value, place: &str, change: Change) {
    let Some((parent, last)) = place.rsplit_once('/') else { return };
    let last = last.replace("~1", "/").replace("~0", "~");
    match json.pointer_mut(parent) {
        Some(Value::Object(fields)) => change_field(fields, &last, change),
        Some(Value::Array(items)) => change_item(items, last.parse().unwrap_or(0), change),
        _ => {}
    }
}

fn change_field(fields: &mut Map<String, Value>, name: &str, change: Change) {
    let value = fields.remove(name).unwrap_or_default();
    match change {
        Change::Delete | Change::Graft(_) => {}
        Change::Double => {
            fields.insert(format!("{AGAIN}{name}"), value.clone());
            fields.insert(name.to_owned(), value);
        }
        Change::Replace(other) => {
            fields.insert(name.to_owned(), other);
        }
        Change::Rename(other) => {
            fields.insert(other, value);
        }
    }
}

fn change_item(items: &mut Vec<Value>, index: usize, change: Change) {
    match change {
        Change::Delete | Change::Graft(_) => {
            items.remove(index);
        }
        Change::Double => items.insert(index, items[index].clone()),
        Change::Replace(other) => items[index] = other,
        Change::Rename(other) => items[index] = Value::from(other),
    }
}
