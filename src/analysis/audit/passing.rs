//! What is lost on the way.

use super::auditor::Auditor;
use super::rule::Rule;
use crate::analysis::loss::{Loss, Lost};

pub(super) fn find(auditor: &mut Auditor<'_, '_>) {
    if !auditor.asks(&[Rule::HedgeLost, Rule::RelayLost]) {
        return;
    }
    let (hedging, likeness, ..) = auditor.audit.policies();
    let losses = auditor.view.losses(hedging, likeness);
    losses.iter().for_each(|loss| lost(auditor, loss));
}

fn lost<'g>(auditor: &mut Auditor<'g, '_>, loss: &Loss<'g>) {
    let perhaps = if loss.is_candidate() { "perhaps " } else { "" };
    let finding = match &loss.lost {
        Lost::Hedges(hedges) => {
            let words: Vec<String> = hedges.iter().map(|hedge| format!("“{}”", hedge.text())).collect();
            let message = format!("{} is {perhaps}lost where it is restated", words.join(", "));
            let finding = auditor.finding(Rule::HedgeLost, message).mark(loss.restating.excerpts(), "flatly");
            finding.mark(hedges.iter().copied(), "hedged").mark(loss.source.excerpts(), "what is hedged")
        }
        Lost::Relays(relays) => {
            let names: Vec<String> = relays.iter().map(ToString::to_string).collect();
            let message = format!("{} passed it on, and is left out", names.join(" and "));
            let finding = auditor.finding(Rule::RelayLost, message).mark(loss.restating.excerpts(), "without");
            let account = loss.source.account();
            let hops = account.iter().flat_map(|account| account.relays());
            let finding =
                hops.fold(finding, |finding, hop| finding.mark(hop.evidence().excerpts(), "who passed it on"));
            finding.mark(loss.source.excerpts(), "with")
        }
    };
    let candidate = "that the one restates the other is a candidate only: claims about the same, with words in common";
    let finding = if loss.is_candidate() { finding.note(candidate) } else { finding };
    auditor.add(finding.note(format!("said again: {}", loss.restating)));
}
