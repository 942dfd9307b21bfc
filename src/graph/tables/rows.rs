//! The rows in columns: sixteen bytes each, and one for what it says beside its object; what does not fit stands beside them.

use super::adjacency::{NO_END, Way};
use super::row::{Grounds, Object, Row, Subject};
use super::values::{Coded, Held, ValueMark, Values};
use crate::model::value::Value;
use crate::model::{Extent, Ground, Relation};
use crate::text::Match;

/// All rows, in order of insertion.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    pub(super) rows: Vec<Packed>,
    pub(super) values: Values,
    /// Of each row what it says beside its object: nothing, a term counted from 1, or [`BESIDE`]. By itself, for it is asked of many rows that are far apart.
    pub(super) terms: Vec<u8>,
    /// Details that are no small terms, by row.
    pub(super) details: Vec<(u32, Coded)>,
    /// Where there is more than one ground, or none.
    pub(super) listed: Vec<Box<[Ground]>>,
    /// From which row on which recording holds.
    pub(super) recordings: Vec<(u32, u32)>,
}

/// How much the rows held at some moment.
#[derive(Clone, Copy)]
pub(super) struct RowMark {
    rows: usize,
    listed: usize,
    values: ValueMark,
}

/// A row in sixteen bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Packed {
    pub(super) subject: u32,
    pub(super) object: u32,
    pub(super) ground: u32,
    pub(super) relation: Relation,
    /// What the object is.
    pub(super) held: Held,
    /// Whether the subject is a row.
    pub(super) is_of_row: bool,
    /// Which sort of ground, and by which rules its words were found.
    pub(super) rests: u8,
}

const _: () = assert!(size_of::<Packed>() == 16);

/// Its detail stands beside.
pub(super) const BESIDE: u8 = u8::MAX;

pub(super) const OUTSIDE: u8 = 0;
pub(super) const WORDS: u8 = 1;
pub(super) const IMPLIED: u8 = 2;
pub(super) const LISTED: u8 = 3;
/// Of what a row rests on: the bits that tell the sort, and how far the rules stand to the left.
pub(super) const SORT: u8 = 3;
pub(super) const RULES: u8 = 2;

