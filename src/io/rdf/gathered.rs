//! What quads say of each thing, gathered; whatever order they came in.

use std::collections::HashSet;

use indexmap::{IndexMap, IndexSet};
use oxrdf::{GraphName, NamedOrBlankNode, Quad, Term};

use super::names::{recording_number, statement_number};
use super::vocabulary as v;

/// What is asked of things; all else that quads say follows from it, or is not ours.
const ASKED: [&str; 22] = [
    v::SUBJECT,
    v::PREDICATE,
    v::OBJECT,
    v::TYPE,
    v::KEY,
    v::BODY,
    v::TEXT,
    v::DIGEST,
    v::DETAIL,
    v::WORDS,
    v::IMPLIED,
    v::OUTSIDE,
    v::MATCHED,
    v::HAS_SOURCE,
    v::HAS_SELECTOR,
    v::START,
    v::END,
    v::EXACT,
    v::ATTRIBUTED,
    v::LABEL,
    v::CREATED,
    v::SURENESS,
];

/// What only statements of ours have.
const OURS: [&str; 4] = [v::WORDS, v::IMPLIED, v::OUTSIDE, v::DETAIL];

/// What is asked of recordings, and of who recorded; it stands in the default graph, all else in the graphs of recordings.
const DESCRIBING: [&str; 5] = [v::TYPE, v::ATTRIBUTED, v::LABEL, v::CREATED, v::SURENESS];

/// What is said of one thing.
#[derive(Default)]
pub(super) struct Thing {
    said: IndexSet<(&'static str, Value, Option<usize>)>,
    /// The named graph in which it was said first.
    graph: Option<usize>,
    /// Whether it was said in another one too.
    is_elsewhere: bool,
}

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) enum Value {
    Name(String),
    Literal(String),
}

impl Value {
    /// As it is written.
    pub(super) fn as_str(&self) -> &str {
        match self {
            Value::Name(text) | Value::Literal(text) => text,
        }
    }

    pub(super) fn literal(&self) -> Option<&str> {
        match self {
            Value::Literal(text) => Some(text),
            Value::Name(_) => None,
        }
    }
}

impl Thing {
    /// All that is said of it under a predicate, in order.
    pub(super) fn all(&self, predicate: &str) -> impl Iterator<Item = &Value> {
        self.said.iter().filter(move |(said, ..)| *said == predicate).map(|(_, value, _)| value)
    }

    pub(super) fn one(&self, predicate: &str) -> Option<&Value> {
        self.all(predicate).next()
    }

    /// The only thing said under a predicate.
    ///
    /// # Errors
    /// There is none, or there are several.
    pub(super) fn only(&self, predicate: &str) -> Result<&Value, String> {
        self.at_most_one(predicate)?.ok_or_else(|| format!("it has no <{predicate}>"))
    }

    /// The same, of what may be missing.
    ///
    /// # Errors
    /// There are several.
    pub(super) fn at_most_one(&self, predicate: &str) -> Result<Option<&Value>, String> {
        let mut all = self.all(predicate);
        let first = all.next();
        // In two graphs it may be said alike.
        match (first, all.find(|other| Some(*other) != first)) {
            (Some(one), Some(other)) => {
                Err(format!("it has <{predicate}> twice: {:?} and {:?}", one.as_str(), other.as_str()))
            }
            (one, _) => Ok(one),
        }
    }

    fn has_any(&self, predicates: &[&str]) -> bool {
        self.said.iter().any(|(said, ..)| predicates.contains(said))
    }

    /// Leaves what stands where it belongs, if any of it does: what others say of it elsewhere is nothing of ours.
    fn settle(&mut self, recordings: &HashSet<usize>) {
        let is_describing = |predicate: &str| DESCRIBING.contains(&predicate);
        let is_ours = |graph: Option<usize>| graph.is_some_and(|graph| recordings.contains(&graph));
        let is_described = self.said.iter().any(|(said, _, graph)| is_describing(said) && graph.is_none());
        let is_recorded = self.said.iter().any(|(said, _, graph)| !is_describing(said) && is_ours(*graph));
        self.said.retain(|(said, _, graph)| match is_describing(said) {
            true => !is_described || graph.is_none(),
            false => !is_recorded || is_ours(*graph),
        });
        let mut graphs = self.said.iter().filter_map(|(_, _, graph)| *graph);
        self.graph = graphs.next();
        self.is_elsewhere = graphs.any(|graph| Some(graph) != self.graph);
    }
}

/// Every thing by its name, in order of first mention.
#[derive(Default)]
pub(super) struct Gathered {
    things: IndexMap<String, Thing>,
    /// The names of named graphs.
    graphs: IndexSet<String>,
    /// Those of recordings of ours, once all is gathered.
    recordings: HashSet<usize>,
}

impl Gathered {
    pub(super) fn thing(&self, name: &str) -> Option<&Thing> {
        self.things.get(name)
    }

