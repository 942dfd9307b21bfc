//! Which statements of a view a condition lets through, and by which of their grounds.

use super::condition::{Asked, Weighed};
use super::only::{Only, Step};
use crate::graph::view::{Sieve, View};
use crate::model::Truth;

/// A condition as it is asked of one statement after the other.
struct Scales<'c, 'g> {
    only: &'c Only,
    /// For each step that asks.
    asked: Vec<Asked<'c, 'g>>,
}

/// What a condition keeps out of a view, and how many statements it does not know enough of. Cost: O(statements × condition).
pub(super) fn weigh(view: &View, only: &Only) -> (Sieve, usize) {
    let mut scales = Scales::new(view, only);
    let (mut sieve, mut unknown) = (view.lens().sieve(), 0);
    for (index, row) in view.core().rows() {
        let grounds: Vec<_> = row.grounds.iter().copied().filter(|ground| sieve.lets(index, *ground)).collect();
        let truths: Vec<Truth> =
            grounds.iter().map(|ground| scales.truth(Weighed { index, row, ground: *ground })).collect();
        if truths.iter().all(|truth| truth.is_certain()) {
            continue;
        }
        let passes = grounds.iter().zip(&truths).filter(|(_, truth)| truth.is_certain()).map(|(ground, _)| *ground);
        let is_unknown = !truths.contains(&Truth::Yes) && truths.contains(&Truth::Unknown);
        unknown += usize::from(is_unknown && view.shows_row(index));
        sieve.keep(index, passes.collect());
    }
    (sieve, unknown)
}

impl<'c, 'g> Scales<'c, 'g> {
    fn new(view: &'g View, only: &'c Only) -> Self {
        let conditions = only.0.iter().filter_map(|step| match step {
            Step::Ask(condition) => Some(Asked::new(condition, view)),
            _ => None,
        });
        Scales { only, asked: conditions.collect() }
    }

    /// What cannot be asked passes.
    fn truth(&mut self, weighed: Weighed<'g>) -> Truth {
        let mut asked = self.asked.iter_mut();
        let mut answers: Vec<Option<Truth>> = Vec::new();
        for step in &self.only.0 {
            let answer = match step {
                Step::Ask(_) => asked.next().and_then(|asked| asked.of(weighed)),
                Step::And => joined(&mut answers, |a, b| a & b),
                Step::Or => joined(&mut answers, |a, b| a | b),
                Step::Not => answers.pop().flatten().map(|truth| !truth),
                Step::OrUnknown => answers.pop().flatten().map(|truth| truth.is_possible().into()),
            };
            answers.push(answer);
        }
        answers.pop().flatten().unwrap_or(Truth::Yes)
    }
}

/// The last two answers as one; where one of them could not be asked, the other.
fn joined(answers: &mut Vec<Option<Truth>>, join: fn(Truth, Truth) -> Truth) -> Option<Truth> {
    let (second, first) = (answers.pop().flatten(), answers.pop().flatten());
    first.into_iter().chain(second).reduce(join)
}
