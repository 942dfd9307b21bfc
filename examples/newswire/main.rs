//! A newswire in tables: claims and quotes by the hundred thousand, loaded with every quotation verified, and eleven questions of them.
//!
//! `cargo run --release --example newswire -- DATA OUT` loads the tables of a folder, writes `OUT/QUESTION.txt` for each question, with a line for
//! each row of its parameters, and prints what it took as one line of JSON. Without arguments it makes a small newswire of its own and prints
//! the answers.

pub(crate) mod answer;
pub(crate) mod load;
pub(crate) mod measure;
pub(crate) mod run;
pub(crate) mod sample;
pub(crate) mod table;

use std::io::stdout;
use std::path::Path;
use std::process::ExitCode;

/// Whatever went wrong: a table that cannot be read, a record that is refused.
pub(crate) type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let out = &mut stdout().lock();
    let done = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => run::small(out),
        ["--make", data, quotes] => run::make(Path::new(data), quotes),
        ["--reopen", saved, person] => run::reopen(Path::new(saved), person, out),
        [data, answers] => run::run(Path::new(data), Path::new(answers), false, out),
        [data, answers, "--utterances"] => run::run(Path::new(data), Path::new(answers), true, out),
        _ => Err("usage: newswire [DATA OUT [--utterances]]".into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
