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
    /// Whether it leads to where it begins.
    holds_starts: bool,
    /// Nodes in the order in which they were met, nearest first; at first those where it begins.
    met: Vec<Met>,
    starts: usize,
    /// From how many of them all steps are taken.
    done: usize,
    given: usize,
    /// One more than where a node was met last.
    places: Scratch,
}

/// A node, and by which statement it was met.
#[derive(Clone, Copy)]
struct Met {
    node: u32,
    /// From which of those that were met before; of those where the walk begins, itself.
    before: u32,
    row: u32,
    is_against: bool,
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
        let is_symmetric = relation.is_symmetric();
        is_plain.then(|| Reach {
            view,
            relation,
            columns: Columns::of(view, relation, (!is_inverse || is_symmetric, is_inverse || is_symmetric)),
            is_once: times.most.is_some(),
            holds_starts: times.least == 0,
            met: Vec::with_capacity(64),
            starts: 0,
            done: 0,
            given: 0,
            places: view.scratch(),
        })
    }

    /// A node where it begins.
    pub(super) fn begin(&mut self, node: u32) {
        if self.places.get(node) == 0 {
            self.meet(Met { node, before: self.starts as u32, row: 0, is_against: false, is_back: false });
            self.starts += 1;
            self.given = if self.holds_starts { 0 } else { self.starts };
        }
    }

    fn meet(&mut self, met: Met) {
        self.met.push(met);
        self.places.set(met.node, self.met.len() as u32);
    }

    /// Takes all steps from the next node that was met. None where there is no other.
    fn go_on(&mut self) -> Option<()> {
        let (before, from) = (self.done as u32, *self.met.get(self.done)?);
        if from.is_back || (self.is_once && self.done >= self.starts) {
            self.done += 1;
            return Some(());
        }
        self.done += 1;
        let columns = self.columns;
        columns.each(from.node, |(row, to), is_against| self.take((before, row, to), is_against));
        Some(())
    }

    #[inline]
    fn take(&mut self, (before, row, node): (u32, u32, u32), is_against: bool) {
        let place = self.places.get(node) as usize;
        let is_back = place > 0 && place <= self.starts && !self.holds_starts;
        if (place == 0 || is_back) && self.view.lens().shows_node(node) {
            self.meet(Met { node, before, row, is_against, is_back });
        }
    }

    /// The next node to which it leads.
    pub(super) fn next(&mut self) -> Option<u32> {
        while self.given >= self.met.len() {
            self.go_on()?;
        }
        let met = self.met.get(self.given)?;
        self.given += 1;
        Some(met.node)
    }

    /// The steps by which it leads to a node, if it does.
    pub(super) fn steps_to(&mut self, node: u32) -> Option<Vec<Step<'g>>> {
        let skipped = if self.holds_starts { 0 } else { self.starts };
        let mut place = loop {
            match (self.places.get(node) as usize).checked_sub(1) {
                Some(place) if place >= skipped => break place,
                _ => self.go_on()?,
            }
        };
        let mut steps = Vec::new();
        while let Some(met) = self.met.get(place).filter(|_| place >= self.starts) {
            place = met.before as usize;
            let from = self.met.get(place)?.node;
            steps.push(Step::between(self.view, (from, met.node), met.row, self.relation, met.is_against));
        }
        steps.reverse();
        Some(steps)
    }
}
