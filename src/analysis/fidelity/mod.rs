//! How faithfully words are rendered.

mod comparison;
#[expect(clippy::module_inception, reason = "the folder is the question, the file its answer")]
mod fidelity;
mod rendering;

pub use fidelity::Fidelity;
pub(in crate::analysis) use fidelity::other_speakers;
pub use rendering::Rendering;
