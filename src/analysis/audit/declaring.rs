//! What is not said.

use std::collections::HashMap;

use super::auditor::Auditor;
use super::quoting::shortened;
use super::rule::Rule;
use crate::graph::Excerpt;
use crate::model::{Document, Id, QuoteKind};
use crate::text::{Span, is_dash, is_mark, quotations};

pub(super) fn find(auditor: &mut Auditor<'_, '_>) {
    for claim in auditor.claims().filter(|claim| claim.stances().next().is_none()) {
        let message = format!("nobody takes a stance on “{}”", shortened(claim.wording()));
        auditor.add(auditor.finding(Rule::ClaimWithoutStance, message).mark(claim.evidence().excerpts(), "the claim"));
    }
    let mut within: HashMap<Id<Document>, Vec<Span>> = HashMap::new();
    for quote in auditor.quotes() {
        let words = shortened(&quote.words());
        if quote.speakers().next().is_none() && !quote.is_unattributed() {
            let finding = auditor.finding(Rule::UndeclaredSpeaker, format!("nobody speaks “{words}”"));
            auditor.add(finding.mark(quote.excerpts(), "by whom?"));
        }
        if quote.kind() == QuoteKind::Direct && !quote.segments().any(|segment| is_marked(segment, &mut within)) {
            let finding = auditor.finding(Rule::UnmarkedQuotation, format!("“{words}” is given as direct speech"));
            auditor.add(finding.mark(quote.segments(), "no marks stand around it"));
        }
    }
}

/// Whether the first word stands within a quotation of its document, or a dash or a mark of no quotation is beside the words. Blanks and stops do not
/// count. Cost: O(log quotations), once they are known.
fn is_marked(segment: Excerpt<'_>, known: &mut HashMap<Id<Document>, Vec<Span>>) -> bool {
    let (text, span) = (segment.document().text(), segment.span());
    let quotations = known.entry(segment.document().id()).or_insert_with(|| quotations(text));
    let is_held = |at: usize| {
        let next = quotations.partition_point(|quotation| quotation.end() as usize <= at);
        quotations.get(next).is_some_and(|quotation| quotation.start() as usize <= at)
    };
    let (start, end) = (span.start() as usize, span.end() as usize);
    let before = text.get(..start).unwrap_or_default().trim_end();
    let is_passed = |c: char| c.is_whitespace() || ".,;:!?…".contains(c);
    let after = text.get(end..).unwrap_or_default().trim_start_matches(is_passed);
    let is_sign = |c: char| is_mark(c) || is_dash(c);
    let last = before.char_indices().next_back().filter(|(_, c)| is_sign(*c));
    let next = after.starts_with(is_sign).then(|| text.len() - after.len());
    is_held(start + segment.text().find(char::is_alphanumeric).unwrap_or_default())
        || last.is_some_and(|(at, _)| !is_held(at))
        || next.is_some_and(|at| !is_held(at))
}
