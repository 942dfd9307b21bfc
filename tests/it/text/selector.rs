//! Pointing at words: by themselves, by what stands around them, by number, by bytes.

use std::ops::Range;

use dictum::{Content, FindError, Match, OffsetUnit, Selector, Span, words};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{content, plainly, span};

const STORY: &str = "“Not this year,” the mayor said.\nThe mayor said no more; the mayor left.\n";

fn find(selector: impl Into<Selector>) -> Result<Span, FindError> {
    find_in(STORY, 0..STORY.len() as u32, selector)
}

fn find_in(text: &str, place: Range<u32>, selector: impl Into<Selector>) -> Result<Span, FindError> {
    plainly(content(text).find(&selector.into(), span(place)))
}

/// The nth place, from 0, at which words stand in the story.
fn place(words: &str, nth: usize) -> Span {
    let (at, _) = STORY.match_indices(words).nth(nth).unwrap();
    span(at as u32..(at + words.len()) as u32)
}

fn whole() -> Span {
    content(STORY).whole()
}

#[test]
fn words_that_stand_once_are_found_by_themselves() {
    assert_eq!(find("Not this year,"), Ok(place("Not this year,", 0)));
    assert_eq!(find("The mayor".to_owned()), Ok(place("The mayor", 0)));
}

#[test]
fn words_that_are_not_there_are_not_found() {
    let missing = FindError::NotFound { words: "next year".to_owned(), place: whole(), nearest: None };
    assert_eq!(find("next year"), Err(missing));
}

#[test]
fn words_that_stand_twice_are_refused_with_every_place() {
    let candidates = vec![place("the mayor", 0), place("the mayor", 1)];
    let ambiguous = FindError::Ambiguous { words: "the mayor".to_owned(), place: whole(), candidates, found: 2 };
    assert_eq!(find("the mayor"), Err(ambiguous));
}

#[test]
fn nth_counts_occurrences_from_one() {
    assert_eq!(find(words("mayor").nth(1)), Ok(place("mayor", 0)));
    assert_eq!(find(words("mayor").nth(3)), Ok(place("mayor", 2)));
    for nth in [0, 4, u32::MAX] {
        let missing = FindError::NoSuchOccurrence { words: "mayor".to_owned(), place: whole(), nth, found: 3 };
        assert_eq!(find(words("mayor").nth(nth)), Err(missing));
    }
}

#[test]
fn nth_may_be_given_where_the_words_stand_once() {
    assert_eq!(find(words("no more").nth(1)), Ok(place("no more", 0)));
}

#[test]
fn what_stands_directly_before_tells_words_apart() {
    assert_eq!(find(words("the mayor").after("; ")), Ok(place("the mayor", 1)));
    assert!(matches!(find(words("the mayor").after("more; ").before(" said")), Err(FindError::NotFound { .. })));
}

#[test]
fn what_stands_directly_after_tells_words_apart() {
    assert_eq!(find(words("the mayor").before(" said")), Ok(place("the mayor", 0)));
    assert_eq!(find(words("mayor").after("The ").before(" said")), Ok(place("mayor", 1)));
}

#[test]
fn what_stands_around_may_cut_a_word() {
    assert_eq!(find(words("mayor").before(" le")), Ok(place("mayor", 2)));
    assert_eq!(
        find(words("mayor").after("T")),
        Err(FindError::NotFound { words: "Tmayor".into(), place: whole(), nearest: None })
    );
}

#[test]
fn nth_counts_only_what_stands_between_the_right_words() {
    assert_eq!(find(words("mayor").after("the ").nth(2)), Ok(place("mayor", 2)));
    assert_eq!(find(words("mayor").before(" said").nth(2)), Ok(place("mayor", 1)));
}

#[test]
fn empty_surroundings_say_nothing() {
    assert_eq!(find(words("no more").after("").before("")), find("no more"));
}

#[test]
fn a_place_leaves_out_what_stands_elsewhere() {
    let second = content(STORY).line(2).unwrap();
    let found = plainly(content(STORY).find(&"the mayor".into(), second));
    assert_eq!(found, Ok(place("the mayor", 1)));
    let missing = FindError::NotFound { words: "this year".to_owned(), place: second, nearest: None };
    assert_eq!(plainly(content(STORY).find(&"this year".into(), second)), Err(missing));
}

#[test]
fn words_that_lie_only_partly_in_the_place_are_not_found() {
    assert_eq!(find_in("the port opens", 4..14, "port"), Ok(span(4..8)));
    assert!(find_in("the port opens", 5..14, "port").is_err());
    assert!(find_in("the port opens", 0..7, "port").is_err());
}

#[test]
fn a_place_that_cuts_a_word_does_not_make_two_of_it() {
    assert!(find_in("the port", 1..8, "he").is_err());
    assert!(find_in("the port", 0..6, "po").is_err());
}

