//! Relations that lead out: no node is reached from itself.

use std::cell::RefCell;
use std::collections::HashSet;

use super::Laws;
use crate::graph::error::FaultKind;
use crate::model::Relation;

/// What is known of a relation that runs in no circle.
pub(super) struct Circles {
    relation: Relation,
    /// The first row that is asked; what came before it leads out already.
    since: u32,
    /// Nodes from which the relation is known to lead out.
    lead_out: RefCell<HashSet<u32>>,
}

impl Circles {
    pub(super) fn of(relation: Relation, since: u32) -> Self {
        Circles { relation, since, lead_out: RefCell::default() }
    }
}

impl Laws<'_> {
    /// Walks outward, depth first, until it knows that every way leads out. Cost over all nodes: O(statements of the relation).
    pub(super) fn circle(&self, circles: &Circles, node: u32) -> Option<FaultKind> {
        let outward = |node| self.core.outgoing(node, circles.relation).into_iter();
        let is_asked = |row: u32| row >= circles.since && self.lens.shows_row(row);
        let mut lead_out = circles.lead_out.borrow_mut();
        let mut on_the_way = HashSet::from([node]);
        let mut way = vec![(node, outward(node))];
        while let Some((at, links)) = way.last_mut() {
            match links.find(|(row, _)| is_asked(*row)) {
                Some((_, outer)) if lead_out.contains(&outer) => {}
                Some((_, outer)) if on_the_way.insert(outer) => way.push((outer, outward(outer))),
                Some((_, outer)) => {
                    return Some(FaultKind::Circle { relation: circles.relation, node: self.key(outer) });
                }
                None => {
                    on_the_way.remove(at);
                    lead_out.insert(*at);
                    way.pop();
                }
            }
        }
        None
    }
}
