//! What a view shows: which statements are masked, and which nodes are one.

use std::ops::Range;
use std::sync::OnceLock;

use super::identity::Identity;
use super::mask::Mask;
use super::taken::TakenBack;
use crate::graph::tables::{Core, Row, Subject};

/// What is hidden, and what is joined. The empty lens shows everything as it was put in, and costs nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lens {
    mask: Option<Mask>,
    pub(crate) identity: Identity,
}

impl Lens {
    /// The default: what is retracted or superseded is hidden, with what then has no ground; what was judged the same is joined.
    /// Cost: O(1) in a graph with no second thoughts, else O(graph).
    pub(crate) fn standing(core: &Core) -> Lens {
        Lens::as_of(core, core.row_count())
    }

    /// The same, of the second thoughts among the first so many rows.
    fn as_of(core: &Core, rows: u32) -> Lens {
        let thoughts = core.second_thoughts();
        let thoughts = thoughts.get(..thoughts.partition_point(|row| *row < rows)).unwrap_or_default();
        if thoughts.is_empty() {
            return Lens::default();
        }
        let taken = TakenBack::of(core, thoughts);
        let mask = (!taken.is_empty()).then(|| Mask::of(core, &taken));
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

    /// Whether it is still right after these rows have come: none of them is a second thought or touches what is hidden.
    fn still_holds(&self, core: &Core, mut rows: Range<u32>) -> bool {
        rows.all(|index| core.row(index).is_some_and(|row| !row.is_second_thought() && self.leaves_alone(row)))
    }

    fn leaves_alone(&self, row: &Row) -> bool {
        let subject = match row.subject {
            Subject::Node(node) => self.shows_node(node),
            Subject::Row(row) => self.shows_row(row),
        };
        subject
            && row.object_node().is_none_or(|node| self.shows_node(node))
            && row.extents().all(|extent| self.shows_node(extent.document.index()))
    }
}

/// What stood before an insertion began: worked out when it is first asked for, for most insertions need not know.
#[derive(Debug, Default)]
pub(crate) struct Standing {
    lens: OnceLock<Lens>,
    rows: u32,
    was_known: bool,
}

impl Standing {
    /// In a graph as it is, of which the lens may be known.
    pub(crate) fn now(core: &Core, known: Option<Lens>) -> Self {
        let (was_known, rows) = (known.is_some(), core.row_count());
        Standing { lens: known.map(OnceLock::from).unwrap_or_default(), rows, was_known }
    }

    pub(crate) fn lens(&self, core: &Core) -> &Lens {
        self.lens.get_or_init(|| Lens::as_of(core, self.rows))
    }

    /// The lens, if it is right after the insertion: of what came in, or of nothing where it was taken back.
    pub(crate) fn after(self, core: &Core) -> Option<Lens> {
        // A lens that was worked out on the way knows rows that may be gone.
        let came = self.rows..core.row_count();
        self.lens.into_inner().filter(|lens| (self.was_known || !came.is_empty()) && lens.still_holds(core, came))
    }
}
