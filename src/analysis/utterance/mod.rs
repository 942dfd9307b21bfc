//! Which quotes render one utterance, and how its words drifted.

mod drift;
mod keys;
mod likeness;
mod near;
#[expect(clippy::module_inception, reason = "the folder is the question, the file its answer")]
mod utterance;
mod utterances;
mod variant;
mod words;

pub use drift::Drift;
pub(super) use drift::best;
pub use likeness::Likeness;
pub(super) use near::near_texts;
pub use utterance::Utterance;
pub use utterances::Utterances;
pub use variant::Variant;
pub(super) use variant::{content_words, overlap};
