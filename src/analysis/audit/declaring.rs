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

/// Whether the words stand within a quotation of their document, or hold one; or a dash, or a mark that neither closes a quotation before them nor
/// opens one after them, is beside them. Blanks and stops do not count. Cost: O(log quotations), once they are known.
fn is_marked(segment: Excerpt<'_>, known: &mut HashMap<Id<Document>, Vec<Span>>) -> bool {
    let (text, span) = (segment.document().text(), segment.span());
    let quotations = known.entry(segment.document().id()).or_insert_with(|| quotations(text));
    let next = quotations.partition_point(|quotation| quotation.end() <= span.start());
    if quotations.get(next).is_some_and(|quotation| quotation.overlaps(span)) {
        return true;
    }
    let before = text.get(..span.start() as usize).unwrap_or_default().trim_end();
    let is_passed = |c: char| c.is_whitespace() || ".,;:!?…".contains(c);
    let after = text.get(span.end() as usize..).unwrap_or_default().trim_start_matches(is_passed);
    let closes = next.checked_sub(1).and_then(|last| quotations.get(last)).map(|last| last.end() as usize);
    let opens = quotations.get(next).map(|next| next.start() as usize);
    let is_sign = |c: char| is_mark(c) || is_dash(c);
    (before.ends_with(is_sign) && closes != Some(before.len()))
        || (after.starts_with(is_sign) && opens != Some(text.len() - after.len()))
}
