//! Comparison line by line.

use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;

/// Whether two lists of lines are the same; if not, where they first differ.
pub(crate) fn same(found: &[String], expected: &[String]) -> TestCaseResult {
    let first = (0..found.len().max(expected.len())).find(|index| found.get(*index) != expected.get(*index));
    let Some(first) = first else { return Ok(()) };
    let (found, expected) = (found.get(first), expected.get(first));
    Err(TestCaseError::fail(format!("line {first}\n  found:    {found:?}\n  expected: {expected:?}")))
}
