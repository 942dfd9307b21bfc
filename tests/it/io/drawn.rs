//! GraphML and DOT.

use std::collections::BTreeMap;

use dictum::{Claim, Document, Graph, Import, NodeKind, Outside, Person, Quote, Relation, Stance, io};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::hostile;

fn alaska() -> Graph {
    let mut graph = Graph::new();
    Import::folder(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/alaska")).into_graph(&mut graph).unwrap();
    graph
}

fn edges() -> impl Iterator<Item = Relation> {
    Relation::ALL.iter().copied().filter(|relation| relation.is_edge())
}

/// Elements and what `data` gives them: name, attributes, data by key.
type Element = (String, BTreeMap<String, String>, BTreeMap<String, String>);

fn elements(xml: &[u8]) -> Vec<Element> {
    let mut reader = Reader::from_reader(xml);
    let (mut elements, mut key, mut text): (Vec<Element>, Option<String>, String) = (Vec::new(), None, String::new());
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).unwrap() {
            Event::Start(start) => {
                let attributes = start.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    let value = attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0).unwrap();
                    (attribute.key.as_ref().to_owned(), value.into_owned())
                });
                let attributes: BTreeMap<String, String> = attributes.collect();
                match start.name().as_ref() {
                    "data" => {
                        text.clear();
                        key = attributes.get("key").cloned();
                    }
                    name => elements.push((name.to_owned(), attributes, BTreeMap::new())),
                }
            }
            Event::Text(part) => text.push_str(&part),
            Event::GeneralRef(reference) => {
                let name = reference.to_string();
                match reference.resolve_char_ref().unwrap() {
                    Some(c) => text.push(c),
                    None => text.push_str(quick_xml::escape::resolve_predefined_entity(&name).unwrap()),
                }
            }
            Event::End(end) if end.name().as_ref() == "data" => {
                let (_, _, data) = elements.last_mut().unwrap();
                data.insert(key.take().unwrap(), std::mem::take(&mut text));
            }
            Event::Eof => return elements,
            _ => text.clear(),
        }
        buffer.clear();
    }
}

#[test]
fn graphml_has_every_node_and_edge_of_the_network_with_the_words_they_rest_on() {
    let graph = alaska();
    let elements = elements(&io::write_graphml(graph.network(edges()), Vec::new()).unwrap());
    let count = |name: &str| elements.iter().filter(|(found, ..)| found == name).count();
    assert_eq!(count("node"), graph.count(NodeKind::ALL.into_iter().collect()));
    let shown = graph
        .network(edges())
        .nodes()
        .flat_map(|node| edges().flat_map(move |relation| node.statements(relation)).collect::<Vec<_>>());
    assert_eq!(count("edge"), shown.count());
    for (_, _, data) in elements.iter().filter(|(_, _, data)| data.contains_key("edge-words")) {
        let text = graph.document(data["edge-document"].as_str()).unwrap().text();
        let (start, end): (usize, usize) = (data["edge-start"].parse().unwrap(), data["edge-end"].parse().unwrap());
        let words: String = text.chars().skip(start).take(end - start).collect();
        assert_eq!(words, data["edge-words"]);
    }
}

#[test]
fn two_hundred_hostile_texts_come_out_of_graphml_the_same() {
    let graph = hostile::graph();
    let elements = elements(&io::write_graphml(graph.network(edges()), Vec::new()).unwrap());
    let nodes: Vec<&Element> = elements.iter().filter(|(name, ..)| name == "node").collect();
    for person in graph.people().iter() {
        let (_, _, data) = nodes.iter().find(|(_, attributes, _)| attributes["id"] == person.key().as_str()).unwrap();
        let name = person.names().next().unwrap().into_value();
        assert_eq!((data["node-label"].as_str(), data["node-text"].as_str()), (person.to_string().as_str(), name));
    }
    assert_eq!(nodes.len(), graph.count(NodeKind::ALL.into_iter().collect()));
}

#[test]
fn what_xml_cannot_hold_is_written_as_an_escape() {
    let mut graph = Graph::new();
    graph
        .insert(dictum::Document::new("note", "a\u{1}b\u{ffff}").title("a\u{1}b\u{ffff}\r\n", dictum::Outside))
        .unwrap();
    let elements = elements(&io::write_graphml(graph.network([]), Vec::new()).unwrap());
    let (_, _, data) = elements.iter().find(|(name, ..)| name == "node").unwrap();
    assert_eq!(data["node-text"], "a\\u{1}b\\u{ffff}\r\n");
}

