//! Keys most like one that was not found.

use super::core::Core;
use crate::model::Key;

/// At most three keys, best first: the one that follows from the text as from a name, those of nodes that are named so, those that are
/// [spelt alike](super::likeness::Likeness::alike).
pub(crate) fn nearest(core: &Core, text: &str) -> Vec<Key> {
    const MOST: usize = 3;
    let derived = core.node(Key::derived(text).as_str());
    let named = core.named(text).iter().take(MOST + 1).filter_map(|row| core.row(*row)?.subject_node());
    let mut nearest: Vec<Key> = Vec::new();
    for key in derived.into_iter().chain(named).filter_map(|node| core.key(node)).chain(core.alike(text)) {
        if nearest.len() < MOST && !nearest.contains(key) {
            nearest.push(key.clone());
        }
    }
    nearest
}
