//! The shortest way between two nodes.

use std::collections::{HashMap, VecDeque};
use std::fmt;

use crate::graph::{Evidence, Network, NodeRef, Ref, StatementRef};
use crate::model::Node;
use crate::model::reference::Handle;

/// A way from one node to another: steps, each with the statement by which it goes.
#[derive(Clone)]
pub struct Path<'g> {
    start: NodeRef<'g>,
    steps: Vec<Step<'g>>,
}

/// One step of a way.
#[derive(Clone, Copy)]
pub struct Step<'g> {
    from: NodeRef<'g>,
    to: NodeRef<'g>,
    statement: StatementRef<'g>,
}

impl<'g> Network<'g> {
    /// A shortest way from one node to another: of several the one that comes first in the order of neighbours. None where there is no way,
    /// or where either node is none of the network. Cost: O(what is nearer than the goal).
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
        let view = self.view();
        let (from, to) = (view.shown_as(from.handle().index()), view.shown_as(to.handle().index()));
        if !self.holds(from) || !self.holds(to) {
            return None;
        }
        let came = self.search(from, to);
        let mut steps = Vec::new();
        let mut at = to;
        while at != from {
            let (row, before) = *came.get(&at)?;
            let statement = StatementRef::new(view, row);
            steps.push(Step { from: Ref::new(view, before), to: Ref::new(view, at), statement });
            at = before;
        }
        steps.reverse();
        Some(Path { start: Ref::new(view, from), steps })
    }

    /// Breadth first: for each node that was reached, the statement by which, and from where.
    fn search(self, from: u32, to: u32) -> HashMap<u32, (u32, u32)> {
        let mut came: HashMap<u32, (u32, u32)> = HashMap::new();
        let mut queue = VecDeque::from([from]);
        while let Some(node) = queue.pop_front().filter(|_| !came.contains_key(&to)) {
            for (row, next) in self.steps(node) {
                if next != from && !came.contains_key(&next) {
                    came.insert(next, (row, node));
                    queue.push_back(next);
                }
            }
        }
        came
    }
}

impl<'g> Path<'g> {
    /// How many steps it has: none from a node to itself.
    pub fn len(&self) -> usize {
        self.steps.len()
    }

    /// Whether it leads nowhere: from a node to itself.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Its steps, from the start.
    pub fn steps(&self) -> &[Step<'g>] {
        &self.steps
    }

    /// Its nodes, from the start to the goal.
    pub fn nodes(&self) -> impl Iterator<Item = NodeRef<'g>> + '_ {
        std::iter::once(self.start).chain(self.steps.iter().map(|step| step.to))
    }
}

impl<'g> Step<'g> {
    /// Where it begins.
    pub fn from(&self) -> NodeRef<'g> {
        self.from
    }

    /// Where it leads.
    pub fn to(&self) -> NodeRef<'g> {
        self.to
    }

    /// The statement by which it goes; it may be walked against.
    pub fn statement(&self) -> StatementRef<'g> {
        self.statement
    }

    /// On what ground that is said.
    pub fn evidence(&self) -> Evidence<'g> {
        self.statement.evidence()
    }
}

impl fmt::Display for Path<'_> {
    /// The nodes, with arrows between them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.start.key())?;
        self.steps.iter().try_for_each(|step| write!(f, " -> {}", step.to.key()))
    }
}

impl fmt::Display for Step<'_> {
    /// The statement.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.statement.fmt(f)
    }
}

impl fmt::Debug for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Debug for Step<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
