//! What a lineage passes through.

use crate::graph::{NodeRef, Ref, View};

/// A place of a lineage; the first is the claim.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Spot {
    /// A claim, a quote, a voice or an agent.
    Node(u32),
    /// Whoever speaks a quote of which nobody says who does.
    SpeakerOf(u32),
    /// What a voice has from sources in which it is not found.
    SourcesOf(u32),
}

impl Spot {
    /// The node, or that of which it is told.
    pub(super) fn node(self, view: &View) -> NodeRef<'_> {
        let (Spot::Node(node) | Spot::SpeakerOf(node) | Spot::SourcesOf(node)) = self;
        Ref::new(view, node)
    }
}

/// A step from one place to the next.
#[derive(Clone, Debug)]
pub(super) struct Onward {
    pub(super) to: usize,
    /// The statements by which it goes.
    pub(super) rows: Vec<u32>,
}
