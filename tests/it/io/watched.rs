//! How far a reader is.

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use dictum::Graph;
use dictum::io::webanno::Mapping;
use dictum::io::{Brat, BratMapping, ClaimReviews, LangExtract, LangExtractMapping, WebAnnotation};

/// What is told while something is read.
fn told<T>(read: impl FnOnce(Box<dyn Fn(f64) + Send + Sync>) -> T) -> Vec<f64> {
    let parts = Arc::new(Mutex::new(Vec::new()));
    let watch = Arc::clone(&parts);
    read(Box::new(move |part| watch.lock().unwrap().push(part)));
    let parts = parts.lock().unwrap();
    parts.clone()
}

#[test]
fn every_reader_of_a_folder_or_a_file_tells_how_far_it_is_from_nothing_to_all() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let tags = Mapping::json(&fs::read_to_string(data.join("webanno/tags.json")).unwrap()).unwrap();
    let runs = data.join("langextract/chunks.jsonl");
    let reviews = r#"[{"@type": "Claim", "text": "It leaks."}, {"@type": "Claim", "text": "It holds."}]"#;
    let pair = tempfile::tempdir().unwrap();
    for name in ["a.txt", "b.txt", "a.ann", "b.ann"] {
        fs::write(pair.path().join(name), if name.ends_with("txt") { "She said no." } else { "T1\tSource 0 3\tShe\n" })
            .unwrap();
    }
    let graph = Graph::new;
    let all = [
        told(|watch| Brat::folder(pair.path(), BratMapping::polnear()).watched(watch).what_is_right_into(&mut graph())),
        told(|watch| WebAnnotation::folder(data.join("webanno"), tags).watched(watch).what_is_right_into(&mut graph())),
        told(|watch| {
            LangExtract::file(runs, LangExtractMapping::obvious()).watched(watch).what_is_right_into(&mut graph())
        }),
        told(|watch| ClaimReviews::text("feed", reviews).watched(watch).what_is_right_into(&mut graph())),
    ];
    for parts in all {
        assert_eq!((parts.first(), parts.last()), (Some(&0.0), Some(&1.0)), "{parts:?}");
        assert!(parts.is_sorted() && parts.iter().any(|part| (0.01..0.99).contains(part)), "{parts:?}");
    }
    // Of nothing all is read at once.
    let nothing = tempfile::tempdir().unwrap();
    let parts = told(|watch| {
        Brat::folder(nothing.path(), BratMapping::polnear()).watched(watch).what_is_right_into(&mut graph())
    });
    assert_eq!(parts, [1.0]);
}
