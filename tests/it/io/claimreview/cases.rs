//! What becomes of what, case by case.

use dictum::io::{ClaimReviews, Intake, Reason};
use dictum::{
    Claim, Document, Graph, Modality, NodeKind, Organization, Outside, Person, Quote, Rating, Review, Someone, Stance,
    StanceKind,
};
use serde_json::{Value, json};

use super::{accepted, back, content, objects, read, reasons, written};

/// The rating of a review with such a rating.
fn rated(rating: &Value) -> Option<Rating> {
    let review = json!({ "@type": "ClaimReview", "claimReviewed": "one", "reviewRating": rating });
    accepted(&review.to_string()).reviews().iter().next().unwrap().rating()
}

#[test]
fn a_rating_is_by_plain_words_or_by_all_three_numbers_and_unknown_otherwise() {
    for (words, rating) in [
        ("True", Some(Rating::True)),
        ("PANTS ON FIRE!", Some(Rating::False)),
        (" Half True. ", Some(Rating::Mixture)),
        ("Falso", Some(Rating::False)),
        ("Unproven", Some(Rating::Other)),
        ("Three Pinocchios", None),
        ("Not false", None),
        ("Misleading", None),
    ] {
        assert_eq!(rated(&json!({ "alternateName": words })), rating, "{words}");
    }
    let scaled = |value: Value, best: Value, worst: Value| {
        rated(&json!({ "alternateName": "hm", "ratingValue": value, "bestRating": best, "worstRating": worst }))
    };
    assert_eq!(scaled(json!(5), json!(5), json!(1)), Some(Rating::True));
    assert_eq!(scaled(json!("1"), json!("5"), json!("1")), Some(Rating::False));
    assert_eq!(scaled(json!(1.5), json!(5), json!(1)), Some(Rating::Mixture));
    for (value, best, worst) in
        [(json!(-1), json!(5), json!(1)), (json!(0), json!(0), json!(0)), (json!(1), json!(1), json!(5))]
    {
        assert_eq!(scaled(value, best, worst), None);
    }
    assert_eq!(scaled(json!(5), json!(null), json!(1)), None, "a scale that is not given is not guessed");
    assert_eq!(scaled(json!("NaN"), json!(5), json!(1)), None);
    // Where words and numbers differ nobody knows; no number says `other`.
    let both = |words: &str, value: u32| {
        rated(&json!({ "alternateName": words, "ratingValue": value, "bestRating": 5, "worstRating": 1 }))
    };
    assert_eq!(
        (both("True", 5), both("True", 1), both("Unproven", 3)),
        (Some(Rating::True), None, Some(Rating::Other))
    );
}

#[test]
fn a_verdict_is_in_the_reviewers_words_wherever_he_puts_them() {
    for (rating, verdict) in [
        (json!({ "alternateName": "No", "name": "verdict" }), "No"),
        (json!({ "name": "No" }), "No"),
        (json!({ "ratingValue": "Half" }), "Half"),
        (json!({ "ratingValue": 3 }), "3"),
        (json!("No"), "No"),
        (json!(["No", { "bestRating": 5 }, { "alternateName": "Yes" }]), "No"),
    ] {
        let json = json!({ "@type": "ClaimReview", "claimReviewed": "one", "reviewRating": rating }).to_string();
        let (graph, intake) = read(&json);
        let Some(review) = graph.reviews().iter().next() else {
            assert_eq!(verdict, "No", "{intake}");
            continue;
        };
        assert_eq!(review.verdict(), verdict, "{rating}");
        assert_eq!(content(&back(&graph)), content(&graph), "{rating}");
    }
}

