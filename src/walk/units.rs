//! The largest flow where everything lets one unit through.

use std::collections::VecDeque;

/// An arc of a flow; the one at the next place (or the one before) leads back.
struct Arc<S> {
    to: usize,
    /// Whether a unit may go through it.
    is_open: bool,
    step: Option<S>,
}

/// Arcs that let one unit through, of which some are steps of whoever asks. A node that lets one unit through is two: one to come in by, one to go out
/// by. It is filled by Dinic 1970.
pub(crate) struct Flow<S> {
    arcs: Vec<Arc<S>>,
    /// The arcs from each node.
    from: Vec<Vec<usize>>,
    source: usize,
    sink: usize,
    /// How far from the source, where that is known; 0 where it is not.
    level: Vec<u32>,
    /// How many arcs of a node are done with.
    tried: Vec<usize>,
}

impl<S: Copy> Flow<S> {
    /// Among so many nodes, without arcs.
    pub(crate) fn among(nodes: usize, source: usize, sink: usize) -> Self {
        let (from, level, tried) = (vec![Vec::new(); nodes], vec![0; nodes], vec![0; nodes]);
        Flow { arcs: Vec::new(), from, source, sink, level, tried }
    }

    pub(crate) fn join(&mut self, from: usize, to: usize, step: Option<S>) {
        for (from, to, is_open) in [(from, to, true), (to, from, false)] {
            self.from.get_mut(from).into_iter().for_each(|arcs| arcs.push(self.arcs.len()));
            self.arcs.push(Arc { to, is_open, step });
        }
    }

    /// Lets through as much as there can flow.
    pub(crate) fn fill(&mut self) {
        while self.measure() {
            self.tried.fill(0);
            while self.push() {}
        }
    }

    /// Finds out how far everything is from the source; whether the sink is reached.
    fn measure(&mut self) -> bool {
        self.level.fill(0);
        let mut queue = VecDeque::from([(self.source, 1)]);
        while let Some((node, level)) = queue.pop_front() {
            let Some(known @ 0) = self.level.get_mut(node) else { continue };
            *known = level;
            let open = self.from.get(node).into_iter().flatten().filter_map(|arc| self.arcs.get(*arc));
            queue.extend(open.filter(|arc| arc.is_open).map(|arc| (arc.to, level + 1)));
        }
        self.level(self.sink) > 0
    }

    fn level(&self, node: usize) -> u32 {
        self.level.get(node).copied().unwrap_or_default()
    }

    /// Lets one more unit through, from level to level; whether there was a way.
    fn push(&mut self) -> bool {
        let (mut way, mut at) = (Vec::new(), self.source);
        while at != self.sink {
            let next = self.next_arc(at, |flow, arc| arc.is_open && flow.level(arc.to) == flow.level(at) + 1);
            match next {
                Some(arc) => {
                    at = self.arcs.get(arc).map_or(at, |arc| arc.to);
                    way.push(arc);
                }
                None => {
                    let Some(arc) = way.pop() else { return false };
                    at = self.arcs.get(arc ^ 1).map_or(at, |back| back.to);
                    self.pass(at);
                }
            }
        }
        way.into_iter().for_each(|arc| self.turn(arc));
        true
    }

    /// The first arc of a node that is not done with and is as asked; those before it are done with.
    fn next_arc(&mut self, node: usize, is_asked: impl Fn(&Self, &Arc<S>) -> bool) -> Option<usize> {
        loop {
            let arc = *self.from.get(node)?.get(*self.tried.get(node)?)?;
            if is_asked(self, self.arcs.get(arc)?) {
                return Some(arc);
            }
            self.pass(node);
        }
    }

    fn pass(&mut self, node: usize) {
        self.tried.get_mut(node).into_iter().for_each(|tried| *tried += 1);
    }

    /// A unit goes through, or one that went comes back.
    pub(super) fn turn(&mut self, arc: usize) {
        for arc in [arc, arc ^ 1] {
            self.arcs.get_mut(arc).into_iter().for_each(|arc| arc.is_open = !arc.is_open);
        }
    }

    /// The arcs through which a unit goes, of those that are steps.
    pub(super) fn used(&self) -> impl Iterator<Item = (usize, S)> {
        let ahead = self.arcs.iter().enumerate().step_by(2).filter(|(_, arc)| !arc.is_open);
        ahead.filter_map(|(place, arc)| Some((place, arc.step?)))
    }

    /// The ways of the units, by their steps.
    pub(crate) fn ways(mut self) -> Vec<Vec<S>> {
        self.tried.fill(0);
        for place in 0..self.arcs.len() {
            // What leads back is asked for no more; what is used is open now, once.
            self.arcs.get_mut(place).into_iter().for_each(|arc| arc.is_open = place % 2 == 0 && !arc.is_open);
        }
        std::iter::from_fn(|| self.way()).collect()
    }

    /// The way of one unit, which is taken out.
    fn way(&mut self) -> Option<Vec<S>> {
        let (mut steps, mut at) = (Vec::new(), self.source);
        while at != self.sink {
            let arc = self.next_arc(at, |_, arc| arc.is_open)?;
            self.pass(at);
            let arc = self.arcs.get(arc)?;
            steps.extend(arc.step);
            at = arc.to;
        }
        Some(steps)
    }
}
