//! What a walk along a route knows of the nodes that it met.

use std::collections::{HashMap, HashSet};

use crate::graph::{Scratch, View};

/// What is known of each node that was met. It stands in flat lists; what is beyond a route's first few rests is looked up by hash.
pub(super) struct Known {
    /// One more than where a node stands among those that were met.
    places: Scratch,
    nodes: Vec<Node>,
    /// Rests from number 64 on that were met at a node, by its place.
    more: HashSet<(u32, u32)>,
    /// Of the place of a node and the number of a repetition from 1 on, as [`Node::most`].
    repeated: HashMap<(u32, u32), u32>,
}

#[derive(Clone, Copy, Default)]
struct Node {
    /// The rests below number 64 that were met there, one bit each.
    rests: u64,
    /// One more than its place among what the route leads to.
    reached: u32,
    /// One more than how often at most the repetition of number 0 may go on from there.
    most: u32,
}

impl Known {
    pub(super) fn of(view: &View) -> Self {
        Known { places: view.scratch(), nodes: Vec::new(), more: HashSet::new(), repeated: HashMap::new() }
    }

    /// The place of a node among those that were met; it is met.
    pub(super) fn place(&mut self, node: u32) -> u32 {
        if let Some(place) = self.places.get(node).checked_sub(1) {
            return place;
        }
        self.nodes.push(Node::default());
        self.places.set(node, self.nodes.len() as u32);
        self.nodes.len() as u32 - 1
    }

    /// Meets a rest at the node of a place; whether that is the first time.
    pub(super) fn meet(&mut self, place: u32, rest: u32) -> bool {
        let Some(bit) = 1_u64.checked_shl(rest) else { return self.more.insert((place, rest)) };
        self.nodes.get_mut(place as usize).is_some_and(|known| {
            let is_first = known.rests & bit == 0;
            known.rests |= bit;
            is_first
        })
    }

    /// Whether a repetition was met there that may go on more often; this one is met.
    pub(super) fn is_repeated(&mut self, place: u32, number: u32, most: u32) -> bool {
        let known = match number {
            0 => self.nodes.get_mut(place as usize).map(|known| &mut known.most),
            _ => Some(self.repeated.entry((place, number)).or_default()),
        };
        known.is_some_and(|known| {
            let is_repeated = *known > most;
            *known = (*known).max(most.saturating_add(1));
            is_repeated
        })
    }

    /// The route leads to the node of a place, which is the last of so many.
    pub(super) fn reach(&mut self, place: u32, count: u32) {
        self.nodes.get_mut(place as usize).into_iter().for_each(|known| known.reached = count);
    }

    /// The place of a node among what the route leads to.
    pub(super) fn reached(&self, node: u32) -> Option<usize> {
        let place = self.places.get(node).checked_sub(1)?;
        self.nodes.get(place as usize)?.reached.checked_sub(1).map(|place| place as usize)
    }
}
