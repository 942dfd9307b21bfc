//! What stands after second thoughts, and what is then refused.

use dictum::*;
use proptest::prelude::*;

use crate::world::{World, cases, plans};

const STORY: &str = "Mayor Ana Ruiz said the port is shut.\nNote: the port is open, a clerk wrote.\nShe said so.";
const LETTER: &str = "Ana Ruiz will not come, her office says.";

struct At {
    story: Id<Document>,
    letter: Id<Document>,
    ana: Id<Person>,
    note: Id<Voice>,
    quote: Id<Quote>,
}

/// A letter in which she was first recorded, a story that quotes her, and in it a note of the editor's with a quote of nobody's.
fn desk() -> (Graph, At) {
    let mut graph = Graph::new();
    let letter = graph.insert(Document::new("letter", LETTER)).unwrap();
    let story = graph.insert(Document::new("story", STORY)).unwrap();
    let ana = graph.insert(Person::named("Ana Ruiz", letter, "Ana Ruiz")).unwrap();
    let note = graph.insert(Voice::new(VoiceKind::EditorNote, story.line(2))).unwrap();
    let quote = Quote::indirect(story.line(1), "the port is shut").spoken_by(ana, "Mayor Ana Ruiz");
    let quote = graph.insert(quote).unwrap();
    (graph, At { story, letter, ana, note, quote })
}

/// The only reason for which it is refused.
#[track_caller]
fn refused<R: Record>(graph: &mut Graph, record: R) -> FaultKind {
    let before = serde_json::to_string(graph).unwrap();
    let fault = match graph.insert(record) {
        Err(GraphError::Refused(refused)) => refused.faults.into_iter().next().unwrap().kind,
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("it was taken"),
    };
    assert_eq!(serde_json::to_string(graph).unwrap(), before);
    graph.verify().unwrap();
    fault
}

#[test]
fn whom_a_second_document_quotes_stays_when_the_first_is_withdrawn() {
    let (mut graph, at) = desk();
    graph.insert(at.letter.retracted(Outside)).unwrap();
    assert!(graph.document(at.letter).is_err());
    let ana = graph.person(at.ana).unwrap();
    assert_eq!(ana.name(), None, "only the letter named her");
    assert_eq!(graph.quote(at.quote).unwrap().speakers().count(), 1);
    let compacted = graph.compacted().unwrap();
    compacted.graph.verify().unwrap();
    assert!(!serde_json::to_string(&compacted.graph).unwrap().contains("her office"));
}

#[test]
fn whom_nothing_names_any_more_falls_and_a_new_mention_brings_him_back() {
    let (mut graph, at) = desk();
    let clerk = graph.insert(Person::described("the clerk", at.letter, "her office")).unwrap();
    graph.insert(at.letter.retracted(Outside)).unwrap();
    assert!(graph.person(clerk).is_err());
    graph.insert(clerk.mentioned(MentionForm::Nominal, at.story.line(2))).unwrap();
    assert!(graph.person(clerk).is_ok());
    graph.verify().unwrap();
}

#[test]
fn what_is_said_of_what_was_taken_back_is_refused() {
    let (mut graph, at) = desk();
    graph.insert(at.ana.retracted(Outside)).unwrap();
    let fault = refused(&mut graph, Quote::indirect(at.story.line(3), "so").spoken_by(at.ana, "She"));
    assert!(matches!(&fault, FaultKind::Retracted(key) if key.as_str() == "ana-ruiz"), "{fault:?}");
    let fault = refused(&mut graph, at.ana.same_as(at.ana, Outside));
    assert!(matches!(fault, FaultKind::ToItself(_)), "{fault:?}");
}

#[test]
fn what_rests_on_a_withdrawn_document_alone_is_refused() {
    let (mut graph, at) = desk();
    graph.insert(at.letter.retracted(Outside)).unwrap();
    let fault = refused(&mut graph, Person::named("her office", at.letter, "her office"));
    assert!(matches!(&fault, FaultKind::Retracted(key) if key.as_str() == "letter"), "{fault:?}");
}