#[test]
fn surroundings_may_lie_beyond_the_place() {
    let only = place("the mayor", 1);
    let found = plainly(content(STORY).find(&words("the mayor").after("no more; ").before(" left"), only));
    assert_eq!(found, Ok(only));
    let other = plainly(content(STORY).find(&words("the mayor").before(" said"), only));
    assert_eq!(other, Err(FindError::NotFound { words: "the mayor said".to_owned(), place: only, nearest: None }));
}

#[test]
fn a_place_beyond_the_text_is_out_of_range() {
    let refused = FindError::OutOfRange { start: 2, end: 9, unit: OffsetUnit::Bytes, length: 4, fits: None };
    assert_eq!(find_in("port", 2..9, "port"), Err(refused));
}

#[test]
fn a_place_that_cuts_a_character_is_called_so() {
    let refused = FindError::InsideCharacter { offset: 1, unit: OffsetUnit::Bytes, character: '“', fits: None };
    assert_eq!(find_in("“port”", 1..10, "port"), Err(refused));
}

#[test]
fn no_words_are_never_found() {
    assert_eq!(find(""), Err(FindError::NoWords));
    assert_eq!(find(words("").nth(1)), Err(FindError::NoWords));
    assert_eq!(find(words("").after("the ")), Err(FindError::NoWords));
}

#[test]
fn bytes_lie_between_words() {
    for bytes in [1..3, 0..2, 5..8] {
        let refused = find_in("the port", 0..8, bytes);
        assert!(matches!(refused, Err(FindError::InsideWord { .. })), "{refused:?}");
    }
    let number = find_in("the 120 left", 0..12, Selector::bytes(4..6).exact("12")).unwrap_err().to_string();
    assert_eq!(
        number,
        "bytes 4-6 hold \"12\", a part of \"120\": point at whole words; are these offsets really bytes? If they are, allow `word_parts`"
    );
    let content = Content::new("the 120 left").unwrap();
    let part = |selector: Selector| content.find(&selector.allowing(Match::WORD_PARTS), content.whole());
    let found = part(Selector::bytes(4..6).exact("12")).unwrap();
    assert_eq!((found.span, found.matched), (span(4..6), Match::WORD_PARTS));
    assert!(found.matched.is_exact());
    assert_eq!(part(Selector::bytes(4..7)).unwrap().matched, Match::EXACT);
    assert!(part(words("12")).is_err(), "words without offsets are found whole");
    assert_eq!(find_in("the port", 0..8, 3..4), Ok(span(3..4)));
    assert_eq!(find_in("the port", 0..8, 3..3), Ok(span(3..3)));
    assert_eq!(find_in("the port", 0..8, span(4..8)), Ok(span(4..8)));
}

#[test]
fn bytes_hold_the_words_that_are_given_with_them() {
    assert_eq!(find(Selector::bytes(3..17).exact("Not this year,")), Ok(span(3..17)));
    let differs = FindError::Differs {
        span: span(3..6),
        expected: "Now".to_owned(),
        found: "Not".to_owned(),
        fits: None,
        stands: Vec::new(),
    };
    assert_eq!(find(Selector::bytes(3..6).exact("Now")), Err(differs));
}

#[test]
fn of_bytes_that_are_wrong_it_is_told_where_the_words_stand() {
    let content = Content::new("The port is shut.\nThe port, said the mayor, stays shut.").unwrap();
    let told = |selector: Selector, place| content.find(&selector, place).unwrap_err().to_string();
    let whole = content.whole();
    assert_eq!(
        told(Selector::bytes(0..9).exact("the mayor"), whole),
        "bytes 0-9 hold \"The port \", not \"the mayor\"; the words stand at 33-42"
    );
    assert!(told(Selector::bytes(1..5).exact("shut"), whole).ends_with("; the words stand at 12-16, 50-54"));
    assert_eq!(
        told(Selector::bytes(12..16).exact("shut"), span(18..55)),
        "bytes 12-16 do not lie within bytes 18-55; the words stand at 50-54"
    );
    assert!(told(Selector::bytes(0..5).exact("The harbour"), whole).ends_with("not \"The harbour\""));
}

#[test]
fn of_passages_that_share_as_many_words_that_with_the_longer_ones_is_the_nearest() {
    let text = "She said that in the next year the mayor would go. A deckhand, who heard it, told the Gazette.";
    let content = Content::new(text).unwrap();
    let Err(FindError::NotFound { nearest: Some(nearest), .. }) = content.find(&"The deckhand".into(), content.whole())
    else {
        panic!("it is not there")
    };
    assert_eq!(nearest.text, "A deckhand");
}

#[test]
fn bytes_tell_apart_words_that_stand_twice() {
    let second = place("the mayor", 1);
    assert_eq!(find(Selector::from(second).exact("the mayor")), Ok(second));
}

