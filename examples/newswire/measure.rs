//! Asks all questions and takes the time.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Failure;
use super::answer;
use super::load::Newswire;
use super::table::rows;

type Answered = Result<(), Failure>;

/// A question, by what a row of its parameters holds.
#[derive(Clone, Copy)]
pub(crate) enum Question {
    Of(fn(&Newswire, usize, &mut String) -> Answered),
    Between(fn(&Newswire, usize, usize, &mut String) -> Answered),
    OfText(fn(&Newswire, &str, &mut String) -> Answered),
    OfAll(fn(&Newswire, &mut String) -> Answered),
}

/// All questions, by their names.
pub(crate) const QUESTIONS: [(&str, Question); 11] = [
    ("said", Question::Of(answer::said)),
    ("trace", Question::Of(answer::trace)),
    ("dossier", Question::Of(answer::dossier)),
    ("coquoted", Question::Of(answer::coquoted)),
    ("origins", Question::Of(answer::origins)),
    ("selfcontra", Question::Of(answer::selfcontra)),
    ("within", Question::Of(answer::within)),
    ("path", Question::Between(answer::path)),
    ("phrase", Question::OfText(answer::phrase)),
    ("circles", Question::OfAll(answer::circles)),
    ("rank", Question::OfAll(answer::rank)),
];

/// How many rows are asked before the clock runs.
const WARM_UP: usize = 50;
/// After so long a question is left out.
const LIMIT: Duration = Duration::from_secs(120);

/// What the questions took, in seconds, and which were left out, and why.
#[derive(Default, Serialize)]
pub(crate) struct Taken {
    pub(crate) questions: BTreeMap<&'static str, f64>,
    pub(crate) left_out: BTreeMap<&'static str, String>,
}

/// Asks every question with every row of its parameters, and writes the answers.
pub(crate) fn ask_all(newswire: &Newswire, data: &Path, out: &Path) -> Result<Taken, Failure> {
    fs::create_dir_all(out)?;
    let mut taken = Taken::default();
    for (name, question) in QUESTIONS {
        match ask(newswire, data, name, question)? {
            Ok((seconds, answers)) => {
                fs::write(out.join(name).with_extension("txt"), answers)?;
                taken.questions.insert(name, seconds);
            }
            Err(after) => {
                let why = format!("over {} s, after {after} parameters", LIMIT.as_secs());
                taken.left_out.insert(name, why);
            }
        }
    }
    Ok(taken)
}

/// Seconds and answers; or after how many rows the time was up.
fn ask(
    newswire: &Newswire,
    data: &Path,
    name: &str,
    question: Question,
) -> Result<Result<(f64, String), usize>, Failure> {
    match question {
        Question::Of(answer) => timed(&parameters(data, name)?, |(number,), line| answer(newswire, *number, line)),
        Question::Between(answer) => {
            timed(&parameters(data, name)?, |(from, to), line| answer(newswire, *from, *to, line))
        }
        Question::OfText(answer) => {
            timed(&parameters::<(String,)>(data, name)?, |(text,), line| answer(newswire, text, line))
        }
        Question::OfAll(answer) => timed(&[()], |(), line| answer(newswire, line)),
    }
}

pub(crate) fn parameters<P: DeserializeOwned>(data: &Path, question: &str) -> Result<Vec<P>, Failure> {
    rows(data, &format!("params_{question}"))?.collect()
}

fn timed<P>(rows: &[P], answer: impl Fn(&P, &mut String) -> Answered) -> Result<Result<(f64, String), usize>, Failure> {
    let mut lines = String::with_capacity(1 << 16);
    rows.iter().take(WARM_UP).try_for_each(|row| answer(row, &mut lines))?;
    lines.clear();
    let clock = Instant::now();
    for (done, row) in rows.iter().enumerate() {
        answer(row, &mut lines)?;
        lines.push('\n');
        // Looking at the clock takes time too.
        if done % 16 == 15 && clock.elapsed() > LIMIT {
            return Ok(Err(done + 1));
        }
    }
    Ok(Ok((clock.elapsed().as_secs_f64(), lines)))
}
