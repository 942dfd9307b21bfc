//! The same questions of less evidence: until a date, without the Daily Mail, in the author's own voice.
//!
//! `cargo run --example views`

use std::io::{Write, stdout};
use std::path::Path;

use dictum::{Graph, Import, Only, QuoteKind, View, VoiceKind};

type Result = std::result::Result<(), Box<dyn std::error::Error>>;

fn main() -> Result {
    run(&mut stdout().lock())
}

pub(crate) fn run(out: &mut impl Write) -> Result {
    let mut graph = Graph::new();
    Import::folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/alaska")).into_graph(&mut graph)?;
    graph.verify()?;

    let mail = graph.organization("daily-mail")?;
    let by_then = Only::published("../2025-08-17".parse()?);
    let without_mail = !Only::via(mail);
    let author = Only::voices([VoiceKind::Author]);

    report("all", &graph, out)?;
    report("known on 17 August", &graph.through(by_then.clone()), out)?;
    report("known on 17 August, or of unknown date", &graph.through(by_then.clone().or_unknown()), out)?;
    report("without the Daily Mail", &graph.through(without_mail.clone()), out)?;
    report("in the author's voice", &graph.through(author.clone()), out)?;
    report("all three", &graph.through(by_then.or_unknown() & without_mail & author), out)?;

    // What falls without the Daily Mail: sets of two views are compared by their nodes.
    let without = graph.through(!Only::via(mail));
    writeln!(out, "resting on the Daily Mail alone")?;
    for node in graph.nodes().set() - without.nodes() {
        writeln!(out, "    {} {node}", node.node_kind())?;
    }

    // Views nest, and what is borrowed from one goes on in it.
    let plain = graph.through(!Only::hedged());
    let direct = plain.through(Only::kinds([QuoteKind::Direct]));
    writeln!(out, "what Trump said to Putin, unhedged and direct")?;
    for quote in direct.person("trump")?.quotes().to(direct.person("putin")?) {
        writeln!(out, "    {quote}")?;
    }
    Ok(())
}

/// Asked of a view as of a graph.
fn report(title: &str, view: &View, out: &mut impl Write) -> Result {
    let (quotes, claims) = (view.quotes(), view.claims());
    writeln!(
        out,
        "{title}: {} documents, {} quotes, {} claims",
        view.documents().count(),
        quotes.count(),
        claims.count()
    )?;
    // A key that this view does not show is an error, and says so.
    match view.claim("first-word-finally") {
        Ok(claim) if claim.stances().next().is_none() => {
            writeln!(out, "    nobody says that his first word was “Finally”")?
        }
        Ok(claim) => claim.stances().try_for_each(|stance| writeln!(out, "    {stance}"))?,
        Err(error) => writeln!(out, "    {error}")?,
    }
    Ok(())
}
