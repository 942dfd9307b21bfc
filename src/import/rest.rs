//! What can be read of a record that cannot be read whole, so that what is wrong with the rest of it is told too.

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::file::Fields;
use crate::graph::FaultKind;
use crate::model::NodeKind;
use crate::model::record::{Diagnosed, Submission};
use crate::model::statement::Step;

/// A record without the fields, and the items of lists, whose form is wrong. It is looked up and never comes in.
pub(super) struct Rest {
    pub(super) submission: Submission,
    pub(super) gaps: Gaps,
}

/// The fields that are not as they were written, each with the places of those of its items that are left.
#[derive(Default)]
pub(super) struct Gaps(Vec<(String, Vec<usize>)>);

/// Fields from which it follows where the words of the others stand, or what could imply them.
const MAKING: [&str; 6] = ["place", "kind", "segments", "reported_clauses", "stretches", "mentions"];

/// What stands in for a field that cannot be left out: the first that can be read.
const STAND_INS: [&str; 3] = ["\"-\"", "\"direct\"", "\"caption\""];

/// What is left of a record as it is written; none where too little is.
pub(super) fn left<R: DeserializeOwned + Diagnosed>(raw: &RawValue) -> Option<(R, Gaps)> {
    let Fields(fields) = serde_json::from_str(raw.get()).ok()?;
    let mut written: Vec<(&str, String)> = Vec::new();
    let mut gaps = Vec::new();
    for (name, value) in &fields {
        let is_again = written.iter().any(|(earlier, _)| earlier == name);
        let Some(wrong) = R::diagnose(name, value).filter(|_| !is_again) else { continue };
        let wrong: Vec<Option<usize>> = wrong.into_iter().map(|(index, _)| index).collect();
        if wrong.is_empty() {
            written.push((name, value.get().to_owned()));
        } else if wrong.contains(&None) {
            gaps.push((name.to_string(), Vec::new()));
        } else {
            let items: Vec<&RawValue> = serde_json::from_str(value.get()).unwrap_or_default();
            // The wrong ones come in the order of the list.
            let mut wrong = wrong.into_iter().flatten().peekable();
            let is_right = |(index, _): &(usize, &RawValue)| wrong.next_if_eq(index).is_none();
            let (places, items): (Vec<usize>, Vec<&str>) =
                items.into_iter().enumerate().filter(is_right).map(|(index, item)| (index, item.get())).unzip();
            written.push((name, format!("[{}]", items.join(","))));
            gaps.push((name.to_string(), places));
        }
    }
    for name in R::required() {
        if !written.iter().any(|(there, _)| *there == name) {
            written.push((name, stand_in::<R>(name)?.to_owned()));
            gaps.push((name.to_owned(), Vec::new()));
        }
    }
    let mut written: Vec<String> = written.into_iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
    let read = |written: &[String]| serde_json::from_str::<R>(&format!("{{{}}}", written.join(","))).ok();
    let record = read(&written).or_else(|| {
        // A statement whose ground is wrong still has ends to look up.
        written.push("\"outside\":true".to_owned());
        read(&written)
    })?;
    Some((record, Gaps(gaps)))
}

/// A statement is nothing without its ends.
fn stand_in<R: Diagnosed>(name: &str) -> Option<&'static str> {
    let fits = |value: &str| {
        let value = serde_json::from_str::<&RawValue>(value).ok();
        value.and_then(|value| R::diagnose(name, value)).is_some_and(|wrong| wrong.is_empty())
    };
    STAND_INS.into_iter().filter(|_| name != "subject").find(|value| fits(value))
}

impl Rest {
    /// Whether there is anything to look up: a document is its text.
    pub(super) fn stands(&self) -> bool {
        match &self.submission {
            Submission::Node(entry) if entry.kind == NodeKind::Document => entry.key.is_some() && entry.text.is_some(),
            Submission::Together(_) => false,
            _ => true,
        }
    }
}

impl Gaps {
    /// Where a step of what is left stands in the record as it was written; none for what stands in for something else.
    pub(super) fn step(&self, (field, index): Step) -> Option<Step> {
        match self.0.iter().find(|(name, _)| name == field) {
            None => Some((field, index)),
            Some((_, left)) => left.get(index).map(|index| (field, *index)),
        }
    }

    /// Whether something may be at fault only because of what is left out.
    pub(super) fn explain(&self, kind: &FaultKind) -> bool {
        let follows = match kind {
            FaultKind::NoPlace | FaultKind::NotWithin { .. } | FaultKind::NothingImplies => &MAKING[..],
            FaultKind::NoGround => &["words", "implied", "outside"],
            FaultKind::Incomplete { .. } | FaultKind::NoKey | FaultKind::KeyTaken { .. } => return !self.0.is_empty(),
            _ => return false,
        };
        self.0.iter().any(|(name, _)| follows.contains(&name.as_str()))
    }
}
