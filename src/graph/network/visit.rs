//! The visit traits of petgraph, which are here and nowhere else.

use std::collections::HashSet;

use petgraph::Directed;
use petgraph::Direction::{self, Incoming, Outgoing};
use petgraph::visit::{
    Data, EdgeCount, EdgeRef, GetAdjacencyMatrix, GraphBase, GraphProp, GraphRef, IntoEdgeReferences, IntoEdges,
    IntoEdgesDirected, IntoNeighbors, IntoNeighborsDirected, IntoNodeIdentifiers, IntoNodeReferences,
    NodeCompactIndexable, NodeCount, NodeIndexable, NodeRef as VisitedNode, VisitMap, Visitable,
};

use super::dense::Dense;
use super::edges::{Edges, Steps};
use super::network::Network;
use super::step::Step;
use super::visited::Visited;
use crate::graph::face::{NodeRef, Ref};
use crate::model::{Id, Node, Relation, Statement};

type Neighbors<S> = std::iter::Map<S, fn(Step<'_>) -> Id<Node>>;
type All<'a, T> = Box<dyn Iterator<Item = T> + 'a>;
type Pairs = HashSet<(u32, u32)>;

fn target(step: Step<'_>) -> Id<Node> {
    Id::new(step.to)
}

fn onward(step: Step<'_>) -> Step<'_> {
    step
}

fn source(step: Step<'_>) -> Id<Node> {
    Id::new(step.from)
}

impl EdgeRef for Step<'_> {
    type NodeId = Id<Node>;
    type EdgeId = Id<Statement>;
    type Weight = Relation;

    fn source(&self) -> Id<Node> {
        source(*self)
    }

    fn target(&self) -> Id<Node> {
        target(*self)
    }

    fn weight(&self) -> &Relation {
        &self.relation
    }

    fn id(&self) -> Id<Statement> {
        Id::new(self.row)
    }
}

impl<'g> VisitedNode for NodeRef<'g> {
    type NodeId = Id<Node>;
    type Weight = NodeRef<'g>;

    fn id(&self) -> Id<Node> {
        Ref::id(*self)
    }

    fn weight(&self) -> &NodeRef<'g> {
        self
    }
}

impl VisitMap<Id<Node>> for Visited {
    fn visit(&mut self, node: Id<Node>) -> bool {
        self.0.set(node.index(), 1) == 0
    }

    fn is_visited(&self, node: &Id<Node>) -> bool {
        self.0.get(node.index()) > 0
    }

    fn unvisit(&mut self, node: Id<Node>) -> bool {
        self.is_visited(&node) && self.0.set(node.index(), 0) > 0
    }
}

/// What a network and its dense form have in common.
macro_rules! visited {
    ($($network:ident)*) => {$(
        impl GraphBase for $network<'_> {
            type NodeId = Id<Node>;
            type EdgeId = Id<Statement>;
        }

        impl GraphProp for $network<'_> {
            type EdgeType = Directed;
        }

        impl<'g> Data for $network<'g> {
            type NodeWeight = NodeRef<'g>;
            type EdgeWeight = Relation;
        }

        impl Visitable for $network<'_> {
            type Map = Visited;

            fn visit_map(&self) -> Visited {
                Visited(view!(self, $network).scratch())
            }

            fn reset_map(&self, map: &mut Visited) {
                map.0.clear();
            }
        }

        impl GetAdjacencyMatrix for $network<'_> {
            type AdjMatrix = Pairs;

            fn adjacency_matrix(&self) -> Pairs {
                all_edges!(self).map(|step| (step.from, step.to)).collect()
            }

            fn is_adjacent(&self, pairs: &Pairs, from: Id<Node>, to: Id<Node>) -> bool {
                pairs.contains(&(from.index(), to.index()))
            }
        }

        impl EdgeCount for $network<'_> {
            fn edge_count(&self) -> usize {
                edge_count!(self, $network)
            }
        }
    )*};
}

macro_rules! view {
    ($network:expr, Network) => {
        $network.view()
    };
    ($network:expr, Dense) => {
        $network.network().view()
    };
}

macro_rules! all_edges {
    ($network:expr) => {
        $network.edge_references()
    };
}

macro_rules! edge_count {
    ($network:expr, Network) => {
        $network.edge_references().count()
    };
    ($network:expr, Dense) => {
        Dense::edge_count($network)
    };
}

visited! { Network Dense }

impl GraphRef for Network<'_> {}

/// By handle: nodes of other kinds and of the rest of the view leave holes.
impl NodeIndexable for Network<'_> {
    fn node_bound(&self) -> usize {
        self.view().core().node_count() as usize
    }

    fn to_index(&self, node: Id<Node>) -> usize {
        node.index() as usize
    }

    fn from_index(&self, index: usize) -> Id<Node> {
        Id::new(index as u32)
    }
}

