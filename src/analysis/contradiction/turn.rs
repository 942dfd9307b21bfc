//! Somebody against himself.

use std::collections::HashMap;
use std::fmt;

use super::clash::uttered_before;
use super::contradiction::Contradiction;
use crate::graph::{AgentRef, StanceRef, Stated};
use crate::model::{Agent, Id, Truth};

/// Somebody who is on both sides: he contradicts himself, or has changed his position.
#[derive(Clone)]
#[non_exhaustive]
pub struct Turn<'g> {
    /// Who.
    pub agent: AgentRef<'g>,
    /// What he says on the one side, in order of insertion.
    pub one: Vec<StanceRef<'g>>,
    /// What he says on the other.
    pub other: Vec<StanceRef<'g>>,
}

impl<'g> Turn<'g> {
    /// Whether he has changed his position: all that he says on one side was uttered before all that he says on the other. The earlier side is the first of the two; none where
    /// it is not certain. Cost: O(stances on the one side × those on the other).
    pub fn changed(&self) -> Option<(&[StanceRef<'g>], &[StanceRef<'g>])> {
        let is_before = |earlier: &[StanceRef<'g>], later: &[StanceRef<'g>]| {
            earlier.iter().all(|one| later.iter().all(|other| uttered_before(**one, **other) == Truth::Yes))
        };
        if is_before(&self.one, &self.other) {
            Some((&self.one, &self.other))
        } else if is_before(&self.other, &self.one) {
            Some((&self.other, &self.one))
        } else {
            None
        }
    }
}

pub(super) fn turns<'g>(contradiction: &Contradiction<'g>) -> Vec<Turn<'g>> {
    let (one, other) = contradiction.sides();
    let mut turns: Vec<Turn<'g>> = Vec::new();
    let mut places: HashMap<Id<Agent>, usize> = HashMap::new();
    for stance in one.iter().filter_map(|statement| statement.stance()) {
        for agent in stance.agents().map(Stated::into_value) {
            let place = *places.entry(agent.id()).or_insert(turns.len());
            if place == turns.len() {
                turns.push(Turn { agent, one: Vec::new(), other: Vec::new() });
            }
            turns.get_mut(place).into_iter().for_each(|turn| turn.one.push(stance));
        }
    }
    for stance in other.iter().filter_map(|statement| statement.stance()) {
        for agent in stance.agents().map(Stated::into_value) {
            let turn = places.get(&agent.id()).and_then(|place| turns.get_mut(*place));
            turn.into_iter().for_each(|turn| turn.other.push(stance));
        }
    }
    turns.retain(|turn| !turn.other.is_empty());
    turns
}

impl fmt::Debug for Turn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} on both sides: {} and {} stances", self.agent, self.one.len(), self.other.len())
    }
}
