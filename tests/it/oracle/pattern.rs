//! Patterns: every way to choose a node for each variable, tried one after the other.

use super::distance::SYMMETRIC;
use super::row::Object;
use super::{Oracle, View};

/// Of each variable the nodes of which it is one, and what is said of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pattern {
    pub(crate) variables: Vec<Vec<usize>>,
    pub(crate) sayings: Vec<Saying>,
    pub(crate) differ: Vec<(usize, usize)>,
}

#[derive(Clone, Debug)]
pub(crate) struct Saying {
    pub(crate) from: Side,
    pub(crate) relation: &'static str,
    pub(crate) detail: Option<Object>,
    pub(crate) to: Side,
    pub(crate) is_said: bool,
}

/// A variable by its number, a node, or any of some nodes.
#[derive(Clone, Debug)]
pub(crate) enum Side {
    Variable(usize),
    Node(usize),
    OneOf(Vec<usize>),
}

impl Side {
    fn is(&self, node: usize, chosen: &[usize], view: &View) -> bool {
        match self {
            Side::Variable(variable) => chosen[*variable] == node,
            Side::Node(given) => view.shown_as[*given] == node,
            Side::OneOf(nodes) => nodes.contains(&node),
        }
    }
}

impl Oracle {
    /// The nodes that are chosen, and the statements that make it so: in the order in which they are asked for, then in order of insertion, each
    /// once.
    pub(crate) fn choices(&self, pattern: &Pattern, view: &View) -> Vec<(Vec<usize>, Vec<usize>)> {
        let said: Vec<Vec<(usize, usize, usize)>> =
            pattern.sayings.iter().map(|saying| self.statements(saying, view)).collect();
        let mut choices: Vec<Vec<usize>> = vec![vec![]];
        for nodes in &pattern.variables {
            let further = |chosen: Vec<usize>| nodes.iter().map(move |node| [chosen.clone(), vec![*node]].concat());
            choices = choices.into_iter().flat_map(further).collect();
        }
        let mut found = Vec::new();
        for chosen in choices {
            let mut rows = Vec::new();
            let differs = pattern.differ.iter().all(|(one, other)| chosen[*one] != chosen[*other]);
            let holds = pattern.sayings.iter().zip(&said).all(|(saying, said)| {
                let so = said
                    .iter()
                    .filter(|(_, from, to)| saying.from.is(*from, &chosen, view) && saying.to.is(*to, &chosen, view));
                let before = rows.len();
                rows.extend(so.map(|(row, ..)| *row));
                let is_there = rows.len() > before;
                if !saying.is_said {
                    rows.truncate(before);
                }
                is_there == saying.is_said
            });
            if differs && holds {
                let mut once = Vec::new();
                rows.into_iter().for_each(|row| {
                    if !once.contains(&row) {
                        once.push(row)
                    }
                });
                found.push((chosen, once));
            }
        }
        found
    }

    /// The statements of a relation that are shown, with their ends; what says the same in both directions twice.
    fn statements(&self, saying: &Saying, view: &View) -> Vec<(usize, usize, usize)> {
        let mut statements = Vec::new();
        for (row, said) in self.all(saying.relation).filter(|(row, _)| view.rows[*row]) {
            let Some((from, to)) = said.subject_node().zip(said.object_node()) else { continue };
            if saying.detail.is_some() && saying.detail != said.detail {
                continue;
            }
            let (from, to) = (view.shown_as[from], view.shown_as[to]);
            statements.push((row, from, to));
            if SYMMETRIC.contains(&saying.relation) && from != to {
                statements.push((row, to, from));
            }
        }
        statements
    }
}
