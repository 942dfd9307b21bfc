//! EDTF level 1: what is read, how it is shown, what is refused and why.

use dictum::Date;
use proptest::prelude::*;
use serde_json::json;

use super::super::{is_written, refusal};
use super::{date, instant, month_length, point_or_period, unzoned};

/// Shown as they are written: years, long years, unknown digits, months and days, seasons, doubts, times, periods.
const FORMS: &str = "
    2025 0000 0001 9999 -0001 -0044 -9999
    Y10000 Y170000002 Y-10000 Y-170000002
    201X 20XX 2XXX XXXX 000X -004X -1XXX 2004-XX 1985-XX-XX 1985-04-XX -0044-03-XX
    2004-06 -0044-03 1985-04-12 -0044-03-15 2000-02-29
    2001-21 2001-22 2001-23 2001-24 -0044-21
    1984? 2004-06~ 2004-06-11% 201X? 2001-21~ Y17000% 1985-04-XX?
    1985-04-12T23:20:30 1985-04-12T23:20:30Z 1985-04-12T00:00:00-04:00 1985-04-12T23:59:59+05:45
    1985-04-12T12:00:00+14:00 1985-04-12T12:00:00-14:00 -0044-03-15T11:00:00 1985-04-12T23:20:30Z?
    1964/2008 2004-06/2006-08 2004-02-01/2005-02-08 2004-02-01/2005 2005/2006-02 2025/2025
    1985-04-12/.. 1985-04/.. 1985/.. ../1985-04-12 ../1985 1985-04-12/ 1985/ /1985-04-12 /1985
    1984?/2004~ -0044/0014 2001-21/2001-22 Y-170000002/..
    1985-04-12T23:20:30Z/1985-04-12T23:20:31Z 1985-04-12/1985-04-12T23:20:30
";

fn forms() -> Vec<&'static str> {
    FORMS.split_whitespace().collect()
}

#[test]
fn every_form_of_level_one_is_shown_as_it_is_written() {
    for text in forms() {
        assert_eq!(date(text).to_string(), text);
        assert_eq!(format!("{:?}", date(text)), text);
    }
}

#[test]
fn in_json_a_date_is_its_text() {
    for text in forms() {
        is_written(&date(text), json!(text));
    }
}

#[test]
fn no_two_forms_are_the_same_date() {
    for (index, one) in forms().iter().enumerate() {
        for other in &forms()[index + 1..] {
            assert_ne!(date(one), date(other));
        }
    }
}

#[test]
fn zones_are_shown_in_one_way() {
    assert_eq!(date("1985-04-12T23:20:30+00:00").to_string(), "1985-04-12T23:20:30Z");
    assert_eq!(date("1985-04-12T23:20:30-00:00").to_string(), "1985-04-12T23:20:30Z");
    assert_eq!(date("1985-04-12T23:20:30+05").to_string(), "1985-04-12T23:20:30+05:00");
}

#[test]
fn an_open_end_and_an_unknown_one_are_not_the_same() {
    assert_ne!(date("1985/.."), date("1985/"));
    assert_ne!(date("../1985"), date("/1985"));
}

const FOUR: &str = "a year has four digits";
const FOUR_AND_TWO: &str = "a year has four digits, months and days have two, or `XX` where they are not known";
const NO_SUCH_DAY: &str = "there is no such day in the calendar";
const LONG: &str = "`Y` stands before a year of five to nine digits";
const NO_TIME: &str = "a time is hh:mm:ss";
const OUT_OF_DAY: &str = "a time is from 00:00:00 to 23:59:59";
const FAR: &str = "a zone is at most 14 hours from world time";
const TWO_ENDS: &str = "a period has two ends, with one `/` between them";
const ENDLESS: &str = "a period needs a date at one end";