#[test]
fn no_kind_is_guessed() {
    let json = json!([
        { "@type": "Claim", "text": "one", "author": ["Ana", { "name": "Piet" }, { "@type": "Thing", "name": "Zoë" },
            { "@type": "Person", "name": "Ole" }, { "@type": "NGO", "name": "Quay Watch" }, { "@type": "Robot", "name": "R" },
            { "@type": "Country", "name": "Oland" }] },
    ]);
    let graph = accepted(&json.to_string());
    let kinds: Vec<NodeKind> =
        graph.claim("one").unwrap().related("schema:author").map(|node| node.node_kind()).collect();
    let somebody = NodeKind::Someone;
    assert_eq!(
        kinds,
        [somebody, somebody, somebody, NodeKind::Person, NodeKind::Organization, somebody, NodeKind::Place]
    );
    assert_eq!(content(&back(&graph)), content(&graph));
}

#[test]
fn nobody_is_one_with_another_for_his_name_alone() {
    let by = |author: Value| json!({ "@type": "Claim", "text": "one", "author": author });
    let ana = json!({ "@type": "Person", "name": "Ana" });
    let here = json!({ "@type": "Person", "name": "Ana", "url": "https://ana.example" });
    let known = json!({ "name": "Ana", "identifier": "dictum:ana-of-oland" });
    let graph = accepted(
        &json!([by(ana.clone()), by(ana), by(here.clone()), by(here), by(known.clone()), by(known)]).to_string(),
    );
    let keys: Vec<&str> = graph.people().iter().map(|person| person.key().as_str()).collect();
    assert_eq!(keys, ["ana", "ana~2", "ana~3"]);
    assert_eq!(graph.someones().count(), 1);
    // The same wording is asserted by different people of different things.
    assert_eq!(graph.claims().count(), 6);
    assert_eq!(content(&back(&graph)), content(&graph));
    // What the graph knows under an address already is that.
    let mut graph = Graph::new();
    graph.insert(Person::outside("Ana").key("a").attribute("schema:url", "https://ana.example", Outside)).unwrap();
    let json = by(json!({ "@type": "Person", "name": "Ana", "url": "https://ana.example" })).to_string();
    dictum::io::ClaimReviews::text("feed.json", json).into_graph(&mut graph).unwrap();
    assert_eq!((graph.people().count(), graph.person("a").unwrap().names().count()), (1, 1));
}

#[test]
fn what_no_rule_maps_is_kept_and_goes_out_where_it_was() {
    let given = json!({
        "@type": "ClaimReview", "claimReviewed": ["one", "one, in full"], "reviewRating": { "@type": "Rating", "alternateName": "No",
            "ratingExplanation": "Nobody saw it.", "image": { "@type": "ImageObject", "url": ["https://a.example/1", "https://a.example/2"] } },
        "publisher": [{ "@type": "Organization", "name": "A" }, { "@type": "Organization", "name": "B", "logo": { "url": "https://b.example/l" } }, "C"],
        "isAccessibleForFree": true, "commentCount": 12, "inLanguage": { "@value": "en" }, "nothing": null, "empty": ["", {}],
        "identifier": ["plain", { "@type": "PropertyValue", "propertyID": "desk", "value": "7" },
            { "@type": "PropertyValue", "propertyID": "ISSN", "value": "1", "name": "more of it" }],
        "itemReviewed": { "@type": "Claim", "text": "one at length", "sameAs": ["https://c.example/1", "https://c.example/2"] },
    });
    let graph = accepted(&given.to_string());
    let claim = graph.claims().iter().next().unwrap();
    assert_eq!(claim.wording(), "one at length");
    let review = claim.reviews().next().unwrap();
    assert_eq!(review.reasons().map(|reason| reason.into_value()).collect::<Vec<_>>(), ["Nobody saw it."]);
    let kept = |label: &str| review.attributes(label).map(|value| value.into_value()).collect::<Vec<_>>();
    assert_eq!(kept("schema:publisher"), ["C"]);
    assert_eq!((kept("schema:publisher.name"), kept("schema:publisher~2.name")), (vec!["A"], vec!["B"]));
    assert_eq!(
        (kept("schema:isAccessibleForFree"), kept("schema:commentCount"), kept("desk")),
        (vec!["true"], vec!["12"], vec!["7"])
    );
    let out = &objects(&graph)[0];
    for field in ["claimReviewed", "reviewRating", "inLanguage"] {
        let plain = if field == "inLanguage" { json!("en") } else { given[field].clone() };
        assert_eq!(out[field], plain, "{field}");
    }
    let mut publishers: Vec<String> = out["publisher"].as_array().unwrap().iter().map(Value::to_string).collect();
    publishers.sort();
    let mut expected: Vec<String> = given["publisher"].as_array().unwrap().iter().map(Value::to_string).collect();
    expected.sort();
    assert_eq!(publishers, expected);
    assert_eq!((&out["isAccessibleForFree"], &out["commentCount"]), (&json!("true"), &json!("12")));
    assert_eq!((&out["nothing"], &out["empty"]), (&Value::Null, &Value::Null));
    assert_eq!(out["itemReviewed"]["text"], "one at length");
    let identifiers = out["identifier"].as_array().unwrap();
    assert_eq!(
        identifiers.iter().filter(|value| given["identifier"].as_array().unwrap().contains(value)).count(),
        3,
        "{identifiers:?}"
    );
    assert_eq!(content(&back(&graph)), content(&graph));
}

