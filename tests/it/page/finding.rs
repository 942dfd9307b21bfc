//! What the audit finds stands beside its words, and its words are marked.

use std::collections::BTreeSet;

use dictum::{Audit, Document, DocumentRef, Graph, Outside, Quote};

use super::markup::{Piece, pieces, values};
use super::{bundled, written};

/// The words of each finding that are in a document, in the order in which the first of them stand there.
fn expected(graph: &Graph, document: DocumentRef<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for (place, finding) in graph.audit(&Audit::default()).iter().enumerate() {
        let here = finding.evidence().take(6).filter(|words| words.document() == document);
        let bytes: BTreeSet<usize> =
            here.flat_map(|words| words.span().start()..words.span().end()).map(|at| at as usize).collect();
        found.extend(bytes.first().map(|first| (*first, place, bytes.clone())));
    }
    found.sort();
    let words = |bytes: BTreeSet<usize>| {
        String::from_utf8(bytes.into_iter().map(|at| document.text().as_bytes()[at]).collect()).unwrap()
    };
    found.into_iter().map(|(.., bytes)| squeezed(&words(bytes))).collect()
}

/// What is underlined in an article for a note.
fn underlined(html: &str, article: &str, number: usize) -> String {
    let (mut is_inside, mut is_found, mut words) = (false, false, String::new());
    for piece in pieces(html) {
        match piece {
            Piece::Open(name, all) if name == "article" => {
                is_inside = all.contains(&("id".to_owned(), article.to_owned()));
            }
            Piece::Open(_, all) if is_inside => {
                let notes = all.iter().find(|(name, _)| name == "data-notes");
                is_found = notes.is_some_and(|(_, notes)| notes.split(' ').any(|note| note == number.to_string()));
            }
            Piece::Text(text) if is_found => words.push_str(&text),
            Piece::Close(_) => is_found = false,
            _ => {}
        }
    }
    squeezed(&words)
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn the_words_of_each_finding_are_underlined_and_lead_to_it_and_back() {
    let graph = bundled();
    let html = written(&graph);
    let (ids, hrefs) = (values(&html, "id"), values(&html, "href"));
    let mut count = 0;
    for document in graph.documents().iter() {
        for (words, number) in expected(&graph, document).into_iter().zip(1..) {
            let key = document.key();
            assert_eq!(underlined(&html, &format!("document:{key}"), number), words, "{key}, {number}");
            for id in [format!("note:{key}/{number}"), format!("found:{key}/{number}.1")] {
                assert!(ids.contains(&id) && hrefs.contains(&format!("#{id}")), "{id}");
            }
            count += 1;
        }
    }
    assert!(count > 20, "{count} findings");
}

#[test]
fn findings_over_the_same_words_are_told_apart() {
    let mut graph = Graph::new();
    let text = "She said that the port is shut.";
    let note = graph.insert(Document::new("note", text).title("note", Outside)).unwrap();
    // No marks stand around either, and nobody says who speaks the first.
    graph.insert(Quote::direct(note, "the port is shut").key("first")).unwrap();
    graph.insert(Quote::direct(note, "port is").key("second").unattributed()).unwrap();
    let html = written(&graph);
    let words: BTreeSet<String> = (1..=3).map(|number| underlined(&html, "document:note", number)).collect();
    assert_eq!(words, BTreeSet::from(["theportisshut".to_owned(), "portis".to_owned()]));
}
