//! A search from one node, breadth first.

use std::ops::Range;

use crate::graph::{Network, Scratch, Step};
use crate::model::Kinds;

/// A search from one node, breadth first, a whole level at a time.
pub(super) struct Search<'g> {
    /// As it is searched: of a search toward a node, the reversed one.
    network: Network<'g>,
    is_toward: bool,
    /// What was met, nearest first, and the step by which.
    met: Vec<(u32, Option<Step<'g>>)>,
    /// One more than where a node stands among them.
    places: Scratch,
    level: Range<usize>,
    /// Of which kinds the nodes are that were met last.
    kinds: Kinds,
    effort: usize,
}

impl<'g> Search<'g> {
    /// For what can be reached from a node.
    pub(super) fn from(network: Network<'g>, start: u32) -> Self {
        let mut places = network.view().scratch();
        places.set(start, 1);
        let (kinds, effort) = (network.kind(start), network.steps_at_most(start));
        Search { network, is_toward: false, met: vec![(start, None)], places, level: 0..1, kinds, effort }
    }

    /// For what a node can be reached from.
    pub(super) fn toward(network: Network<'g>, goal: u32) -> Self {
        Search { is_toward: true, ..Search::from(network.reversed(), goal) }
    }

    /// For all that can be reached from a node, or all from which another can be reached: whichever is found first, with like effort.
    pub(super) fn between(network: Network<'g>, start: u32, goal: u32) -> Self {
        let (mut near, mut far) = (Search::from(network, start), Search::toward(network, goal));
        let (mut near_effort, mut far_effort) = (near.effort(), far.effort());
        while !near.is_done() && !far.is_done() {
            if near_effort <= far_effort {
                near.go_on();
                near_effort += near.effort();
            } else {
                far.go_on();
                far_effort += far.effort();
            }
        }
        if near.is_done() { near } else { far }
    }

    /// Whether there is nothing farther off.
    pub(super) fn is_done(&self) -> bool {
        self.level.is_empty()
    }

    /// How many steps the next level takes, at most.
    pub(super) fn effort(&self) -> usize {
        self.effort
    }

    /// The places of what was met last, from which nothing has been looked at yet.
    pub(super) fn level(&self) -> Range<usize> {
        self.level.clone()
    }

    /// How many nodes were met.
    pub(super) fn len(&self) -> usize {
        self.met.len()
    }

    /// The nodes that were met, nearest first.
    pub(super) fn nodes(&self) -> impl Iterator<Item = u32> + '_ {
        self.met.iter().map(|(node, _)| *node)
    }

    /// The node that was met at this place.
    pub(super) fn node(&self, place: usize) -> Option<u32> {
        self.met.get(place).map(|(node, _)| *node)
    }

    /// In which place a node was met, counted from the start.
    pub(super) fn place(&self, node: u32) -> Option<usize> {
        (self.places.get(node) as usize).checked_sub(1)
    }

    /// Meets everything that is one step farther; the places of that.
    pub(super) fn go_on(&mut self) -> Range<usize> {
        let next = self.met.len();
        (self.kinds, self.effort) = (Kinds::NONE, 0);
        for place in self.level.clone() {
            let Some(node) = self.node(place) else { continue };
            for step in self.network.steps(node) {
                self.meet(step, next);
            }
        }
        self.level = next..self.met.len();
        self.level.clone()
    }

    /// The same as far as the first of them that another search has met; its node.
    pub(super) fn go_on_to(&mut self, other: &Search<'g>) -> Option<u32> {
        let next = self.met.len();
        (self.kinds, self.effort) = (Kinds::NONE, 0);
        for place in self.level.clone() {
            let Some(node) = self.node(place) else { continue };
            for step in self.network.steps(node) {
                let is_new = self.place(step.end()).is_none();
                self.meet(step, next);
                if is_new && other.place(step.end()).is_some() {
                    return Some(step.end());
                }
            }
        }
        self.level = next..self.met.len();
        None
    }

    /// Whether a step farther may lead to what another search met last, by the kinds of nodes that steps join.
    pub(super) fn may_meet(&self, other: &Search<'g>) -> bool {
        self.network.kinds_after(self.kinds).meets(other.kinds)
    }

    /// The first way from what was met last to what another search has met, so many steps long (one or two), if it is found within a number of steps
    /// that are looked at. Nothing is met by it.
    pub(super) fn look_ahead(&self, other: &Search<'g>, is_two: bool, mut budget: usize) -> Option<Vec<Step<'g>>> {
        let is_met = |step: &Step<'g>| other.places.get(step.end()) > 0;
        for node in self.level.clone().filter_map(|place| self.node(place)) {
            for step in self.network.steps(node) {
                budget = budget.checked_sub(1)?;
                if !is_two {
                    if is_met(&step) {
                        return Some(vec![step]);
                    }
                    continue;
                }
                for next in self.network.steps(step.end()) {
                    budget = budget.checked_sub(1)?;
                    if is_met(&next) {
                        return Some(vec![step, next]);
                    }
                }
            }
        }
        None
    }

    /// A node is met by the first step that leads to it; where the search is toward a node, by its own first step that leads on.
    fn meet(&mut self, step: Step<'g>, next: usize) {
        let node = step.end();
        let Some(place) = self.place(node) else {
            self.met.push((node, Some(step)));
            self.places.set(node, self.met.len() as u32);
            self.kinds = self.kinds.or(self.network.kind(node));
            self.effort += self.network.steps_at_most(node);
            return;
        };
        if let Some((_, Some(by))) = self.met.get_mut(place).filter(|_| self.is_toward && place >= next)
            && step.back().order(&by.back()).is_lt()
        {
            *by = step;
        }
    }

    /// The steps by which a node was met, from it to where the search began.
    pub(super) fn way_back(&self, node: u32) -> Vec<Step<'g>> {
        let met_by = |node| self.met.get(self.place(node)?)?.1;
        std::iter::successors(met_by(node), |step: &Step<'g>| met_by(step.start())).collect()
    }
}
