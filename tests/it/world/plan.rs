//! Plans of small worlds: what proptest draws, shrinks and prints.

use std::fmt;

use proptest::collection::vec;
use proptest::prelude::*;

use super::dice::Throw;

/// What a throw is for.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Phase {
    Document,
    Entity,
    Voice,
    Quote,
    Claim,
    /// Anything: more of the same, statements, retractions, judgements.
    Later,
}

/// The throws of a world, phase by phase.
#[derive(Clone)]
pub(crate) struct Plan(pub(crate) Vec<(Phase, Throw)>);

/// In one line.
impl fmt::Debug for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let throws = self.0.iter().map(|(phase, throw)| format!("{phase:?} {} {}", throw.seed, throw.richness));
        f.write_str(&throws.collect::<Vec<_>>().join(", "))
    }
}

pub(crate) fn throw() -> impl Strategy<Value = Throw> {
    (any::<u32>(), 0..=100_u8).prop_map(|(seed, richness)| Throw { seed, richness })
}

/// Small worlds: 1 to 4 documents, whoever and whatever is in them, and up to so many later deeds.
pub(crate) fn plans(later: usize) -> impl Strategy<Value = Plan> {
    let of = |phase: Phase, least: usize, most: usize| {
        vec(throw(), least..=most).prop_map(move |throws| throws.into_iter().map(|throw| (phase, throw)).collect())
    };
    let phases: (_, _, _, _, _, _) = (
        of(Phase::Document, 1, 4),
        of(Phase::Entity, 1, 8),
        of(Phase::Voice, 0, 3),
        of(Phase::Quote, 0, 7),
        of(Phase::Claim, 0, 4),
        of(Phase::Later, 0, later),
    );
    phases.prop_map(|(documents, entities, voices, quotes, claims, later)| {
        let all: [Vec<(Phase, Throw)>; 6] = [documents, entities, voices, quotes, claims, later];
        Plan(all.concat())
    })
}

/// So many cases in a debug build, or as many as `PROPTEST_CASES` says.
pub(crate) fn cases(count: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig { max_shrink_iters: 2000, ..ProptestConfig::with_cases(asked.unwrap_or(count)) }
}
