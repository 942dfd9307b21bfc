//! In which forms it may be written, and what is told of what is not.

use dictum::io::{ClaimReviews, FormatError, Reason};
use dictum::{Graph, NodeKind};
use serde_json::json;

use super::{accepted, back, content, read, reasons};

/// A review of a claim that has this wording.
fn review(wording: &str) -> String {
    format!(r#"{{"@type": "ClaimReview", "claimReviewed": "{wording}", "reviewRating": {{"alternateName": "no"}}}}"#)
}

fn wordings(json: &str) -> Vec<String> {
    accepted(json).claims().iter().map(|claim| claim.wording().to_owned()).collect()
}

#[test]
fn an_object_an_array_a_graph_a_feed_and_lines_hold_the_same() {
    let (one, two) = (review("one"), review("two"));
    let forms = [
        format!("[{one}, {two}]"),
        format!("[[{one}], [[{two}]]]"),
        format!(r#"{{"@context": "https://schema.org", "@graph": [{one}, {two}]}}"#),
        format!(
            r#"{{"@context": "http://www.schema.org/", "@type": "ItemList", "itemListElement": {{"@list": [{one}, {two}]}}}}"#
        ),
        format!(r#"{{"@type": "DataFeed", "dataFeedElement": [{{"@type": "DataFeedItem", "item": {one}}}, {two}]}}"#),
        format!(r#"{{"@type": "NewsArticle", "mainEntity": {one}, "hasPart": [{two}]}}"#),
        format!("{one}\n\n{two}\r\n"),
        format!("\u{feff}[{one}, {two}]"),
    ];
    for form in forms {
        assert_eq!(wordings(&form), ["one", "two"], "{form}");
    }
    assert_eq!(wordings(&one), ["one"]);
    assert_eq!(wordings("[]"), [""; 0]);
}

#[test]
fn names_are_schema_orgs_however_they_are_spelled() {
    let forms = [
        r#"{"@context": ["https://schema.org", {"x": "https://x.example/"}], "type": "ClaimReview", "claimReviewed": "one", "reviewRating": "no"}"#,
        r#"{"@context": {"schema": "http://schema.org/"}, "@type": "schema:ClaimReview", "schema:claimReviewed": "one", "schema:reviewRating": {"schema:alternateName": "no"}}"#,
        r#"{"@context": "//schema.org", "@type": "ClaimReview", "claimReviewed": "one", "reviewRating": "no"}"#,
        r#"{"@context": "schema.org/", "@type": "ClaimReview", "claimReviewed": "one", "reviewRating": "no"}"#,
        r#"{"@context": {"@vocab": "https://schema.org/"}, "@type": ["http://schema.org/ClaimReview"], "https://schema.org/claimReviewed": ["one"], "reviewRating": [{"alternateName": {"@value": "no"}}]}"#,
    ];
    for form in forms {
        let graph = accepted(form);
        assert_eq!(graph.claim("one").unwrap().reviews().next().unwrap().verdict(), "no");
        assert_eq!(content(&back(&graph)), content(&graph));
    }
}

#[test]
fn a_context_of_another_vocabulary_is_refused_and_so_is_what_is_none_of_ours() {
    let json = r#"[
      {"@context": "https://other.example", "@type": "ClaimReview", "claimReviewed": "one"},
      {"@context": "https://schema.org", "@type": "WebSite", "name": "Claims of the quay"},
      "text", 5,
      {"@context": "https://schema.org", "@graph": [{"@type": "BreadcrumbList"}, {"@type": "Claim", "text": "two"}]}
    ]"#;
    let (graph, intake) = read(json);
    assert_eq!(intake.read, 6);
    let expected = [
        (2, Reason::Unmapped),
        (3, Reason::Unmapped),
        (4, Reason::Malformed),
        (4, Reason::Malformed),
        (5, Reason::Unmapped),
    ];
    assert_eq!(reasons(&intake), expected, "{intake}");
    assert_eq!(graph.claims().count(), 1);
}

#[test]
fn what_is_no_json_is_told_by_line_and_column_and_a_broken_line_by_itself() {
    let mut graph = Graph::new();
    let error =
        ClaimReviews::text("feed.json", "{\"@type\": \"Claim\",\n \"text\": }").into_graph(&mut graph).unwrap_err();
    let told = "feed.json:2: malformed: $: it is no JSON: expected value at line 2 column 10";
    assert!(error.to_string().ends_with(told), "{error}");
    let lines = format!("{}\n{{\"@type\": oh}}\n{}\n", review("one"), review("two"));
    let (graph, intake) = read(&lines);
    assert_eq!((intake.read, intake.accepted), (3, 2));
    assert_eq!(reasons(&intake), [(2, Reason::Malformed)]);
    assert!(intake.refused[0].message.starts_with("line 2: column 11: expected value"), "{intake}");
    assert_eq!(graph.reviews().count(), 2);
    let missing = ClaimReviews::file("/there/is/no/such.json").into_graph(&mut Graph::new());
    assert!(matches!(missing, Err(FormatError::Unreadable { .. })));
}

#[test]
fn a_fault_is_told_by_its_line_and_the_way_to_it() {
    let json = r##"[
      {"@type": "ClaimReview", "claimReviewed": "one"},
      {"@type": "ClaimReview", "reviewRating": {"alternateName": "no"}},
      {"@type": "Claim", "text": "three", "text": "four"},
      {"@type": "Claim", "schema:text": "three", "text": "four"},
      {"@type": "Claim", "text": ""},
      {"@type": "Claim", "text": "five", "author": {"@id": "#nobody"}},
      {"@type": "Claim", "text": "six", "identifier": "dictum: six"},
      {"@type": "ClaimReview", "claimReviewed": "seven", "reviewRating": {"alternateName": "no"}, "author": [{"name": "a"}, {"@id": "b"}]}
    ]"##;
    let (graph, intake) = read(json);
    let messages: Vec<&str> = intake.refused.iter().map(|refusal| refusal.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "$[0].reviewRating: expected a verdict: `alternateName` or `ratingValue` of a `reviewRating`",
            "$[1].itemReviewed: expected what is claimed: `text` of the claim, or `claimReviewed`",
            "$[2]: the field \"text\" is there twice",
            "$[3]: the field text is there twice, under two spellings",
            "$[4]: expected what is claimed: `text` of the claim, or `claimReviewed`",
            "$[5].author: nothing before it has the @id \"#nobody\"",
            "$[6]: \" six\" is no key: it begins or ends in white space",
            "$[7].author[1]: nothing before it has the @id \"b\"",
        ]
    );
    assert_eq!(reasons(&intake).iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 3, 4, 5, 6, 7, 8, 9]);
    // What is refused leaves nothing behind, not even an agent of it.
    assert_eq!(graph.nodes().count(), 0);
}

