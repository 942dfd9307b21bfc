//! A written graph with one thing changed: it is refused, or it is another graph that keeps every law.

use dictum::Graph;
use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use serde_json::{Value, json};

use crate::world::{Dice, World, answers, cases, plans, throw};

/// Every place in it, as a path of keys and indices.
fn places(value: &Value) -> Vec<String> {
    let below: Vec<(String, &Value)> = match value {
        Value::Array(items) => items.iter().enumerate().map(|(index, item)| (index.to_string(), item)).collect(),
        Value::Object(fields) => fields.iter().map(|(key, field)| (key.clone(), field)).collect(),
        _ => Vec::new(),
    };
    let deeper = |(step, value): (String, &Value)| {
        let here = format!("/{step}");
        let rest: Vec<String> = places(value).into_iter().map(|place| format!("{here}{place}")).collect();
        std::iter::once(here).chain(rest)
    };
    below.into_iter().flat_map(deeper).collect()
}

fn removed(whole: &Value, place: &str) -> Value {
    let mut damaged = whole.clone();
    let (parent, step) = place.rsplit_once('/').expect("it is a place");
    match damaged.pointer_mut(parent).expect("it is there") {
        Value::Array(items) => drop(items.remove(step.parse().expect("it is an index"))),
        Value::Object(fields) => drop(fields.remove(step)),
        other => unreachable!("{other} holds nothing"),
    }
    damaged
}

fn changed(whole: &Value, place: &str, to: Value) -> Value {
    let mut damaged = whole.clone();
    *damaged.pointer_mut(place).expect("it is there") = to;
    damaged
}

/// Other values that could stand there.
fn flips(whole: &Value, place: &str, other: &str) -> Vec<Value> {
    let there = whole.pointer(place).expect("it is there");
    let elsewhere = whole.pointer(other).expect("it is there");
    let mut flips = vec![elsewhere.clone(), Value::Null];
    match there {
        Value::Number(number) => {
            let number = number.as_i64().unwrap_or_default();
            flips.extend([json!(number + 1), json!(number - 1), json!(i64::from(u32::MAX)), json!(0.5)]);
        }
        Value::String(text) => flips.extend([json!(format!("{text}~")), json!("")]),
        Value::Array(items) => {
            let twice = items.iter().chain(items.last()).cloned().collect();
            flips.extend([Value::Array(twice), Value::Array(items.iter().rev().cloned().collect())]);
        }
        Value::Object(fields) => {
            let mut more = fields.clone();
            more.insert("more".to_owned(), json!(1));
            flips.push(Value::Object(more));
        }
        _ => {}
    }
    flips
}

/// It is refused; or what was read is what is written, keeps the laws, and can be asked anything.
fn is_refused_or_sound(damaged: &Value) -> TestCaseResult {
    let Ok(graph) = serde_json::from_str::<Graph>(&damaged.to_string()) else { return Ok(()) };
    let verified = graph.verify();
    prop_assert!(verified.is_ok(), "{:?}", verified);
    prop_assert!(!answers(&graph).is_empty());
    prop_assert_eq!(&plain(serde_json::to_value(&graph).expect("it is written")), &plain(damaged.clone()));
    Ok(())
}

/// Without what says nothing: an absent value may be written as `null`, the first recording as 0, a confidence as an integer.
fn plain(mut value: Value) -> Value {
    for statement in value["statements"].as_array_mut().into_iter().flatten() {
        if let Value::Object(fields) = statement {
            fields.retain(|key, field| !field.is_null() && (key.as_str() != "recording" || *field != json!(0)));
            if let Some(number) = fields.get_mut("object").and_then(|object| object.get_mut("number")) {
                *number = json!(number.as_f64());
            }
        }
    }
    for part in ["nodes", "recordings"] {
        for fields in value[part].as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
            fields.retain(|_, field| !field.is_null());
            if let Some(confidence) = fields.get_mut("confidence") {
                *confidence = json!(confidence.as_f64());
            }
        }
    }
    value
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn a_field_that_was_flipped_or_lost_is_refused_or_gives_a_sound_graph(plan in plans(12), throw in throw()) {
        let world = World::of(&plan)?;
        let whole = serde_json::to_value(&world.graph).expect("it is written");
        let places = places(&whole);
        let mut dice = Dice::from(throw);
        for _ in 0..25 {
            let (place, other) = (dice.one_of(&places), dice.one_of(&places));
            is_refused_or_sound(&removed(&whole, &place)).map_err(|error| at(error, &place))?;
            for flip in flips(&whole, &place, &other) {
                is_refused_or_sound(&changed(&whole, &place, flip)).map_err(|error| at(error, &place))?;
            }
        }
    }
}

fn at(error: TestCaseError, place: &str) -> TestCaseError {
    TestCaseError::fail(format!("at {place}: {error}"))
}

