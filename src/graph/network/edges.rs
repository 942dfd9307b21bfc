//! The steps from a node.

use super::dense::Joined;
use super::network::Network;
use super::relations::Relations;
use super::step::Step;
use crate::graph::view::Rows;
use crate::model::Relation;

/// The steps of a [`Network`] from one node: by relation in the order of the table, along before against, then in order of insertion.
///
/// A statement is there once, though it lead from the node to itself.
#[derive(Clone)]
pub struct Steps<'g> {
    network: Network<'g>,
    node: u32,
    relations: Relations,
    along: Option<Way<'g>>,
    against: Option<Way<'g>>,
}

/// The statements of a relation, walked one way.
#[derive(Clone)]
struct Way<'g> {
    relation: Relation,
    rows: Rows<'g>,
    /// Whether all that they lead to are of the network.
    is_within: bool,
}

impl<'g> Steps<'g> {
    pub(super) fn from(network: Network<'g>, node: u32, relations: Relations) -> Self {
        Steps { network, node, relations, along: None, against: None }
    }

    fn next_along(&mut self) -> Option<Step<'g>> {
        let (network, from) = (self.network, self.node);
        let way = self.along.as_mut()?;
        let (row, to) = way.next(network)?;
        Some(Step { view: network.view(), from, to, row, relation: way.relation, is_against: false })
    }

    fn next_against(&mut self) -> Option<Step<'g>> {
        let (network, from) = (self.network, self.node);
        let way = self.against.as_mut()?;
        loop {
            let (row, to) = way.next(network)?;
            if self.along.is_none() || to != from {
                return Some(Step { view: network.view(), from, to, row, relation: way.relation, is_against: true });
            }
        }
    }
}

impl<'g> Way<'g> {
    /// A statement, and where it leads within the network.
    #[inline]
    fn next(&mut self, network: Network<'g>) -> Option<(u32, u32)> {
        loop {
            let (row, to) = self.rows.next_end()?;
            if self.is_within || network.holds(to) {
                return Some((row, to));
            }
        }
    }
}

impl<'g> Iterator for Steps<'g> {
    type Item = Step<'g>;

    fn next(&mut self) -> Option<Step<'g>> {
        loop {
            if let Some(step) = self.next_along().or_else(|| self.next_against()) {
                return Some(step);
            }
            let relation = self.relations.pop()?;
            let (network, view) = (self.network, self.network.view());
            let (along, against) = network.ways(relation);
            let way = |rows, kinds| Way { relation, rows, is_within: network.is_over(kinds) };
            self.along = along.then(|| way(view.outgoing(self.node, relation), relation.objects()));
            self.against = against.then(|| way(view.incoming(self.node, relation), relation.subjects()));
        }
    }
}

/// The steps of a [`Dense`](super::Dense) network from one node or to it, in the order of [`Steps`].
#[derive(Clone)]
pub struct Edges<'a> {
    network: Network<'a>,
    joined: std::slice::Iter<'a, Joined>,
    leads_here: bool,
}

impl<'a> Edges<'a> {
    pub(super) fn of(network: Network<'a>, joined: &'a [Joined], leads_here: bool) -> Self {
        Edges { network, joined: joined.iter(), leads_here }
    }
}

impl<'a> Iterator for Edges<'a> {
    type Item = Step<'a>;

    fn next(&mut self) -> Option<Step<'a>> {
        let joined = self.joined.next()?;
        let step = Step::new(self.network.view(), joined.row, joined.relation, joined.is_against)?;
        Some(if self.leads_here { step.back() } else { step })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.joined.size_hint()
    }
}
