//! Merging, undoing, retracting, withdrawing, erasing. Nothing is ever removed in place.
//!
//! `cargo run --example second_thoughts`

use std::io::{Write, stdout};
use std::path::Path;

use dictum::{Document, Graph, Import, Only, Outside};

type Result = std::result::Result<(), Box<dyn std::error::Error>>;

fn main() -> Result {
    run(&mut stdout().lock())
}

pub(crate) fn run(out: &mut impl Write) -> Result {
    let mut graph = Graph::new();
    Import::folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/alaska")).into_graph(&mut graph)?;
    merging(&mut graph, out)?;
    withdrawing(&mut graph, out)?;
    graph.verify()?;
    Ok(())
}

/// Two groups are judged to be one, and are not. A judgement is a statement like any other, with its ground and its judge.
fn merging(graph: &mut Graph, out: &mut impl Write) -> Result {
    let leaders = graph.organization("european-leaders")?.id();
    let governments = graph.organization("european-governments")?.id();
    writeln!(
        out,
        "as two: {} and {}",
        graph.quotes().spoken_by(leaders).count(),
        graph.quotes().spoken_by(governments).count()
    )?;

    let judgement = graph.insert(leaders.same_as(governments, Outside).judged_by("eva@desk").confidence(0.6))?;
    let one = graph.organization(governments)?;
    writeln!(
        out,
        "as one: {} of {}",
        one.quotes().count(),
        one.keys().map(|key| key.as_str()).collect::<Vec<_>>().join(" = ")
    )?;

    graph.insert(judgement.retracted(Outside).judged_by("eva@desk"))?;
    writeln!(
        out,
        "as two again: {} and {}",
        graph.quotes().spoken_by(leaders).count(),
        graph.quotes().spoken_by(governments).count()
    )?;
    Ok(())
}

/// A correction takes a quote back, then its whole document.
fn withdrawing(graph: &mut Graph, out: &mut impl Write) -> Result {
    let text = "The lip reader has withdrawn his account of ‘Finally’. The dispatch that carried it is withdrawn.";
    let correction = graph.insert(Document::new("correction", text))?;
    let tarmac = graph.document("tarmac")?.id();
    let finally = graph.quotes().in_document(tarmac).containing("finally").direct().first().ok_or("it is there")?.id();
    graph.insert(finally.retracted(correction.at("has withdrawn his account")))?;
    let answer = graph.quote(finally).map(|quote| quote.to_string());
    writeln!(out, "retracted: {}", answer.unwrap_or_else(|error| error.to_string()))?;
    writeln!(out, "still known: {}", graph.archive().quote(finally)?)?;

    // What would fall with the document? Asked first, and nothing changes.
    let without = graph.through(!Only::documents([tarmac]));
    for claim in graph.claims().set() - without.claims() {
        writeln!(out, "falls: {}", claim.key())?;
    }

    // Then done, on evidence; and what is gone is erased, into a graph of its own.
    graph.insert(tarmac.retracted(correction.at("is withdrawn")))?;
    let compacted = graph.compacted()?;
    let correction = compacted.ids.node(correction);
    writeln!(
        out,
        "{} quotes, {} after it is withdrawn",
        graph.archive().quotes().count(),
        compacted.graph.quotes().count()
    )?;
    writeln!(
        out,
        "the correction is kept: {}; the quote is not: {}",
        correction.is_some(),
        compacted.ids.node(finally).is_none()
    )?;
    compacted.graph.verify()?;
    Ok(())
}
