//! How far is it, and what is reached: by trying every way over every node.

use super::{Oracle, View};

/// A network: relations, kinds of node, and which way it is walked.
#[derive(Clone, Debug)]
pub(crate) struct Roads {
    /// In the order of the table.
    pub(crate) relations: Vec<&'static str>,
    /// Those of them that are walked the other way.
    pub(crate) back: Vec<&'static str>,
    /// No kind at all stands for every kind.
    pub(crate) kinds: Vec<&'static str>,
    pub(crate) along: bool,
    pub(crate) against: bool,
}

/// One step: from a node to a node, by a statement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Way {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) row: usize,
}

/// The relations that say the same in both directions.
pub(crate) const SYMMETRIC: &[&str] =
    &["same_utterance", "contradicts", "same_as", "different_from", "perhaps_same_as"];

/// How many steps from each node to each node, at the least.
pub(crate) type Distances = Vec<Vec<Option<usize>>>;

impl Roads {
    fn walks(&self, relation: &str, against: bool) -> bool {
        if against == self.back.contains(&relation) { self.along } else { self.against }
    }
}

impl Oracle {
    pub(crate) fn is_on(&self, node: usize, roads: &Roads, view: &View) -> bool {
        view.nodes[node] && (roads.kinds.is_empty() || roads.kinds.contains(&self.kind(node)))
    }

    /// Every step of a network, as the view shows its ends: by relation, along before against, then in order of insertion. A statement
    /// that leads from a node to itself is one step.
    pub(crate) fn ways(&self, roads: &Roads, view: &View) -> Vec<Way> {
        let mut ways = Vec::new();
        for relation in &roads.relations {
            let is_both = SYMMETRIC.contains(relation);
            for against in [false, true] {
                let is_walked = is_both || roads.walks(relation, against);
                let said = self.all(relation).filter(|(row, _)| is_walked && view.rows[*row]);
                for (row, said) in said {
                    let Some((from, to)) = said.subject_node().zip(said.object_node()) else { continue };
                    let (from, to) = (view.shown_as[from], view.shown_as[to]);
                    let is_again = against && from == to && (is_both || roads.walks(relation, false));
                    if self.is_on(from, roads, view) && self.is_on(to, roads, view) && !is_again {
                        let (from, to) = if against { (to, from) } else { (from, to) };
                        ways.push(Way { from, to, row });
                    }
                }
            }
        }
        ways
    }

    /// Of the shortest ways from one node to another the first, by its statements.
    pub(crate) fn first_shortest(
        &self,
        (from, to): (usize, usize),
        ways: &[Way],
        far: &Distances,
    ) -> Option<Vec<usize>> {
        let (mut at, mut rows) = (from, Vec::new());
        while let left @ 1.. = far[at][to]? {
            let way = ways.iter().find(|way| way.from == at && far[way.to][to] == Some(left - 1))?;
            rows.push(way.row);
            at = way.to;
        }
        Some(rows)
    }

    /// Every way from one node to another that meets no node twice and has at most so many steps, by its statements: depth first.
    pub(crate) fn simple_paths((from, to): (usize, usize), longest: usize, ways: &[Way]) -> Vec<Vec<usize>> {
        let (mut open, mut paths) = (vec![(vec![from], vec![])], Vec::new());
        while let Some((nodes, rows)) = open.pop() {
            let at = nodes[nodes.len() - 1];
            if at == to {
                paths.push(rows);
                continue;
            }
            for way in ways.iter().rev().filter(|way| way.from == at && rows.len() < longest) {
                if !nodes.contains(&way.to) {
                    let nodes = nodes.iter().copied().chain([way.to]).collect();
                    open.push((nodes, rows.iter().copied().chain([way.row]).collect()));
                }
            }
        }
        paths
    }

    /// Floyd and Warshall.
    pub(crate) fn distances(&self, roads: &Roads, view: &View) -> Distances {
        let count = self.nodes.len();
        let mut far: Distances = vec![vec![None; count]; count];
        for way in self.ways(roads, view) {
            far[way.from][way.to] = Some(1);
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
