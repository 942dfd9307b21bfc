//! Where words stand: every place, and no place inside a word or a number.

use dictum::{FindError, Span, words};
use proptest::collection::vec;
use proptest::prelude::*;

use super::{content, plainly, span};

/// Every place at which the library finds the words.
fn found(needle: &str, text: &str) -> Vec<Span> {
    let content = content(text);
    match plainly(content.find(&words(needle), content.whole())) {
        Ok(one) => vec![one],
        Err(FindError::Ambiguous { candidates, .. }) => candidates,
        Err(FindError::NotFound { .. }) => Vec::new(),
        Err(other) => panic!("{other}"),
    }
}

/// Every byte at which the words begin, by looking at each.
fn naive(needle: &str, text: &str) -> Vec<Span> {
    let begins = |at: &usize| text.as_bytes()[*at..].starts_with(needle.as_bytes());
    let here = |at: usize| span(at as u32..(at + needle.len()) as u32);
    (0..text.len()).filter(begins).map(here).collect()
}

/// The signs in the texts below that hold together with a neighbour like them.
fn in_word(c: char) -> bool {
    matches!(c, 'a' | 'b' | 'é' | 'ж' | '7')
}

/// Besides two of them side by side: an apostrophe between two letters, which is parted only from a vowel after it, behind a word that is
/// one consonant, or between two digits.
fn cuts_a_word(text: &str, at: u32) -> bool {
    let (before, after) = text.split_at(at as usize);
    let left: Vec<char> = before.chars().rev().take(3).collect();
    let right: Vec<char> = after.chars().take(2).collect();
    let is_in_longer = |c: Option<&char>| c.is_some_and(|c| in_word(*c) || *c == '中');
    let is_held = |one: char, other: char| in_word(one) && in_word(other) && (one == '7') == (other == '7');
    match (&left[..], &right[..]) {
        ([], _) | (_, []) => false,
        ([one, ..], [other, ..]) if in_word(*one) && in_word(*other) => true,
        ([one, ..], ['’', other]) => is_held(*one, *other),
        (['’', one, rest @ ..], [other, ..]) => {
            let is_elided = matches!(one, 'b' | 'ж') && !is_in_longer(rest.first());
            is_held(*one, *other) && !(is_elided && matches!(other, 'a' | 'é'))
        }
        // Before a number it is a sign where it stands behind nothing or a blank.
        (['-'] | ['-', ' ', ..], ['7', ..]) => true,
        _ => false,
    }
}

fn drawn_from(signs: &'static [&'static str], length: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    vec(prop::sample::select(signs), length).prop_map(|signs| signs.concat())
}

const SIGNS: &[&str] = &["—", " ", "“", "中", "🙂"];
const LETTERS: &[&str] = &["a", "b", "é", "ж", "7", " ", "-", "’", "中"];

proptest! {
    #[test]
    fn where_no_words_can_be_cut_every_byte_position_counts(needle in drawn_from(SIGNS, 1..4), text in drawn_from(SIGNS, 0..30)) {
        prop_assert_eq!(found(&needle, &text), naive(&needle, &text));
    }

    #[test]
    fn of_all_byte_positions_those_count_that_cut_no_word(needle in drawn_from(LETTERS, 1..4), text in drawn_from(LETTERS, 0..40)) {
        let mut whole = naive(&needle, &text);
        whole.retain(|span| !cuts_a_word(&text, span.start()) && !cuts_a_word(&text, span.end()));
        prop_assert_eq!(found(&needle, &text), whole);
    }
}

#[test]
fn occurrences_that_overlap_are_all_found() {
    assert_eq!(found("a b a", "a b a b a"), [span(0..5), span(4..9)]);
    assert_eq!(found("——", "————"), [span(0..6), span(3..9), span(6..12)]);
}

/// How often words are found.
fn count(needle: &str, text: &str) -> usize {
    found(needle, text).len()
}

#[test]
fn words_are_not_found_inside_a_longer_word() {
    assert_eq!(count("he", "the other sheet"), 0);
    assert_eq!(count("he", "the other, he said"), 1);
    assert_eq!(count("порт", "портовый аэропорт"), 0);
    assert_eq!(count("порт", "Этот порт закрыт"), 1);
}

#[test]
fn a_number_is_not_found_inside_a_longer_one() {
    assert_eq!(count("19", "2019 and 1969"), 0);
    assert_eq!(count("19", "19 ships"), 1);
    assert_eq!(count("A1", "A12, BA1"), 0);
    assert_eq!(count("20", "the A20"), 0);
}

#[test]
fn a_name_is_found_before_a_possessive() {
    assert_eq!(count("Trump", "Trump’s lawyers"), 1);
    assert_eq!(count("Trump", "Trump's lawyers"), 1);
    assert_eq!(count("Ankara", "Ankara’da bir toplantı"), 1);
    assert_eq!(count("Brien", "O’Brien"), 0);
}

