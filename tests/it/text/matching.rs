//! Words that differ from what stands there, by rules that are asked for.

use dictum::{Anchor, FindError, Match, OffsetUnit, Selector, Span, words};
use proptest::prelude::*;

use super::content;

/// The words that are found and the rules that were needed, if the rules are allowed.
fn found(text: &str, wanted: &str, rules: Match) -> Option<(String, Match)> {
    let content = content(text);
    let Anchor { span, matched } = content.find(&words(wanted).allowing(rules), content.whole()).ok()?;
    Some((content.slice(span).unwrap().to_owned(), matched))
}

fn every_rule() -> Match {
    Match::WHITE_SPACE | Match::TYPOGRAPHY | Match::CASE | Match::UNICODE | Match::ELLIPSIS
}

/// What stands there, what is looked for, and the one rule by which it is found.
const CASES: &[(&str, &str, Match)] = &[
    ("He said “no”\nand left", "“no” and left", Match::WHITE_SPACE),
    ("a  b", "a b", Match::WHITE_SPACE),
    ("He said “no, never” twice", "\"no, never\"", Match::TYPOGRAPHY),
    ("It’s cargo fuel", "It's cargo fuel", Match::TYPOGRAPHY),
    ("yes — no", "yes - no", Match::TYPOGRAPHY),
    ("yes -- no", "yes – no", Match::TYPOGRAPHY),
    ("NATO moved", "Nato moved", Match::CASE),
    ("cafe\u{301} noir", "café noir", Match::UNICODE),
    ("I want the killing to stop now", "I want … stop", Match::ELLIPSIS),
    ("I want the killing to stop now", "I want [...] stop", Match::ELLIPSIS),
];

#[test]
fn each_rule_is_needed_where_it_is_and_recorded() {
    for (text, wanted, rule) in CASES {
        assert_eq!(found(text, wanted, Match::EXACT), None, "{wanted}");
        assert_eq!(found(text, wanted, every_rule().without(*rule)), None, "{wanted}");
        let (_, matched) = found(text, wanted, every_rule()).unwrap();
        assert_eq!(matched, *rule, "{wanted}");
    }
}

#[test]
fn three_dots_are_an_ellipsis_by_typography_or_for_words_left_out() {
    let found = |rules| found("wait… what", "wait... what", rules).map(|(_, matched)| matched);
    assert_eq!(found(Match::TYPOGRAPHY), Some(Match::TYPOGRAPHY));
    assert_eq!(found(Match::ELLIPSIS), Some(Match::ELLIPSIS));
}

#[test]
fn an_apostrophe_within_a_word_is_the_same_however_it_is_written() {
    let written = ["Qur’an", "Qur'an", "Qurʼan", "Qur‘an", "Qurʾan", "Qur`an", "Qur´an", "Qur＇an"];
    for there in written {
        for wanted in written {
            let text = format!("In the {there} it says so.");
            let rule = if there == wanted { Match::EXACT } else { Match::TYPOGRAPHY };
            assert_eq!(found(&text, wanted, Match::TYPOGRAPHY), Some((there.to_owned(), rule)), "{wanted} in {text}");
            let longer = format!("A {there}ic verse.");
            assert_eq!(found(&longer, wanted, Match::TYPOGRAPHY), None, "{wanted} in {longer}");
        }
    }
}

#[test]
fn what_stands_there_exactly_needs_no_rule() {
    let (there, matched) = found("He said “no” twice", "“no”", every_rule()).unwrap();
    assert_eq!((there.as_str(), matched), ("“no”", Match::EXACT));
}

#[test]
fn what_is_found_is_what_stands_there_not_what_was_given() {
    let (there, matched) = found("She said:\n‘IT’S  not so’", "it's not so", every_rule()).unwrap();
    assert_eq!(there, "IT’S  not so");
    assert_eq!(matched, Match::WHITE_SPACE | Match::TYPOGRAPHY | Match::CASE);
}

#[test]
fn no_rule_forgives_a_word_or_a_negation_or_a_number() {
    for (text, wanted) in
        [("I will not go", "I will go"), ("in 2024", "in 2025"), ("the port", "the ports"), ("no", "")]
    {
        assert_eq!(found(text, wanted, every_rule()), None, "{wanted}");
    }
}

#[test]
fn an_ellipsis_does_not_reach_over_a_thousand_bytes() {
    let text = format!("first {}last", "word ".repeat(300));
    assert_eq!(found(&text, "first … last", every_rule()), None);
    let content = content(&text);
    let told = content.find(&words("first … last").allowing(every_rule()), content.whole()).unwrap_err().to_string();
    assert!(told.contains("an ellipsis that would stand for 1501 bytes, and may stand for 1000"), "{told}");
}

