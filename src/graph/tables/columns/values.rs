//! Reads what statements say that is no node, and what they rest on.

use super::column::{Column, Unsound};
use super::reader::{Reader, number};
use crate::graph::tables::extents::Extents;
use crate::graph::tables::nodes::Nodes;
use crate::graph::tables::rows::{IMPLIED, OUTSIDE, RULES, Rows, SORT, WORDS};
use crate::graph::tables::texts::Texts;
use crate::graph::tables::values::Dates;
use crate::model::{Date, DateError, Extent, Ground, Id, Recording};
use crate::text::{Content, Match, Span};

/// Texts that say something.
pub(super) fn texts(bytes: &mut Reader<'_>) -> Result<Texts, Unsound> {
    let ends = bytes.ends()?;
    let column = bytes.column();
    let mut all = String::with_capacity(ends.last().copied().unwrap_or_default());
    bytes.texts(&ends, |text| {
        all.push_str(text);
        if text.trim().is_empty() { Err(column.unsound("a text is empty")) } else { Ok(()) }
    })?;
    Ok(Texts { all, ends })
}

/// Dates, each once.
pub(super) fn dates(bytes: &mut Reader<'_>) -> Result<Dates, Unsound> {
    let ends = bytes.ends()?;
    let column = bytes.column();
    let mut dates = Dates::with_capacity_and_hasher(ends.len(), Default::default());
    bytes.texts(&ends, |text| {
        let date: Date = text.parse().map_err(|error: DateError| column.unsound(error.to_string()))?;
        if dates.insert(date) { Ok(()) } else { Err(column.unsound(format!("{text:?} is there twice"))) }
    })?;
    Ok(dates)
}

/// Numbers from 0 to 1.
pub(super) fn numbers(bytes: &mut Reader<'_>) -> Result<Vec<f64>, Unsound> {
    let column = bytes.column();
    bytes.items(|bytes| {
        let number = f64::from_le_bytes(*bytes);
        let is_share = (0.0..=1.0).contains(&number);
        if is_share { Ok(number) } else { Err(column.unsound(format!("{number} is not from 0 to 1"))) }
    })
}

/// Recordings; of the first nothing is known.
pub(super) fn recordings(bytes: &mut Reader<'_>) -> Result<Vec<Recording>, Unsound> {
    let column = bytes.column();
    let recordings = bytes.listed(|text| {
        let recording: Recording = serde_json::from_str(text).map_err(|error| column.unsound(error.to_string()))?;
        let is_share = recording.confidence.is_none_or(|sure| (0.0..=1.0).contains(&sure));
        if is_share { Ok(recording) } else { Err(column.unsound("the confidence of a recording is not from 0 to 1")) }
    })?;
    match recordings.first() {
        Some(first) if *first == Recording::default() => Ok(recordings),
        _ => Err(column.unsound("the first is the one of which nothing is known")),
    }
}

/// Words, as far as they are stretches; whether their documents hold them is asked when [all are there](held).
pub(super) fn words(bytes: &mut Reader<'_>) -> Result<Extents, Unsound> {
    let (column, count) = (bytes.column(), bytes.count::<12>()?);
    let mut extents = Extents::with_capacity(count);
    bytes.each(count, |item: &[u8; 12]| {
        extents.push(extent(item).ok_or_else(|| column.unsound(NOWHERE))?);
        Ok(())
    })?;
    Ok(extents)
}

fn extent(item: &[u8]) -> Option<Extent> {
    let [document, start, end] = [0, 1, 2].map(|place| number(item, place));
    Some(Extent { document: Id::new(document), span: Span::new(start, end).ok()? })
}

/// Where each list of grounds ends.
pub(super) fn list_ends(bytes: &mut Reader<'_>) -> Result<Vec<u32>, Unsound> {
    bytes.items(|item| Ok(u32::from_le_bytes(*item)))
}

/// The grounds of statements that have several: each list has two at least.
pub(super) fn lists(bytes: &mut Reader<'_>, ends: &[u32]) -> Result<Vec<Box<[Ground]>>, Unsound> {
    let column = bytes.column();
    let grounds = bytes.items(|item| ground(item).ok_or_else(|| column.unsound(NO_GROUND)))?;
    let (mut start, mut rest) = (0, grounds.as_slice());
    let mut listed = Vec::with_capacity(ends.len());
    for (index, end) in ends.iter().enumerate() {
        let count = end.checked_sub(start).filter(|count| *count > 1);
        let parts = count.and_then(|count| rest.split_at_checked(count as usize));
        let wrong = || format!("list {index} has fewer than two grounds, or more than are left");
        let (list, later) = parts.ok_or_else(|| Column::Lists.unsound(wrong()))?;
        listed.push(list.into());
        (start, rest) = (*end, later);
    }
    if rest.is_empty() { Ok(listed) } else { Err(column.unsound("something stands after the last list")) }
}

fn ground(item: &[u8; 16]) -> Option<Ground> {
    let rests = u8::try_from(number(item, 3)).ok().filter(|rests| rests >> RULES <= Match::ALL.bits())?;
    let rules = Match::of_bits(rests >> RULES);
    match rests & SORT {
        OUTSIDE if item.iter().all(|byte| *byte == 0) => Some(Ground::Outside),
        WORDS => Some(Ground::Words(extent(item)?, rules)),
        IMPLIED => Some(Ground::Implied(extent(item)?, rules)),
        _ => None,
    }
}

/// Whether all words stand in their documents, on character boundaries.
pub(super) fn held(rows: &Rows, nodes: &Nodes, contents: &[Content]) -> Result<(), Unsound> {
    let is_held = |extent: &Extent| {
        let content = nodes.document(extent.document.index()).and_then(|number| contents.get(number));
        content.is_some_and(|content| content.slice(extent.span).is_some())
    };
    if let Some(lost) = rows.values.extents.iter().position(|extent| !is_held(&extent)) {
        return Err(Column::Words.unsound(format!("{lost}: {NOWHERE}")));
    }
    let mut grounds = rows.listed.iter().flatten().filter_map(|ground| ground.extent());
    if grounds.all(|extent| is_held(&extent)) { Ok(()) } else { Err(Column::Grounds.unsound(NO_GROUND)) }
}

const NO_GROUND: &str = "a ground is of no sort that there is, or its words stand in no document";
const NOWHERE: &str = "the words stand in no document, beyond its end, or begin or end inside a character";
