//! One date: a year, a season, a month, a day, or a time.

use std::fmt;
use std::hash::{Hash, Hasher};

use super::bound::{DAY, Moment, start_of_day};

/// A date as it is written.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) shape: Shape,
    pub(super) qualifier: Option<Qualifier>,
}

/// By year, month, day and second: few dates that differ otherwise share them.
impl Hash for Point {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let (year, month, day, second) = match self.shape {
            Shape::Year { year, .. } => (year, 0, 0, 0),
            Shape::Season { year, season } => (year, season, 0, 0),
            Shape::Month { year, month } => (year, month.unwrap_or_default(), 0, 0),
            Shape::Day { year, month, day } => (year, month.unwrap_or_default(), day.unwrap_or_default(), 0),
            Shape::Time { year, month, day, second, .. } => (year, month, day, second),
        };
        let days = year.wrapping_mul(12 * 31).wrapping_add(i64::from(month) * 31 + i64::from(day));
        state.write_i64(days.wrapping_mul(24 * 60 * 60).wrapping_add(i64::from(second)));
    }
}

/// How much of it is given. Months and days are none where `XX` is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// With so many last digits of the year unknown, which count as 0.
    Year {
        year: i64,
        open_digits: u32,
    },
    Season {
        year: i64,
        season: u8,
    },
    Month {
        year: i64,
        month: Option<u8>,
    },
    Day {
        year: i64,
        month: Option<u8>,
        day: Option<u8>,
    },
    /// The second of the day, and how many minutes the clock is ahead of world time.
    Time {
        year: i64,
        month: u8,
        day: u8,
        second: u32,
        ahead: Option<i32>,
    },
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Qualifier {
    Uncertain,
    Approximate,
    Both,
}

impl Qualifier {
    pub(super) fn of(c: char) -> Option<Self> {
        match c {
            '?' => Some(Qualifier::Uncertain),
            '~' => Some(Qualifier::Approximate),
            '%' => Some(Qualifier::Both),
            _ => None,
        }
    }

    fn sign(self) -> char {
        match self {
            Qualifier::Uncertain => '?',
            Qualifier::Approximate => '~',
            Qualifier::Both => '%',
        }
    }
}

impl Shape {
    /// The first day, as year, month and day, and the first day after.
    fn days(self) -> [(i64, u8, u8); 2] {
        match self {
            Shape::Year { year, open_digits } => {
                let years = 10_i64.pow(open_digits);
                // Before the year 0 the digits count away from it.
                let first = if year < 0 { year - years + 1 } else { year };
                [(first, 1, 1), (first + years, 1, 1)]
            }
            Shape::Season { year, season } => {
                let month = 3 * (season - 20);
                [(year, month, 1), next_month(year, month, 3)]
            }
            Shape::Month { year, month: None } | Shape::Day { year, month: None, .. } => {
                [(year, 1, 1), (year + 1, 1, 1)]
            }
            Shape::Month { year, month: Some(month) } | Shape::Day { year, month: Some(month), day: None } => {
                [(year, month, 1), next_month(year, month, 1)]
            }
            // The day after is counted in seconds.
            Shape::Day { year, month: Some(month), day: Some(day) } | Shape::Time { year, month, day, .. } => {
                [(year, month, day), (year, month, day)]
            }
        }
    }

    fn is_day(self) -> bool {
        matches!(self, Shape::Day { day: Some(_), .. })
    }

    /// Whether there is such a day.
    pub(super) fn is_in_calendar(self) -> bool {
        self.days().into_iter().all(|(year, month, day)| start_of_day(year, month, day).is_some())
    }

    fn start(self, which: usize) -> i64 {
        let day = self.days().into_iter().nth(which);
        day.and_then(|(year, month, day)| start_of_day(year, month, day)).unwrap_or_default()
    }
}

fn next_month(year: i64, month: u8, months: u8) -> (i64, u8, u8) {
    let month = month + months;
    if month > 12 { (year + 1, month - 12, 1) } else { (year, month, 1) }
}

impl Point {
    pub(super) fn first(&self) -> Moment {
        self.time().unwrap_or_else(|| Moment::local_only(self.shape.start(0)))
    }

    pub(super) fn last(&self) -> Moment {
        let after = self.shape.start(1) + if self.shape.is_day() { DAY } else { 0 };
        self.time().unwrap_or_else(|| Moment::local_only(after - 1))
    }

    fn time(&self) -> Option<Moment> {
        let Shape::Time { second, ahead, .. } = self.shape else { return None };
        let local = self.shape.start(0) + i64::from(second);
        Some(ahead.map_or(Moment::local_only(local), |ahead| Moment::zoned(local, ahead)))
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.shape {
            Shape::Year { year, open_digits } => {
                let digits = Year(year).to_string();
                let known = digits.len() - open_digits as usize;
                write!(f, "{}{}", digits.get(..known).unwrap_or(&digits), "X".repeat(open_digits as usize))?;
            }
            Shape::Season { year, season } => write!(f, "{}-{season}", Year(year))?,
            Shape::Month { year, month } => write!(f, "{}-{}", Year(year), Part(month))?,
            Shape::Day { year, month, day } => write!(f, "{}-{}-{}", Year(year), Part(month), Part(day))?,
            Shape::Time { year, month, day, second, ahead } => {
                let (hour, minute) = (second / 3600, second / 60 % 60);
                write!(
                    f,
                    "{}-{month:02}-{day:02}T{hour:02}:{minute:02}:{:02}{}",
                    Year(year),
                    second % 60,
                    Zone(ahead)
                )?;
            }
        }
        self.qualifier.iter().try_for_each(|qualifier| write!(f, "{}", qualifier.sign()))
    }
}

struct Year(i64);
struct Part(Option<u8>);
struct Zone(Option<i32>);

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            year @ -9999..=-1 => write!(f, "-{:04}", year.unsigned_abs()),
            year @ 0..=9999 => write!(f, "{year:04}"),
            year => write!(f, "Y{year}"),
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            None => f.write_str("XX"),
            Some(number) => write!(f, "{number:02}"),
        }
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(ahead) => {
                let sign = if ahead < 0 { '-' } else { '+' };
                let ahead = ahead.unsigned_abs();
                write!(f, "{sign}{:02}:{:02}", ahead / 60, ahead % 60)
            }
        }
    }
}
