//! GraphML, for Gephi and networkx.

use std::borrow::Cow;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::FormatError;
use super::buffered::buffered;
use crate::graph::{Excerpt, Network, NodeRef, Step};
use crate::model::{Date, Ground, Quote, Relation};

/// What nodes and edges have: name, of which, type. Gephi shows `label`.
const KEYS: [(&str, &str, &str); 15] = [
    ("kind", "node", "string"),
    ("label", "node", "string"),
    ("text", "node", "string"),
    ("date", "node", "string"),
    ("relation", "edge", "string"),
    ("label", "edge", "string"),
    ("stance", "edge", "string"),
    ("when", "edge", "string"),
    ("ground", "edge", "string"),
    ("document", "edge", "string"),
    ("start", "edge", "int"),
    ("end", "edge", "int"),
    ("words", "edge", "string"),
    ("recorded_by", "edge", "string"),
    ("confidence", "edge", "double"),
];

/// Writes a network as GraphML, which Gephi and networkx read: nodes by their keys, with kind, label (what is unseen in it as escapes), the text as it was written, and date; edges with their relation, the caller's label where it has one, the stance where it is one (`denies`),
/// and the first of their grounds: `words`, `implied` or `outside`, the document, where the words stand in it (counted in code points, as Python does) and how they run. XML
/// cannot hold control characters: they are written as escapes, `\u{1}`. The same network gives the same bytes. In constant memory.
///
/// ```
/// use dictum::{Document, Graph, Person, Quote, Relation, io};
///
/// let mut graph = Graph::new();
/// let note = graph.insert(Document::new("note", "Ana said: “It is shut.”"))?;
/// let ana = graph.insert(Person::named("Ana", note, "Ana"))?;
/// graph.insert(Quote::direct(note, "It is shut.").spoken_by(ana, "Ana"))?;
///
/// let xml = io::write_graphml(graph.network([Relation::SpokenBy]), Vec::new())?;
/// assert!(String::from_utf8(xml)?.contains(r#"<edge source="note/13-24" target="ana">"#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`FormatError::Interrupted`].
pub fn write_graphml<W: Write>(network: Network<'_>, to: W) -> Result<W, FormatError> {
    let written = buffered(to, |to| {
        let mut xml = Writer::new_with_indent(to, b' ', 1);
        whole(&mut xml, network).map(|()| xml.into_inner())
    });
    written.map_err(|error| FormatError::Interrupted { error })
}

fn whole<W: Write>(xml: &mut Writer<W>, network: Network<'_>) -> io::Result<()> {
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = element("graphml", &[("xmlns", "http://graphml.graphdrawing.org/xmlns")]);
    within(xml, root, |xml| {
        for (name, of, holds) in KEYS {
            let id = format!("{of}-{name}");
            let key = [("id", id.as_str()), ("for", of), ("attr.name", name), ("attr.type", holds)];
            xml.write_event(Event::Empty(element("key", &key)))?;
        }
        within(xml, element("graph", &[("edgedefault", "directed")]), |xml| {
            network.nodes().try_for_each(|node| vertex(xml, node))?;
            network.each_statement().try_for_each(|step| edge(xml, step))
        })
    })?;
    xml.get_mut().write_all(b"\n")
}

fn vertex<W: Write>(xml: &mut Writer<W>, node: NodeRef<'_>) -> io::Result<()> {
    within(xml, element("node", &[("id", node.key().as_str())]), |xml| {
        data(xml, "node-kind", node.node_kind().as_str())?;
        data(xml, "node-label", &node.to_string())?;
        text(node).map_or(Ok(()), |text| data(xml, "node-text", &text))?;
        let dates = [Relation::Published, Relation::When].into_iter().flat_map(|relation| node.statements(relation));
        let mut dates = dates.filter_map(|statement| statement.value());
        // That there is no date is none.
        let date = dates.find(|date| date.parse::<Date>().is_ok());
        date.map_or(Ok(()), |date| data(xml, "node-date", &date))
    })
}

