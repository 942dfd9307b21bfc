//! Out and in again.

use std::fs;

use dictum::io::WebAnnotation;
use dictum::io::webanno::{Mapping, Published};
use dictum::{
    Claim, Document, Event, Graph, Implied, Match, Modality, Organization, Outside, Person, Place, Quote, Recording,
    Selector, Someone, Stance, StanceKind, Undated, Unnamed, Voice, VoiceKind,
};
use proptest::prelude::*;

use super::read;
#[cfg(feature = "formats")]
use crate::seen::seen;

/// What a quote says, as it can be compared over graphs.
fn told(graph: &Graph) -> Vec<String> {
    let quotes = graph.quotes().iter().map(|quote| {
        let mut told = format!("{} {:?} {:?}", quote.key(), quote.kind(), quote.words());
        let words = [
            quote.segments().collect::<Vec<_>>(),
            quote.reported_clauses().collect(),
            quote.cues().collect(),
            quote.hedges().collect(),
            quote.conditions().collect(),
        ];
        told +=
            &format!(" {words:?} {} {:?}", quote.is_unattributed(), quote.nested_in().map(|outer| outer.key().clone()));
        for relation in dictum::Relation::ALL.iter().filter(|relation| **relation != dictum::Relation::Exists) {
            for said in quote.statements(*relation) {
                let grounds: Vec<_> = said
                    .evidence()
                    .grounds()
                    .iter()
                    .map(|ground| (ground.extent().map(|extent| extent.span), *ground == dictum::Ground::Outside))
                    .collect();
                told += &format!("\n  {said} {grounds:?}");
            }
        }
        told
    });
    let mut all: Vec<String> = quotes.collect();
    all.extend(graph.claims().iter().flat_map(|claim| {
        claim
            .stances()
            .map(|stance| {
                format!(
                    "{stance:?} {:?} {:?}",
                    stance.evidence().excerpts().collect::<Vec<_>>(),
                    stance.hedges().collect::<Vec<_>>()
                )
            })
            .collect::<Vec<_>>()
    }));
    use dictum::Relation::{Attribute, Description, Mention, Name, Note, Office, Status, Subtype, When};
    const OF_ENTITIES: [dictum::Relation; 9] =
        [Name, Description, Mention, Subtype, Office, Status, When, Attribute, Note];
    for entity in graph.nodes().iter().filter_map(|node| node.narrow::<dictum::Entity>()) {
        for said in OF_ENTITIES.iter().flat_map(|relation| entity.statements(*relation)) {
            let grounds = said.evidence().grounds().to_vec();
            let grounds = grounds
                .iter()
                .map(|ground| (ground.extent().map(|extent| extent.span), *ground == dictum::Ground::Outside));
            all.push(format!("{said} {:?}", grounds.collect::<Vec<_>>()));
        }
    }
    all.sort();
    all
}

fn again(graph: &Graph) -> Graph {
    let folder = tempfile::tempdir().unwrap();
    WebAnnotation::write(graph, folder.path()).unwrap();
    for file in fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().path()) {
        if file.extension().is_some_and(|ends| ends == "jsonld") {
            let page = fs::read_to_string(&file).unwrap();
            Published::read(&page).unwrap_or_else(|faults| panic!("{faults}\n{page}"));
        }
    }
    let (read, intake) = read(folder.path(), Mapping::dictum());
    assert_eq!(intake.refused, [], "{intake}");
    read
}

const HARBOUR: &str = "Mayor Zoë Lund – 🙂 – visited.\nA deckhand, speaking to the Gazette in Port Hope, recalled that the mayor had “perhaps” told her “Not this year,” on Monday, “and not next,” if asked.\nThe port may open, crews say.\nEditor's note: the port is “safe”, reportedly.";

