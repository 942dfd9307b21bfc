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

/// What words say of a year, a month or a day beside a month that the date does not: years of four digits, months by their English names. Other numbers
/// may be hours, or anything.
fn other_than(date: &Date, words: &str) -> Option<String> {
    let parts = Parts::of(date);
    let is_other = |has: &[u32], number: u32| !has.is_empty() && !has.contains(&number);
    let tokens: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty()).collect();
    let day = |token: &&str| token.trim_end_matches(char::is_alphabetic).parse::<u32>().ok().filter(|day| *day <= 31);
    for (at, token) in tokens.iter().enumerate() {
        let is_year =
            token.len() >= 4 && token.get(..4).is_some_and(|year| year.bytes().all(|byte| byte.is_ascii_digit()));
        let year = token.get(..4).filter(|_| is_year && !token.as_bytes().get(4).is_some_and(u8::is_ascii_digit));
        if let Some(year) = year.filter(|year| ("1000".."3000").contains(year) && !parts.has_year(year)) {
            return Some(year.to_owned());
        }
        let Some(month) = month(token) else { continue };
        let beside = [at.checked_sub(1).and_then(|before| tokens.get(before)), tokens.get(at + 1)];
        let days: Vec<u32> = beside.into_iter().flatten().filter_map(day).collect();
        if is_other(&parts.months, month) || (!days.is_empty() && days.iter().all(|day| is_other(&parts.days, *day))) {
            let said: Vec<String> = days.iter().map(u32::to_string).chain([(*token).to_owned()]).collect();
            return Some(said.join(" "));
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
