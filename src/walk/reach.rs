//! What one relation leads to, walked once or again and again: the routes that are asked most, and all that is known of a node is how it was met.

use super::route::{Part, Route, Times};
use crate::graph::{Columns, Scratch, Seen, Step, View};
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
    met: Vec<Meeting>,
    starts: usize,
    /// The same, and what is hidden.
    known: Seen<'g>,
    /// Where it begins, as far as it has not led there; `None` where it gives these in any case.
    not_led_to: Option<Seen<'g>>,
    /// One more than where a node was met last, of the first so many that were met: looked up when a way is asked for.
    places: Option<Scratch>,
    placed: usize,
}

/// A node, and from where it was met; by the first statement that leads there, which is looked up when it is asked for.
#[derive(Clone, Copy)]
struct Meeting {
    node: u32,
    /// From which of those that were met before; of those where the walk begins, itself.
    before: u32,
    /// Whether it is one where the walk begins, to which it leads too: it was walked from there already.
    is_back: bool,
}

/// From so many all steps are taken at once.
const AT_ONCE: usize = if cfg!(debug_assertions) { 3 } else { 16 };

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
                known: view.seen(),
                not_led_to: (times.least > 0).then(|| view.seen()),
                places: None,
                placed: 0,
            },
            done: 0,
            given: 0,
        })
    }

    /// A node where it begins.
    #[inline]
    pub(super) fn begin(&mut self, node: u32) {
        self.found.begin(node);
        self.given = self.found.skipped();
    }

    /// Takes all steps from the next nodes that were met. None where there is no other.
    fn go_on(&mut self) -> Option<()> {
        let Reach { columns, found, is_once, done, .. } = self;
        let last = if *is_once { found.starts } else { found.met.len() };
        let next = *done..last.min(*done + AT_ONCE);
        // Where their lists begin is far apart in memory: here that is read side by side.
        let mut lists = [None; AT_ONCE];
        for (list, from) in lists.iter_mut().zip(found.met.get(next.clone())?) {
            *list = if from.is_back { None } else { columns.listed(from.node) };
        }
        for (before, list) in next.clone().zip(lists) {
            let from = *found.met.get(before)?;
            match list {
                _ if from.is_back => {}
                Some(ends) => ends.iter().for_each(|node| found.take(*node, before as u32)),
                None => columns.each(from.node, |(_, node), _| found.take(node, before as u32)),
            }
        }
        *done = next.end;
        (!next.is_empty()).then_some(())
    }

    /// The next node to which it leads.
    pub(super) fn next(&mut self) -> Option<u32> {
        while self.given >= self.found.met.len() {
            self.go_on()?;
        }
        // Where it goes on from there, steps are taken from a node before it is given: who asks what is said of it then finds its lists near.
        if self.given == self.done && !self.is_once {
            self.go_on();
        }
        let met = self.found.met.get(self.given)?;
        self.given += 1;
        Some(met.node)
    }

    /// The steps by which it leads to a node, if it does.
    pub(super) fn steps_to(&mut self, node: u32) -> Option<Vec<Step<'g>>> {
        let mut place = loop {
            match self.found.place_of(node) {
                Some(place) => break place,
                None => self.go_on()?,
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
        if self.known.add(node) {
            self.met.push(Meeting { node, before: self.starts as u32, is_back: false });
            self.starts += 1;
            self.not_led_to.iter_mut().for_each(|starts| _ = starts.add(node));
        }
    }

    /// How many of those that were met are no more than where it begins.
    fn skipped(&self) -> usize {
        if self.not_led_to.is_some() { self.starts } else { 0 }
    }

    /// What a step leads to.
    #[inline(always)]
    fn take(&mut self, node: u32, before: u32) {
        let is_new = self.known.add(node);
        let is_back = !is_new && self.not_led_to.as_mut().is_some_and(|starts| starts.remove(node));
        if (is_new || is_back) && self.view.lens().shows_node(node) {
            self.met.push(Meeting { node, before, is_back });
        }
    }

    /// Where a node was met to which it leads, if it was. Cost: O(1), and O(those that were met since it was asked last).
    fn place_of(&mut self, node: u32) -> Option<usize> {
        let skipped = self.skipped();
        let places = self.places.get_or_insert_with(|| self.view.scratch());
        for (place, meeting) in self.met.iter().enumerate().skip(self.placed.max(skipped)) {
            places.set(meeting.node, place as u32 + 1);
        }
        self.placed = self.met.len();
        (places.get(node) as usize).checked_sub(1)
    }
}

#[cfg(test)]
mod tests {
    //! How far it has looked is not seen from outside.

    use super::*;
    use crate::graph::{Graph, GraphError};
    use crate::model::{Document, Id, Outside};

    /// From how many nodes steps are taken before the first is given, of a chain of documents each of which cites the next.
    fn looked_through(route: Route, starts: usize) -> Result<usize, GraphError> {
        let mut graph = Graph::new();
        let documents = (0..30).map(|number| Document::new(format!("report-{number}"), "“Not this year,” she said."));
        let documents: Vec<Id<Document>> = graph.insert_all(documents)?;
        let cited =
            documents.iter().zip(documents.iter().skip(1)).map(|(document, cited)| document.cites(*cited, Outside));
        graph.insert_all(cited)?;
        let Some(mut reach) = Reach::along(&graph, &route) else { return Ok(usize::MAX) };
        documents.iter().step_by(2).take(starts).for_each(|document| reach.begin(document.index()));
        reach.next();
        Ok(reach.done)
    }

    #[test]
    fn no_more_is_looked_through_than_a_few_before_the_first_is_given() -> Result<(), GraphError> {
        let cites = Relation::Cites;
        for starts in [1, 15] {
            for route in [cites.into(), cites.repeated(..), cites.repeated(1..), cites.inverse()] {
                let name = route.to_string();
                assert!((1..=AT_ONCE).contains(&looked_through(route, starts)?), "{name} from {starts}");
            }
        }
        Ok(())
    }
}
