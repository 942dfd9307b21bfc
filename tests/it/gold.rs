//! The three real articles and their gold annotation, which are other people's and not in the repository:
//! `DICTUM_SEEDS=FOLDER cargo test --test it gold -- --ignored`, where FOLDER holds the texts and `gold/`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use dictum::{
    Certainty, Ending, Fallen, Graph, Hedging, Likeness, Lost, MentionForm, QuoteRef, Resembling, Saying, Stated,
    Unknown, VoiceKind,
};
use serde_json::Value;

use crate::examples::competency::gold::{self, Article, Cross, Span};
use crate::examples::competency::load::{Keys, Relays, load};

fn seeds() -> PathBuf {
    std::env::var_os("DICTUM_SEEDS").map(PathBuf::from).expect("set DICTUM_SEEDS to the folder of the articles")
}

fn annotation() -> (Vec<Article>, Cross) {
    gold::read(&seeds().join("gold")).unwrap()
}

fn loaded(relays: Relays) -> (Graph, Keys, Vec<Article>) {
    let (articles, cross) = annotation();
    let (graph, keys) = load(&seeds(), &articles, &cross, relays).unwrap();
    graph.verify().unwrap();
    (graph, keys, articles)
}

/// The agents of a chain, none where nobody is named or described.
fn chain(quote: QuoteRef<'_>) -> Vec<Option<String>> {
    let key = |hop: &dictum::Hop<'_>| hop.agent().filter(|_| hop.is_known()).map(|agent| agent.key().to_string());
    quote.account().hops().iter().map(key).collect()
}

fn every_chain_is_the_annotators(relays: Relays) -> usize {
    let (graph, keys, articles) = loaded(relays);
    let statements: Vec<_> = articles.iter().flat_map(|article| &article.statements).collect();
    assert_eq!(statements.len(), 66);
    for statement in &statements {
        let agent = |relay: &gold::Relay| relay.agent.as_deref().map(|agent| keys.get(agent).to_string());
        let expected: Vec<Option<String>> = statement.relay.iter().map(agent).collect();
        assert_eq!(chain(graph.quote(statement.id.as_str()).unwrap()), expected, "{}", statement.id);
    }
    graph.quotes().iter().filter(|quote| quote.explicit_relays().next().is_some()).count()
}

#[test]
#[ignore = "reads the articles: set DICTUM_SEEDS"]
fn all_66_chains_are_right_with_every_list_explicit() {
    assert_eq!(every_chain_is_the_annotators(Relays::All), 9);
}

#[test]
#[ignore = "reads the articles: set DICTUM_SEEDS"]
fn all_66_chains_are_right_with_only_three_lists() {
    assert_eq!(every_chain_is_the_annotators(Relays::Needed), 3);
}

#[test]
#[ignore = "reads the articles: set DICTUM_SEEDS"]
fn every_quote_stands_in_the_voice_that_the_annotator_says() {
    let (graph, keys, articles) = loaded(Relays::All);
    for statement in articles.iter().flat_map(|article| &article.statements) {
        let voice = graph.quote(statement.id.as_str()).unwrap().voice().unwrap();
        assert_eq!(*voice.key(), keys.get(&statement.voice), "{}", statement.id);
    }
}

#[test]
#[ignore = "reads the articles: set DICTUM_SEEDS"]
fn no_distractor_became_a_quote() {
    let (graph, _, articles) = loaded(Relays::All);
    assert_eq!(graph.quotes().count(), 66);
    let mut held = 0;
    for article in &articles {
        let document = graph.document(article.document.id.as_str()).unwrap();
        for distractor in &article.distractors {
            let stands = |quote: &QuoteRef<'_>| {
                quote.segments().any(|segment| segment.span().range() == (distractor.span.start..distractor.span.end))
            };
            assert!(!document.quotes().iter().any(|quote| stands(&quote)), "{}", distractor.span.text);
            held += 1;
        }
    }
    assert_eq!(held, 36);
}

/// How many of the articles are refused once every span has been changed.
fn refused(mut change: impl FnMut(&str, &mut Value)) -> usize {
    let folder = seeds();
    let mut refused = 0;
    for (mut json, article) in annotated(&folder, &["000", "001", "002"]) {
        each_span(&mut json, &mut |span| change(&article, span));
        refused += usize::from(!loads(&folder, json));
    }
    refused
}

