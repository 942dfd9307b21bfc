//! Texts and what is looked for in them.

use dictum::{Content, Difference, FindError, Match, Snippet, Span, words};

use super::soon;

const EVERY: [Match; 6] =
    [Match::EXACT, Match::WHITE_SPACE, Match::TYPOGRAPHY, Match::CASE, Match::UNICODE, Match::ELLIPSIS];

fn every_rule() -> Match {
    EVERY.into_iter().fold(Match::EXACT, |all, rule| all | rule)
}

fn content(text: &str) -> Content {
    Content::new(text).unwrap()
}

#[test]
fn long_words_that_stand_at_every_second_byte() {
    let text = content(&"a ".repeat(400_000));
    let needle = "a ".repeat(200_000);
    for rules in [Match::EXACT, every_rule()] {
        let found = soon("text", || text.find(&words(needle.trim_end()).allowing(rules), text.whole()));
        let Err(FindError::Ambiguous { candidates, found, .. }) = found else { panic!("{found:?}") };
        assert_eq!((candidates.len(), found), (1000, 200_001));
    }
}

#[test]
fn long_surroundings_of_words_that_stand_at_every_second_byte() {
    let text = content(&"a ".repeat(400_000));
    let around = "a ".repeat(100_000);
    for rules in [Match::EXACT, Match::CASE | Match::WHITE_SPACE] {
        let selector = words("a").after(around.as_str()).before(format!(" {}", around.trim_end())).allowing(rules);
        let found = soon("text", || text.find(&selector, text.whole()));
        assert!(matches!(found, Err(FindError::Ambiguous { found: 200_000, .. })), "{:?}", found.is_ok());
    }
}

#[test]
fn words_with_an_ellipsis_between_many_parts() {
    let text = content(&"a b ".repeat(40_000));
    let rules = Match::ELLIPSIS | Match::CASE;
    let found = soon("text", || text.find(&words("B…a…b…A…".repeat(8)).allowing(rules), text.whole()));
    assert!(matches!(found, Err(FindError::Ambiguous { .. })), "{:?}", found.is_ok());
    let found = soon("text", || text.find(&words("a…".repeat(20_000)).allowing(rules), text.whole()));
    assert!(matches!(found, Err(FindError::NotFound { .. })), "of more than 32 parts none is looked for");
}

#[test]
fn a_run_of_marks_and_a_run_of_blanks() {
    for run in ["\u{301}", " ", "-", "\u{200d}", "…"] {
        let text = content(&format!("a{}b a b", run.repeat(300_000)));
        for wanted in ["b", run, "a", "a b"] {
            let _ = soon("text", || text.find(&words(wanted).allowing(every_rule()), text.whole()));
            let _ = soon("text", || text.find(&words(wanted), text.whole()));
        }
    }
}

#[test]
fn a_long_wording_that_is_not_there() {
    let sentence = |seed: u64| (0..12).map(|at| format!("w{} ", seed * 7919 % 4001 + at)).collect::<String>();
    let text = content(&(0..20_000).map(sentence).collect::<String>());
    let needle: String = (0..2000).map(|seed| sentence(seed * 3)).collect();
    let missing = soon("text", || text.find(&words(needle).allowing(every_rule()), text.whole())).unwrap_err();
    assert!(!soon("text", || missing.to_string()).is_empty());
}

#[test]
fn a_difference_of_long_wordings() {
    let first: String = (0..200_000).map(|number| format!("{} ", number * 7 % 1000)).collect();
    let second: String = (0..200_000).map(|number| format!("{} ", number * 11 % 1000)).collect();
    assert!(!soon("text", || Difference::between(&first, &second)).is_empty());
    // Words that differ at their end alone.
    let words = |end: &str| (0..1500).map(|at| format!("{}{end}{at} ", "x".repeat(5000))).collect::<String>();
    assert!(!soon("text", || Difference::between(&words("a"), &words("b"))).is_empty());
}

#[test]
fn marks_on_one_line_that_holds_the_text() {
    let text = content(&"word and word ".repeat(50_000));
    let marks = (0..20_000).map(|at| Span::new(at * 14, at * 14 + 4).unwrap());
    let snippet = marks.fold(Snippet::new("note", &text), |snippet, span| snippet.mark(span, "word"));
    assert_eq!(soon("text", || snippet.to_string()).matches("^^^^ word").count(), 20_000);
}

#[test]
fn marks_on_the_same_words() {
    let text = content("A word.");
    let mark = Span::new(2, 6).unwrap();
    let snippet = (0..50_000).fold(Snippet::new("note", &text), |snippet, _| snippet.mark(mark, "again"));
    assert!(!soon("text", || snippet.to_string()).is_empty());
}

#[test]
fn marks_that_cover_many_lines_and_characters_without_width() {
    for line in ["word\n", "\n", "\u{301}", "x", "\u{200b}"] {
        let text = content(&line.repeat(300_000));
        let snippet = (0..50).fold(Snippet::new("note", &text), |snippet, _| snippet.mark(text.whole(), "all of it"));
        let shown = soon("text", || snippet.to_string());
        assert!(shown.len() < 1_000_000, "{} bytes are shown", shown.len());
    }
}
