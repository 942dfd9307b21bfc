//! One question to a graph of some size, for an instruction counter: `instructions QUESTION DOCUMENTS`. See `instructions.sh`.
//!
//! What is asked about is the same in a graph of any size: a few people who speak to each other in one document. The rest are other
//! people in other documents; and one document whose quotes are all of one person, who is three by his mentions: what is said to be busy.

#![allow(missing_docs, reason = "a bench is no library")]

use std::hint::black_box;

use dictum::{
    Budget, Disjoint, Document, Graph, Id, Implied, Import, MentionForm, Network, Node, Outside, Person, Quote,
    Relation, Voice, VoiceKind, words,
};

/// What can be asked, by its name.
type Question = (&'static str, fn(&Asked<'_>) -> usize);

struct Asked<'g> {
    graph: &'g Graph,
    talk: Network<'g>,
    from: Id<Node>,
    to: Id<Node>,
    busy: Id<Node>,
}

/// What can be added to a graph, by its name.
type Addition = (&'static str, fn(&mut Graph) -> Result<(), Box<dyn std::error::Error>>);

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
    ("first_of_busy", |asked| asked.graph.walk([asked.busy], Relation::SpokenBy.inverse()).take(1).count()),
    // These answer with all nodes, so they grow with it.
    ("all_of_busy", |asked| asked.talk.neighbourhood(asked.busy, 1).nodes().len()),
    ("components", |asked| asked.talk.components().len()),
    ("circles", |asked| asked.talk.circles().len()),
    ("page_rank", |asked| asked.talk.page_rank(0.85).len()),
];

const ADDITIONS: &[Addition] = &[
    ("quote_of_busy", |graph| {
        let busy = graph.document("busy")?.id().line(1);
        graph.insert(Quote::direct(busy, "Somebody").spoken_by("busy-0", "Somebody"))?;
        Ok(())
    }),
    ("voice_in_busy", |graph| {
        let busy = graph.document("busy")?.id().line(11);
        graph.insert(Voice::new(VoiceKind::Caption, busy))?;
        Ok(())
    }),
    ("ten_voices_in_busy", |graph| {
        let busy = graph.document("busy")?.id();
        graph.insert_all((1..=10).map(|line| Voice::new(VoiceKind::Caption, busy.line(line))))?;
        Ok(())
    }),
    ("mention_of_busy", |graph| {
        imported(
            graph,
            r#""people": [{"key": "busy-0", "place": {"document": "busy", "at": [{"line": 2}]}, "mentions": [{"words": "Somebody", "form": "nominal"}]}]"#,
        )
    }),
    ("more_of_busy", |graph| {
        imported(graph, r#""documents": [{"key": "busy", "titles": [{"value": "Busy", "outside": true}]}]"#)
    }),
    ("more_of_a_quote", |graph| {
        imported(
            graph,
            r#""quotes": [{"key": "first", "place": {"document": "busy", "at": [{"line": 1}]}, "kind": "direct", "segments": ["remark 0"], "cues": ["said"]}]"#,
        )
    }),
];

fn imported(graph: &mut Graph, records: &str) -> Result<(), Box<dyn std::error::Error>> {
    Import::json(format!("{{{records}}}")).into_graph(graph)?;
    Ok(())
}

/// Documents with ten quotes of ten people, each of whom speaks to the next.
fn world(documents: usize) -> Result<Graph, Box<dyn std::error::Error>> {
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
    let people = graph.insert_all((0..3).map(|person| Person::outside("Busy").key(format!("busy-{person}"))))?;
    let lines: Vec<String> = (0..10 * documents).map(|line| format!("Somebody said “remark {line}” there.")).collect();
    let busy = graph.insert(Document::new("busy", lines.join("\n")))?;
    graph.insert_all((0..10 * documents).map(|line| {
        let key = if line == 0 { "first".to_owned() } else { format!("busy-quote-{line}") };
        let quote = Quote::direct(busy.line(line as u32 + 1), words(format!("remark {line}"))).key(key);
        quote.spoken_by(format!("busy-{}", line % 3).as_str(), "Somebody")
    }))?;
    let mentions = people.iter().cycle().zip(0..10 * documents as u32);
    graph.insert_all(mentions.map(|(person, line)| {
        let words = busy.line(line + 1).at("Somebody");
        person.mentioned(MentionForm::Nominal, words)
    }))?;
    let (first, others) = people.split_first().ok_or("there are three")?;
    graph.insert_all(others.iter().map(|other| first.same_as(*other, Outside)))?;
    Ok(graph)
}

/// What is counted: a question that is not the first, so that its scratch memory is there.
#[inline(never)]
fn measured(question: fn(&Asked<'_>) -> usize, asked: &Asked<'_>) -> usize {
    black_box(question(black_box(asked)))
}

#[inline(never)]
fn measured_addition(addition: &Addition, graph: &mut Graph) -> Result<(), Box<dyn std::error::Error>> {
    black_box(addition.1(black_box(graph)))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // `cargo bench` gives arguments of its own.
    let given: Vec<String> = std::env::args().skip(1).filter(|given| !given.starts_with('-')).collect();
    let documents = given.get(1).map_or(Ok(10), |documents| documents.parse())?;
    let mut graph = world(documents)?;
    let [from, to] = [0, 5].map(|person| graph.person(format!("person-{person}-of-{}", documents / 2).as_str()));
    let talk = graph.network([Relation::SpokenBy, Relation::To]).undirected();
    let busy = graph.person("busy-0")?.id().widen();
    let asked = Asked { graph: &graph, talk, from: from?.id().widen(), to: to?.id().widen(), busy };
    for (name, question) in QUESTIONS.iter().filter(|(name, _)| given.first().is_none_or(|given| given == name)) {
        black_box(question(&asked));
        println!("{name} {}", measured(*question, &asked));
    }
    for addition in ADDITIONS.iter().filter(|(name, _)| given.first().is_none_or(|given| given == name)) {
        measured_addition(addition, &mut graph)?;
        println!("{} 1", addition.0);
    }
    Ok(())
}
