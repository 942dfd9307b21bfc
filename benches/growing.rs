//! What it costs to go on: quotes put in one at a time after very many, and what questions take before and after.
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

use dictum::Graph;

use kept::Kept;
use world::World;

/// So many are put in before the questions are asked again.
const FEW: usize = 10_000;
/// So many questions, each of another person.
const ASKED: usize = 1_000;

fn main() -> Result<(), Box<dyn Error>> {
    let quotes = std::env::var("DICTUM_QUOTES").map_or(Ok(100_000), |quotes| quotes.parse())?;
    let world = World::of(quotes);
    let mut kept = Kept::of(&world)?;
    // As it is opened, all of it is flat.
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("graph");
    kept.graph.save(&path)?;
    kept.graph = Graph::open(&path)?;

    let before = asked(&kept);
    let mut again = (0..)
        .zip(&world.documents)
        .cycle()
        .flat_map(|(number, report)| report.quotes.iter().map(move |saying| (number, saying)));
    let mut took = Vec::new();
    for (number, saying) in again.by_ref().take(FEW) {
        took.push(inserted(&mut kept, number, saying)?);
    }
    let mean = |took: &[Duration]| took.iter().sum::<Duration>().as_secs_f64() * 1e6 / took.len() as f64;
    println!("{FEW} quotes one at a time after {quotes}: {:.2} µs each", mean(&took));
    let after = asked(&kept);
    println!(
        "questions before {before:.1?}, after {after:.1?}: {:.2} times",
        after.as_secs_f64() / before.as_secs_f64()
    );

    // On until the tail was folded in at least once.
    for (number, saying) in again.take(quotes / 2) {
        took.push(inserted(&mut kept, number, saying)?);
    }
    let longest = took.iter().max().copied().unwrap_or_default();
    println!("{} quotes one at a time: {:.2} µs each, the longest {longest:.1?}", took.len(), mean(&took));
    Ok(())
}

fn inserted(kept: &mut Kept, document: usize, saying: &world::Saying) -> Result<Duration, Box<dyn Error>> {
    let quote = kept.quote(document, saying);
    let clock = Instant::now();
    kept.graph.insert(quote)?;
    Ok(clock.elapsed())
}

/// The median of some times that all questions are asked: how many bytes a person is quoted with, in which documents.
fn asked(kept: &Kept) -> Duration {
    let mut times: Vec<Duration> = (0..7)
        .map(|_| {
            let clock = Instant::now();
            for person in kept.people.iter().take(ASKED) {
                let Ok(person) = kept.graph.person(*person) else { continue };
                let said = person.quotes().iter().map(|quote| {
                    let bytes: u32 = quote.segments().map(|words| words.span().len()).sum();
                    (bytes, quote.document())
                });
                black_box(said.last());
            }
            clock.elapsed()
        })
        .collect();
    times.sort();
    times[3]
}