/// As it was written: the words of a quote, else a name, a description, a wording, a title, a verdict.
fn text(node: NodeRef<'_>) -> Option<String> {
    if let Some(quote) = node.narrow::<Quote>() {
        return Some(quote.words());
    }
    let relations = [Relation::Name, Relation::Description, Relation::Wording, Relation::Title, Relation::Verdict];
    relations.into_iter().flat_map(|relation| node.statements(relation)).find_map(|statement| statement.value())
}

fn edge<W: Write>(xml: &mut Writer<W>, step: Step<'_>) -> io::Result<()> {
    let statement = step.statement();
    let (from, to) = (step.from(), step.to());
    within(xml, element("edge", &[("source", from.key().as_str()), ("target", to.key().as_str())]), |xml| {
        data(xml, "edge-relation", step.relation().as_str())?;
        statement.label().map_or(Ok(()), |label| data(xml, "edge-label", label))?;
        statement.stance().map_or(Ok(()), |stance| data(xml, "edge-stance", stance.kind().as_str()))?;
        statement.when().map_or(Ok(()), |date| data(xml, "edge-when", &date.to_string()))?;
        ground(xml, step)?;
        let recorder = statement.recording().and_then(|recording| recording.by.as_deref());
        recorder.map_or(Ok(()), |who| data(xml, "edge-recorded_by", who))?;
        statement.confidence().map_or(Ok(()), |sure| data(xml, "edge-confidence", &sure.to_string()))
    })
}

fn ground<W: Write>(xml: &mut Writer<W>, step: Step<'_>) -> io::Result<()> {
    let evidence = step.evidence();
    let Some(ground) = evidence.grounds().first() else { return Ok(()) };
    let kind = match ground {
        Ground::Words(..) => "words",
        Ground::Implied(..) => "implied",
        Ground::Outside => "outside",
    };
    data(xml, "edge-ground", kind)?;
    let Some(extent) = ground.extent() else { return Ok(()) };
    let excerpt = Excerpt::new(step.statement().view(), extent);
    let document = excerpt.document();
    data(xml, "edge-document", document.key().as_str())?;
    let characters = |byte| document.content().and_then(|content| content.code_points(byte)).map(|points| points.0);
    for (key, byte) in [("edge-start", excerpt.span().start()), ("edge-end", excerpt.span().end())] {
        characters(byte).map_or(Ok(()), |count| data(xml, key, &count.to_string()))?;
    }
    data(xml, "edge-words", excerpt.text())
}

fn within<W: Write>(
    xml: &mut Writer<W>,
    element: BytesStart<'_>,
    inner: impl FnOnce(&mut Writer<W>) -> io::Result<()>,
) -> io::Result<()> {
    let end = element.to_end().into_owned();
    xml.write_event(Event::Start(element))?;
    inner(xml)?;
    xml.write_event(Event::End(end))
}

fn data<W: Write>(xml: &mut Writer<W>, key: &str, value: &str) -> io::Result<()> {
    xml.write_event(Event::Start(element("data", &[("key", key)])))?;
    xml.write_event(Event::Text(BytesText::new(&possible(value))))?;
    xml.write_event(Event::End(BytesEnd::new("data")))
}

fn element<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let attributes = attributes.iter().map(|(key, value)| (*key, possible(value)));
    attributes.fold(BytesStart::new(name), |mut element, (key, value)| {
        element.push_attribute((key, value));
        element
    })
}

/// A text with what XML has no place for as escapes.
fn possible(text: &str) -> Cow<'_, str> {
    let is_impossible =
        |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if !text.contains(is_impossible) {
        return Cow::Borrowed(text);
    }
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        if is_impossible(c) { written.extend(c.escape_unicode()) } else { written.push(c) }
    }
    Cow::Owned(written)
}
