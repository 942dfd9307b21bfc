//! A text, its lines, and what may point into it.

use dictum::{Content, FindError, OffsetUnit, Span, Spot, words};
use proptest::prelude::*;
use serde_json::json;

use super::{content, span, text};

/// Spot by spot, from the whole.
fn narrowed(content: &Content, spots: &[Spot]) -> Result<Span, FindError> {
    spots.iter().try_fold(content.whole(), |place, spot| content.narrow(spot, place))
}

/// What checking two offsets must give, by the standard library's own slicing.
fn checked(text: &str, start: u64, end: u64) -> Result<&str, FindError> {
    let length = text.len() as u64;
    if start > end {
        return Err(FindError::Backwards { start, end });
    }
    if end > length {
        let (unit, length) = (OffsetUnit::Bytes, length as u32);
        return Err(FindError::OutOfRange { start, end, unit, length, fits: None });
    }
    text.get(start as usize..end as usize).ok_or_else(|| inside(text, start).or(inside(text, end)).unwrap())
}

/// The character around an offset, if the offset is not at its edge.
fn inside(text: &str, offset: u64) -> Option<FindError> {
    let within = |(at, c): &(usize, char)| (*at as u64) < offset && offset < (*at + c.len_utf8()) as u64;
    let (_, character) = text.char_indices().find(within)?;
    Some(FindError::InsideCharacter { offset: offset as u32, unit: OffsetUnit::Bytes, character, fits: None })
}

/// The lines of a text: what stands between line ends, with the byte at which each begins.
fn naive_lines(text: &str) -> Vec<(usize, &str)> {
    let mut lines = Vec::new();
    let mut start = 0;
    while let Some(end) = text[start..].find('\n').map(|at| start + at) {
        let line = &text[start..end];
        lines.push((start, line.strip_suffix('\r').unwrap_or(line)));
        start = end + 1;
    }
    lines.push((start, &text[start..]));
    lines
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn two_offsets_are_a_span_exactly_where_the_text_can_be_sliced(text in text(12)) {
        let content = content(&text);
        let offsets = 0..=text.len() as u64 + 2;
        for (start, end) in offsets.clone().flat_map(|start| offsets.clone().map(move |end| (start, end))) {
            let found = content.span(start, end);
            let sliced = found.clone().map(|span| content.slice(span).unwrap());
            prop_assert_eq!(sliced, checked(&text, start, end), "{}..{}", start, end);
            if let Ok(found) = found {
                prop_assert_eq!((u64::from(found.start()), u64::from(found.end())), (start, end));
            }
        }
    }

    #[test]
    fn any_span_gives_the_words_that_slicing_gives(text in text(12), a in 0_u32..40, b in 0_u32..40) {
        let some = span(a.min(b)..a.max(b));
        let content = content(&text);
        prop_assert_eq!(content.slice(some), text.get(some.range()));
    }

    #[test]
    fn lines_are_what_stands_between_line_ends(text in text(30)) {
        let (content, lines) = (content(&text), naive_lines(&text));
        prop_assert_eq!(content.line_count() as usize, lines.len());
        for (number, (start, line)) in (1..).zip(&lines) {
            let found = content.line(number).unwrap();
            prop_assert_eq!((found.start() as usize, content.slice(found)), (*start, Some(*line)));
        }
        for number in [0, content.line_count() + 1, u32::MAX] {
            let missing = FindError::NoSuchLine { line: number, lines: content.line_count() };
            prop_assert_eq!(content.line(number), Err(missing));
        }
    }

    #[test]
    fn a_byte_stands_in_the_line_after_as_many_line_ends_as_come_before_it(text in text(30)) {
        let content = content(&text);
        for byte in 0..text.len() + 3 {
            let ends = text.bytes().take(byte).filter(|byte| *byte == b'\n').count();
            prop_assert_eq!(content.line_at(byte as u32) as usize, ends + 1);
        }
    }

    #[test]
    fn several_lines_reach_from_the_first_to_the_last(text in text(12)) {
        let content = content(&text);
        let numbers = 0..=content.line_count() + 1;
        for (first, last) in numbers.clone().flat_map(|first| numbers.clone().map(move |last| (first, last))) {
            match (content.line(first), content.line(last)) {
                (Ok(one), Ok(other)) if first <= last => {
                    prop_assert_eq!(content.lines(first..=last), Ok(span(one.start()..other.end())));
                }
                _ => prop_assert!(content.lines(first..=last).is_err()),
            }
        }
    }
}

