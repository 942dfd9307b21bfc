//! How many letters, or words, are otherwise.

/// The edit distance (Levenshtein 1966) of two texts in letters, or in words, if it is at most `limit`. Cost: O(limit * the shorter).
pub(crate) fn edits<T: PartialEq>(a: &[T], b: &[T], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        // Farther off the diagonal there are more edits than the limit.
        let near = i.saturating_sub(limit)..b.len().min(i + limit + 1);
        let (mut diagonal, mut left) = (above.get(near.start).copied()?, limit + 1);
        if near.start == 0 {
            left = i + 1;
            *above.first_mut()? = left;
        }
        let mut least = left;
        for (y, edits) in b.get(near.clone())?.iter().zip(above.get_mut(near.start + 1..)?) {
            let up = std::mem::replace(edits, (diagonal + usize::from(x != y)).min(*edits + 1).min(left + 1));
            (diagonal, left) = (up, *edits);
            least = least.min(left);
        }
        if least > limit {
            return None;
        }
    }
    above.last().copied().filter(|edits| *edits <= limit)
}
