//! From where in what was submitted something came.

use crate::model::statement::Step;
use crate::model::within::Within;

/// Which record, which step of it, where within that.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Source {
    /// The place of the record among those that were submitted.
    pub(crate) record: usize,
    pub(crate) step: Step,
    pub(crate) within: Within,
}

/// The record as a whole.
pub(crate) const WHOLE: Step = ("", 0);

/// The fields that hold one value, and the record as a whole.
const SINGLE: &[&str] =
    &["", "key", "kind", "place", "text", "file", "unattributed", "wording", "claim", "verdict", "title", "finding"];

impl Source {
    /// The same value, further inwards.
    pub(super) fn inside(&self, within: Within) -> Source {
        Source { within, ..self.clone() }
    }

    /// The field, and which of its values in a list.
    pub(super) fn told(&self) -> String {
        let (field, index) = self.step;
        if SINGLE.contains(&field) { field.to_owned() } else { format!("{field}[{index}]") }
    }
}

impl From<(usize, Step)> for Source {
    fn from((record, step): (usize, Step)) -> Self {
        Source { record, step, within: Within::default() }
    }
}
