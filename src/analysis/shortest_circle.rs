//! A shortest circle among nodes that lead to each other.

use crate::graph::{Budget, Network, Scratch, Step};

/// Breadth first from one node after the other, over memory that is kept.
pub(super) struct Search<'g> {
    network: Network<'g>,
    /// The number of the circle, for its nodes through which a shorter one may go.
    among: Scratch,
    /// 1 for what was met.
    met: Scratch,
    /// How each was met: the place before, and the step; and how far it is.
    ways: Vec<(usize, Option<Step<'g>>, u32, usize)>,
    circles: u32,
}

impl<'g> Search<'g> {
    pub(super) fn over(network: Network<'g>) -> Self {
        let (among, met) = (network.view().scratch(), network.view().scratch());
        Search { network, among, met, ways: Vec::new(), circles: 0 }
    }

    /// The steps of a shortest circle through these nodes, and whether it is known to be one. The first node is looked at whatever it costs.
    pub(super) fn shortest(&mut self, members: &[u32], budget: &mut Budget) -> (Vec<Step<'g>>, bool) {
        self.circles += 1;
        members.iter().for_each(|node| _ = self.among.set(*node, self.circles));
        let mut shortest: Vec<Step<'g>> = Vec::new();
        for (place, node) in members.iter().enumerate() {
            let unlimited = &mut Budget(u64::MAX);
            let found = self.through(*node, shortest.len(), if place == 0 { unlimited } else { budget });
            let Ok(found) = found else { return (shortest, false) };
            shortest = found.unwrap_or(shortest);
            if shortest.len() == 2 {
                break;
            }
            self.among.set(*node, 0);
        }
        (shortest, true)
    }

    /// A circle through a node that has fewer steps than so many, or any at all; an error where the budget ran out.
    fn through(&mut self, start: u32, shorter_than: usize, budget: &mut Budget) -> Result<Option<Vec<Step<'g>>>, ()> {
        self.met.clear();
        self.ways.clear();
        self.meet(start, 0, None, 0);
        let mut next = 0;
        while let Some((_, _, node, far)) = self.ways.get(next).copied() {
            if shorter_than > 0 && far + 1 >= shorter_than {
                return Ok(None);
            }
            for step in self.network.steps(node) {
                if !budget.spend(1) {
                    return Err(());
                }
                let to = step.end();
                if to == start && node != start {
                    return Ok(Some(self.way(next, step)));
                }
                if self.among.get(to) == self.circles && self.met.get(to) == 0 {
                    self.meet(to, next, Some(step), far + 1);
                }
            }
            next += 1;
        }
        Ok(None)
    }

    fn meet(&mut self, node: u32, before: usize, step: Option<Step<'g>>, far: usize) {
        self.ways.push((before, step, node, far));
        self.met.set(node, 1);
    }

    fn way(&self, last: usize, closing: Step<'g>) -> Vec<Step<'g>> {
        let mut steps = vec![closing];
        let mut at = last;
        while let Some((before, Some(step), ..)) = self.ways.get(at).copied() {
            steps.push(step);
            at = before;
        }
        steps.reverse();
        steps
    }
}
