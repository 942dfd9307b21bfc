//! Of what a variable is one.

use std::fmt;
use std::sync::Arc;

use crate::model::{Kind, Kinds};
use crate::query::nodes::{Asked, Nodes};

/// Nodes: known, or to be asked for.
#[derive(Clone)]
pub struct List<'g> {
    pub(super) kinds: Kinds,
    /// What messages call one of them.
    pub(super) name: &'static str,
    nodes: Listed<'g>,
}

#[derive(Clone)]
enum Listed<'g> {
    /// In order.
    Known(Arc<[u32]>),
    Asked(Arc<dyn Question<'g> + 'g>),
}

/// Whether one node after the other is in a list.
pub(super) type IsIn<'g> = Box<dyn FnMut(u32) -> bool + Send + Sync + 'g>;

/// Nodes by conditions, of whatever kind.
trait Question<'g>: Send + Sync {
    fn at_most(&self) -> usize;
    fn nodes(&self) -> Vec<u32>;
    fn is_in(&self) -> IsIn<'g>;
}

impl<'g, K: Asked> Question<'g> for Nodes<'g, K> {
    fn at_most(&self) -> usize {
        Nodes::at_most(self)
    }

    fn nodes(&self) -> Vec<u32> {
        self.iter().map(|node| node.id().index()).collect()
    }

    fn is_in(&self) -> IsIn<'g> {
        Nodes::is_in(self)
    }
}

impl<'g> List<'g> {
    /// In order.
    pub(super) fn of<K: Kind>(nodes: Vec<u32>) -> Self {
        List { kinds: K::KINDS, name: K::NAME, nodes: Listed::Known(nodes.into()) }
    }

    pub(super) fn asked<K: Asked>(nodes: Nodes<'g, K>) -> Self {
        List { kinds: K::KINDS, name: K::NAME, nodes: Listed::Asked(Arc::new(nodes)) }
    }

    pub(super) fn at_most(&self) -> usize {
        match &self.nodes {
            Listed::Known(nodes) => nodes.len(),
            Listed::Asked(question) => question.at_most(),
        }
    }

    /// In order.
    pub(super) fn nodes(&self) -> Vec<u32> {
        match &self.nodes {
            Listed::Known(nodes) => nodes.to_vec(),
            Listed::Asked(question) => question.nodes(),
        }
    }

    /// Without asking.
    pub(super) fn known(&self) -> Option<&[u32]> {
        match &self.nodes {
            Listed::Known(nodes) => Some(nodes),
            Listed::Asked(_) => None,
        }
    }

    pub(super) fn is_in(&self) -> IsIn<'g> {
        match &self.nodes {
            Listed::Known(nodes) => {
                let nodes = Arc::clone(nodes);
                Box::new(move |node| nodes.binary_search(&node).is_ok())
            }
            Listed::Asked(question) => question.is_in(),
        }
    }
}

impl fmt::Debug for List<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at most: {}", self.at_most(), self.kinds)
    }
}
