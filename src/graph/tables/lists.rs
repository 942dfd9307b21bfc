//! The rows of one relation, seen from one end, by their node: each node's side by side, in order of insertion.

use super::adjacency::NO_END;
use super::nodes::Nodes;
use super::pairs::{Link, Listed, Pairs};
use super::places::Places;
use crate::model::Kinds;

/// The rows of one relation: a stable counting sort.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    places: Places,
    /// Where most nodes have one row, and stand close together: that of each, by how far the node comes after the first. One read leads from it to the
    /// other end.
    slots: Pairs,
    first: u32,
    /// Else, where the rows of each place begin, and after the last where they end.
    starts: Vec<u32>,
    /// Where those of the nodes stand that have several, by the number in their slot.
    ranges: Vec<(u32, u32)>,
    /// The rows that are in no slot.
    links: Pairs,
    len: usize,
    traits: Traits,
}

/// What stands at the other ends of the rows of those nodes that have one, where these are most.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Slots<'c> {
    ends: &'c [u32],
    first: u32,
}

/// What is true of all rows of a relation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Traits {
    /// Whether each has something at its other end.
    pub(super) has_ends: bool,
    /// Whether the other ends of each node's rows are in order, each once.
    pub(super) is_in_order: bool,
    /// The kinds of the nodes at the other ends.
    pub(super) kinds: Kinds,
}

/// What stands in the slot of a node that has none: there are fewer ranges than that.
const VACANT: Link = (u32::MAX, NO_END);

impl Default for Traits {
    fn default() -> Self {
        Traits { has_ends: true, is_in_order: true, kinds: Kinds::NONE }
    }
}

impl Lists {
    // Plain matches, and no list out of a call: each step of each question goes this way, and is to stay within registers.
    #[inline(always)]
    pub(super) fn links(&self, nodes: &Nodes, node: u32) -> Listed<'_> {
        let place = node.wrapping_sub(self.first) as usize;
        let (start, end) = match self.slots.end(place) {
            Some(NO_END) => self.range(place),
            Some(_) => return self.slots.one(place),
            None => self.run(self.places.of(nodes, node)),
        };
        self.links.get(start, end)
    }

    #[inline(always)]
    fn run(&self, place: usize) -> (usize, usize) {
        match (self.starts.get(place), self.starts.get(place.wrapping_add(1))) {
            (Some(start), Some(end)) => (*start as usize, *end as usize),
            _ => (0, 0),
        }
    }

    /// Where those of a node stand in whose slot is none.
    #[inline(never)]
    fn range(&self, slot: usize) -> (usize, usize) {
        let range = self.slots.row(slot).and_then(|number| self.ranges.get(number as usize));
        range.map_or((0, 0), |(start, end)| (*start as usize, *end as usize))
    }

    #[inline(always)]
    pub(super) fn slots(&self) -> Slots<'_> {
        Slots { ends: self.slots.all().ends(), first: self.first }
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    pub(super) fn traits(&self) -> Traits {
        self.traits
    }

    /// With others that came later, in order of insertion, each after its node, and of which kind each other end is, if it is a node. Cost: O(rows +
    /// nodes that have any).
    pub(super) fn with(&self, nodes: &Nodes, later: &[(u32, Link)], kind: impl Fn(u32) -> Kinds) -> Lists {
        let len = self.len + later.len();
        let before = self.each(nodes).filter(|(_, links)| links.len() > 0).map(|(node, _)| node);
        let places = self.places.with(nodes, len, before, later.iter().map(|(node, _)| *node));
        let mut counts = vec![0_u32; places.count()];
        let mut add = |node, more| counts.get_mut(places.of(nodes, node)).into_iter().for_each(|count| *count += more);
        self.each(nodes).for_each(|(node, links)| add(node, links.len() as u32));
        later.iter().for_each(|(node, _)| add(*node, 1));

        let mut traits = self.traits;
        for (_, (_, end)) in later {
            traits.has_ends &= *end != NO_END;
            traits.kinds = traits.kinds.or(kind(*end));
        }
        let ones = counts.iter().filter(|count| **count == 1).count();
        let in_a_row = places.first().filter(|_| traits.has_ends && ones >= counts.len().div_ceil(2));
        let mut room = in_a_row.map_or_else(|| Room::runs(&counts), |first| Room::slots(first, &counts));
        for (node, links) in self.each(nodes) {
            let place = places.of(nodes, node);
            links.into_iter().for_each(|link| room.put(place, link));
        }
        later.iter().for_each(|(node, link)| room.put(places.of(nodes, *node), *link));
        Lists { places, len, traits, ..room.lists }.looked_through()
    }

    /// Each node that has a place, with its rows.
    fn each<'c>(&'c self, nodes: &'c Nodes) -> impl Iterator<Item = (u32, Listed<'c>)> + 'c {
        self.places.nodes(nodes).map(|node| (node, self.links(nodes, node)))
    }

    /// Knowing of each node's rows whether their ends are in order.
    fn looked_through(mut self) -> Lists {
        let runs = self.starts.windows(2).filter_map(|run| Some((*run.first()?, *run.last()?)));
        let mut lists = runs.chain(self.ranges.iter().copied());
        self.traits.is_in_order = lists.all(|(start, end)| self.links.get(start as usize, end as usize).is_in_order());
        self
    }
}

