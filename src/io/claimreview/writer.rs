//! What a view holds, as objects of schema.org.

use std::collections::HashSet;

use super::fields::OURS;
use super::kept::{PREFIX, steps};
use super::object::Object;
use super::quotation::{CHAR, JOINT};
use super::rating::{BEST, WORST, number};
use super::term::Counted;
use crate::graph::{AgentRef, ClaimRef, DocumentRef, NodeRef, QuoteRef, ReviewRef};
use crate::model::{Document, NodeKind, QuoteKind, Relation, StanceKind, Voice};

/// A review, with its claim.
pub(super) fn review(review: ReviewRef<'_>) -> Object {
    let mut object = begun(review.as_node(), Some(Counted::ClaimReview.as_str()));
    let claim = review.claim();
    let kept = review.attributes("schema:claimReviewed").next().is_some();
    if let Some(claim) = claim.filter(|_| !kept) {
        object.say("claimReviewed", claim.wording());
    }
    let rating = object.object("reviewRating", 1);
    rating.say("@type", "Rating");
    rating.say("alternateName", review.verdict());
    review.reasons().for_each(|reason| rating.say("ratingExplanation", *reason));
    hold_agents(&mut object, "author", review.reviewers().map(|reviewer| *reviewer));
    let others = review.related("schema:itemReviewed").filter_map(|node| node.narrow());
    claim.into_iter().chain(others).for_each(|reviewed| object.hold("itemReviewed", self::claim(reviewed)));
    keep(&mut object, review.as_node(), numbers(review));
    object
}

/// The numbers of a rating that has none of its own.
fn numbers(review: ReviewRef<'_>) -> Vec<(&'static str, &'static str)> {
    let is_numbered = review.attributes(VALUE).next().is_some();
    let value = review.rating().and_then(number).filter(|_| !is_numbered);
    value.map_or_else(Vec::new, |value| {
        vec![(VALUE, value), ("schema:reviewRating.bestRating", BEST), ("schema:reviewRating.worstRating", WORST)]
    })
}

const VALUE: &str = "schema:reviewRating.ratingValue";

/// A claim: who made it and where it appears, as it is said of it, and by the stances that assert it.
pub(super) fn claim(claim: ClaimRef<'_>) -> Object {
    let mut object = begun(claim.as_node(), Some(Counted::Claim.as_str()));
    object.say("text", claim.wording());
    let asserted = || claim.stances().filter(|stance| stance.kind() == StanceKind::Asserts);
    let said = claim.related("schema:author").filter_map(|node| node.narrow());
    hold_agents(&mut object, "author", said.chain(asserted().flat_map(|stance| stance.agents().map(|agent| *agent))));
    let said = claim.related("schema:appearance").filter_map(|node| node.narrow());
    let stood = asserted().filter_map(|stance| {
        let quoted = stance.quote().map(QuoteRef::document);
        quoted.or_else(|| stance.holder()?.narrow::<Voice>()?.document())
    });
    hold_documents(&mut object, "appearance", said.chain(stood));
    hold_documents(
        &mut object,
        "firstAppearance",
        claim.related("schema:firstAppearance").filter_map(|node| node.narrow()),
    );
    keep(&mut object, claim.as_node(), []);
    object
}

/// A quote of which the words are the speaker's own; none where they are those of the text.
pub(super) fn quotation(quote: QuoteRef<'_>) -> Option<Object> {
    let is_own = matches!(quote.kind(), QuoteKind::Direct | QuoteKind::Mixed);
    let segments: Vec<_> = quote.segments().filter(|_| is_own).collect();
    let content = quote.document().content()?;
    let words: Vec<&str> = segments.iter().map(|segment| segment.text()).collect();
    let mut object = begun(quote.as_node(), Some(Counted::Quotation.as_str()));
    for segment in &segments {
        let (start, end) = (content.code_points(segment.span().start())?, content.code_points(segment.span().end())?);
        let place = format!("{},{}", start.0, end.0);
        object.hold("identifier", Object::property(&format!("{OURS}{CHAR}"), &place));
    }
    object.say("text", words.join(JOINT));
    hold_agents(&mut object, "spokenByCharacter", quote.speakers().map(|speaker| *speaker));
    hold_documents(&mut object, "isPartOf", [quote.document()]);
    quote.dates().filter_map(|date| *date).for_each(|date| object.say("dateCreated", date.to_string()));
    let is_cited = quote.attributes("schema:citation").next().is_some();
    let account = quote.account();
    if !is_cited && !account.relays().is_empty() {
        object.say("citation", account.to_string());
    }
    keep(&mut object, quote.as_node(), []);
    (!segments.is_empty()).then_some(object)
}

