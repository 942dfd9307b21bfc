//! Who is led to most, by those who are led to most.

use crate::graph::{Network, NodeRef};

/// Rounds at most.
const ROUNDS: usize = 200;
/// It is settled when the ranks change by less than this in a round, all together.
const SETTLED: f64 = 1e-12;

impl<'g> Network<'g> {
    /// The nodes with their PageRank, highest first, ties to the earlier: how often a walker is at a node who goes on by one of its steps, each as
    /// likely as another, with this probability, and else, or where there is no step, to any node whatever. The ranks add up to 1.
    ///
    /// 0.85 is the usual damping; it is kept within 0 and 1, and is 0 where it is no number. Brin and Page 1998, by the power
    /// method until the ranks change by less than 10⁻¹² in a round, for 200 rounds at most. Cost: O(network) a round.
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// # for key in ["wire", "gazette", "post"] { graph.insert(Document::new(key, "A deckhand spoke."))?; }
    /// # let wire = graph.document("wire")?.id();
    /// # for key in ["gazette", "post"] { let by = graph.document(key)?.id(); graph.insert(by.cites(wire, Outside))?; }
    /// let citations = graph.network([Relation::Cites]).among([NodeKind::Document]);
    /// let (most_cited, rank) = citations.page_rank(0.85)[0];
    /// assert_eq!(most_cited.key(), "wire");
    /// assert!(rank > 0.5);
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn page_rank(self, damping: f64) -> Vec<(NodeRef<'g>, f64)> {
        // Not `clamp`, which would keep what is no number.
        #[allow(clippy::manual_clamp)]
        let damping = damping.max(0.0).min(1.0);
        let dense = self.dense();
        let count = dense.len() as f64;
        let mut ranks = vec![1.0 / count; dense.len()];
        let mut next = ranks.clone();
        for _ in 0..ROUNDS {
            let stuck: f64 =
                ranks.iter().enumerate().filter(|(node, _)| dense.out(*node).is_empty()).map(|(_, rank)| rank).sum();
            next.fill((1.0 - damping + damping * stuck) / count);
            for (node, rank) in ranks.iter().enumerate() {
                let share = damping * rank / dense.out(node).len() as f64;
                for edge in dense.out(node) {
                    next.get_mut(edge.to as usize).into_iter().for_each(|rank| *rank += share);
                }
            }
            let change: f64 = ranks.iter().zip(&next).map(|(before, after)| (after - before).abs()).sum();
            std::mem::swap(&mut ranks, &mut next);
            if change < SETTLED {
                break;
            }
        }
        let mut ranked: Vec<_> = dense.nodes().zip(ranks).collect();
        ranked.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        ranked
    }
}