#[test]
fn who_speaks_is_found_before_a_verb_that_is_drawn_together_with_it() {
    for text in ["she’d gone", "and she'll go", "“she’s gone”"] {
        assert_eq!(count("she", text), 1, "{text}");
    }
    assert_eq!(count("We", "We’re done"), 1);
    assert_eq!(count("re done", "We’re done"), 0);
}

#[test]
fn a_word_is_found_after_what_is_elided_before_it_but_not_after_a_denial() {
    assert_eq!(count("homme", "l’homme"), 1);
    assert_eq!(count("Équipe", "L’Équipe"), 1);
    assert_eq!(count("est pas vrai", "Ce n’est pas vrai"), 0);
    assert_eq!(count("a plus", "Il n'a plus"), 0);
}

#[test]
fn a_denial_is_not_cut_off() {
    for (needle, text) in [
        ("I can", "I can’t confirm it"),
        ("I can", "I can´t confirm it"),
        ("I can", "I can`t confirm it"),
        ("I can", "I can′t confirm it"),
        ("lethal dose", "a non-lethal dose"),
        ("000 euros", "10 000 euros"),
        ("10", "10 000 euros"),
        ("5 million", "$-5 million"),
        ("5 percent", "2×5 percent"),
        ("👍", "👍🏽"),
        ("🇩", "🇩🇪"),
        ("They won", "They won't come"),
        ("Can", "Can’t they"),
        ("DO", "DON’T"),
        ("We can", "We can\u{ad}not open"),
        ("not open", "We can\u{ad}not open"),
        ("not open", "We can\u{200b}not open"),
        ("روم", "نمی\u{200c}روم"),
        ("can", "he canʼt"),
    ] {
        assert_eq!(count(needle, text), 0, "{needle} in {text}");
    }
    assert_eq!(count("I can’t", "I can’t confirm it"), 1);
    assert_eq!(count("can\u{ad}not", "We can\u{ad}not open"), 1);
}

#[test]
fn a_number_is_not_found_without_the_rest_of_it() {
    for (needle, text) in [
        ("5 percent", "About 2.5 percent"),
        ("5 percent", "3,5 percent"),
        ("2", "About 2.5 percent"),
        ("000 people", "12,000 people"),
        ("that 12", "that 12,000 people"),
        ("000 people", "10\u{a0}000 people"),
        ("10", "10\u{202f}000 people"),
        ("000", "12’000 Franken"),
        ("$5", "about $5.50"),
        ("5 degrees", "and −5 degrees"),
        ("5 degrees", "(-5 degrees)"),
        ("$5", "a loss of -$5"),
        ("5", "a loss of -$5"),
        ("5 percent", "about .5 percent"),
        ("2", "2½ hours"),
        ("30", "at 10:30"),
        ("5", "±5"),
    ] {
        assert_eq!(count(needle, text), 0, "{needle} in {text}");
    }
    for (needle, text) in [
        ("2.5 percent", "About 2.5 percent."),
        ("in 2024", "in 2024."),
        ("2024", "2024, he said"),
        ("−5 degrees", "and −5 degrees"),
        ("5", "COVID-5"),
        ("five", "—five"),
        ("5", "$5"),
        ("5", "Lund—5 people"),
        ("2", "1, 2, 3"),
    ] {
        assert_eq!(count(needle, text), 1, "{needle} in {text}");
    }
}

#[test]
fn where_a_sentence_ends_without_a_blank_a_word_begins() {
    assert_eq!(count("She left", "He came.She left."), 1);
    assert_eq!(count("yes", "She said:yes"), 1);
    assert_eq!(count("S", "the U.S. port"), 0);
    assert_eq!(count("not here", "_not here_"), 1);
    assert_eq!(count("case", "snake_case"), 0);
}

#[test]
fn in_hebrew_a_double_mark_opens_a_quotation_and_is_a_part_of_an_acronym() {
    assert_eq!(count("לא ניכנס", "הוא אמר ש\"לא ניכנס\""), 1);
    assert_eq!(count("צה", "דובר צה\"ל אמר"), 0);
    assert_eq!(count("צה\"ל", "דובר צה\"ל אמר"), 1);
}

#[test]
fn joined_emoji_are_not_parted() {
    assert_eq!(count("👩", "an 👩\u{200d}🚀 here"), 0);
    assert_eq!(count("👩\u{200d}🚀", "an 👩\u{200d}🚀 here"), 1);
}

#[test]
fn the_parts_of_a_hyphenated_word_are_words() {
    assert_eq!(count("port", "a deep-water port-city"), 1);
    assert_eq!(count("water", "a deep-water port-city"), 1);
}

#[test]
fn a_word_is_not_found_behind_a_prefix_that_turns_it_about() {
    for (needle, text) in [
        ("lethal", "a non-lethal weapon"),
        ("president", "the ex-president"),
        ("President Trump", "ex-President Trump"),
        ("president", "the vice-president spoke"),
        ("President", "Vice\u{2011}President Vance"),
        ("FBI director", "the Ex-FBI director"),
    ] {
        assert_eq!(count(needle, text), 0, "{needle} in {text}");
    }
    assert_eq!(count("ex-president", "the ex-president"), 1);
    assert_eq!(count("vice", "the vice-president"), 1);
    assert_eq!(count("president", "the co-president"), 1);
}

