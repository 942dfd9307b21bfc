//! Claims that are asserted against others, or denied.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::contradiction::{Conflict, Contradiction};
use super::opposition::Opposition;
use crate::analysis::loss::Saying;
use crate::analysis::restating::restated;
use crate::graph::{ClaimRef, Ref, StanceRef, Stated, StatementRef, View};
use crate::model::{NodeKind, StanceKind, Voice};

/// Who asserts and who denies a claim, or one that restates it.
#[derive(Default)]
struct Held<'g> {
    asserted: Vec<StatementRef<'g>>,
    denied: Vec<StatementRef<'g>>,
}

/// Cost: O(claims + stances + what contradicts).
pub(super) fn opposed(view: &View) -> Vec<Contradiction<'_>> {
    let firsts = restated(view);
    let claims: Vec<ClaimRef<'_>> = view.nodes_of(NodeKind::Claim).map(|claim| Ref::new(view, claim)).collect();
    let first = |claim: ClaimRef<'_>| firsts.get(&claim.id().index()).copied().unwrap_or(claim.id().index());
    let mut held: HashMap<u32, Held<'_>> = HashMap::new();
    for claim in &claims {
        let held = held.entry(first(*claim)).or_default();
        claim.stances().for_each(|stance| held.take(stance));
    }
    let none = Held::default();
    let of = |claim: ClaimRef<'_>| held.get(&first(claim)).unwrap_or(&none);
    let policy: Arc<str> = Arc::from("");
    let denials = claims.iter().filter(|claim| first(**claim) == claim.id().index()).filter_map(|claim| {
        against(Conflict::Denied(*claim), [&of(*claim).asserted, &of(*claim).denied], false, &policy)
    });
    let mut found: Vec<Contradiction<'_>> = denials.collect();
    let pair = |one: ClaimRef<'_>, other: ClaimRef<'_>| (first(one).min(first(other)), first(one).max(first(other)));
    let refined: HashSet<(u32, u32)> =
        claims.iter().flat_map(|claim| claim.refines().map(move |other| pair(*claim, *other))).collect();
    let mut seen: HashSet<(u32, u32)> = HashSet::new();
    for claim in &claims {
        for other in claim.contradicts() {
            let (statement, other) = (other.statement(), other.into_value());
            let pair = pair(*claim, other);
            if pair.0 == pair.1 || !seen.insert(pair) {
                continue;
            }
            let conflict = Conflict::Opposed(*claim, other, statement);
            found.extend(against(
                conflict,
                [&of(*claim).asserted, &of(other).asserted],
                refined.contains(&pair),
                &policy,
            ));
        }
    }
    found
}

impl<'g> Held<'g> {
    fn take(&mut self, stance: StanceRef<'g>) {
        match stance.kind() {
            StanceKind::Asserts | StanceKind::Predicts | StanceKind::Conditional => self.asserted.push(*stance),
            StanceKind::Denies => self.denied.push(*stance),
            _ => {}
        }
    }
}

fn against<'g>(
    conflict: Conflict<'g>,
    sides: [&Vec<StatementRef<'g>>; 2],
    is_refined: bool,
    policy: &Arc<str>,
) -> Option<Contradiction<'g>> {
    let is_flat =
        |statement: &StatementRef<'g>| statement.stance().is_some_and(|stance| Saying::Stance(stance).is_flat());
    let opposition = match sides.iter().all(|side| side.iter().any(is_flat)) {
        _ if is_refined => Opposition::Refinement,
        true => Opposition::Contradiction,
        false => Opposition::Tension,
    };
    let sides = sides.map(Clone::clone);
    let policy = Arc::clone(policy);
    sides.iter().all(|side| !side.is_empty()).then_some(Contradiction { conflict, sides, opposition, policy })
}

/// By whose word: the agents of all stances, each once; where nobody is known, the voice, or that nobody is.
pub(super) fn by(statements: &[StatementRef<'_>]) -> String {
    let mut names: Vec<String> = Vec::new();
    for stance in statements.iter().filter_map(|statement| statement.stance()) {
        let agents: Vec<String> = stance.agents().map(|agent: Stated<'_, _>| agent.to_string()).collect();
        let voice = || stance.holder().narrow::<Voice>();
        let unnamed = || voice().map_or_else(|| "nobody named".to_owned(), |voice| voice.to_string());
        let known = if agents.is_empty() { vec![unnamed()] } else { agents };
        names.extend(known.into_iter().filter(|name| !names.contains(name)).collect::<Vec<_>>());
    }
    names.join(", ")
}