#[test]
fn all_or_nothing_leaves_the_graph_as_it_was() {
    let json = format!("[{}, {{\"@type\": \"Claim\"}}]", review("one"));
    let mut graph = Graph::new();
    let refused = ClaimReviews::text("feed.json", json).into_graph(&mut graph).unwrap_err();
    let FormatError::Refused { intake } = &refused else { panic!("{refused}") };
    assert_eq!((intake.read, intake.accepted, intake.refused.len()), (2, 0, 1));
    assert_eq!(graph.nodes().count(), 0);
    graph.verify().unwrap();
}

#[test]
fn a_claim_within_a_review_is_counted_and_stays_where_its_review_is_refused() {
    let claim = r#"{"@type": "Claim", "text": "one", "author": {"name": "Ana"}}"#;
    let (graph, intake) = read(&format!(r#"{{"@type": "ClaimReview", "itemReviewed": {claim}}}"#));
    assert_eq!((intake.read, intake.accepted), (2, 1), "{intake}");
    assert_eq!(graph.claim("one").unwrap().related("schema:author").count(), 1);
    let json = r#"{"@type": "ClaimReview", "itemReviewed": {"@type": "Claim"}, "reviewRating": "no"}"#;
    let (graph, intake) = read(json);
    assert_eq!(reasons(&intake), [(1, Reason::Malformed), (1, Reason::Dangling)]);
    assert_eq!(graph.nodes().count(), 0);
}

#[test]
fn objects_are_named_by_their_ids_within_a_file_and_by_addresses_everywhere() {
    let json = r##"{"@context": "https://schema.org", "@graph": [
      {"@type": "ClaimReview", "reviewRating": {"alternateName": "no"}, "author": {"@id": "#us"}, "itemReviewed": {"@id": "#claim"}},
      {"@type": "ClaimReview", "reviewRating": {"alternateName": "yes"}, "author": {"@id": "#us"}, "itemReviewed": {"@id": "#claim", "@type": "Claim"}},
      {"@type": "NewsMediaOrganization", "@id": "#us", "name": "Quay Check"},
      {"@type": "Claim", "@id": "#claim", "text": "one", "author": {"@id": "https://people.example/ana"}},
      {"@type": "Person", "@id": "https://people.example/ana", "name": "Ana"},
      {"@type": "Claim", "text": "two", "author": {"@id": "https://people.example/ana", "jobTitle": "mayor"}}
    ]}"##;
    let graph = accepted(json);
    let claim = graph.claim("one").unwrap();
    assert_eq!(claim.reviews().count(), 2);
    assert_eq!(graph.organization("quay-check").unwrap().as_node().node_kind(), NodeKind::Organization);
    assert_eq!((graph.organizations().count(), graph.people().count(), graph.claims().count()), (1, 1, 2));
    let ana = graph.person("https://people.example/ana").unwrap();
    assert_eq!((ana.name(), ana.offices().count()), (Some("Ana"), 1));
    assert_eq!(content(&back(&graph)), content(&graph));
}

