//! Computed opinions: they store nothing, and say how they concluded.

mod carrying;
mod certainty;
mod factuality;
mod hedging;
mod lineage;
mod moving;
mod provenance;
mod reanchoring;
mod revision;

pub use certainty::Certainty;
pub use factuality::{Commitment, Factuality};
pub use hedging::Hedging;
pub use lineage::{Ending, Leg, Lineage, Strand, Unknown};
pub use reanchoring::{Outcome, Reanchored, Reanchoring};
pub use revision::{Left, Revision};