impl Slots<'_> {
    /// What no node and no value has for a number.
    pub(crate) const NONE: u32 = NO_END;

    /// What stands at the other end of the only row of a node, where that is in a slot, else [`NONE`](Slots::NONE).
    #[inline(always)]
    pub(crate) fn end(self, node: u32) -> u32 {
        self.ends.get(node.wrapping_sub(self.first) as usize).copied().unwrap_or(Self::NONE)
    }
}

/// Lists that are filled, each place's in order.
struct Room {
    lists: Lists,
    /// How many of each place there will be, where there are slots.
    counts: Vec<u32>,
}

impl Room {
    /// Each place's after those of the place before.
    fn runs(counts: &[u32]) -> Room {
        let (mut starts, mut total) = (Vec::with_capacity(counts.len() + 1), 0);
        starts.push(0);
        for count in counts {
            // Where the next of this place goes; in the end, where those of the place after it begin.
            starts.push(total);
            total += count;
        }
        let lists = Lists { starts, links: Pairs::room_for(total as usize), ..Lists::default() };
        Room { lists, counts: Vec::new() }
    }

    /// Each at its place, and beside them those of places that have several.
    fn slots(first: u32, counts: &[u32]) -> Room {
        let (mut slots, mut ranges, mut total) = (Pairs::all_alike(counts.len(), VACANT), Vec::new(), 0);
        for (place, count) in counts.iter().enumerate().filter(|(_, count)| **count > 1) {
            slots.put(place, (ranges.len() as u32, NO_END));
            ranges.push((total, total));
            total += count;
        }
        let lists = Lists { slots, first, ranges, links: Pairs::room_for(total as usize), ..Lists::default() };
        Room { lists, counts: counts.to_vec() }
    }

    /// The next of a place.
    fn put(&mut self, place: usize, link: Link) {
        let Lists { slots, starts, ranges, links, .. } = &mut self.lists;
        let next = match self.counts.get(place) {
            Some(1) => return slots.put(place, link),
            Some(_) => {
                let range = slots.row(place).and_then(|range| ranges.get_mut(range as usize));
                range.map(|(_, end)| end)
            }
            None => starts.get_mut(place + 1),
        };
        let Some(next) = next else { return };
        links.put(*next as usize, link);
        *next += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Key, NodeKind};

    fn nodes() -> Nodes {
        let mut nodes = Nodes::default();
        for number in 0..90 {
            let kind = if number % 3 == 0 { NodeKind::Person } else { NodeKind::Quote };
            nodes.push(Key::from(format!("node-{number}")), kind);
        }
        nodes
    }

    /// What a list of links has for each node.
    fn found(nodes: &Nodes, links: &[(u32, Link)]) -> Lists {
        // In two parts: what was there, and what came later.
        let (before, later) = links.split_at(links.len() / 2);
        let lists = Lists::default().with(nodes, before, |_| Kinds::NONE).with(nodes, later, |_| Kinds::NONE);
        for node in 0..nodes.len() as u32 + 3 {
            let there = links.iter().filter(|(of, _)| *of == node).map(|(_, link)| *link);
            assert!(lists.links(nodes, node).into_iter().eq(there.clone()), "{node}");
            let first = lists.slots().end(node);
            assert!(first == NO_END || Some(first) == there.clone().next().map(|(_, end)| end), "{node}");
        }
        assert_eq!(lists.len(), links.len());
        lists
    }

    #[test]
    fn each_node_has_its_links_in_order_whatever_form_they_take() {
        let nodes = nodes();
        let each = |by: usize, times: u32| -> Vec<(u32, Link)> {
            let links = (0..90)
                .step_by(by)
                .flat_map(|node| (0..times).map(move |time| (node, (time * 100 + node, node + time))));
            links.collect()
        };
        let has_slots = |links: &[(u32, Link)]| !found(&nodes, links).slots.is_empty();
        found(&nodes, &[]);
        assert!(has_slots(&each(1, 1)));
        assert!(!has_slots(&each(1, 2)));
        assert!(!has_slots(&each(3, 1)));
        assert!(!has_slots(&each(7, 1)));
        // Most have one, some have none, one has three.
        let mut mixed: Vec<(u32, Link)> = each(1, 1).into_iter().filter(|(node, _)| node % 7 != 0).collect();
        mixed.extend([(4, (500, 1)), (4, (502, 7))]);
        assert!(has_slots(&mixed));
        // One leads nowhere.
        mixed.push((5, (503, NO_END)));
        assert!(!has_slots(&mixed));
    }
}
