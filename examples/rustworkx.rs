//! Somebody else's algorithms: which report stands between the most others, by rustworkx-core, and on what ground.
//!
//! `cargo run --example rustworkx`

use std::io::{Write, stdout};

use dictum::{Document, Graph, NodeKind, Relation};
use rustworkx_core::centrality::betweenness_centrality;
use rustworkx_core::connectivity::core_number;

/// A key, a text, and the source that it names, in which words.
type Report = (&'static str, &'static str, Option<(&'static str, &'static str)>);

const REPORTS: [Report; 6] = [
    ("notice", "The port will stay shut.", None),
    ("gazette", "The port will stay shut, says a notice of the harbour office.", Some(("notice", "a notice"))),
    ("post", "The port, the Gazette reports, will stay shut.", Some(("gazette", "the Gazette reports"))),
    ("herald", "Shut for good? The Gazette thinks so.", Some(("gazette", "The Gazette thinks so"))),
    ("blog", "I read in the Post that the port is gone.", Some(("post", "I read in the Post"))),
    ("letter", "Sir, the harbour is always shut.", None),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    run(&mut stdout().lock())
}

pub(crate) fn run(out: &mut impl Write) -> Result<(), Box<dyn std::error::Error>> {
    let mut graph = Graph::new();
    for (key, text, source) in REPORTS {
        let report = graph.insert(Document::new(key, text))?;
        if let Some((source, words)) = source {
            let source = graph.document(source)?.id();
            graph.insert(report.cites(source, report.at(words)))?;
        }
    }
    graph.verify()?;

    // Algorithms that keep a list by number of node take the dense form.
    let citations = graph.network([Relation::Cites]).among([NodeKind::Document]).dense();
    let between = betweenness_centrality(&citations, false, true, 50);
    for (report, between) in citations.nodes().zip(between) {
        writeln!(out, "{:.2} {}", between.unwrap_or_default(), report.key())?;
    }

    let most = citations.nodes().nth(1).ok_or("there are six")?;
    writeln!(out, "\nwho has it from {}", most.key())?;
    for citation in most.statements_to(Relation::Cites) {
        writeln!(out, "{}", citation.evidence().snippet())?;
    }

    let alone = core_number(&citations).into_iter().filter(|(_, core)| *core == 0);
    for (report, _) in alone {
        writeln!(out, "{} cites nobody, and nobody cites it", graph.node(report)?.key())?;
    }
    Ok(())
}
