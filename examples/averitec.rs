//! Fact checks in the form of AVeriTeC (Schlichtkrull et al. 2023): into a graph, out as schema.org's `ClaimReview`, back, and compared field by field.
//!
//! `cargo run --release --features claimreview --example averitec -- FILE [MARKUP]`: says how many fields came back as they were, and which did not; status 1 if one did not.
//! The markup is written to a file, if one is named. Without arguments a small file of the same form is taken.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Write, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dictum::io::ClaimReviews;
use dictum::{Claim, Document, Graph, Node, Outside, Rating, Ref, Review, Someone};
use serde_json::{Map, Value, json};

/// Whatever went wrong.
type Failure = Box<dyn std::error::Error>;

/// The verdicts of the corpus.
const LABELS: [(&str, Rating); 4] = [
    ("Supported", Rating::True),
    ("Refuted", Rating::False),
    ("Conflicting Evidence/Cherrypicking", Rating::Mixture),
    ("Not Enough Evidence", Rating::Other),
];

/// The texts of an answer, and the fields of schema.org's under which they are kept.
const ANSWER: [(&str, &str); 6] = [
    ("answer", "text"),
    ("answer_type", "genre"),
    ("boolean_explanation", "answerExplanation"),
    ("source_url", "citation.url"),
    ("cached_source_url", "citation.archivedAt"),
    ("source_medium", "citation.encodingFormat"),
];

