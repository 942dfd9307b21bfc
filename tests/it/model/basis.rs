//! What is said, and on what ground.

use dictum::{
    Agent, Attribute, Basis, Document, Graph, Implied, Names, Node, Outside, Passage, Person, Pointer, QuoteKind,
    Reference, Related, Said, Span, Undated, Unnamed, When, words,
};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{is_written, refusal};

fn said(basis: impl Into<Basis>) -> Said<String> {
    Said::new("mayor".to_owned(), basis)
}

/// The ground of a value, as files hold it.
fn with(ground: Value) -> Value {
    let mut said = json!({"value": "mayor"});
    said.as_object_mut().unwrap().extend(ground.as_object().unwrap().clone());
    said
}

#[test]
fn words_are_written_as_the_selector_that_finds_them() {
    is_written(&said("the mayor"), with(json!({"words": "the mayor"})));
    is_written(&said("the mayor".to_owned()), with(json!({"words": "the mayor"})));
    is_written(&said(words("no").nth(2)), with(json!({"words": {"exact": "no", "nth": 2}})));
    is_written(&said(3..8), with(json!({"words": {"start": 3, "end": 8, "unit": "bytes"}})));
    is_written(&said(Span::new(3, 8).unwrap()), with(json!({"words": {"start": 3, "end": 8, "unit": "bytes"}})));
}

#[test]
fn words_elsewhere_are_written_with_their_passage() {
    let passage = Passage::new("gazette").line(2).at("the mayor");
    let written = json!({"document": "gazette", "at": [{"line": 2}, {"words": "the mayor"}]});
    is_written(&said(&passage), with(json!({"words": written})));
    is_written(&said(passage.clone()), with(json!({"words": written})));
    is_written(&said(Implied::by(passage)), with(json!({"implied": written})));
}

#[test]
fn a_whole_document_as_a_ground_is_read_as_it_was_written() {
    let whole = said(Passage::new("gazette"));
    let written = serde_json::to_value(&whole).unwrap();
    assert_eq!(serde_json::from_value::<Said<String>>(written).unwrap(), whole);
}

#[test]
fn several_words_are_a_list() {
    is_written(&said(["the mayor", "she"]), with(json!({"words": ["the mayor", "she"]})));
    is_written(&said(vec!["the mayor", "she"]), with(json!({"words": ["the mayor", "she"]})));
    is_written(&said(["she"]), with(json!({"words": "she"})));
    let one: Said<String> = serde_json::from_value(with(json!({"words": ["she"]}))).unwrap();
    assert_eq!(one, said("she"));
}

#[test]
fn a_conclusion_is_true_or_the_words_that_it_is_from() {
    is_written(&said(Implied), with(json!({"implied": true})));
    is_written(&said(Implied::by("she")), with(json!({"implied": "she"})));
    let both = Basis::Implied(vec!["she".into(), "her".into()]);
    is_written(&said(both), with(json!({"implied": ["she", "her"]})));
}

#[test]
fn what_no_document_says_is_outside() {
    is_written(&said(Outside), with(json!({"outside": true})));
}

#[test]
fn a_vector_of_no_words_is_no_ground() {
    let mut graph = Graph::new();
    let note = graph.insert(Document::new("note", "Ana Ruiz, the mayor")).unwrap();
    let ana = Person::named("Ana Ruiz", note, "Ana Ruiz").office("mayor", Vec::<String>::new());
    let refused = graph.insert(ana).unwrap_err().to_string();
    assert!(refused.contains("offices[0]: it has no ground: give the words"), "{refused}");
}

#[test]
fn not_exactly_one_ground_is_refused() {
    let grounds = [
        json!({}),
        json!({"words": "she", "outside": true}),
        json!({"words": "she", "implied": true}),
        json!({"implied": true, "outside": true}),
        json!({"words": "she", "implied": "her", "outside": true}),
        json!({"outside": false}),
        json!({"implied": false}),
        json!({"words": "she", "outside": false}),
        json!({"words": null}),
    ];
    let expected = "no ground, or more than one: give exactly one of `words`, `implied` (`true`, or the words from which it was concluded), `outside` (`true`)";
    for ground in grounds {
        assert_eq!(refusal::<Said<String>>(with(ground.clone())), expected, "{ground}");
    }
}

