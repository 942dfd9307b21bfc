//! What a language model returned: what is right comes in, what is not comes back with the reason, and what came in is audited.
//!
//! `cargo run --example from_model`

use std::io::{Write, stdout};

use dictum::{Audit, Document, Graph, Import, QuoteRef, Recording, Rejected};

/// What the model was given to read.
const ARTICLE: &str = include_str!("article.txt");
/// What it answered, in the form of docs/for-language-models.md: records that point at words, without offsets.
const REPLY: &str = include_str!("reply.json");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    run(&mut stdout().lock())
}

pub(crate) fn run(out: &mut impl Write) -> Result<(), Box<dyn std::error::Error>> {
    let mut graph = Graph::new();
    // The text is the caller's own; the reply only points at it.
    graph.insert(Document::new("channel", ARTICLE).file("article.txt"))?;
    graph.begin(Recording::by("a language model, version 1"))?;
    // A reply adds; it withdraws and judges nothing, and brings no texts.
    let report = Import::json(REPLY).untrusted().what_is_right_into(&mut graph)?;
    graph.verify()?;

    writeln!(out, "ACCEPTED\n")?;
    graph.quotes().iter().try_for_each(|quote| accepted(quote, out))?;
    writeln!(out, "REJECTED\n")?;
    report.rejected.iter().try_for_each(|record| rejected(record, out))?;
    // What stands there may still be given to the wrong one, or without its "not".
    writeln!(out, "FOUND BY THE AUDIT\n")?;
    graph.audit(&Audit::default()).iter().try_for_each(|finding| writeln!(out, "{finding}"))?;
    writeln!(out, "{} records read, {} accepted, {} rejected", report.read, report.accepted, report.rejected.len())?;
    Ok(())
}

/// Who said it, by whose account, and on what evidence: where its words stand, and by which rule they matched those that were given.
fn accepted(quote: QuoteRef<'_>, out: &mut impl Write) -> std::io::Result<()> {
    writeln!(out, "{quote}\n  by the account of: {}", quote.account())?;
    for ground in quote.evidence().grounds() {
        if let Some(extent) = ground.extent() {
            writeln!(out, "  bytes {}: {}", extent.span, ground.matched())?;
        }
    }
    writeln!(out, "{}", quote.snippet())
}

/// Where in the reply it stands, and all that is wrong with it.
fn rejected(record: &Rejected, out: &mut impl Write) -> std::io::Result<()> {
    for flaw in &record.flaws {
        writeln!(out, "{}, line {} of the reply\n  {}\n{}", flaw.path, flaw.line, flaw.message, flaw.snippet)?;
    }
    Ok(())
}
