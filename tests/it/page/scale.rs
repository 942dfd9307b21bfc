//! What a page costs does not grow faster than the graph and its answer.

use std::time::Instant;

use dictum::{Document, Graph, Person, Quote, Span};

use super::written;

/// So many quotes, one within the other, each reported by one of two.
fn nested(count: usize) -> Graph {
    let mut graph = Graph::new();
    let text = format!("Ana Piet {}{}", "a ".repeat(count), "b ".repeat(count));
    let note = graph.insert(Document::new("note", text.as_str())).unwrap();
    let ana = graph.insert(Person::named("Ana", note, "Ana")).unwrap();
    let piet = graph.insert(Person::named("Piet", note, "Piet")).unwrap();
    let mut outer = None;
    for depth in 0..count {
        let (start, end) = (9 + 2 * depth, text.len() - 2 * depth - 1);
        let span = Span::new(start as u32, end as u32).unwrap();
        let (who, name) = if depth % 2 == 0 { (ana, "Ana") } else { (piet, "Piet") };
        let quote = Quote::indirect(note, span).spoken_by(who, name);
        let quote = outer.into_iter().fold(quote, |quote, outer| quote.nested_in(outer));
        outer = Some(graph.insert(quote).unwrap());
    }
    graph
}

#[test]
fn quotes_within_each_other_are_drawn_as_far_as_a_reader_follows() {
    let graph = nested(60);
    let html = written(&graph);
    assert!(html.contains("more pass it on"));
    assert!(html.len() < 1_500_000, "{}", html.len());
}

#[test]
fn a_thousand_quotes_of_the_same_words_stand_in_a_page_of_their_size() {
    let of = |count: usize| {
        let mut graph = Graph::new();
        for number in 0..count {
            let key = format!("d{number}");
            let note = graph
                .insert(Document::new(key.as_str(), "“The port will stay shut until the spring,” she said."))
                .unwrap();
            graph.insert(Quote::direct(note, "The port will stay shut until the spring,").unattributed()).unwrap();
        }
        let begun = Instant::now();
        (written(&graph).len() as f64, begun.elapsed())
    };
    let empty = written(&Graph::new()).len() as f64;
    let ((small, _), (large, took)) = (of(100), of(1000));
    assert!((large - empty) < 12.0 * (small - empty), "{small} and {large} bytes, {took:?}");
}
