//! Claims, by every condition.

use dictum::{Claims, Document, Graph, Holder, Topic, Voice};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use super::quotes::extent;
use crate::oracle::{ClaimCondition, StanceCondition};
use crate::world::{CLAIM_CONDITIONS, Dice, Questions, STANCE_CONDITIONS, World, cases, handle, number, plans, throw};

pub(super) fn of_claim<'g>(graph: &'g Graph, claims: Claims<'g>, condition: &ClaimCondition) -> Claims<'g> {
    match condition {
        ClaimCondition::InDocument(document) => claims.in_document(handle::<Document>(graph, *document)),
        ClaimCondition::About(topic) => claims.about(handle::<Topic>(graph, *topic)),
        ClaimCondition::WithVerdict(verdict) => claims.with_verdict(verdict.as_str()),
        ClaimCondition::Reviewed => claims.reviewed(),
        ClaimCondition::Disputed => claims.disputed(),
    }
}

fn of_stance<'g>(graph: &'g Graph, claims: Claims<'g>, condition: &StanceCondition) -> Claims<'g> {
    match condition {
        StanceCondition::Kinds(kinds) => claims.stances(kinds.iter().map(|kind| kind.parse().unwrap())),
        StanceCondition::HeldBy(holder) => claims.held_by(handle::<Holder>(graph, *holder)),
        StanceCondition::ByQuotes => claims.by_quotes(),
        StanceCondition::ByVoices => claims.by_voices(),
        StanceCondition::InVoice(voice) => claims.in_voice(handle::<Voice>(graph, *voice)),
        StanceCondition::Hedged => claims.hedged(),
        StanceCondition::Unhedged => claims.unhedged(),
        StanceCondition::Overlapping(at) => claims.overlapping(extent(graph, *at)),
    }
}

fn is_answered(world: &World, claim: &[ClaimCondition], stance: &[StanceCondition]) -> TestCaseResult {
    let graph = &world.graph;
    let claims = claim.iter().fold(graph.claims(), |claims, condition| of_claim(graph, claims, condition));
    let claims = stance.iter().fold(claims, |claims, condition| of_stance(graph, claims, condition));
    let found: Vec<usize> = claims.iter().map(|claim| number(claim.id())).collect();
    let expected = world.oracle.claims(claim, stance, &world.view);
    prop_assert_eq!(&found, &expected, "{:?} {:?}{}", claim, stance, world.shown());
    prop_assert_eq!(claims.count(), found.len());
    prop_assert_eq!(claims.first().map(|claim| number(claim.id())), found.first().copied());
    Ok(())
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn every_condition_alone_finds_what_a_scan_finds(plan in plans(24), throw in throw()) {
        let world = World::of(&plan)?;
        let mut questions = Questions { world: &world, dice: Dice::from(throw) };
        for condition in (0..CLAIM_CONDITIONS).chain(0..CLAIM_CONDITIONS) {
            let condition: Vec<ClaimCondition> = questions.of_claim(condition).into_iter().collect();
            is_answered(&world, &condition, &[])?;
        }
        for condition in (0..STANCE_CONDITIONS).chain(0..STANCE_CONDITIONS) {
            let condition: Vec<StanceCondition> = questions.of_stance(condition).into_iter().collect();
            is_answered(&world, &[], &condition)?;
        }
    }

    #[test]
    fn a_stance_is_taken_by_the_word_of_who_speaks_or_whose_voice_it_is(plan in plans(24)) {
        let world = World::of(&plan)?;
        for stance in world.graph.claims().iter().flat_map(|claim| claim.stances()) {
            let found: Vec<usize> = stance.agents().map(|agent| number(agent.id())).collect();
            let holder = number(stance.holder().id());
            let is_quote = world.oracle.kind(holder) == "quote";
            prop_assert_eq!(stance.quote().map(|quote| number(quote.id())), is_quote.then_some(holder));
            let relation = if is_quote { "spoken_by" } else { "owned_by" };
            prop_assert_eq!(found, world.oracle.objects(holder, relation, &world.view));
        }
        for quote in world.graph.quotes() {
            prop_assert!(quote.stances().all(|stance| stance.quote() == Some(quote)));
        }
    }

    #[test]
    fn conditions_on_a_stance_are_met_by_one_and_the_same(plan in plans(24), throw in throw()) {
        let world = World::of(&plan)?;
        let mut questions = Questions { world: &world, dice: Dice::from(throw) };
        for _ in 0..40 {
            let (one, other) = (questions.dice.below(STANCE_CONDITIONS), questions.dice.below(STANCE_CONDITIONS));
            let claim = questions.dice.below(2 * CLAIM_CONDITIONS);
            let claim = if claim < CLAIM_CONDITIONS { questions.of_claim(claim) } else { None };
            let claim: Vec<ClaimCondition> = claim.into_iter().collect();
            let stance = [questions.of_stance(one), questions.of_stance(other)];
            let stance: Vec<StanceCondition> = stance.into_iter().flatten().collect();
            is_answered(&world, &claim, &stance)?;
        }
    }
}
