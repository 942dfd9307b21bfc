//! Lists that are laid out: first the places of their nodes, then how many rows each has, then the rows.

use super::adjacency::{NO_END, Way};
use super::lists::{Lists, Traits, VACANT};
use super::nodes::Nodes;
use super::pairs::{Link, Pairs};
use super::places::Places;
use super::rows::Seen;
use crate::model::{Kinds, Relation};

/// What is to be known of the rows of a relation before they are laid out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Coming {
    pub(super) count: usize,
    /// The first and the last of the nodes from which they are seen; where there is none, the first is after the last.
    pub(super) first: u32,
    pub(super) last: u32,
    /// The kinds of these.
    pub(super) kinds: Kinds,
    pub(super) traits: Traits,
    near: Kinds,
    far: Kinds,
}

/// Lists whose places are known, and how many rows each has so far.
pub(super) struct Counted {
    places: Places,
    /// Of each place, and one more.
    counts: Vec<u32>,
    len: usize,
    traits: Traits,
}

/// Lists that are filled, each place's in order.
pub(super) struct Room(Lists);

impl Coming {
    /// Nothing yet.
    pub(super) fn none(relation: Relation, way: Way) -> Self {
        let (near, far) = match way {
            Way::Out => (relation.subjects(), relation.objects()),
            Way::Into => (relation.objects(), relation.subjects()),
        };
        let traits = Traits::default();
        Coming { count: 0, first: u32::MAX, last: 0, kinds: Kinds::NONE, traits, near, far }
    }

    pub(super) fn add(&mut self, nodes: &Nodes, Seen { node, end, .. }: &Seen) {
        self.count += 1;
        (self.first, self.last) = (self.first.min(*node), self.last.max(*node));
        self.kinds = self.kinds.or(kinds_of(nodes, *node, self.near));
        self.traits.has_ends &= *end != NO_END;
        self.traits.kinds = self.traits.kinds.or(kinds_of(nodes, *end, self.far));
    }
}

/// Of which of some kinds a node is. Where it can be but one, or is no node, nothing is looked up.
fn kinds_of(nodes: &Nodes, node: u32, kinds: Kinds) -> Kinds {
    if kinds.has_several() { nodes.kind(node).map_or(Kinds::NONE, Kinds::of) } else { kinds }
}

impl Counted {
    /// With places for those that are there, which are counted, and for those that are coming.
    pub(super) fn of(there: &Lists, nodes: &Nodes, coming: &Coming) -> Self {
        let len = there.len() + coming.count;
        let before = there.each(nodes).filter(|(_, links)| links.len() > 0).map(|(node, _)| node);
        let places = there.places.with(nodes, len, before, coming);
        let traits = Traits { kinds: there.traits().kinds.or(coming.traits.kinds), ..coming.traits };
        let traits = Traits { has_ends: traits.has_ends && there.traits().has_ends, ..traits };
        let mut counted = Counted { counts: vec![0; places.count() + 1], places, len, traits };
        there.each(nodes).for_each(|(node, links)| counted.add(nodes, node, links.len() as u32));
        counted
    }

    #[inline]
    pub(super) fn add(&mut self, nodes: &Nodes, node: u32, more: u32) {
        let place = self.places.of(nodes, node);
        self.counts.get_mut(place).into_iter().for_each(|count| *count += more);
    }

    /// Room for all that were counted; those that are there stand in it.
    pub(super) fn room(mut self, there: &Lists, nodes: &Nodes) -> Room {
        let places = self.counts.len() - 1;
        let ones = self.counts.iter().filter(|count| **count == 1).count();
        let in_a_row = self.places.first().filter(|_| self.traits.has_ends && ones >= places.div_ceil(2));
        let lists = match in_a_row {
            Some(first) => {
                self.counts.truncate(places);
                slots(first, self.counts)
            }
            None if ones == places => Lists { links: Pairs::room_for(places), ..Lists::default() },
            None => runs(self.counts),
        };
        let mut room = Room(Lists { places: self.places, len: self.len, traits: self.traits, ..lists });
        for (node, links) in there.each(nodes) {
            links.into_iter().for_each(|link| room.put(nodes, node, link));
        }
        room
    }
}

/// Each place's after those of the place before.
fn runs(mut starts: Vec<u32>) -> Lists {
    // Where the next of the place before goes; in the end, where those of this place begin.
    let (mut next, mut total) = (0, 0);
    for start in &mut starts {
        (*start, next, total) = (next, total, total + *start);
    }
    Lists { starts, links: Pairs::room_for(total as usize), ..Lists::default() }
}

/// Each at its place, and beside them those of places that have several.
fn slots(first: u32, mut counts: Vec<u32>) -> Lists {
    let (vacant, no_end) = VACANT;
    let (mut ranges, mut total) = (Vec::new(), 0);
    for count in &mut counts {
        let several = *count;
        *count = vacant;
        if several > 1 {
            *count = ranges.len() as u32;
            ranges.push((total, total));
            total += several;
        }
    }
    ranges.shrink_to_fit();
    let ends = vec![no_end; counts.len()];
    let (slots, links) = (Pairs::of(counts, ends), Pairs::room_for(total as usize));
    Lists { slots, first, ranges, links, ..Lists::default() }
}

impl Room {
    /// The next of a node.
    #[inline]
    pub(super) fn put(&mut self, nodes: &Nodes, node: u32, link: Link) {
        let Lists { places, slots, starts, ranges, links, .. } = &mut self.0;
        let place = places.of(nodes, node);
        let next = match slots.row(place) {
            Some(row) if row == VACANT.0 => return slots.put(place, link),
            Some(range) => ranges.get_mut(range as usize).map(|(_, end)| end),
            None if starts.is_empty() => return links.put(place, link),
            None => starts.get_mut(place.wrapping_add(1)),
        };
        let Some(next) = next else { return };
        links.put(*next as usize, link);
        *next += 1;
    }

    /// All that were counted are put.
    pub(super) fn lists(self) -> Lists {
        self.0.looked_through()
    }
}