#[test]
fn what_should_stand_around_bytes_is_checked() {
    assert_eq!(find(Selector::bytes(3..6).after("“").before(" this")), Ok(span(3..6)));
    assert!(matches!(find(Selector::bytes(3..6).after("\"")), Err(FindError::Differs { .. })));
    assert!(matches!(find(Selector::bytes(3..6).before(" that")), Err(FindError::Differs { .. })));
}

#[test]
fn bytes_outside_the_place_are_refused() {
    let refused = FindError::Outside { span: span(0..3), place: span(4..8), stands: Vec::new() };
    assert_eq!(find_in("the port", 4..8, 0..3), Err(refused));
}

#[test]
fn bytes_that_are_none_of_the_text_are_refused() {
    let out = FindError::OutOfRange { start: 4, end: 9, unit: OffsetUnit::Bytes, length: 8, fits: None };
    assert_eq!(find_in("the port", 0..8, 4..9), Err(out));
    #[allow(clippy::reversed_empty_ranges)]
    let backwards = find_in("the port", 0..8, 3..1);
    assert_eq!(backwards, Err(FindError::Backwards { start: 3, end: 1 }));
    let inside = FindError::InsideCharacter { offset: 1, unit: OffsetUnit::Bytes, character: '“', fits: None };
    assert_eq!(find_in("“port”", 0..10, 1..3), Err(inside));
}

#[test]
fn bytes_and_a_number_together_are_refused() {
    assert_eq!(find(Selector::bytes(3..6).nth(1)), Err(FindError::OffsetsAndNth));
}

fn message(refused: Result<Span, FindError>) -> String {
    refused.unwrap_err().to_string()
}

