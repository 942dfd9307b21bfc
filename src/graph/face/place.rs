//! Places.

use super::stated::Stated;
use super::{EventRef, PlaceRef};
use crate::model::Relation;

impl<'g> PlaceRef<'g> {
    /// The places directly around it.
    #[inline]
    pub fn within(self) -> impl Iterator<Item = Stated<'g, PlaceRef<'g>>> + use<'g> {
        self.objects(Relation::Within)
    }

    /// The place itself and all that lie in it, to any depth, each once, nearest first. Safe against circles. Cost: O(answer).
    pub fn everything_within(self) -> Vec<PlaceRef<'g>> {
        self.all_leading_here(Relation::Within)
    }

    /// The events that took place at this very place.
    #[inline]
    pub fn events_at(self) -> impl Iterator<Item = Stated<'g, EventRef<'g>>> + use<'g> {
        let events = self.subjects::<crate::model::Node>(Relation::At);
        events.filter_map(|event| Some(Stated::new(event.narrow()?, event.statement())))
    }
}
