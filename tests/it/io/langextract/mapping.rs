//! What classes and attributes become.

use std::fs;

use dictum::io::{LangExtractMapping, Reason};
use dictum::{NodeKind, QuoteKind, StanceKind};
use serde_json::json;

use super::{document, extraction, of, read, reasons};

#[test]
fn a_mapping_of_ones_own_names_classes_and_fields() {
    let mapping = r#"{"classes": {"statement": {"makes": "quote", "with": {"kind": "scare"}}, "character": {"makes": "person", "fills": "to"}}, "attributes": {"when_said": "when", "who": "by_way_of"}}"#;
    let text = "“Safe,” Ana heard.";
    let mut statement = extraction("statement", text, "Safe,", 3);
    statement["attributes"] = json!({ "when_said": "2024-03", "who": "Bo", "kind": "direct", "n": 3 });
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("run.jsonl"),
        document(text, json!([statement, extraction("character", text, "Ana", 3)])).to_string(),
    )
    .unwrap();
    let (graph, intake) = read(&folder.path().join("run.jsonl"), LangExtractMapping::json(mapping).unwrap());
    assert_eq!(intake.refused, [], "{intake}");
    let quote = graph.quote("note/run-1/statement-1").unwrap();
    assert_eq!((quote.kind(), quote.addressees().next().unwrap().node_kind()), (QuoteKind::Scare, NodeKind::Person));
    assert_eq!(quote.dates().next().unwrap().value().unwrap().to_string(), "2024-03");
    assert_eq!(quote.account().relays().len(), 1);
    assert_eq!((quote.attributes("kind").count(), quote.attributes("n").next().unwrap().into_value()), (1, "3"));
    let told = |json: &str| LangExtractMapping::json(json).unwrap_err().to_string();
    assert!(told(r#"{"class": {}}"#).starts_with("mapping:1:8: unknown field"));
    assert!(told(r#"{"attributes": {"who": "said_by"}}"#).contains("no record has a field \"said_by\""));
    assert!(
        told(r#"{"classes": {"text": {"makes": "document"}}}"#).contains("no class of extractions makes a document")
    );
    assert_ne!(LangExtractMapping::obvious(), LangExtractMapping::default());
}

#[test]
fn a_mapping_of_fields_that_no_record_takes_is_refused() {
    for (classes, message) in [
        (r#"{"thesis": {"makes": "claim", "with": {"by": "ana"}}}"#, "no claim, which the class thesis makes, has"),
        (r#"{"thesis": {"makes": "claim", "with": {"stance": "shouts"}}}"#, "has \"shouts\" as its \"stance\""),
        (r#"{"unsaid": {"fills": "unattributed"}}"#, "the class unsaid fills \"unattributed\", which"),
        (r#"{"person": {"makes": "person", "fills": "names"}}"#, "the class person fills \"names\", which"),
        (r#"{"speaker": {"fills": "spoken_by"}}"#, "say which kind it makes"),
        (r#"{"cue": {"fills": "cues", "with": {"kind": "direct"}}}"#, "makes nothing that has its `with`"),
        (r#"{"nothing": {}}"#, "neither makes nor fills"),
        (r#"{"called/x": {"makes": "quote"}}"#, "no class begins with \"called/\""),
    ] {
        let refused = LangExtractMapping::json(&format!(r#"{{"classes": {classes}}}"#)).unwrap_err().to_string();
        assert!(refused.contains(message), "{refused}");
    }
    for field in ["by", "form", "unattributed", "related"] {
        let refused = LangExtractMapping::json(&format!(r#"{{"attributes": {{"x": "{field}"}}}}"#)).unwrap_err();
        assert!(refused.to_string().contains("which no extraction has"), "{refused}");
    }
}

#[test]
fn an_array_is_no_object() {
    let text = "Ana said no.";
    let mut one = extraction("quote", text, "no", 0);
    one["char_interval"] = json!([9, 11]);
    let all = [json!(["quote", "no", { "start_pos": 9, "end_pos": 11 }, null, null, null, null, null]), one];
    let (graph, intake) =
        of(&[document(text, json!(all)), json!(["other", "no", [extraction("quote", "no", "no", 0)]])]);
    assert_eq!(reasons(&intake), [Reason::Malformed; 3], "{intake}");
    assert!(intake.refused.iter().all(|refused| refused.message.contains("expected an object")), "{intake}");
    assert_eq!(graph.quotes().count(), 0);
    for mapping in [r#"[{}, {}, []]"#, r#"{"classes": {"quote": ["quote", null, {}]}}"#] {
        let refused = LangExtractMapping::json(mapping).unwrap_err().to_string();
        assert!(refused.starts_with("mapping:1:") && refused.contains("expected an object"), "{refused}");
    }
}

#[test]
fn a_stance_that_nobody_knows_is_not_that_of_the_class() {
    let text = "Ana rejected that the pump leaks.";
    let stance = |mapping: &str, value: serde_json::Value| {
        let mut claim = extraction("thesis", text, "the pump leaks", 0);
        claim["attributes"] = json!({ "view": value });
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("run.jsonl"), document(text, json!([claim])).to_string()).unwrap();
        let classes = r#""classes": {"thesis": {"makes": "claim", "with": {"stance": "asserts"}}}"#;
        let mapping = format!(r#"{{{classes}, "attributes": {{"view": "stance"}}{mapping}}}"#);
        let (graph, intake) = read(&folder.path().join("run.jsonl"), LangExtractMapping::json(&mapping).unwrap());
        let told = intake.refused.first().map(|refused| (refused.reason, refused.message.clone()));
        let taken = graph.claims().iter().flat_map(|claim| claim.stances().map(|stance| stance.kind())).next();
        taken.ok_or_else(|| told.unwrap())
    };
    let (reason, message) = stance("", json!("rejected")).unwrap_err();
    assert_eq!(reason, Reason::Unmapped);
    assert!(message.starts_with("view: \"rejected\" is no StanceKind; write one of asserts, "), "{message}");
    assert!(message.ends_with("in the `terms` of the mapping which it is"), "{message}");
    let terms = r#", "terms": {"stance": {"rejected": "denies"}}"#;
    assert_eq!(stance(terms, json!("Rejected")), Ok(StanceKind::Denies));
    assert_eq!(stance("", json!("Denies")), Ok(StanceKind::Denies));
    assert_eq!(stance("", json!(null)), Ok(StanceKind::Asserts));
    // Neither is that of two which is written last.
    assert_eq!(stance("", json!(["denies", "questions"])).unwrap_err().0, Reason::Unfit);
    let refused = LangExtractMapping::json(r#"{"terms": {"stance": {"rejected": "denied"}}}"#).unwrap_err();
    assert!(refused.to_string().contains("the terms of \"stance\" have \"denied\""), "{refused}");
}
