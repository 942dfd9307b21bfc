//! What became of quotations in a new text.

use dictum::{Document, Graph, Outcome, Quote, Selector};
use proptest::prelude::*;

const OLD: &str = "\
“Not this year,” she said at noon.
The mayor said no. “Never,” she said later.
A deckhand said no as well.
";

/// The outcome for each of some words of a document whose text changes.
fn outcomes(old: &str, quoted: &[&str], new: &str) -> Vec<Outcome> {
    let mut graph = Graph::new();
    graph.insert(Document::new("d", old)).unwrap();
    for words in quoted {
        let start = old.find(words).unwrap();
        let selector = Selector::bytes(start..start + words.len());
        graph.insert(Quote::direct("d", selector).unattributed()).unwrap();
    }
    let before = serde_json::to_string(&graph).unwrap();
    let reanchoring = graph.document("d").unwrap().reanchored(new).unwrap();
    let outcomes = reanchoring.quotations().iter().map(|quotation| quotation.outcome.clone()).collect();
    assert_eq!(serde_json::to_string(&graph).unwrap(), before);
    graph.verify().unwrap();
    outcomes
}

/// Lines of few words, so that much stands twice.
fn line() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["Ana said no.\n", "Jon said no.\n", "no\n", "Ana left and said no, no.\n", "\n"])
        .prop_map(str::to_owned)
}

