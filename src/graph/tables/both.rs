//! Two things done side by side.

use std::cell::Cell;
use std::ops::Range;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{Builder, scope};

use rayon::{ThreadPool, ThreadPoolBuilder};

thread_local! {
    /// Whether this thread is one of a [`pair`].
    static IS_OF_PAIR: Cell<bool> = const { Cell::new(false) };
}

/// Two threads that stay, and take from each other what they are to do; none where the system gives none. On one of them [`both`] asks for no other thread.
pub(crate) fn pair() -> Option<ThreadPool> {
    let marked = |_| IS_OF_PAIR.set(true);
    ThreadPoolBuilder::new().num_threads(2).start_handler(marked).build().ok()
}

/// Both answers; the first is worked out by the other of a [`pair`], else on a thread of its own, where the system gives one. On a thread of somebody else's pool
/// nothing else is begun meanwhile, for what that pool does may wait for who asks here.
pub(super) fn both<A: Send, B: Send>(first: impl Fn() -> A + Sync, second: impl FnOnce() -> B + Send) -> (A, B) {
    if IS_OF_PAIR.get() {
        let (second, first) = rayon::join(second, &first);
        return (first, second);
    }
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

/// What each part of a range gives, in order: all of it, or, where so many are in it, some parts side by side. Each thread begins with something of its own, and
/// takes the next part when it is done with one: one that is held up takes fewer.
pub(crate) fn in_parts<A: Send, S>(
    all: Range<usize>,
    many: usize,
    begin: impl Fn() -> S + Sync,
    each: impl Fn(&mut S, Range<usize>) -> A + Sync,
) -> Vec<A> {
    if all.len() < many {
        return vec![each(&mut begin(), all)];
    }
    let long = all.len().div_ceil(PARTS);
    let next = AtomicUsize::new(0);
    let take = || {
        let mut own = begin();
        let numbers =
            std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed)).take_while(|number| *number < PARTS);
        let part = |number| {
            let start = all.end.min(all.start + number * long);
            start..all.end.min(start + long)
        };
        numbers.map(|number| (number, each(&mut own, part(number)))).collect::<Vec<_>>()
    };
    let (mut done, others) = both(take, take);
    done.extend(others);
    done.sort_unstable_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, done)| done).collect()
}

/// So many parts are taken by two threads.
const PARTS: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_leave_nothing_out_and_come_in_order() {
        for len in [0, 1, 7, 8, 9, 63, 1_000] {
            let parts = in_parts(3..3 + len, 0, Vec::new, |own: &mut Vec<usize>, part| {
                own.extend(part.clone());
                (own.is_sorted(), part.collect::<Vec<_>>())
            });
            assert!(parts.iter().all(|(is_sorted, _)| *is_sorted));
            assert!(parts.into_iter().flat_map(|(_, part)| part).eq(3..3 + len), "{len}");
        }
    }
}
