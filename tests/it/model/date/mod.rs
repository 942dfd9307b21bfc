//! Dates: how they are written, how they compare, how they sort.

mod compare;
mod form;
mod instant;
mod order;

use std::sync::OnceLock;

use dictum::Date;
use proptest::prelude::*;

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

/// The days of a month, by the rule that everybody learns.
fn month_length(year: i32, month: u32) -> u32 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Every day of the years around those of [`point`], counted off one by one, as it is written.
fn calendar() -> &'static [String] {
    static DAYS: OnceLock<Vec<String>> = OnceLock::new();
    DAYS.get_or_init(|| {
        let months = (2008..2042).flat_map(|year| (1..=12).map(move |month| (year, month)));
        let days =
            |(year, month)| (1..=month_length(year, month)).map(move |day| format!("{year}-{month:02}-{day:02}"));
        months.flat_map(days).collect()
    })
}

/// A date of every form that is not finer than a day, in the years 2010 to 2039.
fn point() -> impl Strategy<Value = String> {
    let parts = (2015_i32..2033, 1_u32..=12, 1_u32..=31, 0_usize..8);
    let qualifier = prop::sample::select(vec!["", "", "?", "~", "%"]);
    (parts, qualifier).prop_map(|((year, month, day, form), qualifier)| {
        let day = day.min(month_length(year, month));
        let date = match form {
            0 => format!("{year}"),
            1 => format!("{}X", year / 10),
            2 => format!("{year}-{}", 20 + (month - 1) / 3 + 1),
            3 => format!("{year}-XX"),
            4 => format!("{year}-XX-XX"),
            5 => format!("{year}-{month:02}-XX"),
            6 => format!("{year}-{month:02}"),
            _ => format!("{year}-{month:02}-{day:02}"),
        };
        date + qualifier
    })
}

/// The same, and periods of two of them or open at one end.
fn point_or_period() -> impl Strategy<Value = String> {
    let period = (point(), point()).prop_map(|(one, other)| {
        let forwards = format!("{one}/{other}");
        if forwards.parse::<Date>().is_ok() { forwards } else { format!("{other}/{one}") }
    });
    prop_oneof![
        4 => point(),
        2 => period,
        1 => point().prop_map(|start| format!("{start}/..")),
        1 => point().prop_map(|end| format!("../{end}")),
    ]
}

/// A moment to the second: how it is written, its day in the calendar, and the seconds since the calendar's first day
/// on its own clock and in world time.
#[derive(Clone, Debug)]
struct Instant {
    text: String,
    day: usize,
    local: i64,
    world: i64,
}

/// In the years of [`point`], on a clock up to 14 hours from world time. Never the first or last second of a minute.
fn instant() -> impl Strategy<Value = Instant> {
    let day = 365_usize..365 * 30;
    (day, 0_i64..24, 0_i64..60, 1_i64..59, -56_i64..=56).prop_map(|(day, hour, minute, second, quarters)| {
        let local = day as i64 * 86_400 + hour * 3600 + minute * 60 + second;
        let zone = match (quarters.signum(), quarters.abs() / 4, quarters.abs() % 4 * 15) {
            (0, ..) => "Z".to_owned(),
            (-1, hours, minutes) => format!("-{hours:02}:{minutes:02}"),
            (_, hours, minutes) => format!("+{hours:02}:{minutes:02}"),
        };
        let text = format!("{}T{hour:02}:{minute:02}:{second:02}{zone}", calendar()[day]);
        Instant { text, day, local, world: local - quarters * 15 * 60 }
    })
}

/// The same moment on a clock without a zone.
fn unzoned(instant: &Instant) -> String {
    instant.text[.."2025-08-15T19:30:00".len()].to_owned()
}
