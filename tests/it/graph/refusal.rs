//! What is refused, and that it changes nothing.

use dictum::*;

const TEXT: &str = "Mayor Ana Ruiz said the port is shut.\nNote: the port is open. Ω\nShe said so, the mayor said so.";

#[derive(Clone, Copy)]
struct At {
    story: Id<Document>,
    ana: Id<Person>,
    quote: Id<Quote>,
}

/// A story, with a note of the editor's on its second line, and a quote on its first.
fn story() -> (Graph, At) {
    let mut graph = Graph::new();
    let story = graph.insert(Document::new("story", TEXT)).unwrap();
    let ana = graph.insert(Person::named("Ana Ruiz", story.line(1), "Ana Ruiz")).unwrap();
    graph.insert(Voice::new(VoiceKind::EditorNote, story.line(2))).unwrap();
    let quote = Quote::indirect(story.line(1), "the port is shut").spoken_by(ana, "Mayor Ana Ruiz");
    let quote = graph.insert(quote).unwrap();
    (graph, At { story, ana, quote })
}

/// Inserts what must be refused for one reason, and looks whether anything changed.
#[track_caller]
fn refused<R: Record>(record: impl FnOnce(At) -> R, is_why: fn(&FaultKind) -> bool) {
    let (mut graph, at) = story();
    let before = serde_json::to_string(&graph).unwrap();
    let fault = match graph.insert(record(at)) {
        Err(GraphError::Refused(refused)) => refused.faults.into_iter().next().unwrap().kind,
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("it was taken"),
    };
    assert!(is_why(&fault), "{fault:?}");
    assert_eq!(serde_json::to_string(&graph).unwrap(), before);
    graph.verify().unwrap();
}

#[test]
fn bytes_beyond_the_text_are_refused() {
    refused(
        |at| Quote::direct(at.story, 0..1000),
        |fault| matches!(fault, FaultKind::Words { error, .. } if matches!(**error, FindError::OutOfRange { .. })),
    );
}

#[test]
fn bytes_inside_a_character_are_refused() {
    let inside = TEXT.find('Ω').unwrap() + 1;
    refused(
        |at| Quote::direct(at.story, 0..inside),
        |fault| matches!(fault, FaultKind::Words { error, .. } if matches!(**error, FindError::InsideCharacter { character: 'Ω', .. })),
    );
}

#[test]
fn words_that_stand_twice_are_refused() {
    refused(
        |at| Quote::direct(at.story, "the port"),
        |fault| matches!(fault, FaultKind::Words { error, .. } if matches!(&**error, FindError::Ambiguous { candidates, .. } if candidates.len() == 2)),
    );
}

#[test]
fn words_that_are_not_there_are_refused() {
    refused(
        |at| Quote::direct(at.story, "the mill"),
        |fault| matches!(fault, FaultKind::Words { error, .. } if matches!(**error, FindError::NotFound { .. })),
    );
}

#[test]
fn a_taken_key_is_refused() {
    refused(
        |at| Organization::new(at.story).key("ana-ruiz"),
        |fault| matches!(fault, FaultKind::KeyTaken { found: NodeKind::Person, .. }),
    );
}

#[test]
fn a_derived_key_that_is_taken_is_refused() {
    refused(|at| Person::named("ANA RUIZ!", at.story, "She"), |fault| matches!(fault, FaultKind::KeyTaken { .. }));
}

#[test]
fn what_has_the_key_already_is_shown_by_its_name_and_its_words() {
    let mut graph = Graph::new();
    let story = graph.insert(Document::new("story", "Ana Ruiz spoke.\nMs. Ruiz left. “No,” she said.")).unwrap();
    graph.insert(Person::named("Ana Ruiz", story, "Ana Ruiz")).unwrap();
    graph.insert(Quote::direct(story, "No,").key("no")).unwrap();
    let told = graph.insert(Person::named("ANA RUIZ", story, "Ms. Ruiz")).unwrap_err().to_string();
    assert!(told.contains("\"ana-ruiz\" is the key of a person already, \"Ana Ruiz\": give"), "{told}");
    assert!(told.contains("1 | Ana Ruiz spoke."), "{told}");
    assert!(told.contains("^^^^^^^^ this one has the key"), "{told}");
    let told = graph.insert(Claim::asserted("No port.", story, "Ms. Ruiz left").key("no")).unwrap_err().to_string();
    assert!(told.contains("2 | Ms. Ruiz left. “No,” she said."), "{told}");
    graph.verify().unwrap();
}

#[test]
fn a_document_whose_authors_key_is_taken_is_refused() {
    let (mut graph, At { story, .. }) = story();
    graph.insert(Someone::new(story).key("second/author")).unwrap();
    let before = serde_json::to_string(&graph).unwrap();
    graph.insert(Document::new("second", "Words.")).unwrap_err();
    assert_eq!(serde_json::to_string(&graph).unwrap(), before);
    graph.verify().unwrap();
}

#[test]
fn an_unknown_key_is_refused_with_the_nearest() {
    refused(
        |at| Quote::direct(at.story, "She said so").spoken_by("ana-ruis", Implied),
        |fault| matches!(fault, FaultKind::NoSuchKey { nearest, .. } if nearest[0] == "ana-ruiz"),
    );
}