#[test]
fn an_empty_list_of_words_is_no_ground() {
    let expected = "`words` is empty: give the words, or `implied` or `outside`";
    assert_eq!(refusal::<Said<String>>(with(json!({"words": []}))), expected);
}

#[test]
fn words_that_point_at_nothing_are_refused() {
    for words in [json!(7), json!({}), json!([7]), json!({"exakt": "she"}), json!({"document": "gazette"})] {
        assert!(serde_json::from_value::<Said<String>>(with(json!({"words": words}))).is_err(), "{words}");
    }
}

#[test]
fn a_value_without_its_field_or_with_another_is_refused() {
    assert!(refusal::<Said<String>>(json!({"outside": true})).contains("missing field `value`"));
    assert!(refusal::<Said<String>>(with(json!({"outside": true, "sure": true}))).contains("unknown field `sure`"));
}

#[test]
fn a_value_may_be_a_term_a_node_or_a_date() {
    is_written(&Said::new(QuoteKind::Mixed, Outside), json!({"value": "mixed", "outside": true}));
    let ana: Reference<Agent> = "ana-ruiz".reference();
    is_written(&Said::new(ana, "she"), json!({"value": "ana-ruiz", "words": "she"}));
    is_written(&Said::new(Unnamed.reference(), "reportedly"), json!({"value": null, "words": "reportedly"}));
    let when = When::from("2025-08?");
    is_written(&Said::new(when, "in August"), json!({"value": "2025-08?", "words": "in August"}));
    is_written(&Said::new(When::from(Undated), "earlier"), json!({"value": null, "words": "earlier"}));
}

#[test]
fn attributes_and_labelled_edges_bear_their_ground_beside_them() {
    let age = Attribute { label: "age".to_owned(), value: "51".to_owned(), basis: "51".into() };
    is_written(&age, json!({"label": "age", "value": "51", "words": "51"}));
    let to: Reference<Node> = "ben".reference();
    let rival = Related { label: "rival".to_owned(), to, basis: Implied.into() };
    is_written(&rival, json!({"label": "rival", "to": "ben", "implied": true}));
    assert!(refusal::<Attribute>(json!({"label": "age", "value": "51"})).starts_with("no ground"));
}

#[test]
fn a_node_that_is_left_out_is_not_an_unnamed_agent() {
    refusal::<Said<Reference<Agent>>>(json!({"words": "a deckhand"}));
    refusal::<Related>(json!({"label": "rival", "outside": true}));
}

#[test]
fn a_date_that_is_left_out_is_not_an_undated_phrase() {
    refusal::<Said<When>>(json!({"words": "on Friday"}));
}

fn pointer() -> impl Strategy<Value = Pointer> {
    let passage = (any::<String>(), 1_u32..9).prop_map(|(words, line)| Passage::new("gazette").line(line).at(words));
    prop_oneof![
        any::<String>().prop_map(Pointer::from),
        (0..99_usize, 0..99_usize).prop_map(|(start, end)| Pointer::from(start..end)),
        (any::<String>(), 1_u32..9).prop_map(|(text, nth)| Pointer::from(words(text).nth(nth))),
        passage.prop_map(Pointer::from),
    ]
}

fn basis() -> impl Strategy<Value = Basis> {
    prop_oneof![
        3 => vec(pointer(), 1..4).prop_map(Basis::Words),
        2 => vec(pointer(), 0..4).prop_map(Basis::Implied),
        1 => Just(Basis::Outside),
    ]
}

proptest! {
    #[test]
    fn every_ground_is_read_as_it_was_written(basis in basis()) {
        let said = said(basis);
        let written = serde_json::to_string(&said).unwrap();
        prop_assert_eq!(serde_json::from_str::<Said<String>>(&written).unwrap(), said);
    }

    #[test]
    fn every_written_ground_has_one_field(basis in basis()) {
        let written = serde_json::to_value(said(basis)).unwrap();
        let grounds = ["words", "implied", "outside"].into_iter().filter(|field| written.get(field).is_some());
        prop_assert_eq!(grounds.count(), 1);
        prop_assert_eq!(written.as_object().unwrap().len(), 2);
    }
}
