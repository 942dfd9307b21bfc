//! What the chains of many quotes have in them.

use std::collections::{HashMap, HashSet};

use super::QuoteRef;
use super::account::{Hop, onward, speaker};

/// How many relays quotes have, or how often one agent is among them. What a quote adds is worked out once, however many are nested in it.
#[derive(Debug, Default)]
pub(crate) struct Chains {
    agent: Option<u32>,
    known: HashMap<u32, usize>,
}

impl Chains {
    /// Of all relays, or of one agent.
    pub(crate) fn of(agent: Option<u32>) -> Self {
        Chains { agent, known: HashMap::new() }
    }

    /// How many of the hops that count stand strictly between speaker and document. Cost over all quotes: O(quotes + their relays).
    pub(crate) fn relays(&mut self, quote: QuoteRef<'_>) -> usize {
        let mut seen = HashSet::from([quote.id()]);
        let mut added: Vec<(u32, usize)> = Vec::new();
        let mut at = quote;
        let mut relays = loop {
            if let Some(known) = self.known.get(&at.node) {
                break *known;
            }
            let outer = at.nested_in().filter(|outer| seen.insert(outer.id()));
            // Whatever came before it, the last hop is its speaker, or the same agents.
            let (hops, outer) = onward(at, &speaker(at), outer);
            added.push((at.node, hops.iter().filter(|hop| self.counts(hop)).count()));
            match outer {
                Some(outer) => at = outer,
                None => break 0,
            }
        };
        for (quote, own) in added.into_iter().rev() {
            relays += own;
            self.known.insert(quote, relays);
        }
        relays
    }

    fn counts(&self, hop: &Hop<'_>) -> bool {
        self.agent.is_none_or(|agent| hop.agents().any(|relay| relay.id().index() == agent))
    }
}
