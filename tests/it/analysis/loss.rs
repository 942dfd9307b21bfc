//! Hedges and relays that are lost on the way.

use dictum::{
    Certainty, Claim, Document, Graph, Hedging, Id, Implied, Likeness, Lost, Outside, Person, Quote, Restating, Stance,
    StanceKind, Voice, VoiceKind,
};

fn losses(graph: &Graph) -> Vec<String> {
    graph.verify().unwrap();
    graph.losses(&Hedging::default(), &Likeness::default()).iter().map(ToString::to_string).collect()
}

/// That the author of a document asserts it.
fn asserted(graph: &Graph, document: Id<Document>, words: &str) -> Stance {
    Stance::asserts(document.at(words)).by(graph.document(document).unwrap().author().id())
}

/// Two documents of which the second cites the first.
fn two(first: &str, second: &str) -> (Graph, Id<Document>, Id<Document>) {
    let mut graph = Graph::new();
    let wire = graph.insert(Document::new("wire", first)).unwrap();
    let blog = graph.insert(Document::new("blog", second)).unwrap();
    graph.insert(blog.cites(wire, Outside)).unwrap();
    (graph, wire, blog)
}

#[test]
fn a_hedge_is_lost_only_where_the_deriving_document_says_it_flatly() {
    for (second, hedge, expected) in [
        ("The port is shut.", None, vec!["“perhaps” lost from wire/author to blog/author"]),
        ("The port is perhaps shut.", Some("perhaps"), vec![]),
        ("It is said the port is shut.", Some("It is said"), vec![]),
    ] {
        let (mut graph, wire, blog) = two("The port is perhaps shut.", second);
        let hedged = asserted(&graph, wire, "is perhaps shut").hedged(wire.at("perhaps"));
        let restated = asserted(&graph, blog, "shut");
        let restated = match hedge {
            Some(hedge) => restated.hedged(blog.at(hedge)),
            None => restated,
        };
        graph.insert(Claim::new("The port is shut.").stance(hedged).stance(restated)).unwrap();
        assert_eq!(losses(&graph), expected, "{second}");
    }
}

#[test]
fn claims_that_restate_each_other_are_one_and_a_denial_or_the_way_back_is_no_restating() {
    let (mut graph, wire, blog) = two("The port is perhaps shut.", "Ships cannot land.");
    let hedged = asserted(&graph, wire, "is perhaps shut").hedged(wire.at("perhaps"));
    let shut = graph.insert(Claim::new("The port is shut.").stance(hedged)).unwrap();
    let restated = asserted(&graph, blog, "Ships cannot land");
    let landing = graph.insert(Claim::new("No ship can land.").stance(restated)).unwrap();
    assert!(losses(&graph).is_empty());
    graph.insert(landing.restates(shut, Outside)).unwrap();
    assert_eq!(losses(&graph), ["“perhaps” lost from wire/author to blog/author"]);

    let (mut graph, wire, blog) = two("The port is shut.", "The port is perhaps shut.");
    let denied = Stance::denies(wire.at("is shut")).by(graph.document(wire).unwrap().author().id());
    let hedged = asserted(&graph, blog, "is perhaps shut").hedged(blog.at("perhaps"));
    graph.insert(Claim::new("The port is shut.").stance(denied).stance(hedged)).unwrap();
    assert!(losses(&graph).is_empty());
}

#[test]
fn what_a_summary_may_have_from_its_document_is_a_candidate_and_called_one() {
    let mut graph = Graph::new();
    let text = "Summary: the port was shut by the mayor.\nIf the harbour office is right, the mayor shut the port.";
    let note = graph.insert(Document::new("note", text)).unwrap();
    let mayor = graph.insert(Person::described("the mayor", note.line(1), "the mayor")).unwrap();
    let machine = graph.insert(Voice::new(VoiceKind::MachineSummary, note.line(1))).unwrap();
    let hedged = asserted(&graph, note, "the mayor shut the port").hedged(note.at("If the harbour office is right"));
    let of = |wording: &str| Claim::new(wording).about(mayor, Outside);
    let said = |words: &str| Stance::asserts(note.at(words)).by(machine);
    graph.insert(of("The mayor shut the port.").stance(hedged)).unwrap();
    graph.insert(of("The port was shut by the mayor.").stance(said("the port was shut by the mayor"))).unwrap();
    graph.insert(of("The mayor is tall.").stance(said("Summary"))).unwrap();
    graph.verify().unwrap();
    let losses = graph.losses(&Hedging::default(), &Likeness::default());
    let [loss] = &losses[..] else { panic!("{losses:?}") };
    assert_eq!(loss.basis, Restating::Candidate);
    assert!(loss.is_candidate() && !loss.derivation[0].evidence().grounds().is_empty());
    assert_eq!(loss.source.excerpts()[0].line(), 2);
}

