//! From what quads say back to statements: each is looked up, counted back into bytes, or refused with its reason.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::gathered::{Gathered, Thing, Value};
use super::place::{Place, Places};
use super::vocabulary as v;
use crate::graph::of_recording;
use crate::graph::tables::Core;
use crate::io::intake::Reason;
use crate::io::taken::Wrong;
use crate::model::relation::Holds;
use crate::model::{Date, Ground, Key, NodeKind, Recording, Relation};
use crate::text::Content;

/// A node as it is named outside.
pub(super) struct Node {
    pub(super) key: Key,
    pub(super) kind: NodeKind,
    /// Of a document.
    pub(super) text: Option<Content>,
}

/// A statement as it was read.
pub(super) struct Read<'a> {
    pub(super) subject: Option<Subject>,
    pub(super) relation: Option<Relation>,
    pub(super) outcome: Result<Statement<'a>, Wrong>,
}

/// A statement that can be said. Nodes are known by their place in the list of all, words by that of their document.
pub(super) struct Statement<'a> {
    pub(super) subject: Subject,
    pub(super) relation: Relation,
    pub(super) object: Said<'a>,
    pub(super) detail: Option<Said<'a>>,
    pub(super) grounds: Vec<Ground>,
    pub(super) recording: u32,
}

/// Of what it is said.
#[derive(Clone, Copy)]
pub(super) enum Subject {
    Node(usize),
    /// An earlier statement, by its place.
    Statement(usize),
}

/// What it says.
pub(super) enum Said<'a> {
    Nothing,
    Node(usize),
    Text(&'a str),
    Date(Date),
    Undated,
    Term(u8),
    Words(Place),
    Number(f64),
}

impl Statement<'_> {
    /// The nodes without which it cannot be said.
    pub(super) fn nodes(&self) -> impl Iterator<Item = usize> {
        let subject = match self.subject {
            Subject::Node(node) => Some(node),
            Subject::Statement(_) => None,
        };
        let ends = [Some(&self.object), self.detail.as_ref()].into_iter().flatten().filter_map(|said| match said {
            Said::Node(node) => Some(*node),
            Said::Words(place) => Some(place.extent.document.index() as usize),
            _ => None,
        });
        let grounds = self.grounds.iter().filter_map(|ground| ground.extent());
        subject.into_iter().chain(ends).chain(grounds.map(|extent| extent.document.index() as usize))
    }
}

/// All that quads say.
pub(super) struct Everything<'a> {
    /// The names of statements, in their order.
    pub(super) names: Vec<&'a str>,
    pub(super) statements: Vec<Read<'a>>,
    /// None where it is wrong; no statement that is right names it.
    pub(super) nodes: Vec<Option<Node>>,
    /// Those that are right; the first is the one of which nothing is known.
    pub(super) recordings: Vec<Recording>,
}

impl<'a> Everything<'a> {
    /// None of the nodes of `graph` is one of those that are read. Cost: O(quads).
    pub(super) fn of(graph: &Core, gathered: &'a Gathered) -> Self {
        let statements = gathered.statements();
        let names: Vec<&str> = statements.iter().map(|(_, name, _)| *name).collect();
        let mut nodes = Nodes { graph, gathered, all: IndexMap::new(), keys: HashSet::new() };
        let declared: Vec<Result<(), Wrong>> = statements.iter().map(|(.., thing)| nodes.declare(thing)).collect();
        let (recordings, of_graphs) = recordings(gathered);
        let places: HashMap<&str, usize> = (0..).zip(&names).map(|(place, name)| (*name, place)).collect();
        let mut reader = Reader {
            gathered,
            relations: relations(),
            places: Places::new(gathered, &nodes.all),
            nodes: &nodes.all,
            recordings: of_graphs,
            all: &places,
            before: 0,
        };
        let mut read = Vec::with_capacity(statements.len());
        for (index, ((number, name, thing), declared)) in statements.into_iter().zip(declared).enumerate() {
            reader.before = index;
            let unnumbered = || malformed(format!("<{name}> does not end in statement/ and a number"));
            let outcome = declared.and(number.ok_or_else(unnumbered)).and_then(|_| reader.statement(thing));
            let (subject, relation) = (reader.said_of(thing), reader.relation(thing).ok());
            read.push(Read { subject, relation, outcome });
        }
        let nodes = nodes.all.into_values().map(Result::ok).collect();
        Everything { names, statements: read, nodes, recordings }
    }
}

/// Nodes by their names, in the order in which they are said to be there; of each that is wrong, why.
struct Nodes<'g, 'a> {
    graph: &'g Core,
    gathered: &'a Gathered,
    all: IndexMap<&'a str, Result<Node, Wrong>>,
    keys: HashSet<&'a str>,
}

