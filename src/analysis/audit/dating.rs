//! Dates whose words give another number.

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
            let other = words.iter().find_map(|words| other_number(day, words.text()));
            if let Some(number) = other {
                let message = format!("the date {day} rests on words that say {number}");
                auditor.add(auditor.finding(Rule::Misdated, message).mark(words, "these words"));
            }
        }
    }
}

/// A number of the words that is no part of the date: of no year, in full or by its last two digits, month or day. Of a date with a time of day none is
/// asked for, since words may give that of another zone.
fn other_number(date: &Date, words: &str) -> Option<String> {
    let written = date.to_string();
    if written.contains('T') {
        return None;
    }
    let parts: Vec<&str> = runs(&written, |c| c.is_ascii_digit() || c == 'X').collect();
    runs(words, |c| c.is_ascii_digit())
        .find(|number| !parts.iter().any(|part| is_part(number, part) || is_part(number, last_two(part))))
        .map(str::to_owned)
}

/// Whether a number is a part of a date, in which `X` stands for any digit; a zero before it counts for nothing.
fn is_part(number: &str, part: &str) -> bool {
    let (number, part) = (number.trim_start_matches('0'), part.trim_start_matches('0'));
    number.len() == part.len() && number.chars().zip(part.chars()).all(|(one, other)| other == 'X' || one == other)
}

fn last_two(year: &str) -> &str {
    if year.len() == 4 { year.get(2..).unwrap_or_default() } else { year }
}

fn runs(text: &str, is_in: impl Fn(char) -> bool) -> impl Iterator<Item = &str> {
    text.split(move |c: char| !is_in(c)).filter(|run| !run.is_empty())
}
