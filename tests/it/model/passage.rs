//! Passages: documents and parts of them, named and not yet looked up.

use dictum::{Passage, words};
use serde_json::json;

use super::{is_written, refusal};

#[test]
fn a_whole_document_is_written_by_its_key() {
    is_written(&Passage::new("harbour"), json!("harbour"));
    assert_eq!(Passage::from("harbour"), Passage::new("harbour"));
}

#[test]
fn a_part_is_written_as_the_steps_that_narrow_it() {
    let part = Passage::new("harbour").lines(2..=5).line(3).at("the mayor").at(words("no").nth(2)).at(3..8);
    let steps = json!([
        {"lines": [2, 5]},
        {"line": 3},
        {"words": "the mayor"},
        {"words": {"exact": "no", "nth": 2}},
        {"words": {"start": 3, "end": 8, "unit": "bytes"}},
    ]);
    is_written(&part, json!({"document": "harbour", "at": steps}));
}

#[test]
fn an_object_without_steps_is_the_whole_document() {
    let read: Passage = serde_json::from_value(json!({"document": "harbour", "at": []})).unwrap();
    assert_eq!(read, Passage::new("harbour"));
}

#[test]
fn narrowing_leaves_what_was_there() {
    let whole = Passage::new("harbour");
    let (one, other) = (whole.clone().line(1), whole.clone().line(2));
    assert_ne!(one, other);
    assert_eq!(whole, Passage::new("harbour"));
    assert_eq!(Passage::from(&one), one);
}

#[test]
fn what_is_no_passage_is_refused_with_what_would_be_one() {
    let refused = [
        json!(7),
        json!({"document": "harbour", "line": 5}),
        json!({"document": "harbour", "at": [{"page": 5}]}),
        json!({"document": "harbour", "at": {"line": 5}}),
        json!({"document": " harbour", "at": []}),
    ];
    for written in refused {
        refusal::<Passage>(written);
    }
}

#[test]
fn a_passage_of_no_document_is_refused() {
    for written in [json!({"at": [{"line": 5}]}), json!({"document": null, "at": []}), json!(null)] {
        refusal::<Passage>(written);
    }
}
