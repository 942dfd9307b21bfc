//! Inserting and asking, on a world that the bench makes itself.

#![allow(missing_docs, clippy::indexing_slicing, reason = "a bench that goes out of bounds has failed")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use dictum::{Document, Graph, GraphError, Implied, Outside, Person, Quote, Relation, words};

/// Documents of ten quotes each, by a hundred people who speak to each other.
fn world(documents: usize) -> Result<Graph, GraphError> {
    let mut graph = Graph::new();
    let mut people = Vec::new();
    for number in 0..100 {
        people.push(graph.insert(Person::outside(format!("Person {number}")))?);
    }
    for number in 0..documents {
        let lines: Vec<String> =
            (0..10).map(|line| format!("Somebody said “remark {number} of {line}” there.")).collect();
        let document = graph.insert(Document::new(format!("doc-{number}"), lines.join("\n")))?;
        for line in 0..10 {
            let (speaker, addressee) = (people[(number * 7 + line) % 100], people[(number + line * 11) % 100]);
            graph.insert(
                Quote::direct(document.line(line as u32 + 1), words(format!("remark {number} of {line}")))
                    .spoken_by(speaker, "Somebody")
                    .to(addressee, Implied),
            )?;
        }
    }
    Ok(graph)
}

fn inserting(criterion: &mut Criterion) {
    criterion.bench_function("insert 1,000 quotes", |bencher| bencher.iter(|| world(100)));
}

fn asking(criterion: &mut Criterion) {
    let Ok(mut graph) = world(1_000) else { return };
    let Ok(person) = graph.person("person-7").map(|person| person.id()) else { return };
    let Ok(other) = graph.person("person-42").map(|person| person.id()) else { return };
    criterion.bench_function("quotes of a person", |bencher| {
        bencher.iter(|| black_box(graph.quotes().spoken_by(person).count()));
    });
    criterion.bench_function("quotes of a person to another", |bencher| {
        bencher.iter(|| black_box(graph.quotes().spoken_by(person).to(other).count()));
    });
    criterion.bench_function("shortest path", |bencher| {
        let talk = graph.network([Relation::SpokenBy, Relation::To]).undirected();
        bencher.iter(|| black_box(talk.shortest_path(person, other).map(|path| path.len())));
    });
    criterion.bench_function("verify 10,000 quotes", |bencher| bencher.iter(|| black_box(graph.verify().is_ok())));
    let retracted = graph.quotes().first().map(|quote| quote.id());
    if let Some(Ok(_)) = retracted.map(|quote| graph.insert(quote.retracted(Outside))) {
        criterion.bench_function("quotes of a person, one quote retracted", |bencher| {
            bencher.iter(|| black_box(graph.quotes().spoken_by(person).count()));
        });
    }
}

criterion_group!(benches, inserting, asking);
criterion_main!(benches);