fn main() -> ExitCode {
    let bundled = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/averitec.json"));
    let mut arguments = std::env::args().skip(1).map(PathBuf::from);
    let (file, markup) = (arguments.next().unwrap_or_else(bundled), arguments.next());
    match run(&file, markup.as_deref(), &mut stdout().lock()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// There and back; whether every field came back.
///
/// # Errors
/// What cannot be read, or is not of the form.
pub(crate) fn run(file: &Path, markup: Option<&Path>, out: &mut impl Write) -> Result<bool, Failure> {
    let given: Vec<Value> = serde_json::from_str(&fs::read_to_string(file)?)?;
    let mut graph = Graph::new();
    for (number, entry) in given.iter().enumerate() {
        put(&mut graph, number, entry)?;
    }
    let written = ClaimReviews::write(&graph, Vec::new())?;
    if let Some(path) = markup {
        File::create(path)?.write_all(&written)?;
    }
    let mut read = Graph::new();
    let intake = ClaimReviews::text("markup", String::from_utf8(written)?).into_graph(&mut read)?;
    let back: Vec<Value> = (0..given.len()).map(|number| take(&read, number)).collect::<Result<_, _>>()?;
    let (given, back) = (fields(&json!(given)), fields(&json!(back)));
    let mut paths: Vec<&String> = given.keys().chain(back.keys()).collect();
    paths.sort();
    paths.dedup();
    let others: Vec<&String> = paths.iter().filter(|path| given.get(**path) != back.get(**path)).copied().collect();
    for path in &others {
        writeln!(out, "{path}: {:?} came back as {:?}", given.get(*path), back.get(*path))?;
    }
    writeln!(out, "{} objects read, {} accepted", intake.read, intake.accepted)?;
    writeln!(out, "{} of {} fields came back as they were", paths.len() - others.len(), paths.len())?;
    Ok(others.is_empty())
}

/// An entry into a graph: a claim, where it appeared, who made it, and its review.
fn put(graph: &mut Graph, number: usize, entry: &Value) -> Result<(), Failure> {
    let text = |field: &str| entry[field].as_str().filter(|text| !text.is_empty());
    let all = |field: &str| entry[field].as_array().into_iter().flatten().filter_map(Value::as_str);
    let required = |field: &str| text(field).ok_or(format!("entry {number}: expected {field}"));
    let key = key(number);

    let mut work = Document::new(format!("{key}/appearance"), "");
    for (field, label) in [("original_claim_url", "schema:url"), ("cached_original_claim_url", "schema:archivedAt")] {
        work = text(field).into_iter().fold(work, |work, url| work.attribute(label, url, Outside));
    }
    let mut claim = Claim::new(required("claim")?).key(&key);
    if let Some(name) = text("reporting_source") {
        let source = graph.insert(Someone::outside(name).key(format!("{key}/source")))?;
        work = work.published_by(source, Outside);
    }
    if !work.attributes.is_empty() || !work.published_by.is_empty() {
        claim = claim.related("schema:appearance", graph.insert(work)?, Outside);
    }
    if let Some(name) = text("speaker") {
        let speaker = graph.insert(Someone::outside(name).key(format!("{key}/speaker")))?;
        claim = claim.related("schema:author", speaker, Outside);
    }
    if let Some(code) = text("location_ISO_code") {
        claim = claim.attribute("schema:locationCreated.address.addressCountry", code, Outside);
    }
    claim = claim.attribute("schema:datePublished", turned(required("claim_date")?), Outside);
    claim = all("claim_types").fold(claim, |claim, kind| claim.attribute("schema:keywords", kind, Outside));
    let claim = graph.insert(claim)?;

    let label = required("label")?;
    let rating = LABELS.iter().find(|(name, _)| *name == label).map(|(_, rating)| *rating);
    let review = Review::new(claim, label, Outside).key(format!("{key}/review"));
    let review = review.rating(rating.ok_or(format!("entry {number}: {label:?} is no label"))?, Outside);
    let review = review.reason(required("justification")?, Outside);
    let mut review = review.attribute("schema:url", required("fact_checking_article")?, Outside);
    for strategy in all("fact_checking_strategies") {
        review = review.attribute("schema:keywords", strategy, Outside);
    }
    for (path, value) in fields(&json!({ "questions": entry["questions"] })) {
        if let Value::String(text) = value {
            review = if text.is_empty() {
                review.attribute("empty", path, Outside)
            } else {
                review.attribute(part(&path)?, text, Outside)
            };
        }
    }
    for (field, value) in entry.as_object().into_iter().flatten() {
        match value {
            Value::Null => review = review.attribute("null", field, Outside),
            Value::String(text) if text.is_empty() => review = review.attribute("empty", field, Outside),
            Value::Bool(value) => review = review.attribute(field, value.to_string(), Outside),
            _ => {}
        }
    }
    graph.insert(review)?;
    Ok(())
}

/// The same entry, out of a graph.
fn take(graph: &Graph, number: usize) -> Result<Value, Failure> {
    let claim = graph.claim(key(number))?;
    let review = claim.reviews().next().ok_or("it has no review")?;
    let mut entry = Map::new();
    let mut say =
        |field: &str, value: Option<&str>| _ = value.map(|value| entry.insert(field.to_owned(), json!(value)));
    say("claim", Some(claim.wording()));
    say("claim_date", attribute(claim, "schema:datePublished").map(turned).as_deref());
    say("location_ISO_code", attribute(claim, "schema:locationCreated.address.addressCountry"));
    say("speaker", called(claim.related("schema:author").next().map(|node| *node)));
    let work = claim.related("schema:appearance").filter_map(|node| node.narrow::<Document>()).next();
    say("original_claim_url", work.and_then(|work| attribute(work, "schema:url")));
    say("cached_original_claim_url", work.and_then(|work| attribute(work, "schema:archivedAt")));
    say("reporting_source", called(work.and_then(|work| work.publishers().next()).map(|source| source.as_node())));
    say("label", Some(review.verdict()));
    say("justification", review.reasons().next().map(|reason| reason.into_value()));
    say("fact_checking_article", attribute(review, "schema:url"));
    entry.insert("claim_types".to_owned(), keywords(claim));
    entry.insert("fact_checking_strategies".to_owned(), keywords(review));
    for value in review.attributes("null") {
        entry.insert(value.into_value().to_owned(), Value::Null);
    }
    entry.insert("required_reannotation".to_owned(), json!(attribute(review, "required_reannotation") == Some("true")));
    let empty: Vec<&str> = review.attributes("empty").map(|field| field.into_value()).collect();
    empty
        .iter()
        .filter(|field| !field.contains('['))
        .for_each(|field| _ = entry.insert((*field).to_owned(), json!("")));
    let found = |path: String| -> Option<Value> {
        let kept = attribute(review, &part(&path).ok()?);
        kept.map(|text| json!(text)).or_else(|| empty.contains(&path.as_str()).then(|| json!("")))
    };
    let question = |index: usize| -> Option<Value> {
        let text = found(format!("questions[{index}].question"))?;
        let answer = |number: usize| {
            let of = |(field, _): (&str, &str)| {
                Some((field.to_owned(), found(format!("questions[{index}].answers[{number}].{field}"))?))
            };
            Some(ANSWER.into_iter().filter_map(of).collect::<Map<_, _>>()).filter(|answer| !answer.is_empty())
        };
        Some(json!({ "question": text, "answers": (0..).map_while(answer).collect::<Vec<_>>() }))
    };
    entry.insert("questions".to_owned(), (0..).map_while(question).collect());
    Ok(Value::Object(entry))
}

fn key(number: usize) -> String {
    format!("averitec/{number}")
}

fn attribute<'g, K>(node: Ref<'g, K>, label: &str) -> Option<&'g str> {
    node.attributes(label).next().map(|value| value.into_value())
}

