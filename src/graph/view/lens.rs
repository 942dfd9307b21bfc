//! What a view shows: which statements are masked, and which nodes are one.

use std::ops::Range;
use std::sync::Arc;

use super::gone::{Gone, takes_back};
use super::identity::Identity;
use super::mask::Mask;
use super::sieve::Sieve;
use super::taken::{TakenBack, supersedes};
use crate::graph::tables::{Core, Row, Stand, Subject};
use crate::model::{Ground, Relation};

/// What is hidden, and what is joined. The empty lens shows everything as it was put in, and costs nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lens {
    mask: Option<Arc<Mask>>,
    pub(crate) identity: Identity,
    /// What conditions keep out.
    sieve: Option<Arc<Sieve>>,
    /// Whether second thoughts are let be.
    is_archive: bool,
    /// Whether anything is hidden or joined.
    changes: bool,
}

impl Lens {
    /// The default: what is retracted or superseded is hidden, with what then has no ground; what was judged the same is joined.
    /// Cost: O(1) in a graph with no second thoughts, else O(graph).
    pub(crate) fn standing(core: &Core) -> Lens {
        Lens::default().worked_out(core)
    }

    /// Everything as it was put in.
    pub(crate) fn archive() -> Lens {
        Lens { is_archive: true, ..Lens::default() }
    }

    /// The same with more kept out. Second thoughts that are kept out take nothing back. Cost: O(graph).
    pub(crate) fn through(&self, core: &Core, sieve: Sieve) -> Lens {
        Lens { sieve: Some(Arc::new(sieve)), is_archive: self.is_archive, ..Lens::default() }.worked_out(core)
    }

    fn worked_out(mut self, core: &Core) -> Lens {
        let sieve = self.sieve.as_deref();
        let thoughts = if self.is_archive { &[] } else { core.second_thoughts() };
        let lets = |row: &u32| sieve.is_none_or(|sieve| !sieve.is_out(*row));
        let thoughts: Vec<u32> = thoughts.iter().copied().filter(lets).collect();
        let mask = |taken: &TakenBack| Mask::of(core, &Gone::of(core, taken, sieve));
        let mut taken = TakenBack::retracted(core, &thoughts, sieve);
        if supersedes(core, &thoughts) {
            let seen = mask(&taken);
            taken = taken.superseded(core, &thoughts, |node| seen.shows_node(node));
        }
        if sieve.is_some() || !taken.is_empty() {
            self.mask = Some(Arc::new(mask(&taken)));
        }
        self.identity = Identity::of(core, &thoughts, |row| self.shows_row(row));
        self.looked_through()
    }

    fn looked_through(mut self) -> Lens {
        self.changes = self.mask.is_some() || !self.identity.is_empty();
        self
    }

    /// Whether conditions keep a row out.
    pub(crate) fn keeps_out(&self, row: u32) -> bool {
        self.sieve.as_ref().is_some_and(|sieve| sieve.is_out(row))
    }

    /// What conditions keep out.
    pub(crate) fn sieve(&self) -> Sieve {
        self.sieve.as_deref().cloned().unwrap_or_default()
    }

    /// Whether it hides anything.
    #[inline]
    pub(crate) fn hides(&self) -> bool {
        self.mask.is_some()
    }

    /// Whether it hides or joins anything.
    #[inline]
    pub(super) fn changes(&self) -> bool {
        self.changes
    }

    #[inline]
    pub(crate) fn shows_node(&self, node: u32) -> bool {
        self.mask.as_ref().is_none_or(|mask| mask.shows_node(node))
    }

    #[inline]
    pub(crate) fn shows_row(&self, row: u32) -> bool {
        self.mask.as_ref().is_none_or(|mask| mask.shows_row(row))
    }

    /// Whether a ground of a statement is shown: it lies in a document that is, or in none, and no condition keeps it out.
    pub(crate) fn shows_ground(&self, row: u32, ground: Ground) -> bool {
        ground.is_within(|document| self.shows_node(document))
            && self.sieve.as_ref().is_none_or(|sieve| sieve.lets(row, ground))
    }

    /// Where things stand, by the statements that it shows.
    pub(crate) fn stand<'c>(&'c self, core: &'c Core) -> Stand<'c, impl Fn(u32) -> bool + 'c> {
        Stand::new(core, |row| self.shows_row(row))
    }

    /// Whether it hides the same after rows have come: nothing is taken back by them, and nothing that is hidden has a part in them. Cost: O(1) where it hides
    /// nothing and they judge nothing, else O(rows).
    pub(crate) fn allows(&self, core: &Core, mut rows: Range<u32>) -> bool {
        let touches_hidden = |row: Row<'_>| self.hidden_in(row).is_some() || !self.owner_stands(core, row);
        let mut thoughts = core.second_thoughts_since(rows.start).iter();
        let is_taken_back = thoughts.any(|row| core.relation(*row).is_some_and(takes_back));
        !is_taken_back && (self.mask.is_none() || !rows.any(|row| core.row(row).is_some_and(touches_hidden)))
    }

    /// Words that are reported stand as long as the owner of their voice does.
    fn owner_stands(&self, core: &Core, row: Row<'_>) -> bool {
        let reported = matches!(row.relation, Relation::Segment | Relation::ReportedClause);
        let words = row.words().filter(|_| reported);
        let voice = words.and_then(|at| self.stand(core).voice_at(at.document.index(), at.span.start()));
        let owners = voice.into_iter().flat_map(|voice| core.outgoing(voice, Relation::OwnedBy));
        owners.map(|(_, owner)| owner).all(|owner| self.shows_node(owner))
    }

    /// With what the judgements among the rows from this one on join. Cost: O(what they join).
    pub(crate) fn joined(mut self, core: &Core, since: u32) -> Lens {
        let thoughts = core.second_thoughts_since(since).iter().filter_map(|row| core.row(*row));
        for row in thoughts.filter(|row| row.relation == Relation::SameAs) {
            if let Some((one, other)) = row.subject_node().zip(row.object_node()) {
                self.identity.join(core, one, other);
            }
        }
        self.looked_through()
    }

    /// What of a row it hides: the node or the end of the statement of which it is said, the node to which it leads, a document on whose words
    /// it rests.
    pub(crate) fn hidden_in(&self, row: Row<'_>) -> Option<Subject> {
        let subject = match row.subject {
            Subject::Node(node) => self.shows_node(node),
            Subject::Row(row) => self.shows_row(row),
        };
        let others = row.object_node().into_iter().chain(row.extents().map(|extent| extent.document.index()));
        let mut others = others.filter(|node| !self.shows_node(*node)).map(Subject::Node);
        if subject { others.next() } else { Some(row.subject) }
    }

    /// The first document on which a row rests, where all of them are hidden.
    pub(crate) fn hidden_grounds(&self, row: Row<'_>) -> Option<Subject> {
        let stands = row.grounds.iter().any(|ground| ground.is_within(|document| self.shows_node(document)));
        let document = row.extents().next().map(|extent| Subject::Node(extent.document.index()));
        document.filter(|_| !stands)
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
