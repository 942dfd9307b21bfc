//! By whose account.

use dictum::{Account, HopKind, Quote};
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

use crate::oracle::Hop;
use crate::world::{World, cases, handle, number, plans};

fn hops(account: &Account<'_>) -> Vec<Hop> {
    let kind = |kind: HopKind| match kind {
        HopKind::Speaker => "speaker",
        HopKind::Relay => "relay",
        HopKind::Voice => "voice",
        _ => "document",
    };
    let hop = |hop: &dictum::Hop<'_>| Hop {
        kind: kind(hop.kind()),
        agents: hop.agents().map(|agent| number(agent.id())).collect(),
    };
    account.hops().iter().map(hop).collect()
}

fn is_accounted(world: &World, quote: usize) -> TestCaseResult {
    let account = world.graph.quote(handle::<Quote>(&world.graph, quote)).expect("it is shown").account();
    let chain = world.oracle.chain(quote, &world.view);
    prop_assert_eq!(hops(&account), chain.clone(), "quote {}", quote);
    prop_assert_eq!(account.relays().len(), chain.len() - 2);
    let speaker = account.speaker().map(|agent| number(agent.id()));
    let alone = if let [one] = chain[0].agents.as_slice() { Some(*one) } else { None };
    prop_assert_eq!(speaker, alone);
    prop_assert_eq!(number(account.document().id()), world.oracle.document_of(quote));
    for hop in account.hops().iter().filter(|hop| hop.agents().next().is_some()) {
        prop_assert!(!hop.evidence().grounds().is_empty(), "a hop without a ground");
    }
    let hedges: Vec<String> = account.hedges().map(|hedge| hedge.text().to_owned()).collect();
    prop_assert_eq!(hedges, world.oracle.hedges(quote, &world.view));
    Ok(())
}

proptest! {
    #![proptest_config(cases(80))]

    #[test]
    fn the_chain_of_every_quote_follows_the_rule(plan in plans(24)) {
        let world = World::of(&plan)?;
        for quote in world.oracle.quotes(&[], &world.view) {
            is_accounted(&world, quote).map_err(|error| world.told(error))?;
        }
    }
}
