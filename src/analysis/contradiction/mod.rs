//! What contradicts what, and by whose word.

mod clash;
#[expect(clippy::module_inception, reason = "the folder is the question, the file its answer")]
mod contradiction;
mod opposition;
mod singular;
mod stances;
mod turn;
mod values;

pub use clash::Clash;
pub use contradiction::{Conflict, Contradiction};
pub use opposition::Opposition;
pub use singular::Singular;
pub use turn::Turn;