/// A small story with something of most kinds.
fn story() -> Graph {
    use dictum::*;
    let mut graph = Graph::new();
    graph.begin(Recording::by("somebody").confidence(0.5)).unwrap();
    let text = "Ana Ruiz told the Gazette that the port is shut.\nNote: the port is open.";
    let story =
        graph.insert(Document::new("story", text).published(Some("2025-08".parse().unwrap()), Outside)).unwrap();
    let note = graph.insert(Voice::new(VoiceKind::EditorNote, story.line(2))).unwrap();
    let ana = graph.insert(Person::named("Ana Ruiz", story, "Ana Ruiz")).unwrap();
    let gazette = graph.insert(Organization::named("the Gazette", story, "the Gazette")).unwrap();
    let outer =
        Quote::indirect(story.line(1), "the port is shut").spoken_by(ana, "Ana Ruiz").to(gazette, "the Gazette");
    let outer = graph.insert(outer.cue("told").by_way_of(Unnamed, Implied)).unwrap();
    graph.insert(Quote::direct(story.line(1), "shut").spoken_by(gazette, Implied).nested_in(outer)).unwrap();
    let stance = Stance::asserts("the port is open").by(note).hedged("Note");
    let claim = graph.insert(Claim::new("The port is open.").looked_for(story.line(2)).stance(stance)).unwrap();
    graph.insert(Review::new(claim, "so it is", Outside).rating(Rating::True, Outside)).unwrap();
    let someone = graph.insert(Someone::outside("a source")).unwrap();
    let same = graph.insert(someone.same_as(ana, Outside).judged_by("a judge").confidence(0.25)).unwrap();
    graph.insert(same.retracted(Outside)).unwrap();
    graph
}

#[test]
fn every_field_of_a_story_that_is_flipped_or_lost_is_refused_or_gives_a_sound_graph() {
    let graph = story();
    graph.verify().unwrap();
    let whole = serde_json::to_value(&graph).unwrap();
    let places = places(&whole);
    for (index, place) in places.iter().enumerate() {
        let other = &places[(index * 7 + 3) % places.len()];
        is_refused_or_sound(&removed(&whole, place)).unwrap_or_else(|error| panic!("{place} lost: {error}"));
        for flip in flips(&whole, place, other) {
            let shown = flip.to_string();
            let sound = is_refused_or_sound(&changed(&whole, place, flip));
            sound.unwrap_or_else(|error| panic!("{place} as {shown}: {error}"));
        }
    }
}

