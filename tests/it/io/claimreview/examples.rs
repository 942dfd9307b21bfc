//! The shapes in which schema.org, Google's documentation and the feed of Data Commons give their examples, in words of our own: field by field.

use dictum::{AgentRef, ClaimRef, Date, DocumentRef, Node, NodeKind, QuoteKind, Rating, Ref, Relation, ReviewRef};

use super::{accepted, back, content, objects, read_with};

fn kept<'g, K>(node: Ref<'g, K>, label: &str) -> Vec<&'g str> {
    node.attributes(label).map(|value| value.into_value()).collect()
}

fn related<'g, K>(node: Ref<'g, K>, label: &str) -> Vec<Ref<'g, Node>> {
    node.related(label).map(|node| *node).collect()
}

fn only<T>(mut all: impl Iterator<Item = T>) -> T {
    let first = all.next().unwrap();
    assert!(all.next().is_none());
    first
}

fn author<'g>(claim: ClaimRef<'g>) -> AgentRef<'g> {
    only(related(claim, "schema:author").into_iter()).narrow().unwrap()
}

/// schema.org's page of `ClaimReview`: two types, a rating of numbers alone, a work that is reviewed.
#[test]
fn a_review_of_a_work_is_read_field_by_field() {
    let graph = accepted(
        r#"{
          "@context": "http://schema.org",
          "@type": ["Review", "ClaimReview"],
          "datePublished": "2024-03-07",
          "url": "http://www.quay.example/checks/boats/",
          "author": {"@type": "Organization", "url": "http://www.quay.example/", "sameAs": "https://social.example/quay"},
          "claimReviewed": "More than 30 boats were lost to \"ghost nets\" last winter.",
          "claimReviewSiteLogo": "http://static.quay.example/logo.jpg",
          "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 6},
          "itemReviewed": {
            "@type": "CreativeWork",
            "author": {
              "@type": "Person",
              "name": "Piet Lund",
              "title": "Former harbour master",
              "image": "https://people.example/lund.jpg",
              "sameAs": ["https://people.example/lund", "https://lund.example/"]
            },
            "datePublished": "2024-03-01",
            "name": "The Gazette interview [...]"
          }
        }"#,
    );
    let claim = only(graph.claims().iter());
    assert_eq!(claim.wording(), "More than 30 boats were lost to \"ghost nets\" last winter.");
    assert_eq!(kept(claim, "schema:datePublished"), ["2024-03-01"]);
    let review = only(claim.reviews());
    assert_eq!(kept(review, "schema:@type"), ["Review"]);
    assert_eq!(kept(review, "schema:datePublished"), ["2024-03-07"]);
    assert_eq!(kept(review, "schema:url"), ["http://www.quay.example/checks/boats/"]);
    assert_eq!(kept(review, "schema:claimReviewSiteLogo"), ["http://static.quay.example/logo.jpg"]);
    assert_eq!(review.verdict(), "1");
    assert_eq!(kept(review, "schema:reviewRating.ratingValue"), ["1"]);
    assert_eq!(kept(review, "schema:reviewRating.bestRating"), ["6"]);
    assert_eq!(review.rating(), None, "the worst is not given");
    let reviewer = *only(review.reviewers());
    assert_eq!((reviewer.node_kind(), reviewer.is_named()), (NodeKind::Organization, false));
    assert_eq!(kept(reviewer, "schema:url"), ["http://www.quay.example/"]);
    assert_eq!(kept(reviewer, "schema:sameAs"), ["https://social.example/quay"]);
    let claimant = graph.person(author(claim).key()).unwrap();
    assert_eq!(claimant.name(), Some("Piet Lund"));
    assert_eq!(kept(claimant, "schema:title"), ["Former harbour master"]);
    assert_eq!(kept(claimant, "schema:image"), ["https://people.example/lund.jpg"]);
    assert_eq!(kept(claimant, "schema:sameAs"), ["https://people.example/lund", "https://lund.example/"]);
    let work: DocumentRef<'_> = only(related(claim, "schema:appearance").into_iter()).narrow().unwrap();
    assert_eq!(*only(work.titles()), "The Gazette interview [...]");
    // No document says any of it.
    assert!(claim.evidence().is_outside() && review.evidence().is_outside());
    assert_eq!(content(&back(&graph)), content(&graph));
}

