//! What it costs to go on: quotes put in one at a time after very many, and what each question takes before and after.
//!
//! `cargo bench --bench growing`; `DICTUM_QUOTES` says after how many quotes, 100,000 if it does not.

#![allow(missing_docs, dead_code, clippy::indexing_slicing, reason = "a bench that goes out of bounds has failed")]

#[path = "graph/kept.rs"]
mod kept;
#[path = "graph/world.rs"]
mod world;

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

use dictum::{Document, Graph, GraphError, QuoteRef, Relation, Set, StanceRef};

use kept::Kept;
use world::World;

/// So many are put in before the questions are asked again.
const FEW: usize = 10_000;
/// So often is each question asked, each time of something else.
const ASKED: usize = 1_000;

/// What is asked of the graph and of a thing by its number, and how much was found.
type Question = fn(&Kept, usize) -> Result<usize, GraphError>;

const QUESTIONS: [(&str, Question); 8] = [
    ("what a person says, all at once", said),
    ("what a person says, quote by quote", said_one_by_one),
    ("who speaks most at an event", speakers),
    ("who speaks most beside a person", beside),
    ("in which documents a claim is made", claimed),
    ("who speaks in a document", in_document),
    ("what is worded so", worded),
    ("who speaks of whom, up to another", path),
];

fn main() -> Result<(), Box<dyn Error>> {
    let quotes = std::env::var("DICTUM_QUOTES").map_or(Ok(100_000), |quotes| quotes.parse())?;
    let world = World::of(quotes);
    let mut kept = Kept::of(&world)?;
    // As it is opened, all of it is flat.
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("graph");
    kept.graph.save(&path)?;
    kept.graph = Graph::open(&path)?;

    let before = asked(&kept)?;
    let mut again = (0..)
        .zip(&world.documents)
        .cycle()
        .flat_map(|(number, report)| report.quotes.iter().map(move |saying| (number, saying)));
    let mut took = Vec::new();
    for (number, saying) in again.by_ref().take(FEW) {
        took.push(inserted(&mut kept, number, saying)?);
    }
    println!("{FEW} quotes one at a time after {quotes}: {:.2} µs each", mean(&took));
    compare(&before, &asked(&kept)?);

    // On until the tail was folded in at least once.
    for (number, saying) in again.take(quotes / 2) {
        took.push(inserted(&mut kept, number, saying)?);
    }
    let longest = took.iter().max().copied().unwrap_or_default();
    println!("{} quotes one at a time: {:.2} µs each, the longest {longest:.1?}", took.len(), mean(&took));
    Ok(())
}

fn mean(took: &[Duration]) -> f64 {
    took.iter().sum::<Duration>().as_secs_f64() * 1e6 / took.len() as f64
}

/// How much was found, too: what came since is part of an answer.
fn compare(before: &[(Duration, usize)], after: &[(Duration, usize)]) {
    let mut ratios = 1.0;
    for (((name, _), before), after) in QUESTIONS.iter().zip(before).zip(after) {
        let ratio = after.0.as_secs_f64() / before.0.as_secs_f64();
        let found = after.1 as f64 / before.1 as f64;
        println!("{name}: {:.1?}, then {:.1?}: {ratio:.2} times, {found:.2} times as much found", before.0, after.0);
        ratios *= ratio;
    }
    println!("questions: {:.2} times, the geometric mean", ratios.powf(1.0 / QUESTIONS.len() as f64));
}

fn inserted(kept: &mut Kept, document: usize, saying: &world::Saying) -> Result<Duration, Box<dyn Error>> {
    let quote = kept.quote(document, saying);
    let clock = Instant::now();
    kept.graph.insert(quote)?;
    Ok(clock.elapsed())
}

/// Of each question, the median of some times that it is asked of everything, and how much was found.
fn asked(kept: &Kept) -> Result<Vec<(Duration, usize)>, GraphError> {
    QUESTIONS.iter().map(|(_, question)| timed(kept, *question)).collect()
}

fn timed(kept: &Kept, question: Question) -> Result<(Duration, usize), GraphError> {
    let (mut times, mut found) = (Vec::new(), 0);
    for _ in 0..7 {
        let clock = Instant::now();
        found = 0;
        for number in 0..ASKED {
            found += black_box(question(kept, number)?);
        }
        times.push(clock.elapsed());
    }
    times.sort();
    Ok((times[3], found))
}

/// The thing of a number, and from the last on with the first.
fn nth<T: Copy>(all: &[T], number: usize) -> T {
    all[number % all.len()]
}

/// The same, but not of the first alone, to which most was added.
fn spread<T: Copy>(all: &[T], number: usize) -> T {
    all[number * all.len() / ASKED]
}

fn said(kept: &Kept, person: usize) -> Result<usize, GraphError> {
    let quotes = kept.graph.person(nth(&kept.people, person))?.quotes();
    let bytes: u32 = quotes.excerpts().map(|words| words.span().len()).sum();
    black_box(bytes);
    Ok(quotes.count() + quotes.documents().len())
}

fn said_one_by_one(kept: &Kept, person: usize) -> Result<usize, GraphError> {
    let quotes = kept.graph.person(nth(&kept.people, person))?.quotes();
    let said = quotes.iter().map(|quote| {
        let bytes: u32 = quote.segments().map(|words| words.span().len()).sum();
        black_box((bytes, quote.document()))
    });
    Ok(said.count())
}

fn speakers(kept: &Kept, event: usize) -> Result<usize, GraphError> {
    let quotes = kept.graph.event(nth(&kept.events, event))?.quotes();
    Ok(quotes.count() + quotes.tally_along(Relation::SpokenBy).len())
}

fn beside(kept: &Kept, person: usize) -> Result<usize, GraphError> {
    // Not of the busiest alone, beside whom everybody speaks.
    let person = kept.graph.person(nth(&kept.people, person * 7))?;
    let documents = person.quotes().documents();
    Ok(documents.tally(|document| document.quotes().iter().flat_map(QuoteRef::speakers)).len())
}

fn claimed(kept: &Kept, claim: usize) -> Result<usize, GraphError> {
    let stances = kept.graph.claim(nth(&kept.claims, claim))?.stances();
    let documents: Set<Document> = stances.filter_map(StanceRef::quote).map(QuoteRef::document).collect();
    Ok(documents.len())
}

fn in_document(kept: &Kept, document: usize) -> Result<usize, GraphError> {
    let document = kept.graph.document(spread(&kept.documents, document))?;
    Ok(document.quotes().iter().flat_map(QuoteRef::speakers).count())
}

fn worded(kept: &Kept, quote: usize) -> Result<usize, GraphError> {
    let quote = kept.graph.quote(spread(&kept.quotes, quote))?;
    let wording = quote.segments().next().map(|words| words.text()).unwrap_or_default();
    Ok(kept.graph.quotes().worded_as(wording).count())
}

fn path(kept: &Kept, person: usize) -> Result<usize, GraphError> {
    let speaks_of = kept.graph.network([Relation::About]).against([Relation::SpokenBy]);
    let [from, to] = [person, person * 7 + 1].map(|person| nth(&kept.people, person));
    Ok(speaks_of.shortest_path_within(8, from, to).map_or(0, |path| path.len()))
}
