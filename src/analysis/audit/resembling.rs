//! Who may be one.

use super::auditor::Auditor;
use super::rule::Rule;
use crate::graph::{Excerpt, Ref};
use crate::model::Entity;

pub(super) fn find(auditor: &mut Auditor<'_, '_>) {
    if !auditor.asks(&[Rule::LookAlike]) {
        return;
    }
    let (.., resembling) = auditor.audit.policies();
    for candidate in auditor.view.identity_candidates(resembling).into_iter().filter(|candidate| !candidate.is_judged())
    {
        let resemblances: Vec<String> = candidate.resemblances.iter().map(ToString::to_string).collect();
        let message = format!(
            "{} ({}) and {} ({}) may be one",
            candidate.one,
            candidate.one.key(),
            candidate.other,
            candidate.other.key()
        );
        let finding = auditor.finding(Rule::LookAlike, message);
        let finding = finding.mark(named(candidate.one), "the one").mark(named(candidate.other), "the other");
        auditor.add(finding.note(resemblances.join(", ")));
    }
}

/// The first words that name it; those from which it was concluded that it is there, if none do.
fn named(entity: Ref<'_, Entity>) -> Option<Excerpt<'_>> {
    let mentioned = entity.mentions().map(|(words, _)| words).next();
    let called = || entity.names().chain(entity.descriptions()).find_map(|name| name.evidence().excerpts().next());
    mentioned.or_else(called).or_else(|| entity.evidence().excerpts().next())
}
