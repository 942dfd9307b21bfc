//! One relation, asked of many nodes one after the other.

use super::rows::Rows;
use super::view::View;
use crate::graph::tables::{Link, Links, Listed, Settled, Slots, Way};
use crate::model::Relation;

/// So many nodes are asked at once; few where it is tested.
const AT_ONCE: usize = if cfg!(debug_assertions) { 3 } else { 256 };

/// The statements of a relation, seen from one end. Up to which node everything of it stands where it was put in is asked once.
#[derive(Clone, Copy)]
pub(crate) struct Column<'v> {
    view: &'v View,
    relation: Relation,
    way: Way,
    /// Before which node everything stands where it was put in.
    settled_before: u32,
    settled: Settled<'v>,
    /// Of most of these, where most have one.
    slots: Slots<'v>,
}

impl<'v> Column<'v> {
    /// What is said of nodes.
    pub(crate) fn along(view: &'v View, relation: Relation) -> Self {
        Column::of(view, relation, Way::Out)
    }

    /// What leads to nodes.
    pub(crate) fn against(view: &'v View, relation: Relation) -> Self {
        Column::of(view, relation, Way::Into)
    }

    fn of(view: &'v View, relation: Relation, way: Way) -> Self {
        let settled_before = view.settled_before(relation, way);
        let settled = view.core().settled(relation, way);
        let slots = settled.slots().before(settled_before);
        Column { view, relation, way, settled_before, settled, slots }
    }

    /// Those that touch a node or what is one with it.
    #[inline(always)]
    pub(crate) fn rows(&self, node: u32) -> Rows<'v> {
        match self.listed(node) {
            Some(listed) => Rows::of(None, listed, None),
            None => self.view.touching_any(node, self.relation, self.way),
        }
    }

    /// Those that touch a node, where they stand as they were put in.
    #[inline(always)]
    fn listed(&self, node: u32) -> Option<Listed<'v>> {
        (node < self.settled_before).then(|| self.settled.of(node))
    }

    /// The first statement that joins two nodes. Cost: O(statements of the one that has fewer).
    fn first_between(&self, from: u32, to: u32) -> Option<u32> {
        let (there, back) = (self.rows(from), self.view.touching(to, self.relation, self.way.back()));
        let (shorter, end) = if there.at_most() <= back.at_most() { (there, to) } else { (back, from) };
        shorter.ends().find(|(_, found)| *found == end).map(|(row, _)| row)
    }

    /// What stands at the other ends, of each node in turn: nodes, or the numbers of values. Cost: O(what there is).
    pub(crate) fn ends_of(&self, nodes: &[u32], ends: &mut Vec<u32>) {
        // Most often each has one, and that is at hand, but for what came lately: that is the last. Nothing else is done where each is read, so that as
        // many as can be are read at once.
        let (before, slots) = (ends.len(), self.slots);
        ends.extend(nodes.iter().map(|node| slots.end(*node)));
        let found = ends.get(before..).unwrap_or_default();
        if found.contains(&Slots::NONE) {
            let at_hand = found.iter().take_while(|end| **end != Slots::NONE).count();
            ends.truncate(before + at_hand);
            let others = nodes.get(at_hand..).unwrap_or_default();
            others.iter().for_each(|node| ends.extend(self.rows(*node).numbers().map(|(_, end)| end)));
        }
    }

    /// Each statement that joins a node to another, with that one.
    #[inline(always)]
    fn each(&self, node: u32, mut step: impl FnMut(Link)) {
        match self.listed(node) {
            Some(listed) => listed.into_iter().filter(|(_, end)| Links::is_node(*end)).for_each(step),
            None => self.each_unsettled(node, &mut step),
        }
    }

    // Behind a pointer, so that what is done with each is opened in one place, where it is done most.
    #[inline(never)]
    fn each_unsettled(&self, node: u32, step: &mut dyn FnMut(Link)) {
        self.view.touching_any(node, self.relation, self.way).ends().for_each(step);
    }
}

/// A relation as it is walked: along it, against it, or both ways.
#[derive(Clone, Copy)]
pub(crate) struct Columns<'v> {
    along: Option<Column<'v>>,
    against: Option<Column<'v>>,
}

impl<'v> Columns<'v> {
    /// Whether it is walked along, and whether against; what gives values leads nowhere.
    pub(crate) fn of(view: &'v View, relation: Relation, (along, against): (bool, bool)) -> Self {
        Columns {
            along: (along && relation.is_edge()).then(|| Column::along(view, relation)),
            against: against.then(|| Column::against(view, relation)),
        }
    }

    /// A relation as it is said, or its inverse: one way; both ways, where it says the same both ways.
    pub(crate) fn one_way(view: &'v View, relation: Relation, is_inverse: bool) -> Self {
        let is_symmetric = relation.is_symmetric();
        Columns::of(view, relation, (!is_inverse || is_symmetric, is_inverse || is_symmetric))
    }

    /// The first statement by which it leads from one node to another, and whether that is against it. Cost: O(statements of the one that has fewer).
    pub(crate) fn first_between(&self, from: u32, to: u32) -> Option<(u32, bool)> {
        let along = self.along.as_ref().and_then(|along| along.first_between(from, to));
        let against = || self.against.as_ref()?.first_between(from, to).map(|row| (row, true));
        along.map(|row| (row, false)).or_else(against)
    }

    /// Each statement by which it leads from a node, with where it leads, and whether that is against it: along before against.
    #[inline(always)]
    pub(crate) fn each(&self, node: u32, mut step: impl FnMut(Link, bool)) {
        if let Some(along) = &self.along {
            along.each(node, |link| step(link, false));
        }
        if let Some(against) = &self.against {
            // What leads from it to itself was walked along.
            let is_new = |to| self.along.is_none() || to != node;
            against.each(node, |link| {
                if is_new(link.1) {
                    step(link, true)
                }
            });
        }
    }

    /// The nodes to which it leads from a node, where they stand side by side as they were put in. Cost: O(1).
    #[inline(always)]
    pub(crate) fn listed(&self, node: u32) -> Option<&'v [u32]> {
        match (&self.along, &self.against) {
            (Some(only), None) | (None, Some(only)) if only.settled.has_ends() => only.listed(node).map(Listed::ends),
            _ => None,
        }
    }

    /// Each node to which it leads from some nodes, with which of these, counted from 1.
    #[inline(always)]
    pub(crate) fn each_end(&self, nodes: &[u32], mut step: impl FnMut(u32, u32)) {
        let slots = match (&self.along, &self.against) {
            (Some(along), None) => along.slots,
            _ => Slots::default(),
        };
        let mut count = 0;
        for some in nodes.chunks(AT_ONCE) {
            // The slots of nodes are far apart in memory: in this loop many are read side by side.
            let mut ends = [Slots::NONE; AT_ONCE];
            ends.iter_mut().zip(some).for_each(|(end, node)| *end = slots.end(*node));
            for (node, end) in some.iter().zip(ends) {
                count += 1;
                match end {
                    Slots::NONE => self.each_beside(*node, &mut |end| step(count, end)),
                    end => step(count, end),
                }
            }
        }
    }

    #[inline(never)]
    fn each_beside(&self, node: u32, step: &mut dyn FnMut(u32)) {
        self.each(node, |(_, end), _| step(end));
    }
}
