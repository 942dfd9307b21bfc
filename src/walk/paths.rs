//! All simple paths from one node to another.

use std::iter::FusedIterator;

use super::path::Path;
use super::search::Search;
use crate::graph::{Budget, Network, Ref, Scratch, Step, Steps};
use crate::model::Node;
use crate::model::reference::Handle;

/// The ways from one node to another that meet no node twice: an iterator, of which each step of the work comes out of a budget.
///
/// There can be exponentially many. [`was_cut_short`](Paths::was_cut_short) says whether some may be missing.
pub struct Paths<'g> {
    network: Network<'g>,
    from: u32,
    to: u32,
    longest: usize,
    budget: Budget,
    state: State,
    /// How far some nodes are from the goal, and one more; 0 for those that are farther than `looked`.
    left: Scratch,
    looked: usize,
    /// The way so far, and what is not tried yet at each of its nodes.
    way: Vec<Step<'g>>,
    open: Vec<Steps<'g>>,
    /// The nodes of the way.
    on: Scratch,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    NotBegun,
    Begun,
    Done,
    CutShort,
}

impl<'g> Network<'g> {
    /// The ways from one node to another that meet no node twice and have at most so many steps: depth first, in the order of neighbours. Two
    /// statements that join the same nodes give two ways. From a node to itself there is one, of no steps.
    ///
    /// What cannot reach the goal in what is left of the length is not tried, as far as a search from the goal over half the length tells.
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// # let note = graph.insert(Document::new("note", "Ana Ruiz told the Gazette that the port would stay shut."))?;
    /// # let ana = graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz"))?;
    /// # let gazette = graph.insert(Organization::named("Gazette", note, "the Gazette"))?;
    /// # graph.insert(Quote::indirect(note, "the port would stay shut").spoken_by(ana, "Ana Ruiz").to(gazette, "the Gazette"))?;
    /// let talk = graph.network([Relation::SpokenBy, Relation::To]).undirected();
    /// let mut paths = talk.simple_paths(ana, gazette, 6, Budget(100_000));
    /// for path in paths.by_ref() {
    ///     println!("{path}");
    /// }
    /// assert!(!paths.was_cut_short());
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn simple_paths(
        self,
        from: impl Handle<Node>,
        to: impl Handle<Node>,
        longest: usize,
        budget: Budget,
    ) -> Paths<'g> {
        let view = self.view();
        let (from, to) = (view.shown_as(from.handle().index()), view.shown_as(to.handle().index()));
        let state = if self.holds(from) && self.holds(to) { State::NotBegun } else { State::Done };
        let (left, on) = (view.scratch(), view.scratch());
        Paths { network: self, from, to, longest, budget, state, left, looked: 0, way: vec![], open: vec![], on }
    }
}

impl<'g> Paths<'g> {
    /// Whether the budget ran out before everything was tried.
    pub fn was_cut_short(&self) -> bool {
        self.state == State::CutShort
    }

    fn begin(&mut self) {
        self.state = State::Begun;
        self.look_back();
        self.on.set(self.from, 1);
        self.open.push(self.network.steps(self.from));
    }

    /// Finds out how far nodes are from the goal, up to half the length, for at most half the budget.
    fn look_back(&mut self) {
        let kept = self.budget.0 / 2;
        let mut search = Search::toward(self.network, self.to);
        self.left.set(self.to, 1);
        while self.looked < self.longest / 2 && !search.is_done() {
            let Some(rest) = self.budget.0.checked_sub(search.effort() as u64).filter(|rest| *rest >= kept) else {
                return;
            };
            self.budget.0 = rest;
            self.looked += 1;
            for place in search.go_on() {
                search.node(place).map(|node| self.left.set(node, self.looked as u32 + 1));
            }
        }
        if search.is_done() {
            // Whatever was not met cannot reach the goal at all.
            self.looked = usize::MAX;
        }
    }

    /// Whether the goal may be reached from a node in so many steps.
    fn may_reach(&self, node: u32, steps: usize) -> bool {
        let left = self.left.get(node) as usize;
        if left > 0 { left - 1 <= steps } else { steps > self.looked }
    }

    /// Goes one step on or back; whether the goal is reached.
    fn go_on(&mut self) -> bool {
        let Some(step) = self.open.last_mut().and_then(Iterator::next) else {
            self.open.pop();
            self.go_back();
            return false;
        };
        if !self.budget.spend(1) {
            self.state = State::CutShort;
            return false;
        }
        let (node, left) = (step.end(), self.longest - self.way.len() - 1);
        if self.on.get(node) > 0 || !self.may_reach(node, left) {
            return false;
        }
        self.way.push(step);
        if node == self.to {
            return true;
        }
        self.on.set(node, 1);
        self.open.push(self.network.steps(node));
        false
    }

    fn go_back(&mut self) {
        if let Some(step) = self.way.pop() {
            self.on.set(step.end(), 0);
        }
    }

    fn path(&self) -> Path<'g> {
        Path::new(Ref::new(self.network.view(), self.from), self.way.clone())
    }
}

impl<'g> Iterator for Paths<'g> {
    type Item = Path<'g>;

    fn next(&mut self) -> Option<Path<'g>> {
        if self.state == State::NotBegun {
            if self.from == self.to || self.longest == 0 {
                self.state = State::Done;
                return (self.from == self.to).then(|| self.path());
            }
            self.begin();
        }
        while self.state == State::Begun && !self.open.is_empty() {
            if self.go_on() {
                let path = self.path();
                self.go_back();
                return Some(path);
            }
        }
        if self.state == State::Begun {
            self.state = State::Done;
        }
        None
    }
}

impl FusedIterator for Paths<'_> {}
