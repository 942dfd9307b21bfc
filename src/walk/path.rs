//! A way from one node to another, and the shortest.

use std::collections::{HashMap, HashSet};
use std::fmt;

use super::search::Search;
use crate::graph::{Network, NodeRef, Ref, Stated, Step};
use crate::model::reference::Handle;
use crate::model::{Entity, Id, Node};
use crate::text::visibly;

/// A way from one node to another: steps, each with the statement by which it goes.
#[derive(Clone)]
pub struct Path<'g> {
    start: NodeRef<'g>,
    steps: Vec<Step<'g>>,
}

impl<'g> Network<'g> {
    /// A shortest way from one node to another: of several the one that comes first in the order of neighbours, compared step by step from
    /// the start. None where there is no way, or where either node is none of the network.
    ///
    /// It is looked for from both ends at once, from the end where less is to be looked at (Pohl 1971), and before that end goes on, as many steps
    /// are looked at from the start's side for one that is met already. Cost: O(steps from what is nearer to its end than about half the way), and
    /// mostly far less where many ways lead through what is busy.
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// # graph.insert(Document::new("note", "Mayor Ana Ruiz told the Gazette that the port would stay shut."))?;
    /// # let ana = graph.insert(Person::named("Ana Ruiz", "note", "Ana Ruiz"))?;
    /// # let gazette = graph.insert(Organization::named("Gazette", "note", "the Gazette"))?;
    /// # graph.insert(Quote::indirect("note", "the port would stay shut").spoken_by(ana, "Ana Ruiz").to(gazette, "the Gazette"))?;
    /// let talk = graph.network([Relation::SpokenBy, Relation::To, Relation::About]).undirected();
    /// let path = talk.shortest_path(ana, gazette).expect("she told it");
    /// assert_eq!(path.len(), 2);
    /// for step in path.steps() {
    ///     println!("{step}\n{}", step.evidence().snippet());
    /// }
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn shortest_path(self, from: impl Handle<Node>, to: impl Handle<Node>) -> Option<Path<'g>> {
        self.shortest_path_within(usize::MAX, from, to)
    }

    /// The same, if it has at most so many steps; what is farther off is not looked at.
    pub fn shortest_path_within(
        self,
        steps: usize,
        from: impl Handle<Node>,
        to: impl Handle<Node>,
    ) -> Option<Path<'g>> {
        let view = self.view();
        let (from, to) = (view.shown_as(from.handle().index()), view.shown_as(to.handle().index()));
        if !self.holds(from) || !self.holds(to) {
            return None;
        }
        let start = Ref::new(view, from);
        if from == to {
            return Some(Path::new(start, Vec::new()));
        }
        let (mut near, mut far) = (Search::from(self, from), Search::toward(self, to));
        let mut taken = 0;
        loop {
            if near.is_done() || far.is_done() || taken >= steps {
                return None;
            }
            // What is one step off can be met, or it cannot for its kind, and what is two steps off is the next that can.
            let is_two = !near.may_meet(&far);
            let cheaper = near.effort().min(far.effort());
            if taken + usize::from(is_two) < steps
                && let Some(ahead) = near.look_ahead(&far, is_two, cheaper)
            {
                return Some(Path::joined(start, &near, ahead, &far));
            }
            taken += 1;
            if near.effort() > cheaper {
                // Of the nodes that both have met, the one that comes first from the start.
                let met = far.go_on().filter_map(|place| near.place(far.node(place)?)).min();
                if let Some(middle) = met.and_then(|place| near.node(place)) {
                    return Some(Path::meeting(start, &near, middle, &far));
                }
            } else if let Some(middle) = near.go_on_to(&far) {
                return Some(Path::meeting(start, &near, middle, &far));
            }
        }
    }
}

impl<'g> Path<'g> {
    pub(crate) fn new(start: NodeRef<'g>, steps: Vec<Step<'g>>) -> Self {
        Path { start, steps }
    }

    /// By a node that searches from both ends have met.
    fn meeting(start: NodeRef<'g>, near: &Search<'g>, middle: u32, far: &Search<'g>) -> Self {
        let mut steps = near.way_back(middle);
        steps.reverse();
        steps.extend(far.way_back(middle).into_iter().map(Step::back));
        Path::new(start, steps)
    }

    /// By some steps from what one search has met to what the other has.
    fn joined(start: NodeRef<'g>, near: &Search<'g>, between: Vec<Step<'g>>, far: &Search<'g>) -> Self {
        let Some((first, last)) = between.first().zip(between.last()) else { return Path::new(start, between) };
        let mut steps = near.way_back(first.start());
        steps.reverse();
        let rest = far.way_back(last.end());
        steps.extend(between.into_iter().chain(rest.into_iter().map(Step::back)));
        Path::new(start, steps)
    }

    /// How many steps it has: none from a node to itself.
    pub fn len(&self) -> usize {
        self.steps.len()
    }

    /// Whether it leads nowhere: from a node to itself.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Its steps, from the start; each shows its ground.
    pub fn steps(&self) -> &[Step<'g>] {
        &self.steps
    }

    /// Its nodes, from the start to the goal.
    pub fn nodes(&self) -> impl Iterator<Item = NodeRef<'g>> + '_ {
        std::iter::once(self.start).chain(self.steps.iter().map(|step| step.to()))
    }
}

/// The name or the description of a node that is called by one.
fn name(node: NodeRef<'_>) -> Option<&str> {
    let entity = node.narrow::<Entity>()?;
    entity.name().or_else(|| entity.descriptions().next().map(Stated::into_value))
}

impl fmt::Display for Path<'_> {
    /// The nodes, with arrows between them: by their names, with the key where two have the same; by their keys where they have none.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bearers: HashMap<&str, HashSet<Id<Node>>> = HashMap::new();
        for (node, name) in self.nodes().filter_map(|node| Some((node, name(node)?))) {
            bearers.entry(name).or_default().insert(node.id());
        }
        visibly(f, |f| {
            self.nodes().enumerate().try_for_each(|(place, node)| {
                f.write_str(if place == 0 { "" } else { " -> " })?;
                match name(node) {
                    Some(name) if bearers.get(name).is_some_and(|nodes| nodes.len() > 1) => {
                        write!(f, "{name} ({})", node.key())
                    }
                    Some(name) => f.write_str(name),
                    None => write!(f, "{}", node.key()),
                }
            })
        })
    }
}

impl fmt::Debug for Path<'_> {
    /// The keys, with arrows between them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.start.key())?;
        self.steps.iter().try_for_each(|step| write!(f, " -> {}", step.to().key()))
    }
}
