//! Before, after and within, against sets of days.

use dictum::{Date, Truth};
use proptest::prelude::*;

use super::{calendar, date, point, point_or_period};

/// Two moments of each day that a date may mean, in order: so two moments of one day can differ.
fn moments(text: &str) -> Vec<usize> {
    let ends: Vec<&str> = text.split('/').collect();
    let days = match ends.as_slice() {
        [one] => days(one),
        ["..", end] => (0..=*days(end).last().unwrap()).collect(),
        [start, ".."] => (days(start)[0]..calendar().len()).collect(),
        [start, end] => (days(start)[0]..=*days(end).last().unwrap()).collect(),
        _ => panic!("{text}"),
    };
    days.into_iter().flat_map(|day| [2 * day, 2 * day + 1]).collect()
}

fn days(point: &str) -> Vec<usize> {
    let point = point.trim_end_matches(['?', '~', '%']);
    (0..calendar().len()).filter(|day| is_one_of(&calendar()[*day], point)).collect()
}

/// Whether a day is one that a date may mean: a season by its months, anything else sign by sign.
fn is_one_of(day: &str, point: &str) -> bool {
    let (year, month) = (&day[..4], &day[5..7]);
    let winter = || (year.parse::<i32>().unwrap() - 1).to_string();
    match point.split_once('-') {
        Some((of, "21")) => year == of && ["03", "04", "05"].contains(&month),
        Some((of, "22")) => year == of && ["06", "07", "08"].contains(&month),
        Some((of, "23")) => year == of && ["09", "10", "11"].contains(&month),
        Some((of, "24")) => (year == of && month == "12") || (winter() == of && ["01", "02"].contains(&month)),
        _ => day.chars().zip(point.chars()).all(|(known, written)| written == 'X' || written == known),
    }
}

/// What holds of all choices is certain, what holds of one is possible.
fn truth(of_all: bool, of_one: bool) -> Truth {
    match (of_all, of_one) {
        (true, _) => Truth::Yes,
        (false, true) => Truth::Unknown,
        (false, false) => Truth::No,
    }
}

fn before(one: &[usize], other: &[usize]) -> Truth {
    let (earliest, latest) = (other.iter().min().unwrap(), other.iter().max().unwrap());
    truth(one.iter().all(|moment| moment < earliest), one.iter().any(|moment| moment < latest))
}

fn within(one: &[usize], period: &[usize]) -> Truth {
    let lies_in = |moment| period.binary_search(moment).is_ok();
    truth(one.iter().all(lies_in), one.iter().any(lies_in))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn dates_compare_as_the_sets_of_days_that_they_may_mean(one in point_or_period(), other in point_or_period()) {
        let (first, second) = (date(&one), date(&other));
        let (one, other) = (moments(&one), moments(&other));
        prop_assert_eq!(first.before(&second), before(&one, &other));
        prop_assert_eq!(first.after(&second), before(&other, &one));
        prop_assert_eq!(first.within(&second), within(&one, &other));
    }

    #[test]
    fn a_period_is_refused_exactly_where_no_day_of_its_end_could_follow_its_start(start in point(), end in point()) {
        let reversed = days(&end).last() < days(&start).first();
        prop_assert_eq!(format!("{start}/{end}").parse::<Date>().is_err(), reversed);
    }

    #[test]
    fn what_is_certainly_before_is_neither_after_nor_within(one in point_or_period(), other in point_or_period()) {
        let (one, other) = (date(&one), date(&other));
        if one.before(&other) == Truth::Yes {
            prop_assert_eq!((one.after(&other), other.before(&one)), (Truth::No, Truth::No));
            prop_assert_eq!((one.within(&other), other.within(&one)), (Truth::No, Truth::No));
        }
    }

    #[test]
    fn what_is_certainly_before_another_is_before_all_that_follow_it(
        one in point_or_period(), other in point_or_period(), third in point_or_period(),
    ) {
        let (one, other, third) = (date(&one), date(&other), date(&third));
        if one.before(&other) == Truth::Yes && other.before(&third) == Truth::Yes {
            prop_assert_eq!(one.before(&third), Truth::Yes);
        }
    }

    #[test]
    fn every_date_lies_within_itself(text in point_or_period()) {
        prop_assert_eq!(date(&text).within(&date(&text)), Truth::Yes);
    }

    #[test]
    fn how_sure_a_date_is_widens_nothing(text in point(), other in point_or_period()) {
        let bare = date(text.trim_end_matches(['?', '~', '%']));
        let (doubted, other) = (date(&text), date(&other));
        prop_assert_eq!(doubted.before(&other), bare.before(&other));
        prop_assert_eq!(doubted.within(&other), bare.within(&other));
        prop_assert_eq!(other.within(&doubted), other.within(&bare));
    }
}

