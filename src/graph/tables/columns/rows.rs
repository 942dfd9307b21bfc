//! Reads the statements: each is said of what is there, says what its relation holds, and has a ground that is there.

use super::column::{Column, Unsound};
use super::reader::{Reader, number};
use super::vocabulary::{Known, Vocabulary};
use crate::graph::tables::rows::{BESIDE, LISTED, OUTSIDE, Packed, RULES, Rows, SORT};
use crate::graph::tables::values::{Held, UNDATED, Values};
use crate::model::relation::{Ends, Holds};
use crate::model::{Ground, Kinds, NodeKind};
use crate::text::Match;

/// What statements can name.
pub(super) struct Named<'c> {
    pub(super) vocabulary: &'c Vocabulary,
    pub(super) kinds: &'c [NodeKind],
}

/// A statement, and the number of what it says beside its object.
pub(super) type Beside = (u32, u32);

type Checked<T> = Result<T, &'static str>;

impl Named<'_> {
    /// The statements, which may say these values, have these details beside them, and rest on these grounds.
    pub(super) fn rows(
        &self,
        bytes: &mut Reader<'_>,
        details: &[Beside],
        values: Values,
        listed: Vec<Box<[Ground]>>,
    ) -> Result<Rows, Unsound> {
        let (column, count) = (bytes.column(), bytes.count::<16>()?);
        let mut beside = details.iter();
        let mut rows = Rows {
            rows: Vec::with_capacity(count),
            terms: Vec::with_capacity(count),
            values,
            listed,
            ..Rows::default()
        };
        bytes.each(count, |item| {
            let index = rows.rows.len() as u32;
            let row = self.row(item, index, &mut beside, &mut rows);
            row.map_err(|reason| column.unsound(format!("statement {index}: {reason}")))
        })?;
        match beside.next() {
            None => Ok(rows),
            Some(_) => Err(Column::Details.unsound("one belongs to no statement")),
        }
    }

    fn row<'d>(
        &self,
        item: &[u8; 16],
        index: u32,
        beside: &mut impl Iterator<Item = &'d Beside>,
        rows: &mut Rows,
    ) -> Checked<()> {
        let [.., relation, of, rests, detail] = *item;
        let [subject, object, ground] = [0, 1, 2].map(|place| number(item, place));
        let known = self.vocabulary.relation(relation).ok_or("its relation is none that the file names")?;
        self.subject(of, subject, known, rows)?;
        let Ends { object: holds, detail: besides, .. } = known.ends;
        let object = self.held(holds, object, known, &rows.values)?;
        if of == 0 && matches!(holds, Holds::Nodes(_)) && subject == object {
            return Err("it joins a node to itself");
        }
        let detail = match detail {
            0 if matches!(besides, Holds::Nothing) => 0,
            BESIDE if !matches!(besides, Holds::Nothing) => {
                let there = beside.next().filter(|(of, _)| *of == index);
                let (_, detail) = there.ok_or("its detail is not there, or not in its place")?;
                let detail = self.held(besides, *detail, known, &rows.values)?;
                rows.details.push((index, (Held::of(besides), detail)));
                BESIDE
            }
            1..BESIDE if matches!(besides, Holds::Terms(_)) => {
                1 + self.held(besides, u32::from(detail) - 1, known, &rows.values)? as u8
            }
            _ => return Err("it has a detail where its relation has none, or none where it has one"),
        };
        grounded(rests, ground, rows)?;
        let (held, is_of_row) = (Held::of(holds), of != 0);
        rows.rows.push(Packed { subject, object, ground, relation: known.relation, held, is_of_row, rests });
        rows.terms.push(detail);
        Ok(())
    }

    /// Whether a relation is said of a node, or of an earlier statement.
    fn subject(&self, of: u8, subject: u32, known: &Known, rows: &Rows) -> Checked<()> {
        let can_be = match of {
            0 => self.is(subject, known.ends.subjects),
            1 => rows.rows.get(subject as usize).is_some_and(|of| known.relation.of_statement(of.relation)),
            _ => false,
        };
        if can_be { Ok(()) } else { Err("it is said of what is not there before it, or not of its relation") }
    }

    fn is(&self, node: u32, kinds: Kinds) -> bool {
        self.kinds.get(node as usize).is_some_and(|kind| kinds.contains(*kind))
    }

    /// The number of what a statement holds; of a term that in this library.
    fn held(&self, holds: Holds, number: u32, known: &Known, values: &Values) -> Checked<u32> {
        let place = number as usize;
        let is_there = match holds {
            Holds::Nothing => number == 0,
            Holds::Nodes(kinds) => self.is(number, kinds),
            Holds::Text => place < values.texts.len(),
            Holds::Date => number == UNDATED || place < values.dates.len(),
            Holds::Words => values.extent(number).is_some_and(|extent| !extent.span.is_empty()),
            Holds::Number => place < values.numbers.len(),
            Holds::Terms(_) => return known.term(number).map(u32::from).ok_or("its term is none that the file names"),
        };
        if is_there { Ok(number) } else { Err("what it says or leads to is not there, or not of its relation") }
    }
}

/// The details of statements that do not fit into them.
pub(super) fn details(bytes: &mut Reader<'_>) -> Result<Vec<Beside>, Unsound> {
    bytes.items(|item: &[u8; 8]| Ok((number(item, 0), number(item, 1))))
}

/// From which of so many statements on which of so many recordings holds.
pub(super) fn runs(bytes: &mut Reader<'_>, rows: usize, recordings: usize) -> Result<Vec<(u32, u32)>, Unsound> {
    let column = bytes.column();
    let mut before = (None, 0);
    bytes.items(|item: &[u8; 8]| {
        let (first, recording) = (number(item, 0), number(item, 1));
        let is_after = before.0.is_none_or(|before| before < first) && before.1 != recording;
        before = (Some(first), recording);
        if is_after && (first as usize) < rows && (recording as usize) < recordings {
            Ok((first, recording))
        } else {
            Err(column.unsound(format!("recording {recording} cannot begin at statement {first}")))
        }
    })
}

/// Whether the ground of a row is there.
fn grounded(rests: u8, ground: u32, rows: &Rows) -> Checked<()> {
    let rules = rests >> RULES;
    let is_there = match rests & SORT {
        OUTSIDE => rules == 0 && ground == 0,
        LISTED => rules == 0 && (ground as usize) < rows.listed.len(),
        _ => rules <= Match::ALL.bits() && rows.values.extent(ground).is_some(),
    };
    if is_there { Ok(()) } else { Err("its ground is not there") }
}