/// Annotations as they are written, with the articles.
fn annotated(folder: &Path, files: &[&str]) -> Vec<(Value, String)> {
    let read = |path: PathBuf| std::fs::read_to_string(path).unwrap();
    let texts = texts(folder);
    let annotated = |file: &&str| {
        let json: Value = serde_json::from_str(&read(folder.join("gold").join(file).with_extension("json"))).unwrap();
        let article = read(texts.join(json["document"]["file"].as_str().unwrap()));
        (json, article)
    };
    files.iter().map(annotated).collect()
}

fn texts(folder: &Path) -> PathBuf {
    Some(folder.join("texts")).filter(|texts| texts.is_dir()).unwrap_or_else(|| folder.to_owned())
}

fn loads(folder: &Path, json: Value) -> bool {
    let Ok(article) = serde_json::from_value::<Article>(json) else { return false };
    load(&texts(folder), &[article], &Cross::default(), Relays::All).is_ok()
}

fn shifted(span: &mut Value, by: i64) {
    for end in ["start", "end"] {
        span[end] = Value::from(span[end].as_i64().unwrap() + by);
    }
}

fn counted(article: &str, span: &mut Value) {
    for end in ["start", "end"] {
        let byte = usize::try_from(span[end].as_u64().unwrap()).unwrap();
        span[end] = Value::from(article[..byte].chars().count());
    }
}

/// How many spans there are, each of which is changed alone, both by a byte and, where that is another place, into code points; each time the article is
/// refused.
fn refused_one_by_one(folder: &Path, files: &[&str]) -> usize {
    let mut spans = 0;
    for (json, article) in annotated(folder, files) {
        let mut count = 0;
        each_span(&mut json.clone(), &mut |_| count += 1);
        for changed in 0..count {
            let mut ways: Vec<&dyn Fn(&mut Value)> = vec![&|span| shifted(span, 1)];
            let in_characters = |span: &mut Value| counted(&article, span);
            ways.push(&in_characters);
            for change in ways {
                // In characters an offset may happen to be where the words stand once more.
                let (mut written, mut place, mut is_right) = (json.clone(), 0, false);
                each_span(&mut written, &mut |span| {
                    if place == changed {
                        change(span);
                        let at = |end: &str| usize::try_from(span[end].as_u64().unwrap()).unwrap();
                        is_right = article.get(at("start")..at("end")) == span["text"].as_str();
                    }
                    place += 1;
                });
                assert!(is_right || !loads(folder, written), "span {changed} of {}", json["document"]["id"]);
            }
        }
        assert!(loads(folder, json));
        spans += count;
    }
    spans
}

fn each_span(json: &mut Value, change: &mut impl FnMut(&mut Value)) {
    match json {
        Value::Object(fields) if fields.contains_key("start") && fields.contains_key("text") => change(json),
        Value::Object(fields) => fields.values_mut().for_each(|field| each_span(field, change)),
        Value::Array(items) => items.iter_mut().for_each(|item| each_span(item, change)),
        _ => {}
    }
}

#[test]
#[ignore = "reads the articles: set DICTUM_SEEDS"]
fn every_article_is_taken_as_it_is_and_refused_with_offsets_shifted_by_one() {
    assert_eq!(refused(|_, _| {}), 0);
    assert_eq!(refused(|_, span| shifted(span, 1)), 3);
    let back = |_: &str, span: &mut Value| shifted(span, if span["start"] == 0 { 1 } else { -1 });
    assert_eq!(refused(back), 3);
}

/// As if the annotator had counted code points.
#[test]
#[ignore = "reads the articles: set DICTUM_SEEDS"]
fn every_article_is_refused_with_offsets_in_code_points() {
    assert_eq!(refused(counted), 3);
}

#[test]
#[ignore = "reads the articles: set DICTUM_SEEDS"]
fn each_span_of_the_articles_is_looked_up() {
    assert_eq!(refused_one_by_one(&seeds(), &["000", "001", "002"]), 910);
}

fn small() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/competency")
}

