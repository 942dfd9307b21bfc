//! Offsets in code points, UTF-16 units, lines and columns.

use std::collections::BTreeMap;

use dictum::{CodePoints, Content, LineColumn, Utf16};
use proptest::prelude::*;
use serde_json::json;

use super::{content, text};

/// Each place between characters, counted in every unit by walking over the text.
struct Place {
    byte: u32,
    code_points: u32,
    utf16: u32,
    line_column: LineColumn,
}

fn places(text: &str) -> Vec<Place> {
    let (mut byte, mut code_points, mut utf16) = (0, 0, 0);
    let mut line_column = LineColumn { line: 1, column: 1 };
    let mut places = vec![Place { byte, code_points, utf16, line_column }];
    for c in text.chars() {
        byte += c.to_string().len() as u32;
        code_points += 1;
        utf16 += c.to_string().encode_utf16().count() as u32;
        line_column = match c {
            '\n' => LineColumn { line: line_column.line + 1, column: 1 },
            _ => LineColumn { column: line_column.column + 1, ..line_column },
        };
        places.push(Place { byte, code_points, utf16, line_column });
    }
    places
}

/// Each byte in every unit, and each offset in every unit as a byte, against the places; beyond the end too.
fn agrees(text: &str) -> Result<(), TestCaseError> {
    let (content, places) = (content(text), places(text));
    let last = places.last().unwrap();
    let at: BTreeMap<u32, &Place> = places.iter().map(|place| (place.byte, place)).collect();
    for byte in 0..=last.byte + 3 {
        let place = at.get(&byte);
        prop_assert_eq!(content.code_points(byte), place.map(|place| CodePoints(place.code_points)));
        prop_assert_eq!(content.utf16(byte), place.map(|place| Utf16(place.utf16)));
        prop_assert_eq!(content.line_column(byte), place.map(|place| place.line_column));
    }
    counts_back(&content, &places)
}

fn counts_back(content: &Content, places: &[Place]) -> Result<(), TestCaseError> {
    let last = places.last().unwrap();
    let code_points: BTreeMap<u32, u32> = places.iter().map(|place| (place.code_points, place.byte)).collect();
    for offset in 0..=last.code_points + 3 {
        prop_assert_eq!(content.byte(CodePoints(offset)), code_points.get(&offset).copied());
    }
    let utf16: BTreeMap<u32, u32> = places.iter().map(|place| (place.utf16, place.byte)).collect();
    for offset in 0..=last.utf16 + 3 {
        prop_assert_eq!(content.byte(Utf16(offset)), utf16.get(&offset).copied());
    }
    let line_columns: BTreeMap<LineColumn, u32> = places.iter().map(|place| (place.line_column, place.byte)).collect();
    for line in 0..=last.line_column.line + 1 {
        let width = places.iter().filter(|place| place.line_column.line == line).count() as u32;
        for column in 0..=width + 2 {
            let place = LineColumn { line, column };
            prop_assert_eq!(content.byte(place), line_columns.get(&place).copied(), "{:?}", place);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_byte_of_a_short_text_converts_both_ways(text in text(30)) {
        agrees(&text)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn every_byte_of_a_text_of_many_blocks_converts_both_ways(text in text(1500)) {
        agrees(&text)?;
    }
}

#[test]
fn characters_of_every_length_convert_at_the_edges_of_blocks() {
    for lead in 0..4 {
        for character in ["a", "ж", "“", "🙂"] {
            agrees(&("x".repeat(lead) + &character.repeat(300))).unwrap();
        }
    }
}

/// A byte, and the same place in code points, UTF-16 units, line and column.
fn same_place(text: &str, byte: u32, code_points: u32, utf16: u32, line: u32, column: u32) {
    let content = content(text);
    assert_eq!(content.code_points(byte), Some(CodePoints(code_points)));
    assert_eq!(content.utf16(byte), Some(Utf16(utf16)));
    assert_eq!(content.line_column(byte), Some(LineColumn { line, column }));
    assert_eq!(content.byte(CodePoints(code_points)), Some(byte));
    assert_eq!(content.byte(Utf16(utf16)), Some(byte));
    assert_eq!(content.byte(LineColumn { line, column }), Some(byte));
}

#[test]
fn an_empty_text_has_one_place() {
    same_place("", 0, 0, 0, 1, 1);
    assert_eq!(content("").byte(CodePoints(1)), None);
    assert_eq!(content("").byte(LineColumn { line: 2, column: 1 }), None);
}

#[test]
fn a_curly_quote_has_three_bytes_and_counts_as_one() {
    same_place("“no”", 3, 1, 1, 1, 2);
}

#[test]
fn a_cyrillic_letter_has_two_bytes_and_counts_as_one() {
    same_place("Это", 4, 2, 2, 1, 3);
}

#[test]
fn a_combining_mark_counts_for_itself() {
    same_place("cafe\u{301}!", 6, 5, 5, 1, 6);
}

#[test]
fn a_character_beyond_the_basic_plane_counts_twice_in_utf16_only() {
    same_place("🙂!", 4, 1, 2, 1, 2);
    assert_eq!(content("🙂!").byte(Utf16(1)), None);
}

#[test]
fn a_carriage_return_and_a_line_feed_belong_to_the_line_that_they_end() {
    same_place("ab\r\ncd", 2, 2, 2, 1, 3);
    same_place("ab\r\ncd", 3, 3, 3, 1, 4);
    same_place("ab\r\ncd", 4, 4, 4, 2, 1);
    assert_eq!(content("ab\r\ncd").byte(LineColumn { line: 1, column: 5 }), None);
}

#[test]
fn the_end_of_a_text_is_a_place_in_its_last_line() {
    same_place("ab", 2, 2, 2, 1, 3);
    same_place("ab\n", 3, 3, 3, 2, 1);
}

#[test]
fn lines_and_columns_count_from_one() {
    for (line, column) in [(0, 0), (0, 1), (1, 0)] {
        assert_eq!(content("ab").byte(LineColumn { line, column }), None);
    }
}

#[test]
fn offsets_as_large_as_they_can_be_are_nowhere() {
    let content = content("“Так” 🙂!");
    assert_eq!(content.byte(CodePoints(u32::MAX)), None);
    assert_eq!(content.byte(Utf16(u32::MAX)), None);
    assert_eq!(content.byte(LineColumn { line: 1, column: u32::MAX }), None);
    assert_eq!(content.byte(LineColumn { line: u32::MAX, column: 1 }), None);
    assert_eq!(content.code_points(u32::MAX), None);
    assert_eq!(content.line_column(u32::MAX), None);
}

#[test]
fn offsets_are_numbers_in_json_and_a_place_is_an_object() {
    assert_eq!(serde_json::to_value((CodePoints(7), Utf16(8))).unwrap(), json!([7, 8]));
    let place = LineColumn { line: 2, column: 5 };
    assert_eq!(serde_json::to_value(place).unwrap(), json!({"line": 2, "column": 5}));
    assert_eq!(serde_json::from_value::<LineColumn>(json!({"line": 2, "column": 5})).unwrap(), place);
    assert!(serde_json::from_value::<LineColumn>(json!({"line": 2, "column": 5, "byte": 9})).is_err());
}
