//! Quotations: in where they stand, out where they are somebody's own words.

use dictum::io::Reason;
use dictum::{Document, Graph, Person, Quote};
use serde_json::{Value, json};

use super::{back, content, objects, read_with, reasons, written};

const TEXT: &str = "“Not this year,” said Zoë Lund, “and not for one ship.” Not this year, she said again.";

fn quoted(quotation: &Value) -> (Graph, Vec<(u32, Reason)>) {
    let mut quotation = quotation.clone();
    quotation["@type"] = json!("Quotation");
    let (graph, intake) =
        read_with(&[("note", TEXT), ("https://gazette.example/1", "He said no.")], &quotation.to_string());
    let reasons = reasons(&intake);
    (graph, reasons)
}

fn words(quotation: &Value) -> Result<Vec<String>, Reason> {
    let (graph, refused) = quoted(quotation);
    match refused.first() {
        Some((_, reason)) => Err(*reason),
        None => Ok(graph.quotes().iter().map(|quote| format!("{} {}", quote.key(), quote.words())).collect()),
    }
}

#[test]
fn a_quotation_comes_in_where_its_words_stand_and_nowhere_else() {
    let part = json!({ "identifier": "dictum:note" });
    let there = |text: &str| words(&json!({ "text": text, "isPartOf": part }));
    assert_eq!(there("and not for one ship."), Ok(vec!["note/40-61 and not for one ship.".to_owned()]));
    assert_eq!(there("and not for one boat."), Err(Reason::NotThere));
    assert_eq!(there("Not this year,"), Err(Reason::NotThere), "it stands there twice");
    for part in [
        json!("https://gazette.example/1"),
        json!({ "url": "https://gazette.example/1" }),
        json!({ "@id": "https://gazette.example/1" }),
    ] {
        assert_eq!(
            words(&json!({ "text": "no", "isPartOf": part })),
            Ok(vec!["https://gazette.example/1/8-10 no".to_owned()])
        );
        assert!(words(&json!({ "text": "no", "isBasedOn": ["A book", part] })).is_ok());
    }
    for part in
        [json!("a note"), json!({ "url": "https://gazette.example/2" }), json!({ "name": "He said no." }), json!(null)]
    {
        assert_eq!(words(&json!({ "text": "no", "isPartOf": part })), Err(Reason::Dangling));
    }
    assert_eq!(words(&json!({ "isPartOf": part })), Err(Reason::Malformed));
}

#[test]
fn places_tell_words_apart_and_are_held_against_the_text() {
    let char = |place: &str| json!({ "@type": "PropertyValue", "propertyID": "dictum:char", "value": place });
    let at = |text: &str, places: &[&str]| {
        let identifiers: Vec<Value> = places.iter().map(|place| char(place)).collect();
        words(&json!({ "text": text, "identifier": identifiers, "isPartOf": { "identifier": "dictum:note" } }))
    };
    assert_eq!(at("Not this year,", &["1,15"]), Ok(vec!["note/3-17 Not this year,".to_owned()]));
    assert_eq!(
        at("Not this year, … and not for one ship.", &["1,15", "33,54"]),
        Ok(vec!["note/3-17 Not this year, … and not for one ship.".to_owned()])
    );
    assert_eq!(at("Not this year,", &["2,16"]), Err(Reason::NotThere));
    assert_eq!(at("Not this year,", &["1,1000"]), Err(Reason::NotThere));
    assert_eq!(at("Not this year,", &["one"]), Err(Reason::Malformed));
}

#[test]
fn a_quotation_goes_out_with_who_speaks_where_it_stands_and_how_it_came() {
    let mut graph = Graph::new();
    let note = graph.insert(Document::new("note", TEXT)).unwrap();
    let lund = graph.insert(Person::named("Zoë Lund", note, "Zoë Lund").office("mayor", "she")).unwrap();
    let quote = Quote::direct(note, dictum::words("Not this year,").nth(1)).continued("and not for one ship.");
    let quote = quote
        .spoken_by(lund, "Zoë Lund")
        .when("2024-03-05", dictum::Outside)
        .by_way_of(dictum::Unnamed, dictum::Outside);
    graph.insert(quote).unwrap();
    graph
        .insert(
            Quote::indirect(note, dictum::words("Not this year").nth(2)).spoken_by(lund, dictum::words("she").nth(1)),
        )
        .unwrap();
    let out = objects(&graph);
    assert_eq!(out.len(), 1, "the second is in the words of the text");
    let quotation = &out[0];
    assert_eq!(quotation["text"], "Not this year, … and not for one ship.");
    assert_eq!(
        (&quotation["spokenByCharacter"]["name"], &quotation["spokenByCharacter"]["jobTitle"]),
        (&json!("Zoë Lund"), &json!("mayor"))
    );
    assert_eq!(
        (&quotation["isPartOf"]["identifier"], &quotation["dateCreated"]),
        (&json!("dictum:note"), &json!("2024-03-05"))
    );
    assert_eq!(quotation["citation"], "Zoë Lund, by way of somebody unnamed (note)");
    let again = back(&graph);
    let quote = again.quote("note/3-17").unwrap();
    assert_eq!(quote.to_string(), "Zoë Lund: “Not this year, … and not for one ship.”");
    assert_eq!(quote.attributes("schema:citation").count(), 1);
    assert_eq!(written(&again), written(&graph));
    assert_eq!(content(&back(&again)), content(&again));
}
