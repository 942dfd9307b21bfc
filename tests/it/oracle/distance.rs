//! How far is it, and what is reached: by trying every way over every node.

use super::{Oracle, View};

/// A network: relations, kinds of node, and which way it is walked.
#[derive(Clone, Debug)]
pub(crate) struct Roads {
    pub(crate) relations: Vec<&'static str>,
    /// No kind at all stands for every kind.
    pub(crate) kinds: Vec<&'static str>,
    pub(crate) along: bool,
    pub(crate) against: bool,
}

/// How many steps from each node to each node, at the least.
pub(crate) type Distances = Vec<Vec<Option<usize>>>;

impl Oracle {
    pub(crate) fn is_on(&self, node: usize, roads: &Roads, view: &View) -> bool {
        view.nodes[node] && (roads.kinds.is_empty() || roads.kinds.contains(&self.kind(node)))
    }

    /// Every step of a network, as the view shows its ends; one for each statement.
    pub(crate) fn steps(&self, roads: &Roads, view: &View) -> Vec<(usize, usize)> {
        let said = self
            .rows
            .iter()
            .enumerate()
            .filter(|(index, row)| view.rows[*index] && roads.relations.contains(&row.relation));
        let ends = said.filter_map(|(_, row)| row.subject_node().zip(row.object_node()));
        let shown = ends.map(|(from, to)| (view.shown_as[from], view.shown_as[to]));
        let open: Vec<_> = shown.filter(|(a, b)| self.is_on(*a, roads, view) && self.is_on(*b, roads, view)).collect();
        let along = open.iter().copied().filter(|_| roads.along);
        along.chain(open.iter().map(|(from, to)| (*to, *from)).filter(|_| roads.against)).collect()
    }

    /// Floyd and Warshall.
    pub(crate) fn distances(&self, roads: &Roads, view: &View) -> Distances {
        let count = self.nodes.len();
        let mut far: Distances = vec![vec![None; count]; count];
        for (from, to) in self.steps(roads, view) {
            far[from][to] = Some(1);
        }
        for node in (0..count).filter(|node| self.is_on(*node, roads, view)) {
            far[node][node] = Some(0);
        }
        for by in 0..count {
            for from in (0..count).filter(|from| far[*from][by].is_some()).collect::<Vec<_>>() {
                for to in 0..count {
                    let through = far[from][by].zip(far[by][to]).map(|(one, other)| one + other);
                    far[from][to] = [far[from][to], through].into_iter().flatten().min();
                }
            }
        }
        far
    }

    /// A node, and all of its kind from which a relation leads to it over any number of steps.
    pub(crate) fn closure(&self, node: usize, relation: &'static str, view: &View) -> Vec<usize> {
        let mut reached = vec![view.shown_as[node]];
        loop {
            let all = self.all(relation).filter(|(index, _)| view.rows[*index]);
            let ends = all.filter_map(|(_, row)| row.subject_node().zip(row.object_node()));
            let next = ends.map(|(from, to)| (view.shown_as[from], view.shown_as[to])).find(|(from, to)| {
                reached.contains(to) && !reached.contains(from) && self.kind(*from) == self.kind(reached[0])
            });
            match next {
                Some((from, _)) => reached.push(from),
                None => return reached,
            }
        }
    }
}
