//! How many ways there are that share nothing: the largest flow where everything lets one unit through.

use std::collections::HashMap;

use super::path::Path;
use super::search::Search;
use super::units::Flow;
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

impl<'g> Flow<Step<'g>> {
    /// Over the nodes of a search; nothing flows yet.
    fn through(network: Network<'g>, over: &Search<'g>, (source, sink): (usize, usize), share: Disjoint) -> Self {
        let is_split = share == Disjoint::Nodes;
        let way_in = |node: usize| if is_split { 2 * node } else { node };
        let way_out = |node: usize| if is_split { 2 * node + 1 } else { node };
        let (source_out, sink_in) = (way_out(source), way_in(sink));
        let mut flow = Flow::among(way_out(over.len()), source_out, sink_in);
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

    /// Where a statement is walked both ways, it need not be walked at all.
    fn cancel(&mut self) {
        let mut used = HashMap::new();
        let again = self.used().filter_map(|(arc, step)| Some([used.insert(step.row(), arc)?, arc]));
        for arc in again.flatten().collect::<Vec<_>>() {
            self.turn(arc);
        }
    }

    /// The ways of the units.
    fn paths(self, network: Network<'g>, from: u32) -> Vec<Path<'g>> {
        let (start, places) = (Ref::new(network.view(), from), &mut network.view().scratch());
        let ways = self.ways().into_iter();
        let simple = |steps| {
            let steps = without_circles(places, from, steps);
            places.clear();
            Path::new(start, steps)
        };
        ways.map(simple).collect()
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
