//! Every file of the red team against its verdict.

use std::collections::BTreeSet;

use dictum::{Document, Flaw, Graph, Import, ImportError, Report};

use super::place::astray;
use super::verdict::{Verdict, files, path_of, text_of, verdicts};

/// Files on which the library does not judge as it should, and what it does instead. Each is taken off the list when it is mended: a test
/// holds that it still fails.
const KNOWN: &[(&str, &str)] = &[];

/// Files whose verdict holds, but not the place in the file: the record's line and column are told for a field of it.
const ASTRAY: &[&str] = &[];

fn is_known(name: &str) -> bool {
    KNOWN.iter().any(|(known, _)| *known == name)
}

/// A graph that holds something, so that a refused file has something to spoil.
fn before() -> Graph {
    let mut graph = Graph::new();
    graph.insert(Document::new("lighthouse", "The lamp is lit.")).unwrap();
    graph
}

fn bytes(graph: &Graph) -> Vec<u8> {
    serde_json::to_vec(graph).unwrap()
}

/// Everything in which the library and the verdict do not agree.
fn disagreements(name: &str, verdict: &Verdict) -> Vec<String> {
    let mut found = Vec::new();
    let (mut partly, mut wholly) = (before(), before());
    let right = Import::file(path_of(name)).what_is_right_into(&mut partly);
    let whole = Import::file(path_of(name)).into_graph(&mut wholly);
    if let Some(message) = &verdict.malformed {
        found.extend(not_malformed(right, message));
        found.extend(not_malformed(whole, message));
        found.extend((bytes(&partly) != bytes(&before())).then(|| "the graph has changed".to_owned()));
    } else {
        found.extend(right.map_or_else(|error| vec![error.to_string()], |report| misjudged(name, verdict, &report)));
        found.extend(not_all_or_nothing(verdict, whole, &wholly, &partly));
    }
    found.extend([partly, wholly].iter().filter_map(|graph| graph.verify().err()).map(|refused| refused.to_string()));
    found
}

fn not_malformed(outcome: Result<Report, ImportError>, expected: &str) -> Option<String> {
    match outcome {
        Err(ImportError::Malformed { message, .. }) if message.contains(expected) => None,
        other => Some(format!("not {expected:?} but {other:?}")),
    }
}

/// In which way a report is not what the verdict says.
fn misjudged(name: &str, verdict: &Verdict, report: &Report) -> Vec<String> {
    let (accepted, rejected) = (report.accepted, report.rejected.len());
    let mut found = Vec::new();
    if (accepted, rejected) != (verdict.accepted, verdict.rejected) {
        found.push(format!(
            "{accepted} accepted and {rejected} rejected, not {} and {}",
            verdict.accepted, verdict.rejected
        ));
    }
    if accepted + rejected != report.read {
        found.push(format!("{accepted} and {rejected} are not the {} that were read", report.read));
    }
    let flaws: Vec<&Flaw> = report.rejected.iter().flat_map(|rejected| &rejected.flaws).collect();
    let is_told = |(path, part): &(String, String)| {
        flaws.iter().any(|flaw| flaw.path == *path && flaw.message.contains(part.as_str()))
    };
    let is_expected = |flaw: &&Flaw| {
        verdict.faults.iter().any(|(path, part)| flaw.path == *path && flaw.message.contains(part.as_str()))
    };
    found.extend(verdict.faults.iter().filter(|fault| !is_told(fault)).map(|fault| format!("not told: {fault:?}")));
    found.extend(flaws.iter().filter(|flaw| !is_expected(flaw)).map(|flaw| format!("told besides: {flaw}")));
    found.extend((flaws.len() != verdict.faults.len()).then(|| format!("{} flaws", flaws.len())));
    let file = text_of(name);
    if !ASTRAY.contains(&name) {
        found.extend(flaws.iter().filter_map(|flaw| astray(&file, flaw)));
    }
    found.extend(flaws.iter().filter(|flaw| steers(flaw)).map(|flaw| format!("steers a terminal: {flaw:?}")));
    found
}

