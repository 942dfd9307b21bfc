//! RDF in three syntaxes.

mod others;
mod refused;

use std::collections::BTreeSet;

use dictum::io::{FormatError, Rdf, RdfSyntax};
use dictum::{Date, Document, Graph, Import, Outside, Person, Place, Quote, Recording, Undated, Unnamed};
use proptest::prelude::*;

use super::hostile;
use crate::world::{World, cases, plans};

const SYNTAXES: [RdfSyntax; 3] = [RdfSyntax::NQuads, RdfSyntax::TriG, RdfSyntax::JsonLd];

fn written(graph: &Graph, syntax: RdfSyntax) -> Vec<u8> {
    Rdf::default().write(graph, syntax, Vec::new()).unwrap()
}

fn read(syntax: RdfSyntax, from: &[u8]) -> Result<Graph, FormatError> {
    let mut graph = Graph::new();
    Rdf::reader(syntax, from).into_graph(&mut graph).map(|_| graph)
}

fn lines(graph: &Graph) -> Vec<String> {
    String::from_utf8(written(graph, RdfSyntax::NQuads)).unwrap().lines().map(str::to_owned).collect()
}

fn text(graph: &Graph) -> String {
    String::from_utf8(written(graph, RdfSyntax::NQuads)).unwrap()
}

