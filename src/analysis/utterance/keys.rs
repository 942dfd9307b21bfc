//! What near wordings must have in common, so that they meet without all being compared.

use super::likeness::Likeness;
use super::words::Words;

/// Every choice of `level` among the rarest words of a wording, as a number.
///
/// Two wordings of which at most `k` words differ share all but `k` of either. So of the `k + level` rarest words of each (over all words, in one order) they share `level` at
/// least (prefix filtering: Chaudhuri, Ganti and Kaushik 2006; with more than one word: Wang, Li and Feng 2012). Nothing for a wording of fewer words. Cost: O(answer).
pub(super) fn keys(words: &Words, wording: u32, level: usize, likeness: &Likeness, mut take: impl FnMut(u64)) {
    let tokens = words.tokens(wording);
    let rarest = tokens.get(..tokens.len().min(likeness.differing(tokens.len()) + level)).unwrap_or_default();
    let mut chosen: Vec<usize> = (0..level).collect();
    if rarest.len() < level {
        return;
    }
    loop {
        take(chosen.iter().filter_map(|at| rarest.get(*at)).fold(level as u64, |key, token| mixed(key ^ token)));
        // The last that can go on does, and those after it follow directly.
        let Some(at) =
            (0..level).rev().find(|at| chosen.get(*at).is_some_and(|chosen| chosen + level - at < rarest.len()))
        else {
            return;
        };
        let next = chosen.get(at).copied().unwrap_or_default() + 1;
        chosen.iter_mut().skip(at).enumerate().for_each(|(step, place)| *place = next + step);
    }
}

/// Spread over all numbers (the finalizer of splitmix64, Steele, Lea and Flood 2014). Wordings that meet by a collision are compared, and found to differ.
fn mixed(key: u64) -> u64 {
    let key = key.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let key = (key ^ (key >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let key = (key ^ (key >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    key ^ (key >> 31)
}
