//! From statements to quads, in constant memory.

use std::collections::HashSet;
use std::io::{self, Write};

use oxrdf::{GraphNameRef, LiteralRef, NamedNodeRef, NamedOrBlankNodeRef, QuadRef, TermRef};

use super::names::Names;
use super::syntax::Sink;
use super::vocabulary as v;
use crate::graph::tables::{Core, Object, Row, Subject};
use crate::graph::{Graph, term_name};
use crate::model::term::Term as _;
use crate::model::value::Value;
use crate::model::{Extent, Ground, QuoteKind, Recording, Relation};
use crate::text::Match;

/// How many of the last words are remembered as described; a description said twice is the same triple.
const REMEMBERED: usize = 1 << 12;

/// What stands third in a triple.
#[derive(Clone, Copy)]
enum Third<'t> {
    Name(&'t str),
    Text(&'t str),
    Typed(&'t str, &'t str),
}

pub(super) struct Writer<'g, W: Write> {
    graph: &'g Graph,
    names: Names<'g>,
    triple_terms: bool,
    out: Out<W>,
    predicates: Vec<v::Predicates>,
    described: HashSet<(Extent, u8)>,
    /// The names at hand.
    statement: String,
    subject: String,
    object: String,
    spare: String,
}

/// Where quads go, and in which named graph they are.
struct Out<W: Write> {
    sink: Sink<W>,
    graph: String,
}

impl<W: Write> Out<W> {
    fn put(&mut self, subject: &str, predicate: &str, third: Third<'_>) -> io::Result<()> {
        self.term(subject, predicate, term(third))
    }

    fn term(&mut self, subject: &str, predicate: &str, object: TermRef<'_>) -> io::Result<()> {
        self.sink.put(QuadRef {
            subject: NamedOrBlankNodeRef::NamedNode(NamedNodeRef::new_unchecked(subject)),
            predicate: NamedNodeRef::new_unchecked(predicate),
            object,
            graph_name: match self.graph.as_str() {
                "" => GraphNameRef::DefaultGraph,
                name => GraphNameRef::NamedNode(NamedNodeRef::new_unchecked(name)),
            },
        })
    }
}

