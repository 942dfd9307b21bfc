//! Statements in files: subject, relation, object, ground, qualifiers.

use dictum::{Date, Document, Graph, Outside, Person, Statement, Undated};
use serde_json::{Value, json};

use super::refusal;

/// It reads as a statement, and is written again to the letter.
#[track_caller]
fn stays(written: Value) {
    let read: Statement = serde_json::from_value(written.clone()).unwrap();
    let again = serde_json::to_value(&read).unwrap();
    assert_eq!(again, written);
    assert_eq!(serde_json::from_value::<Statement>(again).unwrap(), read);
}

fn statement(relation: &str, object: Value) -> Value {
    json!({"subject": "subject", "relation": relation, "object": object, "outside": true})
}

#[test]
fn a_statement_of_no_object_stays() {
    stays(json!({"subject": "story/3-8", "relation": "retracted", "outside": true}));
    stays(json!({"subject": "story/3-8", "relation": "unattributed", "implied": true}));
}

#[test]
fn an_edge_stays() {
    stays(json!({"subject": "story", "relation": "cites", "object": "gazette", "words": "the Gazette reports"}));
    stays(json!({"subject": "a", "relation": "same_as", "object": "b", "implied": ["she", "her"]}));
}

#[test]
fn a_text_stays() {
    stays(json!({"subject": "ana-ruiz", "relation": "office", "object": "mayor", "words": "Mayor"}));
    stays(json!({"subject": "ana-ruiz", "relation": "note", "object": "", "outside": true}));
}

#[test]
fn a_date_stays() {
    stays(json!({"subject": "story", "relation": "published", "object": "2025-08-15?", "words": "Friday"}));
}

#[test]
fn a_phrase_of_time_without_a_date_stays() {
    stays(json!({"subject": "story/3-8", "relation": "when", "words": "earlier"}));
    let read = |written| serde_json::from_value::<Statement>(written).unwrap();
    let (absent, null) = (
        json!({"subject": "q", "relation": "when", "words": "earlier"}),
        json!({"subject": "q", "relation": "when", "object": null, "words": "earlier"}),
    );
    assert_eq!(read(absent), read(null));
}

#[test]
fn a_term_stays() {
    stays(json!({"subject": "summit", "relation": "status", "object": "cancelled", "words": "called off"}));
    stays(
        json!({"subject": "ana-ruiz", "relation": "mention", "object": "pronoun", "words": {"exact": "she", "nth": 2}}),
    );
}

#[test]
fn words_stay() {
    stays(json!({"subject": "story/3-8", "relation": "cue", "object": "said", "words": "said"}));
    let there = json!({"document": "gazette", "at": [{"line": 2}]});
    stays(json!({"subject": "story/3-8", "relation": "hedge", "object": there, "words": there}));
}

#[test]
fn what_an_edge_says_beside_its_ends_stays() {
    stays(json!({"subject": "q", "relation": "takes_stance", "object": "c", "detail": "denies", "words": "denied"}));
    stays(json!({"subject": "a", "relation": "participated", "object": "e", "detail": "host", "words": "hosted"}));
    stays(json!({"subject": "a", "relation": "related", "object": "b", "detail": "rival", "outside": true}));
    stays(json!({"subject": "a", "relation": "attribute", "object": "51", "detail": "age", "outside": true}));
}

#[test]
fn qualifiers_stay_in_their_order() {
    let qualifiers = json!([
        {"relation": "judged_by", "object": "M. Keller", "outside": true},
        {"relation": "confidence", "object": 0.75, "outside": true},
        {"relation": "note", "object": "by the photograph", "outside": true},
    ]);
    stays(json!({"subject": "a", "relation": "same_as", "object": "b", "outside": true, "qualifiers": qualifiers}));
}

#[test]
fn qualifiers_may_be_qualified() {
    let deeper = json!([{"relation": "confidence", "object": 0.5, "outside": true}]);
    let hedge = json!([{"relation": "hedge", "object": "reportedly", "words": "reportedly", "qualifiers": deeper}]);
    let stance =
        json!({"subject": "q", "relation": "takes_stance", "object": "c", "detail": "asserts", "words": "says"});
    let mut qualified = stance;
    qualified["qualifiers"] = hedge;
    stays(qualified);
}

#[test]
fn the_steps_of_a_statement_are_its_qualifiers() {
    let read: Statement = serde_json::from_value(statement("member_of", json!("council"))).unwrap();
    let date: Date = "2019/..".parse().unwrap();
    let built = read.when(date, "since 2019").judged_by("M. Keller").confidence(0.75).note("from the register");
    let mut expected = statement("member_of", json!("council"));
    expected["qualifiers"] = json!([
        {"relation": "when", "object": "2019/..", "words": "since 2019"},
        {"relation": "judged_by", "object": "M. Keller", "outside": true},
        {"relation": "confidence", "object": 0.75, "outside": true},
        {"relation": "note", "object": "from the register", "outside": true},
    ]);
    assert_eq!(serde_json::to_value(&built).unwrap(), expected);
}

