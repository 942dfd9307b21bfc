//! Nodes that stand in for those of records that cannot be declared, so that what else is wrong with them is found.

use crate::graph::error::FaultKind;
use crate::model::Key;

/// The node of a record that cannot be declared stands under a key that no record can have, until it is taken back.
pub(super) fn stand_in(key: Option<&Key>, record: usize) -> Key {
    Key::from(format!("{STAND_IN}{}{STAND_IN}{record}", key.map(Key::as_str).unwrap_or_default()))
}

const STAND_IN: char = '\0';

pub(super) fn is_stand_in(key: &Key) -> bool {
    key.as_str().starts_with(STAND_IN)
}

/// By the key that its record gives it.
pub(super) fn called_truly(kind: FaultKind) -> FaultKind {
    match kind {
        FaultKind::AcrossVoices { node, span, counted } if is_stand_in(&node) => {
            let node = Key::from(node.as_str().split(STAND_IN).nth(1).unwrap_or_default());
            FaultKind::AcrossVoices { node, span, counted }
        }
        kind => kind,
    }
}