/// Whether a flaw, shown in a terminal, would do more than be read.
fn steers(flaw: &Flaw) -> bool {
    let is_meant = |c: char| c == '\n' || !(c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c));
    !flaw.to_string().chars().all(is_meant)
}

/// In which way the whole file was neither taken as it is nor refused without a trace.
fn not_all_or_nothing(
    verdict: &Verdict,
    outcome: Result<Report, ImportError>,
    graph: &Graph,
    partly: &Graph,
) -> Option<String> {
    match outcome {
        Ok(report) if verdict.faults.is_empty() && report.accepted == report.read => {
            (bytes(graph) != bytes(partly)).then(|| "taken whole it is another graph".to_owned())
        }
        Err(ImportError::Refused { report }) if !verdict.faults.is_empty() => {
            let flaws = report.rejected.iter().flat_map(|rejected| &rejected.flaws);
            let paths: BTreeSet<&str> = verdict.faults.iter().map(|(path, _)| path.as_str()).collect();
            let is_told = |path: &&str| paths.iter().any(|told| path.starts_with(told));
            let besides = flaws.map(|flaw| flaw.path.as_str()).find(|path| !is_told(path));
            let spoilt = (bytes(graph) != bytes(&before())).then(|| "refused, and the graph has changed".to_owned());
            spoilt.or_else(|| besides.map(|path| format!("taken whole it has a fault besides: {path}")))
        }
        other => Some(format!("taken whole: {other:?}")),
    }
}

#[test]
fn every_file_is_judged_as_its_verdict_says() {
    let mut wrong = String::new();
    for (name, verdict) in verdicts().iter().filter(|(name, _)| !is_known(name)) {
        for disagreement in disagreements(name, verdict) {
            wrong += &format!("{name}: {disagreement}\n");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn what_is_known_to_be_misjudged_still_is() {
    let verdicts = verdicts();
    for (name, instead) in KNOWN {
        let verdict = verdicts.get(*name).unwrap_or_else(|| panic!("{name} is no file"));
        assert!(!disagreements(name, verdict).is_empty(), "{name} is mended: take it off the list ({instead})");
    }
}

#[test]
fn what_is_known_to_be_astray_still_is() {
    for name in ASTRAY {
        let report = Import::file(path_of(name)).what_is_right_into(&mut before()).unwrap();
        let flaws: Vec<&Flaw> = report.rejected.iter().flat_map(|rejected| &rejected.flaws).collect();
        assert!(
            flaws.iter().any(|flaw| astray(&text_of(name), flaw).is_some()),
            "{name} is mended: take it off the list"
        );
    }
}

#[test]
fn every_file_has_a_verdict_and_every_verdict_a_file() {
    let judged: Vec<String> = verdicts().into_keys().collect();
    assert_eq!(files(), judged);
}

#[test]
fn there_are_sixty_files_of_which_twenty_are_right() {
    let files = files();
    let right = files.iter().filter(|name| name.starts_with("accepted_")).count();
    assert!(files.len() >= 60 && right >= 20, "{right} of {}", files.len());
}

#[test]
fn a_files_name_says_its_verdict() {
    for (name, verdict) in verdicts() {
        let kind = match &verdict.malformed {
            Some(_) => "malformed_",
            None if verdict.faults.is_empty() => "accepted_",
            None => "refused_",
        };
        assert!(name.starts_with(kind), "{name}");
    }
}

#[test]
fn a_flaw_shows_file_line_and_column() {
    let report = Import::file(path_of("refused_negation_dropped")).what_is_right_into(&mut Graph::new()).unwrap();
    let shown = report.to_string();
    assert!(shown.starts_with("refused_negation_dropped.json:"), "{shown}");
    assert!(shown.contains("^^^ most like it"), "{shown}");
}
