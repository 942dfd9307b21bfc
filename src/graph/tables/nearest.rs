//! Keys most like one that was not found.

use super::core::Core;
use crate::model::Key;

/// At most three keys, best first, ties to the earlier: the one that follows from the text as from a name, those of nodes that are named so,
/// those within two edits, those that hold the text. Cost: O(graph), on errors only.
pub(crate) fn nearest(core: &Core, text: &str) -> Vec<Key> {
    let derived = core.node(Key::derived(text).as_str());
    let named = core.named(text).iter().filter_map(|row| core.row(*row)?.subject_node());
    let mut nearest: Vec<Key> = Vec::new();
    for key in derived.into_iter().chain(named).filter_map(|node| core.key(node)).chain(alike(core, text)) {
        if nearest.len() < 3 && !nearest.contains(key) {
            nearest.push(key.clone());
        }
    }
    nearest
}

/// Keys within two edits, then those that hold the text.
fn alike<'c>(core: &'c Core, text: &str) -> impl Iterator<Item = &'c Key> + use<'c> {
    let limit = 2.min(text.chars().count() / 3 + 1);
    let mut ranked: Vec<(usize, &Key)> = core
        .keys()
        .filter_map(|key| {
            let edits = distance(text, key.as_str(), limit);
            let holds = !text.is_empty() && key.as_str().contains(text);
            edits.or(holds.then_some(limit + 1)).map(|rank| (rank, key))
        })
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, key)| key)
}

/// The edit distance (Levenshtein 1966) in characters, if it is at most `limit`.
fn distance(a: &str, b: &str, limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit * 4 || a.len() > 200 {
        return None;
    }
    let b: Vec<char> = b.chars().collect();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut left = i + 1;
        let mut row = vec![left];
        for (y, window) in b.iter().zip(above.windows(2)) {
            let (diagonal, up) = match window {
                [diagonal, up] => (*diagonal, *up),
                _ => (0, 0),
            };
            left = (diagonal + usize::from(x != *y)).min(up + 1).min(left + 1);
            row.push(left);
        }
        above = row;
    }
    above.last().copied().filter(|edits| *edits <= limit)
}
