//! What rows say that is no node, each under a number.

use foldhash::fast::RandomState;
use indexmap::IndexSet;

use super::extents::Extents;
use super::texts::Texts;
use crate::model::relation::Holds;
use crate::model::value::Value;
use crate::model::{Date, Extent, Relation};

/// Texts, dates, numbers and words of documents.
#[derive(Clone, Debug, Default)]
pub(super) struct Values {
    pub(super) texts: Texts,
    pub(super) dates: Dates,
    pub(super) numbers: Vec<f64>,
    pub(super) extents: Extents,
}

/// Dates in order of insertion, each once.
pub(super) type Dates = IndexSet<Date, RandomState>;

/// How much there was at some moment.
#[derive(Clone, Copy)]
pub(super) struct ValueMark {
    texts: usize,
    dates: usize,
    numbers: usize,
    extents: usize,
}

/// What a number stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Held {
    Nothing,
    Node,
    Text,
    Date,
    Term,
    Words,
    Number,
}

/// A value as a number.
pub(super) type Coded = (Held, u32);

/// Of dates: a phrase without one.
pub(super) const UNDATED: u32 = u32::MAX;

/// How far back the same words are looked for: a record says much of the same.
const BACK: usize = 6;

impl Held {
    /// What stands where a relation holds this.
    #[inline]
    pub(super) fn of(holds: Holds) -> Held {
        match holds {
            Holds::Nothing => Held::Nothing,
            Holds::Nodes(_) => Held::Node,
            Holds::Text => Held::Text,
            Holds::Date => Held::Date,
            Holds::Terms(_) => Held::Term,
            Holds::Words => Held::Words,
            Holds::Number => Held::Number,
        }
    }
}

impl Values {
    #[inline]
    pub(super) fn get(&self, (held, number): Coded) -> Option<Value<'_>> {
        let place = number as usize;
        match held {
            Held::Nothing | Held::Node => None,
            Held::Text => self.texts.get(place).map(Value::Text),
            Held::Date if number == UNDATED => Some(Value::Undated),
            Held::Date => self.dates.get_index(place).map(Value::Date),
            Held::Term => Some(Value::Term(number as u8)),
            Held::Words => self.extent(number).map(Value::Words),
            Held::Number => self.numbers.get(place).copied().map(Value::Number),
        }
    }

    /// What a statement of a relation says by this number.
    #[inline]
    pub(super) fn said(&self, relation: Relation, number: u32) -> Option<Value<'_>> {
        self.get((Held::of(relation.ends().object), number))
    }

    #[inline]
    pub(super) fn extent(&self, number: u32) -> Option<Extent> {
        self.extents.get(number)
    }

    pub(super) fn push(&mut self, value: Value<'_>) -> Coded {
        match value {
            Value::Text(text) => (Held::Text, self.texts.push(text) as u32),
            Value::Date(date) => (Held::Date, self.push_date(date)),
            Value::Undated => (Held::Date, UNDATED),
            Value::Term(number) => (Held::Term, u32::from(number)),
            Value::Words(extent) => (Held::Words, self.push_extent(extent)),
            Value::Number(number) => {
                self.numbers.push(number);
                (Held::Number, (self.numbers.len() - 1) as u32)
            }
        }
    }

    fn push_date(&mut self, date: &Date) -> u32 {
        let place = self.dates.get_index_of(date).unwrap_or_else(|| self.dates.insert_full(date.clone()).0);
        place as u32
    }

    pub(super) fn push_extent(&mut self, extent: Extent) -> u32 {
        self.extents.latest(extent, BACK).unwrap_or_else(|| self.extents.push(extent))
    }

    pub(super) fn mark(&self) -> ValueMark {
        let Values { texts, dates, numbers, extents } = self;
        ValueMark { texts: texts.len(), dates: dates.len(), numbers: numbers.len(), extents: extents.len() }
    }

    pub(super) fn roll_back(&mut self, mark: ValueMark) {
        self.texts.truncate(mark.texts);
        self.dates.truncate(mark.dates);
        self.numbers.truncate(mark.numbers);
        self.extents.truncate(mark.extents);
    }
}
