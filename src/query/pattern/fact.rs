//! Something that a pattern says.

use super::end::EndOf;
use super::link::Link;
use crate::graph::{Candidates, View};

/// That something is said, or not.
#[derive(Clone, Debug)]
pub(super) struct Fact<'g> {
    pub(super) from: EndOf<'g>,
    pub(super) link: Link,
    pub(super) to: EndOf<'g>,
    pub(super) is_said: bool,
}

impl<'g> Fact<'g> {
    pub(super) fn new(view: &'g View, from: EndOf<'g>, link: Link, to: EndOf<'g>, is_said: bool) -> Self {
        let shown = |end| match end {
            EndOf::Node(node) => EndOf::Node(view.shown_as(node)),
            end => end,
        };
        Fact { from: shown(from), link, to: shown(to), is_said }
    }

    /// The variables at its ends; one that stands at both, twice.
    pub(super) fn variables(&self) -> impl Iterator<Item = u32> {
        let variable = |end: &EndOf<'g>| match end {
            EndOf::Variable(variable) => Some(*variable),
            EndOf::Node(_) | EndOf::List(_) => None,
        };
        [variable(&self.from), variable(&self.to)].into_iter().flatten()
    }

    /// The end at which a variable does not stand, and whether that is where it leads from; none where it stands at both or at neither.
    pub(super) fn across(&self, variable: u32) -> Option<(&EndOf<'g>, bool)> {
        match (&self.from, &self.to) {
            (EndOf::Variable(from), EndOf::Variable(to)) if from == to => None,
            (EndOf::Variable(from), to) if *from == variable => Some((to, false)),
            (from, EndOf::Variable(to)) if *to == variable => Some((from, true)),
            _ => None,
        }
    }

    /// What it leads to from some nodes; or from what it leads to them.
    pub(super) fn beyond<'v>(&self, view: &'v View, nodes: &[u32], is_from: bool) -> Candidates<'v> {
        let relation = self.link.relation;
        let beyond = |is_from| match is_from {
            true => view.led_to_by(nodes, relation),
            false => view.leading_to(nodes, relation),
        };
        if relation.is_symmetric() { beyond(is_from).and(beyond(!is_from)) } else { beyond(is_from) }
    }
}
