//! What stands very often, remembered: whoever numbers the occurrences of a word looks for it as many times as it stands there.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use super::matching::Match;
use super::occurrence::Wanted;
use super::search::Limit;
use super::span::Span;

/// What was looked for, and where.
#[derive(PartialEq, Eq, Debug)]
struct Looked {
    before: String,
    words: String,
    after: String,
    place: Span,
    rules: Match,
}

/// The latest searches that found very many places.
#[derive(Debug, Default)]
pub(super) struct Often(Mutex<VecDeque<(Looked, Arc<[Span]>)>>);

impl Often {
    /// Fewer places are found again soon enough.
    const MANY: usize = 256;
    /// How many searches are remembered.
    const LATEST: usize = 8;

    /// What was found before, or is found now.
    pub(super) fn found(
        &self,
        wanted: Wanted<'_>,
        place: Span,
        rules: Match,
        find: impl FnOnce() -> Result<Vec<Span>, Limit>,
    ) -> Result<Arc<[Span]>, Limit> {
        let is_it = |looked: &Looked| {
            (looked.place, looked.rules) == (place, rules)
                && (looked.before.as_str(), looked.words.as_str(), looked.after.as_str())
                    == (wanted.before, wanted.words, wanted.after)
        };
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, found)) = known.iter().find(|(looked, _)| is_it(looked)) {
            return Ok(Arc::clone(found));
        }
        drop(known);
        let found: Arc<[Span]> = find()?.into();
        if found.len() >= Self::MANY {
            let [before, words, after] = [wanted.before, wanted.words, wanted.after].map(str::to_owned);
            let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            known.push_back((Looked { before, words, after, place, rules }, Arc::clone(&found)));
            if known.len() > Self::LATEST {
                known.pop_front();
            }
        }
        Ok(found)
    }
}