#[test]
fn a_claim_that_texts_assert_goes_out_with_who_says_so_and_where() {
    let mut graph = Graph::new();
    let note =
        graph.insert(Document::new("note", "“The port is shut,” Ana Ruiz said. Piet denied that it is shut.")).unwrap();
    let page = graph.insert(Document::new("https://gazette.example/1", "The port is shut.")).unwrap();
    let gazette = graph.insert(Organization::outside("the Gazette")).unwrap();
    graph.insert(page.by(gazette, Outside)).unwrap();
    let ana = graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz")).unwrap();
    let piet = graph.insert(Someone::named("Piet", note, "Piet")).unwrap();
    let said = graph.insert(Quote::direct(note, "The port is shut,").spoken_by(ana, "Ana Ruiz")).unwrap();
    let denied = graph.insert(Quote::indirect(note, "that it is shut").spoken_by(piet, "Piet")).unwrap();
    let claim = Claim::new("The port is shut.").stance(Stance::asserts(note.at("The port is shut,")).by(said));
    let claim = claim.stance(Stance::denies(note.at("that it is shut")).by(denied));
    let claim = claim.stance(Stance::new(StanceKind::Asserts, page.at("The port is shut.")));
    let claim = graph.insert(claim).unwrap();
    graph
        .insert(Review::new(claim, "Opened on Monday", Outside).rating(Rating::False, Outside).by(gazette, Outside))
        .unwrap();
    let out = objects(&graph);
    let item = &out[0]["itemReviewed"];
    let names: Vec<&Value> = item["author"].as_array().unwrap().iter().map(|author| &author["name"]).collect();
    assert_eq!(names, ["Ana Ruiz", "the Gazette"]);
    assert_eq!(item["appearance"][0]["identifier"], "dictum:note");
    assert_eq!(item["appearance"][1]["@id"], "https://gazette.example/1");
    assert_eq!((&out[0]["reviewRating"]["ratingValue"], &out[0]["reviewRating"]["bestRating"]), (&json!(1), &json!(5)));
    // Words of the text are nobody's own: one quotation, not two.
    assert_eq!((out.len(), &out[1]["text"]), (2, &json!("The port is shut,")));
    let again = back(&graph);
    assert_eq!(written(&again), written(&graph));
    assert_eq!(again.review("the-port-is-shut/review").unwrap().rating(), Some(Rating::False));
}

