//! The example as functions.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use dictum::{Graph, Likeness};
use serde::{Deserialize, Serialize};

use super::Failure;
use super::answer;
use super::load::{Newswire, load};
use super::measure::{QUESTIONS, Taken, ask_all, parameters};
use super::sample;

/// Loads the tables, answers the questions into a folder, and prints what it took as one line of JSON.
///
/// # Errors
/// What could not be read or written, and what the graph refused.
pub(crate) fn run(data: &Path, out: &Path, by_utterance: bool, print: &mut impl Write) -> Result<(), Failure> {
    let clock = Instant::now();
    let newswire = load(data)?;
    // Wordings are indexed when they are first asked for: here as a part of loading.
    newswire.graph.quotes().worded_as("").is_empty();
    let load_s = clock.elapsed().as_secs_f64();
    let rss_mb = resident_mb();

    let taken = ask_all(&newswire, data, out)?;
    let utterances_s = if by_utterance { Some(utterances(&newswire, out)?) } else { None };
    let kept = kept(&newswire.graph, data, out)?;
    let version = env!("CARGO_PKG_VERSION");
    let measured = Measured { engine: "dictum", version, load_s, rss_mb, utterances_s, kept, taken };
    Ok(writeln!(print, "{}", serde_json::to_string(&measured)?)?)
}

/// What is printed of a run.
#[derive(Serialize)]
struct Measured {
    engine: &'static str,
    version: &'static str,
    load_s: f64,
    rss_mb: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    utterances_s: Option<f64>,
    #[serde(flatten)]
    kept: Option<Kept>,
    #[serde(flatten)]
    taken: Taken,
}

/// Writes for each quote which utterance it renders, by the number of the first quote that does; gives the seconds that this took, but for the writing.
fn utterances(newswire: &Newswire, out: &Path) -> Result<f64, Failure> {
    let clock = Instant::now();
    let utterances = newswire.graph.utterances(&Likeness::default());
    let seconds = clock.elapsed().as_secs_f64();
    let mut table = csv::Writer::from_path(out.join("utterances.csv"))?;
    table.write_record(["quote", "utterance"])?;
    for utterance in utterances.iter() {
        let Some(first) = utterance.quotes().first() else { continue };
        for quote in utterance.quotes() {
            table.write_record([*quote, *first].map(|quote| newswire.number(quote).to_string()))?;
        }
    }
    table.flush()?;
    Ok(seconds)
}

/// What a copy on the disk takes.
#[derive(Serialize)]
struct Kept {
    save_s: f64,
    disk_mb: f64,
    reopen_s: f64,
}

/// What a fresh process prints that opens such a copy.
#[derive(Serialize, Deserialize)]
struct Reopened {
    reopen_s: f64,
    answer: String,
}

/// A copy on the disk: what it takes to save it, its size, and how long a fresh process takes from opening it to a first answer.
fn kept(graph: &Graph, data: &Path, out: &Path) -> Result<Option<Kept>, Failure> {
    let saved = out.join("newswire.graph");
    let clock = Instant::now();
    graph.save(&saved)?;
    let save_s = clock.elapsed().as_secs_f64();
    let Some((person,)) = parameters::<(usize,)>(data, "said")?.first().copied() else { return Ok(None) };
    let fresh = Command::new(std::env::current_exe()?).arg("--reopen").arg(&saved).arg(person.to_string()).output()?;
    if !fresh.status.success() {
        return Err(String::from_utf8_lossy(&fresh.stderr).into());
    }
    let Reopened { reopen_s, answer } = serde_json::from_slice(&fresh.stdout)?;
    let answers = fs::read_to_string(out.join("said.txt"))?;
    if Some(answer.as_str()) != answers.lines().next() {
        return Err(format!("the copy answers {answer:?}").into());
    }
    let disk_mb = fs::metadata(&saved)?.len() as f64 / 1e6;
    Ok(Some(Kept { save_s, disk_mb, reopen_s }))
}

/// Opens a saved graph and says what a person said.
pub(crate) fn reopen(saved: &Path, person: &str, print: &mut impl Write) -> Result<(), Failure> {
    let clock = Instant::now();
    let graph = Graph::open(saved)?;
    let mut answer = String::new();
    answer::said_by(graph.person(format!("person-{person}").as_str())?, &mut answer)?;
    let reopened = Reopened { reopen_s: clock.elapsed().as_secs_f64(), answer };
    Ok(writeln!(print, "{}", serde_json::to_string(&reopened)?)?)
}

/// Makes a small newswire, and prints what is asked and answered.
pub(crate) fn small(print: &mut impl Write) -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    sample::make(folder.path(), 400, 4)?;
    let newswire = load(folder.path())?;
    newswire.graph.verify()?;
    let answers = folder.path().join("answers");
    ask_all(&newswire, folder.path(), &answers)?;
    for (name, _) in QUESTIONS {
        writeln!(print, "{name}")?;
        let asked = fs::read_to_string(folder.path().join(format!("params_{name}.csv"))).unwrap_or_default();
        let answers = fs::read_to_string(answers.join(name).with_extension("txt"))?;
        let mut asked = asked.lines().skip(1);
        for answer in answers.lines() {
            writeln!(print, "    {} -> {answer}", asked.next().unwrap_or("all"))?;
        }
    }
    Ok(())
}

/// Makes a newswire of so many quotes.
pub(crate) fn make(data: &Path, quotes: &str) -> Result<(), Failure> {
    sample::make(data, quotes.parse()?, 1_000)
}

/// How much memory the process has, where that can be read.
fn resident_mb() -> Option<f64> {
    let pages: f64 = fs::read_to_string("/proc/self/statm").ok()?.split(' ').nth(1)?.parse().ok()?;
    Some(pages * 4096.0 / 1e6)
}
