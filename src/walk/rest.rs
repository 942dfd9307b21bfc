//! What is left of a route.

use std::collections::BTreeMap;

use super::route::{Part, Route, Times};
use crate::model::Relation;

/// The end of a route: nothing is left.
pub(super) const END: u32 = 0;

/// What is left to be walked: something, then another rest. Each has one number, so that it is known again; what it begins with is worked out once.
pub(super) struct Rests {
    parts: Vec<Part>,
    whole: u32,
    all: Vec<(First, u32, Option<Begins>)>,
    numbers: BTreeMap<(First, u32), u32>,
    /// What is repeated at most so often, and what comes after it: each pair has one number.
    repetitions: BTreeMap<(u32, u32), u32>,
}

/// What is first in the rest of a route.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum First {
    Part(u32),
    /// A part, so many times.
    Repeat(u32, Times),
}

/// With what the rest of a route begins: rests by their numbers.
#[derive(Clone, Copy)]
pub(super) enum Begins {
    /// It is at its end.
    End,
    Step {
        relation: Relation,
        is_inverse: bool,
        next: u32,
    },
    /// One rest or another, or none.
    Either(Option<u32>, Option<u32>),
    /// What may end here, or be repeated so many times at most.
    Repeat {
        number: u32,
        most: u32,
        end: u32,
        again: Option<u32>,
    },
}

impl Rests {
    pub(super) fn of(route: &Route) -> Self {
        let (parts, all) = (simplified(route.parts()), Vec::new());
        let mut rests = Rests { parts, whole: END, all, numbers: BTreeMap::new(), repetitions: BTreeMap::new() };
        rests.whole = rests.put(First::Part(route.root()), END);
        rests
    }

    pub(super) fn whole(&self) -> u32 {
        self.whole
    }

    /// With what a rest begins. Cost: O(1).
    pub(super) fn begins(&mut self, rest: u32) -> Begins {
        let Some(place) = (rest as usize).checked_sub(1) else { return Begins::End };
        let Some((first, next, known)) = self.all.get(place).copied() else { return Begins::Either(None, None) };
        known.unwrap_or_else(|| {
            let begins = self.work_out(first, next);
            self.all.get_mut(place).into_iter().for_each(|(_, _, known)| *known = Some(begins));
            begins
        })
    }

    fn work_out(&mut self, first: First, next: u32) -> Begins {
        let part = match first {
            First::Repeat(of, times) => return self.repeat(of, times, next),
            First::Part(part) => self.parts.get(part as usize).copied(),
        };
        match part {
            Some(Part::Step { relation, is_inverse }) => Begins::Step { relation, is_inverse, next },
            Some(Part::Then(first, second)) => {
                let next = self.put(First::Part(second), next);
                Begins::Either(Some(self.put(First::Part(first), next)), None)
            }
            Some(Part::Or(one, other)) => {
                Begins::Either(Some(self.put(First::Part(one), next)), Some(self.put(First::Part(other), next)))
            }
            Some(Part::Repeated { of, times }) => Begins::Either(Some(self.put(First::Repeat(of, times), next)), None),
            None => Begins::Either(None, None),
        }
    }

    /// Once more, or no more.
    fn repeat(&mut self, of: u32, times: Times, next: u32) -> Begins {
        let goes_on = times.most.is_none_or(|most| most > 0 && most >= times.least);
        let again = goes_on.then(|| {
            let again = self.put(First::Repeat(of, times.less()), next);
            self.put(First::Part(of), again)
        });
        match (times.least, times.most) {
            (0, Some(most)) => {
                let count = self.repetitions.len() as u32;
                let number = *self.repetitions.entry((of, next)).or_insert(count);
                Begins::Repeat { number, most, end: next, again }
            }
            (0, None) => Begins::Either(Some(next), again),
            _ => Begins::Either(again, None),
        }
    }

    fn put(&mut self, first: First, next: u32) -> u32 {
        *self.numbers.entry((first, next)).or_insert_with(|| {
            self.all.push((first, next, None));
            self.all.len() as u32
        })
    }
}

/// What may be no step at all can be repeated as seldom as one likes: so that nobody counts steps that are none.
fn simplified(parts: &[Part]) -> Vec<Part> {
    let mut may_stay: Vec<bool> = Vec::with_capacity(parts.len());
    let mut simple = Vec::with_capacity(parts.len());
    for part in parts {
        let stays = |part: &u32| may_stay.get(*part as usize).copied().unwrap_or_default();
        let (part, stays) = match part {
            Part::Step { .. } => (*part, false),
            Part::Then(first, second) => (*part, stays(first) && stays(second)),
            Part::Or(one, other) => (*part, stays(one) || stays(other)),
            Part::Repeated { of, times } => {
                let is_possible = times.most.is_none_or(|most| most >= times.least);
                let least = if stays(of) && is_possible { 0 } else { times.least };
                let times = Times { least, ..*times };
                (Part::Repeated { of: *of, times }, is_possible && least == 0)
            }
        };
        simple.push(part);
        may_stay.push(stays);
    }
    simple
}
