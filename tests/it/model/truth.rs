//! Three-valued logic: no, unknown, yes.

use dictum::Truth::{self, No, Unknown, Yes};
use serde_json::json;

use super::is_written;

/// The values, rising: Kleene's `and` is the lower of two, `or` the higher.
const RISING: [Truth; 3] = [No, Unknown, Yes];

#[test]
fn and_is_the_lower_of_two_and_or_the_higher() {
    for (low, one) in RISING.into_iter().enumerate() {
        for (high, other) in RISING.into_iter().enumerate() {
            assert_eq!(one & other, RISING[low.min(high)], "{one:?} & {other:?}");
            assert_eq!(one | other, RISING[low.max(high)], "{one:?} | {other:?}");
        }
    }
}

#[test]
fn not_turns_the_order_round() {
    assert_eq!(RISING.map(|truth| !truth), [Yes, Unknown, No]);
}

#[test]
fn only_yes_is_certain_and_only_no_is_impossible() {
    assert_eq!(RISING.map(Truth::is_certain), [false, false, true]);
    assert_eq!(RISING.map(Truth::is_possible), [false, true, true]);
}

#[test]
fn what_is_known_is_yes_or_no() {
    assert_eq!([Truth::from(true), Truth::from(false)], [Yes, No]);
}

#[test]
fn truths_are_written_in_lower_case() {
    is_written(&[No, Unknown, Yes], json!(["no", "unknown", "yes"]));
}
