//! What stands against what.

use std::collections::BTreeSet;

use super::auditor::Auditor;
use super::finding::Finding;
use super::quoting::shortened;
use super::rule::Rule;
use crate::analysis::contradiction::{Conflict, Contradiction, Opposition};
use crate::analysis::loss::Saying;
use crate::graph::{Account, Excerpt, StanceRef, StatementRef};
use crate::model::{Agent, Id};

/// Of what many say so many are underlined on each side.
const SHOWN: usize = 4;

pub(super) fn find(auditor: &mut Auditor<'_, '_>) {
    if !auditor.asks(&[Rule::SelfContradiction, Rule::Contradiction]) {
        return;
    }
    let (_, _, singular, _) = auditor.audit.policies();
    let found = auditor.view.contradictions(singular).filter(|found| found.opposition() == Opposition::Contradiction);
    for contradiction in found.collect::<Vec<_>>() {
        if !is_of_one(&contradiction) {
            against(auditor, &contradiction);
        }
        with_himself(auditor, &contradiction);
    }
}

fn against<'g>(auditor: &mut Auditor<'g, '_>, contradiction: &Contradiction<'g>) {
    let (one, other) = contradiction.sides();
    let finding = auditor.finding(Rule::Contradiction, contradiction.sentence());
    let finding = both(finding, one, other);
    let linked = match contradiction.conflict() {
        Conflict::Opposed(_, _, statement) => Some(statement),
        _ => None,
    };
    let (ours, theirs) = contradiction.accounts();
    let told =
        |accounts: Vec<Account<'g>>| accounts.iter().take(SHOWN).map(ToString::to_string).collect::<Vec<String>>();
    let finding = linked
        .into_iter()
        .fold(finding, |finding, statement| finding.mark_statement(statement, "that they contradict"));
    let sides = [("one side", told(ours)), ("the other", told(theirs))];
    let told = sides.into_iter().filter(|(_, accounts)| !accounts.is_empty());
    auditor
        .add(told.fold(finding, |finding, (side, accounts)| finding.note(format!("{side}: {}", accounts.join("; ")))));
}

/// Whether one agent alone says both, which is told as such.
fn is_of_one(contradiction: &Contradiction<'_>) -> bool {
    let (one, other) = contradiction.sides();
    let agents = |side: &[StatementRef<'_>]| -> Option<BTreeSet<Id<Agent>>> {
        let agents =
            side.iter().map(|said| said.stance().map(|stance| stance.agents().map(|agent| agent.id()).collect()));
        let each: Vec<Vec<Id<Agent>>> = agents.collect::<Option<_>>()?;
        each.iter().all(|agents| agents.len() == 1).then(|| each.into_iter().flatten().collect())
    };
    agents(one).is_some_and(|one| one.len() == 1 && agents(other) == Some(one))
}

fn both<'g>(finding: Finding<'g>, one: &[StatementRef<'g>], other: &[StatementRef<'g>]) -> Finding<'g> {
    let words = |side: &[StatementRef<'g>]| {
        side.iter().take(SHOWN).flat_map(|statement| excerpts(*statement)).collect::<Vec<_>>()
    };
    finding.mark(words(one), "one side").mark(words(other), "the other side")
}

fn excerpts(statement: StatementRef<'_>) -> Vec<Excerpt<'_>> {
    match statement.stance() {
        Some(stance) => Saying::Stance(stance).excerpts(),
        None => statement.evidence().excerpts().collect(),
    }
}

fn with_himself<'g>(auditor: &mut Auditor<'g, '_>, contradiction: &Contradiction<'g>) {
    for turn in contradiction.turns() {
        let is_flat = |stances: &[StanceRef<'g>]| stances.iter().any(|stance| Saying::Stance(*stance).is_flat());
        if !is_flat(&turn.one) || !is_flat(&turn.other) {
            continue;
        }
        let what = match contradiction.conflict() {
            Conflict::Denied(claim) => format!("asserts and denies “{}”", shortened(claim.wording())),
            Conflict::Opposed(claim, other, _) => {
                format!("asserts “{}” and “{}”", shortened(claim.wording()), shortened(other.wording()))
            }
            Conflict::Values(..) => continue,
        };
        let statements = |stances: &[StanceRef<'g>]| stances.iter().map(|stance| **stance).collect::<Vec<_>>();
        let finding = auditor.finding(Rule::SelfContradiction, format!("{} {what}", turn.agent));
        let finding = both(finding, &statements(&turn.one), &statements(&turn.other));
        let order = match turn.changed() {
            Some(_) => "he has changed his position: all of one side was uttered before all of the other",
            None => "which he said first is not certain",
        };
        auditor.add(finding.note(order));
    }
}
