//! What a view shows: which statements are masked, and which nodes are one.

use std::ops::Range;
use std::sync::Arc;

use super::gone::takes_back;
use super::identity::Identity;
use super::mask::Mask;
use super::taken::TakenBack;
use crate::graph::tables::{Core, Row, Stand, Subject};
use crate::model::{Ground, Relation};

/// What is hidden, and what is joined. The empty lens shows everything as it was put in, and costs nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lens {
    mask: Option<Arc<Mask>>,
    pub(crate) identity: Identity,
}

impl Lens {
    /// The default: what is retracted or superseded is hidden, with what then has no ground; what was judged the same is joined.
    /// Cost: O(1) in a graph with no second thoughts, else O(graph).
    pub(crate) fn standing(core: &Core) -> Lens {
        let thoughts = core.second_thoughts();
        if thoughts.is_empty() {
            return Lens::default();
        }
        let taken = TakenBack::of(core, thoughts);
        let mask = (!taken.is_empty()).then(|| Arc::new(Mask::of(core, &taken)));
        let mut lens = Lens { mask, identity: Identity::default() };
        lens.identity = Identity::of(core, thoughts, |row| lens.shows_row(row));
        lens
    }

    pub(crate) fn shows_node(&self, node: u32) -> bool {
        self.mask.as_ref().is_none_or(|mask| mask.shows_node(node))
    }

    pub(crate) fn shows_row(&self, row: u32) -> bool {
        self.mask.as_ref().is_none_or(|mask| mask.shows_row(row))
    }

    /// Whether a ground lies in a document that is shown, or in none.
    pub(crate) fn shows_ground(&self, ground: &Ground) -> bool {
        ground.extent().is_none_or(|extent| self.shows_node(extent.document.index()))
    }

    /// Where things stand, by the statements that it shows.
    pub(crate) fn stand<'c>(&'c self, core: &'c Core) -> Stand<'c, impl Fn(u32) -> bool + 'c> {
        Stand::new(core, |row| self.shows_row(row))
    }

    /// Whether it hides the same after a row has come: nothing is taken back by it, and nothing that is hidden has a part in it.
    pub(crate) fn allows(&self, row: &Row) -> bool {
        !takes_back(row) && self.hidden_in(row).is_none()
    }

    /// With what the judgements among these rows join. Cost: O(rows + what they join).
    pub(crate) fn joined(mut self, core: &Core, rows: Range<u32>) -> Lens {
        for row in rows.filter_map(|row| core.row(row)).filter(|row| row.relation == Relation::SameAs) {
            if let Some((one, other)) = row.subject_node().zip(row.object_node()) {
                self.identity.join(core, one, other);
            }
        }
        self
    }

    /// What of a row it hides: the node or the end of the statement of which it is said, the node to which it leads, a document on whose words
    /// it rests.
    pub(crate) fn hidden_in(&self, row: &Row) -> Option<Subject> {
        let subject = match row.subject {
            Subject::Node(node) => self.shows_node(node),
            Subject::Row(row) => self.shows_row(row),
        };
        let others = row.object_node().into_iter().chain(row.extents().map(|extent| extent.document.index()));
        let mut others = others.filter(|node| !self.shows_node(*node)).map(Subject::Node);
        if subject { others.next() } else { Some(row.subject) }
    }

    /// Whether it shows nothing that the other hides.
    pub(crate) fn is_within(&self, other: &Lens) -> bool {
        match (&other.mask, &self.mask) {
            (None, _) => true,
            (Some(hidden), Some(mask)) => hidden.is_within(mask),
            (Some(_), None) => false,
        }
    }
}