impl<'g> IntoNeighbors for Network<'g> {
    type Neighbors = Neighbors<Steps<'g>>;

    fn neighbors(self, node: Id<Node>) -> Self::Neighbors {
        self.steps(node.index()).map(target)
    }
}

impl<'g> IntoNeighborsDirected for Network<'g> {
    type NeighborsDirected = Neighbors<Steps<'g>>;

    fn neighbors_directed(self, node: Id<Node>, direction: Direction) -> Self::NeighborsDirected {
        match direction {
            Outgoing => self.neighbors(node),
            Incoming => self.reversed().neighbors(node),
        }
    }
}

impl<'g> IntoEdgeReferences for Network<'g> {
    type EdgeRef = Step<'g>;
    type EdgeReferences = All<'g, Step<'g>>;

    fn edge_references(self) -> Self::EdgeReferences {
        Box::new(self.all_steps())
    }
}

impl<'g> IntoEdges for Network<'g> {
    type Edges = Steps<'g>;

    fn edges(self, node: Id<Node>) -> Steps<'g> {
        self.steps(node.index())
    }
}

impl<'g> IntoEdgesDirected for Network<'g> {
    type EdgesDirected = std::iter::Map<Steps<'g>, fn(Step<'g>) -> Step<'g>>;

    fn edges_directed(self, node: Id<Node>, direction: Direction) -> Self::EdgesDirected {
        match direction {
            Outgoing => self.steps(node.index()).map(onward),
            Incoming => self.reversed().steps(node.index()).map(Step::back),
        }
    }
}

impl<'g> IntoNodeIdentifiers for Network<'g> {
    type NodeIdentifiers = All<'g, Id<Node>>;

    fn node_identifiers(self) -> Self::NodeIdentifiers {
        Box::new(self.nodes().map(Ref::id))
    }
}

impl<'g> IntoNodeReferences for Network<'g> {
    type NodeRef = NodeRef<'g>;
    type NodeReferences = All<'g, NodeRef<'g>>;

    fn node_references(self) -> Self::NodeReferences {
        Box::new(self.nodes())
    }
}

impl NodeCount for Dense<'_> {
    fn node_count(&self) -> usize {
        self.len()
    }
}

impl NodeIndexable for Dense<'_> {
    fn node_bound(&self) -> usize {
        self.len()
    }

    /// The number of a node; one that none has for what is no node of the network.
    fn to_index(&self, node: Id<Node>) -> usize {
        self.number(node.index()).unwrap_or(usize::MAX)
    }

    /// The node of a number; one that is nowhere for a number that none has.
    fn from_index(&self, index: usize) -> Id<Node> {
        Id::new(self.node(index).unwrap_or(u32::MAX))
    }
}

impl NodeCompactIndexable for Dense<'_> {}

impl<'a> IntoNeighbors for &'a Dense<'_> {
    type Neighbors = Neighbors<Edges<'a>>;

    fn neighbors(self, node: Id<Node>) -> Self::Neighbors {
        self.edges_from(node.index()).map(target)
    }
}

impl<'a> IntoNeighborsDirected for &'a Dense<'_> {
    type NeighborsDirected = Neighbors<Edges<'a>>;

    fn neighbors_directed(self, node: Id<Node>, direction: Direction) -> Self::NeighborsDirected {
        match direction {
            Outgoing => self.neighbors(node),
            Incoming => self.edges_to(node.index()).map(source),
        }
    }
}

impl<'a, 'g> IntoEdgeReferences for &'a Dense<'g> {
    type EdgeRef = Step<'a>;
    type EdgeReferences = All<'a, Step<'a>>;

    fn edge_references(self) -> Self::EdgeReferences {
        Box::new((0..self.len()).filter_map(|number| self.node(number)).flat_map(|node| self.edges_from(node)))
    }
}

impl<'a> IntoEdges for &'a Dense<'_> {
    type Edges = Edges<'a>;

    fn edges(self, node: Id<Node>) -> Edges<'a> {
        self.edges_from(node.index())
    }
}

impl<'a> IntoEdgesDirected for &'a Dense<'_> {
    type EdgesDirected = Edges<'a>;

    fn edges_directed(self, node: Id<Node>, direction: Direction) -> Edges<'a> {
        match direction {
            Outgoing => self.edges_from(node.index()),
            Incoming => self.edges_to(node.index()),
        }
    }
}

impl<'a> IntoNodeIdentifiers for &'a Dense<'_> {
    type NodeIdentifiers = All<'a, Id<Node>>;

    fn node_identifiers(self) -> Self::NodeIdentifiers {
        Box::new(self.nodes().map(Ref::id))
    }
}

impl<'a, 'g> IntoNodeReferences for &'a Dense<'g> {
    type NodeRef = NodeRef<'g>;
    type NodeReferences = All<'a, NodeRef<'g>>;

    fn node_references(self) -> Self::NodeReferences {
        Box::new(self.nodes())
    }
}
