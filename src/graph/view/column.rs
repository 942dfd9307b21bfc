//! One relation, asked of many nodes one after the other.

use super::rows::Rows;
use super::view::View;
use crate::graph::tables::{Link, Slots, Way};
use crate::model::Relation;

/// The statements of a relation, seen from one end. Whether everything of it stands where it was put in is asked once and not for each node.
#[derive(Clone, Copy)]
pub(crate) struct Column<'v> {
    view: &'v View,
    relation: Relation,
    way: Way,
    is_settled: bool,
    /// Of most nodes, where most have one; none where not everything is settled.
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
        let is_settled = view.is_settled(relation, way);
        let slots = if is_settled { view.core().slots(relation, way) } else { Slots::default() };
        Column { view, relation, way, is_settled, slots }
    }

    /// Those that touch a node or what is one with it.
    #[inline(always)]
    pub(crate) fn rows(&self, node: u32) -> Rows<'v> {
        if self.is_settled {
            Rows::of(None, self.view.core().settled(node, self.relation, self.way), None)
        } else {
            self.view.touching_any(node, self.relation, self.way)
        }
    }

    /// What stands at the other ends, of each node in turn: nodes, or the numbers of values. Cost: O(what there is).
    pub(crate) fn ends_of(&self, nodes: &[u32], ends: &mut Vec<u32>) {
        // Most often each has one, and that is at hand.
        let before = ends.len();
        ends.extend(nodes.iter().map(|node| self.slots.end(*node)));
        if ends.iter().skip(before).any(|end| *end == Slots::NONE) {
            ends.truncate(before);
            nodes.iter().for_each(|node| ends.extend(self.rows(*node).numbers().map(|(_, end)| end)));
        }
    }
}

/// A relation as it is walked: along it, against it, or both ways.
#[derive(Clone, Copy)]
pub(crate) struct Columns<'v> {
    along: Option<Column<'v>>,
    against: Option<Column<'v>>,
}

impl<'v> Columns<'v> {
    /// Whether it is walked along, and whether against.
    pub(crate) fn of(view: &'v View, relation: Relation, (along, against): (bool, bool)) -> Self {
        Columns {
            along: along.then(|| Column::along(view, relation)),
            against: against.then(|| Column::against(view, relation)),
        }
    }

    /// Each statement by which it leads from a node, with where it leads, and whether that is against it: along before against.
    #[inline]
    pub(crate) fn each(&self, node: u32, mut step: impl FnMut(Link, bool)) {
        if let Some(along) = self.along {
            along.rows(node).ends().for_each(|link| step(link, false));
        }
        if let Some(against) = self.against {
            // What leads from it to itself was walked along.
            let others = against.rows(node).ends().filter(|(_, to)| self.along.is_none() || *to != node);
            others.for_each(|link| step(link, true));
        }
    }
}