#[test]
fn a_time_that_no_date_is_given_for_qualifies_too() {
    let read: Statement = serde_json::from_value(statement("office", json!("mayor"))).unwrap();
    let mut expected = statement("office", json!("mayor"));
    expected["qualifiers"] = json!([{"relation": "when", "words": "once"}]);
    assert_eq!(serde_json::to_value(read.when(Undated, "once")).unwrap(), expected);
}

#[test]
fn an_object_that_the_relation_does_not_take_is_refused() {
    let refused = [
        ("retracted", json!("gone"), r#"`retracted` takes nothing, not "gone""#),
        ("cites", json!(" gazette"), r#"" gazette" is no key: it begins or ends in white space"#),
        ("office", json!(7), "`office` takes a text, not 7"),
        ("office", json!(null), "`office` takes a text, not null"),
        ("confidence", json!("high"), r#"`confidence` takes a number, not "high""#),
        ("polarity", json!("no"), r#"`polarity` takes one of affirmative, negative, open, not "no""#),
        ("polarity", json!(0), "`polarity` takes one of affirmative, negative, open, not 0"),
        ("cue", json!({}), "it points at nothing: give `exact`, or `start` and `end`"),
    ];
    for (relation, object, expected) in refused {
        assert_eq!(refusal::<Statement>(statement(relation, object)), expected);
    }
}

#[test]
fn a_date_that_is_none_is_refused_with_the_reason() {
    let refused = refusal::<Statement>(statement("published", json!("2025-02-29")));
    assert!(refused.starts_with("\"2025-02-29\" is no date: there is no such day in the calendar"), "{refused}");
}

#[test]
fn a_missing_detail_is_refused() {
    let refused = refusal::<Statement>(statement("participated", json!("summit")));
    assert_eq!(refused, "`participated` takes a text, not null");
}

#[test]
fn a_statement_needs_a_subject_a_known_relation_and_one_ground() {
    let no_subject = json!({"relation": "cites", "object": "gazette", "outside": true});
    assert_eq!(refusal::<Statement>(no_subject), "`subject` is missing: the key of the node of which it is said");
    assert!(refusal::<Statement>(statement("sighted", json!("b"))).starts_with("unknown variant `sighted`"));
    let groundless = json!({"subject": "a", "relation": "cites", "object": "b"});
    assert!(refusal::<Statement>(groundless).starts_with("no ground, or more than one"));
    let unknown = json!({"subject": "a", "relation": "cites", "object": "b", "outside": true, "sure": true});
    assert!(refusal::<Statement>(unknown).starts_with("unknown field `sure`"));
}

#[test]
fn a_qualifier_needs_its_ground_too() {
    let mut groundless = statement("office", json!("mayor"));
    groundless["qualifiers"] = json!([{"relation": "when", "object": "2025"}]);
    assert!(refusal::<Statement>(groundless).starts_with("no ground, or more than one"));
}

#[test]
fn statements_by_handle_are_not_written() {
    let mut graph = Graph::new();
    let story = graph.insert(Document::new("story", "The Gazette reports that Ana is mayor.")).unwrap();
    let ana = graph.insert(Person::named("Ana", story, "Ana")).unwrap();
    let by_subject = serde_json::to_string(&story.cites("gazette", "The Gazette")).unwrap_err();
    assert!(by_subject.to_string().contains("means nothing outside its graph"), "{by_subject}");
    let edge = graph.insert(ana.office("mayor", story.at("mayor"))).unwrap();
    let of_statement = serde_json::to_string(&edge.retracted(Outside)).unwrap_err();
    assert_eq!(of_statement.to_string(), "a statement about a statement has no form in annotation files");
    graph.verify().unwrap();
}

#[test]
fn a_detail_that_the_relation_does_not_take_is_refused() {
    let mut detailed = statement("cites", json!("gazette"));
    detailed["detail"] = json!("in passing");
    refusal::<Statement>(detailed);
}

#[test]
fn a_qualifier_with_a_subject_of_its_own_is_refused() {
    let mut qualified = statement("office", json!("mayor"));
    qualified["qualifiers"] = json!([{"subject": "ben", "relation": "when", "object": "2025", "outside": true}]);
    refusal::<Statement>(qualified);
}

#[test]
fn a_number_that_json_cannot_hold_is_not_written() {
    let read: Statement = serde_json::from_value(statement("office", json!("mayor"))).unwrap();
    let written = serde_json::to_value(read.confidence(f64::NAN));
    assert!(written.is_err(), "{}", written.unwrap());
}

#[test]
fn a_whole_document_as_words_stays() {
    let whole = json!({"document": "gazette", "at": []});
    stays(json!({"subject": "a", "relation": "cites", "object": "b", "words": whole}));
}
