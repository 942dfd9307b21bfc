//! Dates whose words give another one.

use super::auditor::Auditor;
use super::rule::Rule;
use crate::graph::Excerpt;
use crate::model::{Date, MONTHS, Relation};

/// Cost: O(dates).
pub(super) fn find(auditor: &mut Auditor<'_, '_>) {
    if !auditor.asks(&[Rule::Misdated]) {
        return;
    }
    for node in auditor.nodes() {
        for date in [Relation::When, Relation::Published].into_iter().flat_map(|relation| node.dates_of(relation)) {
            let evidence = date.evidence();
            let words: Vec<Excerpt<'_>> = evidence.excerpts().collect();
            let Some(day) = date.filter(|_| evidence.is_worded()) else { continue };
            if let Some(other) = words.iter().find_map(|words| other_than(day, words.text())) {
                let message = format!("the date {day} rests on words that say {other}");
                auditor.add(auditor.finding(Rule::Misdated, message).mark(words, "these words"));
            }
        }
    }
}

/// What words say of a year, or of a day of a month, that a date does not: years of four digits, months by their English names beside a number. Other
/// numbers may be hours, or anything; nor is a period asked, in which words may name any day, nor a time, which may be of another zone.
fn other_than(date: &Date, words: &str) -> Option<String> {
    let given = date.calendar()?;
    let is_other = |given: Option<u8>, number: u32| given.is_some_and(|given| u32::from(given) != number);
    let tokens: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty()).collect();
    let number = |token: &&str| token.trim_end_matches(char::is_alphabetic).parse::<u32>().ok();
    let numbers: Vec<u32> = tokens.iter().filter_map(number).collect();
    for (at, token) in tokens.iter().enumerate() {
        let year = number(token).filter(|year| (1600..2200).contains(year));
        if let Some(year) = year.filter(|year| !given.may_be_in(i64::from(*year))) {
            return Some(year.to_string());
        }
        let Some(month) = month(token) else { continue };
        let beside = [at.checked_sub(1).and_then(|before| tokens.get(before)), tokens.get(at + 1)];
        let Some(near) = beside.into_iter().flatten().find_map(number) else { continue };
        let has_no_day = near <= 31 && numbers.iter().all(|number| is_other(given.day, *number));
        if is_other(given.month, month) || has_no_day {
            return Some(format!("{near} {token}"));
        }
    }
    None
}

/// The number of a month by its name, or by the first three letters of it.
fn month(token: &str) -> Option<u32> {
    let is_named = |name: &str| name == token || (token.len() >= 3 && token.len() <= 4 && name.starts_with(token));
    let place = MONTHS.iter().position(|name| is_named(name))?;
    Some(place as u32 + 1)
}
