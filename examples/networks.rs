//! A network is a view narrowed to some relations: walks, our algorithms and petgraph's own run over it.
//!
//! `cargo run --example networks`

use std::io::{Write, stdout};
use std::path::Path;

use dictum::{Graph, Import, NodeKind, Only, Relation};
use petgraph::algo::{dominators, kosaraju_scc};
use petgraph::dot::Dot;

type Result = std::result::Result<(), Box<dyn std::error::Error>>;

fn main() -> Result {
    run(&mut stdout().lock())
}

pub(crate) fn run(out: &mut impl Write) -> Result {
    let mut graph = Graph::new();
    Import::folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/alaska")).into_graph(&mut graph)?;
    graph.verify()?;

    // What does every way from a claim to the lip reader pass through? (petgraph)
    let (claim, reader) = (graph.claim("first-word-finally")?, graph.person("lip-reader")?);
    let lineage =
        graph.network([Relation::TakesStance, Relation::NestedIn, Relation::SpokenBy, Relation::ByWayOf]).undirected();
    let dominators = dominators::simple_fast(lineage, claim.id().widen());
    writeln!(out, "between “{claim}” and {reader}")?;
    for choke in dominators.strict_dominators(reader.id().widen()).into_iter().flatten() {
        writeln!(out, "    {}", graph.node(choke)?)?;
    }

    // Who is at the centre of the talk? (ours, in linear time for each round)
    let talk = graph.network([Relation::SpokenBy, Relation::To]).undirected();
    writeln!(out, "at the centre of the talk")?;
    let ranked = talk.page_rank(0.85);
    for (node, rank) in ranked.iter().filter(|(node, _)| node.node_kind() == NodeKind::Person).take(3) {
        writeln!(out, "    {rank:.4} {node}")?;
    }

    // Do documents cite each other in a circle? (petgraph)
    let citations = graph.network([Relation::Cites, Relation::RepublicationOf]).among([NodeKind::Document]);
    let circles = kosaraju_scc(citations).into_iter().filter(|circle| circle.len() > 1);
    writeln!(out, "{} circles among the sources", circles.count())?;

    // What surrounds one quote, and a picture of the citations.
    writeln!(out, "around “Finally”")?;
    let around = talk.neighbourhood(graph.quote("finally")?, 1);
    for (node, distance) in around.nodes() {
        writeln!(out, "    {distance} {node}")?;
    }
    let drawn = format!("{:?}", Dot::new(citations));
    writeln!(out, "{drawn}")?;

    // And the same of a view: what a person says goes on in it.
    let without = graph.through(!Only::via(graph.organization("daily-mail")?));
    let heard = without.person("trump")?.walk(Relation::SpokenBy.inverse().then(Relation::To));
    writeln!(out, "without the Daily Mail, Trump is reported to have spoken to")?;
    for node in heard {
        writeln!(out, "    {node}")?;
    }
    Ok(())
}
