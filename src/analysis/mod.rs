//! Computed opinions: they store nothing, and say how they concluded.

mod carrying;
mod certainty;
mod citation;
mod contradiction;
mod factuality;
mod falling;
mod fidelity;
mod hedging;
mod identity;
mod impact;
mod lineage;
mod loss;
mod moving;
mod provenance;
mod reanchoring;
mod restating;
mod revision;
mod shortest_circle;
mod timeline;
mod utterance;

pub use certainty::Certainty;
pub use citation::Circle;
pub use contradiction::{Clash, Conflict, Contradiction, Opposition, Singular, Turn};
pub use factuality::{Commitment, Factuality};
pub use falling::Fallen;
pub use fidelity::{Fidelity, Rendering};
pub use hedging::Hedging;
pub use identity::{Candidate, Resemblance, Resembling};
pub use impact::{Impact, OriginsLost};
pub use lineage::{Ending, Leg, Lineage, Strand, Unknown};
pub use loss::{Loss, Lost, Restating, Saying};
pub use reanchoring::{Outcome, Reanchored, Reanchoring};
pub use revision::{Left, Revision};
pub use timeline::{Moment, Order, Time, Timeline};
pub use utterance::{Drift, Likeness, Utterance, Utterances, Variant};