fn alaska() -> Graph {
    let mut graph = Graph::new();
    Import::folder(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/alaska")).into_graph(&mut graph).unwrap();
    graph
}

/// One person, one quote by way of somebody, in a text whose characters are not bytes.
fn harbour() -> Graph {
    let mut graph = Graph::new();
    graph.begin(Recording::by("ida").at("2024-03-05".parse::<Date>().unwrap()).confidence(0.25)).unwrap();
    let note = graph.insert(Document::new("note", "Zoë said “not yet”, a deckhand told us.")).unwrap();
    let zoë = graph.insert(Person::named("Zoë", note, "Zoë")).unwrap();
    graph.insert(Quote::direct(note, "not yet").spoken_by(zoë, "Zoë").by_way_of(Unnamed, "a deckhand")).unwrap();
    graph
}

/// A quote with a hedge, and one that was withdrawn by Ole.
fn withdrawn() -> Graph {
    let mut graph = Graph::new();
    let note = graph.insert(Document::new("note", "Reportedly she said no. Bo said “yes.”")).unwrap();
    graph.insert(Quote::indirect(note, "no").hedged("Reportedly").spoken_by(Unnamed, "she")).unwrap();
    let yes = graph.insert(Quote::direct(note, "yes.").spoken_by(Unnamed, "Bo")).unwrap();
    graph.insert(yes.retracted(Outside).judged_by("ole")).unwrap();
    graph
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn what_goes_out_comes_back_whole_in_every_syntax(plan in plans(12)) {
        let world = World::of(&plan)?;
        for syntax in SYNTAXES {
            let again = read(syntax, &written(&world.graph, syntax)[..]);
            let again = again.map_err(|error| TestCaseError::fail(format!("{syntax:?}: {error}")))?;
            prop_assert!(again.same_content(&world.graph), "{:?}", syntax);
            again.verify().map_err(|error| TestCaseError::fail(error.to_string()))?;
        }
    }
}

#[test]
fn the_corpus_comes_back_whole_in_every_syntax_and_whatever_the_order_of_its_lines() {
    let graph = alaska();
    for syntax in SYNTAXES {
        assert!(read(syntax, &written(&graph, syntax)[..]).unwrap().same_content(&graph), "{syntax:?}");
    }
    let mut shuffled = lines(&graph);
    shuffled.sort();
    shuffled.dedup();
    let shuffled = shuffled.join("\n");
    assert!(read(RdfSyntax::NQuads, shuffled.as_bytes()).unwrap().same_content(&graph));
}

#[test]
fn every_syntax_says_the_same_quads() {
    let quads = |graph: &Graph| -> BTreeSet<String> { lines(graph).into_iter().collect() };
    let graph = alaska();
    for syntax in SYNTAXES {
        let again = read(syntax, &written(&graph, syntax)[..]).unwrap();
        assert_eq!(quads(&again), quads(&graph), "{syntax:?}");
    }
}

#[test]
fn a_statement_is_a_resource_with_its_words_counted_in_characters_and_a_triple_in_the_terms_of_the_field() {
    let lines = lines(&harbour());
    let has = |line: &str| assert!(lines.iter().any(|known| known == line), "{line}\nis not in\n{}", lines.join("\n"));
    let quote = "<urn:dictum:quote/note%2F13-20>";
    let zoë = "<urn:dictum:person/zo%C3%AB>";
    has(&format!("{quote} <http://schema.org/spokenByCharacter> {zoë} <urn:dictum:recording/1> ."));
    has(&format!("{zoë} <http://schema.org/name> \"Zoë\" <urn:dictum:recording/1> ."));
    // Bytes 13 to 20 are characters 10 to 17.
    let words = "urn:dictum:words/note/10-17";
    has(&format!(
        "<{words}> <http://www.w3.org/ns/oa#hasSource> <urn:dictum:document/note> <urn:dictum:recording/1> ."
    ));
    has(&format!("<{words}/quote> <http://www.w3.org/ns/oa#exact> \"not yet\" <urn:dictum:recording/1> ."));
    let number = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger";
    has(&format!("<{words}/position> <http://www.w3.org/ns/oa#start> \"10\"^^<{number}> <urn:dictum:recording/1> ."));
    let recording = "<urn:dictum:recording/1>";
    has(&format!("{recording} <http://www.w3.org/ns/prov#wasAttributedTo> <urn:dictum:recorder/ida> ."));
    has(&format!(
        "{recording} <http://schema.org/dateCreated> \"2024-03-05\"^^<http://id.loc.gov/datatypes/edtf/EDTF-level1> ."
    ));
}

#[test]
fn what_is_retracted_is_a_resource_still_and_no_triple() {
    let mut graph = harbour();
    let triple = |graph: &Graph| {
        lines(graph)
            .iter()
            .filter(|line| line.starts_with("<urn:dictum:quote/") && line.contains("spokenByCharacter"))
            .count()
    };
    let reified = |graph: &Graph| {
        lines(graph).iter().filter(|line| line.contains("ns#predicate> <http://schema.org/spokenBy")).count()
    };
    assert_eq!((triple(&graph), reified(&graph)), (1, 1));
    let quote = graph.quotes().iter().next().unwrap().id();
    graph.insert(quote.retracted(Outside)).unwrap();
    assert_eq!((triple(&graph), reified(&graph)), (0, 1));
    assert!(read(RdfSyntax::NQuads, &written(&graph, RdfSyntax::NQuads)[..]).unwrap().same_content(&graph));
}

#[test]
fn two_hundred_hostile_texts_come_back_the_same_in_every_syntax() {
    let graph = hostile::graph();
    for syntax in SYNTAXES {
        assert!(read(syntax, &written(&graph, syntax)[..]).unwrap().same_content(&graph), "{syntax:?}");
    }
    let lines = lines(&graph);
    // No text makes a quad, a name or a term of its own: each name is one of ours, and each term one that the corpus has too.
    let known: BTreeSet<String> =
        self::lines(&alaska()).iter().flat_map(|line| names(line)).filter(|name| is_term(name)).collect();
    for line in &lines {
        let names = names(line);
        assert!((2..=5).contains(&names.len()) && names[0].starts_with("urn:dictum:") && is_term(&names[1]), "{line}");
        for name in &names {
            assert!(if is_term(name) { known.contains(name) } else { is_plain(name) }, "{name} in {line}");
        }
    }
}

/// The names in a line, outside of its text.
fn names(line: &str) -> Vec<String> {
    let (mut names, mut rest) = (Vec::new(), line);
    while let Some(start) = rest.find(['<', '"']) {
        let (kind, inner) = rest[start..].split_at(1);
        let mut escaped = false;
        let end = inner.find(|c| {
            let ends = !escaped && c == if kind == "<" { '>' } else { '"' };
            escaped = !escaped && c == '\\';
            ends
        });
        let (inside, after) = inner.split_at(end.expect("it ends"));
        names.extend((kind == "<").then(|| inside.to_owned()));
        rest = &after[1..];
    }
    names
}

/// Whether it is a word of a vocabulary.
fn is_term(name: &str) -> bool {
    name.contains('#') || !name.starts_with("urn:dictum:")
}

/// Whether it has only what no reader of addresses takes for something else.
fn is_plain(name: &str) -> bool {
    let is_escaped =
        name.split('%').skip(1).all(|part| part.len() > 1 && part[..2].bytes().all(|b| b.is_ascii_hexdigit()));
    is_escaped && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b":/%-_~".contains(&byte))
}

