//! The three real articles and their gold annotation, which are other people's and not in the repository:
//! `DICTUM_SEEDS=FOLDER cargo test --test it gold -- --ignored`, where FOLDER holds the texts and `gold/`.

use std::path::PathBuf;

use dictum::{Graph, QuoteRef, Stated};
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
    let seeds = seeds();
    let mut refused = 0;
    for file in ["000", "001", "002"] {
        let text = std::fs::read_to_string(seeds.join("gold").join(file).with_extension("json")).unwrap();
        let mut json: Value = serde_json::from_str(&text).unwrap();
        let name = json["document"]["file"].as_str().unwrap().to_owned();
        let article = std::fs::read_to_string(seeds.join(name)).unwrap();
        each_span(&mut json, &mut |span| change(&article, span));
        let articles: Vec<Article> = vec![serde_json::from_value(json).unwrap()];
        refused += usize::from(load(&seeds, &articles, &Cross::default(), Relays::All).is_err());
    }
    refused
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
    for by in [-1, 1] {
        let shifted = |_: &str, span: &mut Value| {
            for end in ["start", "end"] {
                span[end] = Value::from((span[end].as_i64().unwrap() + by).max(0));
            }
        };
        assert_eq!(refused(shifted), 3);
    }
}

/// As if the annotator had counted code points.
#[test]
#[ignore = "reads the articles: set DICTUM_SEEDS"]
fn every_article_is_refused_with_offsets_in_code_points() {
    let counted = |text: &str, span: &mut Value| {
        for end in ["start", "end"] {
            let byte = usize::try_from(span[end].as_u64().unwrap()).unwrap();
            span[end] = Value::from(text[..byte].chars().count());
        }
    };
    assert_eq!(refused(counted), 3);
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
