//! Dates whose words give another one.

use super::auditor::Auditor;
use super::rule::Rule;
use crate::graph::{Excerpt, NodeRef, Ref};
use crate::model::{Date, Node, NodeKind, Relation};

/// Cost: O(dates).
pub(super) fn find(auditor: &mut Auditor<'_, '_>) {
    if !auditor.asks(&[Rule::Misdated]) {
        return;
    }
    let view = auditor.view;
    let nodes = NodeKind::ALL.into_iter().flat_map(|kind| view.nodes_of(kind)).map(|node| Ref::<Node>::new(view, node));
    for node in nodes.collect::<Vec<NodeRef<'_>>>() {
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

const MONTHS: [&str; 12] = [
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

/// The years, months and days of a date, as far as it has them; `X` stands for any digit.
#[derive(Default)]
struct Parts {
    years: Vec<String>,
    months: Vec<u32>,
    days: Vec<u32>,
}

impl Parts {
    fn of(date: &Date) -> Parts {
        let mut parts = Parts::default();
        for end in date.to_string().split('/') {
            let day = end.split('T').next().unwrap_or_default();
            let mut numbers = day.split('-').map(|part| part.trim_end_matches(|c: char| !c.is_alphanumeric()));
            parts.years.extend(numbers.next().filter(|year| year.len() == 4).map(str::to_owned));
            parts
                .months
                .extend(numbers.next().and_then(|month| month.parse::<u32>().ok()).filter(|month| *month <= 12));
            parts.days.extend(numbers.next().and_then(|day| day.parse::<u32>().ok()));
        }
        parts
    }

    fn has_year(&self, number: &str) -> bool {
        let is_one = |year: &String| year.chars().zip(number.chars()).all(|(one, other)| one == 'X' || one == other);
        self.years.is_empty() || self.years.iter().any(is_one)
    }
}

/// What words say of a year, or of a day of a month, that a date does not: years of four digits, months by their English names beside a number. Other
/// numbers may be hours, or anything; nor is a period asked, in which words may name any day, nor a time, which may be of another zone.
fn other_than(date: &Date, words: &str) -> Option<String> {
    let written = date.to_string();
    if written.starts_with('-') || written.contains(['T', '/']) {
        return None;
    }
    let parts = Parts::of(date);
    let is_other = |has: &[u32], number: u32| !has.is_empty() && !has.contains(&number);
    let tokens: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty()).collect();
    let number = |token: &&str| token.trim_end_matches(char::is_alphabetic).parse::<u32>().ok();
    let numbers: Vec<u32> = tokens.iter().filter_map(number).collect();
    for (at, token) in tokens.iter().enumerate() {
        let year = number(token).filter(|year| (1600..2200).contains(year)).map(|year| year.to_string());
        if let Some(year) = year.filter(|year| !parts.has_year(year)) {
            return Some(year);
        }
        let Some(month) = month(token) else { continue };
        let beside = [at.checked_sub(1).and_then(|before| tokens.get(before)), tokens.get(at + 1)];
        let Some(near) = beside.into_iter().flatten().find_map(number) else { continue };
        let has_no_day = near <= 31 && numbers.iter().all(|number| is_other(&parts.days, *number));
        if is_other(&parts.months, month) || has_no_day {
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
