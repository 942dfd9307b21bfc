//! What a route leads to.

use std::collections::{HashMap, HashSet};
use std::iter::FusedIterator;

use super::path::Path;
use super::route::{Part, Route, Times};
use crate::graph::{NodeMap, NodeRef, Ref, Step, View};
use crate::model::Node;
use crate::model::reference::Handle;

/// What a route leads to: each node once, nearest first, and among those of one distance the one that is met first. With the way to each.
///
/// A lazy iterator. Cost: O(steps from what is met), for each place of the route at which a node is met.
pub struct Walk<'g> {
    view: &'g View,
    parts: Vec<Part>,
    rests: Rests,
    /// Nodes that were met, with what is to be walked from there: nearest first.
    met: Vec<Met<'g>>,
    /// From how many of them all steps are taken.
    done: usize,
    seen: HashSet<(u32, u32)>,
    /// Of a node at which something is repeated, then something done: how often at most it may be repeated from there.
    repeats: HashMap<(u32, u32, u32), u32>,
    /// Where the nodes that the route leads to were met, in order, and how many of them the iterator has given.
    reached: Vec<u32>,
    given: usize,
    /// One more than where a node stands among them.
    places: NodeMap<u32>,
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
                walk.meet(start, walk.rests.whole, None);
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
        while self.places.get(node) == 0 {
            self.go_on()?;
        }
        let met = self.reached.get(self.places.get(node) as usize - 1)?;
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
        let parts = simplified(route.parts());
        let rests = Rests::of(route.root());
        Walk {
            view,
            parts,
            rests,
            met: Vec::new(),
            done: 0,
            seen: HashSet::new(),
            repeats: HashMap::new(),
            reached: Vec::new(),
            given: 0,
            places: NodeMap::default(),
            open: Vec::new(),
        }
    }

    /// Takes all steps from the next node that was met. None where there is no other.
    fn go_on(&mut self) -> Option<()> {
        let (place, met) = (self.done as u32, self.met.get(self.done)?);
        self.done += 1;
        let (node, rest) = (met.node, met.rest);
        let Some((Rest::Part(part), next)) = self.rests.get(rest) else { return Some(()) };
        if let Some(Part::Step { relation, is_inverse }) = self.parts.get(part as usize).copied() {
            let network = self.view.network([relation]);
            let network = if is_inverse { network.reversed() } else { network };
            for step in network.steps(node) {
                self.meet(step.end(), next, Some((place, step)));
            }
        }
        Some(())
    }

    /// Meets a node from which the rest of a route is to be walked: opens that rest until it begins with steps, or is at its end.
    fn meet(&mut self, node: u32, rest: u32, by: Option<(u32, Step<'g>)>) {
        let mut open = std::mem::take(&mut self.open);
        open.push(rest);
        while let Some(rest) = open.pop() {
            if !self.seen.insert((node, rest)) {
                continue;
            }
            match self.rests.get(rest) {
                None => self.reach(node, by),
                Some((Rest::Part(part), next)) => match self.parts.get(part as usize).copied() {
                    Some(Part::Step { .. }) => self.met.push(Met { node, rest, by }),
                    Some(Part::Then(first, second)) => {
                        let next = self.rests.put(Rest::Part(second), next);
                        open.push(self.rests.put(Rest::Part(first), next));
                    }
                    Some(Part::Or(one, other)) => {
                        open.push(self.rests.put(Rest::Part(other), next));
                        open.push(self.rests.put(Rest::Part(one), next));
                    }
                    Some(Part::Repeated { of, times }) => open.push(self.rests.put(Rest::Repeat(of, times), next)),
                    None => {}
                },
                Some((Rest::Repeat(of, times), next)) => self.repeat(node, of, times, next, &mut open),
            }
        }
        self.open = open;
    }

    /// Once more, or no more.
    fn repeat(&mut self, node: u32, of: u32, times: Times, next: u32, open: &mut Vec<u32>) {
        let may_end = times.least == 0;
        // Who may repeat it more often from here can do all that one can who may less often.
        if may_end && times.most.is_some_and(|most| self.is_repeated(node, of, next, most)) {
            return;
        }
        if times.most.is_none_or(|most| most > 0 && most >= times.least) {
            let again = self.rests.put(Rest::Repeat(of, times.less()), next);
            open.push(self.rests.put(Rest::Part(of), again));
        }
        if may_end {
            open.push(next);
        }
    }

    fn is_repeated(&mut self, node: u32, of: u32, next: u32, most: u32) -> bool {
        let more = self.repeats.entry((node, of, next)).or_default();
        let is_repeated = *more > most;
        *more = (*more).max(most.saturating_add(1));
        is_repeated
    }

    fn reach(&mut self, node: u32, by: Option<(u32, Step<'g>)>) {
        if self.places.get(node) == 0 {
            self.reached.push(self.met.len() as u32);
            self.met.push(Met { node, rest: END, by });
            self.places.set(node, self.reached.len() as u32);
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

/// The end of a route: nothing is left.
const END: u32 = 0;

/// What is first in the rest of a route.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Rest {
    Part(u32),
    /// A part, so many times.
    Repeat(u32, Times),
}

/// What is left to be walked: something, then another rest. Each has one number, so that it is known again.
struct Rests {
    whole: u32,
    all: Vec<(Rest, u32)>,
    numbers: HashMap<(Rest, u32), u32>,
}

impl Rests {
    fn of(root: u32) -> Self {
        let mut rests = Rests { whole: END, all: Vec::new(), numbers: HashMap::new() };
        rests.whole = rests.put(Rest::Part(root), END);
        rests
    }

    fn put(&mut self, first: Rest, next: u32) -> u32 {
        *self.numbers.entry((first, next)).or_insert_with(|| {
            self.all.push((first, next));
            self.all.len() as u32
        })
    }

    /// What is first, and the rest of it; none at the end.
    fn get(&self, rest: u32) -> Option<(Rest, u32)> {
        self.all.get((rest as usize).checked_sub(1)?).copied()
    }
}

/// What may be no step at all can be repeated as seldom as one likes: so that nobody counts steps that are none.
fn simplified(parts: &[Part]) -> Vec<Part> {
    let mut may_stay: Vec<bool> = Vec::with_capacity(parts.len());
    let mut simple = Vec::with_capacity(parts.len());
    for part in parts {
        let stays = |part: &u32| may_stay.get(*part as usize).copied().unwrap_or_default();
        let (part, stays) = match part {
            Part::Step { .. } => (*part, false),
            Part::Then(first, second) => (*part, stays(first) && stays(second)),
            Part::Or(one, other) => (*part, stays(one) || stays(other)),
            Part::Repeated { of, times } => {
                let is_possible = times.most.is_none_or(|most| most >= times.least);
                let least = if stays(of) && is_possible { 0 } else { times.least };
                let times = Times { least, ..*times };
                (Part::Repeated { of: *of, times }, is_possible && least == 0)
            }
        };
        simple.push(part);
        may_stay.push(stays);
    }
    simple
}