fn keywords<K>(node: Ref<'_, K>) -> Value {
    node.attributes("schema:keywords").map(|word| word.into_value()).collect()
}

/// The name of whoever it is.
fn called(node: Option<Ref<'_, Node>>) -> Option<&str> {
    node?.narrow::<Someone>()?.name()
}

/// A day the other way round, as the corpus writes it and as schema.org does.
fn turned(day: &str) -> String {
    let parts: Vec<&str> = day.split('-').collect();
    match parts[..] {
        [year, month, day] if year.len() == 4 => {
            format!("{}-{}-{year}", day.trim_start_matches('0'), month.trim_start_matches('0'))
        }
        [day, month, year] => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => day.to_owned(),
    }
}

/// Under which label the text of a question or an answer is kept: `questions[1].answers[0].answer` is `schema:hasPart~2.suggestedAnswer.text`.
fn part(path: &str) -> Result<String, Failure> {
    let steps: Vec<&str> = path.split(['[', ']', '.']).filter(|step| !step.is_empty()).collect();
    let nth = |index: &str| -> Result<String, Failure> {
        let index: usize = index.parse()?;
        Ok(if index == 0 { String::new() } else { format!("~{}", index + 1) })
    };
    match steps[..] {
        ["questions", question, "question"] => Ok(format!("schema:hasPart{}.text", nth(question)?)),
        ["questions", question, "answers", answer, field] => {
            let found = ANSWER.iter().find(|(name, _)| *name == field).map(|(_, field)| *field);
            let field = found.ok_or(format!("{path}: no field of an answer"))?;
            Ok(format!("schema:hasPart{}.suggestedAnswer{}.{field}", nth(question)?, nth(answer)?))
        }
        _ => Err(format!("{path}: no field of a question").into()),
    }
}

/// Every value that holds no others, by the way to it.
fn fields(of: &Value) -> BTreeMap<String, Value> {
    let mut open = vec![(String::new(), of)];
    let mut fields = BTreeMap::new();
    while let Some((path, value)) = open.pop() {
        match value {
            Value::Array(items) if !items.is_empty() => {
                open.extend(items.iter().enumerate().map(|(index, item)| (format!("{path}[{index}]"), item)));
            }
            Value::Object(inner) if !inner.is_empty() => {
                let below = |name: &String| if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                open.extend(inner.iter().map(|(name, value)| (below(name), value)));
            }
            value => _ = fields.insert(path, value.clone()),
        }
    }
    fields
}
