//! Words shown in their line, underlined.

use dictum::{Content, Snippet, Span};
use proptest::collection::vec;
use proptest::prelude::*;

use super::{content, span};

/// The story under the name `story`, with the marks.
fn shown(text: &str, marks: &[(Span, &str)]) -> String {
    let content = content(text);
    marks.iter().fold(Snippet::new("story", &content), |shown, (span, label)| shown.mark(*span, *label)).to_string()
}

/// Where words stand, from the first of them.
fn at(text: &str, words: &str) -> Span {
    let start = text.find(words).unwrap() as u32;
    span(start..start + words.len() as u32)
}

/// The lines of what is expected, each with its end.
fn lines(lines: &[&str]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}

#[test]
fn nothing_marked_shows_nothing() {
    assert_eq!(shown("the port", &[]), "");
}

#[test]
fn one_mark_is_underlined_in_its_line() {
    let text = "The port opens.\nNot this year, she said.\n";
    let expected = [" --> story:2:16", "  |", "2 | Not this year, she said.", "  |                ^^^ speaker"];
    assert_eq!(shown(text, &[(at(text, "she"), "speaker")]), lines(&expected));
}

#[test]
fn a_mark_without_a_label_is_carets_alone() {
    let expected = [" --> story:1:5", "  |", "1 | the port", "  |     ^^^^"];
    assert_eq!(shown("the port", &[(span(4..8), "")]), lines(&expected));
}

#[test]
fn marks_share_a_row_where_there_is_room() {
    let text = "“No,” the mayor of the port said.";
    let expected =
        [" --> story:1:2", "  |", "1 | “No,” the mayor of the port said.", "  |  ^^^                        ^^^^ cue"];
    assert_eq!(shown(text, &[(at(text, "said"), "cue"), (at(text, "No,"), "")]), lines(&expected));
}

#[test]
fn a_label_in_the_way_sends_the_next_mark_to_a_row_of_its_own() {
    let text = "“Not this year,” the mayor said.";
    let marks =
        [(at(text, "Not this year,"), "content"), (at(text, "the mayor"), "speaker"), (at(text, "said"), "cue")];
    let expected = [
        " --> story:1:2",
        "  |",
        "1 | “Not this year,” the mayor said.",
        "  |  ^^^^^^^^^^^^^^ content    ^^^^ cue",
        "  |                  ^^^^^^^^^ speaker",
    ];
    assert_eq!(shown(text, &marks), lines(&expected));
}

#[test]
fn marks_that_overlap_stand_one_below_the_other() {
    let text = "the port would stay shut";
    let marks = [(at(text, "the port"), "subject"), (at(text, "port would stay shut"), "rest"), (at(text, "shut"), "")];
    let expected = [
        " --> story:1:1",
        "  |",
        "1 | the port would stay shut",
        "  | ^^^^^^^^ subject    ^^^^",
        "  |     ^^^^^^^^^^^^^^^^^^^^ rest",
    ];
    assert_eq!(shown(text, &marks), lines(&expected));
}

#[test]
fn a_mark_over_several_lines_has_its_label_where_it_ends() {
    let text = "she said\nnot this\nyear\n";
    let expected = [
        " --> story:1:5",
        "  |",
        "1 | she said",
        "  |     ^^^^",
        "2 | not this",
        "  | ^^^^^^^^",
        "3 | year",
        "  | ^^ across",
    ];
    assert_eq!(shown(text, &[(span(4..20), "across")]), lines(&expected));
}

#[test]
fn carriage_returns_are_not_shown() {
    let text = "one\r\ntwo\r\n";
    let expected = [" --> story:1:1", "  |", "1 | one", "  | ^^^", "2 | two", "  | ^^^ both"];
    assert_eq!(shown(text, &[(span(0..8), "both")]), lines(&expected));
}

#[test]
fn the_numbers_of_lines_stand_flush_right() {
    let text = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n";
    let expected = ["  --> story:2:1", "   |", " 2 | b", "   | ^ early", "10 | j", "   | ^ late"];
    assert_eq!(shown(text, &[(at(text, "j"), "late"), (at(text, "b"), "early")]), lines(&expected));
}

