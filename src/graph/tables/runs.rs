//! The first rows that are said of each new node: what a record says comes row after row, and is found where it stands.

use super::adjacency::Way;
use super::pairs::Link;
use super::row::Subject;
use super::rows::{Packed, Rows};
use crate::model::Relation;

/// Of each node from some on: its rows among the first few from its first on. Those after them are no part of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Runs {
    /// The first of the nodes.
    base: u32,
    runs: Vec<Run>,
}

/// From the first row of a node to the last of it that is near; rows of others may stand between, and some after it where rows were taken back.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    first: u32,
    len: u32,
}

/// The rows of one relation in a run, each with what stands at its other end.
#[derive(Clone, Copy)]
pub(super) struct RunIter<'c> {
    /// What is left of the run, and the number of the first of it.
    rows: &'c [Packed],
    row: u32,
    node: u32,
    relation: Relation,
}

impl Runs {
    /// So many rows at most are gone through to find one.
    const LONGEST: u32 = 16;

    /// Of nodes after so many.
    pub(super) fn after(base: u32) -> Self {
        Runs { base, runs: Vec::new() }
    }

    /// The rows of a relation that are said of a node, in order of insertion. Cost: O(1).
    #[inline]
    pub(super) fn links<'c>(&self, rows: &'c Rows, node: u32, relation: Relation) -> RunIter<'c> {
        let run = node.checked_sub(self.base).and_then(|place| self.runs.get(place as usize));
        let Run { first, len } = run.copied().unwrap_or_default();
        RunIter { rows: rows.some(first, len), row: first, node, relation }
    }

    /// Takes in the latest row of all, if it is near; whether it is.
    pub(super) fn push(&mut self, row: u32, node: u32) -> bool {
        let Some(place) = node.checked_sub(self.base).map(|place| place as usize) else { return false };
        if self.runs.len() <= place {
            self.runs.resize(place + 1, Run::default());
        }
        let Some(run) = self.runs.get_mut(place) else { return false };
        if run.len == 0 {
            run.first = row;
        }
        let is_near = row.wrapping_sub(run.first) < Self::LONGEST;
        if is_near {
            run.len = row - run.first + 1;
        }
        is_near
    }

    /// Takes the latest row of all back, if it is in a run; whether it is.
    pub(super) fn pop(&mut self, row: u32, node: u32) -> bool {
        let run = node.checked_sub(self.base).and_then(|place| self.runs.get_mut(place as usize));
        let is_near = |run: &&mut Run| run.len > 0 && row.wrapping_sub(run.first) < Self::LONGEST;
        let Some(run) = run.filter(is_near) else { return false };
        run.len = row - run.first;
        true
    }
}

impl RunIter<'_> {
    /// Cost: O(1), for runs are short.
    pub(super) fn len(self) -> usize {
        self.count()
    }

    /// A row of the run, where it is one of those that are asked for.
    #[inline]
    fn link(&self, row: u32, packed: &Packed) -> Option<Link> {
        let is_asked = packed.relation == self.relation && packed.subject() == Subject::Node(self.node);
        packed.seen(Way::Out).filter(|_| is_asked).map(|seen| (row, seen.end))
    }
}

impl Default for RunIter<'_> {
    fn default() -> Self {
        RunIter { rows: &[], row: 0, node: 0, relation: Relation::Exists }
    }
}

impl Iterator for RunIter<'_> {
    type Item = Link;

    #[inline]
    fn next(&mut self) -> Option<Link> {
        while let Some((packed, later)) = self.rows.split_first() {
            let row = self.row;
            (self.rows, self.row) = (later, row + 1);
            if let Some(link) = self.link(row, packed) {
                return Some(link);
            }
        }
        None
    }
}

impl DoubleEndedIterator for RunIter<'_> {
    fn next_back(&mut self) -> Option<Link> {
        while let Some((packed, before)) = self.rows.split_last() {
            self.rows = before;
            if let Some(link) = self.link(self.row + before.len() as u32, packed) {
                return Some(link);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use Relation::{About, SpokenBy};

    use super::*;
    use crate::graph::tables::row::{Object, Row};
    use crate::model::Ground;

    fn said(rows: &mut Rows, runs: &mut Runs, node: u32, relation: Relation) -> bool {
        let row = Row::new(Subject::Node(node), relation, Object::Node(node + 1), &[Ground::Outside]);
        runs.push(rows.push(&row, 0), node)
    }

    fn rows_of(rows: &Rows, runs: &Runs, node: u32, relation: Relation) -> Vec<u32> {
        let links = runs.links(rows, node, relation);
        assert_eq!(links.len(), links.count());
        assert!(links.rev().eq(links.collect::<Vec<_>>().into_iter().rev()));
        assert!(links.into_iter().all(|(_, end)| end == node + 1));
        links.map(|(row, _)| row).collect()
    }

    #[test]
    fn a_node_has_those_of_its_rows_that_are_near_its_first_whatever_stands_between() {
        let (mut rows, mut runs) = (Rows::default(), Runs::after(100));
        assert!(!said(&mut rows, &mut runs, 99, About));
        assert!((0..3).all(|_| said(&mut rows, &mut runs, 100, About)));
        assert!((0..3).all(|_| said(&mut rows, &mut runs, 105, SpokenBy)));
        assert!(said(&mut rows, &mut runs, 100, SpokenBy));
        assert_eq!(rows_of(&rows, &runs, 100, About), [1, 2, 3]);
        assert_eq!(rows_of(&rows, &runs, 100, SpokenBy), [7]);
        assert_eq!(rows_of(&rows, &runs, 105, SpokenBy), [4, 5, 6]);
        assert!([99, 103, 106].iter().all(|node| rows_of(&rows, &runs, *node, About).is_empty()));
        // Up to the sixteenth from its first.
        let near = (0..20).filter(|_| said(&mut rows, &mut runs, 100, About)).count();
        assert_eq!((near, rows_of(&rows, &runs, 100, About).last()), (9, Some(&16)));
    }

    #[test]
    fn what_is_taken_back_of_one_node_leaves_the_rows_of_others() {
        let (mut rows, mut runs) = (Rows::default(), Runs::after(0));
        said(&mut rows, &mut runs, 0, About);
        let one = rows.mark();
        said(&mut rows, &mut runs, 1, About);
        said(&mut rows, &mut runs, 0, SpokenBy);
        assert!(runs.pop(2, 0) && runs.pop(1, 1));
        rows.roll_back(one);
        assert_eq!(rows_of(&rows, &runs, 0, About), [0]);
        assert!(rows_of(&rows, &runs, 1, About).is_empty() && rows_of(&rows, &runs, 0, SpokenBy).is_empty());
        assert!(said(&mut rows, &mut runs, 1, SpokenBy));
        assert_eq!((rows_of(&rows, &runs, 0, About), rows_of(&rows, &runs, 1, SpokenBy)), (vec![0], vec![1]));
    }
}
