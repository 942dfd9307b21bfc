//! W3C Web Annotation.
//!
//! `DICTUM_DATA=FOLDER cargo test --all-features --test it io::webanno -- --ignored` reads the samples of the data model, which are other people's and not in the repository.

mod ids;
mod mapped;
mod model;
mod round_trip;
mod samples;

use std::fs;
use std::path::Path;

use dictum::Graph;
use dictum::io::webanno::Mapping;
use dictum::io::{Intake, Reason, WebAnnotation};

fn read(folder: &Path, mapping: Mapping) -> (Graph, Intake) {
    let mut graph = Graph::new();
    let intake = WebAnnotation::folder(folder, mapping).what_is_right_into(&mut graph).unwrap();
    graph.verify().unwrap();
    assert_eq!(intake.accepted + intake.refused.len(), intake.read);
    (graph, intake)
}

/// A text and its annotations, in a folder.
fn of(text: &str, annotations: &str, mapping: Mapping) -> (Graph, Intake) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("note.txt"), text).unwrap();
    fs::write(folder.path().join("note.json"), annotations).unwrap();
    read(folder.path(), mapping)
}

fn reasons(intake: &Intake) -> Vec<(u32, Reason)> {
    intake.refused.iter().map(|refusal| (refusal.line, refusal.reason)).collect()
}

/// An annotation of `note.txt` that is tagged.
fn tagged(number: usize, tag: &str, selector: &str) -> String {
    format!(
        r#"{{"@context": "http://www.w3.org/ns/anno.jsonld", "id": "http://example.org/anno{number}", "type": "Annotation",
            "body": {{"type": "TextualBody", "purpose": "tagging", "value": "{tag}"}},
            "target": {{"source": "http://example.org/note.txt", "selector": {selector}}}}}"#
    )
}

fn tags() -> Mapping {
    let rule = |tag: &str| format!(r#"{{"purpose": "tagging", "value": "{tag}", "makes": "{tag}"}}"#);
    let rules = ["quote", "someone", "person"].map(rule).join(",");
    Mapping::json(&format!(r#"{{"rules": [{rules}, {{"motivation": "commenting", "makes": "note"}}]}}"#)).unwrap()
}
