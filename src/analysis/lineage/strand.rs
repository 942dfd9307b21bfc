//! One way from a claim to where it ends.

use std::fmt;

use super::ending::Ending;
use crate::graph::{ClaimRef, Evidence, NodeRef, View};
use crate::text::visibly;

/// A way from a claim to an origin, or to something unknown.
#[derive(Clone, Debug)]
pub struct Strand<'g> {
    pub(super) claim: ClaimRef<'g>,
    pub(super) legs: Vec<Leg<'g>>,
    pub(super) ending: Ending<'g>,
}

/// One step of it.
#[derive(Clone)]
pub struct Leg<'g> {
    pub(super) view: &'g View,
    pub(super) to: NodeRef<'g>,
    pub(super) rows: Vec<u32>,
}

impl<'g> Leg<'g> {
    /// Where it leads: a quote, a voice, or who passed it on or said it. Where nobody is known it stays at the quote or voice of which that is so.
    pub fn to(&self) -> NodeRef<'g> {
        self.to
    }

    /// The grounds of the statements by which it goes.
    pub fn evidence(&self) -> Evidence<'g> {
        Evidence::of_rows(self.view, self.rows.iter().copied())
    }
}

impl fmt::Debug for Leg<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "-> {}", self.to.key())
    }
}

impl<'g> Strand<'g> {
    /// The claim at which it begins.
    pub fn claim(&self) -> ClaimRef<'g> {
        self.claim
    }

    /// Its steps, from the claim; each shows its grounds.
    pub fn legs(&self) -> &[Leg<'g>] {
        &self.legs
    }

    /// What it ends in.
    pub fn ending(&self) -> Ending<'g> {
        self.ending
    }
}

impl fmt::Display for Strand<'_> {
    /// "The port is shut. <- harbour/10-20 <- the-gazette <- Ana Ruiz": keys, and what it ends in.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = self.legs.split_last().map_or(&[][..], |(_, inner)| inner);
        visibly(f, |f| {
            write!(f, "{}", self.claim)?;
            inner.iter().try_for_each(|leg| write!(f, " <- {}", leg.to.key()))?;
            write!(f, " <- {}", self.ending)
        })
    }
}
