//! By whose account: the first example of the README.
//!
//! `cargo run --example quickstart`

use std::io::{Write, stdout};

use dictum::{Document, Graph, Organization, Person, Quote};

const TEXT: &str = "\
Mayor Ana Ruiz visited the harbour on Monday.
A deckhand, speaking to the Gazette, recalled that the mayor had told her “Not this year,” and had walked on.";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    run(&mut stdout().lock())
}

pub(crate) fn run(out: &mut impl Write) -> Result<(), Box<dyn std::error::Error>> {
    let mut graph = Graph::new();
    let report = graph.insert(Document::new("harbour", TEXT))?;
    let account = report.line(2); // where to look; the words of each step are looked for there
    let mayor = graph.insert(Person::named("Ana Ruiz", report.line(1), "Mayor Ana Ruiz"))?;
    let deckhand = graph.insert(Person::described("a deckhand", &account, "A deckhand"))?;
    let gazette = graph.insert(Organization::named("the Gazette", &account, "the Gazette"))?;

    let recalled = graph.insert(
        Quote::indirect(&account, "the mayor had told her “Not this year,” and had walked on")
            .cue("recalled")
            .spoken_by(deckhand, "A deckhand") // what is said, and the words that say so
            .by_way_of(gazette, "speaking to the Gazette"),
    )?;
    graph.insert(
        Quote::direct(&account, "Not this year,") // refused if it is not there, or there twice
            .spoken_by(mayor, "the mayor")
            .to(deckhand, "her")
            .nested_in(recalled), // the deckhand and the Gazette follow from this
    )?;

    for quote in graph.person("ana-ruiz")?.quotes().to(deckhand).direct() {
        writeln!(out, "{quote}\n    {}", quote.account())?;
        writeln!(out, "{}", quote.snippet())?;
    }
    graph.verify()?;
    Ok(())
}