#[test]
fn an_apostrophe_that_is_a_letter_parts_no_word() {
    for (needle, text) in [
        ("Qur", "the Qur’an says"),
        ("an", "the Qur'an says"),
        ("Qur’an", "a Qur’anic verse"),
        ("Xi", "a train to Xi’an"),
        ("an", "a train to Xi’an"),
        ("Hawai", "in Hawai’i"),
        ("i", "in Hawai‘i"),
        ("Shi", "the Shi'ite party"),
        ("Sana", "in Sana'a"),
        ("Ba", "the Ba’ath party"),
        ("Hara", "Mr O’Hara"),
        ("Nuku", "in Nuku’alofa"),
    ] {
        assert_eq!(count(needle, text), 0, "{needle} in {text}");
    }
    for (needle, text) in [
        ("Qur’an", "the Qur’an’s words"),
        ("Qur'an", "the Qur'an."),
        ("Angelo", "D’Angelo"),
        ("Angelo", "Sant’Angelo"),
        ("Utri", "Dell’Utri"),
        ("Ankara", "Ankara’da"),
        ("Erdoğan", "Erdoğan’ın"),
        ("Putin", "Putin’i"),
        ("elle", "puisqu’elle"),
        ("accord", "l’accord"),
    ] {
        assert_eq!(count(needle, text), 1, "{needle} in {text}");
    }
}

#[test]
fn letters_are_not_found_without_their_marks() {
    assert_eq!(count("cafe", "the cafe\u{301}"), 0);
    assert_eq!(count("cafe\u{301}", "the cafe\u{301}"), 1);
    assert_eq!(count("नमस", "नमस्ते"), 0);
}

#[test]
fn marks_are_not_found_without_their_letters() {
    assert_eq!(count("\u{301}", "the cafe\u{301}"), 0);
    assert_eq!(count("\u{301} is", "the cafe\u{301} is shut"), 0);
}

#[test]
fn a_word_whose_letters_bear_marks_is_found_whole() {
    assert_eq!(count("re\u{301}sume\u{301}", "a re\u{301}sume\u{301}"), 1);
    assert_eq!(count("किताब", "वह किताब है"), 1);
    assert_eq!(count("שָלום", "שָלום רב"), 1);
}

#[test]
fn a_word_is_not_found_inside_a_longer_one_where_it_ends_in_a_mark() {
    assert_eq!(count("re\u{301}", "a re\u{301}sume\u{301}"), 0, "Latin, decomposed");
    assert_eq!(count("कि", "किताब"), 0, "Devanagari");
    assert_eq!(count("שָ", "שָלום"), 0, "Hebrew, pointed");
}

#[test]
fn a_word_is_not_found_inside_a_longer_one_where_it_begins_after_a_mark() {
    assert_eq!(count("sume\u{301}", "a re\u{301}sume\u{301}"), 0, "Latin, decomposed");
    assert_eq!(count("ताब", "किताब"), 0, "Devanagari");
    assert_eq!(count("לום", "שָלום"), 0, "Hebrew, pointed");
}

#[test]
fn words_in_scripts_without_spaces_are_found_anywhere() {
    assert_eq!(count("港口", "市长说港口将关闭"), 1);
    assert_eq!(count("港", "港はとじている"), 1);
    assert_eq!(count("ท่าเรือ", "นายกกล่าวว่าท่าเรือปิด"), 1);
}

#[test]
fn words_in_scripts_that_hold_together_are_not() {
    assert_eq!(count("한국", "한국어"), 0);
    assert_eq!(count("カタ", "カタカナ"), 0);
}

#[test]
fn words_that_end_in_other_signs_may_touch_letters() {
    assert_eq!(count("year,”", "“Not this year,”she said"), 1);
    assert_eq!(count(" this ", "not this year"), 1);
    assert_eq!(count("—and", "the port—and the yard"), 1);
    assert_eq!(count("“No", "he said“No.”"), 1);
    assert_eq!(count("“No", "he said“Not.”"), 0);
}

#[test]
fn case_and_typography_are_not_overlooked() {
    assert_eq!(count("The port", "the port"), 0);
    assert_eq!(count("don't", "don’t"), 0);
    assert_eq!(count("caf\u{e9}", "cafe\u{301}"), 0);
    assert_eq!(count("the port", "the  port"), 0);
}

#[test]
fn a_needle_longer_than_the_text_is_not_there() {
    assert_eq!(count("harbour", "harbou"), 0);
    assert_eq!(count("harbour", ""), 0);
}

/// Looking at every byte position anew would take 20,000 times 60,000 steps.
#[test]
fn a_needle_that_almost_matches_everywhere_costs_no_more_than_one_reading() {
    assert_eq!(count(&("a ".repeat(10_000) + "b"), &"a ".repeat(30_000)), 0);
    assert_eq!(count(&("—".repeat(10_000) + "."), &"—".repeat(20_000)), 0);
}
