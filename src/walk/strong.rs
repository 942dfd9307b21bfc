//! Strong components: the largest parts in which steps lead from each node to each other.

use crate::graph::Dense;

/// Each strong component of a network, be it of one node, by the numbers of its nodes: none leads to one that comes after it.
///
/// Tarjan 1972, with a stack of its own. Cost: O(network).
pub(super) fn strong_parts(dense: &Dense<'_>, found: impl FnMut(&[u32])) {
    let earliest = vec![0; dense.len()];
    let mut search = Search { dense, earliest, met: 0, waiting: Vec::new(), way: Vec::new(), found };
    for node in 0..dense.len() as u32 {
        search.from(node);
    }
}

/// Depth first over all nodes, by their numbers.
struct Search<'d, 'g, F> {
    dense: &'d Dense<'g>,
    /// For each node one more than when it was met, or, once its part is known, `DONE`; 0 before. It falls to that of the earliest node on the
    /// stack to which it leads.
    earliest: Vec<u32>,
    met: u32,
    /// Nodes whose part is not known yet, as they were met.
    waiting: Vec<u32>,
    /// The way to where the search is: a node, when it was met, and how many of its edges are done with.
    way: Vec<(u32, u32, usize)>,
    found: F,
}

/// Later than everything.
const DONE: u32 = u32::MAX;

impl<F: FnMut(&[u32])> Search<'_, '_, F> {
    fn from(&mut self, root: u32) {
        self.meet(root);
        while let Some((node, met, done)) = self.way.pop() {
            match self.dense.out(node as usize).get(done) {
                Some(edge) => {
                    self.way.push((node, met, done + 1));
                    self.reach(node, edge.to);
                    self.meet(edge.to);
                }
                None => self.leave(node, met),
            }
        }
    }

    /// Begins with a node, if it is new; what leads nowhere is a part at once.
    fn meet(&mut self, node: u32) {
        let Some(earliest @ 0) = self.earliest.get_mut(node as usize) else { return };
        if self.dense.out(node as usize).is_empty() {
            *earliest = DONE;
            (self.found)(&[node]);
        } else {
            self.met += 1;
            *earliest = self.met;
            self.waiting.push(node);
            self.way.push((node, self.met, 0));
        }
    }

    /// One node leads to all to which another leads; what is done with or new leads to nothing earlier.
    fn reach(&mut self, node: u32, to: u32) {
        let to = self.earliest.get(to as usize).copied().filter(|to| *to > 0);
        if let (Some(to), Some(earliest)) = (to, self.earliest.get_mut(node as usize)) {
            *earliest = to.min(*earliest);
        }
    }

    /// All that a node leads to is done with: if it leads to nothing earlier, what waits since it was met is one part.
    fn leave(&mut self, node: u32, met: u32) {
        if self.earliest.get(node as usize).is_some_and(|earliest| *earliest < met) {
            if let Some((before, ..)) = self.way.last().copied() {
                self.reach(before, node);
            }
            return;
        }
        let from = self.waiting.iter().rposition(|waiting| *waiting == node).unwrap_or_default();
        let part = self.waiting.get(from..).unwrap_or_default();
        part.iter().for_each(|node| self.earliest.get_mut(*node as usize).into_iter().for_each(|met| *met = DONE));
        (self.found)(part);
        self.waiting.truncate(from);
    }
}
