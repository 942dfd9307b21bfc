//! The example as a function.

use std::fs;
use std::io::Write;
use std::path::Path;

use serde_json::{Map, Value};

use super::answer::{Question, answer};
use super::gold;
use super::load::{Relays, load};

/// Answers the questions, writes the answers, and says how many of those that carry one are right.
///
/// # Errors
/// What could not be read, was refused or is not understood; then no answers are written.
pub(crate) fn run([texts, gold, questions, out]: [&Path; 4], print: &mut impl Write) -> Result<(), String> {
    let (articles, cross) = gold::read(gold)?;
    let questions: Vec<Question> = gold::parsed(questions)?;
    let (graph, keys) = load(texts, &articles, &cross, Relays::All).map_err(|faults| first_few(&faults))?;
    graph.verify().map_err(|refused| refused.to_string())?;

    let mut answers = Map::new();
    for question in &questions {
        answers.insert(question.id.clone(), answer(&graph, &keys, question)?);
    }
    let known: Vec<&Question> = questions.iter().filter(|question| question.answer.is_some()).collect();
    let is_right = |question: &&&Question| question.answer.as_ref() == answers.get(&question.id);
    let right = known.iter().filter(is_right).count();
    for wrong in known.iter().filter(|question| !is_right(question)) {
        let found = answers.get(&wrong.id).cloned().unwrap_or_default();
        let expected = wrong.answer.clone().unwrap_or_default();
        writeln!(print, "{}: {found}, not {expected}", wrong.id).map_err(|error| error.to_string())?;
    }
    let text = serde_json::to_string_pretty(&Value::Object(answers)).map_err(|error| error.to_string())?;
    fs::write(out, text + "\n").map_err(|error| format!("{}: {error}", out.display()))?;
    writeln!(print, "{right} of {} questions right", known.len()).map_err(|error| error.to_string())
}

fn first_few(faults: &[String]) -> String {
    const SHOWN: usize = 5;
    let mut message = format!("refused, {} faults:", faults.len());
    for fault in faults.iter().take(SHOWN) {
        message.push_str("\n  ");
        message.push_str(fault);
    }
    if faults.len() > SHOWN {
        message.push_str("\n  ...");
    }
    message
}
