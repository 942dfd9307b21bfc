//! Keys most like one that was not found.

use super::core::Core;
use crate::model::Key;

/// At most three keys, best first: the one that follows from the text as from a name, those of nodes that are named so, those that are
/// [spelt](super::likeness::Likeness::alike) like the text, or like the key that would follow from it.
pub(crate) fn nearest(core: &Core, text: &str) -> Vec<Key> {
    const MOST: usize = 3;
    let key = Key::derived(text);
    let derived = core.node(key.as_str());
    let named = core.named(text).ends().iter().take(MOST + 1).copied();
    let mut nearest: Vec<Key> = Vec::new();
    let is_key = key.as_str() == text;
    let alike = core.alike(text).into_iter().chain((!is_key).then(|| core.alike(key.as_str())).into_iter().flatten());
    for key in derived.into_iter().chain(named).filter_map(|node| core.key(node)).chain(alike) {
        if nearest.len() < MOST && !nearest.contains(key) {
            nearest.push(key.clone());
        }
    }
    nearest
}
