//! Who is led to most, by those who are led to most.

use super::strong::strong_parts;
use crate::graph::{Dense, Network, NodeRef};

/// The highest damping. At 1 a circle that nothing leads out of would hold all walkers in the end.
const HIGHEST: f64 = 0.999;
/// By how much the visits may be off, all together, as a part of them all; ranks then are by twice as much, and by what is rounded.
const SETTLED: f64 = 2e-10;
/// The last bits of a number, which are rounded: by less than a part in 2·10⁹.
const ROUNDED: u64 = (1 << 22) - 1;

impl<'g> Network<'g> {
    /// The nodes with their PageRank, highest first, ties to the earlier: how often a walker is at a node who goes on by one of its steps, each as
    /// likely as another, with this probability, and else, or where there is no step, to any node whatever. The ranks add up to 1, but for rounding.
    ///
    /// 0.85 is the usual damping; it is kept within 0 and 0.999, and is 0 where it is no number. The ranks are those of Brin and Page 1998, off by less
    /// than 10⁻⁹, all together. They are rounded to nine digits, so that nodes which stand alike in the network tie, as good as always.
    ///
    /// They are worked out in the order in which steps lead (Arasu and others 2002): what is in no [circle](Network::circles) is gone through once, and a circle
    /// until it is settled, 30 / (1 − damping) times at most. Cost: O(network), and O(circle) each time.
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
        let damping = damping.max(0.0).min(HIGHEST);
        let dense = self.dense();
        let visits = Walkers::on(&dense, damping).visits();
        let all: f64 = visits.iter().sum();
        let ranks = visits.into_iter().map(|visits| rounded(visits / all));
        let mut ranked: Vec<_> = dense.nodes().zip(ranks).collect();
        ranked.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        ranked
    }
}

fn rounded(rank: f64) -> f64 {
    f64::from_bits((rank.to_bits() + ROUNDED / 2 + 1) & !ROUNDED)
}

/// Walkers, of whom one sets out from each node, goes on by one of its steps, each as likely as another, with this probability, and else, or where there is no
/// step, is done.
///
/// How often they come by a node is in proportion to its rank: there, who would go on to any node whatever is as one who sets out anew (Langville and
/// Meyer 2004, on the linear system).
struct Walkers<'d, 'g> {
    dense: &'d Dense<'g>,
    damping: f64,
    /// In which strong component each node is.
    parts: Vec<u32>,
    /// All nodes, component after component, each after those to which it leads.
    nodes: Vec<u32>,
    /// Where each component ends.
    ends: Vec<usize>,
}

impl<'d, 'g> Walkers<'d, 'g> {
    fn on(dense: &'d Dense<'g>, damping: f64) -> Self {
        let (mut nodes, mut ends, mut parts) = (Vec::with_capacity(dense.len()), Vec::new(), vec![0; dense.len()]);
        strong_parts(dense, |part| {
            part.iter().for_each(|node| put(&mut parts, *node, ends.len() as u32));
            nodes.extend(part);
            ends.push(nodes.len());
        });
        Walkers { dense, damping, parts, nodes, ends }
    }

    /// How often they come by each node.
    fn visits(&self) -> Vec<f64> {
        let (mut visits, mut rounds) = (vec![1.0; self.dense.len()], vec![0.0; self.dense.len()]);
        let mut end = self.nodes.len();
        // From the last component on: who comes into it from others is known by then.
        for start in self.ends.iter().rev().skip(1).copied().chain([0]) {
            let part = self.nodes.get(start..end).unwrap_or_default();
            if part.iter().any(|node| self.dense.out(*node as usize).iter().any(|edge| self.stays(*node, edge.to))) {
                self.go_round(part, &mut visits, &mut rounds);
            }
            part.iter().for_each(|node| self.go_on(*node, false, at(&visits, *node), &mut visits));
            end = start;
        }
        visits
    }

    /// Whether a step leads to where it can be gone back from.
    fn stays(&self, from: u32, to: u32) -> bool {
        self.parts.get(from as usize) == self.parts.get(to as usize)
    }

    /// Where so many go on from a node, within its component or out of it.
    fn go_on(&self, node: u32, within: bool, visits: f64, to: &mut [f64]) {
        let out = self.dense.out(node as usize);
        let share = self.damping * visits / out.len() as f64;
        for edge in out.iter().filter(|edge| self.stays(node, edge.to) == within) {
            to.get_mut(edge.to as usize).into_iter().for_each(|visits| *visits += share);
        }
    }

    /// Round and round a component, as who came into it and who sets out there, until it is settled: by Jacobi's method, for nodes that stand alike stay so in each
    /// round. What is left out of the next rounds adds up to the change times damping / (1 − damping) at most, here and in all that comes after.
    fn go_round(&self, part: &[u32], visits: &mut [f64], next: &mut [f64]) {
        let come: Vec<f64> = part.iter().map(|node| at(visits, *node)).collect();
        let rounds = 30.0 / (1.0 - self.damping);
        for _ in 0..rounds.ceil() as usize {
            part.iter().zip(&come).for_each(|(node, come)| put(next, *node, *come));
            part.iter().for_each(|node| self.go_on(*node, true, at(visits, *node), next));
            let (mut all, mut change) = (0.0, 0.0);
            for node in part {
                let (before, after) = (at(visits, *node), at(next, *node));
                all += after;
                change += (after - before).abs();
                put(visits, *node, after);
            }
            if change <= SETTLED * (1.0 - self.damping) * all {
                return;
            }
        }
    }
}

fn at(visits: &[f64], node: u32) -> f64 {
    visits.get(node as usize).copied().unwrap_or_default()
}

fn put<T: Copy>(places: &mut [T], node: u32, value: T) {
    places.get_mut(node as usize).into_iter().for_each(|place| *place = value);
}
