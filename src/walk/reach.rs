//! What one relation leads to, walked once or again and again: the routes that are asked most, and all that is known of a node is how it was met.

use super::route::{Part, Route, Times};
use crate::graph::{Columns, Scratch, Step, View};
use crate::model::Relation;

/// A walk along one relation.
pub(super) struct Reach<'g> {
    view: &'g View,
    relation: Relation,
    columns: Columns<'g>,
    /// Once, or any number of times.
    is_once: bool,
    found: Found<'g>,
    /// From how many of those that were met all steps are taken.
    done: usize,
    given: usize,
}

/// What was met.
struct Found<'g> {
    view: &'g View,
    /// Nodes in the order in which they were met, nearest first; at first those where it begins.
    met: Vec<Met>,
    starts: usize,
    /// Whether it leads to where it begins.
    holds_starts: bool,
    /// One more than where a node was met last.
    places: Scratch,
}

/// A node, and from where it was met; by the first statement that leads there, which is looked up when it is asked for.
#[derive(Clone, Copy)]
struct Met {
    node: u32,
    /// From which of those that were met before; of those where the walk begins, itself.
    before: u32,
    /// Whether it is one where the walk begins, to which it leads too: it was walked from there already.
    is_back: bool,
}

impl<'g> Reach<'g> {
    /// The walk along a route, if it is as plain as that.
    pub(super) fn along(view: &'g View, route: &Route) -> Option<Self> {
        let (step, times) = match route.parts() {
            [step] => (step, Times { least: 1, most: Some(1) }),
            [step, Part::Repeated { of: 0, times }] => (step, *times),
            _ => return None,
        };
        let is_plain = matches!(times, Times { least: 0 | 1, most: None } | Times { least: 1, most: Some(1) });
        let Part::Step { relation, is_inverse } = *step else { return None };
        is_plain.then(|| Reach {
            view,
            relation,
            columns: Columns::one_way(view, relation, is_inverse),
            is_once: times.most.is_some(),
            found: Found {
                view,
                met: Vec::with_capacity(64),
                starts: 0,
                holds_starts: times.least == 0,
                places: view.scratch(),
            },
            done: 0,
            given: 0,
        })
    }

    /// A node where it begins.
    #[inline]
    pub(super) fn begin(&mut self, node: u32) {
        self.found.begin(node);
        self.given = self.found.not_led_to();
    }

    /// Takes all steps from the next node that was met. None where there is no other.
    fn go_on(&mut self) -> Option<()> {
        let Reach { columns, found, is_once, done, .. } = self;
        let (before, from) = (*done as u32, *found.met.get(*done)?);
        let is_over = from.is_back || (*is_once && *done >= found.starts);
        *done += 1;
        if !is_over {
            columns.each(from.node, |(_, node), _| found.take(node, before));
        }
        Some(())
    }

    /// The next node to which it leads.
    pub(super) fn next(&mut self) -> Option<u32> {
        while self.given >= self.found.met.len() {
            self.go_on()?;
        }
        let met = self.found.met.get(self.given)?;
        self.given += 1;
        Some(met.node)
    }

    /// The steps by which it leads to a node, if it does.
    pub(super) fn steps_to(&mut self, node: u32) -> Option<Vec<Step<'g>>> {
        let skipped = self.found.not_led_to();
        let mut place = loop {
            match (self.found.places.get(node) as usize).checked_sub(1) {
                Some(place) if place >= skipped => break place,
                _ => self.go_on()?,
            }
        };
        let mut steps = Vec::new();
        while let Some(met) = self.found.met.get(place).filter(|_| place >= self.found.starts) {
            place = met.before as usize;
            let (from, to) = (self.found.met.get(place)?.node, met.node);
            // It was met by one, so there is one.
            let (row, is_against) = self.columns.first_between(from, to)?;
            steps.push(Step::between(self.view, (from, to), row, self.relation, is_against));
        }
        steps.reverse();
        Some(steps)
    }
}

impl Found<'_> {
    fn begin(&mut self, node: u32) {
        if self.places.get(node) == 0 {
            self.meet(Met { node, before: self.starts as u32, is_back: false });
            self.starts += 1;
        }
    }

    /// How many of those that were met are no more than where it begins.
    fn not_led_to(&self) -> usize {
        if self.holds_starts { 0 } else { self.starts }
    }

    /// What a step leads to.
    #[inline(always)]
    fn take(&mut self, node: u32, before: u32) {
        let place = self.places.get(node) as usize;
        let is_back = place > 0 && place <= self.not_led_to();
        if (place == 0 || is_back) && self.view.lens().shows_node(node) {
            self.meet(Met { node, before, is_back });
        }
    }

    fn meet(&mut self, met: Met) {
        self.met.push(met);
        self.places.set(met.node, self.met.len() as u32);
    }
}
