//! Years, months and days.

use super::point::Shape;

/// The months by their English names.
pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// What a date gives of the calendar, from the year 0 to 9999; a season is no month.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Calendar {
    year: i64,
    /// So many last digits of the year are not known.
    open_digits: u32,
    pub(crate) month: Option<u8>,
    pub(crate) day: Option<u8>,
}

impl Calendar {
    /// None of a time, which may be of another day elsewhere.
    pub(super) fn of(shape: Shape) -> Option<Self> {
        let (year, open_digits, month, day) = match shape {
            Shape::Year { year, open_digits } => (year, open_digits, None, None),
            Shape::Season { year, .. } => (year, 0, None, None),
            Shape::Month { year, month } => (year, 0, month, None),
            Shape::Day { year, month, day } => (year, 0, month, day),
            Shape::Time { .. } => return None,
        };
        (0..=9999).contains(&year).then_some(Calendar { year, open_digits, month, day })
    }

    /// Whether its year may be this one.
    pub(crate) fn may_be_in(self, year: i64) -> bool {
        let years = 10_i64.pow(self.open_digits);
        self.year / years == year / years
    }
}