#[test]
fn that_there_is_no_date_is_no_date_and_a_ground_has_its_own_words() {
    let mut graph = Graph::new();
    let note = graph.insert(dictum::Document::new("note", "Ana spoke at the fair.")).unwrap();
    let fair =
        graph.insert(dictum::Event::named("fair", note, "fair").when(dictum::Undated, note.at("the fair"))).unwrap();
    let ana = graph.insert(dictum::Person::named("Ana", note, "Ana")).unwrap();
    graph.insert(ana.participated(fair, "speaker", dictum::Outside)).unwrap();
    let elements = elements(&io::write_graphml(graph.network(edges()), Vec::new()).unwrap());
    assert!(elements.iter().all(|(_, _, data)| !data.contains_key("node-date")), "{elements:?}");
    let (_, _, edge) = elements
        .iter()
        .find(|(_, _, data)| data.get("edge-relation").is_some_and(|relation| relation == "participated"))
        .unwrap();
    assert_eq!((edge["edge-ground"].as_str(), edge.get("edge-words")), ("outside", None));
}

/// Every quoted string of a file in DOT, read as Graphviz reads it.
fn strings(dot: &str) -> Vec<String> {
    let (mut strings, mut open): (Vec<String>, Option<String>) = (Vec::new(), None);
    let mut characters = dot.chars();
    while let Some(c) = characters.next() {
        match (c, &mut open) {
            ('"', None) => open = Some(String::new()),
            ('"', Some(_)) => strings.extend(open.take()),
            ('\\', Some(string)) => match characters.next().unwrap() {
                'l' => string.push('\n'),
                c => string.push(c),
            },
            (c, Some(string)) => string.push(c),
            _ => {}
        }
    }
    assert_eq!(open, None, "a string does not end");
    strings
}

#[test]
fn two_hundred_hostile_texts_come_out_of_dot_the_same_and_make_no_node() {
    let graph = hostile::graph();
    let network = graph.network([Relation::SpokenBy]).among([NodeKind::Person, NodeKind::Quote]);
    let dot = String::from_utf8(io::write_dot(network, Vec::new()).unwrap()).unwrap();
    let strings = strings(&dot);
    for node in network.nodes() {
        assert!(strings.contains(&node.to_string()), "{node}");
    }
    assert_eq!(strings.len(), network.nodes().count() + graph.quotes().count());
    assert_eq!(strings.iter().filter(|string| *string == "spoken_by").count(), graph.quotes().count());
}

#[test]
fn the_edge_of_a_stance_says_which_it_is() {
    let mut graph = Graph::new();
    let note = graph.insert(Document::new("note", "Ana denied that it leaks.")).unwrap();
    let quote = graph.insert(Quote::indirect(note, "that it leaks").key("said")).unwrap();
    let leaks = Claim::new("It leaks.").key("leaks").stance(Stance::denies(note.at("denied that it leaks")).by(quote));
    graph.insert(leaks).unwrap();
    let network = graph.network([Relation::TakesStance]);
    let elements = elements(&io::write_graphml(network, Vec::new()).unwrap());
    let (.., edge) = elements.iter().find(|(name, ..)| name == "edge").unwrap();
    assert_eq!((edge["edge-relation"].as_str(), edge["edge-stance"].as_str()), ("takes_stance", "denies"));
    let dot = String::from_utf8(io::write_dot(network, Vec::new()).unwrap()).unwrap();
    assert!(strings(&dot).contains(&"takes_stance (denies)".to_owned()), "{dot}");
}

#[test]
fn two_hundred_hostile_roles_come_out_of_dot_the_same_and_make_no_edge() {
    let mut graph = Graph::new();
    let note = graph.insert(Document::new("note", "Ana spoke at the fair.")).unwrap();
    let fair = graph.insert(dictum::Event::named("fair", note, "fair")).unwrap();
    let ana = graph.insert(Person::named("Ana", note, "Ana")).unwrap();
    let roles = hostile::texts();
    for role in &roles {
        graph.insert(ana.participated(fair, role.as_str(), Outside)).unwrap();
    }
    let dot = String::from_utf8(io::write_dot(graph.network([Relation::Participated]), Vec::new()).unwrap()).unwrap();
    let strings = strings(&dot);
    for said in graph.nodes().iter().flat_map(|node| node.statements(Relation::Participated).collect::<Vec<_>>()) {
        // As it is shown, but for who took part in what.
        let label = said.to_string().replace("ana participated fair", "participated");
        assert!(strings.contains(&label), "{label}");
    }
    assert_eq!(strings.len(), graph.nodes().count() + 200);
}
