//! Reads what statements say that is no node, and what they rest on.

use indexmap::IndexSet;

use super::column::{Column, Unsound};
use super::texts::{Listed, items, number};
use crate::graph::tables::rows::{IMPLIED, OUTSIDE, RULES, SORT, WORDS};
use crate::graph::tables::texts::Texts;
use crate::model::{Date, Extent, Ground, Id, NodeKind, Recording};
use crate::text::{Content, Match, Span};

/// Texts that say something.
pub(super) fn texts(bytes: &[u8]) -> Result<Texts, Unsound> {
    let texts = Listed::read(Column::Texts, bytes)?;
    match texts.each().position(|text| text.trim().is_empty()) {
        Some(blank) => Err(Column::Texts.unsound(format!("text {blank} is empty"))),
        None => Ok(Texts { all: texts.all().to_owned(), ends: texts.ends().collect() }),
    }
}

/// Dates, each once.
pub(super) fn dates(bytes: &[u8]) -> Result<IndexSet<Date>, Unsound> {
    let texts = Listed::read(Column::Dates, bytes)?;
    let mut dates = IndexSet::with_capacity(texts.len());
    for text in texts.each() {
        let date: Date =
            text.parse().map_err(|error: crate::model::DateError| Column::Dates.unsound(error.to_string()))?;
        if !dates.insert(date) {
            return Err(Column::Dates.unsound(format!("{text:?} is there twice")));
        }
    }
    Ok(dates)
}

/// Numbers from 0 to 1.
pub(super) fn numbers(bytes: &[u8]) -> Result<Vec<f64>, Unsound> {
    let numbers: Vec<f64> =
        items::<8>(Column::Numbers, bytes)?.iter().map(|bytes| f64::from_le_bytes(*bytes)).collect();
    match numbers.iter().find(|number| !(0.0..=1.0).contains(*number)) {
        Some(wrong) => Err(Column::Numbers.unsound(format!("{wrong} is not from 0 to 1"))),
        None => Ok(numbers),
    }
}

/// Recordings; of the first nothing is known.
pub(super) fn recordings(bytes: &[u8]) -> Result<Vec<Recording>, Unsound> {
    let wrong = |reason: String| Column::Recordings.unsound(reason);
    let read = |text: &str| serde_json::from_str::<Recording>(text).map_err(|error| wrong(error.to_string()));
    let recordings = Listed::read(Column::Recordings, bytes)?.each().map(read).collect::<Result<Vec<_>, _>>()?;
    let sure = |recording: &Recording| recording.confidence.is_none_or(|sure| (0.0..=1.0).contains(&sure));
    if recordings.first() != Some(&Recording::default()) {
        return Err(wrong("the first is the one of which nothing is known".to_owned()));
    }
    match recordings.iter().position(|recording| !sure(recording)) {
        Some(recording) => Err(wrong(format!("the confidence of recording {recording} is not from 0 to 1"))),
        None => Ok(recordings),
    }
}

/// Texts of documents, to point into.
pub(super) struct Documents<'c> {
    /// For each node, which document it is.
    numbers: Vec<Option<u32>>,
    contents: &'c [Content],
}

impl<'c> Documents<'c> {
    pub(super) fn of(kinds: &[NodeKind], contents: &'c [Content]) -> Result<Self, Unsound> {
        let mut count = 0..;
        let numbers = kinds.iter().map(|kind| (*kind == NodeKind::Document).then(|| count.next()).flatten()).collect();
        let documents = kinds.iter().filter(|kind| **kind == NodeKind::Document).count();
        if documents == contents.len() {
            Ok(Documents { numbers, contents })
        } else {
            Err(Column::Documents.unsound(format!("there are {} texts of {documents} documents", contents.len())))
        }
    }

    /// Words that stand in a document, on character boundaries.
    fn extent(&self, item: &[u8]) -> Option<Extent> {
        let [document, start, end] = [0, 1, 2].map(|place| number(item, place));
        let content = self.contents.get((*self.numbers.get(document as usize)?)? as usize)?;
        let span = Span::new(start, end).ok()?;
        content.slice(span)?;
        Some(Extent { document: Id::new(document), span })
    }

    pub(super) fn words(&self, bytes: &[u8]) -> Result<Vec<Extent>, Unsound> {
        let extent = |(index, item): (usize, &[u8; 12])| {
            self.extent(item).ok_or_else(|| Column::Words.unsound(format!("{index}: {NOWHERE}")))
        };
        items(Column::Words, bytes)?.iter().enumerate().map(extent).collect()
    }

    /// The grounds of statements that have several: each list has two at least.
    pub(super) fn lists(&self, lists: &[u8], grounds: &[u8]) -> Result<Vec<Box<[Ground]>>, Unsound> {
        let ends = items::<4>(Column::Lists, lists)?;
        let mut grounds = items::<16>(Column::Grounds, grounds)?;
        let mut start = 0;
        let mut listed = Vec::with_capacity(ends.len());
        for (index, end) in ends.iter().enumerate() {
            let count = number(end, 0).checked_sub(start).filter(|count| *count > 1);
            let parts = count.and_then(|count| grounds.split_at_checked(count as usize));
            let wrong =
                || Column::Lists.unsound(format!("list {index} has fewer than two grounds, or more than are left"));
            let (list, rest) = parts.ok_or_else(wrong)?;
            listed.push(list.iter().map(|ground| self.ground(ground)).collect::<Result<_, _>>()?);
            (start, grounds) = (number(end, 0), rest);
        }
        if grounds.is_empty() {
            Ok(listed)
        } else {
            Err(Column::Grounds.unsound("something stands after the last list"))
        }
    }

    fn ground(&self, item: &[u8; 16]) -> Result<Ground, Unsound> {
        let rests = u8::try_from(number(item, 3)).ok().filter(|rests| rests >> RULES <= Match::ALL.bits());
        let found = rests.and_then(|rests| {
            let rules = Match::of_bits(rests >> RULES);
            match rests & SORT {
                OUTSIDE if item.iter().all(|byte| *byte == 0) => Some(Ground::Outside),
                WORDS => Some(Ground::Words(self.extent(item)?, rules)),
                IMPLIED => Some(Ground::Implied(self.extent(item)?, rules)),
                _ => None,
            }
        });
        found.ok_or_else(|| Column::Grounds.unsound(format!("one is of no sort that there is, or {NOWHERE}")))
    }
}

const NOWHERE: &str = "the words stand in no document, beyond its end, or begin or end inside a character";
