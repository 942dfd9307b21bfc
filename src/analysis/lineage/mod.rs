//! Where a claim comes from.

mod descent;
mod ending;
#[expect(clippy::module_inception, reason = "the folder is what is known of a claim's descent, the file its face")]
mod lineage;
mod spot;
mod strand;
mod ways;

pub use ending::{Ending, Unknown};
pub use lineage::Lineage;
pub use strand::{Leg, Strand};
