//! What runs in a circle.

use crate::graph::{Dense, Network, NodeRef};

impl<'g> Network<'g> {
    /// The circles: the largest parts of two nodes or more in which steps lead from each to each other (strongly connected components). Each part
    /// in order of insertion, the parts in the order of their first nodes.
    ///
    /// Tarjan 1972, with a stack of its own. Cost: O(network).
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// # for key in ["wire", "gazette", "post", "blog"] { graph.insert(Document::new(key, "A deckhand spoke."))?; }
    /// # let id = |graph: &Graph, key: &str| graph.document(key).map(|document| document.id());
    /// # let (wire, gazette, post, blog) = (id(&graph, "wire")?, id(&graph, "gazette")?, id(&graph, "post")?, id(&graph, "blog")?);
    /// // The Gazette has it from the Post, and the Post from the Gazette.
    /// # for (by, of) in [(blog, gazette), (gazette, post), (post, gazette), (post, wire)] { graph.insert(by.cites(of, Outside))?; }
    /// let circles = graph.network([Relation::Cites]).circles();
    /// assert_eq!(circles.len(), 1);
    /// assert!(circles[0].iter().map(|document| document.key()).eq(["gazette", "post"]));
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn circles(self) -> Vec<Vec<NodeRef<'g>>> {
        let dense = self.dense();
        let mut search = Search::over(&dense);
        for node in 0..dense.len() as u32 {
            search.from(node);
        }
        search.circles.sort_unstable();
        let circles = search.circles.chunk_by(|(one, _), (other, _)| one == other);
        circles.map(|circle| circle.iter().filter_map(|(_, node)| dense.node_ref(*node)).collect()).collect()
    }
}

/// Depth first over all nodes, by their numbers.
struct Search<'d, 'g> {
    dense: &'d Dense<'g>,
    /// For each node one more than when it was met, or, once its part is known, `DONE`; 0 before. It falls to that of the earliest node on the
    /// stack to which it leads.
    earliest: Vec<u32>,
    met: u32,
    /// Nodes whose part is not known yet, as they were met.
    waiting: Vec<u32>,
    /// The way to where the search is: a node, when it was met, and how many of its edges are done with.
    way: Vec<(u32, u32, usize)>,
    /// Each node of a circle, after the first node of it.
    circles: Vec<(u32, u32)>,
}

/// Later than everything.
const DONE: u32 = u32::MAX;

impl<'d, 'g> Search<'d, 'g> {
    fn over(dense: &'d Dense<'g>) -> Self {
        let earliest = vec![0; dense.len()];
        Search { dense, earliest, met: 0, waiting: Vec::new(), way: Vec::new(), circles: Vec::new() }
    }

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

    /// Begins with a node, if it is new.
    fn meet(&mut self, node: u32) {
        if let Some(earliest @ 0) = self.earliest.get_mut(node as usize) {
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
        if let (2.., Some(first)) = (part.len(), part.iter().min()) {
            self.circles.extend(part.iter().map(|node| (*first, *node)));
        }
        self.waiting.truncate(from);
    }
}
