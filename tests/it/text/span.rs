//! Spans are stretches of whole numbers, forwards.

use std::collections::BTreeSet;

use dictum::{Span, SpanError};
use proptest::prelude::*;
use serde_json::json;

use super::span;

/// The bytes that a span holds.
fn bytes(span: Span) -> BTreeSet<u32> {
    (0..64).filter(|byte| span.start() <= *byte && *byte < span.end()).collect()
}

/// The places between bytes that a span touches: an empty one touches one.
fn places(span: Span) -> BTreeSet<u32> {
    (0..64).filter(|place| span.start() <= *place && *place <= span.end()).collect()
}

fn small_span() -> impl Strategy<Value = Span> {
    (0_u32..20, 0_u32..20).prop_map(|(a, b)| span(a.min(b)..a.max(b)))
}

proptest! {
    #[test]
    fn a_span_is_made_exactly_where_its_start_is_not_after_its_end(start: u32, end: u32) {
        let made = Span::new(start, end);
        if start > end {
            prop_assert_eq!(made, Err(SpanError::Backwards { start, end }));
        } else {
            let made = made.unwrap();
            prop_assert_eq!((made.start(), made.end(), made.len()), (start, end, end - start));
            prop_assert_eq!(made.is_empty(), start == end);
        }
    }

    #[test]
    fn json_makes_the_same_spans_and_no_others(start: u32, end: u32) {
        let read: Result<Span, _> = serde_json::from_value(json!({"start": start, "end": end}));
        prop_assert_eq!(read.ok(), Span::new(start, end).ok());
    }

    #[test]
    fn a_span_is_written_as_it_is_read(some in small_span()) {
        prop_assert_eq!(serde_json::to_value(some).unwrap(), json!({"start": some.start(), "end": some.end()}));
    }

    #[test]
    fn length_and_emptiness_are_those_of_a_set_of_bytes(some in small_span()) {
        prop_assert_eq!(some.len() as usize, bytes(some).len());
        prop_assert_eq!(some.is_empty(), bytes(some).is_empty());
    }

    #[test]
    fn one_span_contains_another_where_no_place_of_it_lies_outside(one in small_span(), other in small_span()) {
        prop_assert_eq!(one.contains(other), places(one).is_superset(&places(other)));
    }

    #[test]
    fn two_spans_overlap_where_they_share_a_byte(one in small_span(), other in small_span()) {
        prop_assert_eq!(one.overlaps(other), !bytes(one).is_disjoint(&bytes(other)));
    }

    #[test]
    fn spans_sort_by_their_start_and_then_by_their_end(one in small_span(), other in small_span()) {
        prop_assert_eq!(one.cmp(&other), (one.start(), one.end()).cmp(&(other.start(), other.end())));
    }
}

#[test]
fn neighbours_do_not_overlap() {
    assert!(!span(0..3).overlaps(span(3..5)));
    assert!(span(0..4).overlaps(span(3..5)));
}

#[test]
fn an_empty_span_overlaps_nothing_not_even_itself() {
    assert!(!span(3..3).overlaps(span(0..9)));
    assert!(!span(3..3).overlaps(span(3..3)));
    assert!(span(0..9).contains(span(3..3)));
}

#[test]
fn a_range_slices_what_the_span_means() {
    assert_eq!(&"“Так”"[span(3..9).range()], "Так");
}

#[test]
fn a_span_is_shown_with_both_ends() {
    assert_eq!(span(3..8).to_string(), "3-8");
    assert_eq!(format!("{:?}", span(3..8)), "3..8");
}

#[test]
fn a_backward_span_is_refused_with_advice() {
    let advice = "a span that starts at byte 8 cannot end at byte 3: write the smaller offset first";
    assert_eq!(Span::new(8, 3).unwrap_err().to_string(), advice);
    let read = serde_json::from_value::<Span>(json!({"start": 8, "end": 3}));
    assert_eq!(read.unwrap_err().to_string(), advice);
}

#[test]
fn json_that_is_no_pair_of_offsets_is_refused() {
    let refused = [
        json!({"start": 3}),
        json!({"end": 3}),
        json!({"start": -1, "end": 3}),
        json!({"start": 1.5, "end": 3}),
        json!({"start": 0, "end": 4_294_967_296_u64}),
        json!({"start": 0, "end": 3, "length": 3}),
        json!("0-3"),
    ];
    for json in refused {
        assert!(serde_json::from_value::<Span>(json.clone()).is_err(), "{json}");
    }
}
