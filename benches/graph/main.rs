//! What a graph takes, beside the same over a plain `petgraph::Graph`: putting in, steps, look-ups, paths, views, keeping.
//!
//! `cargo bench --bench graph`; `DICTUM_QUOTES` says of how many quotes, 20,000 if it does not.

#![allow(
    missing_docs,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a bench that goes out of bounds has failed"
)]

mod kept;
mod plain;
mod world;

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use dictum::{DocumentRef, Graph, GraphError, NodeKind, Only, QuoteRef, Relation, StanceRef, StoreError, View};
use kept::Kept;
use petgraph::Direction::{Incoming, Outgoing};
use petgraph::visit::EdgeFiltered;
use plain::{Edge, Node, Plain, normal};
use world::World;

/// One thing, of both graphs.
fn beside<A, B>(criterion: &mut Criterion, what: &str, mut ours: impl FnMut() -> A, mut theirs: impl FnMut() -> B) {
    let mut group = criterion.benchmark_group(what);
    group.bench_function("dictum", |bencher| bencher.iter(|| black_box(ours())));
    group.bench_function("petgraph", |bencher| bencher.iter(|| black_box(theirs())));
    group.finish();
}

/// One thing, of ours only.
fn alone<A>(criterion: &mut Criterion, what: &str, mut ours: impl FnMut() -> A) {
    criterion.benchmark_group(what).bench_function("dictum", |bencher| bencher.iter(|| black_box(ours())));
}

fn everything(criterion: &mut Criterion) {
    let quotes = std::env::var("DICTUM_QUOTES").ok().and_then(|quotes| quotes.parse().ok()).unwrap_or(20_000);
    let world = World::of(quotes);
    if let Err(refused) = all(criterion, &world) {
        eprintln!("{refused}");
        std::process::exit(1);
    }
}

fn all(criterion: &mut Criterion, world: &World) -> Result<(), GraphError> {
    beside(criterion, "bulk load", || Kept::of(world).map(|kept| kept.quotes.len()), || Plain::of(world).quotes.len());
    let (mut kept, mut plain) = (Kept::of(world)?, Plain::of(world));
    steps(criterion, &kept, &plain)?;
    looking_up(criterion, &kept, &plain, world);
    paths(criterion, &kept, &plain);
    views(criterion, &kept, "known in 2010")?;
    keeping(criterion, &kept.graph);
    inserting(criterion, &mut kept, &mut plain, world);
    kept.think_again()?;
    second_thoughts(criterion, &kept)
}

/// Each kind of step, from everything that it can be taken from.
fn steps(criterion: &mut Criterion, kept: &Kept, plain: &Plain) -> Result<(), GraphError> {
    let graph = &kept.graph;
    let people: Vec<_> = kept.people.iter().map(|person| graph.person(*person)).collect::<Result<_, _>>()?;
    let quotes: Vec<_> = kept.quotes.iter().map(|quote| graph.quote(*quote)).collect::<Result<_, _>>()?;
    let claims: Vec<_> = kept.claims.iter().map(|claim| graph.claim(*claim)).collect::<Result<_, _>>()?;
    let busy = graph.event(kept.events[0])?;
    let along = |nodes: &[petgraph::graph::NodeIndex], way, edge| -> usize {
        nodes.iter().map(|node| plain.along(*node, way, edge).count()).sum()
    };
    beside(
        criterion,
        "quotes of each person",
        || people.iter().map(|person| person.quotes().count()).sum::<usize>(),
        || along(&plain.people, Incoming, Edge::SpokenBy),
    );
    beside(
        criterion,
        "speakers of each quote",
        || quotes.iter().map(|quote| quote.speakers().count()).sum::<usize>(),
        || along(&plain.quotes, Outgoing, Edge::SpokenBy),
    );
    beside(
        criterion,
        "document of each quote",
        || quotes.iter().filter(|quote| quote.document().node_kind() == NodeKind::Document).count(),
        || along(&plain.quotes, Outgoing, Edge::InDocument),
    );
    beside(
        criterion,
        "words of each quote",
        || quotes.iter().flat_map(|quote| quote.segments()).map(|words| words.text().len()).sum::<usize>(),
        || plain.quotes.iter().map(|quote| words(plain, *quote).len()).sum::<usize>(),
    );
    beside(
        criterion,
        "stances on each claim",
        || claims.iter().flat_map(|claim| claim.stances()).map(StanceRef::holder).count(),
        || along(&plain.claims, Incoming, Edge::Asserts),
    );
    beside(
        criterion,
        "who speaks most at an event",
        || busy.quotes().tally(QuoteRef::speakers).next().map(|(_, count)| count),
        || {
            let mut counts = std::collections::HashMap::new();
            for quote in plain.along(plain.events[0], Incoming, Edge::During) {
                plain.along(quote, Outgoing, Edge::SpokenBy).for_each(|who| *counts.entry(who).or_insert(0) += 1);
            }
            counts.into_values().max()
        },
    );
    Ok(())
}

fn words(plain: &Plain, quote: petgraph::graph::NodeIndex) -> &str {
    let document = plain.along(quote, Outgoing, Edge::InDocument).next();
    match (&plain.graph[quote], document.map(|document| &plain.graph[document])) {
        (Node::Quote(words), Some(Node::Document(text))) => &text[words.clone()],
        _ => "",
    }
}