#[test]
fn of_a_long_line_only_the_marked_piece_is_shown() {
    let words: Vec<String> = (100..160).map(|number| format!("w{number}")).collect();
    let text = words.join(" ");
    let piece = |from: usize, to: usize| words[from..to].join(" ");
    let middle = format!("1 | ...{}...", piece(20, 40));
    let expected = [" --> story:1:106", "  |", &middle, "  |         ^^^^ here"];
    assert_eq!(shown(&text, &[(at(&text, "w121"), "here")]), lines(&expected));
    let first = format!("1 | {}...", piece(0, 20));
    let expected = [" --> story:1:1", "  |", &first, "  | ^^^^"];
    assert_eq!(shown(&text, &[(at(&text, "w100"), "")]), lines(&expected));
    let last = format!("1 | ...{}", piece(40, 60));
    let expected = [
        " --> story:1:296",
        "  |",
        &last,
        "  |                                                                                                   ^^^^",
    ];
    assert_eq!(shown(&text, &[(at(&text, "w159"), "")]), lines(&expected));
}

#[test]
fn a_mark_across_pieces_is_underlined_in_each() {
    let (text, carets) = ("x".repeat(250), |count| "^".repeat(count));
    let expected = [
        " --> story:1:1",
        "  |",
        &format!("1 | {}...", "x".repeat(100)),
        &format!("  | {}", carets(100)),
        &format!("1 | ...{}...", "x".repeat(100)),
        &format!("  |    {}", carets(100)),
        &format!("1 | ...{}", "x".repeat(50)),
        &format!("  |    {} all", carets(50)),
    ];
    assert_eq!(shown(&text, &[(span(0..250), "all")]), lines(&expected));
}

#[test]
fn wide_characters_take_two_columns() {
    let text = "市长说：港口 🙂 shut";
    let expected =
        [" --> story:1:5", "  |", "1 | 市长说：港口 🙂 shut", "  |         ^^^^ port", "  |              ^^ smile"];
    assert_eq!(shown(text, &[(at(text, "港口"), "port"), (at(text, "🙂"), "smile")]), lines(&expected));
}

#[test]
fn a_combining_mark_takes_no_column() {
    let text = "cafe\u{301} shut";
    let expected = [" --> story:1:7", "  |", "1 | cafe\u{301} shut", "  |      ^^^^"];
    assert_eq!(shown(text, &[(at(text, "shut"), "")]), lines(&expected));
}

#[test]
fn joined_emoji_take_two_columns_together() {
    let text = "👨\u{200d}👩\u{200d}👧 shut";
    let expected = [" --> story:1:7", "  |", "1 | 👨\u{200d}👩\u{200d}👧 shut", "  |    ^^^^"];
    assert_eq!(shown(text, &[(at(text, "shut"), "")]), lines(&expected));
}

#[test]
fn a_tab_is_shown_as_four_blanks() {
    let expected = [" --> story:1:3", "  |", "1 | a    b", "  |      ^"];
    assert_eq!(shown("a\tb", &[(span(2..3), "")]), lines(&expected));
    let expected = [" --> story:1:2", "  |", "1 | a    b", "  |  ^^^^ tab"];
    assert_eq!(shown("a\tb", &[(span(1..2), "tab")]), lines(&expected));
}

#[test]
fn what_steers_a_terminal_is_shown_as_an_escape() {
    let text = "a\u{7}b\u{202e}c\u{1b}d";
    let expected = [" --> story:1:5", "  |", r"1 | a\u{7}b\u{202e}c\u{1b}d", "  |                ^"];
    assert_eq!(shown(text, &[(at(text, "c"), "")]), lines(&expected));
}

#[test]
fn what_is_not_seen_is_shown_as_an_escape() {
    for c in [
        '\u{ad}',
        '\u{34f}',
        '\u{115f}',
        '\u{180e}',
        '\u{200b}',
        '\u{200c}',
        '\u{200d}',
        '\u{2060}',
        '\u{3164}',
        '\u{fe0f}',
        '\u{e0001}',
    ] {
        let text = format!("a{c}b");
        let shown = shown(&text, &[(at(&text, "b"), "")]);
        let (escape, carets) = (c.escape_unicode().to_string(), " ".repeat(1 + c.escape_unicode().count()));
        assert!(shown.contains(&format!("1 | a{escape}b\n  | {carets}^\n")), "{shown}");
    }
}