#[test]
fn each_span_of_a_small_annotation_is_looked_up() {
    assert!(refused_one_by_one(&small(), &["000", "001"]) > 30);
}

#[test]
fn what_is_not_understood_is_a_fault_and_not_left_out() {
    let (json, _) = annotated(&small(), &["000"]).remove(0);
    assert!(loads(&small(), json.clone()));
    let wrong = [
        ("/document/published", "the third of March"),
        ("/document/bytes", "273"),
        ("/voices/1/kind", "hymn"),
        ("/statements/0/kind", "sung"),
        ("/statements/0/modality", "hummed"),
        ("/statements/0/polarity", "maybe"),
        ("/statements/0/cue_class", "song"),
        ("/claims/0/stance", "shrugs"),
        ("/claims/0/author_stance", "winks"),
        ("/claims/0/voice of", "field"),
        ("/statements/0/mood", "field"),
        ("/people/0/mentions/0/colour", "field"),
    ];
    for (at, value) in wrong {
        let mut written = json.clone();
        let (parent, field) = at.rsplit_once('/').unwrap();
        let value = value.parse::<u32>().map_or_else(|_| Value::from(value), Value::from);
        written.pointer_mut(parent).unwrap().as_object_mut().unwrap().insert(field.to_owned(), value);
        assert!(!loads(&small(), written), "{at}");
    }
}

#[test]
fn a_cluster_of_what_the_documents_hold_apart_is_a_fault_and_so_is_a_date_that_is_none() {
    let (articles, _) = gold::read(&small().join("gold")).unwrap();
    let loads = |cross: Value| {
        let cross: Cross = serde_json::from_value(cross).unwrap();
        load(&small().join("texts"), &articles, &cross, Relays::All).map(drop)
    };
    let with = |entities: Value, timeline: Value| serde_json::json!({"entities": entities, "relations": [], "timeline": timeline});
    let none = || serde_json::json!([]);
    let events = serde_json::json!([{"id": "g.evt.both", "members": ["n0.evt.visit", "n1.evt.ferry"]}]);
    let faults = loads(with(events, none())).unwrap_err();
    assert!(faults.len() == 1 && faults[0].starts_with("g.evt.both: "), "{faults:?}");
    let faults = loads(with(none(), serde_json::json!([{"date": "spring", "event": "n0.evt.visit"}]))).unwrap_err();
    assert!(faults.len() == 1 && faults[0].starts_with("timeline, n0.evt.visit: "), "{faults:?}");
    loads(with(none(), none())).unwrap();
}

/// Each span alone: shifted by one byte, it is not what stands there.
#[test]
#[ignore = "reads the articles: set DICTUM_SEEDS"]
fn each_span_is_found_and_none_that_is_shifted_by_one() {
    let (graph, _, articles) = loaded(Relays::All);
    let mut found = 0;
    for article in &articles {
        let content = graph.document(article.document.id.as_str()).unwrap().content().unwrap();
        for span in article.statements.iter().flat_map(|statement| &statement.segments) {
            assert!(content.find(&span.selector(), content.whole()).is_ok(), "{}", span.text);
            let shifted = Span { start: span.start + 1, end: span.end + 1, ..span.clone() };
            assert!(content.find(&shifted.selector(), content.whole()).is_err(), "{}", span.text);
            found += 1;
        }
    }
    assert_eq!(found, 72);
}

#[test]
#[ignore = "reads the articles: set DICTUM_SEEDS"]
fn what_the_annotation_holds_has_its_place() {
    let (graph, ..) = loaded(Relays::All);
    let putin = graph.person("per.putin").unwrap();
    let ages: Vec<_> = putin.attributes("age").map(Stated::into_value).collect();
    assert_eq!(ages, ["72"]);
    let base = graph.place("plc.jber").unwrap();
    assert_eq!(base.within().count(), 2);
    assert_eq!(graph.reviews().count(), 26);
    assert_eq!(graph.claims().count(), 108);
    assert!(graph.comparisons().count() > 30);
    assert!(graph.organization("org.pair").unwrap().members().count() >= 2);
    assert!(graph.quotes().iter().any(|quote| quote.conditions().next().is_some()));
    assert!(graph.quotes().iter().any(|quote| quote.perhaps_by_way_of().next().is_some()));
}