const REFUSED: &[(&str, &str)] = &[
    ("", FOUR),
    ("?", FOUR),
    ("202", FOUR),
    ("20255", FOUR),
    ("XXXXX", FOUR),
    ("earlier", FOUR_AND_TWO),
    ("X025", FOUR_AND_TWO),
    ("2X25", FOUR_AND_TWO),
    ("+2025", FOUR_AND_TWO),
    ("２０２５", FOUR_AND_TWO),
    ("2025??", FOUR_AND_TWO),
    ("15-08-2025", FOUR_AND_TWO),
    ("2025-8-15", FOUR_AND_TWO),
    ("2025-008", FOUR_AND_TWO),
    ("20X5-08", FOUR_AND_TWO),
    ("2025-08-", FOUR_AND_TWO),
    ("2025/08/15", "the year comes first, then month and day, with `-` between them"),
    ("15 August 2025", "it is written in numbers, the year first"),
    ("2025-08-15-1", "it has too many parts"),
    ("2025-13", "a month is 01 to 12, a season 21 to 24"),
    ("2025-20", "a month is 01 to 12, a season 21 to 24"),
    ("2025-25", "a month is 01 to 12, a season 21 to 24"),
    ("2025-13-01", "a month is 01 to 12"),
    ("2025-21-01", "a month is 01 to 12"),
    ("2025-00", NO_SUCH_DAY),
    ("2025-08-00", NO_SUCH_DAY),
    ("2025-08-32", NO_SUCH_DAY),
    ("2025-02-29", NO_SUCH_DAY),
    ("2025-XX-15", "a known day of an unknown month is not of level 1"),
    ("Y2025", LONG),
    ("Y02025", LONG),
    ("Y1234567890", LONG),
    ("Y--12345", LONG),
    ("Y12X45", LONG),
    ("2025T19:30:00", "a time stands after a whole day"),
    ("2025-08-XXT19:30:00", "a time stands after a whole day"),
    ("2025-08-15T", NO_TIME),
    ("2025-08-15T19:30", NO_TIME),
    ("2025-08-15T19:30:00:00", NO_TIME),
    ("2025-08-15T24:00:00", OUT_OF_DAY),
    ("2025-08-15T19:60:00", OUT_OF_DAY),
    ("2025-08-15T19:30:60", OUT_OF_DAY),
    ("2025-02-29T19:30:00", NO_SUCH_DAY),
    ("2025-08-15T19:30:00+14:01", FAR),
    ("2025-08-15T19:30:00-15", FAR),
    ("2025-08-15T19:30:00+01:00:00", "a zone is Z, +hh or +hh:mm"),
    ("/", ENDLESS),
    ("..", FOUR_AND_TWO),
    ("../..", ENDLESS),
    ("../", ENDLESS),
    ("2023/2024/2025", TWO_ENDS),
    ("2025/2024", "the period ends before it starts"),
    ("2025-08-15/2025-07", "the period ends before it starts"),
    ("2025/earlier", FOUR_AND_TWO),
];

#[test]
fn what_is_no_date_is_refused_with_the_reason() {
    for (text, reason) in REFUSED {
        let refused = text.parse::<Date>().expect_err(text);
        assert_eq!((refused.reason, refused.found.as_str()), (*reason, *text));
    }
}

#[test]
fn hours_minutes_and_seconds_have_two_digits() {
    for time in ["7:30:00", "19:3:00", "19:30:0", "019:30:00", ":30:00", "19::00", "1X:30:00"] {
        let text = format!("2025-08-15T{time}");
        assert!(text.parse::<Date>().is_err(), "{text}");
    }
}

#[test]
fn a_refusal_shows_what_was_found_and_what_would_do() {
    let expected = "\"2025-02-29\" is no date: there is no such day in the calendar; \
                    write EDTF, like 2025-08-15, 2025-08, 2022-21, 201X, 1984?, 1991/..";
    assert_eq!("2025-02-29".parse::<Date>().unwrap_err().to_string(), expected);
    assert_eq!(refusal::<Date>(json!("2025-02-29")), expected);
}

#[test]
fn a_number_in_json_is_no_date() {
    assert!(refusal::<Date>(json!(2025)).contains("expected a string"));
}

#[test]
fn the_days_of_every_month_are_those_of_the_calendar() {
    for year in (1890..2110).chain([0, 4, 100, 400, 1600, 9999]) {
        for (month, day) in (1..=12).flat_map(|month| (28..=31).map(move |day| (month, day))) {
            let text = format!("{year:04}-{month:02}-{day:02}");
            assert_eq!(text.parse::<Date>().is_ok(), day <= month_length(year, month), "{text}");
        }
    }
}

