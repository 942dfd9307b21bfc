//! Whatever is put in and asked, the work grows with the input and the answer, and the stack with nothing.
//!
//! Each test is so large that work which grows with the square would take minutes, and so small that what should be done takes a fraction of a
//! second. `DICTUM_SCALE` sets another size.

mod graph;
mod import;
mod text;

use std::time::{Duration, Instant};

/// How many of what is to be many.
fn size(usual: usize) -> usize {
    std::env::var("DICTUM_SCALE").map_or(usual, |size| size.parse().expect("`DICTUM_SCALE` is a number"))
}

/// Runs something that a square would make last for minutes.
fn soon<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let limit = Duration::from_secs(30 + size(0) as u64 / 1000);
    let start = Instant::now();
    let done = run();
    let took = start.elapsed();
    println!("{what}: {took:?}");
    assert!(took < limit, "{what} took {took:?}");
    done
}

/// On a stack on which no recursion over data gets far.
fn on_a_small_stack(run: impl FnOnce() + Send) {
    const SMALL: usize = 256 * 1024;
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(SMALL).spawn_scoped(scope, run).expect("a thread");
        if let Err(panic) = thread.join() {
            std::panic::resume_unwind(panic);
        }
    });
}
