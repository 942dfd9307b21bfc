//! How parts of messages are put.

use crate::model::Key;
use crate::text::{FindError, Span, quoted};

/// What is wrong with words, in the unit of those who gave them.
pub(super) fn counted_so(counted: &Option<Box<str>>, error: &FindError) -> String {
    counted.as_deref().map_or_else(|| error.to_string(), str::to_owned)
}

/// Where some words stand, as it was counted; else in bytes.
pub(super) fn offsets(spans: &[Span], counted: &str) -> String {
    let bytes = || format!("bytes {}", spans.iter().map(Span::to_string).collect::<Vec<_>>().join(" and "));
    if counted.is_empty() { bytes() } else { counted.to_owned() }
}

/// Which segments to give.
pub(super) fn parted(parts: &[Span], counted: &str) -> String {
    let counted = offsets(parts, counted);
    match parts {
        [_] => format!("the quotation ends within these words, before what is not quoted: give the segment {counted}"),
        _ => format!(
            "one quotation ends within these words and another begins: give two segments if one speaker said both, else two quotes: {counted}"
        ),
    }
}

pub(super) fn on_lines(elsewhere: &[u32]) -> String {
    let lines: Vec<String> = elsewhere.iter().map(u32::to_string).collect();
    match elsewhere {
        [] => String::new(),
        [line] => format!("; it stands on line {line}: look there"),
        _ => format!("; it stands on lines {}: look there", lines.join(", ")),
    }
}

pub(super) fn joined(keys: &[Key]) -> String {
    let keys: Vec<String> = keys.iter().map(|key| format!("{key:?}")).collect();
    keys.join(" = ")
}

pub(super) fn called(name: &Option<Box<str>>) -> String {
    name.as_ref().map(|name| format!(", {}", quoted(name))).unwrap_or_default()
}

pub(super) fn nearest_keys(nearest: &[Key]) -> String {
    if nearest.is_empty() {
        return String::new();
    }
    let keys: Vec<String> = nearest.iter().map(|key| format!("{key:?}")).collect();
    format!("; did you mean {}?", keys.join(" or "))
}