#[test]
fn a_quote_in_a_voice_whose_owner_was_taken_back_is_refused() {
    let (mut graph, at) = desk();
    let clerk = graph.insert(Person::described("a clerk", at.story.line(2), "a clerk")).unwrap();
    graph.insert(at.note.owned_by(clerk, at.story.line(2))).unwrap();
    graph.insert(clerk.retracted(Outside)).unwrap();
    let fault = refused(&mut graph, Quote::indirect(at.story.line(2), "the port is open").unattributed());
    assert!(matches!(fault, FaultKind::Retracted(_)), "{fault:?}");
}

#[test]
fn what_stood_in_a_voice_that_was_no_voice_stands_in_the_authors() {
    let (mut graph, at) = desk();
    let noted = graph.insert(Quote::indirect(at.story.line(2), "the port is open").unattributed()).unwrap();
    assert_eq!(graph.quote(noted).unwrap().account().to_string(), "nobody named, by way of an editor's note (story)");
    graph.insert(at.note.retracted(Outside)).unwrap();
    assert_eq!(graph.quote(noted).unwrap().account().to_string(), "nobody named (story)");
    graph.verify().unwrap();
}

#[test]
fn a_voice_does_not_come_back_over_a_quote_that_now_runs_across_it() {
    let (mut graph, at) = desk();
    let gone = graph.insert(at.note.retracted(Outside)).unwrap();
    let across = Quote::indirect(at.story, "a clerk wrote.\nShe said so").unattributed();
    graph.insert(across).unwrap();
    let fault = refused(&mut graph, gone.retracted(Outside));
    assert!(matches!(fault, FaultKind::AcrossVoices { .. }), "{fault:?}");
}

#[test]
fn a_quote_over_a_whole_voice_is_refused() {
    let (mut graph, at) = desk();
    let fault = refused(&mut graph, Quote::indirect(at.story, STORY).unattributed());
    assert!(matches!(fault, FaultKind::AcrossVoices { .. }), "{fault:?}");
}

#[test]
fn an_authors_voice_stays_as_long_as_its_document() {
    let (mut graph, _) = desk();
    let author = graph.voice("story/author").unwrap().id();
    let fault = refused(&mut graph, author.retracted(Outside));
    assert!(matches!(fault, FaultKind::Unsayable { .. }), "{fault:?}");
}

#[test]
fn supersession_runs_in_no_circle() {
    let (mut graph, at) = desk();
    let second = graph.insert(Document::new("second", STORY)).unwrap();
    let third = graph.insert(Document::new("third", STORY)).unwrap();
    graph.insert(at.story.superseded_by(second, Outside)).unwrap();
    graph.insert(second.superseded_by(third, Outside)).unwrap();
    let fault = refused(&mut graph, third.superseded_by(at.story, Outside));
    assert!(matches!(fault, FaultKind::Circle { .. }), "{fault:?}");
    assert!(graph.document(at.story).is_err() && graph.document(second).is_err() && graph.document(third).is_ok());
}

#[test]
fn what_was_superseded_comes_back_when_its_successor_is_retracted() {
    let (mut graph, at) = desk();
    let second = graph.insert(Document::new("second", STORY)).unwrap();
    graph.insert(at.story.superseded_by(second, Outside)).unwrap();
    assert!(graph.quote(at.quote).is_err());
    graph.insert(second.retracted(Outside)).unwrap();
    assert!(graph.quote(at.quote).is_ok());
    graph.verify().unwrap();
}

