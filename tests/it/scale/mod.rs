//! Whatever is put in and asked, the work grows with the input and the answer.
//!
//! Each test is so large that work which grows with the square would take minutes, and so small that what should be done takes a fraction of a
//! second.

mod text;

use std::time::{Duration, Instant};

/// Runs something that a square would make last for minutes.
fn soon<T>(run: impl FnOnce() -> T) -> T {
    const LIMIT: Duration = Duration::from_secs(30);
    let start = Instant::now();
    let done = run();
    let took = start.elapsed();
    assert!(took < LIMIT, "it took {took:?}");
    done
}