#[test]
fn no_term_of_others_says_more_than_is_meant() {
    let mut graph = withdrawn();
    let note = graph.document("note").unwrap().id();
    let quay = graph.insert(Place::described("the quay", note, "Bo")).unwrap();
    let quote = graph.quotes().first().unwrap().id();
    graph.insert(quote.at(quay, Outside)).unwrap();
    graph.insert(quote.when(Undated, note.at("Reportedly"))).unwrap();
    let gone = graph.insert(Document::new("gone", "A secret.")).unwrap();
    graph.insert(note.quotes_from(gone, Outside)).unwrap();
    graph.insert(gone.retracted(Outside)).unwrap();
    let lines = lines(&graph);
    let of = |subject: &str| -> Vec<&String> { lines.iter().filter(|line| line.starts_with(subject)).collect() };
    let says = |subject: &str, what: &str| of(subject).iter().any(|line| line.contains(what));
    // An indirect quote is no quotation, and none takes place; that there is no date is no date.
    let no = "<urn:dictum:quote/note%2F20-22>";
    assert!(says(no, "<urn:dictum:ns#Quote>") && says(no, "<urn:dictum:ns#at>") && !says(no, "schema.org/Quotation"));
    assert!(says(no, "<urn:dictum:ns#when> <urn:dictum:ns#undated>"));
    assert!(lines.iter().all(|line| !line.contains("/sem/hasPlace") && !line.contains("hasTimeStamp")));
    assert!(lines.iter().all(|line| !line.contains("wasQuotedFrom")));
    // What was withdrawn is held for who reads all of it back, and asserted nowhere.
    let of_gone = of("<urn:dictum:document/gone>");
    let is_said = |line: &&String| line.contains("ns#key>") || line.contains("ns#retracted>");
    assert!(of_gone.iter().all(is_said), "{of_gone:#?}");
    let held: Vec<&String> = lines.iter().filter(|line| line.contains("\"A secret.\"")).collect();
    assert!(held.iter().all(|line| line.starts_with("<urn:dictum:statement/")) && held.len() == 1, "{held:#?}");
    assert!(read(RdfSyntax::NQuads, text(&graph).as_bytes()).unwrap().same_content(&graph));
    // A direct one is.
    let direct = self::lines(&harbour());
    assert!(direct.iter().any(|line| {
        line.contains("13-20> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/Quotation>")
    }));
}

#[test]
fn a_changed_text_is_known_by_its_digest() {
    let text = String::from_utf8(written(&harbour(), RdfSyntax::NQuads)).unwrap();
    let error = read(RdfSyntax::NQuads, text.replace("told us", "told me").as_bytes()).unwrap_err();
    assert!(error.to_string().contains("digest"), "{error}");
}

#[test]
fn what_is_no_rdf_is_told_with_its_place_and_a_base_must_be_an_address() {
    for syntax in SYNTAXES {
        let error = read(syntax, &b"<urn:x> <urn:y> oops"[..]).unwrap_err();
        assert!(matches!(error, FormatError::Malformed { .. }), "{error}");
    }
    assert!(Rdf::under("no address/").unwrap_err().to_string().contains("absolute IRI"));
    assert!(Rdf::under("https://news.example").unwrap_err().to_string().contains("must end in"));
}

#[test]
fn triples_of_others_beside_them_change_nothing() {
    let graph = harbour();
    let mut text = String::from_utf8(written(&graph, RdfSyntax::NQuads)).unwrap();
    text.push_str("<urn:x> <urn:y> \"z\" .\n<urn:dictum:person/zo%C3%AB> <http://schema.org/knows> <urn:x> .\n");
    assert!(read(RdfSyntax::NQuads, text.as_bytes()).unwrap().same_content(&graph));
}

#[cfg(feature = "rdf-12")]
#[test]
fn with_triple_terms_a_statement_takes_one_quad_where_it_took_three() {
    let graph = alaska();
    let rdf = Rdf::default().triple_terms();
    for syntax in [RdfSyntax::NQuads, RdfSyntax::TriG] {
        let short = rdf.write(&graph, syntax, Vec::new()).unwrap();
        assert!(read(syntax, &short[..]).unwrap().same_content(&graph), "{syntax:?}");
    }
    let short = rdf.write(&graph, RdfSyntax::NQuads, Vec::new()).unwrap();
    let short = String::from_utf8(short).unwrap().lines().count();
    assert_eq!(lines(&graph).len() - short, 2 * graph.archive().statement_count());
}

#[test]
fn no_depth_of_nesting_breaks_the_reader() {
    let deep = 100_000;
    let nestings = [
        "[".repeat(deep),
        "{\"@graph\":".repeat(deep),
        "{\"@id\":\"urn:x\",\"urn:p\":".repeat(deep),
        "{\"@context\":[".repeat(deep),
        format!("<urn:s> <urn:p> {}", "(".repeat(deep)),
        format!("<urn:s> <urn:p> {}", "[ <urn:p> ".repeat(deep)),
        format!("<urn:s> <urn:p> {}", "<<( <urn:s> <urn:p> ".repeat(deep)),
        format!("<urn:s> <urn:p> {}<urn:o> {} .", "<<( <urn:s> <urn:p> ".repeat(deep), ")>> ".repeat(deep)),
    ];
    for nesting in &nestings {
        for syntax in SYNTAXES {
            drop(Rdf::reader(syntax, nesting.as_bytes()).what_is_right_into(&mut Graph::new()));
        }
    }
}
