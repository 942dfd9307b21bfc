//! Loads a gold annotation, every span verified, and answers questions of it.
//!
//! `cargo run --release --example competency -- TEXTS GOLD QUESTIONS OUT`: the folder of the articles, the folder of the annotation, a file of
//! questions, and the file to which the answers go.

pub(crate) mod answer;
pub(crate) mod gold;
pub(crate) mod joined;
pub(crate) mod load;
pub(crate) mod record;
pub(crate) mod run;

use std::io::stdout;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [texts, gold, questions, out] = arguments.as_slice() else {
        eprintln!("usage: competency TEXTS GOLD QUESTIONS OUT");
        return ExitCode::from(2);
    };
    let paths = [texts, gold, questions, out].map(Path::new);
    match run::run(paths, &mut stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