    /// Every statement of ours with its name and its number, by number. What others say of statements (by RDF's reification) is ours only where it stands in the graph of a recording or has a
    /// ground.
    pub(super) fn statements(&self) -> Vec<(Option<u32>, &str, &Thing)> {
        let is_ours =
            |thing: &Thing| thing.has_any(&OURS) || self.graph_of(thing).is_ok_and(|graph| self.is_recording(graph));
        let is_statement = |thing: &Thing| thing.has_any(&[v::PREDICATE, v::SUBJECT]) && is_ours(thing);
        let numbered = self.things.iter().filter(|(_, thing)| is_statement(thing));
        let mut statements: Vec<_> =
            numbered.map(|(name, thing)| (statement_number(name), name.as_str(), thing)).collect();
        statements.sort_by_key(|(number, ..)| number.unwrap_or(u32::MAX));
        statements
    }

    /// The named graph of a thing.
    ///
    /// # Errors
    /// It stands in none, or in several.
    pub(super) fn graph_of(&self, thing: &Thing) -> Result<&str, String> {
        let graph = thing.graph.and_then(|graph| self.graphs.get_index(graph));
        let graph = graph.ok_or_else(|| "it is in the graph of no recording".to_owned())?;
        match thing.is_elsewhere {
            true => Err(format!("it is in the graph <{graph}>, and in another one")),
            false => Ok(graph),
        }
    }

    /// Whether a graph is that of a recording of ours: by its name, or because it is a bundle in which a statement of ours stands.
    fn is_recording(&self, graph: &str) -> bool {
        recording_number(graph).is_some()
            || self.graphs.get_index_of(graph).is_some_and(|graph| self.recordings.contains(&graph))
    }

    /// Tells what belongs to recordings of ours from what others say; when all is gathered.
    pub(super) fn settle(&mut self) {
        let ours = self.things.values().filter(|thing| thing.has_any(&OURS)).flat_map(|thing| &thing.said);
        let holding: HashSet<usize> = ours.filter(|(said, ..)| OURS.contains(said)).filter_map(|said| said.2).collect();
        let is_ours = |(graph, name): (usize, &String)| {
            let is_bundle = || holding.contains(&graph) && self.thing(name).is_some_and(is_bundle);
            (recording_number(name).is_some() || is_bundle()).then_some(graph)
        };
        self.recordings = self.graphs.iter().enumerate().filter_map(is_ours).collect();
        self.things.values_mut().for_each(|thing| thing.settle(&self.recordings));
    }

    /// Every recording by its name, by number; those that have none come last.
    pub(super) fn recordings(&self) -> Vec<(Option<u32>, &str, &Thing)> {
        let bundles = self.things.iter().filter(|(name, thing)| is_bundle(thing) && self.is_recording(name));
        let mut recordings: Vec<_> =
            bundles.map(|(name, thing)| (recording_number(name), name.as_str(), thing)).collect();
        recordings.sort_by_key(|(number, ..)| number.unwrap_or(u32::MAX));
        recordings
    }

    pub(super) fn add(&mut self, quad: Quad) {
        let graph = match quad.graph_name {
            GraphName::NamedNode(name) => Some(self.graph(name.into_string())),
            GraphName::BlankNode(blank) => Some(self.graph(format!("_:{}", blank.as_str()))),
            GraphName::DefaultGraph => None,
        };
        let subject = name(quad.subject);
        #[cfg(feature = "rdf-12")]
        if let Term::Triple(triple) = quad.object {
            if quad.predicate.as_str() == v::REIFIES {
                let oxrdf::Triple { subject: of, predicate, object } = *triple;
                self.say(&subject, graph, v::SUBJECT, Some(Value::Name(name(of))));
                self.say(&subject, graph, v::PREDICATE, Some(Value::Name(predicate.into_string())));
                self.say(&subject, graph, v::OBJECT, value(object));
            }
            return;
        }
        self.say(&subject, graph, quad.predicate.as_str(), value(quad.object));
    }

    fn graph(&mut self, name: String) -> usize {
        match self.graphs.get_index_of(&name) {
            Some(known) => known,
            None => self.graphs.insert_full(name).0,
        }
    }

    fn say(&mut self, subject: &str, graph: Option<usize>, predicate: &str, value: Option<Value>) {
        let asked = ASKED.into_iter().find(|asked| *asked == predicate);
        let (Some(asked), Some(value)) = (asked, value) else { return };
        if !self.things.contains_key(subject) {
            self.things.insert(subject.to_owned(), Thing::default());
        }
        if let Some(thing) = self.things.get_mut(subject) {
            thing.said.insert((asked, value, graph));
        }
    }
}

fn is_bundle(thing: &Thing) -> bool {
    thing.all(v::TYPE).any(|class| class.as_str() == v::BUNDLE)
}

fn name(subject: NamedOrBlankNode) -> String {
    match subject {
        NamedOrBlankNode::NamedNode(name) => name.into_string(),
        NamedOrBlankNode::BlankNode(blank) => format!("_:{}", blank.as_str()),
    }
}

/// None for a triple within a triple and for a text in a language, which nothing of ours holds.
fn value(object: Term) -> Option<Value> {
    match object {
        Term::NamedNode(name) => Some(Value::Name(name.into_string())),
        Term::BlankNode(blank) => Some(Value::Name(format!("_:{}", blank.as_str()))),
        Term::Literal(literal) if literal.language().is_some() => None,
        Term::Literal(literal) => Some(Value::Literal(literal.destruct().0)),
        #[cfg(feature = "rdf-12")]
        Term::Triple(_) => None,
    }
}