fn term(third: Third<'_>) -> TermRef<'_> {
    match third {
        Third::Name(name) => TermRef::NamedNode(NamedNodeRef::new_unchecked(name)),
        Third::Text(text) => TermRef::Literal(LiteralRef::new_simple_literal(text)),
        Third::Typed(text, datatype) => {
            TermRef::Literal(LiteralRef::new_typed_literal(text, NamedNodeRef::new_unchecked(datatype)))
        }
    }
}

impl<'g, W: Write> Writer<'g, W> {
    pub(super) fn new(graph: &'g Graph, names: Names<'g>, triple_terms: bool, sink: Sink<W>) -> Self {
        Writer {
            graph,
            names,
            triple_terms,
            out: Out { sink, graph: String::new() },
            predicates: v::Predicates::all(),
            described: HashSet::with_capacity(REMEMBERED),
            statement: String::new(),
            subject: String::new(),
            object: String::new(),
            spare: String::new(),
        }
    }

    /// The recordings in the default graph, then every statement in the graph of its recording.
    pub(super) fn write(mut self) -> io::Result<W> {
        let core = self.graph.core();
        for (number, recording) in (0..).zip(core.recordings()) {
            self.recording(number, recording)?;
        }
        let mut recording = None;
        for (number, row) in core.rows() {
            let of = core.recording(number);
            if recording.replace(of) != Some(of) {
                self.names.recording(of, &mut self.out.graph);
            }
            self.row(core, number, row)?;
        }
        self.out.sink.finish()
    }

    fn recording(&mut self, number: u32, recording: &Recording) -> io::Result<()> {
        self.names.recording(number, &mut self.subject);
        self.out.put(&self.subject, v::TYPE, Third::Name(v::BUNDLE))?;
        if let Some(who) = &recording.by {
            self.names.recorder(who, &mut self.object);
            self.out.put(&self.subject, v::ATTRIBUTED, Third::Name(&self.object))?;
            self.out.put(&self.object, v::TYPE, Third::Name(v::AGENT))?;
            self.out.put(&self.object, v::LABEL, Third::Text(who))?;
        }
        if let Some(at) = &recording.at {
            self.out.put(&self.subject, v::CREATED, Third::Typed(&at.to_string(), v::EDTF))?;
        }
        match recording.confidence {
            Some(confidence) => {
                self.out.put(&self.subject, v::SURENESS, Third::Typed(&confidence.to_string(), v::DOUBLE))
            }
            None => Ok(()),
        }
    }

    fn row(&mut self, core: &Core, number: u32, row: Row<'_>) -> io::Result<()> {
        self.names.statement(number, &mut self.statement);
        match row.subject {
            Subject::Node(node) => self.names.node(core, node, &mut self.subject),
            Subject::Row(row) => self.names.statement(row, &mut self.subject),
        }
        if let (Relation::Exists, Subject::Node(node)) = (row.relation, row.subject) {
            self.node(core, number, node)?;
        }
        let datatype = self.object(core, row)?;
        self.said(core, number, row, datatype)?;
        if let Some(detail) = row.detail {
            let datatype = self.value(core, row.relation, detail)?;
            self.out.put(&self.statement, v::DETAIL, third(&self.object, datatype))?;
        }
        row.grounds.each().try_for_each(|ground| self.ground(core, ground))
    }

    /// The statement as a resource; and as a triple, if it stands.
    fn said(&mut self, core: &Core, number: u32, row: Row<'_>, datatype: Option<&str>) -> io::Result<()> {
        let Self { out, statement, subject, object, predicates, .. } = self;
        let of = row.subject_node().and_then(|node| core.kind(node));
        let is_undated = matches!(row.object, Object::Value(Value::Undated));
        let predicates = predicates.get(row.relation as usize);
        let predicate = predicates.map_or("", |predicates| predicates.said(row.relation, of, is_undated));
        let object = third(object, datatype);
        if self.triple_terms {
            reified(out, statement, [subject, predicate], object)?;
        } else {
            out.put(statement, v::SUBJECT, Third::Name(subject))?;
            out.put(statement, v::PREDICATE, Third::Name(predicate))?;
            out.put(statement, v::OBJECT, object)?;
        }
        if !self.graph.shows_row(number) {
            return Ok(());
        }
        if let (Relation::Participated, Third::Name(event)) = (row.relation, object) {
            out.put(event, v::ACTOR, Third::Name(subject))?;
        }
        if is_verbatim(row) {
            out.put(subject, v::TYPE, Third::Name(v::QUOTED))?;
        }
        out.put(subject, predicate, object)
    }

    /// What a node is called; of a document its text and digest too, which one that does not stand only held. Once, with its first statement.
    fn node(&mut self, core: &Core, number: u32, node: u32) -> io::Result<()> {
        if core.outgoing(node, Relation::Exists).rows().next() != Some(number) {
            return Ok(());
        }
        let key = core.key(node).map_or("", |key| key.as_str());
        self.out.put(&self.subject, v::KEY, Third::Text(key))?;
        match core.content(node) {
            Some(content) => {
                let (of, text) = match self.graph.shows(node) {
                    true => (&self.subject, v::BODY),
                    false => (&self.statement, v::TEXT),
                };
                self.out.put(of, text, Third::Text(content.as_str()))?;
                self.out.put(of, v::DIGEST, Third::Text(&content.digest()))
            }
            None => Ok(()),
        }
    }

    /// Names what a row says in `object`; gives the datatype of a literal.
    fn object(&mut self, core: &Core, row: Row<'_>) -> io::Result<Option<&'static str>> {
        match row.object {
            Object::Node(node) => {
                self.names.node(core, node, &mut self.object);
                Ok(None)
            }
            Object::Value(value) => self.value(core, row.relation, value),
            Object::Nothing => match (row.relation, row.subject) {
                (Relation::Exists, Subject::Node(node)) => {
                    self.object.clear();
                    self.object.push_str(core.kind(node).map_or("", v::class));
                    Ok(None)
                }
                _ => Ok(self.literal("true", v::BOOLEAN)),
            },
        }
    }

    fn literal(&mut self, text: &str, datatype: &'static str) -> Option<&'static str> {
        self.object.clear();
        self.object.push_str(text);
        Some(datatype)
    }

    fn value(&mut self, core: &Core, relation: Relation, value: Value<'_>) -> io::Result<Option<&'static str>> {
        Ok(match value {
            Value::Text(text) => self.literal(text, ""),
            Value::Date(date) => self.literal(&date.to_string(), v::EDTF),
            Value::Number(number) => self.literal(&number.to_string(), v::DOUBLE),
            Value::Undated => {
                self.literal(v::UNDATED, "");
                None
            }
            Value::Term(number) => {
                self.literal(v::DICTUM, "");
                self.object.push_str(term_name(relation, number).unwrap_or_default());
                None
            }
            Value::Words(extent) => {
                self.words(core, extent, Match::EXACT)?;
                None
            }
        })
    }

    fn ground(&mut self, core: &Core, ground: Ground) -> io::Result<()> {
        let (predicate, extent, matched) = match ground {
            Ground::Words(extent, matched) => (v::WORDS, extent, matched),
            Ground::Implied(extent, matched) => (v::IMPLIED, extent, matched),
            Ground::Outside => return self.out.put(&self.statement, v::OUTSIDE, Third::Typed("true", v::BOOLEAN)),
        };
        self.words(core, extent, matched)?;
        self.out.put(&self.statement, predicate, Third::Name(&self.object))
    }

    /// Names words in `object`, and describes them unless that was done of late: where they stand, and how they run; of a whole text its digest says that.
    fn words(&mut self, core: &Core, extent: Extent, matched: Match) -> io::Result<()> {
        let content = core.content(extent.document.index());
        let characters = |byte| content.and_then(|content| content.code_points(byte)).map_or(0, |points| points.0);
        let place = (characters(extent.span.start()), characters(extent.span.end()));
        self.names.words(core, extent, place, matched, &mut self.object);
        if !self.is_new((extent, matched.bits())) {
            return Ok(());
        }
        self.names.node(core, extent.document.index(), &mut self.spare);
        self.out.put(&self.object, v::TYPE, Third::Name(v::SPECIFIC_RESOURCE))?;
        self.out.put(&self.object, v::HAS_SOURCE, Third::Name(&self.spare))?;
        for rule in matched.names() {
            self.out.put(&self.object, v::MATCHED, Third::Text(rule))?;
        }
        self.selector("/position", v::POSITION)?;
        self.out.put(&self.spare, v::START, Third::Typed(&place.0.to_string(), v::INTEGER))?;
        self.out.put(&self.spare, v::END, Third::Typed(&place.1.to_string(), v::INTEGER))?;
        let Some(content) = content.filter(|content| content.whole() != extent.span) else { return Ok(()) };
        self.selector("/quote", v::QUOTATION)?;
        // That of a document which does not stand is held, not asserted.
        let runs = if self.graph.shows(extent.document.index()) { v::EXACT } else { v::TEXT };
        self.out.put(&self.spare, runs, Third::Text(content.slice(extent.span).unwrap_or_default()))
    }

    /// A selector of the words at hand, named in `spare`.
    fn selector(&mut self, which: &str, class: &str) -> io::Result<()> {
        self.spare.clear();
        self.spare.extend([self.object.as_str(), which]);
        self.out.put(&self.object, v::HAS_SELECTOR, Third::Name(&self.spare))?;
        self.out.put(&self.spare, v::TYPE, Third::Name(class))
    }

    fn is_new(&mut self, described: (Extent, u8)) -> bool {
        if self.described.len() >= REMEMBERED {
            self.described.clear();
        }
        self.described.insert(described)
    }
}

/// Whether it says that a quote gives the words as they were said.
fn is_verbatim(row: Row<'_>) -> bool {
    let kind = row.value().and_then(Value::term);
    row.relation == Relation::QuoteKind && kind == Some(QuoteKind::Direct.number())
}

/// A name, or a literal of this type; the empty type is plain text.
fn third<'t>(text: &'t str, datatype: Option<&'t str>) -> Third<'t> {
    match datatype {
        None => Third::Name(text),
        Some("") => Third::Text(text),
        Some(datatype) => Third::Typed(text, datatype),
    }
}

#[cfg(feature = "rdf-12")]
fn reified<W: Write>(out: &mut Out<W>, statement: &str, said: [&str; 2], object: Third<'_>) -> io::Result<()> {
    let [subject, predicate] = said.map(oxrdf::NamedNode::new_unchecked);
    let triple = oxrdf::Triple::new(subject, predicate, term(object));
    out.term(statement, v::REIFIES, TermRef::Triple(&triple))
}

#[cfg(not(feature = "rdf-12"))]
fn reified<W: Write>(_: &mut Out<W>, _: &str, _: [&str; 2], _: Third<'_>) -> io::Result<()> {
    Ok(())
}
