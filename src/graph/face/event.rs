//! Events.

use super::stated::Stated;
use super::{AgentRef, EventRef, PlaceRef};
use crate::model::{Date, EventStatus, Relation};

impl<'g> EventRef<'g> {
    /// Who took part; the label is the role.
    pub fn participants(self) -> impl Iterator<Item = Stated<'g, AgentRef<'g>>> + use<'g> {
        self.subjects(Relation::Participated)
    }

    /// When, as each source says; none for a phrase without a date.
    pub fn dates(self) -> impl Iterator<Item = Stated<'g, Option<&'g Date>>> + use<'g> {
        self.dates_of(Relation::When)
    }

    /// Where, as each source says.
    pub fn places(self) -> impl Iterator<Item = Stated<'g, PlaceRef<'g>>> + use<'g> {
        self.objects(Relation::At)
    }

    /// The larger events of which it is a part.
    pub fn during(self) -> impl Iterator<Item = Stated<'g, EventRef<'g>>> + use<'g> {
        self.objects(Relation::During)
    }

    /// The event itself and all that are parts of it, to any depth, each once, nearest first. Safe against circles. Cost: O(answer).
    pub fn all_parts(self) -> Vec<EventRef<'g>> {
        let reached = self.all_leading_here::<crate::model::Node>(Relation::During).into_iter();
        reached.filter_map(|node| node.narrow()).collect()
    }

    /// What became of it, as each source says.
    pub fn statuses(self) -> impl Iterator<Item = Stated<'g, EventStatus>> + use<'g> {
        self.terms(Relation::Status)
    }
}