#[test]
fn of_two_ends_that_an_ellipsis_may_reach_neither_is_guessed() {
    let content = content("She promised to cut taxes and to cut spending on the pier.");
    let find = |wanted: &str| content.find(&words(wanted).allowing(Match::ELLIPSIS), content.whole());
    for wanted in ["promised … cut", "promised … to cut"] {
        let twice = find(wanted);
        assert!(matches!(&twice, Err(FindError::Ambiguous { candidates, .. }) if candidates.len() == 2), "{twice:?}");
    }
    // What stands between does not matter, where the ends are the same.
    let whole = find("promised … to cut … pier").map(|anchor| anchor.span);
    assert_eq!(content.slice(whole.unwrap()), Some("promised to cut taxes and to cut spending on the pier"));
}

#[test]
fn the_nearest_of_the_middle_parts_is_not_the_only_one_that_will_do() {
    let text = format!("A start and one stop {}stop here {}end.", "x ".repeat(300), "y ".repeat(300));
    for text in [text.clone(), format!("{}{text}", "Lorem ipsum. ".repeat(9000))] {
        let (there, _) = found(&text, "start … stop … end", Match::ELLIPSIS).unwrap();
        assert!(there.starts_with("start and one stop") && there.ends_with("y end"), "{there}");
    }
}

/// Every stretch by trying every place of every part.
fn naive(text: &str, parts: &[&str]) -> Vec<Span> {
    let mut ways: Vec<(usize, usize)> = text.match_indices(parts[0]).map(|(at, _)| (at, at + parts[0].len())).collect();
    for part in &parts[1..] {
        let next: Vec<usize> = text.match_indices(part).map(|(at, _)| at).collect();
        let reached = |(start, end): &(usize, usize)| -> Vec<(usize, usize)> {
            next.iter().filter(|at| **at >= *end && **at - end <= 1000).map(|at| (*start, at + part.len())).collect()
        };
        ways = ways.iter().flat_map(reached).collect();
        ways.sort();
        ways.dedup();
    }
    ways.into_iter().map(|(start, end)| Span::new(start as u32, end as u32).unwrap()).collect()
}

proptest! {
    #[test]
    fn an_ellipsis_is_found_wherever_its_parts_stand_in_order(
        words_there in prop::collection::vec(prop::sample::select(vec!["no ", "so ", "go ", "lo "]), 0..30),
        parts in prop::collection::vec(prop::sample::select(vec!["no", "so", "go"]), 2..5),
    ) {
        let text = words_there.concat();
        let content = content(&text);
        let spans = match content.find(&words(parts.join(" … ")).allowing(Match::ELLIPSIS), content.whole()) {
            Ok(anchor) => vec![anchor.span],
            Err(FindError::Ambiguous { candidates, .. }) => candidates,
            Err(_) => Vec::new(),
        };
        prop_assert_eq!(spans, naive(&text, &parts));
    }
}

#[test]
fn under_a_rule_words_that_stand_twice_are_ambiguous_too() {
    let content = content("No. NO!");
    let twice = content.find(&words("no").allowing(Match::CASE), content.whole());
    assert!(matches!(twice, Err(FindError::Ambiguous { candidates, .. }) if candidates.len() == 2));
}

#[test]
fn offsets_in_another_unit_are_told_so() {
    let content = content("“Так” he said");
    let wrong = content.find(&Selector::bytes(6..8).exact("he"), content.whole()).unwrap_err();
    assert!(wrong.to_string().contains("counted in code points"), "{wrong}");
    let right = Selector::offsets(OffsetUnit::CodePoints, 6..8).exact("he");
    assert_eq!(content.slice(content.find(&right, content.whole()).unwrap().span), Some("he"));
}

#[test]
fn what_is_not_there_is_answered_with_what_is_most_like_it() {
    let content = content("One line.\nThe port will not open before spring, she said.\nAnother line.");
    let missing = content.find(&"The port will open before summer".into(), content.whole()).unwrap_err();
    let FindError::NotFound { nearest: Some(nearest), .. } = missing else { panic!("{missing}") };
    assert_eq!(nearest.text, "The port will not open before spring");
    assert_eq!(nearest.difference.to_string(), "The port will {+not+} open before [-summer-] {+spring+}");
    let nothing_like_it = content.find(&"Grain prices fell sharply".into(), content.whole()).unwrap_err();
    assert!(matches!(nothing_like_it, FindError::NotFound { nearest: None, .. }));
}

