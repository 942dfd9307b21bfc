//! Through which places all ways go, and how many share none.

use super::spot::Onward;
use crate::walk::Flow;

/// Ways by their places, of which no two share one but the first or end in the same, to places that are ends: as many as there can be. It is the largest flow
/// through places that let one unit through (Menger 1927). Cost: O(√places × steps).
pub(super) fn disjoint(onward: &[Vec<Onward>], ends: &[usize]) -> Vec<Vec<usize>> {
    let sink = 2 * onward.len();
    let mut flow = Flow::among(sink + 1, 1, sink);
    for (from, steps) in onward.iter().enumerate() {
        if from > 0 {
            flow.join(2 * from, 2 * from + 1, None);
        }
        steps.iter().filter(|step| step.to > 0).for_each(|step| flow.join(2 * from + 1, 2 * step.to, Some(step.to)));
    }
    ends.iter().for_each(|end| flow.join(2 * end + 1, sink, None));
    flow.fill();
    flow.ways()
}

/// A shortest way from the first place to one that is asked for.
pub(super) fn shortest(onward: &[Vec<Onward>], is_asked: impl Fn(usize) -> bool) -> Option<Vec<usize>> {
    let mut before = vec![None; onward.len()];
    let (mut queue, mut next) = (vec![0], 0);
    let end = loop {
        let at = *queue.get(next)?;
        next += 1;
        if is_asked(at) {
            break at;
        }
        for step in onward.get(at).into_iter().flatten() {
            if let Some(known @ None) = before.get_mut(step.to).filter(|_| step.to > 0) {
                *known = Some(at);
                queue.push(step.to);
            }
        }
    };
    let mut way: Vec<usize> =
        std::iter::successors(Some(end), |at| before.get(*at).copied().flatten()).take_while(|at| *at > 0).collect();
    way.reverse();
    Some(way)
}

/// The places that every way to an end passes, from the first outwards; of a way that ends there the end too, where it is the only one. They are what dominates
/// whatever comes after the ends (Lengauer and Tarjan 1979), and are found along one way, in one sweep: a place of it is passed by all if
/// nothing before it leads past it. Cost: O(places + steps).
pub(super) fn choke_points(onward: &[Vec<Onward>], is_end: impl Fn(usize) -> bool) -> Vec<usize> {
    let Some(way) = shortest(onward, &is_end) else { return Vec::new() };
    // One more than where a place stands on the way; the place behind all ends is the last.
    let last = way.len() + 1;
    let mut stands = vec![None; onward.len()];
    for (place, spot) in std::iter::once(&0).chain(&way).enumerate() {
        stands.get_mut(*spot).into_iter().for_each(|stands| *stands = Some(place));
    }
    let mut seen = vec![false; onward.len()];
    let (mut chokes, mut farthest) = (Vec::new(), 0);
    for (place, spot) in std::iter::once(&0).chain(&way).enumerate() {
        if place > 0 && farthest == place {
            chokes.push(*spot);
        }
        let mut open = vec![*spot];
        while let Some(at) = open.pop() {
            if is_end(at) {
                farthest = last;
            }
            for step in onward.get(at).into_iter().flatten() {
                match (stands.get(step.to).copied().flatten(), seen.get_mut(step.to)) {
                    (Some(place), _) => farthest = farthest.max(place),
                    (None, Some(seen @ false)) => {
                        *seen = true;
                        open.push(step.to);
                    }
                    _ => {}
                }
            }
        }
    }
    chokes
}
