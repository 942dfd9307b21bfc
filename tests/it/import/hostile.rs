//! Files made of noise: no panic, nothing lost, and nothing in the graph that does not stand in its document.
//!
//! About 20,000 records; CI reads 100,000 in a release build, and `DICTUM_HOSTILE=1000000 cargo test --release --test it hostile` reads a million.

use std::cell::RefCell;

use dictum::{Graph, Import, ImportError};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};

use super::held::{Wanted, unheld};
use super::mutation::mutated_file;
use super::noise::noise_file;

/// A file that somebody may send, and the words that its quotes ask for, as far as they are known.
#[derive(Clone, Debug)]
pub(super) struct Hostile {
    pub(super) file: String,
    pub(super) wanted: Vec<(String, Wanted)>,
}

fn records_asked_for() -> usize {
    std::env::var("DICTUM_HOSTILE").ok().map_or(20_000, |count| count.parse().expect("DICTUM_HOSTILE is a number"))
}

/// How many files one runner makes before the records are counted again.
const BATCH: u32 = 64;

/// What has been read so far.
#[derive(Debug, Default)]
struct Tally {
    read: usize,
    accepted: usize,
    /// Statements whose words differ by a rule from what stands there.
    loosely: usize,
}

#[test]
fn no_hostile_file_brings_in_what_does_not_stand_there() {
    let tally = RefCell::new(Tally::default());
    let asked = records_asked_for();
    for batch in 0.. {
        if tally.borrow().read >= asked {
            break;
        }
        let name = concat!(module_path!(), "::hostile");
        let config = Config { cases: BATCH, source_file: Some(file!()), test_name: Some(name), ..Config::default() };
        // No batch is the one before again.
        let rng_seed = match config.rng_seed {
            RngSeed::Fixed(seed) => RngSeed::Fixed(seed.wrapping_add(batch)),
            random => random,
        };
        let config = Config { rng_seed, ..config };
        let files = prop_oneof![noise_file(), mutated_file()];
        let outcome = TestRunner::new(config).run(&files, |hostile| imported(&hostile, &mut tally.borrow_mut()));
        if let Err(error) = outcome {
            panic!("{error}");
        }
    }
    let Tally { read, accepted, loosely } = tally.into_inner();
    assert!(accepted > read / 5 && loosely > read / 50, "hardly anything was taken: {accepted}, {loosely} of {read}");
}

/// Imports a file in both ways.
fn imported(hostile: &Hostile, tally: &mut Tally) -> Result<(), TestCaseError> {
    let mut graph = Graph::new();
    let report = match Import::json(hostile.file.as_str()).what_is_right_into(&mut graph) {
        Ok(report) => report,
        Err(error) => {
            prop_assert!(matches!(error, ImportError::Malformed { .. }), "{error}");
            prop_assert_eq!(graph.nodes().count(), 0);
            return Ok(());
        }
    };
    prop_assert_eq!(report.accepted + report.rejected.len(), report.read);
    prop_assert!(report.rejected.iter().all(|rejected| !rejected.flaws.is_empty()), "{report:?}");
    prop_assert_eq!(graph.verify().err(), None);
    prop_assert_eq!(unheld(&graph, hostile), Vec::<String>::new());
    prop_assert_eq!(taken_whole(hostile, &graph), Ok(report.rejected.is_empty()));
    tally.read += report.read;
    tally.accepted += report.accepted;
    tally.loosely += serde_json::to_string(&graph).unwrap().matches("\"given_as\"").count();
    Ok(())
}

/// Whether the file is taken as a whole; if not, without a trace.
fn taken_whole(hostile: &Hostile, partly: &Graph) -> Result<bool, String> {
    let bytes = |graph: &Graph| serde_json::to_string(graph).unwrap();
    let mut graph = Graph::new();
    match Import::json(hostile.file.as_str()).into_graph(&mut graph) {
        Ok(_) if bytes(&graph) == bytes(partly) => Ok(true),
        Ok(_) => Err("taken whole it is another graph".to_owned()),
        Err(ImportError::Refused { .. }) if bytes(&graph) == bytes(&Graph::new()) => Ok(false),
        Err(error) => Err(format!("refused, and the graph has changed: {error}")),
    }
}
