//! The rows of one relation, seen from one end, by their node: each node's side by side, in order of insertion.

use super::adjacency::NO_END;
use super::nodes::Nodes;
use super::pairs::{Link, Listed, Pairs};
use super::places::Places;
use crate::model::Kinds;

/// The rows of one relation: a stable counting sort.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    pub(super) places: Places,
    /// Where most nodes have one row, and stand close together: that of each, by how far the node comes after the first. One read leads from it to the
    /// other end.
    pub(super) slots: Pairs,
    pub(super) first: u32,
    /// Else, where the rows of each place begin, and after the last where they end; nothing where each place has one.
    pub(super) starts: Vec<u32>,
    /// Where those of the nodes stand that have several, by the number in their slot.
    pub(super) ranges: Vec<(u32, u32)>,
    /// The rows that are in no slot.
    pub(super) links: Pairs,
    pub(super) len: usize,
    pub(super) traits: Traits,
}

/// The rows of one relation, seen from one end, as far as they are folded in: to ask one node after the other.
#[derive(Clone, Copy)]
pub(crate) struct Settled<'c> {
    pub(super) lists: Option<&'c Lists>,
    pub(super) nodes: &'c Nodes,
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
pub(super) const VACANT: Link = (u32::MAX, NO_END);

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
            _ => self.single(place),
        }
    }

    /// The only row of a place, where each has one and nothing says where they begin.
    #[inline]
    fn single(&self, place: usize) -> (usize, usize) {
        let has_each_one = self.starts.is_empty() && self.slots.is_empty();
        if has_each_one { (place, place.wrapping_add(1)) } else { (0, 0) }
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

    /// Each node that has a place, with its rows.
    pub(super) fn each<'c>(&'c self, nodes: &'c Nodes) -> impl Iterator<Item = (u32, Listed<'c>)> + 'c {
        self.places.nodes(nodes).map(|node| (node, self.links(nodes, node)))
    }

    /// Knowing of each node's rows whether their ends are in order.
    pub(super) fn looked_through(mut self) -> Lists {
        let runs = self.starts.windows(2).filter_map(|run| Some((*run.first()?, *run.last()?)));
        let mut lists = runs.chain(self.ranges.iter().copied());
        self.traits.is_in_order = lists.all(|(start, end)| self.links.get(start as usize, end as usize).is_in_order());
        self
    }
}

impl<'c> Settled<'c> {
    /// Those that touch a node, in order of insertion.
    #[inline(always)]
    pub(crate) fn of(self, node: u32) -> Listed<'c> {
        match self.lists {
            Some(lists) => lists.links(self.nodes, node),
            None => Listed::default(),
        }
    }

    /// What stands at the other ends, of those nodes that have one row, where these are most.
    #[inline(always)]
    pub(crate) fn slots(self) -> Slots<'c> {
        self.lists.map(Lists::slots).unwrap_or_default()
    }

    /// Whether something stands at the other end of each.
    #[inline]
    pub(crate) fn has_ends(self) -> bool {
        self.traits().has_ends
    }

    /// The kinds of the nodes at the other ends.
    #[inline]
    pub(crate) fn kinds(self) -> Kinds {
        self.traits().kinds
    }

    /// The same, where something stands at the other end of each, and what stands at those of each node is in order, each once.
    pub(crate) fn kinds_in_order(self) -> Option<Kinds> {
        let traits = self.traits();
        (traits.has_ends && traits.is_in_order).then_some(traits.kinds)
    }

    #[inline]
    fn traits(self) -> Traits {
        self.lists.map(Lists::traits).unwrap_or_default()
    }
}

impl Slots<'_> {
    /// What no node and no value has for a number.
    pub(crate) const NONE: u32 = NO_END;

    /// Those of the nodes before this one.
    pub(crate) fn before(self, node: u32) -> Self {
        let count = node.saturating_sub(self.first) as usize;
        Slots { ends: self.ends.get(..count).unwrap_or(self.ends), ..self }
    }

    /// What stands at the other end of the only row of a node, where that is in a slot, else [`NONE`](Slots::NONE).
    #[inline(always)]
    pub(crate) fn end(self, node: u32) -> u32 {
        self.ends.get(node.wrapping_sub(self.first) as usize).copied().unwrap_or(Self::NONE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::tables::adjacency::Way;
    use crate::graph::tables::room::{Coming, Counted};
    use crate::graph::tables::rows::Seen;
    use crate::model::{Key, NodeKind, Relation};

    fn nodes() -> Nodes {
        let mut nodes = Nodes::default();
        for number in 0..90 {
            let kind = if number % 3 == 0 { NodeKind::Person } else { NodeKind::Quote };
            assert_eq!(nodes.push(Key::from(format!("node-{number}")), kind), Ok(number));
        }
        nodes
    }

    /// With others that came later.
    fn with(lists: &Lists, nodes: &Nodes, later: &[(u32, Link)]) -> Lists {
        let mut coming = Coming::none(Relation::PerhapsSameAs, Way::Out);
        let seen = |(node, (_, end)): &(u32, Link)| Seen { node: *node, relation: Relation::PerhapsSameAs, end: *end };
        later.iter().for_each(|link| coming.add(nodes, &seen(link)));
        let mut counted = Counted::of(lists, nodes, &coming);
        later.iter().for_each(|(node, _)| counted.add(nodes, *node, 1));
        let mut room = counted.room(lists, nodes);
        later.iter().for_each(|(node, link)| room.put(nodes, *node, *link));
        room.lists()
    }

    /// What a list of links has for each node.
    fn found(nodes: &Nodes, links: &[(u32, Link)]) -> Lists {
        // In two parts: what was there, and what came later.
        let (before, later) = links.split_at(links.len() / 2);
        let lists = with(&with(&Lists::default(), nodes, before), nodes, later);
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
