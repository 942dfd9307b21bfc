//! When events took place, by their own dates or by those of the larger events of which they are parts.

use std::collections::HashMap;

use crate::graph::{EventRef, View};
use crate::model::{Date, Event, NodeKind, Relation, Truth};

/// For each event whether it lies in a period, by the nearest event with a date: itself, or one of which it is a part over so many steps.
#[derive(Debug)]
pub(super) struct Dated(HashMap<u32, (usize, Truth)>);

impl Dated {
    /// Cost: O(events and what is during them).
    pub(super) fn of(view: &View, period: &Date) -> Self {
        let mut dated = HashMap::new();
        let mut near: Vec<u32> = Vec::new();
        for node in view.nodes_of(NodeKind::Event) {
            let dates: Vec<_> = EventRef::new(view, node).dates().filter_map(|said| *said).collect();
            if !dates.is_empty() {
                dated.insert(node, (0, Date::any_within(dates.into_iter().map(Some), period)));
                near.push(node);
            }
        }
        for steps in 1.. {
            near = parts(view, &near, &dated);
            if near.is_empty() {
                break;
            }
            // The first of the larger events that are as near.
            let inherited = |part: &u32| {
                let larger = EventRef::new(view, *part).during().map(|larger| larger.id().index());
                let mut known = larger.filter_map(|larger| dated.get(&larger)).filter(|(far, _)| far + 1 == steps);
                Some((*part, (steps, known.next()?.1)))
            };
            let found: Vec<_> = near.iter().filter_map(inherited).collect();
            dated.extend(found);
        }
        Dated(dated)
    }

    /// By the nearest of some events; by the first of several.
    pub(super) fn nearest<'g>(&self, events: impl Iterator<Item = EventRef<'g>>) -> Option<Truth> {
        let known = events.filter_map(|event| self.0.get(&event.id().index()));
        known.min_by_key(|(steps, _)| *steps).map(|(_, truth)| *truth)
    }
}

/// The parts of some events that have no date so far.
fn parts(view: &View, events: &[u32], dated: &HashMap<u32, (usize, Truth)>) -> Vec<u32> {
    let mut parts: Vec<u32> = Vec::new();
    for event in events {
        let sources = EventRef::new(view, *event).statements_to(Relation::During).filter_map(|said| said.source());
        let found = sources.filter_map(|source| source.narrow::<Event>()).map(|part| part.id().index());
        parts.extend(found.filter(|part| !dated.contains_key(part)));
    }
    parts.sort_unstable();
    parts.dedup();
    parts
}