fn words_at(text: &str, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Unchanged(span) | Outcome::Moved(span) | Outcome::Altered { span, .. } => {
            text[span.range()].to_owned()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn in_the_same_text_everything_is_unchanged() {
    let outcomes = outcomes(OLD, &["Not this year,", "said no", "Never,"], OLD);
    assert!(outcomes.iter().all(|outcome| matches!(outcome, Outcome::Unchanged(_))), "{outcomes:?}");
}

#[test]
fn what_stands_further_down_has_moved() {
    let new = format!("A new first line.\n{OLD}");
    let outcomes = outcomes(OLD, &["Not this year,", "Never,"], &new);
    for (outcome, words) in outcomes.iter().zip(["Not this year,", "Never,"]) {
        assert!(matches!(outcome, Outcome::Moved(_)));
        assert_eq!(words_at(&new, outcome), words);
    }
}

#[test]
fn words_that_stood_twice_are_told_apart_by_what_stands_around_them() {
    let new = format!("Once more.\n{OLD}");
    let [outcome] = &outcomes(OLD, &["said no"], &new)[..] else { panic!() };
    let Outcome::Moved(span) = outcome else { panic!("{outcome:?}") };
    assert!(new[..span.start() as usize].ends_with("The mayor "));
}

#[test]
fn a_look_alike_is_not_taken_for_words_that_are_gone() {
    let new = OLD.replace("The mayor said no. ", "The mayor kept silent. ");
    let [outcome] = &outcomes(OLD, &["said no"], &new)[..] else { panic!() };
    assert!(matches!(outcome, Outcome::Ambiguous(places) if places.len() == 1), "{outcome:?}");
}

#[test]
fn the_same_words_among_others_may_be_those_of_somebody_else() {
    let old = "Ana Ruiz was asked about the port. “Not this year,” she said.";
    let new = "Piet Lund, asked about his wedding, laughed. “Not this year,” he said.";
    assert!(matches!(outcomes(old, &["Not this year,"], new)[..], [Outcome::Ambiguous(_)]));
    for (old, new, words) in [
        ("Ana Ruiz said the port would open.", "Jon Lund denied the port would open.", "the port would open"),
        ("He left. “No comment,” said Ana Ruiz.", "Then he left. “No comment,” said Jon Lund.", "No comment,"),
    ] {
        assert!(matches!(outcomes(old, &[words], new)[..], [Outcome::Ambiguous(_)]), "{new}");
    }
    let new = "The port was busy on Monday. Ana Ruiz was asked about the port. “Not this year,” she said. Nobody left.";
    assert!(matches!(outcomes(old, &["Not this year,"], new)[..], [Outcome::Moved(_)]));
}

#[test]
fn words_that_changed_are_shown_with_what_changed() {
    let new = OLD.replace("Not this year,", "Not next year,");
    let [outcome] = &outcomes(OLD, &["Not this year,"], &new)[..] else { panic!() };
    let Outcome::Altered { difference, .. } = outcome else { panic!("{outcome:?}") };
    assert_eq!(difference.to_string(), "Not [-this-] {+next+} year,");
}

#[test]
fn words_that_are_gone_are_lost() {
    let outcomes = outcomes(OLD, &["Not this year,"], "Grain prices fell.");
    assert_eq!(outcomes, [Outcome::Lost]);
}

#[test]
fn the_revision_is_a_record_that_names_the_old_document() {
    let mut graph = Graph::new();
    graph.insert(Document::new("d", OLD)).unwrap();
    let revision = graph.document("d").unwrap().reanchored("Other words.").unwrap().revision("d2");
    graph.insert(revision).unwrap();
    let derived: Vec<_> = graph.document("d2").unwrap().derived_from().map(|old| old.key().to_string()).collect();
    assert_eq!(derived, ["d"]);
    graph.verify().unwrap();
}

/// What became of the same words on each of two lines.
fn twice(old: &str, new: &str) -> Vec<Outcome> {
    let mut graph = Graph::new();
    let document = graph.insert(Document::new("d", old)).unwrap();
    for line in 1..=2 {
        graph.insert(Quote::direct(document.line(line), "Not this year,").unattributed()).unwrap();
    }
    let reanchoring = graph.document("d").unwrap().reanchored(new).unwrap();
    reanchoring.quotations().iter().map(|quotation| quotation.outcome.clone()).collect()
}

const ANA: &str =
    "Asked on Monday, Ana Ruiz gave the reporters of the paper her answer: “Not this year,” and that was all.";
const JON: &str =
    "Asked on Monday, Jon Lund gave the reporters of the paper her answer: “Not this year,” and that was all.";

#[test]
fn of_two_sentences_that_differ_far_from_the_quotation_the_one_that_is_left_keeps_its_own() {
    let new = format!("{JON}\n");
    let [first, second] = &twice(&format!("{ANA}\n{JON}\n"), &new)[..] else { panic!() };
    assert!(matches!(first, Outcome::Ambiguous(_)), "{first:?}");
    assert!(matches!(second, Outcome::Moved(_)), "{second:?}");
    let new = format!("{ANA}\n");
    let [first, second] = &twice(&format!("{ANA}\n{JON}\n"), &new)[..] else { panic!() };
    assert!(matches!(first, Outcome::Unchanged(_)), "{first:?}");
    assert!(matches!(second, Outcome::Ambiguous(_)), "{second:?}");
}

#[test]
fn quotations_of_paragraphs_that_change_places_do_not_stay_behind_with_the_other_speaker() {
    let new = format!("{JON}\n{ANA}\n");
    for outcome in twice(&format!("{ANA}\n{JON}\n"), &new) {
        let stays = matches!(outcome, Outcome::Unchanged(_));
        assert!(!stays, "{outcome:?}");
    }
}

#[test]
fn of_words_whose_surroundings_stood_twice_none_moves_to_the_only_place_that_is_left() {
    let old = format!("{ANA}\nx\n{JON}\n");
    let [outcome] = &outcomes(&old, &["Not this year,"], &format!("y\n{JON}\n"))[..] else { panic!() };
    assert!(matches!(outcome, Outcome::Ambiguous(places) if places.len() == 1), "{outcome:?}");
}

#[test]
fn of_the_same_lines_nobody_knows_which_is_gone() {
    let chorus = "No.\n".repeat(3);
    let mut graph = Graph::new();
    let document = graph.insert(Document::new("d", chorus.as_str())).unwrap();
    for line in 1..=3 {
        graph.insert(Quote::direct(document.line(line), "No.").unattributed()).unwrap();
    }
    let outcomes = |new: &str| -> Vec<Outcome> {
        let reanchoring = graph.document("d").unwrap().reanchored(new).unwrap();
        reanchoring.quotations().iter().map(|quotation| quotation.outcome.clone()).collect()
    };
    assert!(outcomes("No.\nNo.\n").iter().all(|outcome| matches!(outcome, Outcome::Ambiguous(_))));
    // All are there where something came in, though they are the same.
    let moved = outcomes(&format!("A title\n{chorus}"));
    assert!(moved.iter().all(|outcome| matches!(outcome, Outcome::Moved(_))), "{moved:?}");
    assert!(outcomes(&chorus).iter().all(|outcome| matches!(outcome, Outcome::Unchanged(_))));
}

#[test]
fn words_that_have_become_a_part_of_a_longer_word_or_number_are_altered() {
    for (old, quoted, new, there) in [
        ("He saw “the can” there.", "the can", "He saw “the can’t” there.", "the can’t"),
        ("He lost “5 percent” there.", "5 percent", "He lost “2.5 percent” there.", "2.5 percent"),
        ("He lost “5 percent” there.", "5 percent", "He lost “−5 percent” there.", "−5 percent"),
    ] {
        let [outcome] = &outcomes(old, &[quoted], new)[..] else { panic!() };
        assert!(matches!(outcome, Outcome::Altered { .. }), "{outcome:?}");
        assert_eq!(words_at(new, outcome), there);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Each place goes to a place of its own, and in the text turned back it comes home.
    #[test]
    fn two_places_never_become_one(old in prop::collection::vec(line(), 1..6), cut in 0..6_usize, put in line(), is_gone in any::<bool>()) {
        let mut lines = old.clone();
        let at = cut.min(lines.len() - 1);
        if is_gone { lines.remove(at); } else { lines[at] = put; }
        let (old, new) = (old.concat(), lines.concat());
        let mut graph = Graph::new();
        graph.insert(Document::new("d", old.as_str())).unwrap();
        for (at, _) in old.match_indices("no") {
            graph.insert(Quote::direct("d", Selector::bytes(at..at + 2)).unattributed()).unwrap();
        }
        let reanchoring = graph.document("d").unwrap().reanchored(new.as_str()).unwrap();
        let mut places = Vec::new();
        for quotation in reanchoring.quotations() {
            if let Outcome::Unchanged(span) | Outcome::Moved(span) = quotation.outcome {
                prop_assert_eq!(&new[span.range()], "no");
                places.push(span);
            }
        }
        let count = places.len();
        places.sort();
        places.dedup();
        prop_assert_eq!(places.len(), count);
    }

    /// Unchanged and moved words stand there byte for byte, whatever was done to the text.
    #[test]
    fn nothing_is_unchanged_or_moved_but_to_its_own_words(cut in 0..60_usize, inserted in "[a-z “”.]{0,12}") {
        let at = (0..=cut).rev().find(|at| OLD.is_char_boundary(*at)).unwrap();
        let new = format!("{}{inserted}{}", &OLD[..at], &OLD[at..]);
        let quoted = ["Not this year,", "Never,", "said no"];
        for (outcome, words) in outcomes(OLD, &quoted, &new).iter().zip(quoted) {
            if let Outcome::Unchanged(_) | Outcome::Moved(_) = outcome {
                prop_assert_eq!(words_at(&new, outcome), words);
            }
        }
    }
}