/// It comes before, and within; both as a table would show it.
fn table(rows: &[(&str, &str, Truth, Truth)]) {
    for (one, other, is_before, is_within) in rows {
        let (first, second) = (date(one), date(other));
        assert_eq!((first.before(&second), first.within(&second)), (*is_before, *is_within), "{one} and {other}");
        assert_eq!(second.after(&first), *is_before, "{other} and {one}");
    }
}

use Truth::{No, Unknown, Yes};

#[test]
fn a_day_lies_in_its_month_its_season_its_year_and_its_century() {
    table(&[
        ("1969-07-20", "1969-07", Unknown, Yes),
        ("1969-07-20", "1969-22", Unknown, Yes),
        ("1969-07-20", "1969", Unknown, Yes),
        ("1969-07-20", "196X", Unknown, Yes),
        ("1969-07-20", "19XX", Unknown, Yes),
        ("1969-07-20", "XXXX", Unknown, Yes),
        ("1969-07-20", "18XX", No, No),
        ("1969-07", "1969-07-20", Unknown, Unknown),
    ]);
}

#[test]
fn two_moments_of_one_day_may_come_in_either_order() {
    table(&[("1969-07-20", "1969-07-20", Unknown, Yes), ("1969-07-20", "1969-07-21", Yes, No)]);
}

#[test]
fn a_winter_runs_into_the_next_year() {
    table(&[
        ("2021-12-01", "2021-24", Unknown, Yes),
        ("2022-02-28", "2021-24", Unknown, Yes),
        ("2022-03-01", "2021-24", No, No),
        ("2021-11-30", "2021-24", Yes, No),
        ("2021-01-15", "2021-24", Yes, No),
        ("2024-02-29", "2023-24", Unknown, Yes),
    ]);
}

#[test]
fn a_february_is_as_long_as_its_year_says() {
    table(&[
        ("2024-02-29", "2024-02-XX", Unknown, Yes),
        ("2024-02-29", "2024-03", Yes, No),
        ("2024-02-29", "2024-02-28", No, No),
        ("2024-02", "../2024-02-28", Unknown, Unknown),
        ("2023-02", "../2023-02-28", Unknown, Yes),
        ("2100-02", "../2100-02-28", Unknown, Yes),
    ]);
}

#[test]
fn an_open_end_lets_everything_in() {
    table(&[
        ("2025", "1991/..", Unknown, Yes),
        ("1990", "1991/..", Yes, No),
        ("1990", "../1991", Unknown, Yes),
        ("1992", "../1991", No, No),
        ("1991/..", "1991/..", Unknown, Yes),
        ("1991/..", "1990/..", Unknown, Yes),
        ("1991/..", "1992/..", Unknown, Unknown),
        ("../1991", "1992/..", Yes, No),
        ("Y999999999", "1991/..", Unknown, Yes),
    ]);
}

#[test]
fn years_before_christ_come_in_their_order() {
    table(&[
        ("-0044-03-15", "0014", Yes, No),
        ("-0044", "-0043", Yes, No),
        ("-0043", "-0044", No, No),
        ("-0001-12-31", "0000-01-01", Yes, No),
        ("-0044-12-31", "-0044", Unknown, Yes),
        ("-0045-12-31", "-0044", Yes, No),
        ("-0043-01-01", "-0044", No, No),
        ("-0049-01-01", "-004X", Unknown, Yes),
        ("-0050-12-31", "-004X", Yes, No),
        ("-0049", "-004X", Unknown, Yes),
        ("-0040", "-004X", Unknown, Yes),
        ("-0050", "-004X", Yes, No),
        ("-0039", "-004X", No, No),
        ("-1999", "-1XXX", Unknown, Yes),
    ]);
}

#[test]
fn long_years_follow_short_ones_without_a_gap() {
    table(&[
        ("9999-12-31", "Y10000", Yes, No),
        ("Y10000", "9999-12-31", No, No),
        ("Y-10000", "-9999-01-01", Yes, No),
        ("Y-170000002", "Y170000002", Yes, No),
        ("Y10000", "9999/Y10001", Unknown, Yes),
    ]);
}

#[test]
fn behind_an_unknown_end_nothing_is_certain() {
    table(&[("2005", "1991/", Unknown, Unknown), ("1985", "/1991", Unknown, Unknown)]);
    table(&[("1990", "1991/", Yes, No), ("1992", "/1991", No, No)]);
}
