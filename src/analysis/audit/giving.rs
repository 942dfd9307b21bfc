//! Words at one place that are given to two.

use std::collections::{HashMap, HashSet};

use super::auditor::Auditor;
use super::quoting::shortened;
use super::rule::Rule;
use crate::analysis::fidelity::other_speakers;
use crate::graph::QuoteRef;
use crate::model::{Document, Id, QuoteKind};

/// Of quotes whose segments begin at one byte each with the first of them; what is quoted within a quotation begins later, behind its mark. Cost: O(segments of direct quotes), and of those at one place that of their accounts.
pub(super) fn find(auditor: &mut Auditor<'_, '_>) {
    if !auditor.asks(&[Rule::WrongSpeaker]) {
        return;
    }
    let mut first_at: HashMap<(Id<Document>, u32), QuoteRef<'_>> = HashMap::new();
    let mut told = HashSet::new();
    let is_given = |quote: &QuoteRef<'_>| {
        quote.kind() == QuoteKind::Direct && quote.speakers().any(|speaker| speaker.value().is_named())
    };
    for quote in auditor.quotes().filter(is_given) {
        for extent in quote.segments().map(|segment| segment.extent()) {
            let first = *first_at.entry((extent.document, extent.span.start())).or_insert(quote);
            if first != quote && is_given_to_two(first, quote) && told.insert((first.id(), quote.id())) {
                tell(auditor, first, quote);
            }
        }
    }
}

/// Whether nobody may have spoken both, nor passed on what the other said.
fn is_given_to_two(one: QuoteRef<'_>, other: QuoteRef<'_>) -> bool {
    let passes_on = |one: QuoteRef<'_>, other: QuoteRef<'_>| {
        let speakers: Vec<u32> = one.speakers().map(|speaker| speaker.value().id().index()).collect();
        let account = other.account();
        account.hops().iter().flat_map(|hop| hop.agents()).any(|agent| speakers.contains(&agent.id().index()))
    };
    other_speakers(one, other) && !passes_on(one, other) && !passes_on(other, one)
}

fn tell<'g>(auditor: &mut Auditor<'g, '_>, one: QuoteRef<'g>, other: QuoteRef<'g>) {
    let named = |quote: QuoteRef<'g>| {
        let names: Vec<String> = quote.speakers().map(|speaker| speaker.value().to_string()).collect();
        names.join(" and ")
    };
    let by =
        |quote: QuoteRef<'g>| quote.speakers().flat_map(|speaker| speaker.evidence().excerpts()).collect::<Vec<_>>();
    let words = shortened(&other.words());
    let message = format!("“{words}” is given to {} and, at the same place, to {}", named(one), named(other));
    let finding = auditor.finding(Rule::WrongSpeaker, message).mark(other.excerpts(), "who said this?");
    let finding = finding.mark(by(one), "one is said to speak here").mark(by(other), "the other here");
    auditor.add(finding.note(
        "if both said it, make one quote with two speakers; if one passed it on, say so with by_way_of or nested_in",
    ));
}
