//! Computed opinions: they store nothing, and say how they concluded.

mod carrying;
mod certainty;
mod citation;
mod factuality;
mod falling;
mod hedging;
mod impact;
mod lineage;
mod moving;
mod provenance;
mod reanchoring;
mod revision;
mod shortest_circle;

pub use certainty::Certainty;
pub use citation::Circle;
pub use factuality::{Commitment, Factuality};
pub use falling::Fallen;
pub use hedging::Hedging;
pub use impact::{Impact, OriginsLost};
pub use lineage::{Ending, Leg, Lineage, Strand, Unknown};
pub use reanchoring::{Outcome, Reanchored, Reanchoring};
pub use revision::{Left, Revision};
