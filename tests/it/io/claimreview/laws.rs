//! Laws that hold of whatever goes in and out.

use dictum::io::ClaimReviews;
use dictum::strategies::{graphs, texts};
use dictum::{Claim, Document, Graph, Organization, Outside, Person, Quote, Rating, Review, Someone};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::{back, content, read, written};
use crate::seen::seen;
use crate::world::cases;

/// Text that means something to somebody: markup, links, formulas, queries, keys of ours, marks of every direction.
fn hostile() -> Vec<String> {
    let seeds = [
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<b>x</b>",
        "vbscript:x",
        "file:///etc/passwd",
        "http://",
        "https://a b",
        "https://a.example/\"><script>",
        "https://a.example/{x}",
        "//evil.example/x",
        "/relative",
        "#fragment",
        "_:b0",
        "urn:isbn:1",
        "mailto:a@b.example",
        "@id",
        "@type",
        "@context",
        "@value",
        "$ref",
        "__proto__",
        "dictum:note",
        "schema:name",
        "schema:url",
        "schema:a.b~2.c",
        "schema:@id",
        "=cmd|' /C calc'!A0",
        "+1+1",
        "'; DROP TABLE claims; --",
        "\" OR \"\"=\"",
        "{\"@id\": \"x\"}",
        "[1, 2]",
        "null",
        "true",
        "0",
        "-0",
        "1e400",
        "007",
        "NaN",
        "\u{202e}txet",
        "\u{feff}bom",
        "e\u{301}",
        "👩‍👩‍👧",
        "﷽",
        "a\u{2028}b\u{2029}c",
        "\\u0041",
        "\\",
        "\"",
        "\u{1}\u{7f}",
        "a\nb\r\nc",
        "…",
        " … ",
        "a … b",
        "%00%0a",
        "&lt;b&gt;&amp;",
        "]]>",
        "<!-- -->",
        "<?xml?>",
        "${x}",
        "{{x}}",
        "a~2",
        "a/author",
        "https://a.example/1",
    ];
    let more = |text: &str| [text.to_owned(), format!("x{text}"), format!("{text} y"), text.repeat(3)];
    seeds.iter().flat_map(|text| more(text)).filter(|text| !text.trim().is_empty()).collect()
}

/// Every link of what is written, whatever it is a link of.
fn links(of: &Value) -> Vec<String> {
    let mut open = vec![of];
    let mut links = Vec::new();
    while let Some(next) = open.pop() {
        match next {
            Value::Array(items) => open.extend(items),
            Value::Object(fields) => {
                for (name, value) in fields {
                    let is_link = ["@id", "url", "sameAs", "image", "logo", "contentUrl"].contains(&name.as_str());
                    let values = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
                    links
                        .extend(values.iter().filter(|_| is_link).filter_map(|value| Some(value.as_str()?.to_owned())));
                    open.push(value);
                }
            }
            _ => {}
        }
    }
    links
}

#[test]
fn hostile_text_comes_back_the_same_and_becomes_no_markup_and_no_link() {
    let hostile = hostile();
    assert!(hostile.len() >= 200, "{}", hostile.len());
    let mut graph = Graph::new();
    for (number, text) in hostile.iter().enumerate() {
        let key = |what: &str| {
            if text.trim() == text { format!("{} {what} {number}", seen(text)) } else { format!("{what}-{number}") }
        };
        let note = Document::new(key("note"), format!("«{text}» they said."))
            .title(text, Outside)
            .genre(text, Outside)
            .attribute("schema:url", text, Outside);
        let note = graph
            .insert(note.attribute("schema:image", text, Outside).attribute("schema:sameAs", text, Outside))
            .unwrap();
        let person = Person::outside(text).key(key("person")).office(text, Outside).description(text, Outside);
        let person = graph
            .insert(person.attribute("schema:logo.contentUrl", text, Outside).attribute(text, text, Outside))
            .unwrap();
        let claim = Claim::new(text).key(key("claim")).related("schema:author", person, Outside).related(
            "schema:appearance",
            note,
            Outside,
        );
        let claim = graph
            .insert(claim.attribute("schema:keywords", text, Outside).attribute("schema:@type", text, Outside))
            .unwrap();
        let review = Review::new(claim, text, Outside).key(key("review")).reason(text, Outside).by(person, Outside);
        graph
            .insert(review.attribute("schema:reviewRating.ratingValue", text, Outside).attribute(
                "schema:@id",
                text,
                Outside,
            ))
            .unwrap();
        let end = 2 + text.len();
        graph.insert(Quote::direct(note, 2..end).key(key("quote")).spoken_by(person, Outside)).unwrap();
    }
    let out = written(&graph);
    assert!(!out.contains(['<', '>', '&', '\u{2028}', '\u{2029}']));
    let json: Value = serde_json::from_str(&out).unwrap();
    let links = links(&json);
    assert!(links.iter().any(|link| link == "https://a.example/1"));
    let outside: Vec<&String> =
        links.iter().filter(|link| !link.starts_with("http://") && !link.starts_with("https://")).collect();
    assert_eq!(outside, Vec::<&String>::new());
    let again = back(&graph);
    assert_eq!(written(&again), out);
    for (number, text) in hostile.iter().enumerate() {
        let claim = again.claims().iter().nth(number).unwrap();
        let person = *claim.related("schema:author").next().unwrap();
        let note = *claim.related("schema:appearance").next().unwrap();
        let person = person.narrow::<dictum::Person>().unwrap();
        let note = note.narrow::<Document>().unwrap();
        let review = claim.reviews().next().unwrap();
        let of = |said: Vec<&str>| assert_eq!(said, [text.as_str()]);
        of(vec![claim.wording()]);
        of(vec![review.verdict()]);
        of(review.reasons().map(|reason| reason.into_value()).collect());
        of(person.names().map(|name| name.into_value()).collect());
        of(note.titles().map(|title| title.into_value()).collect());
        of(note.attributes("schema:url").map(|address| address.into_value()).collect());
        of(claim.attributes("schema:keywords").map(|word| word.into_value()).collect());
        assert_eq!(claim.key(), graph.claims().iter().nth(number).unwrap().key());
        assert_eq!(again.quotes().iter().nth(number).unwrap().words(), *text);
    }
    assert_eq!(content(&back(&again)), content(&again));
}

