//! Two things done side by side.

use std::ops::Range;
use std::panic::resume_unwind;
use std::thread::{Builder, scope};

/// Both answers; the first is worked out on a thread of its own, where the system gives one.
pub(super) fn both<A: Send, B>(first: impl Fn() -> A + Sync, second: impl FnOnce() -> B) -> (A, B) {
    scope(|scope| {
        let there = Builder::new().spawn_scoped(scope, &first);
        let second = second();
        let first = match there {
            Ok(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
            Err(_) => first(),
        };
        (first, second)
    })
}

/// What each part of a range gives, in order: all of it, or, where so many are in it, both halves side by side.
pub(crate) fn in_parts<A: Send>(all: Range<usize>, many: usize, each: impl Fn(Range<usize>) -> A + Sync) -> Vec<A> {
    if all.len() < many {
        return vec![each(all)];
    }
    let middle = all.start + all.len() / 2;
    let (early, late) = both(|| each(all.start..middle), || each(middle..all.end));
    vec![early, late]
}