#[test]
fn what_is_hidden_does_not_go_out_and_what_was_judged_the_same_goes_out_as_one() {
    let mut graph = Graph::new();
    let claim = graph.insert(Claim::new("one").key("one")).unwrap();
    let (ana, mayor) =
        (graph.insert(Person::outside("Ana")).unwrap(), graph.insert(Person::outside("the mayor")).unwrap());
    let first = graph.insert(Review::new(claim, "no", Outside).by(ana, Outside).by(mayor, Outside)).unwrap();
    let second = graph.insert(Review::new(claim, "yes", Outside).by(ana, Outside)).unwrap();
    graph.insert(second.retracted(Outside)).unwrap();
    graph.insert(mayor.same_as(ana, Outside)).unwrap();
    let out = objects(&graph);
    assert_eq!(out.len(), 1);
    assert_eq!(out[0]["author"]["name"], json!(["Ana", "the mayor"]));
    assert!(
        dictum::io::ClaimReviews::of(graph.review(first).unwrap())
            .starts_with(r#"{"@context":"https://schema.org","@type":"ClaimReview""#)
    );
}

#[test]
fn a_job_is_no_document() {
    for kind in ["JobPosting", "Person", "Place"] {
        let claim = json!({ "@type": "Claim", "text": "one", "appearance": { "@type": kind, "name": "Deckhand" } });
        let (graph, intake) = read(&claim.to_string());
        assert_eq!((reasons(&intake), graph.documents().count()), (vec![(1, Reason::Unmapped)], 0), "{kind}");
    }
    let claim = json!({ "@type": "Claim", "text": "one", "author": { "@type": "JobPosting", "name": "Deckhand" },
        "appearance": [{ "@type": "SocialMediaPosting", "name": "A post" }, { "@type": "VideoObject", "name": "A film" }] });
    let graph = accepted(&claim.to_string());
    assert_eq!((graph.documents().count(), graph.someones().count()), (2, 1));
    assert_eq!(content(&back(&graph)), content(&graph));
}

#[test]
fn whoever_asserts_a_claim_with_a_hedge_is_not_its_author() {
    let text =
        "“The port is shut,” Ana said. “Perhaps it is,” Bo said. Reportedly Cy said “shut.” “Is it shut?” Di asked.";
    let mut graph = Graph::new();
    let note = graph.insert(Document::new("note", text)).unwrap();
    let mut claim = Claim::new("The port is shut.");
    let said = [("Ana", "The port is shut,"), ("Bo", "Perhaps it is,"), ("Cy", "shut.”"), ("Di", "Is it shut?")];
    for (name, words) in said {
        let who = graph.insert(Person::named(name, note, name)).unwrap();
        let words = words.trim_end_matches('”');
        let quote = Quote::direct(note, words);
        let quote = if name == "Cy" { quote.hedged("Reportedly") } else { quote };
        let quote = graph.insert(quote.spoken_by(who, name)).unwrap();
        let stance = Stance::asserts(note.at(words)).by(quote);
        claim = claim.stance(match name {
            "Bo" => stance.hedged(note.at("Perhaps")),
            "Di" => stance.modality(Modality::Questioned),
            _ => stance,
        });
    }
    graph.insert(claim).unwrap();
    let out = objects(&graph);
    assert_eq!(out[0]["author"]["name"], "Ana", "{}", out[0]);
    assert_eq!(out[0]["appearance"]["identifier"], "dictum:note");
}

#[test]
fn a_second_rating_is_no_part_of_the_first() {
    let review = json!({ "@type": "ClaimReview", "claimReviewed": "It leaks.", "reviewRating": [
        { "@type": "Rating", "alternateName": "False" },
        { "@type": "Rating", "alternateName": "True", "ratingValue": 5, "bestRating": 5, "worstRating": 1 },
    ]});
    let graph = accepted(&review.to_string());
    let found = |graph: &Graph| {
        let review = graph.review("it-leaks/review").unwrap();
        let second = review.attributes("schema:reviewRating~2.alternateName").next().unwrap().into_value().to_owned();
        (review.verdict().to_owned(), review.rating(), second)
    };
    let expected = ("False".to_owned(), Some(Rating::False), "True".to_owned());
    assert_eq!(found(&graph), expected);
    let out = &objects(&graph)[0]["reviewRating"];
    assert_eq!((&out[0]["ratingValue"], &out[1]["ratingValue"]), (&json!(1), &json!(5)));
    assert_eq!(found(&back(&graph)), expected);
}

#[test]
fn each_verdict_of_a_review_goes_out_with_its_own_rating() {
    let claim = json!({ "@type": "Claim", "identifier": "dictum:leaks", "text": "It leaks." });
    let review = |words: &str, value: u32| {
        json!({ "@type": "ClaimReview", "identifier": "dictum:r", "itemReviewed": claim,
            "reviewRating": { "alternateName": words, "ratingValue": value, "bestRating": 5, "worstRating": 1 } })
    };
    let graph = accepted(&json!([review("No", 1), review("It does", 5)]).to_string());
    let out = &objects(&graph)[0]["reviewRating"];
    let rated = |nth: usize| (out[nth]["alternateName"].as_str().unwrap(), out[nth]["ratingValue"].as_u64().unwrap());
    assert_eq!((rated(0), rated(1)), (("No", 1), ("It does", 5)));
}

#[test]
fn each_claim_of_a_review_goes_out_once_with_it() {
    let claim = |key: &str, words: &str| json!({ "@type": "Claim", "identifier": key, "text": words });
    let review = json!({ "@type": "ClaimReview", "identifier": "dictum:r", "reviewRating": { "alternateName": "No" },
        "itemReviewed": [claim("dictum:leaks", "It leaks."), claim("dictum:sinks", "It sinks.")] });
    let graph = accepted(&json!([review, claim("dictum:floats", "It floats.")]).to_string());
    assert_eq!(graph.claims().count(), 3);
    let out = objects(&graph);
    assert_eq!(out.len(), 2, "{out:?}");
    assert_eq!(out[0]["itemReviewed"].as_array().map(Vec::len), Some(2));
    assert_eq!(out[1]["text"], "It floats.");
    assert_eq!(content(&back(&graph)), content(&graph));
}

#[test]
fn empty_texts_are_none_in_whatever_language() {
    let empty = json!({ "@value": " ", "@language": "en" });
    let review = json!({ "@type": "ClaimReview", "@id": "", "url": empty, "claimReviewed": "It leaks.",
        "author": { "@type": "Person", "name": empty, "url": "", "jobTitle": [""] },
        "itemReviewed": { "@type": "Claim", "text": empty, "author": ["", empty], "appearance": "" },
        "reviewRating": { "alternateName": empty, "name": "False", "ratingExplanation": empty } });
    let graph = accepted(&review.to_string());
    let claim = graph.claims().first().unwrap();
    assert_eq!((claim.wording(), claim.related("schema:author").count()), ("It leaks.", 0));
    let review = claim.reviews().next().unwrap();
    assert_eq!((review.verdict(), review.reasons().count()), ("False", 0));
    let said = content(&graph);
    assert!(said.iter().all(|said| !said.contains("@language") && !said.contains("schema:url")), "{said:?}");
}

#[test]
fn a_file_that_is_no_json_or_no_text_is_one_record_that_is_refused() {
    let told = |intake: Intake| (intake.read, intake.refused[0].line, intake.refused[0].message.clone());
    let (read_, line, message) = told(read("{\"@type\":\n \"ClaimReview\",,}").1);
    assert_eq!((read_, line), (1, 2));
    assert!(message.starts_with("$: it is no JSON: "), "{message}");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("feed.json");
    std::fs::write(&file, b"\"\xff\"").unwrap();
    let (read_, line, message) = told(ClaimReviews::file(file).what_is_right_into(&mut Graph::new()).unwrap());
    assert_eq!((read_, line), (1, 0));
    assert!(message.starts_with("expected UTF-8"), "{message}");
}
