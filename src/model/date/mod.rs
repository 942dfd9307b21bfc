//! Dates as uncertain as their sources.

mod bound;
mod calendar;
mod error;
mod parse;
mod point;
mod when;

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use self::bound::Moment;
use self::point::Point;
use super::truth::Truth;

pub(crate) use calendar::{Calendar, MONTHS};
pub use error::DateError;
pub use when::{Undated, When};

/// A date or a period, as exact or vague as its source: EDTF level 1 (ISO 8601-2:2019).
///
/// `2025-08-15`, `1969-07`, `201X`, `2022-21` (spring: seasons 21 to 24 are the northern quarters, March to May and so on; winter runs into the
/// next year), `1984?`, `1991/..`, `2025-08-15T19:30:00-08:00`.
///
/// A date is compared as the stretch in which its moment lies. `?`, `~` and `%` widen nothing and are shown. A date without a time is a
/// civil day where it was said; a time without a zone is a civil time; no zone is invented. Two instants compare as instants, an
/// instant and anything else by the instant's own local clock.
///
/// ```
/// use dictum::{Date, Truth};
///
/// let (july, day): (Date, Date) = ("1969-07".parse()?, "1969-07-20".parse()?);
/// assert_eq!(day.within(&july), Truth::Yes);
/// assert_eq!(july.before(&day), Truth::Unknown);
/// assert_eq!(july.before(&"1969-21".parse()?), Truth::No);
/// # Ok::<(), dictum::DateError>(())
/// ```
///
/// Its order ([`Ord`]) is that of a table: by the earliest moment, then by the latest, each as its own local clock shows it, then by the text.
/// So instants of different zones may stand against the order in which they came; [`before`](Date::before) compares them as instants.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Date(Form);

#[derive(Clone, PartialEq, Eq, Hash)]
enum Form {
    One(Point),
    Period(End, End),
}

/// One end of a period.
#[derive(Clone, PartialEq, Eq, Hash)]
enum End {
    At(Point),
    /// `..`: there is none.
    Open,
    /// Nothing is written: there may be one.
    Unknown,
}

impl Date {
    /// Whether its moment comes before the other's.
    pub fn before(&self, other: &Date) -> Truth {
        let world = self.is_in_world_time() && other.is_in_world_time();
        let ((first, last), (start, end)) = (self.bounds(world), other.bounds(world));
        if last.comes_before(start, world) {
            Truth::Yes
        } else if first.comes_before(end, world) {
            Truth::Unknown
        } else {
            Truth::No
        }
    }

    /// Whether its moment comes after the other's.
    pub fn after(&self, other: &Date) -> Truth {
        other.before(self)
    }

    /// Whether its moment lies in the period. Behind an end that is not known (`1991/`) nothing is certain.
    pub fn within(&self, period: &Date) -> Truth {
        let world = self.is_in_world_time() && period.is_in_world_time();
        let ((first, last), (start, end)) = (self.bounds(world), period.bounds(world));
        if last.comes_before(start, world) || end.comes_before(first, world) {
            Truth::No
        } else if first.comes_before(start, world) || end.comes_before(last, world) || period.has_unknown_end() {
            Truth::Unknown
        } else {
            Truth::Yes
        }
    }

    /// Whether the moment of something lies in a period by any of its dates. A phrase without a date may mean any; so may nothing at all.
    pub(crate) fn any_within<'d>(dates: impl Iterator<Item = Option<&'d Date>>, period: &Date) -> Truth {
        let each = dates.map(|date| date.map_or(Truth::Unknown, |date| date.within(period)));
        each.reduce(|a, b| a | b).unwrap_or(Truth::Unknown)
    }

    /// The earlier and the later end, by the clocks that are compared: on local ones they may change places.
    fn bounds(&self, in_world_time: bool) -> (Moment, Moment) {
        let (first, last) = (self.first(), self.last());
        if last.comes_before(first, in_world_time) { (last, first) } else { (first, last) }
    }

    /// The first and the last second of its stretch, each on its own local clock, counted from 1970; none at an end that is open or not known.
    #[cfg(feature = "html")]
    pub(crate) fn stretch(&self) -> (Option<i64>, Option<i64>) {
        let known = |moment: Moment| Some(moment.local()).filter(|at| ![i64::MIN, i64::MAX].contains(at));
        (known(self.first()), known(self.last()))
    }

    /// What it gives of the calendar; none of a period, nor of a time.
    pub(crate) fn calendar(&self) -> Option<Calendar> {
        match &self.0 {
            Form::One(point) => Calendar::of(point.shape),
            Form::Period(..) => None,
        }
    }

    fn has_unknown_end(&self) -> bool {
        matches!(&self.0, Form::Period(start, end) if *start == End::Unknown || *end == End::Unknown)
    }

    fn is_in_world_time(&self) -> bool {
        self.first().is_in_world_time() && self.last().is_in_world_time()
    }

    fn first(&self) -> Moment {
        match &self.0 {
            Form::One(point) | Form::Period(End::At(point), _) => point.first(),
            Form::Period(..) => Moment::EARLIEST,
        }
    }

    fn last(&self) -> Moment {
        match &self.0 {
            Form::One(point) | Form::Period(_, End::At(point)) => point.last(),
            Form::Period(..) => Moment::LATEST,
        }
    }
}

impl Ord for Date {
    fn cmp(&self, other: &Self) -> Ordering {
        let bounds = |date: &Date| (date.first().local(), date.last().local());
        bounds(self).cmp(&bounds(other)).then_with(|| self.to_string().cmp(&other.to_string()))
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        parse::form(text).map(Date).map_err(|reason| DateError { found: text.to_owned(), reason })
    }
}

impl fmt::Display for Date {
    /// EDTF.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Form::One(point) => point.fmt(f),
            Form::Period(start, end) => write!(f, "{start}/{end}"),
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            End::At(point) => point.fmt(f),
            End::Open => f.write_str(".."),
            End::Unknown => Ok(()),
        }
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A date or a period, as exact or vague as its source: EDTF level 1.",
            "type": "string",
            "examples": ["2025-08-15", "1969-07", "2022-21", "201X", "1984?", "1991/.."],
        })
    }
}