#[test]
fn who_passed_it_on_is_lost_where_the_words_are_the_same_and_so_is_a_hedge() {
    let (mut graph, wire, blog) = two(
        "“The port will probably stay shut until spring,” Ana Ruiz reportedly told Piet Lund.",
        "“The port will probably stay shut until spring,” said Ana Ruiz.",
    );
    let ana = graph.insert(Person::named("Ana Ruiz", wire, "Ana Ruiz").mention(blog.at("Ana Ruiz"))).unwrap();
    let piet = graph.insert(Person::named("Piet Lund", wire, "Piet Lund")).unwrap();
    let words = "The port will probably stay shut until spring,";
    graph
        .insert(Quote::direct(wire, words).spoken_by(ana, "Ana Ruiz").by_way_of(piet, "Piet Lund").hedged("reportedly"))
        .unwrap();
    graph.insert(Quote::direct(blog, words).spoken_by(ana, "Ana Ruiz")).unwrap();
    graph.verify().unwrap();
    let losses = graph.losses(&Hedging::default(), &Likeness::default());
    assert!(losses.iter().all(|loss| loss.basis == Restating::SameUtterance));
    let [hedge, relay] = &losses[..] else { panic!("{losses:?}") };
    assert!(matches!(&hedge.lost, Lost::Hedges(hedges) if hedges[0].text() == "reportedly"));
    assert!(matches!(&relay.lost, Lost::Relays(relays) if relays[0].id() == piet.widen()));
}

#[test]
fn a_hedge_is_lost_of_denials_and_predictions_too_and_a_sure_word_hedges_nothing() {
    for (kind, expected) in [(StanceKind::Denies, 1), (StanceKind::Predicts, 1), (StanceKind::Questions, 0)] {
        let (mut graph, wire, blog) = two("The port will perhaps shut.", "The port will definitely shut.");
        let of = |document: Id<Document>| graph.document(document).unwrap().author().id();
        let hedged = Stance::new(kind, wire.at("will perhaps shut")).by(of(wire)).hedged(wire.at("perhaps"));
        let restated = Stance::new(kind, blog.at("will definitely shut")).by(of(blog)).hedged(blog.at("definitely"));
        graph.insert(Claim::new("The port shuts.").stance(hedged).stance(restated)).unwrap();
        let sure = Hedging::default().with("definitely", Certainty::Certain);
        assert_eq!(graph.losses(&sure, &Likeness::default()).len(), expected, "{kind:?}");
        assert_eq!(losses(&graph), [""; 0], "{kind:?}");
    }
}

#[test]
fn a_relay_without_a_name_is_lost_too_and_what_two_quotes_say_of_one_claim_is_told_once() {
    let words = "the port will stay shut until the spring tide";
    let (mut graph, wire, blog) =
        two(&format!("A deckhand told us that, as Ana said, perhaps {words}."), &format!("Ana said {words}."));
    let ana = graph.insert(Person::named("Ana", blog, "Ana")).unwrap();
    let deckhand = graph.insert(Person::described("a deckhand", wire, "A deckhand")).unwrap();
    let first = Quote::indirect(wire, words).spoken_by(ana, "Ana").by_way_of(deckhand, "A deckhand").hedged("perhaps");
    let first = graph.insert(first).unwrap();
    let second = graph.insert(Quote::indirect(blog, words).spoken_by(ana, "Ana")).unwrap();
    let claim = graph.insert(Claim::asserted("The port is shut.", blog, words)).unwrap();
    for quote in [first, second] {
        graph.insert(quote.takes(StanceKind::Asserts, claim, Implied)).unwrap();
    }
    let lost = graph.losses(&Hedging::default(), &Likeness::default());
    let of_quotes: Vec<bool> = lost
        .iter()
        .filter(|loss| loss.restating.quote().is_some())
        .map(|loss| matches!(&loss.lost, Lost::Relays(relays) if relays[0].id() == deckhand.widen()))
        .collect();
    assert_eq!(of_quotes, [false, true]);
    assert!(lost.iter().all(|loss| loss.policy().contains("default")));
}