#[test]
fn what_a_refused_record_described_is_described_again() {
    let json = r##"[
      {"@type": "ClaimReview", "claimReviewed": "one", "reviewRating": {"@id": "#no"}, "author": [{"@id": "#us"}, {"@id": "#nobody"}]},
      {"@type": "ClaimReview", "claimReviewed": "two", "reviewRating": {"@id": "#no"}, "author": {"@id": "#us"}},
      {"@type": "Organization", "@id": "#us", "name": "Quay Check"},
      {"@type": "Rating", "@id": "#no", "alternateName": "no"}
    ]"##;
    let (graph, intake) = read(json);
    assert_eq!(reasons(&intake), [(2, Reason::Dangling)], "{intake}");
    assert_eq!((graph.claims().count(), graph.organizations().count(), graph.reviews().count()), (1, 1, 1));
}

#[test]
fn a_review_that_stands_in_its_claim_is_of_that_claim() {
    let json = r#"{"@type": "Claim", "text": "one", "review": [
      {"@type": "ClaimReview", "reviewRating": {"alternateName": "no"}},
      {"@type": "ClaimReview", "claimReviewed": "one, in short", "reviewRating": {"alternateName": "yes"}}]}"#;
    let graph = accepted(json);
    let verdicts: Vec<&str> = graph.claim("one").unwrap().reviews().map(|review| review.verdict()).collect();
    assert_eq!((verdicts, graph.claims().count()), (vec!["no", "yes"], 1));
    assert_eq!(graph.claim("one").unwrap().statements(dictum::Relation::Attribute).count(), 0);
    assert_eq!(content(&back(&graph)), content(&graph));
}

#[test]
fn nothing_is_too_deep_and_nothing_runs_in_a_circle() {
    let deep = |depth: usize| format!("{}{}{}", "[".repeat(depth), review("one"), "]".repeat(depth));
    assert_eq!(read(&deep(30)).1.accepted, 1);
    assert_eq!(reasons(&read(&deep(100_000)).1), [(1, Reason::Malformed)]);
    let nested = |depth: usize| {
        format!(r#"{{"@type": "Claim", "text": "one", "x": {}1{}}}"#, "[".repeat(depth), "]".repeat(depth))
    };
    assert_eq!(read(&nested(100)).1.accepted, 1);
    assert_eq!(reasons(&read(&nested(1_000)).1), [(1, Reason::Malformed)]);
    // Works whose authors are works whose authors ...
    let mut chain: Vec<String> = (0..10_000)
        .map(|number| {
            format!(r##"{{"@type": "WebSite", "@id": "#{number}", "author": {{"@id": "#{}"}}}}"##, number + 1)
        })
        .collect();
    chain.push(r##"{"@type": "Claim", "text": "one", "appearance": {"@id": "#0"}}"##.to_owned());
    chain.push(r##"{"@type": "WebSite", "@id": "#self", "author": {"@id": "#self"}}"##.to_owned());
    chain.push(r##"{"@type": "Claim", "text": "two", "appearance": {"@id": "#self"}}"##.to_owned());
    let (graph, intake) = read(&format!("[{}]", chain.join(",")));
    assert_eq!(intake.accepted, 1, "one that is its own author is no way without an end");
    assert!(graph.claim("one").is_err() && graph.claim("two").is_ok());
    assert_eq!(back(&graph).claims().count(), 1);
}

#[test]
fn words_without_a_prefix_are_of_no_other_vocabulary() {
    let foreign = [
        json!({ "@vocab": "http://other.example/", "schema": "https://schema.org/" }),
        json!(["https://schema.org", { "@vocab": "http://other.example/" }]),
    ];
    for context in foreign {
        let (graph, intake) = read(&json!({ "@context": context, "@type": "Claim", "text": "one" }).to_string());
        assert_eq!((reasons(&intake), graph.claims().count()), (vec![(1, Reason::Unmapped)], 0), "{context}");
        // Nor is what stands within.
        let author = json!({ "@context": context, "@type": "Person", "name": "Ana" });
        let claim = json!({ "@context": "https://schema.org", "@type": "Claim", "text": "one", "author": author });
        let (graph, intake) = read(&claim.to_string());
        assert_eq!((reasons(&intake), graph.people().count()), (vec![(1, Reason::Unmapped)], 0), "{context}");
    }
    let ours = json!({ "@vocab": "http://schema.org/", "other": "http://other.example/" });
    accepted(&json!({ "@context": ours, "@type": "Claim", "text": "one" }).to_string());
}

#[test]
fn what_a_refused_record_named_is_read_once() {
    // An object that is wrong, and named by very many: read each time it would take minutes.
    let long = "x".repeat(1 << 20);
    let named = json!({ "@id": "#who", "name": "Ana", "description": long }).to_string();
    let named = named.replacen("{", "{\"schema:name\": \"Zoë\", ", 1);
    let claims = (0..4_000).map(|number| {
        json!({ "@type": "Claim", "text": format!("claim {number}"), "author": { "@id": "#who" } }).to_string()
    });
    let claims: Vec<String> = claims.collect();
    let file = format!("{{\"@context\": \"https://schema.org\", \"@graph\": [{named}, {}]}}", claims.join(", "));
    let start = std::time::Instant::now();
    let (_, intake) = read(&file);
    assert_eq!((intake.read, intake.accepted), (4_000, 0));
    assert!(intake.refused.iter().all(|refusal| refusal.message.contains("$.@graph[")), "{}", intake.refused[0]);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