#[test]
fn what_was_superseded_is_seen_where_its_successor_is_not() {
    let mut graph = Graph::new();
    let [old, new] = [("old", "2025-08-15"), ("new", "2025-08-17")]
        .map(|(key, day)| graph.insert(Document::new(key, STORY).published(day, Outside)).unwrap());
    let [first, second] = [old, new]
        .map(|story| graph.insert(Quote::indirect(story.line(1), "the port is shut").unattributed()).unwrap());
    graph.insert(first.superseded_by(second, Outside)).unwrap();
    let seen = |view: &View| view.quotes().iter().map(|quote| quote.id()).collect::<Vec<_>>();
    assert_eq!(seen(&graph), [second]);
    assert_eq!(seen(&graph.through(Only::published("../2025-08-16".parse().unwrap()))), [first]);
    assert_eq!(seen(&graph.through(!Only::documents([new]))), [first]);
    graph.insert(new.retracted(Outside)).unwrap();
    assert_eq!(seen(&graph), [first]);
    graph.verify().unwrap();
}

#[test]
fn a_retraction_falls_with_the_notice_on_which_it_rests() {
    let (mut graph, at) = desk();
    let notice = graph.insert(Document::new("notice", "Correction: she said no such thing.")).unwrap();
    graph.insert(at.quote.retracted(notice.line(1))).unwrap();
    assert!(graph.quote(at.quote).is_err());
    graph.insert(notice.retracted(Outside)).unwrap();
    assert!(graph.quote(at.quote).is_ok());
    let fault = refused(&mut graph, at.quote.retracted(notice.line(1)));
    assert!(matches!(&fault, FaultKind::Retracted(key) if key.as_str() == "notice"), "{fault:?}");
}

#[test]
fn what_was_judged_different_is_not_judged_the_same_by_a_detour() {
    let (mut graph, at) = desk();
    let people: Vec<Id<Person>> = ["a", "b", "c"]
        .map(|key| graph.insert(Person::described(key, at.story.line(1), "Mayor").key(key)).unwrap())
        .to_vec();
    graph.insert(people[0].different_from(people[2], Outside)).unwrap();
    graph.insert(people[0].same_as(people[1], Outside)).unwrap();
    let fault = refused(&mut graph, people[1].same_as(people[2], Outside));
    let FaultKind::JudgedDifferent { path, .. } = &fault else { panic!("{fault:?}") };
    assert_eq!(path.iter().map(Key::as_str).collect::<Vec<_>>(), ["a", "b", "c"]);
    let fault = refused(&mut graph, people[1].different_from(people[0], Outside));
    assert!(matches!(fault, FaultKind::JudgedDifferent { .. }), "{fault:?}");
}

#[test]
fn a_claim_outlives_the_document_in_which_it_was_worded() {
    let (mut graph, at) = desk();
    let claim = Claim::asserted("The port is shut.", at.letter, "will not come");
    let claim = graph.insert(claim).unwrap();
    graph.insert(at.quote.takes(StanceKind::Asserts, claim, at.story.line(1))).unwrap();
    graph.insert(at.letter.retracted(Outside)).unwrap();
    let face = graph.claim(claim).unwrap();
    assert_eq!(face.wording(), "The port is shut.");
    graph.compacted().unwrap().graph.verify().unwrap();
}

#[test]
fn what_falls_together_does_not_depend_on_what_is_taken_back_first() {
    let shown = |first_the_letter: bool| {
        let (mut graph, at) = desk();
        if first_the_letter {
            graph.insert(at.letter.retracted(Outside)).unwrap();
            graph.insert(at.ana.retracted(Outside)).unwrap();
        } else {
            graph.insert(at.ana.retracted(Outside)).unwrap();
            graph.insert(at.letter.retracted(Outside)).unwrap();
        }
        graph.nodes().iter().map(|node| node.key().clone()).collect::<Vec<_>>()
    };
    assert_eq!(shown(true), shown(false));
}

proptest! {
    #![proptest_config(cases(20))]

    #[test]
    fn after_every_deed_what_stands_keeps_the_laws_and_so_does_what_erasure_leaves(plan in plans(30)) {
        World::grown(&plan, |world, _| {
            world.verified()?;
            let compacted = world.graph.compacted().map_err(|error| TestCaseError::fail(error.to_string()))?;
            prop_assert!(compacted.graph.verify().is_ok());
            Ok(())
        })?;
    }
}
