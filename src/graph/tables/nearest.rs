//! Keys most like one that was not found.

use super::core::Core;
use crate::model::Key;

/// At most three keys within two edits (or that hold the text), best first, ties to the earlier. Cost: O(graph), on errors only.
pub(crate) fn nearest(core: &Core, text: &str) -> Vec<Key> {
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
    ranked.into_iter().take(3).map(|(_, key)| key.clone()).collect()
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
