//! What a route leads to.

use std::iter::FusedIterator;

use super::known::Known;
use super::path::Path;
use super::rest::{Begins, END, Rests};
use super::route::Route;
use crate::graph::{NodeRef, Ref, Step, View};
use crate::model::Node;
use crate::model::reference::Handle;

/// What a route leads to: each node once, nearest first, and among those of one distance the one that is met first. With the way to each.
///
/// A lazy iterator. Cost: O(steps from what is met), for each place of the route at which a node is met.
pub struct Walk<'g> {
    view: &'g View,
    rests: Rests,
    /// Nodes that were met, with what is to be walked from there: nearest first.
    met: Vec<Met<'g>>,
    /// From how many of them all steps are taken.
    done: usize,
    known: Known,
    /// Where the nodes that the route leads to were met, in order, and how many of them the iterator has given.
    reached: Vec<u32>,
    given: usize,
    /// Scratch: rests that are still to be opened.
    open: Vec<u32>,
}

struct Met<'g> {
    node: u32,
    rest: u32,
    /// From which of those that were met before, by which step.
    by: Option<(u32, Step<'g>)>,
}

impl View {
    /// What a route leads to from some nodes; those that the view does not show are left out. See [`Ref::walk`].
    ///
    /// ```
    /// # use dictum::*;
    /// # fn ask(graph: &Graph) -> Result<(), GraphError> {
    /// // To whom was anything said that is hedged?
    /// for node in graph.walk(graph.quotes().hedged(), Relation::To) {
    ///     println!("{node}");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn walk<H: Handle<Node>>(&self, from: impl IntoIterator<Item = H>, route: impl Into<Route>) -> Walk<'_> {
        let mut walk = Walk::along(self, &route.into());
        for start in from {
            let start = self.shown_as(start.handle().index());
            if self.shows(start) {
                walk.meet(start, walk.rests.whole(), None);
            }
        }
        walk
    }
}

impl<'g, K> Ref<'g, K> {
    /// What a route leads to from this node.
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// # let note = graph.insert(Document::new("note", "Ana Ruiz told the Gazette that the port would stay shut."))?;
    /// # let ana = graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz"))?;
    /// # let gazette = graph.insert(Organization::named("Gazette", note, "the Gazette"))?;
    /// # graph.insert(Quote::indirect(note, "the port would stay shut").spoken_by(ana, "Ana Ruiz").to(gazette, "the Gazette"))?;
    /// let mut told = graph.person("ana-ruiz")?.walk(Relation::SpokenBy.inverse().then(Relation::To));
    /// assert_eq!(told.next().expect("she told somebody").to_string(), "Gazette");
    ///
    /// let path = told.path_to(gazette).expect("she told it");
    /// for step in path.steps() {
    ///     println!("{step}\n{}", step.evidence().snippet());
    /// }
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn walk(self, route: impl Into<Route>) -> Walk<'g> {
        self.view().walk([self.as_node()], route)
    }
}

impl<'g> Walk<'g> {
    /// A shortest way by which the route leads to a node: of several the one that is met first. None where it does not lead there. The walk is
    /// followed as far as it takes; what it would give next is not changed.
    pub fn path_to(&mut self, node: impl Handle<Node>) -> Option<Path<'g>> {
        let node = self.view.shown_as(node.handle().index());
        let place = loop {
            match self.known.reached(node) {
                Some(place) => break place,
                None => self.go_on()?,
            }
        };
        let met = self.reached.get(place)?;
        let mut steps = Vec::new();
        let mut at = self.met.get(*met as usize)?;
        while let Some((before, step)) = at.by {
            steps.push(step);
            at = self.met.get(before as usize)?;
        }
        steps.reverse();
        Some(Path::new(Ref::new(self.view, at.node), steps))
    }

    fn along(view: &'g View, route: &Route) -> Self {
        Walk {
            view,
            rests: Rests::of(route),
            met: Vec::new(),
            done: 0,
            known: Known::of(view),
            reached: Vec::new(),
            given: 0,
            open: Vec::new(),
        }
    }

    /// Takes all steps from the next node that was met. None where there is no other.
    fn go_on(&mut self) -> Option<()> {
        let (place, met) = (self.done as u32, self.met.get(self.done)?);
        self.done += 1;
        let (node, rest) = (met.node, met.rest);
        if let Begins::Step { relation, is_inverse, next } = self.rests.begins(rest) {
            let view = self.view;
            let (along, against) = (!is_inverse || relation.is_symmetric(), is_inverse || relation.is_symmetric());
            let mut take = |row, to, is_against| {
                if view.shows(to) {
                    let step = Step::between(view, (node, to), row, relation, is_against);
                    self.meet(to, next, Some((place, step)));
                }
            };
            if along {
                view.outgoing(node, relation).ends().for_each(|(row, to)| take(row, to, false));
            }
            if against {
                let others = view.incoming(node, relation).ends().filter(|(_, to)| !along || *to != node);
                others.for_each(|(row, to)| take(row, to, true));
            }
        }
        Some(())
    }

    /// Meets a node from which the rest of a route is to be walked: opens that rest until it begins with steps, or is at its end.
    fn meet(&mut self, node: u32, rest: u32, by: Option<(u32, Step<'g>)>) {
        let place = self.known.place(node);
        let mut open = Some(rest);
        while let Some(rest) = open.or_else(|| self.open.pop()) {
            open = None;
            if !self.known.meet(place, rest) {
                continue;
            }
            match self.rests.begins(rest) {
                Begins::End => {
                    self.reached.push(self.met.len() as u32);
                    self.met.push(Met { node, rest: END, by });
                    self.known.reach(place, self.reached.len() as u32);
                }
                Begins::Step { .. } => self.met.push(Met { node, rest, by }),
                Begins::Either(first, second) => self.open.extend([second, first].into_iter().flatten()),
                // Who may repeat it more often from here can do all that one can who may less often.
                Begins::Repeat { number, most, .. } if self.known.is_repeated(place, number, most) => {}
                Begins::Repeat { end, again, .. } => self.open.extend([again, Some(end)].into_iter().flatten()),
            }
        }
    }
}

impl<'g> Iterator for Walk<'g> {
    type Item = NodeRef<'g>;

    fn next(&mut self) -> Option<NodeRef<'g>> {
        while self.given == self.reached.len() {
            self.go_on()?;
        }
        let met = self.met.get(*self.reached.get(self.given)? as usize)?;
        self.given += 1;
        Some(Ref::new(self.view, met.node))
    }
}

impl FusedIterator for Walk<'_> {}
