//! Routes: which node each leads to, and over how few steps, for every node.

use super::{Distances, Oracle, Roads, View};

/// A route.
#[derive(Clone, Debug)]
pub(crate) enum Trail {
    Step(&'static str, bool),
    Then(Box<Trail>, Box<Trail>),
    Or(Box<Trail>, Box<Trail>),
    /// So often at least, so often at most.
    Repeated(Box<Trail>, usize, Option<usize>),
}

impl Oracle {
    /// How many steps a route takes from each node to each node, at the least.
    pub(crate) fn trail(&self, trail: &Trail, view: &View) -> Distances {
        let count = self.nodes.len();
        let mut far = vec![vec![None; count]; count];
        match trail {
            Trail::Step(relation, is_inverse) => {
                let roads = Roads {
                    relations: vec![relation],
                    back: vec![],
                    kinds: vec![],
                    along: !is_inverse,
                    against: *is_inverse,
                };
                self.ways(&roads, view).into_iter().for_each(|way| far[way.from][way.to] = Some(1));
                far
            }
            Trail::Then(first, second) => in_a_row(&self.trail(first, view), &self.trail(second, view)),
            Trail::Or(one, other) => the_nearer(&self.trail(one, view), &self.trail(other, view)),
            Trail::Repeated(of, least, most) => {
                let once = self.trail(of, view);
                view.shown().into_iter().for_each(|node| far[node][node] = Some(0));
                for _ in 0..*least {
                    far = in_a_row(&far, &once);
                }
                let mut all = far.clone();
                if most.is_some_and(|most| most < *least) {
                    return vec![vec![None; count]; count];
                }
                // More often than there are nodes leads nowhere else.
                for _ in *least..most.unwrap_or(usize::MAX).min(least + count) {
                    far = in_a_row(&far, &once);
                    all = the_nearer(&all, &far);
                }
                all
            }
        }
    }
}

impl Trail {
    /// After how many of these steps, each by a relation and against it or not, the route can be at its end.
    pub(crate) fn ends(&self, steps: &[(&str, bool)]) -> Vec<usize> {
        let mut ends = match self {
            Trail::Step(relation, is_inverse) => match steps {
                [(name, is_against), ..] if name == relation && (is_against == is_inverse || symmetric(name)) => {
                    vec![1]
                }
                _ => vec![],
            },
            Trail::Then(first, second) => then(&first.ends(steps), second, steps),
            Trail::Or(one, other) => [one.ends(steps), other.ends(steps)].concat(),
            Trail::Repeated(of, least, most) => {
                let (mut at, mut ends) = (vec![0], vec![]);
                for times in 0..=most.unwrap_or(steps.len() + least).min(steps.len() + least) {
                    if times >= *least {
                        ends.extend(&at);
                    }
                    at = then(&at, of, steps);
                }
                ends
            }
        };
        ends.sort_unstable();
        ends.dedup();
        ends
    }
}

fn symmetric(relation: &str) -> bool {
    super::distance::SYMMETRIC.contains(&relation)
}

fn then(at: &[usize], next: &Trail, steps: &[(&str, bool)]) -> Vec<usize> {
    at.iter().flat_map(|at| next.ends(&steps[*at..]).into_iter().map(move |end| at + end)).collect()
}

fn in_a_row(first: &Distances, second: &Distances) -> Distances {
    let count = first.len();
    let far = |from: usize, to: usize| (0..count).filter_map(|by| Some(first[from][by]? + second[by][to]?)).min();
    (0..count).map(|from| (0..count).map(|to| far(from, to)).collect()).collect()
}

fn the_nearer(one: &Distances, other: &Distances) -> Distances {
    let nearer = |(one, other): (&Option<usize>, &Option<usize>)| [*one, *other].into_iter().flatten().min();
    one.iter().zip(other).map(|(one, other)| one.iter().zip(other).map(nearer).collect()).collect()
}