#[test]
fn each_refusal_says_what_was_looked_for_and_where() {
    assert_eq!(message(find_in("the port", 0..8, "quay")), r#""quay" does not stand in bytes 0-8"#);
    assert_eq!(message(find_in("the port", 4..8, 0..3)), "bytes 0-3 do not lie within bytes 4-8");
    assert_eq!(message(find_in("the port", 0..8, 4..9)), "offsets 4 to 9 are none of a text of 8 bytes");
    let differs = message(find_in("the port", 0..8, Selector::bytes(4..8).exact("part")));
    assert_eq!(differs, r#"bytes 4-8 hold "port", not "part""#);
    let nth = message(find_in("no, no", 0..6, words("no").nth(3)));
    assert_eq!(nth, r#"there is no occurrence 3 of "no" in bytes 0-6: it stands there 2 times, counted from 1"#);
}

#[test]
fn an_ambiguity_shows_the_first_eight_places_and_how_to_choose() {
    let text = "no ".repeat(9);
    let shown = message(find_in(&text, 0..27, "no"));
    let expected = "\"no\" stands 9 times in bytes 0-27 (at 0-2, 3-5, 6-8, 9-11, 12-14, 15-17, 18-20, 21-23, …): \
                    say which by `.nth`, by what stands before (`.after`) or after (`.before`), or in a narrower place";
    assert_eq!(shown, expected);
}

/// Every place at which words stand.
fn candidates(content: &Content, needle: &str) -> Vec<Span> {
    match plainly(content.find(&words(needle), content.whole())) {
        Ok(one) => vec![one],
        Err(FindError::Ambiguous { candidates, .. }) => candidates,
        Err(_) => Vec::new(),
    }
}

fn small_text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(vec!["no", "so", " ", " ", ", ", "“", "é"]), 0..24)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn nth_numbers_the_places_in_the_order_of_the_text(text in small_text()) {
        let content = content(&text);
        let all = candidates(&content, "no");
        for (nth, place) in (1..).zip(&all) {
            prop_assert_eq!(plainly(content.find(&words("no").nth(nth), content.whole())), Ok(*place));
        }
        let beyond = words("no").nth(all.len() as u32 + 1);
        prop_assert!(plainly(content.find(&beyond, content.whole())).is_err());
    }

    #[test]
    fn all_the_text_around_an_occurrence_picks_that_one(text in small_text()) {
        let content = content(&text);
        for place in candidates(&content, "no") {
            let (before, after) = (&text[..place.start() as usize], &text[place.end() as usize..]);
            let selector = words("no").after(before).before(after);
            prop_assert_eq!(plainly(content.find(&selector, content.whole())), Ok(place));
        }
    }

    #[test]
    fn a_place_holds_the_occurrences_that_lie_in_it(text in small_text(), start in 0_usize..30, length in 0_usize..30) {
        let Some(_) = text.get(start..start + length) else { return Ok(()) };
        let (content, place) = (content(&text), span(start as u32..(start + length) as u32));
        let inside: Vec<Span> =
            candidates(&content, "no").into_iter().filter(|span| place.contains(*span)).collect();
        let found = match plainly(content.find(&"no".into(), place)) {
            Ok(one) => vec![one],
            Err(FindError::Ambiguous { candidates, .. }) => candidates,
            Err(_) => Vec::new(),
        };
        prop_assert_eq!(found, inside);
    }

    #[test]
    fn the_words_at_any_bytes_between_words_are_found_by_those_bytes(text in small_text(), start in 0_usize..30, length in 0_usize..30) {
        let Some(there) = text.get(start..start + length) else { return Ok(()) };
        let content = content(&text);
        let found = plainly(content.find(&Selector::bytes(start..start + length).exact(there), content.whole()));
        // Words of the text are letters and no more.
        let is_cut = |at: usize| {
            text[..at].ends_with(char::is_alphabetic) && text[at..].starts_with(char::is_alphabetic)
        };
        if length > 0 && (is_cut(start) || is_cut(start + length)) {
            let is_refused = matches!(found, Err(FindError::InsideWord { .. }));
            prop_assert!(is_refused, "{:?}", found);
        } else {
            prop_assert_eq!(found, Ok(span(start as u32..(start + length) as u32)));
        }
    }

    #[test]
    fn a_selector_is_read_as_it_was_written(selector in selector()) {
        let written = serde_json::to_string(&selector).unwrap();
        prop_assert_eq!(serde_json::from_str::<Selector>(&written).unwrap(), selector);
    }
}

fn selector() -> impl Strategy<Value = Selector> {
    let base = prop_oneof![
        any::<String>().prop_map(words),
        (0..usize::MAX, 0..usize::MAX).prop_map(|(start, end)| Selector::bytes(start..end)),
        (0..99_usize, 0..99_usize, any::<String>())
            .prop_map(|(start, end, exact)| Selector::bytes(start..end).exact(exact)),
    ];
    let extras = (any::<Option<String>>(), any::<Option<String>>(), any::<Option<u32>>());
    (base, extras).prop_map(|(mut selector, (prefix, suffix, nth))| {
        selector = prefix.into_iter().fold(selector, Selector::after);
        selector = suffix.into_iter().fold(selector, Selector::before);
        nth.into_iter().fold(selector, Selector::nth)
    })
}

/// It is written so, and read again from that.
fn is_written(selector: Selector, written: Value) {
    assert_eq!(serde_json::to_value(&selector).unwrap(), written);
    assert_eq!(serde_json::from_value::<Selector>(written).unwrap(), selector);
}

#[test]
fn words_alone_are_written_as_a_string() {
    is_written(words("the mayor"), json!("the mayor"));
}

#[test]
fn everything_else_is_written_as_an_object_with_the_names_of_web_annotation() {
    is_written(words("the mayor").nth(2), json!({"exact": "the mayor", "nth": 2}));
    is_written(
        words("the mayor").after("; ").before(" left"),
        json!({"exact": "the mayor", "prefix": "; ", "suffix": " left"}),
    );
    is_written(Selector::bytes(3..17), json!({"start": 3, "end": 17, "unit": "bytes"}));
    is_written(Selector::bytes(3..6).exact("Not"), json!({"start": 3, "end": 6, "unit": "bytes", "exact": "Not"}));
}

#[test]
fn an_object_of_exact_words_alone_reads_as_words() {
    assert_eq!(serde_json::from_value::<Selector>(json!({"exact": "no"})).unwrap(), words("no"));
}

fn refusal(written: Value) -> String {
    serde_json::from_value::<Selector>(written).unwrap_err().to_string()
}

#[test]
fn a_selector_that_points_at_nothing_is_refused() {
    let expected = "it points at nothing: give `exact`, or `start` and `end`";
    for written in [json!({}), json!({"prefix": "the "}), json!({"suffix": " said"}), json!({"nth": 2})] {
        assert_eq!(refusal(written), expected);
    }
}

#[test]
fn half_a_range_is_refused() {
    assert_eq!(refusal(json!({"start": 3})), "`start` and `end` go together: write both, or neither");
    assert_eq!(refusal(json!({"end": 3, "exact": "Not"})), "`start` and `end` go together: write both, or neither");
}

#[test]
fn what_is_no_selector_is_refused_with_what_would_be_one() {
    let expected = "expected words, or an object with some of `exact`, `start` and `end`, `unit`, `prefix`, `suffix`, `nth`, `allow`";
    for written in [json!(7), json!(null), json!(["no"])] {
        let refusal = refusal(written);
        assert!(refusal.ends_with(expected), "{refusal}");
    }
    assert!(refusal(json!({"exakt": "no"})).starts_with("unknown field `exakt`"));
    assert!(refusal(json!({"start": -1, "end": 3})).starts_with("invalid value: integer `-1`"));
}
