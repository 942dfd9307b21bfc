//! What is not said.

use super::auditor::Auditor;
use super::mark::is_mark;
use super::quoting::shortened;
use super::rule::Rule;
use crate::graph::Excerpt;
use crate::model::QuoteKind;

pub(super) fn find(auditor: &mut Auditor<'_, '_>) {
    for claim in auditor.claims().filter(|claim| claim.stances().next().is_none()) {
        let message = format!("nobody takes a stance on “{}”", shortened(claim.wording()));
        auditor.add(auditor.finding(Rule::ClaimWithoutStance, message).mark(claim.evidence().excerpts(), "the claim"));
    }
    for quote in auditor.quotes() {
        let words = shortened(&quote.words());
        if quote.speakers().next().is_none() && !quote.is_unattributed() {
            let finding = auditor.finding(Rule::UndeclaredSpeaker, format!("nobody speaks “{words}”"));
            auditor.add(finding.mark(quote.excerpts(), "by whom?"));
        }
        if quote.kind() == QuoteKind::Direct && !quote.segments().any(is_marked) {
            let finding = auditor.finding(Rule::UnmarkedQuotation, format!("“{words}” is given as direct speech"));
            auditor.add(finding.mark(quote.segments(), "no marks stand around it"));
        }
    }
}

/// Whether a mark, or a dash, stands before or after the words, or they begin or end with one; blanks do not count.
fn is_marked(segment: Excerpt<'_>) -> bool {
    let text = segment.document().text();
    let (start, end) = (segment.span().start() as usize, segment.span().end() as usize);
    let before = text.get(..start).and_then(|before| before.trim_end().chars().next_back());
    let after = text.get(end..).and_then(|after| {
        after.trim_start_matches(|c: char| c.is_whitespace() || ".,;:!?…".contains(c)).chars().next()
    });
    let own = segment.text().trim();
    let ends = [before, after, own.chars().next(), own.chars().next_back()];
    ends.into_iter().flatten().any(|c| is_mark(c) || "—–―".contains(c))
}
