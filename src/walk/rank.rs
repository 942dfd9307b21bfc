//! Who is led to most, by those who are led to most.

use crate::graph::{Dense, Network, NodeRef};

/// Rounds at most.
const ROUNDS: usize = 200;
/// It is settled when the ranks change by less than this in a round, all together.
const SETTLED: f64 = 1e-9;

impl<'g> Network<'g> {
    /// The nodes with their PageRank, highest first, ties to the earlier: how often a walker is at a node who goes on by one of its steps, each as
    /// likely as another, with this probability, and else, or where there is no step, to any node whatever. The ranks add up to 1.
    ///
    /// 0.85 is the usual damping; it is kept within 0 and 1, and is 0 where it is no number. Brin and Page 1998, by the power
    /// method until the ranks change by less than 10⁻⁹ in a round, for 200 rounds at most. Cost: O(network) a round.
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
        let walker = Walker::on(&dense, damping);
        let mut ranks = vec![1.0 / dense.len() as f64; dense.len()];
        let mut next = ranks.clone();
        for _ in 0..ROUNDS {
            let change = walker.round(&ranks, &mut next);
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

/// Where a walker goes on from each node, side by side.
struct Walker {
    damping: f64,
    ends: Vec<usize>,
    to: Vec<u32>,
}

impl Walker {
    fn on(dense: &Dense<'_>, damping: f64) -> Self {
        let mut walker = Walker { damping, ends: Vec::with_capacity(dense.len()), to: Vec::new() };
        for node in 0..dense.len() {
            walker.to.extend(dense.out(node).iter().map(|edge| edge.to));
            walker.ends.push(walker.to.len());
        }
        walker
    }

    /// One round; how much the ranks change.
    fn round(&self, ranks: &[f64], next: &mut [f64]) -> f64 {
        next.fill(0.0);
        let (mut stuck, mut start) = (0.0, 0);
        for (rank, end) in ranks.iter().zip(&self.ends) {
            let out = self.to.get(start..*end).unwrap_or_default();
            start = *end;
            if out.is_empty() {
                stuck += rank;
                continue;
            }
            let share = self.damping * rank / out.len() as f64;
            for to in out {
                if let Some(rank) = next.get_mut(*to as usize) {
                    *rank += share;
                }
            }
        }
        let anywhere = (1.0 - self.damping + self.damping * stuck) / ranks.len() as f64;
        let mut change = 0.0;
        for (before, after) in ranks.iter().zip(next) {
            *after += anywhere;
            change += (*after - before).abs();
        }
        change
    }
}
