//! The annotations of a file, each with the line on which it begins.

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use super::fault::{Breach, Faults};
use super::published::Published;
use crate::io::object::Object;

/// An annotation of a file, or why it is none.
pub(super) struct Part {
    /// The line on which it begins, from 1.
    pub(super) line: u32,
    pub(super) read: Result<Published, String>,
}

/// What of a page or a collection says where its annotations are.
#[derive(Deserialize)]
struct Outer<'t> {
    #[serde(borrow)]
    items: Option<Vec<&'t RawValue>>,
    #[serde(borrow)]
    first: Option<&'t RawValue>,
    r#type: Option<&'t RawValue>,
}

/// All annotations of a file: one, those of a page, those of a collection's first page, an array of them; or one a line. Cost: O(text).
pub(super) fn parts(text: &str, is_lines: bool) -> Vec<Part> {
    if is_lines {
        let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
        return lines.map(|(line, json)| part(line, json, false)).collect();
    }
    let outer = text.trim_start_matches('\u{feff}');
    if let Err(error) = serde_json::from_str::<IgnoredAny>(outer) {
        return vec![Part { line: line(error.line()), read: Err(format!("it is no JSON: {error}")) }];
    }
    if let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(outer) {
        return each(text, &items, false);
    }
    match page(outer) {
        Some(items) => of_page(text, outer, &items),
        None => vec![part(1, outer, false)],
    }
}

/// The annotations of a page or of a collection's first page; none where it is neither.
fn page(text: &str) -> Option<Vec<&RawValue>> {
    let Object(outer): Object<Outer<'_>> = serde_json::from_str(text).ok()?;
    let is = |name: &str| outer.r#type.is_some_and(|found| found.get().contains(name));
    if is("\"AnnotationPage\"") {
        return Some(outer.items.unwrap_or_default());
    }
    if !is("\"AnnotationCollection\"") {
        return None;
    }
    let first = outer.first.and_then(|first| serde_json::from_str::<Object<Outer<'_>>>(first.get()).ok());
    Some(first.and_then(|Object(first)| first.items).unwrap_or_default())
}

/// What is wrong with the page itself is wrong with each of its annotations.
fn of_page(text: &str, outer: &str, items: &[&RawValue]) -> Vec<Part> {
    let own = Published::read(outer).err().and_then(Faults::of_container);
    let Some(wrong) = own.or_else(|| elsewhere(outer)) else { return each(text, items, true) };
    let refused = |line: u32| Part { line, read: Err(wrong.clone()) };
    match items {
        [] => vec![refused(1)],
        items => each(text, items, true).into_iter().map(|part| refused(part.line)).collect(),
    }
}

/// That the annotations of a collection stand elsewhere.
fn elsewhere(text: &str) -> Option<String> {
    let Object(outer): Object<Outer<'_>> = serde_json::from_str(text).ok()?;
    let address: String = serde_json::from_str(outer.first?.get()).ok()?;
    Some(format!("$.first: the first page is at {address}, and not in this file: read that page"))
}

fn each(text: &str, items: &[&RawValue], is_of_page: bool) -> Vec<Part> {
    let (mut at, mut number) = (0, 1);
    let parts = items.iter().map(|item| {
        // What is borrowed from the text begins somewhere in it.
        let start = (item.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        let between = text.as_bytes().get(at..start).unwrap_or_default();
        number += between.iter().filter(|byte| **byte == b'\n').count();
        at = start.max(at);
        part(line(number), item.get(), is_of_page)
    });
    parts.collect()
}

fn part(line: u32, json: &str, is_of_page: bool) -> Part {
    Part { line, read: Published::annotation(json, is_of_page).map_err(|faults| faults.to_string()) }
}

fn line(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Faults {
    /// What is wrong with a page or a collection apart from its annotations.
    fn of_container(self) -> Option<String> {
        let is_own = |path: &str| !path.starts_with("$.items[") && !path.starts_with("$.first.items[");
        let own: Vec<_> =
            self.0.into_iter().filter(|fault| fault.breach == Breach::NotJson || is_own(&fault.path)).collect();
        (!own.is_empty()).then(|| Faults(own).to_string())
    }
}
