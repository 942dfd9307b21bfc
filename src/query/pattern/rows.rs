//! All ways to choose the nodes of a pattern.

use std::iter::FusedIterator;

use indexmap::IndexSet;

use super::Pattern;
use super::end::EndOf;
use super::fact::Fact;
use super::list::{IsIn, List};
use super::plan::{Plan, Stage};
use super::row::Row;
use crate::graph::{Budget, Candidates, View};

/// All ways to choose the nodes of a [`Pattern`](super::Pattern): a lazy iterator, of which the work comes out of a budget.
///
/// There can be as many as there are nodes of each variable, multiplied. [`was_cut_short`](Rows::was_cut_short) says whether some may be
/// missing.
pub struct Rows<'g> {
    view: &'g View,
    stages: Vec<Stage>,
    lists: Vec<(List<'g>, IsIn<'g>)>,
    facts: Vec<(Fact<'g>, Option<IsIn<'g>>)>,
    /// The node of each variable, as far as it is chosen.
    nodes: Vec<u32>,
    /// For each variable that is chosen what else it may be, and whether that is of its list.
    open: Vec<(std::vec::IntoIter<u32>, bool)>,
    budget: Budget,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    NotBegun,
    Begun,
    Done,
    CutShort,
}

impl<'g> Rows<'g> {
    pub(super) fn new(view: &'g View, plan: Plan, pattern: &Pattern<'g>, budget: Budget) -> Self {
        let lists: Vec<_> = pattern.variables.iter().map(|(_, list)| (list.clone(), list.is_in())).collect();
        let is_in = |fact: &Fact<'g>| match (&fact.from, &fact.to) {
            (EndOf::List(list), _) | (_, EndOf::List(list)) => Some(list.is_in()),
            _ => None,
        };
        let facts = pattern.facts.iter().map(|fact| (fact.clone(), is_in(fact))).collect();
        let nodes = vec![0; lists.len()];
        Rows { view, stages: plan.0, lists, facts, nodes, open: Vec::new(), budget, state: State::NotBegun }
    }

    /// Whether the budget ran out before everything was tried.
    pub fn was_cut_short(&self) -> bool {
        self.state == State::CutShort
    }

    /// Finds what the next variable may be, by the shortest list of it.
    fn look_for_next(&mut self) {
        let Some(stage) = self.stages.get(self.open.len()) else { return };
        let Some((list, _)) = self.lists.get(stage.variable as usize) else { return };
        let facts = stage.sources.iter().filter_map(|fact| self.facts.get(*fact));
        let sources = facts.filter_map(|(fact, _)| across(self.view, fact, stage.variable, &self.nodes));
        let shortest = sources.min_by_key(Candidates::at_most).filter(|source| source.at_most() < list.at_most());
        let effort = shortest.as_ref().map_or_else(|| list.at_most(), Candidates::at_most);
        if !self.budget.spend(effort as u64) {
            self.state = State::CutShort;
            return;
        }
        let is_list = shortest.is_none();
        let nodes = shortest.map_or_else(|| list.nodes(), |source| source.nodes(self.view, list.kinds));
        self.open.push((nodes.into_iter(), is_list));
    }

    /// Chooses a node for the latest variable, if it can be that.
    fn choose(&mut self, node: u32, is_of_list: bool) -> bool {
        let Rows { view, stages, lists, facts, nodes, open, budget, state } = self;
        let Some(stage) = stages.get(open.len() - 1) else { return false };
        let variable = stage.variable as usize;
        if let Some(chosen) = nodes.get_mut(variable) {
            *chosen = node;
        }
        let is_in = is_of_list || lists.get_mut(variable).is_some_and(|(_, is_in)| is_in(node));
        let is_other = |other: &u32| *other != stage.variable && nodes.get(*other as usize) != Some(&node);
        if !is_in || !stage.differs.iter().all(is_other) {
            return false;
        }
        for test in &stage.tests {
            let Some((fact, list)) = facts.get_mut(*test) else { continue };
            let Some((near, far)) = ends(view, fact, nodes) else { return false };
            if !budget.spend(near.at_most() as u64) {
                *state = State::CutShort;
                return false;
            }
            if said(view, fact, list, near, far).next().is_some() != fact.is_said {
                return false;
            }
        }
        true
    }

    fn row(&mut self) -> Row<'g> {
        let mut statements = IndexSet::new();
        for (fact, list) in self.facts.iter_mut().filter(|(fact, _)| fact.is_said) {
            if let Some((near, far)) = ends(self.view, fact, &self.nodes) {
                let mut rows: Vec<u32> = said(self.view, fact, list, near, far).collect();
                rows.sort_unstable();
                statements.extend(rows);
            }
        }
        Row { view: self.view, nodes: self.nodes.clone(), statements: statements.into_iter().collect() }
    }
}

/// Across from a variable, by what is given or chosen there.
fn across<'g>(view: &'g View, fact: &Fact<'_>, variable: u32, nodes: &[u32]) -> Option<Candidates<'g>> {
    let (end, is_from) = fact.across(variable)?;
    let nodes = match end {
        EndOf::Variable(other) => std::slice::from_ref(nodes.get(*other as usize)?),
        EndOf::Node(node) => std::slice::from_ref(node),
        EndOf::List(list) => list.known()?,
    };
    Some(fact.beyond(view, nodes, is_from))
}

/// All statements at one end of a fact, at which fewer are, and the node that must be at the other; none where it may be any of a list.
fn ends<'g>(view: &'g View, fact: &Fact<'_>, nodes: &[u32]) -> Option<(Candidates<'g>, Option<u32>)> {
    let node = |end: &EndOf<'_>| match end {
        EndOf::Variable(variable) => nodes.get(*variable as usize).copied(),
        EndOf::Node(node) => Some(*node),
        EndOf::List(_) => None,
    };
    let (from, to) = (node(&fact.from), node(&fact.to));
    let beyond = |node: Option<u32>, is_from| Some(fact.beyond(view, &[node?], is_from));
    match (beyond(from, true), beyond(to, false)) {
        (Some(out), Some(into)) if out.at_most() <= into.at_most() => Some((out, to)),
        (_, Some(into)) => Some((into, from)),
        (Some(out), None) => Some((out, to)),
        (None, None) => None,
    }
}

/// The statements that say it.
fn said<'a>(
    view: &'a View,
    fact: &'a Fact<'_>,
    list: &'a mut Option<IsIn<'_>>,
    near: Candidates<'a>,
    far: Option<u32>,
) -> impl Iterator<Item = u32> + 'a {
    let mut is_far = move |node| match (far, &mut *list) {
        (Some(far), _) => node == far,
        (None, Some(is_in)) => is_in(node),
        (None, None) => false,
    };
    near.ends(view).filter(move |(row, node)| fact.link.is(view, *row) && is_far(*node)).map(|(row, _)| row)
}

impl<'g> Iterator for Rows<'g> {
    type Item = Row<'g>;

    fn next(&mut self) -> Option<Row<'g>> {
        if self.state == State::NotBegun {
            self.state = State::Begun;
            self.look_for_next();
        }
        while self.state == State::Begun {
            let Some((nodes, is_of_list)) = self.open.last_mut() else {
                self.state = State::Done;
                break;
            };
            let Some(node) = nodes.next() else {
                self.open.pop();
                continue;
            };
            let is_of_list = *is_of_list;
            if !self.choose(node, is_of_list) {
                continue;
            }
            if self.open.len() == self.stages.len() {
                return Some(self.row());
            }
            self.look_for_next();
        }
        None
    }
}

impl FusedIterator for Rows<'_> {}