fn agent(agent: AgentRef<'_>) -> Object {
    if let Some(document) = agent.narrow::<Document>() {
        return work(document);
    }
    let plain = match agent.node_kind() {
        NodeKind::Person => Some("Person"),
        NodeKind::Organization => Some("Organization"),
        NodeKind::Place => Some("Place"),
        NodeKind::Event => Some("Event"),
        _ => None,
    };
    let mut object = begun(agent.as_node(), plain);
    for (relation, field) in
        [(Relation::Name, "name"), (Relation::Description, "description"), (Relation::Office, "jobTitle")]
    {
        agent.texts(relation).for_each(|text| object.say(field, *text));
    }
    keep(&mut object, agent.as_node(), []);
    object
}

fn document(document: DocumentRef<'_>) -> Object {
    let mut object = work(document);
    hold_agents(&mut object, "author", document.author().owners().map(|owner| *owner));
    hold_agents(&mut object, "publisher", document.publishers().map(|publisher| *publisher));
    object
}

/// A document without those whose it is, who may be documents again.
fn work(document: DocumentRef<'_>) -> Object {
    let mut object = begun(document.as_node(), Some("CreativeWork"));
    let is_article = |name: &str| ["Article", "Posting", "Report"].iter().any(|of| name.ends_with(of));
    let title = if document.attributes("schema:@type").any(|name| is_article(&name)) { "headline" } else { "name" };
    document.titles().for_each(|said| object.say(title, *said));
    document.published().filter_map(|date| *date).for_each(|date| object.say("datePublished", date.to_string()));
    document.languages().for_each(|tag| object.say("inLanguage", *tag));
    document.genres().for_each(|genre| object.say("genre", *genre));
    keep(&mut object, document.as_node(), []);
    object
}

/// An object with its type, unless it keeps others, and its key.
fn begun(node: NodeRef<'_>, plain: Option<&str>) -> Object {
    let kept = node.attributes("schema:@type").any(|name| steps("schema:@type", &name).is_some());
    let mut object = Object::of(plain.filter(|_| !kept));
    for name in node.attributes("schema:@type").filter(|name| steps("schema:@type", name).is_some()) {
        object.say("@type", *name);
    }
    object.key(node.key().as_str());
    object
}

/// What was kept of other fields, in the order of their labels; what cannot be a field is a property with its label.
fn keep<'g>(object: &mut Object, node: NodeRef<'g>, further: impl IntoIterator<Item = (&'g str, &'g str)>) {
    let attributes =
        node.texts(Relation::Attribute).map(|value| (value.label().unwrap_or_default(), value.into_value()));
    let mut kept: Vec<(&str, &str)> = attributes.chain(further).collect();
    kept.sort_by_key(|(label, _)| *label);
    let mut seen = HashSet::new();
    kept.retain(|said| seen.insert(*said));
    for (label, value) in kept {
        match steps(label, value).filter(|_| label.starts_with(PREFIX)) {
            Some(steps) => object.put(&steps, value),
            None => object.hold("identifier", Object::property(label, value)),
        }
    }
}

fn hold_agents<'g>(object: &mut Object, field: &str, agents: impl IntoIterator<Item = AgentRef<'g>>) {
    let mut seen = HashSet::new();
    agents.into_iter().filter(|agent| seen.insert(*agent)).for_each(|agent| object.hold(field, self::agent(agent)));
}

fn hold_documents<'g>(object: &mut Object, field: &str, documents: impl IntoIterator<Item = DocumentRef<'g>>) {
    let mut seen = HashSet::new();
    documents
        .into_iter()
        .filter(|document| seen.insert(*document))
        .for_each(|document| object.hold(field, self::document(document)));
}
