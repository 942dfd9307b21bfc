//! Some paragraphs of an unsigned dispatch, put in by hand: a chain of two relays, a hedge, one utterance split by its cue.
//!
//! `cargo run --example tarmac`

use std::io::{Write, stdout};

use dictum::{
    Document, Event, Excerpt, Graph, Id, Implied, Modality, Organization, Person, Place, Quote, Unnamed, words,
};

const TEXT: &str = include_str!("alaska/tarmac.txt");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    run(&mut stdout().lock())
}

pub(crate) fn run(out: &mut impl Write) -> Result<(), Box<dyn std::error::Error>> {
    let mut graph = Graph::new();
    let story = graph.insert(Document::new("tarmac", TEXT).language("en", Implied))?;

    // Who and where: each opens with a place to look, and the words that stand there.
    let (lead, arrival) = (story.line(1), story.line(4));
    let trump = graph.insert(Person::named("Donald Trump", &arrival, "Donald Trump"))?;
    let putin = graph.insert(Person::named("Vladimir Putin", &arrival, "Vladimir Putin"))?;
    let alaska = graph.insert(Place::named("Alaska", &lead, "Alaska"))?;
    let anchorage = graph.insert(Place::named("Anchorage", &lead, "Anchorage").within(alaska, "Anchorage, Alaska"))?;
    let base = graph.insert(
        Place::named("Elmendorf Air Force Base", &lead, "Elmendorf Air Force Base")
            .within(anchorage, "Elmendorf Air Force Base in Anchorage"),
    )?;
    let arrived = graph.insert(
        Event::described("the arrival", &arrival, "on the red carpet")
            .at(base, Implied)
            .with(trump, "host", "Donald Trump")
            .with(putin, "guest", "Vladimir Putin"),
    )?;
    finally(&mut graph, story, [trump, putin], arrived)?;
    handshake(&mut graph, story, [trump, putin])?;
    graph.verify()?;

    for quote in graph.document(story)?.quotes() {
        writeln!(out, "{quote}\n  {}", quote.account())?;
        for hop in quote.account().hops() {
            let words = hop.evidence().excerpts().next().map_or("", Excerpt::text);
            writeln!(out, "    {hop}: “{words}”")?;
        }
        writeln!(out, "{}", quote.snippet())?;
    }
    Ok(())
}

/// Trump, by way of a lip reader, by way of the Daily Mail.
fn finally(
    graph: &mut Graph,
    story: Id<Document>,
    [trump, putin]: [Id<Person>; 2],
    arrived: Id<Event>,
) -> Result<(), dictum::GraphError> {
    let account = story.line(7);
    let mail = graph.insert(Organization::named("Daily Mail", &account, "Daily Mail"))?;
    let reader = graph.insert(Person::described("a lip reader", &account, "a lip reader"))?;
    let reading = graph.insert(
        Quote::indirect(&account, "Trump’s mouth formed ‘Finally’ before any other word")
            .cue("could tell")
            .spoken_by(reader, "a lip reader")
            .by_way_of(mail, "According to the *Daily Mail*"),
    )?;
    graph.insert(
        Quote::direct(&account, "Finally") // refused if it is not there, or there twice
            .cue("mouth formed")
            .spoken_by(trump, "Trump’s")
            .to(putin, Implied) // no words of its own: said openly
            .during(arrived, Implied)
            .nested_in(reading), // the lip reader and the Daily Mail follow from this
    )?;
    Ok(())
}

fn handshake(
    graph: &mut Graph,
    story: Id<Document>,
    [trump, putin]: [Id<Person>; 2],
) -> Result<(), dictum::GraphError> {
    // "reportedly": a hedge, and somebody unnamed who passed it on.
    graph.insert(
        Quote::direct(story.line(10), "You made it,")
            .continued("fantastic to see you.")
            .cue("went on")
            .spoken_by(trump, "Trump")
            .by_way_of(Unnamed, "reportedly")
            .hedged("reportedly")
            .to(putin, Implied),
    )?;
    // One utterance, split by its cue, over a line break.
    graph.insert(
        Quote::direct(story.lines(11..=12), "I am here\nto help you,")
            .continued("all they need is to ask.")
            .cue(words("told").after("he "))
            .spoken_by(putin, words("he").before(" told"))
            .to(graph.person("donald-trump")?, "his host") // a face serves as well as a handle
            .modality(Modality::Promised, "offer"),
    )?;
    Ok(())
}