impl<'a> Nodes<'_, 'a> {
    /// Learns of the node that a statement says is there.
    fn declare(&mut self, thing: &'a Thing) -> Result<(), Wrong> {
        if thing.only(v::PREDICATE).map_err(malformed)?.as_str() != v::TYPE {
            return Ok(());
        }
        let name = thing.only(v::SUBJECT).map_err(malformed)?.as_str();
        let class = thing.only(v::OBJECT).map_err(malformed)?.as_str();
        let kind = NodeKind::ALL.into_iter().find(|kind| v::class(*kind) == class);
        let kind = kind.ok_or_else(|| (Reason::Unmapped, format!("<{class}> is the class of no kind of node")))?;
        if !self.all.contains_key(name) {
            let node = self.node(name, kind, thing);
            self.all.insert(name, node);
        }
        match self.all.get(name) {
            Some(Ok(known)) if known.kind != kind => {
                Err(malformed(format!("<{name}> is {}, and {kind} here", known.kind)))
            }
            Some(Err(wrong)) => Err(wrong.clone()),
            _ => Ok(()),
        }
    }

    fn node(&mut self, name: &'a str, kind: NodeKind, statement: &'a Thing) -> Result<Node, Wrong> {
        let of_node = |why: String| malformed(format!("<{name}>: {why}"));
        let said = self.gathered.thing(name).ok_or_else(|| dangling(name))?;
        let key = said.only(v::KEY).map_err(of_node)?.as_str();
        let text = match kind {
            NodeKind::Document => {
                Some(text(said, statement).map_err(|(reason, why)| (reason, format!("<{name}>: {why}")))?)
            }
            _ => None,
        };
        let read = Key::read(key).map_err(of_node)?;
        if !self.keys.insert(key) {
            return Err(of_node(format!("another node has its key, {key:?}")));
        }
        if self.graph.node(key).is_some() {
            return Err((Reason::Unfit, format!("<{name}>: the graph has a node with its key already, {key:?}")));
        }
        Ok(Node { key: read, kind, text })
    }
}

/// The text of a document, which is said of itself, or of the statement that it is there; it is the one that was written.
fn text(document: &Thing, statement: &Thing) -> Result<Content, Wrong> {
    let held = document.at_most_one(v::BODY).map_err(malformed)?.map(|text| (text, document));
    let (text, of) = match held {
        Some(held) => held,
        None => (statement.only(v::TEXT).map_err(|_| malformed("it has no text".to_owned()))?, statement),
    };
    let digest = of.only(v::DIGEST).map_err(malformed)?.as_str();
    let content = Content::new(text.as_str()).map_err(|error| malformed(error.to_string()))?;
    match content.digest() {
        found if found == digest => Ok(content),
        found => {
            Err((Reason::NotThere, format!("its text was changed: its digest is {found}, and {digest} was written")))
        }
    }
}

/// Those that are right, and which of them stands in which graph, or what is wrong with that.
fn recordings(gathered: &Gathered) -> (Vec<Recording>, HashMap<&str, Result<u32, Wrong>>) {
    let (mut all, mut of_graphs) = (vec![Recording::default()], HashMap::new());
    for (number, name, thing) in gathered.recordings() {
        let read = recording(gathered, thing).map_err(|why| malformed(format!("its recording, <{name}>: {why}")));
        let index = read.map(|recording| {
            if number == Some(0) && recording == Recording::default() {
                return 0;
            }
            all.push(recording);
            u32::try_from(all.len() - 1).unwrap_or(u32::MAX)
        });
        of_graphs.insert(name, index);
    }
    (all, of_graphs)
}

fn recording(gathered: &Gathered, thing: &Thing) -> Result<Recording, String> {
    let mut recording = Recording::default();
    if let Some(who) = thing.at_most_one(v::ATTRIBUTED)? {
        let name = who.as_str();
        let label = gathered.thing(name).ok_or_else(|| format!("nothing is said of who recorded it, <{name}>"))?;
        let label = label.only(v::LABEL).map_err(|why| format!("who recorded it, <{name}>: {why}"))?;
        recording.by = Some(label.as_str().to_owned());
    }
    if let Some(at) = thing.at_most_one(v::CREATED)? {
        recording.at = Some(at.as_str().parse().map_err(|error: crate::model::DateError| error.to_string())?);
    }
    if let Some(sure) = thing.at_most_one(v::SURENESS)? {
        let sure = sure.as_str();
        recording.confidence = Some(sure.parse().map_err(|_| format!("its confidence, {sure:?}, is no number"))?);
    }
    match of_recording(&recording) {
        None => Ok(recording),
        Some(fault) => Err(fault.to_string()),
    }
}

fn relations() -> HashMap<String, Relation> {
    let named = v::Predicates::all().into_iter().zip(Relation::ALL);
    named.flat_map(|(predicates, relation)| predicates.names().map(|name| (name, *relation))).collect()
}

struct Reader<'r, 'a> {
    gathered: &'a Gathered,
    relations: HashMap<String, Relation>,
    nodes: &'r IndexMap<&'a str, Result<Node, Wrong>>,
    places: Places<'r, 'a>,
    recordings: HashMap<&'a str, Result<u32, Wrong>>,
    /// The places of statements, by their names.
    all: &'r HashMap<&'a str, usize>,
    /// The place of the one that is read: what it is said of stands before it.
    before: usize,
}

