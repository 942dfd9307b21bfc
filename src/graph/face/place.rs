//! Places.

use std::collections::HashSet;

use super::{EventRef, PlaceRef, Ref};
use crate::graph::stated::Stated;
use crate::model::Relation;

impl<'g> PlaceRef<'g> {
    /// The places directly around it.
    pub fn within(self) -> impl Iterator<Item = Stated<'g, PlaceRef<'g>>> + use<'g> {
        self.objects(Relation::Within)
    }

    /// The place itself and all that lie in it, to any depth, each once, nearest first. Safe against circles. Cost: O(answer).
    pub fn everything_within(self) -> Vec<PlaceRef<'g>> {
        let mut found = vec![self.node];
        let mut seen = HashSet::from([self.node]);
        let mut next = 0;
        while let Some(&place) = found.get(next) {
            next += 1;
            let inner = self.view.incoming(place, Relation::Within).filter_map(|row| self.view.subject(row));
            found.extend(inner.filter(|place| seen.insert(*place)));
        }
        found.into_iter().map(|place| Ref::new(self.view, place)).collect()
    }

    /// The events that took place at this very place.
    pub fn events_at(self) -> impl Iterator<Item = Stated<'g, EventRef<'g>>> + use<'g> {
        let events = self.subjects::<crate::model::Node>(Relation::At);
        events.filter_map(|event| Some(Stated::new(event.narrow()?, event.statement())))
    }
}