/// From the articles alone, without what the annotator compared between them.
fn apart() -> Graph {
    let (articles, _) = annotation();
    let (graph, _) = load(&seeds(), &articles, &Cross::default(), Relays::Needed).unwrap();
    graph.verify().unwrap();
    graph
}

#[test]
#[ignore = "reads the articles: set DICTUM_SEEDS"]
fn finally_rests_on_one_unnamed_witness_by_way_of_the_daily_mail() {
    let graph = apart();
    let lineage = graph.claim("d1.c10").unwrap().lineage();
    assert_eq!((lineage.documents().len(), lineage.origins().count(), lineage.independent().len()), (1, 0, 0));
    let [Ending::Unknown(Unknown::Unnamed, witness)] = lineage.endings().collect::<Vec<_>>()[..] else {
        panic!("{lineage}");
    };
    assert_eq!(witness.key().as_str(), "per.lip_reader");
    let choke_points: Vec<String> = lineage.choke_points().iter().map(|node| node.key().to_string()).collect();
    assert_eq!(choke_points, ["d1.s02", "org.daily_mail", "per.lip_reader"]);
    for strand in lineage.strands() {
        assert!(strand.legs().iter().all(|leg| !leg.evidence().grounds().is_empty()));
    }
    let factuality = graph.quote("d1.s01").unwrap().account().factuality(&Hedging::default());
    assert_eq!(factuality.certainty(), Certainty::Unknown);
}

#[test]
#[ignore = "reads the articles: set DICTUM_SEEDS"]
fn without_the_daily_mail_nobody_is_left_who_says_that_the_word_was_finally() {
    let graph = apart();
    let mail = graph.organization("org.daily_mail").unwrap();
    let impact = graph.impact_of([mail]);
    for quote in ["d1.s01", "d1.s02"] {
        let why = impact.why(graph.quote(quote).unwrap());
        assert!(matches!(why.first(), Some(Fallen::Node(first)) if first.key() == mail.key()), "{why:?}");
    }
    assert!(impact.claims().is_empty(), "it had no origin to lose");
}

#[test]
#[ignore = "reads the articles: set DICTUM_SEEDS"]
fn the_date_of_the_summit_rests_on_a_caption_alone() {
    let graph = apart();
    let words: Vec<_> =
        graph.event("evt.summit").unwrap().dates().flat_map(|date| date.evidence().excerpts()).collect();
    assert!(!words.is_empty());
    assert!(words.iter().all(|words| words.voice().is_some_and(|voice| voice.kind() == VoiceKind::Caption)));
    let dated = graph.claims().iter().find(|claim| claim.wording().contains("15 August 2025")).unwrap();
    let lineage = dated.lineage();
    let [Ending::Unknown(Unknown::Unsigned, caption)] = lineage.endings().collect::<Vec<_>>()[..] else {
        panic!("{lineage}");
    };
    assert_eq!(caption.key().as_str(), "d0.v.caption");
    assert_eq!(lineage.choke_points(), [caption]);
}

#[test]
#[ignore = "reads the articles: set DICTUM_SEEDS"]
fn the_base_is_named_in_three_ways() {
    let graph = apart();
    let bases = graph.places().iter().filter(|place| place.key().as_str().contains("jber"));
    let named = bases.flat_map(|place| place.mentions()).filter(|(_, form)| *form == MentionForm::Named);
    let names: BTreeSet<String> =
        named.map(|(words, _)| words.text().split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).filter(|name| name.contains("Elmendorf")).collect();
    assert_eq!(
        names,
        ["Elmendorf Air Force Base", "Elmendorf-Richardson Air Force Base", "Joint Base Elmendorf-Richardson"]
    );
}

#[test]
#[ignore = "reads the articles: set DICTUM_SEEDS"]
fn the_hedge_that_the_summary_dropped_is_a_candidate_and_no_false_one_comes_along() {
    let graph = apart();
    let losses = graph.losses(&Hedging::default(), &Likeness::default());
    let [loss] = &losses[..] else { panic!("{losses:?}") };
    assert!(loss.is_candidate());
    let claim = |saying: Saying<'_>| match saying {
        Saying::Stance(stance) => stance.claim().key().to_string(),
        Saying::Quote(quote) => quote.key().to_string(),
    };
    assert_eq!((claim(loss.source), claim(loss.restating)), ("d0.c16".to_owned(), "d0.c38".to_owned()));
    let Lost::Hedges(hedges) = &loss.lost else { panic!("{loss}") };
    assert_eq!(hedges.len(), 2);
}

