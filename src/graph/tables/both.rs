//! Two things done side by side.

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
