//! Texts and what is looked for in them.

use dictum::{Content, Difference, FindError, Match, Selector, Snippet, Span, words};

use super::soon;

const EVERY: [Match; 6] =
    [Match::EXACT, Match::WHITE_SPACE, Match::TYPOGRAPHY, Match::CASE, Match::UNICODE, Match::ELLIPSIS];

fn every_rule() -> Match {
    EVERY.into_iter().fold(Match::EXACT, |all, rule| all | rule)
}

fn content(text: &str) -> Content {
    Content::new(text).unwrap()
}

/// Words that stand at every second byte of a long text are not looked for there, and that is said; in a narrower place they are.
fn is_too_common(text: &Content, selector: Selector, within: u32) {
    let found = soon("text", || text.find(&selector, text.whole()));
    let told = found.as_ref().map_err(ToString::to_string).err().unwrap_or_default();
    assert!(matches!(found, Err(FindError::TooCommon { .. })), "{told}");
    assert!(told.contains("say where to look"), "{told}");
    let narrow = soon("text", || text.find(&selector, Span::new(0, within).unwrap()));
    assert!(!matches!(narrow, Err(FindError::TooCommon { .. })));
}

#[test]
fn long_words_that_stand_at_every_second_byte() {
    let text = content(&"a ".repeat(400_000));
    for rules in [Match::EXACT, every_rule()] {
        is_too_common(&text, words("a ".repeat(200_000).trim_end()).allowing(rules), 60_000);
        is_too_common(&text, words("a a a").allowing(rules), 60_000);
        is_too_common(&text, words("a").allowing(rules), 60_000);
    }
    let few = content(&"a ".repeat(30_000));
    let found = soon("text", || few.find(&words("a ".repeat(10_000).trim_end()), few.whole()));
    assert!(matches!(found, Err(FindError::Ambiguous { found: 20_001, .. })), "{:?}", found.is_ok());
}

#[test]
fn long_surroundings_of_words_that_stand_at_every_second_byte() {
    let text = content(&"a ".repeat(400_000));
    let around = "a ".repeat(100_000);
    for rules in [Match::EXACT, Match::CASE | Match::WHITE_SPACE] {
        let selector = words("a").after(around.as_str()).before(format!(" {}", around.trim_end())).allowing(rules);
        is_too_common(&text, selector, 60_000);
    }
}

#[test]
fn words_with_an_ellipsis_between_many_parts() {
    let text = content(&"a b ".repeat(40_000));
    let rules = Match::ELLIPSIS | Match::CASE;
    is_too_common(&text, words("B…a…b…A…".repeat(8)).allowing(rules), 4);
    let found = soon("text", || text.find(&words("a…".repeat(20_000)).allowing(rules), text.whole()));
    assert!(
        matches!(found, Err(FindError::TooManyParts { parts: 20_000, .. })),
        "of more than 32 parts none is looked for"
    );
}

/// Each wording of its own, so that nothing is remembered: together they would take hours, if each read the text.
#[test]
fn very_many_wordings_in_texts_in_which_everything_is_common() {
    let zipf = |count: u64| {
        (0..count).map(|at| format!("w{} ", (at * at * 7919 % 1_000_003) % (1 + at % 40))).collect::<String>()
    };
    let chinese = (0..200_000_u64)
        .filter_map(|at| char::from_u32(0x4e00 + (at * at % 97 % (1 + at % 30)) as u32))
        .collect::<String>();
    let texts = [zipf(150_000), chinese, "a ".repeat(250_000), "… — ! ? ".repeat(60_000)];
    for text in texts.iter().map(|text| content(text)) {
        soon("text", || {
            for at in 0..100_usize {
                let from = (at * 1117..).find(|from| text.as_str().is_char_boundary(*from)).unwrap();
                let wording: String = text.as_str()[from..].chars().take(12 + at % 40).collect();
                let _ = text.find(&words(wording.as_str()), text.whole());
                let _ = text.find(&words(wording.replacen(' ', " … ", 2)).allowing(every_rule()), text.whole());
            }
        });
    }
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
