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
    along: Option<(Relation, Rows<'g>)>,
    against: Option<(Relation, Rows<'g>)>,
}

impl<'g> Steps<'g> {
    pub(super) fn from(network: Network<'g>, node: u32, relations: Relations) -> Self {
        Steps { network, node, relations, along: None, against: None }
    }

    fn next_along(&mut self) -> Option<Step<'g>> {
        let (relation, rows) = self.along.as_mut()?;
        let network = self.network;
        let mut steps = rows.filter_map(|row| Step::new(network.view(), row, *relation, false));
        steps.find(|step| network.holds(step.to))
    }

    fn next_against(&mut self) -> Option<Step<'g>> {
        let (relation, rows) = self.against.as_mut()?;
        let (network, has_gone_along) = (self.network, self.along.is_some());
        let mut steps = rows.filter_map(|row| Step::new(network.view(), row, *relation, true));
        steps.find(|step| network.holds(step.to) && !(has_gone_along && step.to == step.from))
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
            let view = self.network.view();
            let (along, against) = self.network.ways(relation);
            self.along = along.then(|| (relation, view.outgoing(self.node, relation)));
            self.against = against.then(|| (relation, view.incoming(self.node, relation)));
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
