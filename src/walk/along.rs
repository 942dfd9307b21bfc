//! A walk along a route of any form: what is left of it at each node that is met.

use super::known::Known;
use super::rest::{Begins, END, Rests};
use super::route::Route;
use crate::graph::{Columns, Step, View};

/// What is met along a route.
pub(super) struct Along<'g> {
    view: &'g View,
    rests: Rests,
    /// Nodes that were met, with what is to be walked from there: nearest first.
    met: Vec<Met<'g>>,
    /// From how many of them all steps are taken.
    done: usize,
    known: Known,
    /// Where the nodes that the route leads to were met, in order, and how many of them were given.
    reached: Vec<u32>,
    given: usize,
    /// Scratch: rests that are still to be opened.
    open: Vec<u32>,
}

struct Met<'g> {
    node: u32,
    rest: u32,
    /// From which of those that were met before, by which step.
    by: Option<(u32, Step<'g>)>,
}

impl<'g> Along<'g> {
    pub(super) fn of(view: &'g View, route: &Route) -> Self {
        Along {
            view,
            rests: Rests::of(route),
            met: Vec::new(),
            done: 0,
            known: Known::of(view),
            reached: Vec::new(),
            given: 0,
            open: Vec::new(),
        }
    }

    /// A node where it begins.
    pub(super) fn begin(&mut self, node: u32) {
        self.meet(node, self.rests.whole(), None);
    }

    /// The next node to which the route leads.
    pub(super) fn next(&mut self) -> Option<u32> {
        while self.given == self.reached.len() {
            self.go_on()?;
        }
        let met = self.met.get(*self.reached.get(self.given)? as usize)?;
        self.given += 1;
        Some(met.node)
    }

    /// The steps by which it leads to a node, if it does.
    pub(super) fn steps_to(&mut self, node: u32) -> Option<Vec<Step<'g>>> {
        let place = loop {
            match self.known.reached(node) {
                Some(place) => break place,
                None => self.go_on()?,
            }
        };
        let met = self.reached.get(place)?;
        let mut steps = Vec::new();
        let mut at = self.met.get(*met as usize)?;
        while let Some((before, step)) = at.by {
            steps.push(step);
            at = self.met.get(before as usize)?;
        }
        steps.reverse();
        Some(steps)
    }

    /// Takes all steps from the next node that was met. None where there is no other.
    fn go_on(&mut self) -> Option<()> {
        let (place, met) = (self.done as u32, self.met.get(self.done)?);
        self.done += 1;
        let (node, rest) = (met.node, met.rest);
        if let Begins::Step { relation, is_inverse, next } = self.rests.begins(rest) {
            let view = self.view;
            Columns::one_way(view, relation, is_inverse).each(node, |(row, to), is_against| {
                if view.shows(to) {
                    let step = Step::between(view, (node, to), row, relation, is_against);
                    self.meet(to, next, Some((place, step)));
                }
            });
        }
        Some(())
    }

    /// Meets a node from which the rest of a route is to be walked: opens that rest until it begins with steps, or is at its end.
    fn meet(&mut self, node: u32, rest: u32, by: Option<(u32, Step<'g>)>) {
        let place = self.known.place(node);
        let mut open = Some(rest);
        while let Some(rest) = open.or_else(|| self.open.pop()) {
            open = None;
            if !self.known.meet(place, rest) {
                continue;
            }
            match self.rests.begins(rest) {
                Begins::End => {
                    self.reached.push(self.met.len() as u32);
                    self.met.push(Met { node, rest: END, by });
                    self.known.reach(place, self.reached.len() as u32);
                }
                Begins::Step { .. } => self.met.push(Met { node, rest, by }),
                Begins::Either(first, second) => self.open.extend([second, first].into_iter().flatten()),
                // Who may repeat it more often from here can do all that one can who may less often.
                Begins::Repeat { number, most, .. } if self.known.is_repeated(place, number, most) => {}
                Begins::Repeat { end, again, .. } => self.open.extend([again, Some(end)].into_iter().flatten()),
            }
        }
    }
}
