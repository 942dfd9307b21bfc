//! On whom claims rest.

use std::collections::HashSet;

use super::auditor::Auditor;
use super::quoting::shortened;
use super::rule::Rule;
use crate::analysis::lineage::{Ending, Lineage};
use crate::analysis::loss::Saying;
use crate::graph::{ClaimRef, StanceRef};
use crate::model::{Claim, Id, StanceKind, Voice, VoiceKind};

pub(super) fn find(auditor: &mut Auditor<'_, '_>) {
    if !auditor.asks(&[Rule::SingleOrigin, Rule::UnknownLineage, Rule::MachineSource]) {
        return;
    }
    // Claims that restate each other have one lineage: it is told of the first.
    let mut told: HashSet<Id<Claim>> = HashSet::new();
    for claim in auditor.claims() {
        if told.contains(&claim.id()) {
            continue;
        }
        let lineage = claim.lineage();
        told.extend(lineage.claims().map(|claim| claim.id()));
        origins(auditor, claim, &lineage);
        for claim in lineage.claims() {
            machines(auditor, claim, &lineage);
        }
    }
}

fn asserting<'g>(lineage: &Lineage<'g>) -> Vec<StanceRef<'g>> {
    let stances = lineage.claims().flat_map(|claim| claim.stances());
    stances.filter(|stance| stance.kind() == StanceKind::Asserts).collect()
}

fn origins<'g>(auditor: &mut Auditor<'g, '_>, claim: ClaimRef<'g>, lineage: &Lineage<'g>) {
    let (documents, independent) = (lineage.documents().len(), lineage.independent().len());
    let said = asserting(lineage);
    let excerpts = || said.iter().flat_map(|stance| Saying::Stance(*stance).excerpts());
    if documents > 1 && independent == 1 {
        let unknown: Vec<String> = lineage.unknowns().map(|ending| ending.to_string()).collect();
        let names: Vec<String> = lineage.origins().map(|origin| origin.to_string()).collect();
        let message = format!(
            "“{}” is reported in {documents} documents, and rests on {}{}",
            shortened(claim.wording()),
            names.join(", "),
            if unknown.is_empty() { "" } else { " alone, as far as is known" }
        );
        let finding = auditor.finding(Rule::SingleOrigin, message).mark(excerpts(), "reported");
        let through: Vec<String> = lineage.choke_points().iter().map(ToString::to_string).collect();
        let notes = [("every way passes through ", through.join(", ")), ("not counted: ", unknown.join("; "))];
        let notes = notes.into_iter().filter(|(_, told)| !told.is_empty());
        auditor.add(notes.fold(finding, |finding, (what, told)| finding.note(format!("{what}{told}"))));
    }
    if documents > 0 && lineage.origins().next().is_none() {
        let unknown: Vec<String> = lineage.unknowns().map(|ending| ending.to_string()).collect();
        let message = format!("nobody known stands behind “{}”", shortened(claim.wording()));
        let finding = auditor.finding(Rule::UnknownLineage, message).mark(excerpts(), "asserted");
        let nodes = lineage.unknowns().filter_map(|ending| match ending {
            // Of an unsigned text all would be underlined.
            Ending::Unknown(_, node) if node.narrow::<Voice>().is_none() => Some(node),
            _ => None,
        });
        let finding = nodes.fold(finding, |finding, node| finding.mark(node.evidence().excerpts().take(1), "unknown"));
        auditor.add(finding.note(unknown.join("; ")));
    }
}

/// What a machine's summary asserts and its document does not.
fn machines<'g>(auditor: &mut Auditor<'g, '_>, claim: ClaimRef<'g>, lineage: &Lineage<'g>) {
    let is_machine = |saying: Saying<'g>| saying.voice().is_some_and(|voice| voice.kind() == VoiceKind::MachineSummary);
    let sayings: Vec<Saying<'g>> = asserting(lineage).into_iter().map(Saying::Stance).collect();
    let own = claim.stances().filter(|stance| stance.kind() == StanceKind::Asserts).map(Saying::Stance);
    for saying in own.filter(|saying| is_machine(*saying)) {
        let is_said = |other: &Saying<'g>| other.document() == saying.document() && !is_machine(*other);
        if !sayings.iter().any(is_said) {
            let message = format!("only a machine's summary says “{}”", shortened(claim.wording()));
            let finding = auditor.finding(Rule::MachineSource, message).mark(saying.excerpts(), "the summary");
            auditor.add(finding.note("nothing else in its document is recorded to say so"));
        }
    }
}
