//! What hangs together.

use petgraph::unionfind::UnionFind;

use crate::graph::{Network, NodeRef};

impl<'g> Network<'g> {
    /// The nodes, in the parts that hang together, whichever way the steps lead: each part in order of insertion, the parts in the order of
    /// their first nodes. Cost: O(network).
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// # for key in ["wire", "gazette", "post"] { graph.insert(Document::new(key, "A deckhand spoke."))?; }
    /// # let wire = graph.document("wire")?.id();
    /// # let gazette = graph.document("gazette")?.id();
    /// graph.insert(gazette.cites(wire, Outside))?;
    ///
    /// let citations = graph.network([Relation::Cites]).among([NodeKind::Document]);
    /// let parts: Vec<usize> = citations.components().iter().map(Vec::len).collect();
    /// assert_eq!(parts, [2, 1]);
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn components(self) -> Vec<Vec<NodeRef<'g>>> {
        let dense = self.dense();
        let mut sets = UnionFind::<usize>::new(dense.len());
        for node in 0..dense.len() {
            for edge in dense.out(node) {
                sets.union(node, edge.to as usize);
            }
        }
        let mut parts: Vec<Vec<NodeRef<'g>>> = Vec::new();
        // From the node that stands for a part to one more than the place of the part.
        let mut places = vec![0; dense.len()];
        for (number, node) in dense.nodes().enumerate() {
            let Some(place) = places.get_mut(sets.find_mut(number)) else { continue };
            if *place == 0 {
                parts.push(Vec::new());
                *place = parts.len();
            }
            parts.get_mut(*place - 1).into_iter().for_each(|part| part.push(node));
        }
        parts
    }
}