/// By key, by name, by wording.
fn looking_up(criterion: &mut Criterion, kept: &Kept, plain: &Plain, world: &World) {
    let graph = &kept.graph;
    let keys: Vec<String> = (0..world.people).map(|number| format!("person-{number}")).collect();
    beside(
        criterion,
        "each person by key",
        || keys.iter().filter(|key| graph.person(key.as_str()).is_ok()).count(),
        || keys.iter().filter(|key| plain.keys.contains_key(*key)).count(),
    );
    let names: Vec<String> = (0..world.people).map(|number| format!("PERSON {number}")).collect();
    alone(criterion, "each person by name", || {
        names.iter().map(|name| graph.people().named(name).count()).sum::<usize>()
    });
    let report = &world.documents[world.documents.len() / 2];
    let wording = report.text[report.quotes[0].words.clone()].to_uppercase();
    beside(
        criterion,
        "quotes by wording",
        || graph.quotes().worded_as(&wording).count(),
        || plain.wordings.get(&normal(&wording)).map_or(0, Vec::len),
    );
}

fn paths(criterion: &mut Criterion, kept: &Kept, plain: &Plain) {
    let graph = &kept.graph;
    let speaks_of = graph.network([Relation::About]).against([Relation::SpokenBy]);
    let cites = graph.network([Relation::Cites]).among([NodeKind::Document]);
    let far = kept.people.len() - 1;
    beside(
        criterion,
        "shortest path",
        || speaks_of.shortest_path(kept.people[far], kept.people[far / 2]).map(|path| path.len()),
        || plain.distance(plain.people[far], plain.people[far / 2]),
    );
    let last = kept.documents.len() - 1;
    beside(
        criterion,
        "all that a document has its matter from",
        || graph.walk([kept.documents[last]], Relation::Cites.repeated(..)).count(),
        || plain.reach(plain.documents[last]),
    );
    beside(
        criterion,
        "circles",
        || cites.circles().len(),
        || {
            let cites = EdgeFiltered::from_fn(&plain.graph, |edge| *edge.weight() == Edge::Cites);
            petgraph::algo::kosaraju_scc(&cites).into_iter().filter(|circle| circle.len() > 1).count()
        },
    );
    alone(criterion, "components", || cites.components().len());
    alone(criterion, "page rank", || cites.page_rank(0.85).len());
}

/// A step over a view, and making the view.
fn views(criterion: &mut Criterion, kept: &Kept, what: &str) -> Result<(), GraphError> {
    let Ok(period) = "../2010".parse() else { return Ok(()) };
    let only = Only::published(period);
    alone(criterion, &format!("a view: what was {what}"), || kept.graph.through(only.clone()).unknown());
    let view = kept.graph.through(only);
    step_over(criterion, &view, kept, what)
}

fn step_over(criterion: &mut Criterion, view: &View, kept: &Kept, what: &str) -> Result<(), GraphError> {
    let people: Vec<_> = kept.people.iter().filter_map(|person| view.person(*person).ok()).collect();
    alone(criterion, &format!("quotes of each person, {what}"), || {
        people.iter().map(|person| person.quotes().count()).sum::<usize>()
    });
    let documents: Vec<DocumentRef<'_>> = view.documents().iter().collect();
    alone(criterion, &format!("speakers in each document, {what}"), || {
        let quotes = documents.iter().flat_map(|document| document.quotes());
        quotes.flat_map(QuoteRef::speakers).count()
    });
    Ok(())
}

fn second_thoughts(criterion: &mut Criterion, kept: &Kept) -> Result<(), GraphError> {
    step_over(criterion, &kept.graph, kept, "1 % retracted and 1 % merged")
}

fn keeping(criterion: &mut Criterion, graph: &Graph) {
    let kept = || -> Result<_, StoreError> {
        let folder = tempfile::tempdir().ok();
        let path = folder.as_ref().map(|folder| folder.path().join("graph")).unwrap_or_default();
        graph.save(&path)?;
        Ok((folder, path))
    };
    alone(criterion, "save", || kept().is_ok());
    let Ok((_folder, path)) = kept() else { return };
    alone(criterion, "open", || Graph::open(&path).map(|graph| graph.statement_count()));
}

/// Quotes one at a time, into a graph that grows with it: they are those that are there already, under further keys.
fn inserting(criterion: &mut Criterion, kept: &mut Kept, plain: &mut Plain, world: &World) {
    let mut group = criterion.benchmark_group("insert one");
    let places = world
        .documents
        .iter()
        .enumerate()
        .flat_map(|(number, report)| report.quotes.iter().map(move |saying| (number, saying)));
    let mut again = places.clone().cycle();
    group.bench_function("dictum", |bencher| {
        bencher.iter_custom(|times| {
            (0..times).filter_map(|_| again.next()).map(|(number, saying)| one(kept, number, saying)).sum()
        });
    });
    let mut again = places.cycle();
    group.bench_function("petgraph", |bencher| {
        bencher.iter(|| again.next().map(|(number, saying)| plain.say(number, saying)));
    });
    group.finish();
}

fn one(kept: &mut Kept, document: usize, saying: &world::Saying) -> Duration {
    let quote = kept.quote(document, saying);
    let clock = Instant::now();
    let inserted = kept.graph.insert(quote);
    let took = clock.elapsed();
    assert!(inserted.is_ok(), "it stands there");
    took
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(1));
    targets = everything
}
criterion_main!(benches);
