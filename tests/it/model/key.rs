//! Keys, given and derived.

use std::collections::HashMap;

use dictum::Key;
use proptest::prelude::*;
use serde_json::json;

use super::is_written;

fn derives(name: &str, key: &str) {
    assert_eq!(Key::derived(name).as_str(), key, "of {name:?}");
}

#[test]
fn a_name_gives_its_words_in_lower_case() {
    derives("Ana Ruiz", "ana-ruiz");
    derives("Port of Santa María, 2nd pier", "port-of-santa-maría-2nd-pier");
}

#[test]
fn everything_between_words_becomes_one_dash() {
    derives("J. F. O’Brien—Smith", "j-f-o-brien-smith");
    derives("  “Not this year,”  ", "not-this-year");
    derives("a--b__c", "a-b-c");
}

#[test]
fn letters_and_digits_of_every_script_stay() {
    derives("Владимир Путин", "владимир-путин");
    derives("市长 安娜", "市长-安娜");
    derives("أنا ٢٠٢٥", "أنا-٢٠٢٥");
    derives("नमस्ते दुनिया", "नमस्ते-दुनिया");
}

#[test]
fn a_name_composed_and_decomposed_gives_one_key() {
    for (composed, decomposed) in [
        ("Jos\u{e9}", "Jose\u{301}"),
        ("\u{c5}ngstr\u{f6}m", "A\u{30a}ngstro\u{308}m"),
        ("\u{d55c}", "\u{1112}\u{1161}\u{11ab}"),
    ] {
        derives(decomposed, &composed.to_lowercase());
        assert_eq!(Key::derived(composed), Key::derived(decomposed));
    }
}

#[test]
fn letters_that_have_no_composed_form_keep_their_marks() {
    derives("X\u{301}avi", "x\u{301}avi");
    derives("İstanbul", "i\u{307}stanbul");
}

#[test]
fn a_name_without_letters_or_digits_gives_an_empty_key() {
    for name in ["", "—", "“…”", "🙂", " \t\n"] {
        derives(name, "");
    }
}

#[test]
fn a_mark_without_a_letter_is_neither_letter_nor_digit() {
    derives("\u{301}", "");
    derives("❤\u{fe0f}", "");
    derives("I ❤\u{fe0f} NY", "i-ny");
}

#[test]
fn a_long_wording_gives_its_beginning() {
    let wording = "the port will stay shut ".repeat(20);
    let five_times = "the-port-will-stay-shut-".repeat(5);
    assert_eq!(five_times.len(), 120);
    assert_eq!(Key::derived(&wording).as_str(), &five_times[..119], "no dash at the end");
    assert_eq!(Key::derived(&"é".repeat(99)).as_str(), "é".repeat(60));
}

/// What a short name in ASCII gives, sign by sign.
fn naive(name: &str) -> String {
    let mut key = String::new();
    for c in name.chars() {
        match c {
            'a'..='z' | '0'..='9' => key.push(c),
            'A'..='Z' => key.push((c as u8 - b'A' + b'a') as char),
            _ if key.is_empty() || key.ends_with('-') => {}
            _ => key.push('-'),
        }
    }
    key.strip_suffix('-').unwrap_or(&key).to_owned()
}

proptest! {
    #[test]
    fn a_short_name_in_ascii_gives_what_reading_it_sign_by_sign_gives(name in "[ -~]{0,100}") {
        let key = Key::derived(&name);
        prop_assert_eq!(key.as_str(), naive(&name));
    }

    #[test]
    fn a_derived_key_derives_itself(name: String) {
        let key = Key::derived(&name);
        prop_assert_eq!(Key::derived(key.as_str()), key);
    }

    #[test]
    fn a_derived_key_has_single_dashes_between_words_only(name: String) {
        let key = Key::derived(&name);
        prop_assert!(key.as_str().is_empty() || key.as_str().split('-').all(|word| !word.is_empty()));
        prop_assert!(!key.as_str().contains(|c: char| c.is_uppercase() && c.to_lowercase().ne([c])));
        let separates = |c: char| c.is_whitespace() || c.is_control() || c.is_ascii_punctuation();
        prop_assert!(!key.as_str().replace('-', "").contains(separates));
    }

    #[test]
    fn what_stands_around_a_name_does_not_change_its_key(
        name in "[a-zé中7]{1,9}( [a-zé中7]{1,9}){0,3}",
        around in "[ .,—“”🙂\t]{0,3}",
    ) {
        let wrapped = format!("{around}{}{around}", name.replace(' ', " — "));
        prop_assert_eq!(Key::derived(&wrapped), Key::derived(&name));
    }
}

#[test]
fn a_given_key_stays_as_it_is() {
    let key = Key::from("Ana Ruiz/1");
    assert_eq!(key, "Ana Ruiz/1");
    assert_eq!(key, Key::from("Ana Ruiz/1".to_owned()));
    assert_eq!(key, Key::from(&key));
    assert_eq!((key.to_string(), format!("{key:?}")), ("Ana Ruiz/1".to_owned(), "\"Ana Ruiz/1\"".to_owned()));
    is_written(&key, json!("Ana Ruiz/1"));
}

#[test]
fn a_map_by_key_can_be_asked_by_text() {
    let map = HashMap::from([(Key::from("ana-ruiz"), 1)]);
    assert_eq!(map.get("ana-ruiz"), Some(&1));
    assert_eq!(map.get("ana"), None);
}

#[test]
fn a_mark_that_counts_as_a_letter_is_a_mark() {
    derives("\u{345}", "");
    derives("α\u{345}", "ᾳ");
}

proptest! {
    #[test]
    fn a_key_is_what_the_words_of_its_rule_say(name in "[a-zA-ZÀ-ÿİΣσцЩŁǅ日가か\u{301}\u{307}\u{345} .,…²-]{0,20}|\\PC{0,20}") {
        use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
        let lower: String = name.to_lowercase().nfc().collect();
        let parts = lower.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c));
        let parts: Vec<&str> = parts.map(|part| part.trim_start_matches(is_combining_mark)).filter(|part| !part.is_empty()).collect();
        prop_assert_eq!(Key::derived(&name), Key::from(parts.join("-")));
    }
}