fn harbour() -> Graph {
    let mut graph = Graph::new();
    graph.begin(Recording::by("ida").at("2024-03-05T10:00:00Z".parse().unwrap())).unwrap();
    let report = graph.insert(Document::new("harbour", HARBOUR)).unwrap();
    graph.insert(Voice::new(VoiceKind::EditorNote, report.line(4)).key("the-note")).unwrap();
    let mayor = graph
        .insert(
            Person::named("Zoë Lund", report.line(1), "Mayor Zoë Lund")
                .mention_as(dictum::MentionForm::Nominal, report.line(2).at("the mayor")),
        )
        .unwrap();
    let deckhand = graph.insert(Someone::described("a deckhand", report.line(2), "A deckhand")).unwrap();
    let gazette = graph.insert(Organization::outside("the Gazette")).unwrap();
    let hope = graph.insert(Place::named("Port Hope", report, "Port Hope")).unwrap();
    let visit = graph.insert(Event::described("the visit", report.line(1), "visited")).unwrap();
    let account = report.line(2);
    let outer = Quote::indirect(
        &account,
        "the mayor had “perhaps” told her “Not this year,” on Monday, “and not next,” if asked",
    )
    .cue("recalled")
    .spoken_by(deckhand, "A deckhand")
    .by_way_of(gazette, "the Gazette")
    .at(hope, "Port Hope")
    .note("heard twice");
    let outer = graph.insert(outer).unwrap();
    let inner = Quote::direct(&account, "Not this year,")
        .continued("and not next,")
        .cue("told")
        .hedged("perhaps")
        .condition("if asked")
        .spoken_by(mayor, "the mayor")
        .to(deckhand, Implied)
        .modality(Modality::Denied, Implied)
        .when(Undated, "on Monday")
        .during(visit, Outside)
        .about(hope, Implied)
        .attribute("volume", "low", Outside)
        .nested_in(outer);
    graph.insert(inner).unwrap();
    graph
        .insert(
            Quote::clause(dictum::QuoteKind::Mixed, report.line(4), "the port is “safe”")
                .by_way_of(Unnamed, "reportedly"),
        )
        .unwrap();
    let crews = graph.insert(Quote::indirect(report.line(3), "The port may open").cue("say").unattributed()).unwrap();
    graph
        .insert(
            Claim::new("The port opens.").stance(
                Stance::new(StanceKind::Predicts, report.line(3).at("The port may open"))
                    .by(crews)
                    .hedged(report.line(3).at("may")),
            ),
        )
        .unwrap();
    graph.insert(Claim::asserted("The port is safe.", report.line(4), "the port is “safe”")).unwrap();
    graph.verify().unwrap();
    graph
}

#[test]
fn what_is_written_is_read_again_with_all_that_quotes_say() {
    let graph = harbour();
    let read = again(&graph);
    assert_eq!(told(&read), told(&graph));
    let accounts = |graph: &Graph| {
        graph.quotes().iter().map(|quote| quote.account().to_string()).collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(accounts(&read), accounts(&graph));
    assert_eq!(read.voice("the-note").unwrap().kind(), VoiceKind::EditorNote);
    let recorded = read
        .quotes()
        .iter()
        .next()
        .unwrap()
        .statements(dictum::Relation::Exists)
        .next()
        .unwrap()
        .recording()
        .unwrap()
        .clone();
    assert_eq!(
        (recorded.by.as_deref(), recorded.at.map(|at| at.to_string()).as_deref()),
        (Some("ida"), Some("2024-03-05T10:00:00Z"))
    );
    assert_eq!(told(&again(&read)), told(&graph));
}

#[test]
fn three_dispatches_come_back_with_all_that_quotes_say() {
    let mut graph = Graph::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/alaska");
    dictum::Import::folder(folder).into_graph(&mut graph).unwrap();
    let (read, before) = (told(&again(&graph)), told(&graph));
    assert!(before.len() > 300, "{}", before.len());
    let lost: Vec<&String> = before.iter().filter(|said| !read.contains(said)).collect();
    let new: Vec<&String> = read.iter().filter(|said| !before.contains(said)).collect();
    // Of the annotators no words speak, and no quote.
    assert_eq!(
        (lost, new),
        (vec![&"annotators description \"the annotators of this corpus\" [(None, true)]".to_owned()], Vec::new())
    );
}

#[test]
fn what_is_written_has_positions_in_code_points_and_the_words_around() {
    let folder = tempfile::tempdir().unwrap();
    WebAnnotation::write(&harbour(), folder.path()).unwrap();
    let page = Published::read(&fs::read_to_string(folder.path().join("harbour.jsonld")).unwrap()).unwrap();
    let content = dictum::Content::new(HARBOUR).unwrap();
    let targets: Vec<_> = page.annotations().flat_map(|annotation| annotation.targets().collect::<Vec<_>>()).collect();
    assert!(targets.len() > 8 && targets.iter().all(|target| target.anchor(&content, dictum::Match::EXACT).is_ok()));
    let shifted = format!("🙂{HARBOUR}");
    let shifted = dictum::Content::new(shifted).unwrap();
    assert!(targets.iter().all(|target| target.anchor(&shifted, dictum::Match::EXACT).is_err()));
}

#[test]
fn every_position_one_further_brings_nothing_in() {
    let folder = tempfile::tempdir().unwrap();
    WebAnnotation::write(&harbour(), folder.path()).unwrap();
    let path = folder.path().join("harbour.jsonld");
    let mut page: serde_json::Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    let mut values: Vec<&mut serde_json::Value> = vec![&mut page];
    while let Some(value) = values.pop() {
        match value {
            serde_json::Value::Object(object) => {
                for (name, value) in object.iter_mut() {
                    match value.as_u64().filter(|_| name == "start" || name == "end") {
                        Some(number) => *value = (number + 1).into(),
                        None => values.push(value),
                    }
                }
            }
            serde_json::Value::Array(items) => values.extend(items),
            _ => {}
        }
    }
    fs::write(path, page.to_string()).unwrap();
    let (graph, intake) = read(folder.path(), Mapping::dictum());
    assert_eq!((intake.accepted, graph.quotes().count()), (0, 0));
    assert!(intake.read > 8);
}

#[cfg(feature = "formats")]
#[test]
fn two_hundred_hostile_names_words_and_keys_come_back_the_same_and_make_no_address() {
    // And what this format alone takes for more than text.
    let own = ["a/b%2Fc", "%00", "urn:dictum:person/ana", "dictum:value", "#fragment?query"];
    let mut hostile = crate::io::hostile::texts();
    hostile.extend(own.map(str::to_owned));
    // A piece of text begins and ends where it is seen to.
    hostile.iter_mut().for_each(|text| *text = text.trim().to_owned());
    let mut graph = Graph::new();
    for (number, words) in hostile.iter().enumerate() {
        let key = format!("{number} {}", seen(words));
        let text = format!("Then {words}: “{words}” was said.");
        let document = graph.insert(Document::new(&*key, &*text)).unwrap();
        let at = text.find('“').unwrap() + '“'.len_utf8();
        let name = 5..5 + words.len();
        let speaker = Person::new(document)
            .name(words, name.clone())
            .mention(name.clone())
            .key(format!("{number}/{}", seen(words)));
        let speaker = graph.insert(speaker).unwrap();
        graph
            .insert(
                Quote::direct(document, at..at + words.len())
                    .spoken_by(speaker, name)
                    .attribute(words, words, Outside)
                    .note(words)
                    .key(format!("q {number} {}", seen(words))),
            )
            .unwrap();
    }
    graph.verify().unwrap();
    let read = again(&graph);
    assert_eq!(told(&read), told(&graph));
    assert_eq!(read.documents().count(), hostile.len());
    let folder = tempfile::tempdir().unwrap();
    WebAnnotation::write(&graph, folder.path()).unwrap();
    for file in fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().path()) {
        if file.extension().is_some_and(|ends| ends == "jsonld") {
            addresses(&serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap());
        }
    }
    for (number, words) in hostile.iter().enumerate() {
        assert_eq!(read.person(&*format!("{number}/{}", seen(words))).unwrap().name(), Some(words.as_str()));
        assert_eq!(read.quote(&*format!("q {number} {}", seen(words))).unwrap().words(), *words);
    }
}