#[test]
fn every_text_is_written_with_its_digest_and_one_that_was_changed_is_refused_by_name() {
    let graph = story();
    let whole = serde_json::to_value(&graph).unwrap();
    let digest = graph.document("story").unwrap().digest();
    assert_eq!(whole["nodes"][0]["digest"], json!(digest));
    assert!(whole["nodes"].as_array().unwrap().iter().skip(1).all(|node| node.get("digest").is_none()));
    // As long as before, so that every span is one still.
    let text = whole["nodes"][0]["text"].as_str().unwrap().replace("shut", "open");
    let told = refusal(&changed(&whole, "/nodes/0/text", json!(text)).to_string());
    assert!(told.contains(r#"the text of "story" was changed: its digest is "#) && told.contains(&digest), "{told}");
    let told = refusal(&removed(&whole, "/nodes/0/digest").to_string());
    assert!(told.contains(r#"nodes[0]: the text of "story" has no digest"#), "{told}");
    let mut of_no_text = whole.clone();
    of_no_text["nodes"][1]["digest"] = json!(digest);
    let told = refusal(&of_no_text.to_string());
    assert!(told.starts_with("nodes[1]: ") && told.ends_with("has no text, and so no digest"), "{told}");
}

/// A quote whose words differ by a rule from those that were given, and one with words of no document.
fn loosely_quoted() -> Value {
    use dictum::*;
    let mut graph = Graph::new();
    let note = graph.insert(Document::new("note", "\"Not this year,\" said Ana Ruiz.")).unwrap();
    let ana = graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz").office("mayor", Outside)).unwrap();
    let given = words("NOT THIS YEAR,").allowing(Match::CASE);
    graph.insert(Quote::direct(note, given).spoken_by(ana, "Ana Ruiz")).unwrap();
    graph.verify().unwrap();
    serde_json::to_value(&graph).unwrap()
}

/// The place of the first statement of a relation.
fn first(whole: &Value, relation: &str) -> String {
    let statements = whole["statements"].as_array().unwrap();
    let row = statements.iter().position(|statement| statement["relation"] == relation).unwrap();
    format!("/statements/{row}")
}

#[test]
fn words_that_were_given_are_those_that_stand_there_by_exactly_the_rules_that_are_recorded() {
    let whole = loosely_quoted();
    assert!(serde_json::from_value::<Graph>(whole.clone()).is_ok());
    for relation in ["segment", "exists", "in_document"] {
        are_held(&whole, relation);
    }
}

/// The words that were given for the last statement of a relation, which is said of the quote.
fn are_held(whole: &Value, relation: &str) {
    let statements = whole["statements"].as_array().unwrap();
    let said = statements.iter().rposition(|statement| statement["relation"] == relation).unwrap();
    let of_it = |statement: &Value| statement["relation"] == "given_as" && statement["subject"]["statement"] == said;
    let given = statements.iter().position(of_it).unwrap();
    let (segment, given) = (format!("/statements/{said}"), format!("/statements/{given}"));
    let rules = |row: &str| format!("{row}/grounds/0/words/matched");
    let everywhere = |to: Value| changed(&changed(whole, &rules(&segment), to.clone()), &rules(&given), to);
    let by_other_rules = "`given_as` cannot be said so: it differs from what stands there by other rules, or by none";
    let lost = "a ground differs by a rule from the words that were given, and those are not there";
    let astray = "no ground of what it is said of differs from it by these rules";
    for (damaged, told) in [
        (changed(whole, &format!("{given}/object/text"), json!("NOT NEXT YEAR,")), by_other_rules),
        (changed(whole, &format!("{given}/object/text"), json!("Not this year,")), by_other_rules),
        (everywhere(json!(["white_space"])), by_other_rules),
        (everywhere(json!(["white_space", "case"])), by_other_rules),
        (everywhere(json!([])), by_other_rules),
        (changed(whole, &rules(&segment), json!(["white_space"])), lost),
        (removed(whole, &rules(&segment)), astray),
        (removed(whole, &rules(&given)), lost),
        (removed(whole, &given), lost),
        (changed(whole, &format!("{given}/grounds"), json!(["outside"])), lost),
        (changed(whole, &format!("{given}/subject/statement"), json!(0)), lost),
    ] {
        assert!(refusal(&damaged.to_string()).contains(told), "{}", refusal(&damaged.to_string()));
    }
    let mut of_outside = whole.clone();
    let said = first(whole, "office").trim_start_matches("/statements/").parse::<u32>().unwrap();
    let more = json!({ "subject": { "statement": said }, "relation": "given_as", "object": { "text": "Her Honour" }, "grounds": ["outside"] });
    of_outside["statements"].as_array_mut().unwrap().push(more);
    assert!(refusal(&of_outside.to_string()).contains(astray), "{}", refusal(&of_outside.to_string()));
}

#[test]
fn words_that_were_given_are_not_taken_back_alone() {
    use dictum::*;
    let mut graph: Graph = serde_json::from_value(loosely_quoted()).unwrap();
    let whole = serde_json::to_value(&graph).unwrap();
    let row: usize = first(&whole, "given_as").trim_start_matches("/statements/").parse().unwrap();
    let mut taken_back = whole.clone();
    let retraction = json!({ "subject": { "statement": row }, "relation": "retracted", "grounds": ["outside"] });
    taken_back["statements"].as_array_mut().unwrap().push(retraction);
    assert!(refusal(&taken_back.to_string()).contains("the words that were given belong to a statement"));
    // With what they were given for they go, and what is left keeps the laws.
    let quote = graph.quotes().iter().next().unwrap().id();
    graph.insert(quote.retracted(Outside)).unwrap();
    graph.verify().unwrap();
    assert!(!serde_json::to_string(&graph.compacted().unwrap().graph).unwrap().contains("NOT THIS YEAR"));
}

/// What is said of a written graph that cannot be read.
fn refusal(written: &str) -> String {
    serde_json::from_str::<Graph>(written).unwrap_err().to_string()
}

#[test]
fn a_later_version_is_called_so_whatever_else_it_holds() {
    let later = "this is version 2 of the format, and this library reads version 1";
    let new_field = r#"{"dictum": 2, "texts": {}, "recordings": [], "nodes": [], "statements": []}"#;
    let new_shape = r#"{"dictum": 2, "nodes": {"story": {}}}"#;
    let field_before = r#"{"texts": [1, 2], "dictum": 2}"#;
    for written in [new_field, new_shape, field_before] {
        assert!(refusal(written).contains(later), "{}", refusal(written));
    }
}

#[test]
fn what_this_version_does_not_know_is_refused() {
    let unknown = r#"{"dictum": 1, "texts": {}, "recordings": [{}], "nodes": [], "statements": []}"#;
    assert!(refusal(unknown).contains("unknown field `texts`"), "{}", refusal(unknown));
    let twice = r#"{"dictum": 1, "nodes": [], "nodes": [], "recordings": [{}], "statements": []}"#;
    assert!(refusal(twice).contains("`nodes` stands there twice"), "{}", refusal(twice));
    assert!(refusal(r#"{"recordings": [{}], "nodes": [], "statements": []}"#).contains("missing field `dictum`"));
}