impl Rows {
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    #[inline]
    pub(super) fn get(&self, index: u32) -> Option<Row<'_>> {
        let row = self.rows.get(index as usize)?;
        let object = match row.held {
            Held::Nothing => Object::Nothing,
            Held::Node => Object::Node(row.object),
            held => Object::Value(self.values.get((held, row.object))?),
        };
        let detail = self.detail(index);
        Some(Row { subject: row.subject(), relation: row.relation, object, detail, grounds: self.grounds(row)? })
    }

    #[inline]
    pub(super) fn relation(&self, index: u32) -> Option<Relation> {
        self.rows.get(index as usize).map(|row| row.relation)
    }

    /// Of what a row is said.
    #[inline]
    pub(super) fn subject(&self, index: u32) -> Option<Subject> {
        self.rows.get(index as usize).map(Packed::subject)
    }

    /// What a row joins: of which node it is said, and to which it leads, where it does.
    #[inline]
    pub(super) fn joins(&self, index: u32) -> Option<(Option<u32>, Option<u32>)> {
        let row = self.rows.get(index as usize)?;
        let node = |way| row.seen(way).map(|seen| seen.node);
        Some((node(Way::Out), node(Way::Into)))
    }

    /// What a row says that is no node.
    #[inline]
    pub(super) fn value(&self, index: u32) -> Option<Value<'_>> {
        let row = self.rows.get(index as usize)?;
        self.values.get((row.held, row.object))
    }

    /// What a statement of a relation says by the number at its other end.
    #[inline]
    pub(super) fn said(&self, relation: Relation, end: u32) -> Option<Value<'_>> {
        self.values.said(relation, end)
    }

    /// What a row says beside its object. Cost: O(1) for a term, else O(log rows).
    #[inline]
    pub(super) fn detail(&self, index: u32) -> Option<Value<'_>> {
        match *self.terms.get(index as usize)? {
            0 => None,
            BESIDE => self.detail_beside(index),
            term => Some(Value::Term(term - 1)),
        }
    }

    fn detail_beside(&self, index: u32) -> Option<Value<'_>> {
        let place = self.details.binary_search_by_key(&index, |(row, _)| *row).ok()?;
        self.values.get(self.details.get(place)?.1)
    }

    /// The words that a statement gives by the number at its other end.
    #[inline]
    pub(super) fn words(&self, end: u32) -> Option<Extent> {
        self.values.extent(end)
    }

    fn grounds(&self, row: &Packed) -> Option<Grounds<'_>> {
        let matched = Match::of_bits(row.rests >> RULES);
        let extent = || self.values.extent(row.ground);
        Some(match row.rests & SORT {
            OUTSIDE => Grounds::One(Ground::Outside),
            WORDS => Grounds::One(Ground::Words(extent()?, matched)),
            IMPLIED => Grounds::One(Ground::Implied(extent()?, matched)),
            _ => Grounds::Listed(self.listed.get(row.ground as usize)?),
        })
    }

    /// A row as it is seen from the node at one of its ends, if there is one.
    pub(super) fn seen_from(&self, index: u32, way: Way) -> Option<Seen> {
        self.rows.get(index as usize)?.seen(way)
    }

    /// So many rows from one on, as far as they are there.
    #[inline]
    pub(super) fn some(&self, first: u32, count: u32) -> &[Packed] {
        let later = self.rows.get(first as usize..).unwrap_or_default();
        later.get(..count as usize).unwrap_or(later)
    }

    /// The rows of some relations. Cost: O(rows).
    pub(super) fn of(&self, relations: &[Relation]) -> impl Iterator<Item = (u32, Row<'_>)> {
        let those = (0..).zip(&self.rows).filter(|(_, row)| relations.contains(&row.relation));
        those.filter_map(|(index, _)| Some((index, self.get(index)?)))
    }

    /// The rows from this one on, those that are seen from a node.
    pub(super) fn seen_since(&self, from: u32, way: Way) -> impl Iterator<Item = (u32, Seen)> + '_ {
        let later = (from..).zip(self.rows.get(from as usize..).unwrap_or_default());
        later.filter_map(move |(index, row)| Some((index, row.seen(way)?)))
    }

    /// The recording to which a row belongs. Cost: O(log recordings).
    pub(super) fn recording(&self, index: u32) -> u32 {
        let after = self.recordings.partition_point(|(first, _)| *first <= index);
        after.checked_sub(1).and_then(|run| self.recordings.get(run)).map_or(0, |(_, recording)| *recording)
    }

    /// The number of the row.
    pub(super) fn push(&mut self, row: &Row<'_>, recording: u32) -> u32 {
        let index = self.rows.len() as u32;
        let (held, object) = match row.object {
            Object::Nothing => (Held::Nothing, 0),
            Object::Node(node) => (Held::Node, node),
            Object::Value(value) => self.values.push(value),
        };
        let (is_of_row, subject) = match row.subject {
            Subject::Node(node) => (false, node),
            Subject::Row(row) => (true, row),
        };
        let detail = self.push_detail(index, row.detail);
        let (rests, ground) = self.push_grounds(&row.grounds);
        self.rows.push(Packed { subject, object, ground, relation: row.relation, held, is_of_row, rests });
        self.terms.push(detail);
        if self.recordings.last().map_or(0, |(_, latest)| *latest) != recording {
            self.recordings.push((index, recording));
        }
        index
    }

    fn push_detail(&mut self, index: u32, detail: Option<Value<'_>>) -> u8 {
        match detail {
            None => 0,
            Some(Value::Term(number)) if number < BESIDE - 1 => number + 1,
            Some(value) => {
                self.details.push((index, self.values.push(value)));
                BESIDE
            }
        }
    }

    fn push_grounds(&mut self, grounds: &[Ground]) -> (u8, u32) {
        let mut worded =
            |sort, extent, matched: Match| (sort | matched.bits() << RULES, self.values.push_extent(extent));
        match grounds {
            [Ground::Outside] => (OUTSIDE, 0),
            [Ground::Words(extent, matched)] => worded(WORDS, *extent, *matched),
            [Ground::Implied(extent, matched)] => worded(IMPLIED, *extent, *matched),
            several => {
                self.listed.push(several.into());
                (LISTED, (self.listed.len() - 1) as u32)
            }
        }
    }

    pub(super) fn mark(&self) -> RowMark {
        RowMark { rows: self.rows.len(), listed: self.listed.len(), values: self.values.mark() }
    }

    /// Takes back every row that came after the mark.
    pub(super) fn roll_back(&mut self, mark: RowMark) {
        let RowMark { rows, listed, values } = mark;
        self.rows.truncate(rows);
        self.terms.truncate(rows);
        self.listed.truncate(listed);
        self.values.roll_back(values);
        self.details.truncate(self.details.partition_point(|(row, _)| (*row as usize) < rows));
        self.recordings.truncate(self.recordings.partition_point(|(first, _)| (*first as usize) < rows));
    }
}

impl RowMark {
    pub(super) fn rows(self) -> usize {
        self.rows
    }
}

/// A row as it is seen from a node.
pub(super) struct Seen {
    pub(super) node: u32,
    pub(super) relation: Relation,
    /// The node at its other end, or the number of the value that it gives; else [`NO_END`].
    pub(super) end: u32,
}

impl Packed {
    /// As it is seen from the node at one of its ends, if there is one.
    #[inline]
    pub(super) fn seen(&self, way: Way) -> Option<Seen> {
        let (node, end, is_seen) = match way {
            Way::Out => (self.subject, if self.held == Held::Nothing { NO_END } else { self.object }, !self.is_of_row),
            Way::Into => (self.object, if self.is_of_row { NO_END } else { self.subject }, self.held == Held::Node),
        };
        is_seen.then_some(Seen { node, relation: self.relation, end })
    }

    pub(super) fn subject(&self) -> Subject {
        if self.is_of_row { Subject::Row(self.subject) } else { Subject::Node(self.subject) }
    }
}
