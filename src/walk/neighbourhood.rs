//! What is around a node.

use super::search::Search;
use crate::graph::{Network, NodeRef, Ref, StatementRef};
use crate::model::Node;
use crate::model::reference::Handle;

/// The nodes around a node, and the statements by which they are reached.
#[derive(Clone, Debug)]
pub struct Neighbourhood<'g> {
    /// Nearest first, with their distances.
    nodes: Vec<(NodeRef<'g>, usize)>,
    statements: Vec<StatementRef<'g>>,
}

impl<'g> Network<'g> {
    /// What is at most so many steps from a node. Nothing at all where it is no node of the network.
    ///
    /// Cost: O(steps from the nodes that are nearer than that); a busy node at the rim is not looked into.
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// # let note = graph.insert(Document::new("note", "Ana Ruiz told the Gazette that the port would stay shut."))?;
    /// # let ana = graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz"))?;
    /// # let gazette = graph.insert(Organization::named("Gazette", note, "the Gazette"))?;
    /// # graph.insert(Quote::indirect(note, "the port would stay shut").spoken_by(ana, "Ana Ruiz").to(gazette, "the Gazette"))?;
    /// let talk = graph.network([Relation::SpokenBy, Relation::To]).undirected();
    /// let around = talk.neighbourhood(ana, 2);
    /// let told: Vec<_> = around.nodes().map(|(node, distance)| (node.to_string(), distance)).collect();
    /// assert_eq!(told, [("Ana Ruiz".into(), 0), ("Ana Ruiz: the port would stay shut".into(), 1), ("Gazette".into(), 2)]);
    /// for statement in around.statements() {
    ///     println!("{statement}\n{}", statement.evidence().snippet());
    /// }
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn neighbourhood(self, node: impl Handle<Node>, radius: usize) -> Neighbourhood<'g> {
        let view = self.view();
        let start = view.shown_as(node.handle().index());
        if !self.holds(start) {
            return Neighbourhood { nodes: Vec::new(), statements: Vec::new() };
        }
        let mut search = Search::from(self, start);
        let mut nodes = vec![(Ref::new(view, start), 0)];
        let mut rows = Vec::new();
        for distance in 1..=radius {
            let level = search.level();
            rows.extend(
                level.filter_map(|place| search.node(place)).flat_map(|node| self.steps(node)).map(|step| step.row()),
            );
            let met = search.go_on();
            nodes.extend(met.filter_map(|place| search.node(place)).map(|node| (Ref::new(view, node), distance)));
            if search.is_done() {
                break;
            }
        }
        rows.sort_unstable();
        rows.dedup();
        let statements = rows.into_iter().map(|row| StatementRef::new(view, row)).collect();
        Neighbourhood { nodes, statements }
    }
}

impl<'g> Neighbourhood<'g> {
    /// The nodes with their distances in steps, nearest first: the node itself, then what is met by the first step of the first, and so on.
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = (NodeRef<'g>, usize)> + DoubleEndedIterator + '_ {
        self.nodes.iter().copied()
    }

    /// The statements by which one can walk from the node in so many steps, each once, in order of insertion. One that joins two nodes
    /// of the rim is not among them.
    pub fn statements(&self) -> impl ExactSizeIterator<Item = StatementRef<'g>> + DoubleEndedIterator + '_ {
        self.statements.iter().copied()
    }
}