/// Every address is one of ours, whatever it is the address of.
#[cfg(feature = "formats")]
fn addresses(page: &serde_json::Value) {
    let mut open = vec![page];
    while let Some(next) = open.pop() {
        match next {
            serde_json::Value::Array(items) => open.extend(items),
            serde_json::Value::Object(fields) => {
                for (name, value) in fields.iter().filter(|(name, _)| *name != "@context") {
                    if let (true, Some(address)) = (["id", "source"].contains(&name.as_str()), value.as_str()) {
                        let is_plain = |c: char| c.is_ascii_alphanumeric() || ":/%-_~".contains(c);
                        assert!(address.starts_with("urn:dictum:") && address.chars().all(is_plain), "{address}");
                    }
                    open.push(value);
                }
            }
            _ => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_words_of_any_text_come_back(text in "\\PC{1,60}", ends in prop::collection::vec((0usize..60, 1usize..20), 1..5)) {
        let mut graph = Graph::new();
        let document = graph.insert(Document::new("note", &*text)).unwrap();
        let bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for (number, (start, length)) in ends.into_iter().enumerate() {
            let (start, end) = (bounds[start % (bounds.len() - 1)], bounds[(start % (bounds.len() - 1) + length).min(bounds.len() - 1)]);
            let words = || Selector::bytes(start..end).allowing(Match::WORD_PARTS);
            let someone = graph.insert(Someone::new(document).description("x", words()).key(format!("s{number}"))).unwrap();
            if text[start..end].chars().any(char::is_alphanumeric) {
                graph.insert(Quote::indirect(document, words()).cue(words()).spoken_by(someone, words()).key(format!("q{number}"))).unwrap();
            }
        }
        graph.verify().unwrap();
        prop_assert_eq!(told(&again(&graph)), told(&graph));
    }
}

#[test]
fn what_joins_two_that_were_judged_the_same_is_not_written_of_one() {
    let mut graph = Graph::new();
    let note = graph.insert(Document::new("note", "Ana fears her.")).unwrap();
    let her = graph.insert(Person::described("her", note, "her").key("her")).unwrap();
    let ana = graph.insert(Person::named("Ana", note, "Ana").related("fears", her, Implied)).unwrap();
    graph.insert(ana.same_as(her, Outside)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    WebAnnotation::write(&graph, folder.path()).unwrap();
    let (again, intake) = read(folder.path(), Mapping::dictum());
    assert_eq!(intake.refused, [], "{intake}");
    assert_eq!(again.person("her").unwrap().name(), Some("Ana"));
}
