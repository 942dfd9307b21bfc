//! How many ways there are that share nothing: the largest flow where everything lets one unit through.

use std::collections::{HashMap, VecDeque};

use super::path::Path;
use super::search::Search;
use crate::graph::{Marks, Network, Ref, Step};
use crate::model::Node;
use crate::model::reference::Handle;

/// What ways that have nothing in common may not share.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Disjoint {
    /// No node but their ends, and no statement.
    Nodes,
    /// No statement; nodes they may.
    Statements,
}

impl<'g> Network<'g> {
    /// As many ways from one node to another as there can be of which no two share what they may not, by the steps from the start in the order
    /// of neighbours. None from a node to itself, where there is no way, or where either node is none of the network.
    ///
    /// There is no way past as many nodes (or statements), and past fewer there always is (Menger 1927). It is the largest flow, by
    /// Dinic 1970. Cost: O(√n m) where nodes are not shared, O(min(n^⅔, √m) m) where statements are not (Even and Tarjan 1975), of
    /// the n nodes that can be reached from the start, or from which the goal can be reached if these are fewer, and their m statements.
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// # for key in ["wire", "gazette", "post", "blog"] { graph.insert(Document::new(key, "A deckhand spoke."))?; }
    /// # let id = |graph: &Graph, key: &str| graph.document(key).map(|document| document.id());
    /// # let (wire, gazette, post, blog) = (id(&graph, "wire")?, id(&graph, "gazette")?, id(&graph, "post")?, id(&graph, "blog")?);
    /// # for (by, of) in [(blog, gazette), (blog, post), (gazette, wire), (post, wire)] { graph.insert(by.cites(of, Outside))?; }
    /// // The blog has it from the wire by way of the Gazette, and by way of the Post.
    /// let citations = graph.network([Relation::Cites]);
    /// assert_eq!(citations.disjoint_paths(blog, wire, Disjoint::Nodes).len(), 2);
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn disjoint_paths(self, from: impl Handle<Node>, to: impl Handle<Node>, share: Disjoint) -> Vec<Path<'g>> {
        let view = self.view();
        let (from, to) = (view.shown_as(from.handle().index()), view.shown_as(to.handle().index()));
        if from == to || !self.holds(from) || !self.holds(to) {
            return Vec::new();
        }
        let between = Search::between(self, from, to);
        match (between.place(from), between.place(to)) {
            (Some(source), Some(sink)) => {
                let mut flow = Flow::through(self, &between, (source, sink), share);
                flow.fill();
                flow.cancel();
                flow.paths(self, from)
            }
            _ => Vec::new(),
        }
    }
}

/// An arc of the flow; the one at the next place (or the one before) leads back.
struct Arc<'g> {
    to: usize,
    /// Whether a unit may go through it.
    is_open: bool,
    step: Option<Step<'g>>,
}

/// Arcs that let one unit through. A node is two, where it lets one unit through: one to come in by, one to go out by.
struct Flow<'g> {
    arcs: Vec<Arc<'g>>,
    /// The arcs from each node.
    from: Vec<Vec<usize>>,
    source: usize,
    sink: usize,
    /// How far from the source, where that is known; 0 where it is not.
    level: Vec<u32>,
    /// How many arcs of a node are done with.
    tried: Vec<usize>,
}

impl<'g> Flow<'g> {
    /// Over the nodes of a search; nothing flows yet.
    fn through(network: Network<'g>, over: &Search<'g>, (source, sink): (usize, usize), share: Disjoint) -> Self {
        let is_split = share == Disjoint::Nodes;
        let way_in = |node: usize| if is_split { 2 * node } else { node };
        let way_out = |node: usize| if is_split { 2 * node + 1 } else { node };
        let from = vec![Vec::new(); way_out(over.len())];
        let (source_out, sink_in) = (way_out(source), way_in(sink));
        let (level, tried) = (vec![0; from.len()], vec![0; from.len()]);
        let mut flow = Flow { arcs: Vec::new(), from, source: source_out, sink: sink_in, level, tried };
        for (place, node) in over.nodes().enumerate().filter(|(place, _)| *place != sink) {
            if is_split && place != source {
                flow.join(way_in(place), way_out(place), None);
            }
            for step in network.steps(node) {
                if let Some(to) = over.place(step.end()).filter(|to| *to != source) {
                    flow.join(way_out(place), way_in(to), Some(step));
                }
            }
        }
        flow
    }

    fn join(&mut self, from: usize, to: usize, step: Option<Step<'g>>) {
        for (from, to, is_open) in [(from, to, true), (to, from, false)] {
            self.from.get_mut(from).into_iter().for_each(|arcs| arcs.push(self.arcs.len()));
            self.arcs.push(Arc { to, is_open, step });
        }
    }

    /// Lets through as much as there can flow.
    fn fill(&mut self) {
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
    fn next_arc(&mut self, node: usize, is_asked: impl Fn(&Self, &Arc<'g>) -> bool) -> Option<usize> {
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
    fn turn(&mut self, arc: usize) {
        for arc in [arc, arc ^ 1] {
            self.arcs.get_mut(arc).into_iter().for_each(|arc| arc.is_open = !arc.is_open);
        }
    }

    /// The arcs through which a unit goes, of those that are steps.
    fn used(&self) -> impl Iterator<Item = (usize, Step<'g>)> {
        let ahead = self.arcs.iter().enumerate().step_by(2).filter(|(_, arc)| !arc.is_open);
        ahead.filter_map(|(place, arc)| Some((place, arc.step?)))
    }

    /// Where a statement is walked both ways, it need not be walked at all.
    fn cancel(&mut self) {
        let mut used = HashMap::new();
        let again = self.used().filter_map(|(arc, step)| Some([used.insert(step.row(), arc)?, arc]));
        for arc in again.flatten().collect::<Vec<_>>() {
            self.turn(arc);
        }
    }

    /// The ways of the units.
    fn paths(mut self, network: Network<'g>, from: u32) -> Vec<Path<'g>> {
        self.tried.fill(0);
        for place in 0..self.arcs.len() {
            // What leads back is asked for no more; what is used is open now, once.
            self.arcs.get_mut(place).into_iter().for_each(|arc| arc.is_open = place % 2 == 0 && !arc.is_open);
        }
        let mut paths = Vec::new();
        while let Some(steps) = self.way() {
            paths.push(Path::new(
                Ref::new(network.view(), from),
                without_circles(&mut network.view().scratch(), from, steps),
            ));
        }
        paths
    }

    /// The way of one unit, which is taken out.
    fn way(&mut self) -> Option<Vec<Step<'g>>> {
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

/// The same way, without going round where it meets a node again.
fn without_circles<'g>(places: &mut Marks, from: u32, steps: Vec<Step<'g>>) -> Vec<Step<'g>> {
    let mut way: Vec<Step<'_>> = Vec::with_capacity(steps.len());
    // One more than how many steps there are up to a node.
    places.set(from, 1);
    for step in steps {
        way.push(step);
        if let Some(place) = places.get(step.end()).checked_sub(1) {
            way.drain(place as usize..).for_each(|step| _ = places.set(step.end(), 0));
        }
        places.set(step.end(), way.len() as u32 + 1);
    }
    way
}