/// The example of Google's documentation: a claim with its appearances, a rating in words and numbers.
const PAGE: &str = r#"{
  "@context": "https://schema.org",
  "@type": "ClaimReview",
  "url": "https://quay.example/checks/moon",
  "claimReviewed": "The harbour bell is older than the town",
  "author": {"@type": "Organization", "name": "Quay Check", "image": "https://quay.example/logo.png"},
  "datePublished": "2024-06-22",
  "itemReviewed": {
    "@type": "Claim",
    "author": {"@type": "Organization", "name": "Bell Society", "sameAs": "https://bells.example/we-say-so"},
    "datePublished": "2024-06-20",
    "appearance": {
      "@type": "OpinionNewsArticle",
      "url": "https://gazette.example/a122121",
      "headline": "The bell that rang first",
      "datePublished": "2024-06-21",
      "author": {"@type": "Person", "name": "T. Tellar"},
      "image": "https://gazette.example/photo.jpg",
      "publisher": {
        "@type": "Organization",
        "name": "The Gazette",
        "logo": {"@type": "ImageObject", "url": "https://gazette.example/logo.jpg"}
      }
    },
    "firstAppearance": {"@type": "CreativeWork", "url": "https://posts.example/1"}
  },
  "reviewRating": {"@type": "Rating", "ratingValue": "1", "bestRating": "5", "worstRating": "1", "alternateName": "False"}
}"#;

#[test]
fn a_page_of_a_fact_check_is_read_field_by_field() {
    let graph = accepted(PAGE);
    let claim = only(graph.claims().iter());
    let review = only(claim.reviews());
    assert_eq!((claim.wording(), review.verdict()), ("The harbour bell is older than the town", "False"));
    assert_eq!(review.rating(), Some(Rating::False));
    let scale =
        ["ratingValue", "bestRating", "worstRating"].map(|field| kept(review, &format!("schema:reviewRating.{field}")));
    assert_eq!(scale, [["1"], ["5"], ["1"]]);
    assert_eq!(kept(review, "schema:url"), ["https://quay.example/checks/moon"]);
    assert_eq!(kept(review, "schema:datePublished"), ["2024-06-22"]);
    let reviewer = *only(review.reviewers());
    assert_eq!(
        (reviewer.to_string(), kept(reviewer, "schema:image")),
        ("Quay Check".to_owned(), vec!["https://quay.example/logo.png"])
    );
    let claimant = author(claim);
    assert_eq!((claimant.to_string(), claimant.node_kind()), ("Bell Society".to_owned(), NodeKind::Organization));
    assert_eq!(kept(claimant, "schema:sameAs"), ["https://bells.example/we-say-so"]);
    assert_eq!(kept(claim, "schema:datePublished"), ["2024-06-20"]);
    let article = graph.document("https://gazette.example/a122121").unwrap();
    assert_eq!(related(claim, "schema:appearance"), [article.as_node()]);
    assert_eq!(*only(article.titles()), "The bell that rang first");
    assert_eq!(only(article.published()).map(Date::to_string), Some("2024-06-21".to_owned()));
    assert_eq!(kept(article, "schema:@type"), ["OpinionNewsArticle"]);
    assert_eq!(kept(article, "schema:url"), ["https://gazette.example/a122121"]);
    assert_eq!(kept(article, "schema:image"), ["https://gazette.example/photo.jpg"]);
    assert_eq!(only(article.author().owners()).to_string(), "T. Tellar");
    let publisher = *only(article.publishers());
    assert_eq!(publisher.to_string(), "The Gazette");
    assert_eq!(kept(publisher, "schema:logo.url"), ["https://gazette.example/logo.jpg"]);
    assert_eq!(kept(publisher, "schema:logo.@type"), ["ImageObject"]);
    let first = graph.document("https://posts.example/1").unwrap();
    assert_eq!(related(claim, "schema:firstAppearance"), [first.as_node()]);
    assert_eq!(content(&back(&graph)), content(&graph));
}

/// What Google asks of a page, and what it recommends.
#[test]
fn what_is_written_has_every_property_that_search_asks_for() {
    let review = &objects(&accepted(PAGE))[0];
    assert_eq!(review["@type"], "ClaimReview");
    assert_eq!(review["claimReviewed"], "The harbour bell is older than the town");
    assert_eq!(review["url"], "https://quay.example/checks/moon");
    let rating = &review["reviewRating"];
    assert_eq!((&rating["@type"], &rating["alternateName"]), (&"Rating".into(), &"False".into()));
    assert_eq!(
        (&rating["ratingValue"], &rating["bestRating"], &rating["worstRating"]),
        (&1.into(), &5.into(), &1.into())
    );
    assert_eq!((&review["author"]["@type"], &review["author"]["name"]), (&"Organization".into(), &"Quay Check".into()));
    let item = &review["itemReviewed"];
    assert_eq!((&item["@type"], &item["datePublished"]), (&"Claim".into(), &"2024-06-20".into()));
    assert_eq!((&item["author"]["@type"], &item["author"]["name"]), (&"Organization".into(), &"Bell Society".into()));
    assert_eq!(item["author"]["sameAs"], "https://bells.example/we-say-so");
    let article = &item["appearance"];
    assert_eq!(
        (&article["@type"], &article["url"]),
        (&"OpinionNewsArticle".into(), &"https://gazette.example/a122121".into())
    );
    assert_eq!(
        (&article["headline"], &article["publisher"]["name"]),
        (&"The bell that rang first".into(), &"The Gazette".into())
    );
    assert_eq!(item["firstAppearance"]["url"], "https://posts.example/1");
}

