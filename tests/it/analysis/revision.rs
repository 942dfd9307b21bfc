//! A new text, with the quotes that stand in it as they stood in the old one.

use dictum::{Claim, Document, Graph, Id, Left, Person, Quote, Relation, Stance, Unnamed, Voice, VoiceKind};
use proptest::prelude::*;

use crate::world::{World, cases, plans};

const OLD: &str = "\
“Not this year,” Ana Ruiz reportedly said at noon.
A deckhand recalled that the mayor had told her “Never” and had left.
Editor's note: Piet Lund wrote that “the port is safe” on Monday.
";

/// A direct quote with a hedge, one in another, one in an editor's note.
fn graph() -> Graph {
    let mut graph = Graph::new();
    let old = graph.insert(Document::new("old", OLD)).unwrap();
    let ana = graph.insert(Person::named("Ana Ruiz", old, "Ana Ruiz").key("ana")).unwrap();
    let piet = graph.insert(Person::named("Piet Lund", old, "Piet Lund").key("piet")).unwrap();
    let deckhand = graph.insert(Person::described("a deckhand", old, "A deckhand").key("deckhand")).unwrap();
    graph.insert(Voice::new(VoiceKind::EditorNote, old.line(3)).owned_by(piet, "Editor's note")).unwrap();
    let first = Quote::direct(old.line(1), "Not this year,").spoken_by(ana, "Ana Ruiz").cue("said");
    let first = graph.insert(first.hedged("reportedly").by_way_of(Unnamed, "reportedly")).unwrap();
    let told = Quote::indirect(old.line(2), "the mayor had told her “Never” and had left");
    let told = graph.insert(told.spoken_by(deckhand, "A deckhand").cue("recalled")).unwrap();
    let never = Quote::direct(old.line(2), "Never").spoken_by(ana, "the mayor").to(deckhand, "her").nested_in(told);
    graph.insert(never).unwrap();
    graph.insert(Quote::direct(old.line(3), "the port is safe").spoken_by(piet, "Piet Lund").cue("wrote")).unwrap();
    let denied = Stance::denies("Not this year,").by(first).hedged("reportedly");
    graph.insert(Claim::new("The port opens this year.").looked_for(old).stance(denied)).unwrap();
    graph
}

/// Each quote of a document as it is shown, with its account but for the document.
fn shown(graph: &Graph, document: &str) -> Vec<String> {
    let quotes = graph.document(document).unwrap().quotes();
    let account = |text: String| text.rsplit_once(" (").map(|(chain, _)| chain.to_owned()).unwrap();
    quotes.iter().map(|quote| format!("{quote} | {}", account(quote.account().to_string()))).collect()
}

/// The graph after the revision, and what was left behind.
fn revised(new: &str) -> (Graph, Vec<Left>) {
    let mut graph = graph();
    let revision = graph.document("old").unwrap().reanchored(new).unwrap().revision("new");
    let left = revision.left().to_vec();
    graph.insert(revision).unwrap();
    graph.verify().unwrap();
    (graph, left)
}

#[test]
fn in_the_same_text_everything_is_carried_over() {
    let (graph, left) = revised(OLD);
    assert_eq!(left, []);
    assert_eq!(shown(&graph, "new"), shown(&graph, "old"));
    let first = graph.document("new").unwrap().quotes().iter().next().unwrap();
    assert_eq!(first.hedges().map(|hedge| hedge.text()).collect::<Vec<_>>(), ["reportedly"]);
    assert_eq!(first.key().as_str(), "new/3-17");
    let stances = first.statements(Relation::TakesStance).next().unwrap();
    assert_eq!(stances.evidence().excerpts().next().unwrap().document().key().as_str(), "new");
}

#[test]
fn what_has_moved_is_carried_over_with_the_words_beside_it() {
    let (graph, left) = revised(&format!("Port stays shut\n\n{OLD}"));
    assert_eq!(left, []);
    assert_eq!(shown(&graph, "new"), shown(&graph, "old"));
}

#[test]
fn a_carried_quote_is_the_same_utterance_as_the_old_one() {
    let (graph, _) = revised(OLD);
    let first = graph.document("new").unwrap().quotes().iter().next().unwrap();
    let same: Vec<String> =
        first.statements(Relation::SameUtterance).filter_map(|said| Some(said.target()?.key().to_string())).collect();
    assert_eq!(same, ["old/3-17"]);
}

