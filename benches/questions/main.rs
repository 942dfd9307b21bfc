//! Every question and every step, to a graph of some size, for an instruction counter: `questions graph|view STORIES`. See
//! `questions.sh`.
//!
//! What is asked about is the same in a graph of any size: one story among many. So is the answer, and so should be the work.

#![allow(missing_docs, clippy::indexing_slicing, reason = "a bench is no library, and may stop")]

mod question;
mod step;
mod world;

use std::hint::black_box;

use dictum::{Budget, Id, Network, Node, Only, View};

use world::{Story, world};

/// What can be asked, by its name.
type Question = (&'static str, fn(&Asked<'_>) -> usize);

/// Of what is asked.
struct Asked<'g> {
    view: &'g View,
    story: &'g Story,
    talk: Network<'g>,
    from: Id<Node>,
    to: Id<Node>,
}

const ENOUGH: Budget = Budget(100_000);

/// What is counted.
#[inline(never)]
fn measured(question: fn(&Asked<'_>) -> usize, asked: &Asked<'_>) -> usize {
    black_box(question(black_box(asked)))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    use dictum::Relation::{SpokenBy, To};

    // `cargo bench` gives arguments of its own.
    let given: Vec<String> = std::env::args().skip(1).filter(|given| !given.starts_with('-')).collect();
    let stories = given.get(1).map_or(Ok(10), |stories| stories.parse())?;
    let (graph, story) = world(stories)?;
    // Lets everything through, and must weigh it all.
    let through = graph.through(Only::published("2024".parse()?).or_unknown());
    let nested = through.through(!Only::relays(100..));
    let view: &View = if given.first().is_some_and(|given| given == "view") { &nested } else { &graph };
    let talk = view.network([SpokenBy, To]).undirected();
    let [from, to] = [0, 5].map(|person| story.people[person].widen());
    let asked = Asked { view, story: &story, talk, from, to };
    for (kind, questions) in [("flat", question::FLAT), ("flat", step::FLAT), ("grows", question::GROWING)] {
        for (name, question) in questions.iter().filter(|(name, _)| given.get(2).is_none_or(|given| given == name)) {
            // What is made when it is asked for first is made.
            question(&asked);
            println!("{kind} {name} {}", measured(*question, &asked));
        }
    }
    Ok(())
}
