//! What others say beside what is ours, and what is taken away with what is refused.

#[cfg(feature = "rdf-12")]
use dictum::io::FormatError;
use dictum::io::{Intake, Rdf, RdfSyntax};
use dictum::{Document, Graph, Outside, Person, Quote};

use super::{harbour, text, withdrawn};

fn what_is_right(text: &str) -> (Graph, Intake) {
    let mut graph = Graph::new();
    let intake = Rdf::reader(RdfSyntax::NQuads, text.as_bytes()).what_is_right_into(&mut graph).unwrap();
    graph.verify().unwrap();
    (graph, intake)
}

#[test]
fn what_others_say_of_our_things_takes_nothing_of_ours_away() {
    let graph = harbour();
    let reified = |graph: &str, name: &str| {
        let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
        format!(
            "{name} <{rdf}subject> <urn:x> {graph} .\n{name} <{rdf}predicate> <urn:y> {graph} .\n{name} <{rdf}object> <urn:z> {graph} .\n"
        )
    };
    let others = [
        "<urn:dictum:recorder/ida> <http://www.w3.org/2000/01/rdf-schema#label> \"autre\"@fr .\n".to_owned(),
        "<urn:dictum:recorder/ida> <http://www.w3.org/2000/01/rdf-schema#label> \"other\" <urn:g> .\n".to_owned(),
        "<urn:dictum:document/note> <http://schema.org/articleBody> \"Something else.\" <urn:g> .\n".to_owned(),
        "<urn:dictum:document/note> <http://schema.org/articleBody> \"Something else.\" .\n".to_owned(),
        "<urn:dictum:document/note> <urn:dictum:ns#key> \"else\" <urn:g> .\n".to_owned(),
        format!(
            "<urn:b> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/prov#Bundle> .\n{}",
            reified("<urn:b>", "<urn:s>")
        ),
        format!(
            "<urn:myrecording/3> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/prov#Bundle> .\n{}",
            reified("<urn:myrecording/3>", "<urn:s>")
        ),
    ];
    for other in others {
        for text in [format!("{}{other}", text(&graph)), format!("{other}{}", text(&graph))] {
            let (again, intake) = what_is_right(&text);
            assert_eq!((intake.refused.len(), intake.read), (0, graph.archive().statement_count()), "{other}{intake}");
            assert!(again.same_content(&graph), "{other}");
        }
    }
}

#[test]
fn what_we_do_not_know_may_take_away_from_any_node() {
    let text = text(&harbour());
    let (graph, _) =
        what_is_right(&text.replace("predicate> <http://schema.org/name>", "predicate> <urn:dictum:ns#doubted>"));
    assert_eq!(graph.people().count(), 0);
}

#[test]
fn what_is_said_of_a_statement_with_a_higher_number_takes_that_away_with_it() {
    let text = text(&withdrawn());
    let line = text.lines().find(|line| line.contains("predicate> <urn:dictum:ns#judgedBy>")).unwrap();
    let name = line.split(' ').next().unwrap();
    // Who took the quote back stands before it was taken back.
    let (graph, intake) = what_is_right(&text.replace(name, "<urn:early:statement/0>"));
    assert!(intake.refused.iter().any(|refusal| refusal.message.contains("higher number")), "{intake}");
    assert!(graph.archive().quotes().iter().all(|quote| quote.words() != "yes."));
}

#[test]
fn words_of_a_withdrawn_document_are_held_and_not_asserted() {
    let mut graph = Graph::new();
    let note = graph.insert(Document::new("note", "Ana said “secret”.")).unwrap();
    let ana = graph.insert(Person::named("Ana", note, "Ana")).unwrap();
    graph.insert(Quote::direct(note, "secret").spoken_by(ana, "Ana")).unwrap();
    graph.insert(note.retracted(Outside)).unwrap();
    let text = text(&graph);
    assert!(!text.contains("oa#exact"), "{text}");
    let (again, intake) = what_is_right(&text);
    assert_eq!(intake.refused, []);
    assert!(again.same_content(&graph));
    let (_, intake) = what_is_right(&text.replace("\"secret\"", "\"public\""));
    assert!(intake.reasons().contains_key("not_there"), "{intake}");
}

#[cfg(feature = "rdf-12")]
#[test]
fn triple_terms_in_json_ld_are_refused_before_a_byte_is_written() {
    let mut out = Vec::new();
    let refused = Rdf::default().triple_terms().write(&harbour(), RdfSyntax::JsonLd, &mut out).unwrap_err();
    assert!(matches!(refused, FormatError::Inexpressible { .. }), "{refused}");
    assert_eq!((out.len(), refused.to_string().contains("JSON-LD")), (0, true));
}
