//! Who is who, whose context it is, and what is a work.

use dictum::io::Reason;
use dictum::{Document, Graph, Quote, QuoteKind};
use serde_json::{Value, json};

use super::{accepted, back, content, objects, read, read_with, reasons, written};

fn review(author: &Value) -> Value {
    json!({ "@type": "ClaimReview", "claimReviewed": "one", "author": author, "reviewRating": { "alternateName": "no" } })
}

#[test]
fn an_id_without_a_scheme_names_one_only_on_its_line() {
    for id in ["_:b0", "#author"] {
        let named = |name: &str| review(&json!({ "@id": id, "@type": "Person", "name": name })).to_string();
        let graph = accepted(&format!("{}\n{}", named("Ana"), named("Bo")));
        assert_eq!(graph.people().count(), 2, "{id}");
        let refers = |name: &str| {
            json!([review(&json!({ "@id": id })), { "@id": id, "@type": "Person", "name": name }]).to_string()
        };
        let graph = accepted(&format!("{}\n{}", refers("Ana"), refers("Bo")));
        let authors: Vec<String> = graph
            .reviews()
            .iter()
            .flat_map(|review| review.reviewers().map(|who| who.to_string()).collect::<Vec<_>>())
            .collect();
        assert_eq!(authors, ["Ana", "Bo"], "{id}");
    }
    let absolute =
        |name: &str| review(&json!({ "@id": "https://x.example/1", "@type": "Person", "name": name })).to_string();
    assert_eq!(accepted(&format!("{}\n{}", absolute("Ana"), absolute("Ana"))).people().count(), 1);
}

#[test]
fn two_without_a_name_at_one_address_are_two() {
    let nameless = review(&json!({ "@type": "Person", "url": "https://x.example/staff" }));
    assert_eq!(accepted(&json!([nameless, nameless]).to_string()).people().count(), 2);
    let named = review(&json!({ "@type": "Person", "name": "Ana", "url": "https://x.example/staff" }));
    assert_eq!(accepted(&json!([named, named]).to_string()).people().count(), 1);
}

#[test]
fn a_context_that_gives_a_word_another_meaning_is_refused() {
    let with = |context: Value| {
        let mut review = review(&json!("Ana"));
        review["@context"] = context;
        read(&review.to_string()).1.reasons().keys().copied().collect::<Vec<_>>()
    };
    for context in [
        json!({ "schema": "https://schema.org/", "Claim": "http://other.example/Claim" }),
        json!(["https://schema.org", { "author": "http://other.example/" }]),
        json!(["https://schema.org", { "author": { "@id": "http://other.example/author" } }]),
        json!(["https://schema.org", "https://other.example"]),
        json!(["https://schema.org", { "@import": "https://other.example" }]),
        json!(["https://schema.org", { "claimReviewed": null }]),
        json!(["https://schema.org", { "schema": "http://other.example/" }]),
    ] {
        assert_eq!(with(context.clone()), ["unmapped"], "{context}");
    }
    for context in [
        json!(["https://schema.org", { "dc": "http://purl.org/dc/terms/", "@language": "en", "@version": 1.1 }]),
        json!({ "@vocab": "https://schema.org/", "url": { "@id": "schema:url", "@type": "@id" }, "id": "@id" }),
    ] {
        assert_eq!(with(context.clone()), [""; 0], "{context}");
    }
}

#[test]
fn only_what_schema_org_calls_a_work_is_one() {
    let appears = |kind: &str| {
        let claim = json!({ "@type": "Claim", "text": "one", "appearance": { "@type": kind, "name": "Quay" } });
        let (graph, intake) = read(&claim.to_string());
        (graph.documents().count(), reasons(&intake))
    };
    for kind in ["NewsArticle", "SocialMediaPosting", "VideoObject", "CreativeWork", "TVEpisode", "Book"] {
        assert_eq!(appears(kind), (1, vec![]), "{kind}");
    }
    for kind in ["RadioStation", "Product", "JobPosting", "Person", "Thing"] {
        assert_eq!(appears(kind), (0, vec![(1, Reason::Unmapped)]), "{kind}");
    }
}

#[test]
fn numbers_are_kept_as_they_are_written() {
    let json =
        r#"{"@type": "Claim", "text": "one", "a": 2.50, "b": 1e3, "c": 123456789012345678901234567890, "d": -0.10}"#;
    let graph = accepted(json);
    let claim = graph.claim("one").unwrap();
    for (label, value) in [
        ("schema:a", "2.50"),
        ("schema:b", "1e3"),
        ("schema:c", "123456789012345678901234567890"),
        ("schema:d", "-0.10"),
    ] {
        assert_eq!(claim.attributes(label).map(|value| value.into_value().to_owned()).collect::<Vec<_>>(), [value]);
    }
    let rated = r#"{"@type": "ClaimReview", "claimReviewed": "one", "reviewRating": {"alternateName": "no", "ratingValue": 2.50}}"#;
    let graph = accepted(rated);
    assert!(written(&graph).contains("2.50"));
    assert_eq!(content(&back(&graph)), content(&graph));
}

#[test]
fn a_quotation_is_of_the_kind_that_the_marks_around_it_say() {
    const NOTE: &str = "She said no. He said “yes.” They said it was “very late” by then.";
    let kind = |text: &str| {
        let quotation = json!({ "@type": "Quotation", "text": text, "isPartOf": { "identifier": "dictum:note" } });
        let (graph, intake) = read_with(&[("note", NOTE)], &quotation.to_string());
        assert_eq!(intake.refused, [], "{intake}");
        let quote = graph.quotes().iter().next().unwrap();
        (quote.kind(), quote.words())
    };
    assert_eq!(kind("no"), (QuoteKind::Indirect, "no".to_owned()));
    assert_eq!(kind("yes."), (QuoteKind::Direct, "yes.".to_owned()));
    assert_eq!(kind("“yes.”"), (QuoteKind::Direct, "yes.".to_owned()));
    assert_eq!(kind("it was “very late” by then").0, QuoteKind::Mixed);
    // What the marks do not say is written, and comes back.
    let mut graph = Graph::new();
    let note = graph.insert(Document::new("note", NOTE)).unwrap();
    graph.insert(Quote::direct(note, "no")).unwrap();
    graph.insert(Quote::direct(note, "yes.")).unwrap();
    graph.insert(Quote::mixed(note, "very late")).unwrap();
    let kinds = |graph: &Graph| graph.quotes().iter().map(|quote| quote.kind()).collect::<Vec<_>>();
    assert_eq!(kinds(&back(&graph)), kinds(&graph));
    assert_eq!(objects(&graph).iter().filter(|object| object.to_string().contains("dictum:kind")).count(), 2);
}