#[test]
fn leap_years_go_on_before_the_year_zero() {
    for (text, exists) in [("-0004-02-29", true), ("-0001-02-29", false), ("-0400-02-29", true), ("-0100-02-29", false)]
    {
        assert_eq!(text.parse::<Date>().is_ok(), exists, "{text}");
    }
}

#[test]
fn a_sign_before_zeros_is_not_lost() {
    for text in ["-0000", "-000X", "-00XX", "-0XXX", "-XXXX", "-0000-01"] {
        let read = text.parse::<Date>().map(|date| date.to_string());
        assert!(read.is_err() || read == Ok(text.to_owned()), "{text} is read as {read:?}");
    }
}

#[test]
fn zones_that_are_none_are_refused() {
    for zone in ["+05:60", "+05:75", "-05:99", "Z08", "Z08:15"] {
        let text = format!("2025-08-15T19:30:00{zone}");
        assert!(text.parse::<Date>().is_err(), "{text} is read as {}", date(&text));
    }
}

#[test]
fn a_fault_in_a_time_or_a_zone_is_not_laid_to_the_year() {
    for text in ["2025-08-15T7:30:00", "2025-08-15T19:30:00+8", "2025-08-15T19:30:00Zulu", "2025-08-15T19:30:0xZ"] {
        assert!(!text.parse::<Date>().unwrap_err().reason.contains("year"), "{text}");
    }
}

/// One character of a text exchanged, taken out or put in.
fn near(text: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let signs = prop::sample::select("0123456789XYTZ-+:/.?~%".chars().collect::<Vec<_>>());
    (text, any::<prop::sample::Index>(), signs, 0..3).prop_map(|(text, at, sign, change)| {
        let mut signs: Vec<char> = text.chars().collect();
        let at = at.index(signs.len());
        match change {
            0 => signs[at] = sign,
            1 => signs.insert(at, sign),
            _ => drop(signs.remove(at)),
        }
        signs.into_iter().collect()
    })
}

fn written() -> impl Strategy<Value = String> {
    let form = prop::sample::select(forms()).prop_map(str::to_owned);
    prop_oneof![form, point_or_period()]
}

/// The ways to write a time, of which one is shown.
fn spellings(shown: &str) -> Vec<String> {
    let without = |end: &str| shown.strip_suffix(end).map(str::to_owned);
    let hours_only = without(":00");
    let zeros = ["+00", "-00", "+00:00", "-00:00"].into_iter().filter_map(|zero| Some(without("Z")? + zero));
    zeros.chain(hours_only).chain([shown.to_owned()]).collect()
}

/// A sign before zeros has a test of its own.
fn has_signed_zero(text: &str) -> bool {
    text.split('/').any(|end| end.starts_with("-0") || end.starts_with("-X"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn days_and_periods_are_shown_as_they_are_written(text in point_or_period()) {
        prop_assert_eq!(date(&text).to_string(), text);
    }

    #[test]
    fn times_are_shown_as_they_are_written(instant in instant()) {
        prop_assert_eq!(date(&instant.text).to_string(), instant.text.as_str());
        prop_assert_eq!(date(&unzoned(&instant)).to_string(), unzoned(&instant));
    }

    #[test]
    fn nothing_near_a_date_is_read_as_another_one(text in near(written())) {
        prop_assume!(!text.contains('T') && !has_signed_zero(&text));
        if let Ok(read) = text.parse::<Date>() {
            prop_assert_eq!(read.to_string(), text);
        }
    }

    #[test]

    fn nothing_near_a_time_is_read_as_another_one(text in near(instant().prop_map(|instant| instant.text))) {
        if let Ok(read) = text.parse::<Date>() {
            prop_assert!(spellings(&read.to_string()).contains(&text), "{} is read as {}", text, read);
        }
    }

    #[test]
    fn any_text_is_read_or_refused_and_what_is_read_is_shown_lastingly(text in any::<String>()) {
        if let Ok(read) = text.parse::<Date>() {
            prop_assert_eq!(date(&read.to_string()), read);
        }
    }
}