/// xr14 to xr18.
const VARIANTS: [(&str, &str); 3] = [("d1.s26", "d1.s23"), ("d1.s08", "d1.s07"), ("d1.s10", "d1.s11")];
const LOOK_ALIKES: [(&str, &str); 2] = [("d1.s04", "d1.s16"), ("d1.s04", "d1.s05")];

#[test]
#[ignore = "reads the articles: set DICTUM_SEEDS"]
fn variants_are_candidates_and_look_alikes_are_not_merged() {
    let graph = apart();
    let utterances = graph.utterances(&Likeness::default());
    for (one, other) in VARIANTS.into_iter().chain(LOOK_ALIKES) {
        let quotes = utterances.of(graph.quote(one).unwrap()).unwrap().quotes();
        assert!(quotes.iter().all(|quote| quote.key().as_str() != other), "{one} {other}");
    }
    let variants = graph.variants(&Likeness::default());
    let pairs: BTreeSet<[&str; 2]> = variants
        .iter()
        .map(|variant| {
            let mut pair = [variant.shorter.key().as_str(), variant.longer.key().as_str()];
            pair.sort();
            pair
        })
        .collect();
    for (one, other) in VARIANTS {
        let mut pair = [one, other];
        pair.sort();
        assert!(pairs.contains(&pair), "{pair:?} of {pairs:?}");
    }
    println!("{} pairs of quotes are held for variants, 3 of them by the annotator too", pairs.len());
}

/// Gives every entity of an article a key of its own: an annotator who has not compared the articles.
fn keep_apart(article: &mut Value) {
    let document = article["document"]["id"].as_str().unwrap().to_owned();
    for list in ["people", "organizations", "places", "events"] {
        for entity in article[list].as_array_mut().unwrap() {
            let global = entity["global"].as_str().unwrap();
            let (kind, name) = global.split_once('.').unwrap();
            entity["global"] = Value::from(format!("{kind}.{document}-{name}"));
        }
    }
}

#[test]
#[ignore = "reads the articles: set DICTUM_SEEDS"]
fn whoever_the_annotator_found_in_two_articles_is_found_and_the_false_candidates_are_counted() {
    let (_, cross) = annotation();
    let folder = seeds();
    let articles: Vec<Article> = annotated(&folder, &["000", "001", "002"])
        .into_iter()
        .map(|(mut json, _)| {
            keep_apart(&mut json);
            serde_json::from_value(json).unwrap()
        })
        .collect();
    let (graph, keys) = load(&texts(&folder), &articles, &Cross::default(), Relays::Needed).unwrap();
    let mut joined: BTreeSet<[String; 2]> = BTreeSet::new();
    for entity in &cross.entities {
        let members = entity.members.iter().map(|member| keys.get(member).to_string());
        let all: Vec<String> = members.collect::<BTreeSet<String>>().into_iter().collect();
        for (place, one) in all.iter().enumerate() {
            joined.extend(all.iter().take(place).map(|other| [other.clone(), one.clone()]));
        }
    }
    let candidates = graph.identity_candidates(&Resembling::default());
    let found: BTreeSet<[String; 2]> = candidates
        .iter()
        .map(|candidate| {
            let mut pair = [candidate.one.key().to_string(), candidate.other.key().to_string()];
            pair.sort();
            pair
        })
        .collect();
    let right = found.intersection(&joined).count();
    let missed: Vec<_> = joined.difference(&found).collect();
    let wrong: Vec<_> = found.difference(&joined).collect();
    println!("{right} of {} pairs are found; missed {missed:?}; and {} are none: {wrong:?}", joined.len(), wrong.len());
    // The base under its three names among them.
    assert!(found.contains(&["plc.d0-jber".to_owned(), "plc.d1-jber".to_owned()]));
    assert!((right, joined.len(), wrong.len()) == (32, 41, 3));
}
