//! What quads say of each thing, gathered; whatever order they came in.

use indexmap::{IndexMap, IndexSet};
use oxrdf::{GraphName, NamedOrBlankNode, Quad, Term};

use super::names::{recording_number, statement_number};
use super::vocabulary as v;

/// What is asked of things; all else that quads say follows from it, or is not ours.
const ASKED: [&str; 21] = [
    v::SUBJECT,
    v::PREDICATE,
    v::OBJECT,
    v::TYPE,
    v::KEY,
    v::BODY,
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

/// What is said of one thing.
#[derive(Default)]
pub(super) struct Thing {
    said: IndexSet<(&'static str, Value)>,
    /// The recording in whose graph it was said first.
    pub(super) recording: Option<u32>,
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
        self.said.iter().filter(move |(said, _)| *said == predicate).map(|(_, value)| value)
    }

    pub(super) fn one(&self, predicate: &str) -> Option<&Value> {
        self.all(predicate).next()
    }

    /// The only thing said under a predicate.
    ///
    /// # Errors
    /// There is none, or there are several.
    pub(super) fn only(&self, predicate: &str) -> Result<&Value, String> {
        let mut all = self.all(predicate);
        match (all.next(), all.next()) {
            (Some(one), None) => Ok(one),
            (None, _) => Err(format!("it has no <{predicate}>")),
            (Some(one), Some(other)) => {
                Err(format!("it has <{predicate}> twice: {:?} and {:?}", one.as_str(), other.as_str()))
            }
        }
    }
}

/// Every thing by its name, in order of first mention.
#[derive(Default)]
pub(super) struct Gathered {
    things: IndexMap<String, Thing>,
}

impl Gathered {
    pub(super) fn thing(&self, name: &str) -> Option<&Thing> {
        self.things.get(name)
    }

    /// Every statement with its number and name, by number.
    pub(super) fn statements(&self) -> Vec<(u32, &str, &Thing)> {
        let is_statement = |thing: &Thing| thing.one(v::PREDICATE).is_some() || thing.one(v::SUBJECT).is_some();
        let numbered = self.things.iter().filter(|(_, thing)| is_statement(thing));
        let mut statements: Vec<_> =
            numbered.map(|(name, thing)| (statement_number(name).unwrap_or(u32::MAX), name.as_str(), thing)).collect();
        statements.sort_by_key(|(number, ..)| *number);
        statements
    }

    /// Every recording, by number.
    pub(super) fn recordings(&self) -> Vec<(u32, &Thing)> {
        let is_bundle = |thing: &Thing| thing.all(v::TYPE).any(|class| class.as_str() == v::BUNDLE);
        let bundles = self.things.iter().filter(|(_, thing)| is_bundle(thing));
        let mut recordings: Vec<_> =
            bundles.filter_map(|(name, thing)| Some((recording_number(name)?, thing))).collect();
        recordings.sort_by_key(|(number, _)| *number);
        recordings
    }

    pub(super) fn add(&mut self, quad: Quad) {
        let recording = match &quad.graph_name {
            GraphName::NamedNode(name) => recording_number(name.as_str()),
            _ => None,
        };
        let subject = name(quad.subject);
        #[cfg(feature = "rdf-12")]
        if let Term::Triple(triple) = quad.object {
            if quad.predicate.as_str() == v::REIFIES {
                let oxrdf::Triple { subject: of, predicate, object } = *triple;
                self.say(&subject, recording, v::SUBJECT, Some(Value::Name(name(of))));
                self.say(&subject, recording, v::PREDICATE, Some(Value::Name(predicate.into_string())));
                self.say(&subject, recording, v::OBJECT, value(object));
            }
            return;
        }
        self.say(&subject, recording, quad.predicate.as_str(), value(quad.object));
    }

    fn say(&mut self, subject: &str, recording: Option<u32>, predicate: &str, value: Option<Value>) {
        let asked = ASKED.into_iter().find(|asked| *asked == predicate);
        let (Some(asked), Some(value)) = (asked, value) else { return };
        if !self.things.contains_key(subject) {
            self.things.insert(subject.to_owned(), Thing::default());
        }
        if let Some(thing) = self.things.get_mut(subject) {
            thing.recording = thing.recording.or(recording);
            thing.said.insert((asked, value));
        }
    }
}

fn name(subject: NamedOrBlankNode) -> String {
    match subject {
        NamedOrBlankNode::NamedNode(name) => name.into_string(),
        NamedOrBlankNode::BlankNode(blank) => format!("_:{}", blank.as_str()),
    }
}

/// None for a triple within a triple, which nothing of ours holds.
fn value(object: Term) -> Option<Value> {
    match object {
        Term::NamedNode(name) => Some(Value::Name(name.into_string())),
        Term::BlankNode(blank) => Some(Value::Name(format!("_:{}", blank.as_str()))),
        Term::Literal(literal) => Some(Value::Literal(literal.destruct().0)),
        #[cfg(feature = "rdf-12")]
        Term::Triple(_) => None,
    }
}
