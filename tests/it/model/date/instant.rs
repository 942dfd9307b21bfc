//! Times of the day: instants compare as instants, with anything else by their own clock.

use dictum::Truth;
use proptest::prelude::*;

use super::{calendar, date, instant, point, unzoned};

proptest! {
    #[test]
    fn two_instants_compare_in_world_time(one in instant(), other in instant()) {
        let (first, second) = (date(&one.text), date(&other.text));
        prop_assert_eq!(first.before(&second), Truth::from(one.world < other.world));
        prop_assert_eq!(first.after(&second), Truth::from(one.world > other.world));
        prop_assert_eq!(first.within(&second), Truth::from(one.world == other.world));
    }

    #[test]
    fn the_same_instant_on_two_clocks_is_neither_before_nor_after(one in instant(), quarters in -56_i64..=56) {
        let day = one.day as i64;
        let other = on_a_clock(one.world, quarters);
        prop_assume!(other.is_some() && day > 366);
        let (first, second) = (date(&one.text), date(&other.unwrap()));
        prop_assert_eq!((first.before(&second), first.after(&second)), (Truth::No, Truth::No));
        prop_assert_eq!(first.within(&second), Truth::Yes);
    }

    #[test]
    fn without_a_zone_on_one_side_clocks_are_compared_as_they_show(one in instant(), other in instant()) {
        let (first, second) = (date(&one.text), date(&unzoned(&other)));
        prop_assert_eq!(first.before(&second), Truth::from(one.local < other.local));
        prop_assert_eq!(second.before(&first), Truth::from(other.local < one.local));
        prop_assert_eq!(first.within(&second), Truth::from(one.local == other.local));
    }

    #[test]
    fn an_instant_compares_with_a_day_by_its_own_local_day(one in instant(), day in 365_usize..365 * 30) {
        let (instant, civil) = (date(&one.text), date(&calendar()[day]));
        prop_assert_eq!(instant.within(&civil), Truth::from(one.day == day));
        let expected = if one.day == day { Truth::Unknown } else { Truth::from(one.day < day) };
        prop_assert_eq!(instant.before(&civil), expected);
    }

    #[test]
    fn an_instant_lies_in_a_date_where_its_local_day_does(one in instant(), other in point()) {
        let (instant, day, other) = (date(&one.text), date(&calendar()[one.day]), date(&other));
        prop_assert_eq!(instant.within(&other).is_possible(), day.within(&other).is_possible());
        prop_assert_eq!(instant.within(&other), day.within(&other));
    }
}

/// A moment of world time as a clock shows it that is so many quarters of an hour ahead.
fn on_a_clock(world: i64, quarters: i64) -> Option<String> {
    let local = world + quarters * 900;
    let day = calendar().get(usize::try_from(local / 86_400).ok()?)?;
    let (hour, minute, second) = (local / 3600 % 24, local / 60 % 60, local % 60);
    let sign = if quarters < 0 { '-' } else { '+' };
    let (hours, minutes) = (quarters.abs() / 4, quarters.abs() % 4 * 15);
    Some(format!("{day}T{hour:02}:{minute:02}:{second:02}{sign}{hours:02}:{minutes:02}"))
}

#[test]
fn midnight_in_one_zone_may_be_the_day_before_in_another() {
    let (tokyo, anchorage) = (date("2025-08-16T01:00:00+09:00"), date("2025-08-15T11:30:00-08:00"));
    assert_eq!(tokyo.before(&anchorage), Truth::Yes);
    assert_eq!(tokyo.within(&date("2025-08-15")), Truth::No);
    assert_eq!(tokyo.within(&date("2025-08-16")), Truth::Yes);
}

#[test]
fn the_first_and_the_last_second_of_a_day_lie_in_it() {
    let day = date("2025-08-15");
    for (time, within) in [
        ("2025-08-14T23:59:59Z", Truth::No),
        ("2025-08-15T00:00:00Z", Truth::Yes),
        ("2025-08-15T23:59:59Z", Truth::Yes),
        ("2025-08-16T00:00:00Z", Truth::No),
    ] {
        assert_eq!(date(time).within(&day), within, "{time}");
    }
}

#[test]
fn a_period_of_two_times_holds_what_lies_between() {
    let summit = date("2025-08-15T11:00:00-08:00/2025-08-15T15:00:00-08:00");
    assert_eq!(date("2025-08-15T21:00:00Z").within(&summit), Truth::Yes);
    assert_eq!(date("2025-08-15T18:59:59Z").before(&summit), Truth::Yes);
    assert_eq!(date("2025-08-15").within(&summit), Truth::Unknown);
    assert_eq!(date("2025-08-14").before(&summit), Truth::Yes);
}

#[test]
fn two_periods_never_both_come_first() {
    let pairs = [
        ("2025-01-02/2025-01-02T00:00:00+14:00", "2025-01-01T22:00:00-12:00/2025-01-01"),
        ("2025-01-02T00:00:00+14:00/2025-01-01T22:00:00-12:00", "2025-01-01T23:00:00"),
    ];
    for (one, other) in pairs {
        let (first, second) = (date(one), date(other));
        assert!(first.before(&second) != Truth::Yes || second.before(&first) != Truth::Yes, "{one} and {other}");
    }
}