/// A value of a field that nothing maps.
fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        texts().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        Just(Value::Null),
        Just(json!("https://a.example/1")),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec(("[a-c@.~ ]{1,3}|url|name|@type", inner), 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn things(types: &'static [&'static str], fields: &'static [&'static str]) -> impl Strategy<Value = Value> {
    let field = (prop::sample::select(fields), values());
    (prop::sample::select(types), prop::collection::vec(field, 0..5)).prop_map(|(kind, fields)| {
        let mut object: Map<String, Value> = fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        if !kind.is_empty() {
            object.insert("@type".to_owned(), kind.into());
        }
        Value::Object(object)
    })
}

/// A review as it might be found.
fn reviews() -> impl Strategy<Value = Value> {
    const WORKS: &[&str] =
        &["url", "name", "headline", "datePublished", "publisher", "author", "keywords", "identifier", "image"];
    let agents = || {
        things(
            &["Person", "Organization", "", "Robot", "Place", "Article"],
            &["name", "url", "sameAs", "jobTitle", "description", "image", "identifier"],
        )
    };
    let claims = (
        things(
            &["Claim", "CreativeWork", "Report", ""],
            &["text", "name", "datePublished", "sameAs", "about", "keywords"],
        ),
        prop::collection::vec(agents(), 0..3),
        prop::collection::vec(things(&["CreativeWork", "NewsArticle", ""], WORKS), 0..3),
    );
    let claims = claims.prop_map(|(mut claim, authors, works)| {
        claim["author"] = authors.into();
        claim["appearance"] = works.into();
        claim
    });
    let ratings = things(
        &["Rating", ""],
        &["alternateName", "ratingValue", "bestRating", "worstRating", "ratingExplanation", "image", "name"],
    );
    let review = (
        things(&["ClaimReview"], &["datePublished", "url", "publisher", "keywords", "identifier", "inLanguage"]),
        texts(),
        ratings,
        claims,
        agents(),
    );
    review.prop_map(|(mut review, reviewed, rating, claim, author)| {
        review["claimReviewed"] = reviewed.into();
        review["reviewRating"] = rating;
        review["itemReviewed"] = claim;
        review["author"] = author;
        review
    })
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn what_came_in_goes_out_and_comes_in_with_the_same_content(found in prop::collection::vec(reviews(), 1..4)) {
        let (graph, _) = read(&Value::from(found).to_string());
        let again = back(&graph);
        prop_assert_eq!(content(&again), content(&graph));
        prop_assert_eq!(written(&again), written(&graph));
    }

    #[test]
    fn what_is_written_of_any_graph_comes_in_and_is_written_the_same(graph in graphs(30)) {
        prop_assert_eq!(written(&back(&graph)), written(&graph));
    }

    #[test]
    fn no_text_is_too_strange_to_be_read_or_refused(text in "[\\[\\]{}\",:@a-c \\\\0-9\n]{0,40}|\\PC{0,20}") {
        let mut graph = Graph::new();
        if let Ok(intake) = ClaimReviews::text("x", text).what_is_right_into(&mut graph) {
            prop_assert_eq!(intake.read, intake.accepted + intake.refused.len());
        }
        prop_assert!(graph.verify().is_ok());
    }
}

#[test]
fn records_made_by_hand_come_back_as_they_were() {
    let mut graph = Graph::new();
    let check = graph
        .insert(Organization::outside("Quay Check").attribute("schema:url", "https://quay.example", Outside))
        .unwrap();
    let somebody = graph.insert(Someone::outside("a post").description("an account", Outside)).unwrap();
    let page = Document::new("https://posts.example/1", "")
        .title("a title", Outside)
        .published("1984?", Outside)
        .published_by(somebody, Outside);
    let page = graph.insert(page.language("en", Outside).genre("post", Outside).by(somebody, Outside)).unwrap();
    let claim =
        Claim::new("one").related("schema:author", somebody, Outside).related("schema:firstAppearance", page, Outside);
    let claim = graph.insert(claim.attribute("speech group", "7", Outside)).unwrap();
    for (verdict, rating) in [("Aye", Rating::True), ("Nay", Rating::False), ("Both", Rating::Mixture)] {
        graph
            .insert(
                Review::new(claim, verdict, Outside).rating(rating, Outside).by(check, Outside).reason("so", Outside),
            )
            .unwrap();
    }
    let mut again = back(&graph);
    // The numbers that stand for a rating are then its own.
    let numbers = again
        .reviews()
        .iter()
        .filter(|review| review.attributes("schema:reviewRating.ratingValue").count() == 1)
        .count();
    assert_eq!(numbers, 3);
    let ratings: Vec<Option<Rating>> = again.reviews().iter().map(|review| review.rating()).collect();
    assert_eq!(ratings, [Some(Rating::True), Some(Rating::False), Some(Rating::Mixture)]);
    let said = content(&again);
    assert!(content(&graph).is_subset(&said));
    // A second time nothing is new.
    ClaimReviews::text("again.json", written(&graph)).into_graph(&mut again).unwrap();
    assert_eq!(content(&again), said);
}