#[test]
fn a_key_of_another_kind_is_refused() {
    refused(
        |at| Quote::direct(at.story, "She said so").at("ana-ruiz", Implied),
        |fault| matches!(fault, FaultKind::WrongKind { found: NodeKind::Person, .. }),
    );
}

#[test]
fn a_voice_over_another_is_refused() {
    refused(
        |at| Voice::new(VoiceKind::Caption, at.story.lines(2..=3)),
        |fault| matches!(fault, FaultKind::Overlap { .. }),
    );
}

#[test]
fn a_voice_that_ends_within_a_quote_is_refused() {
    refused(
        |at| Voice::new(VoiceKind::Caption, at.story.at("port is shut")),
        |fault| matches!(fault, FaultKind::AcrossVoices { .. }),
    );
}

#[test]
fn a_quote_across_two_voices_is_refused() {
    refused(
        |at| Quote::indirect(at.story, "open. Ω\nShe said so"),
        |fault| matches!(fault, FaultKind::AcrossVoices { .. }),
    );
}

#[test]
fn a_quote_nested_outside_of_the_outer_one_is_refused() {
    refused(
        |at| Quote::direct(at.story, "She said so").nested_in(at.quote),
        |fault| matches!(fault, FaultKind::NotWithin { .. }),
    );
}

#[test]
fn segments_out_of_order_are_refused() {
    refused(
        |at| Quote::direct(at.story, "the mayor said so").continued("She said so"),
        |fault| matches!(fault, FaultKind::Overlap { .. }),
    );
}

#[test]
fn a_stance_of_a_voice_in_words_of_another_is_refused() {
    refused(
        |at| {
            let of_the_author = Stance::asserts("the port is open").by("story/author");
            Claim::new("The port is open.").looked_for(at.story).stance(of_the_author)
        },
        |fault| matches!(fault, FaultKind::NotWithin { .. }),
    );
}

#[test]
fn a_person_who_is_judged_to_be_a_place_is_refused() {
    let (mut graph, At { story, ana, .. }) = story();
    let port = graph.insert(Place::named("Port", story.line(1), "port")).unwrap();
    let before = serde_json::to_string(&graph).unwrap();
    graph.insert(ana.same_as(port, Outside)).unwrap_err();
    assert_eq!(serde_json::to_string(&graph).unwrap(), before);
    graph.verify().unwrap();
}

#[test]
fn all_faults_are_told_at_once_and_nothing_of_the_record_stays() {
    let (mut graph, At { story, .. }) = story();
    let before = serde_json::to_string(&graph).unwrap();
    let quote = Quote::direct(story, "She said so")
        .spoken_by(Unnamed, "She")
        .spoken_by("nobody", Implied)
        .to("ana-ruiz", "the mill")
        .hedged("said so");
    let Err(GraphError::Refused(refused)) = graph.insert(quote) else { panic!("it was taken") };
    let steps: Vec<&str> = refused.faults.iter().map(|fault| fault.step.as_str()).collect();
    assert_eq!(steps, ["spoken_by[1]", "to[0]", "hedges[0]"]);
    assert_eq!(serde_json::to_string(&graph).unwrap(), before);
    graph.verify().unwrap();
}

/// Everything that is told of a record that is refused.
#[track_caller]
fn told<R: Record>(graph: &mut Graph, record: R) -> Vec<String> {
    let Err(GraphError::Refused(refused)) = graph.insert(record) else { panic!("it was taken") };
    refused.faults.iter().map(|fault| format!("{}: {}", fault.step, fault.kind)).collect()
}

#[track_caller]
fn begin(told: &[String], expected: &[&str]) {
    let begins = told.len() == expected.len() && told.iter().zip(expected).all(|(told, begin)| told.starts_with(begin));
    assert!(begins, "{told:#?}");
}

#[test]
fn all_faults_of_one_step_are_told_at_once() {
    let (mut graph, At { story, .. }) = story();
    let quote = Quote::direct(story, "She said so").by_way_of("nobody", "nothing here").when("Last week", "last week");
    let expected = [
        "by_way_of[0]: \"story\", line 1: \"nothing here\" does not stand",
        "by_way_of[0]: nothing has the key \"nobody\"",
        "when[0]: \"story\", line 1: \"last week\" does not stand",
        "when[0]: \"Last week\" is no date",
    ];
    begin(&told(&mut graph, quote), &expected);
    graph.verify().unwrap();
}

#[test]
fn both_ends_of_a_statement_and_its_words_are_told_at_once() {
    let (mut graph, At { story, ana, .. }) = story();
    let expected = [": \"story\", line 3: \"nothing here\" does not stand", ": nothing has the key \"nobody\""];
    begin(&told(&mut graph, ana.same_as("nobody", story.line(3).at("nothing here"))), &expected);
    graph.verify().unwrap();
}

#[test]
fn of_many_records_all_go_in_or_none() {
    let (mut graph, At { story, .. }) = story();
    let before = serde_json::to_string(&graph).unwrap();
    let people = [Person::named("She", story, "She"), Person::named("Nobody", story, "nobody")];
    graph.insert_all(people).unwrap_err();
    assert_eq!(serde_json::to_string(&graph).unwrap(), before);
    graph.verify().unwrap();
}
