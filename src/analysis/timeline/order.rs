//! Which of two came first.

use std::fmt;

use crate::model::{Date, Truth};

/// Which of two moments came first, of each of which only an interval is known.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Order {
    /// The first, certainly: its interval ends before the other's begins.
    Before,
    /// The first, if they are not one moment: it cannot have been the other.
    PerhapsBefore,
    /// It is not known: the intervals share more than an end.
    Unordered,
    /// The other, if they are not one moment.
    PerhapsAfter,
    /// The other, certainly.
    After,
    /// Neither: they are one moment.
    Same,
}

impl Order {
    /// Of two dates, as intervals (EDTF level 1; the relations of Allen 1983, as far as they tell moments within the intervals apart).
    ///
    /// ```
    /// use dictum::{Date, Order};
    ///
    /// let date = |text: &str| text.parse::<Date>().unwrap();
    /// assert_eq!(Order::of(&date("1969-07"), &date("1969-08-01")), Order::Before);
    /// assert_eq!(Order::of(&date("1969-07"), &date("1969-07-20")), Order::Unordered);
    /// ```
    pub fn of(one: &Date, other: &Date) -> Order {
        match (one.before(other), one.after(other)) {
            (Truth::Yes, _) => Order::Before,
            (_, Truth::Yes) => Order::After,
            (Truth::Unknown, Truth::No) => Order::PerhapsBefore,
            (Truth::No, Truth::Unknown) => Order::PerhapsAfter,
            (Truth::No, Truth::No) => Order::Same,
            (Truth::Unknown, Truth::Unknown) => Order::Unordered,
        }
    }
}

impl fmt::Display for Order {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Order::Before => "before",
            Order::PerhapsBefore => "perhaps before",
            Order::Unordered => "unordered",
            Order::PerhapsAfter => "perhaps after",
            Order::After => "after",
            Order::Same => "at the same moment",
        })
    }
}
