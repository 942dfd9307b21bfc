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
    let outcomes = outcomes(OLD, &["Not this year,", "no", "Never,"], OLD);
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

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