#[test]
fn what_joins_emoji_or_the_letters_of_a_script_that_needs_it_stays() {
    for text in
        ["👩\u{200d}🚒", "❤\u{fe0f}\u{200d}🔥", "1\u{fe0f}\u{20e3}", "نمی\u{200c}روم", "क्\u{200d}ष", "葛\u{e0100}"]
    {
        assert!(shown(text, &[(span(0..1), "")]).contains(&format!("1 | {text}\n")), "{text}");
    }
    for text in ["👩\u{200d}", "👩\u{200d}\u{200d}🚒", "a\u{fe0f}\u{200d}🔥", "می\u{200c}"] {
        assert!(!shown(text, &[(span(0..1), "")]).contains(&format!("1 | {text}\n")), "{text}");
    }
}

#[test]
fn names_and_labels_cannot_steer_a_terminal_either() {
    let content = content("port");
    let shown = Snippet::new("a\nb\u{1b}", &content).mark(span(0..4), "c\nd\u{202e}").to_string();
    let expected = [r" --> a\u{a}b\u{1b}:1:1", "  |", "1 | port", r"  | ^^^^ c\u{a}d\u{202e}"];
    assert_eq!(shown, lines(&expected));
}

#[test]
fn an_empty_span_is_one_caret_where_it_lies() {
    let expected = [" --> story:1:5", "  |", "1 | the port", "  |     ^ here"];
    assert_eq!(shown("the port", &[(span(4..4), "here")]), lines(&expected));
    let expected = [" --> story:1:9", "  |", "1 | the port", "  |         ^ end"];
    assert_eq!(shown("the port\n", &[(span(8..8), "end")]), lines(&expected));
}

#[test]
fn an_empty_text_can_bear_a_mark() {
    let expected = [" --> story:1:1", "  |", "1 | ", "  | ^ nothing"];
    assert_eq!(shown("", &[(span(0..0), "nothing")]), lines(&expected));
}

#[test]
fn a_mark_beyond_the_text_is_cut_at_its_end() {
    let expected = [" --> story:1:5", "  |", "1 | the port", "  |     ^^^^"];
    assert_eq!(shown("the port", &[(span(4..99), "")]), lines(&expected));
}

#[test]
fn a_mark_keeps_its_label_where_it_takes_the_line_end_with_it() {
    for (text, mark) in [("the port\n", 0..9), ("the port\r\n", 0..10), ("the port\n\n", 0..10), ("the port", 0..99)] {
        let shown = shown(text, &[(span(mark), "label")]);
        assert!(shown.contains("^^^^^^^^ label"), "{text:?}\n{shown}");
    }
}

#[test]
fn a_mark_of_a_line_end_is_shown_where_the_line_ends() {
    for (text, mark) in [("the port\n", 8..9), ("the port\r\n", 9..9), ("the port\r\n", 9..10), ("the port", 20..30)] {
        let shown = shown(text, &[(span(mark), "label")]);
        assert!(shown.contains("        ^ label"), "{text:?}\n{shown}");
    }
}

#[test]
fn an_empty_mark_stands_once() {
    let text = "word ".repeat(40);
    let shown = shown(&text, &[(span(100..100), "here")]);
    assert_eq!(shown.matches("here").count(), 1, "{shown}");
}

#[test]
fn a_line_that_begins_with_a_very_wide_cluster_is_not_said_to_begin_earlier() {
    let text = format!("a{}", "\u{e0041}".repeat(20));
    let shown = shown(&text, &[(content(&text).whole(), "")]);
    assert!(shown.contains(r"1 | a\u{e0041}"), "{shown}");
}

