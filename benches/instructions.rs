//! One question to a graph of some size, for an instruction counter: `instructions QUESTION DOCUMENTS`. See `instructions.sh`.
//!
//! What is asked about is the same in a graph of any size: a few people who speak to each other in one document. The rest are other
//! people in other documents.

#![allow(missing_docs, reason = "a bench is no library")]

use std::hint::black_box;

use dictum::{
    Budget, Disjoint, Document, Graph, GraphError, Id, Implied, Network, Node, Person, Quote, Relation, words,
};

/// What can be asked, by its name.
type Question = (&'static str, fn(&Asked<'_>) -> usize);

struct Asked<'g> {
    graph: &'g Graph,
    talk: Network<'g>,
    from: Id<Node>,
    to: Id<Node>,
}

const QUESTIONS: &[Question] = &[
    ("shortest_path", |asked| asked.talk.shortest_path(asked.from, asked.to).map_or(0, |path| path.len())),
    ("neighbourhood", |asked| asked.talk.neighbourhood(asked.from, 3).nodes().len()),
    ("simple_paths", |asked| asked.talk.simple_paths(asked.from, asked.to, 6, Budget(100_000)).count()),
    ("walk", |asked| {
        let heard = Relation::SpokenBy.inverse().then(Relation::To).repeated(1..);
        asked.graph.walk([asked.from], heard).count()
    }),
    ("walk_to_a_depth", |asked| {
        let either = Relation::SpokenBy.or(Relation::To);
        let talked = either.clone().inverse().then(either).repeated(1..=3);
        asked.graph.walk([asked.from], talked).count()
    }),
    ("path_to", |asked| {
        let heard = Relation::SpokenBy.inverse().then(Relation::To).repeated(1..);
        asked.graph.walk([asked.from], heard).path_to(asked.to).map_or(0, |path| path.len())
    }),
    ("bfs", |asked| {
        let mut bfs = petgraph::visit::Bfs::new(asked.talk, asked.from);
        std::iter::from_fn(|| bfs.next(asked.talk)).count()
    }),
    ("disjoint_paths", |asked| asked.talk.disjoint_paths(asked.from, asked.to, Disjoint::Nodes).len()),
    // These answer with all nodes, so they grow with it.
    ("components", |asked| asked.talk.components().len()),
    ("circles", |asked| asked.talk.circles().len()),
    ("page_rank", |asked| asked.talk.page_rank(0.85).len()),
];

/// Documents with ten quotes of ten people, each of whom speaks to the next.
fn world(documents: usize) -> Result<Graph, GraphError> {
    let mut graph = Graph::new();
    for number in 0..documents {
        let people = graph.insert_all((0..10).map(|person| Person::outside(format!("Person {person} of {number}"))))?;
        let lines: Vec<String> = (0..10).map(|line| format!("Somebody said “remark {line}” there.")).collect();
        let document = graph.insert(Document::new(format!("doc-{number}"), lines.join("\n")))?;
        let pairs = people.iter().zip(people.iter().cycle().skip(1));
        graph.insert_all(pairs.zip(0..).map(|((speaker, addressee), line)| {
            Quote::direct(document.line(line + 1), words(format!("remark {line}")))
                .spoken_by(*speaker, "Somebody")
                .to(*addressee, Implied)
        }))?;
    }
    Ok(graph)
}

/// What is counted: a question that is not the first, so that its scratch memory is there.
#[inline(never)]
fn measured(question: fn(&Asked<'_>) -> usize, asked: &Asked<'_>) -> usize {
    black_box(question(black_box(asked)))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // `cargo bench` gives arguments of its own.
    let given: Vec<String> = std::env::args().skip(1).filter(|given| !given.starts_with('-')).collect();
    let documents = given.get(1).map_or(Ok(10), |documents| documents.parse())?;
    let graph = world(documents)?;
    let [from, to] = [0, 5].map(|person| graph.person(format!("person-{person}-of-{}", documents / 2).as_str()));
    let talk = graph.network([Relation::SpokenBy, Relation::To]).undirected();
    let asked = Asked { graph: &graph, talk, from: from?.id().widen(), to: to?.id().widen() };
    for (name, question) in QUESTIONS.iter().filter(|(name, _)| given.first().is_none_or(|given| given == name)) {
        black_box(question(&asked));
        println!("{name} {}", measured(*question, &asked));
    }
    Ok(())
}
