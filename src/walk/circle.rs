//! What runs in a circle.

use super::strong::strong_parts;
use crate::graph::{Network, NodeRef};

impl<'g> Network<'g> {
    /// The circles: the largest parts of two nodes or more in which steps lead from each to each other (strongly connected components). Each part
    /// in order of insertion, the parts in the order of their first nodes.
    ///
    /// Cost: O(network).
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
        // Each node of a circle, after the first node of it.
        let mut circling: Vec<(u32, u32)> = Vec::new();
        strong_parts(&dense, |part| {
            if let (2.., Some(first)) = (part.len(), part.iter().min()) {
                circling.extend(part.iter().map(|node| (*first, *node)));
            }
        });
        circling.sort_unstable();
        let circles = circling.chunk_by(|(one, _), (other, _)| one == other);
        circles.map(|circle| circle.iter().filter_map(|(_, node)| dense.node_ref(*node)).collect()).collect()
    }
}