/// What a text below is made of, each with the columns that it takes on a terminal.
const UNITS: &[(&str, usize)] = &[
    ("a", 1),
    ("W", 1),
    ("ж", 1),
    ("“", 1),
    ("’", 1),
    ("é", 1),
    ("e\u{301}", 1),
    (" ", 1),
    (" ", 1),
    ("中", 2),
    ("の", 2),
    ("한", 2),
    ("，", 2),
    ("🙂", 2),
];

type Units = Vec<(&'static str, usize)>;

fn units(length: std::ops::Range<usize>) -> impl Strategy<Value = Units> {
    vec(prop::sample::select(UNITS), length)
}

/// Texts, and which of their units are marked: one at least.
fn marked(length: std::ops::Range<usize>) -> impl Strategy<Value = (Units, usize, usize)> {
    units(length).prop_flat_map(|units| {
        let count = units.len();
        (Just(units), 0..count).prop_flat_map(move |(units, from)| (Just(units), Just(from), from + 1..=count))
    })
}

fn joined(units: &[(&str, usize)]) -> String {
    units.iter().map(|(unit, _)| *unit).collect()
}

fn columns(units: &[(&str, usize)]) -> usize {
    units.iter().map(|(_, columns)| columns).sum()
}

fn mark_of(units: &Units, from: usize, to: usize) -> Span {
    let (start, end) = (joined(&units[..from]).len(), joined(&units[..to]).len());
    span(start as u32..end as u32)
}

/// What a row of a snippet shows behind its gutter.
fn behind_gutter(row: &str) -> &str {
    row.split_once(" | ").map_or("", |(_, shown)| shown)
}

/// The words of a shown line under which the carets stand.
fn under(carets: &str, line: &str) -> String {
    let (from, to) = (carets.find('^').unwrap(), carets.len());
    let mut words = String::new();
    let (mut column, mut rest) = (0, line);
    while let Some(first) = rest.chars().next() {
        let known = UNITS.iter().filter(|(unit, _)| rest.starts_with(unit)).max_by_key(|(unit, _)| unit.len());
        let (unit, width) = known.copied().unwrap_or((&rest[..first.len_utf8()], 1));
        if from <= column && column < to {
            words.push_str(unit);
        }
        column += width;
        rest = &rest[unit.len()..];
    }
    words
}

/// All words over carets, without blanks and the dots that stand in their place where a line was cut.
fn underlined(shown: &str) -> String {
    let rows: Vec<&str> = shown.lines().skip(2).collect();
    let words = rows.chunks(2).map(|rows| under(behind_gutter(rows[1]), behind_gutter(rows[0])));
    words.collect::<String>().replace([' ', '.'], "")
}

proptest! {
    #[test]
    fn in_a_short_line_the_carets_take_the_columns_of_the_marked_words((units, from, to) in marked(1..50)) {
        let text = joined(&units);
        let shown = shown(&text, &[(mark_of(&units, from, to), "")]);
        let rows: Vec<&str> = shown.lines().collect();
        prop_assert_eq!(rows.len(), 4);
        prop_assert_eq!(behind_gutter(rows[2]), text.trim_end());
        let carets = " ".repeat(columns(&units[..from])) + &"^".repeat(columns(&units[from..to]));
        prop_assert_eq!(behind_gutter(rows[3]), carets);
    }

    #[test]
    fn in_a_long_line_the_carets_stand_under_the_marked_words((units, from, to) in marked(1..400)) {
        let shown = shown(&joined(&units), &[(mark_of(&units, from, to), "")]);
        prop_assert_eq!(underlined(&shown), joined(&units[from..to]).replace(' ', ""));
    }

    #[test]
    fn no_piece_of_a_long_line_is_wider_than_it_may_be((units, from, to) in marked(1..400)) {
        let shown = shown(&joined(&units), &[(mark_of(&units, from, to), "")]);
        for piece in shown.lines().skip(2).step_by(2).map(behind_gutter) {
            let words = piece.strip_prefix("...").unwrap_or(piece);
            let words = words.strip_suffix("...").unwrap_or(words);
            prop_assert!(words.chars().map(columns_of).sum::<usize>() <= 100, "{}", piece);
        }
    }

    #[test]
    fn over_several_lines_the_carets_stand_under_the_marked_words(
        texts in vec(units(1..12), 1..6), from in 0_usize..60, length in 1_usize..60,
    ) {
        let text = texts.iter().map(|units| joined(units)).collect::<Vec<_>>().join("\n");
        let places: Vec<usize> = text.char_indices().filter(|(_, c)| *c != '\u{301}').map(|(at, _)| at).chain([text.len()]).collect();
        let start = places[from.min(places.len() - 2)];
        let end = places[(from + length).clamp(from.min(places.len() - 2) + 1, places.len() - 1)];
        let marked = &text[start..end];
        let shown = shown(&text, &[(span(start as u32..end as u32), "")]);
        prop_assert_eq!(underlined(&shown), marked.replace([' ', '\n'], ""));
    }

    #[test]
    fn whatever_is_shown_nothing_steers_the_terminal(
        text in any::<String>(), name in any::<String>(), label in any::<String>(), marks in vec((0_u32..80, 0_u32..80), 0..4),
    ) {
        let content = content(&text);
        let snippet = marks.iter().fold(Snippet::new(name, &content), |snippet, (a, b)| {
            snippet.mark(span(*a.min(b)..*a.max(b)), label.clone())
        });
        prop_assert!(!snippet.to_string().chars().any(steers));
    }
}

/// By the table of [`UNITS`].
fn columns_of(c: char) -> usize {
    let known = UNITS.iter().find(|(unit, _)| unit.chars().eq([c]));
    known.map_or(usize::from(c != '\u{301}'), |(_, columns)| *columns)
}

/// Control characters but for the line feed, and what turns the direction of a text (Unicode's Bidi_Control).
fn steers(c: char) -> bool {
    let direction = ['\u{61c}', '\u{200e}', '\u{200f}'].contains(&c)
        || ('\u{202a}'..='\u{202e}').contains(&c)
        || ('\u{2066}'..='\u{2069}').contains(&c);
    direction || (c != '\n' && c.is_control())
}

#[test]
fn a_snippet_of_a_shared_text_is_itself_shared() {
    fn shared<T: Send + Sync>(_: &T) {}
    let content: Content = content("port");
    shared(&Snippet::new("story", &content));
}

#[cfg(feature = "annotate-snippets")]
#[test]
fn drawn_as_rustc_draws_it_shows_file_line_marks_and_labels() {
    let text = "One line.\nThe \u{202e}mayor said no.\n";
    let marks = [("mayor", "source"), ("no", "content")];
    let content = content(text);
    let snippet = marks.iter().fold(Snippet::new("h.txt", &content), |snippet, (words, label)| {
        let start = text.find(words).unwrap() as u32;
        snippet.mark(span(start..start + words.len() as u32), *label)
    });
    let plain = snippet.rendered(false);
    assert!(plain.contains("h.txt:2:"), "{plain}");
    assert!(plain.contains(r"2 | The \u{202e}mayor said no."), "{plain}");
    assert!(plain.contains("source") && plain.contains("content") && !plain.contains('\u{1b}'), "{plain}");
    let colored = snippet.rendered(true);
    assert!(colored.contains('\u{1b}') && !colored.contains('\u{202e}'), "{colored}");
}

#[test]
fn several_texts_stand_in_one_message_with_their_lines_under_each_other() {
    let first = Content::new("The port opens.").unwrap();
    let second = Content::new(format!("{}Not this year, she said.", "\n".repeat(11))).unwrap();
    let words = |content: &Content, words: &str| content.find(&words.into(), content.whole()).unwrap().span;
    let opens = Snippet::new("first", &first).mark(words(&first, "opens"), "");
    let not = Snippet::new("second", &second).mark(words(&second, "Not this year"), "content");
    assert_eq!(
        opens.and(not).to_string(),
        [
            "  --> first:1:10",
            "   |",
            " 1 | The port opens.",
            "   |          ^^^^^",
            "  ::: second:12:1",
            "   |",
            "12 | Not this year, she said.",
            "   | ^^^^^^^^^^^^^ content",
            "",
        ]
        .join("\n")
    );
}