/// The passage that is shown for words that are not there, and the rules that would do.
fn nearest(text: &str, wanted: &str) -> Option<(String, Option<Match>)> {
    let content = content(text);
    match content.find(&wanted.into(), content.whole()) {
        Err(FindError::NotFound { nearest, .. }) => nearest.map(|nearest| (nearest.text, nearest.allowing)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_rule_by_which_the_words_would_match_is_named() {
    for (text, wanted, rule) in CASES {
        let (_, allowing) = nearest(text, wanted).unwrap();
        assert_eq!(allowing, Some(*rule), "{wanted}");
        let found = content(text).find(&words(*wanted).allowing(*rule), content(text).whole());
        assert!(found.is_ok(), "{wanted}");
    }
    let content = content("He said: “It’s\nnot so”.");
    let missing = content.find(&"\"It's not so\"".into(), content.whole()).unwrap_err().to_string();
    assert!(missing.contains("; it would match bytes 9-28 with `white_space, typography`: "), "{missing}");
}

#[test]
fn what_stands_around_words_counts_when_a_rule_is_named() {
    let content = content("Then “no” and ‘no’.");
    let missing = content.find(&words("no").after("'"), content.whole()).unwrap_err();
    let FindError::NotFound { nearest: Some(nearest), .. } = missing else { panic!("{missing}") };
    assert_eq!(nearest.allowing, Some(Match::TYPOGRAPHY));
    assert_eq!(content.slice(nearest.span), Some("no"));
    let missing = content.find(&words("“no” and").after("Now "), content.whole()).unwrap_err();
    assert!(missing.to_string().ends_with(": [-Now-] {+Then+} “no” and"), "{missing}");
}

/// What is looked for in a text, and the passage that a reader would point to.
const NEAREST: &[(&str, &str, &str)] = &[
    (
        "He said the port of Lund will open soon. Ana left.",
        "the port will open soon",
        "the port of Lund will open soon",
    ),
    ("She said: the port will open soon. Ana left.", "the port of Lund will open soon", "the port will open soon"),
    ("She said the port will open soon. Ana left.", "the port will open soon enough", "the port will open soon"),
    ("She said the port will open soon and left.", "the harbour will open soon", "the port will open soon"),
    ("She said the port will open soon and left.", "this port will open soon", "the port will open soon"),
    ("About 12.5 percent agreed.", "5 percent agreed", "12.5 percent agreed"),
    ("They say they can’t confirm that.", "can confirm that", "can’t confirm that"),
    ("A, b, c. “The port is shut,” she said, “for good.”", "“The port was shut,”", "“The port is shut,”"),
];

#[test]
fn of_a_single_word_the_nearest_is_one_that_is_written_alike() {
    for (text, wanted, there) in [
        ("We cannot open.", "can", "cannot"),
        ("Then Ana Ruiz left.", "Anna", "Ana"),
        ("The deputy said so.", "deputi", "deputy"),
        ("It is unlikely.", "LIKELY", "unlikely"),
        ("The ex-mayor left.", "mayor", "ex-mayor"),
    ] {
        assert_eq!(nearest(text, wanted), Some((there.to_owned(), None)), "{wanted}");
    }
    assert_eq!(nearest("The port is shut.", "xylophone"), None);
}

#[test]
fn the_nearest_passage_is_the_one_that_a_reader_would_point_to() {
    for (text, wanted, there) in NEAREST {
        assert_eq!(nearest(text, wanted), Some(((*there).to_owned(), None)), "{wanted}");
        // In a long text too, wherever it stands.
        let long = format!("{}\n{text}\n{}", "Lorem ipsum dolor sit. ".repeat(300), "Amet enim. ".repeat(300));
        assert_eq!(nearest(&long, wanted), Some(((*there).to_owned(), None)), "{wanted}, in a long text");
    }
}

#[test]
fn the_nearest_passage_shares_the_rare_words() {
    let text = "The mayor of the town, who left the room, met the deckhand in the hall of the old port. The others of the crew stood on the quay.";
    for (wanted, like) in [
        ("the hal", "the hall"),
        ("the deckhnd", "the deckhand"),
        ("of the por", "of the old port"),
        ("in the haul of the", "in the hall of the"),
    ] {
        let (found, _) = nearest(text, wanted).unwrap_or_default();
        assert!(found.contains(like) || like.contains(&found) && !found.is_empty(), "{wanted}: {found}");
    }
}

#[test]
fn of_a_long_wording_the_one_word_that_differs_is_shown() {
    let names: Vec<String> = (0..3000).map(|number| format!("word{number}")).collect();
    let text = format!("Before it. {} After it.", names.join(" "));
    let wanted = names.join(" ").replace("word2500 ", "xylophone ");
    let content = content(&text);
    let missing = content.find(&wanted.as_str().into(), content.whole()).unwrap_err();
    let FindError::NotFound { nearest: Some(nearest), .. } = missing else { panic!("it is not there") };
    assert_eq!(nearest.text, names.join(" "));
    assert_eq!(nearest.difference.edits().len(), 4, "the same, a word less, a word more, the same");
}

/// A long text, so that the index is used, of few words, so that much stands twice.
fn long_text() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec!["no", "No", "he", "the", "“so”", "it’s", "cafe\u{301}", "и", "5", "...", "—"]);
    let gap = prop::sample::select(vec![" ", " ", " ", "\n", "  "]);
    prop::collection::vec((word, gap), 1500..1800)
        .prop_map(|words| words.into_iter().flat_map(|(word, gap)| [word, gap]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whether by the index or by reading the place from end to end, the same is found.
    #[test]
    fn in_a_long_text_the_same_is_found_as_in_its_parts(text in long_text(), at in 0..1400_usize, length in 1..6_usize) {
        let rules = every_rule().without(Match::ELLIPSIS);
        let content = content(&text);
        let wanted: Vec<&str> = text.split_whitespace().skip(at).take(length).collect();
        let selector = words(wanted.join(" ").to_lowercase()).allowing(rules);
        let spans = |found: Result<Anchor, FindError>| match found {
            Ok(anchor) => vec![anchor.span],
            Err(FindError::Ambiguous { candidates, .. }) => candidates,
            Err(_) => Vec::new(),
        };
        let whole = spans(content.find(&selector, content.whole()));
        // Short places are read from end to end.
        let mut parts = Vec::new();
        let mut start = 0;
        while start < content.len() {
            let end = (start..=(start + 3000).min(content.len())).rev().find(|end| text.is_char_boundary(*end as usize));
            let place = dictum::Span::new(start, end.unwrap()).unwrap();
            parts.extend(spans(content.find(&selector, place)));
            let next = (start + 2000..=content.len()).find(|at| text.is_char_boundary(*at as usize));
            start = next.unwrap_or(content.len());
        }
        parts.sort();
        parts.dedup();
        prop_assert_eq!(whole, parts);
    }

    #[test]
    fn whatever_is_found_folds_to_what_was_given(text in "[a-zA-Z“”'’é \n-]{0,40}", wanted in "[a-zA-Z“”'’é \n-]{1,6}") {
        if let Some((there, matched)) = found(&text, &wanted, every_rule()) {
            if matched.is_exact() {
                prop_assert_eq!(there, wanted);
            } else {
                let plain = |text: &str| -> String {
                    let quotes = text.replace(['“', '”'], "\"").replace('’', "'").replace("--", "-");
                    quotes.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
                };
                let dashes = |text: String| { let mut text = text; while text.contains("--") { text = text.replace("--", "-"); } text };
                prop_assert_eq!(dashes(plain(&there)), dashes(plain(&wanted)));
            }
        }
    }
}

/// Ten megabytes, ten thousand quotations. `cargo test --release --test it ten_thousand_quotations -- --ignored --nocapture` prints how long it takes.
#[test]
#[ignore = "measures: run it in release"]
fn ten_thousand_quotations_anchor_in_a_long_text_in_under_five_seconds() {
    let names = ["mayor", "port", "deckhand", "gazette", "harbour", "said", "the", "would", "not", "open"];
    let mut text = String::new();
    let mut quotations = Vec::new();
    let mut seed = 7_u64;
    while text.len() < 10_000_000 {
        let sentence: Vec<String> = (0..12)
            .map(|_| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                // Few words are very common, and most are rare.
                let number = (5000.0 * ((seed >> 33) as f64 / (1_u64 << 31) as f64).powi(4)) as u64;
                names.get(number as usize).map_or_else(|| format!("word{number}"), |name| (*name).to_owned())
            })
            .collect();
        let sentence = sentence.join(" ");
        if text.len() / 1000 > quotations.len() {
            quotations.push(sentence.clone());
        }
        text.push_str(&sentence);
        text.push_str(". ");
    }
    let content = content(&text);
    let start = std::time::Instant::now();
    let found = quotations.iter().filter(|words| content.find(&words.as_str().into(), content.whole()).is_ok()).count();
    let missing = quotations
        .iter()
        .take(1000)
        .filter(|words| content.find(&format!("{words} xylophone").as_str().into(), content.whole()).is_err());
    let missing = missing.count();
    let took = start.elapsed();
    println!("{found} of {} quotations found, {missing} invented ones refused in {took:?}", quotations.len());
    assert_eq!((found, missing), (quotations.len(), 1000));
    assert!(took.as_secs() < 5);
}