#[test]
fn a_quote_whose_words_changed_is_left_behind_with_what_is_nested_in_it() {
    let (graph, left) = revised(&OLD.replace("and had left", "and was silent"));
    assert!(matches!(left.as_slice(), [Left::Quote(_), Left::Quote(_)]), "{left:?}");
    assert_eq!(shown(&graph, "new").len(), 2);
}

#[test]
fn a_quote_that_is_given_to_another_speaker_is_left_behind() {
    let (graph, left) = revised(&OLD.replace("Ana Ruiz reportedly", "a clerk reportedly"));
    assert!(matches!(left.as_slice(), [Left::Quote(_)]), "{left:?}");
    assert!(!shown(&graph, "new").iter().any(|quote| quote.contains("Not this year")));
}

#[test]
fn a_cue_that_is_gone_is_left_behind_alone() {
    let (graph, left) = revised(&OLD.replace("reportedly said", "reportedly wrote"));
    let [Left::Statement(cue)] = left[..] else { panic!("{left:?}") };
    assert_eq!(graph.statement(cue).unwrap().relation(), Relation::Cue);
    assert_eq!(shown(&graph, "new"), shown(&graph, "old"));
}

#[test]
fn a_quote_is_left_behind_where_something_has_changed_between_it_and_who_speaks() {
    for (old, new) in [("recalled that", "never recalled that"), ("recalled that", "denied that")] {
        let (graph, left) = revised(&OLD.replace(old, new));
        assert!(matches!(left.as_slice(), [Left::Quote(_), Left::Quote(_)]), "{left:?}");
        assert_eq!(shown(&graph, "new").len(), 2);
    }
}

#[test]
fn where_two_speakers_are_exchanged_neither_is_given_what_the_other_said() {
    let mut graph = Graph::new();
    let old = graph.insert(Document::new("old", "“No comment,” said Ana Ruiz. Jon Lund left the hall.")).unwrap();
    let ana = graph.insert(Person::named("Ana Ruiz", old, "Ana Ruiz")).unwrap();
    graph.insert(Quote::direct(old, "No comment,").spoken_by(ana, "Ana Ruiz").cue("said")).unwrap();
    let new = "“No comment,” said Jon Lund. Ana Ruiz left the hall.";
    let revision = graph.document("old").unwrap().reanchored(new).unwrap().revision("new");
    assert!(matches!(revision.left(), [Left::Quote(_)]), "{:?}", revision.left());
    graph.insert(revision).unwrap();
    assert_eq!(graph.document("new").unwrap().quotes().count(), 0);
    graph.verify().unwrap();
}

#[test]
fn a_quote_in_a_note_that_changed_is_not_given_to_the_author() {
    let (graph, left) = revised(&OLD.replace("on Monday", "on Tuesday"));
    assert!(matches!(left.as_slice(), [Left::Voice(_), Left::Quote(_)]), "{left:?}");
    assert_eq!(shown(&graph, "new").len(), 3);
}

proptest! {
    #![proptest_config(cases(24))]

    /// Whatever the graph and the text, the revision goes in, and what is carried over is said by the same, in the same words.
    #[test]
    fn a_revision_goes_in_and_carries_only_what_is_the_same(plan in plans(20), cut in 0..200_usize, inserted in "[a-z “”.\n]{0,12}") {
        let mut world = World::of(&plan)?;
        let documents: Vec<Id<Document>> = world.graph.documents().iter().map(|document| document.id()).collect();
        for (count, id) in documents.into_iter().enumerate() {
            let text = world.graph.document(id).unwrap().text().to_owned();
            let at = (0..=cut.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
            let new = format!("{}{inserted}{}", &text[..at], &text[at..]);
            let revision = world.graph.document(id).unwrap().reanchored(new).unwrap().revision(format!("revision-{count}"));
            let carried = revision.quotes().to_vec();
            let inserted = world.graph.insert(revision);
            prop_assert!(inserted.is_ok(), "{inserted:?}{}", world.shown());
            prop_assert_eq!(world.graph.verify().err(), None);
            for (old, new) in carried {
                let (old, new) = (world.graph.quote(old).unwrap(), world.graph.quote(new.as_str()).unwrap());
                let words = |quote: dictum::QuoteRef<'_>| quote.segments().map(|segment| segment.text().to_owned()).collect::<Vec<_>>();
                prop_assert_eq!(words(old), words(new));
                let speakers = |quote: dictum::QuoteRef<'_>| quote.speakers().map(|speaker| speaker.key().to_string()).collect::<Vec<_>>();
                prop_assert_eq!(speakers(old), speakers(new));
            }
        }
    }
}