impl<'a> Reader<'_, 'a> {
    fn statement(&mut self, thing: &'a Thing) -> Result<Statement<'a>, Wrong> {
        let relation = self.relation(thing)?;
        let ends = relation.ends();
        let subject = self.subject(thing.only(v::SUBJECT).map_err(malformed)?.as_str())?;
        let object = thing.only(v::OBJECT).map_err(malformed)?;
        let object = match relation {
            Relation::Exists => Said::Nothing,
            _ => self.said(object, ends.object)?,
        };
        let detail = thing.at_most_one(v::DETAIL).map_err(malformed)?;
        let detail = detail.map(|detail| self.said(detail, ends.detail)).transpose()?;
        let graph = self.gathered.graph_of(thing).map_err(|why| (Reason::Dangling, why))?;
        let undescribed = || (Reason::Dangling, format!("nothing is said of its recording, <{graph}>"));
        let recording = self.recordings.get(graph).cloned().ok_or_else(undescribed)??;
        Ok(Statement { subject, relation, object, detail, grounds: self.grounds(thing)?, recording })
    }

    fn relation(&self, thing: &Thing) -> Result<Relation, Wrong> {
        let predicate = thing.only(v::PREDICATE).map_err(malformed)?.as_str();
        let relation = self.relations.get(predicate).copied();
        relation.ok_or_else(|| (Reason::Unmapped, format!("<{predicate}> stands for no relation")))
    }

    /// Of what it is said, whatever else is wrong with it.
    fn said_of(&self, thing: &Thing) -> Option<Subject> {
        let name = thing.one(v::SUBJECT)?.as_str();
        let node = || self.nodes.get_index_of(name).map(Subject::Node);
        node().or_else(|| self.all.get(name).copied().map(Subject::Statement))
    }

    fn subject(&self, name: &str) -> Result<Subject, Wrong> {
        match (self.nodes.get_index_of(name), self.all.get(name)) {
            (Some(_), _) => Ok(Subject::Node(self.node(name)?)),
            (None, Some(statement)) if *statement < self.before => Ok(Subject::Statement(*statement)),
            (None, Some(_)) => Err(malformed(format!("<{name}>, of which it is said, has a higher number"))),
            (None, None) => Err(dangling(name)),
        }
    }

    fn node(&self, name: &str) -> Result<usize, Wrong> {
        match self.nodes.get_full(name) {
            Some((index, _, Ok(_))) => Ok(index),
            _ => Err(dangling(name)),
        }
    }

    fn grounds(&mut self, thing: &'a Thing) -> Result<Vec<Ground>, Wrong> {
        let mut grounds = Vec::new();
        for words in thing.all(v::WORDS) {
            let Place { extent, matched } = self.places.get(words.as_str())?;
            grounds.push(Ground::Words(extent, matched));
        }
        for words in thing.all(v::IMPLIED) {
            let Place { extent, matched } = self.places.get(words.as_str())?;
            grounds.push(Ground::Implied(extent, matched));
        }
        if thing.one(v::OUTSIDE).is_some() {
            grounds.push(Ground::Outside);
        }
        match grounds.is_empty() {
            true => Err(malformed("it has no ground: words, implied or outside".to_owned())),
            false => Ok(grounds),
        }
    }

    fn said(&mut self, value: &'a Value, holds: Holds) -> Result<Said<'a>, Wrong> {
        let text = value.as_str();
        let expected = |what: &str| malformed(format!("{text:?} stands where {what} is expected"));
        match (holds, value.literal()) {
            (Holds::Nothing, _) if text == "true" => Ok(Said::Nothing),
            (Holds::Nothing, _) => Err(expected("`true`")),
            (Holds::Nodes(_), None) => self.node(text).map(Said::Node),
            (Holds::Nodes(_), Some(_)) => Err(expected("a node")),
            (Holds::Text, Some(text)) => Ok(Said::Text(text)),
            (Holds::Text, None) => Err(expected("a text")),
            (Holds::Date, Some(date)) => date.parse().map(Said::Date).map_err(|_| expected("a date in EDTF")),
            (Holds::Date, None) if text == v::UNDATED => Ok(Said::Undated),
            (Holds::Date, None) => Err(expected("a date")),
            (Holds::Words, _) => self.places.get(text).map(Said::Words),
            (Holds::Number, _) => text.parse().map(Said::Number).map_err(|_| expected("a number")),
            (Holds::Terms(terms), _) => {
                let term = text.strip_prefix(v::DICTUM);
                let number = term.and_then(|term| terms.iter().position(|known| *known == term));
                let number = number.and_then(|number| u8::try_from(number).ok());
                number.map(Said::Term).ok_or_else(|| expected(&format!("one of dictum's {}", terms.join(", "))))
            }
        }
    }
}

pub(super) fn malformed(why: String) -> Wrong {
    (Reason::Malformed, why)
}

pub(super) fn dangling(name: &str) -> Wrong {
    (Reason::Dangling, format!("<{name}> is not there, or was refused"))
}
