//! The same world in a plain `petgraph::Graph` with an enum for each weight: what one would write without this crate.

use std::collections::{HashMap, HashSet, VecDeque};

use petgraph::Direction::{self, Incoming, Outgoing};
use petgraph::graph::{Graph, NodeIndex};
use petgraph::visit::EdgeRef;

use super::world::{Saying, World};

pub(crate) enum Node {
    Person,
    Event,
    Claim,
    Document(String),
    Quote(std::ops::Range<usize>),
}

#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Edge {
    InDocument,
    SpokenBy,
    During,
    About,
    Asserts,
    Cites,
}

/// The graph, and its nodes by number.
pub(crate) struct Plain {
    pub(crate) graph: Graph<Node, Edge>,
    pub(crate) people: Vec<NodeIndex>,
    pub(crate) events: Vec<NodeIndex>,
    pub(crate) claims: Vec<NodeIndex>,
    pub(crate) documents: Vec<NodeIndex>,
    pub(crate) quotes: Vec<NodeIndex>,
    pub(crate) keys: HashMap<String, NodeIndex>,
    pub(crate) wordings: HashMap<String, Vec<NodeIndex>>,
}

impl Plain {
    pub(crate) fn of(world: &World) -> Plain {
        let mut graph = Graph::new();
        let people: Vec<_> = (0..world.people).map(|_| graph.add_node(Node::Person)).collect();
        let events: Vec<_> = (0..world.events).map(|_| graph.add_node(Node::Event)).collect();
        let claims: Vec<_> = (0..world.claims).map(|_| graph.add_node(Node::Claim)).collect();
        let texts = world.documents.iter().map(|report| report.text.clone());
        let documents: Vec<_> = texts.map(|text| graph.add_node(Node::Document(text))).collect();
        let keys = people.iter().enumerate().map(|(number, person)| (format!("person-{number}"), *person)).collect();
        let (quotes, wordings) = (Vec::new(), HashMap::new());
        let mut plain = Plain { graph, people, events, claims, documents, quotes, keys, wordings };
        for (number, report) in world.documents.iter().enumerate() {
            report.quotes.iter().for_each(|saying| _ = plain.say(number, saying));
            for cited in &report.cites {
                plain.graph.add_edge(plain.documents[number], plain.documents[*cited], Edge::Cites);
            }
        }
        plain
    }

    pub(crate) fn say(&mut self, document: usize, saying: &Saying) -> NodeIndex {
        let document = self.documents[document];
        let quote = self.graph.add_node(Node::Quote(saying.words.clone()));
        self.graph.add_edge(quote, document, Edge::InDocument);
        self.graph.add_edge(quote, self.people[saying.speaker], Edge::SpokenBy);
        self.graph.add_edge(quote, self.events[saying.event], Edge::During);
        self.graph.add_edge(quote, self.people[saying.about], Edge::About);
        self.graph.add_edge(quote, self.claims[saying.claim], Edge::Asserts);
        if let Node::Document(text) = &self.graph[document] {
            let wording = normal(&text[saying.words.clone()]);
            self.wordings.entry(wording).or_default().push(quote);
        }
        self.quotes.push(quote);
        quote
    }

    pub(crate) fn along(&self, node: NodeIndex, way: Direction, edge: Edge) -> impl Iterator<Item = NodeIndex> + '_ {
        let edges = self.graph.edges_directed(node, way).filter(move |found| *found.weight() == edge);
        edges.map(move |edge| if way == Outgoing { edge.target() } else { edge.source() })
    }

    /// How many steps from each who speaks to whom he speaks of, breadth first.
    pub(crate) fn distance(&self, from: NodeIndex, to: NodeIndex) -> Option<usize> {
        let (mut seen, mut open) = (HashSet::from([from]), VecDeque::from([(from, 0)]));
        while let Some((person, far)) = open.pop_front() {
            if person == to {
                return Some(far);
            }
            let named = self.along(person, Incoming, Edge::SpokenBy);
            let named = named.flat_map(|quote| self.along(quote, Outgoing, Edge::About));
            open.extend(named.filter(|named| seen.insert(*named)).map(|named| (named, far + 1)));
        }
        None
    }

    /// How many documents can be reached along what they cite.
    pub(crate) fn reach(&self, from: NodeIndex) -> usize {
        let (mut seen, mut open) = (HashSet::from([from]), vec![from]);
        while let Some(document) = open.pop() {
            open.extend(self.along(document, Outgoing, Edge::Cites).filter(|cited| seen.insert(*cited)));
        }
        seen.len()
    }
}

/// Lower case, one blank for each run of what is neither letter nor digit.
pub(crate) fn normal(text: &str) -> String {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}