fn lines_of(text: &str) -> Vec<String> {
    let content = content(text);
    let line = |number| content.slice(content.line(number).unwrap()).unwrap().to_owned();
    (1..=content.line_count()).map(line).collect()
}

#[test]
fn both_line_ends_count_and_are_no_part_of_the_line() {
    assert_eq!(lines_of("one\ntwo\r\nthree"), ["one", "two", "three"]);
}

#[test]
fn after_the_last_line_end_comes_an_empty_line() {
    assert_eq!(lines_of("one\n"), ["one", ""]);
    assert_eq!(lines_of("one\r\n"), ["one", ""]);
    assert_eq!(lines_of("\n\n"), ["", "", ""]);
}

#[test]
fn an_empty_text_has_one_empty_line() {
    assert_eq!(lines_of(""), [""]);
    assert!(content("").is_empty());
    assert_eq!(content("").whole(), span(0..0));
}

#[test]
fn a_carriage_return_alone_ends_no_line() {
    assert_eq!(lines_of("one\rtwo\r"), ["one\rtwo\r"]);
    assert_eq!(lines_of("one\r\r\ntwo"), ["one\r", "two"]);
}

#[test]
fn offsets_that_do_not_fit_are_not_cut_to_ones_that_do() {
    let content = content("harbour");
    for (start, end) in [(0, 1 << 32), (1 << 32, (1 << 32) + 1), (0, u64::MAX)] {
        let unit = OffsetUnit::Bytes;
        assert_eq!(content.span(start, end), Err(FindError::OutOfRange { start, end, unit, length: 7, fits: None }));
    }
}

#[test]
fn an_offset_in_another_unit_is_suspected_where_it_falls_inside_a_character() {
    let refused = content("“Так”").span(0, 4).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "offset 4, counted in bytes, lies inside the character 'Т': are these offsets really bytes?"
    );
}

#[test]
fn contents_are_equal_where_their_texts_are() {
    let one = content("harbour");
    assert_eq!(one, one.clone());
    assert_eq!(one, content("harbour"));
    assert_ne!(one, content("Harbour"));
}

#[test]
fn debugging_a_content_does_not_print_the_text() {
    assert_eq!(format!("{:?}", content("harbour")), "Content(7 bytes)");
}

#[test]
fn no_spots_leave_the_whole_text() {
    let content = content("one\ntwo");
    assert_eq!(narrowed(&content, &[]), Ok(content.whole()));
}

#[test]
fn spots_narrow_one_after_the_other() {
    let content = content("she said\nshe said she knew\n");
    let found = narrowed(&content, &[Spot::Line(2), Spot::Words(words("she knew")), Spot::Words(words("she"))]);
    assert_eq!(found, Ok(span(18..21)));
}

#[test]
fn a_spot_outside_the_earlier_ones_is_refused() {
    let content = content("one\ntwo\nthree");
    let (first, last) = (content.line(1).unwrap(), content.line(3).unwrap());
    assert_eq!(narrowed(&content, &[Spot::Line(1), Spot::Line(3)]), Err(outside(last, first)));
    let upper = content.lines(1..=2).unwrap();
    let lower = content.lines(2..=3).unwrap();
    assert_eq!(narrowed(&content, &[Spot::Lines(1, 2), Spot::Lines(2, 3)]), Err(outside(lower, upper)));
    assert_eq!(narrowed(&content, &[Spot::Lines(1, 2), Spot::Line(2)]), content.line(2));
}

fn outside(span: Span, place: Span) -> FindError {
    FindError::Outside { span, place, stands: Vec::new() }
}

#[test]
fn spots_are_written_by_name() {
    let written =
        json!([{"line": 5}, {"lines": [1, 2]}, {"words": "she"}, {"words": {"start": 3, "end": 8, "unit": "bytes"}}]);
    let spots = vec![Spot::Line(5), Spot::Lines(1, 2), Spot::Words("she".into()), Spot::Words((3..8).into())];
    assert_eq!(serde_json::to_value(&spots).unwrap(), written);
    assert_eq!(serde_json::from_value::<Vec<Spot>>(written).unwrap(), spots);
}

#[test]
fn lines_in_the_wrong_order_are_not_said_to_be_missing() {
    let refused = content("one\ntwo").lines(std::ops::RangeInclusive::new(2, 1)).unwrap_err();
    assert!(!matches!(refused, FindError::NoSuchLine { .. }), "{refused}");
}

#[test]
fn a_content_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared::<Content>(&content(""));
}