/// The feed of Data Commons: items of a feed, one with two reviews, each with a context of its own.
#[test]
fn a_feed_is_read_field_by_field_with_what_its_items_say_of_themselves() {
    let graph = accepted(
        r#"{
          "@context": "http://schema.org", "@type": "DataFeed", "dateModified": "2024-07-01",
          "dataFeedElement": [
            {"@type": "DataFeedItem", "dateCreated": "2024-06-01", "url": "https://quay.example/1", "item": [
              {"@context": "http://schema.org", "@type": "ClaimReview", "claimReviewed": "The pier burns.",
               "author": {"@type": "Organization", "name": "Quay Check", "url": "https://quay.example/"},
               "datePublished": "2024-06-01",
               "itemReviewed": {"@type": "Claim", "appearance": [{"@type": "CreativeWork", "url": "https://posts.example/9"}],
                 "author": {"@type": "Person", "name": "a post"}, "datePublished": "2024-05-31"},
               "reviewRating": {"@type": "Rating", "alternateName": "Missing context", "ratingValue": "3", "bestRating": "5", "worstRating": "1"},
               "sdPublisher": {"@type": "Organization", "name": "Check Tools", "url": "https://tools.example"},
               "url": "https://quay.example/1"},
              {"@context": "http://schema.org", "@type": "ClaimReview", "claimReviewed": "The pier was never insured.",
               "author": {"@type": "Organization", "name": "Quay Check", "url": "https://quay.example/"},
               "reviewRating": {"@type": "Rating", "alternateName": "True", "ratingValue": "-1", "bestRating": "5", "worstRating": "1"}}
            ]},
            null
          ]
        }"#,
    );
    let reviews: Vec<ReviewRef<'_>> = graph.reviews().iter().collect();
    let said: Vec<(&str, Option<Rating>)> = reviews.iter().map(|review| (review.verdict(), review.rating())).collect();
    assert_eq!(said, [("Missing context", Some(Rating::Mixture)), ("True", Some(Rating::True))]);
    assert_eq!(kept(reviews[0], "schema:sdPublisher.name"), ["Check Tools"]);
    assert_eq!(kept(reviews[0], "schema:sdPublisher.url"), ["https://tools.example"]);
    // What holds several is said of the first.
    assert_eq!(kept(reviews[0], "DataFeed.dateModified"), ["2024-07-01"]);
    assert_eq!(kept(reviews[0], "DataFeedItem.dateCreated"), ["2024-06-01"]);
    assert_eq!(kept(reviews[0], "DataFeedItem.url"), ["https://quay.example/1"]);
    assert_eq!(reviews[1].statements(Relation::Attribute).count(), 3, "the numbers");
    // The same name at the same address is one; a name alone would not be.
    assert_eq!(graph.organizations().count(), 1);
    assert_eq!(content(&back(&graph)), content(&graph));
}

/// schema.org's page of `Quotation`: of a character in a work, and of somebody real in none.
#[test]
fn a_quotation_is_read_field_by_field_where_the_text_of_its_work_is_at_hand() {
    let json = r#"[
      {"@context": "https://schema.org/", "@type": "Quotation", "text": "Mind the tide, it minds nobody.",
       "identifier": {"@type": "PropertyValue", "propertyID": "dictum:kind", "value": "direct"},
       "spokenByCharacter": {"@type": "Person", "name": "The Pilot"},
       "isPartOf": {"@type": "Movie", "@id": "https://films.example/pilot", "name": "The Pilot's Daughter"}},
      {"@context": "https://schema.org/", "@type": "Quotation", "text": "Nobody owns the sea.",
       "creator": {"@type": "Person", "name": "Ana Ruiz"}}
    ]"#;
    let script = "PILOT: Mind the tide, it minds nobody.";
    let (graph, intake) = read_with(&[("https://films.example/pilot", script)], json);
    assert_eq!((intake.read, intake.accepted), (2, 1));
    assert!(intake.refused[0].message.starts_with("$[1].isPartOf: it names no document"), "{intake}");
    let quote = only(graph.quotes().iter());
    assert_eq!((quote.words(), quote.kind()), ("Mind the tide, it minds nobody.".to_owned(), QuoteKind::Direct));
    assert_eq!(only(quote.speakers()).to_string(), "The Pilot");
    assert_eq!(*only(quote.document().titles()), "The Pilot's Daughter");
    assert_eq!(kept(quote.document(), "schema:@type"), ["Movie"]);
    assert_eq!(quote.excerpts().next().unwrap().span().range(), 7..38);
    assert_eq!(content(&back(&graph)), content(&graph));
}
