//! What a view holds, as objects of schema.org.

use std::collections::HashSet;

use super::fields::OURS;
use super::kept::{Mapped, PREFIX, group, nth_of, steps};
use super::object::Object;
use super::quotation::{CHAR, JOINT, KIND, reported};
use super::rating::{BEST, WORST, number};
use super::review::RATING;
use super::term::{implies, plain};
use crate::graph::{AgentRef, ClaimRef, DocumentRef, NodeRef, QuoteRef, ReviewRef, StanceRef, Stated};
use crate::model::{Document, Modality, NodeKind, QuoteKind, Rating, Relation, StanceKind, Voice};

const REVIEW: Mapped =
    Mapped { texts: &["reviewRating.ratingExplanation"], dates: &[], nodes: &["author", "itemReviewed"] };
const CLAIM: Mapped = Mapped { texts: &[], dates: &[], nodes: &["author", "appearance", "firstAppearance", "review"] };
const QUOTE: Mapped = Mapped { texts: &["text"], dates: &["dateCreated"], nodes: &["spokenByCharacter"] };
const AGENT: Mapped = Mapped { texts: &["name", "description"], dates: &[], nodes: &[] };
const PERSON: Mapped = Mapped { texts: &["name", "description", "jobTitle"], dates: &[], nodes: &[] };
const WORK: Mapped = Mapped {
    texts: &["headline", "name", "inLanguage", "genre"],
    dates: &["datePublished"],
    nodes: &["author", "publisher"],
};

/// A review, with its claim.
pub(super) fn review(review: ReviewRef<'_>) -> Object {
    let mut object = begun(review.as_node());
    let claim = review.claim();
    let kept = review.attributes("schema:claimReviewed").next().is_some();
    if let Some(claim) = claim.filter(|_| !kept) {
        object.say("claimReviewed", claim.wording());
    }
    let verdicts = verdicts(review);
    for (nth, (verdict, _)) in (1..).zip(&verdicts) {
        let is_typed = review.attributes(&label(nth, "@type")).next().is_some();
        let rating = object.object("reviewRating", nth);
        if !is_typed {
            rating.say("@type", RATING);
        }
        rating.say("alternateName", *verdict);
    }
    review.reasons().for_each(|reason| object.object("reviewRating", 1).say("ratingExplanation", *reason));
    hold_agents(&mut object, "author", review.reviewers().map(|reviewer| *reviewer));
    let others = review.related(REVIEWED).filter_map(|node| node.narrow());
    claim.into_iter().chain(others).for_each(|reviewed| object.hold("itemReviewed", self::claim(reviewed)));
    let numbers: Vec<(String, &str)> =
        (1..).zip(verdicts).flat_map(|(nth, (_, rated))| numbers(review, nth, rated)).collect();
    keep(&mut object, review.as_node(), &REVIEW, numbers.iter().map(|(label, number)| (label.as_str(), *number)));
    object
}

/// The claims of a review after the first.
const REVIEWED: &str = "schema:itemReviewed";

/// Whether a claim is written with a review.
pub(super) fn is_reviewed(claim: ClaimRef<'_>) -> bool {
    let is_review = |node: NodeRef<'_>| node.node_kind() == NodeKind::Review;
    let mut others = claim.statements_to(Relation::Related).filter(|said| said.label() == Some(REVIEWED));
    claim.reviews().next().is_some() || others.any(|said| said.source().is_some_and(is_review))
}

/// All verdicts, each with its rating where it is plain which is whose: each has one.
fn verdicts(review: ReviewRef<'_>) -> Vec<(&str, Option<Rating>)> {
    let verdicts: Vec<&str> = review.texts(Relation::Verdict).map(Stated::into_value).collect();
    let ratings: Vec<Rating> = review.terms(Relation::Rating).map(Stated::into_value).collect();
    let rating = |nth: usize| ratings.get(nth).copied().filter(|_| ratings.len() == verdicts.len());
    verdicts.iter().enumerate().map(|(nth, verdict)| (*verdict, rating(nth))).collect()
}

/// The numbers of a rating that has none of its own, under their labels.
fn numbers(review: ReviewRef<'_>, nth: usize, rating: Option<Rating>) -> Vec<(String, &'static str)> {
    let fields = ["bestRating", "ratingValue", "worstRating"];
    let is_numbered = fields.iter().any(|field| review.attributes(&label(nth, field)).next().is_some());
    let value = rating.and_then(number).filter(|_| !is_numbered);
    let numbers = value.map(|value| fields.into_iter().zip([BEST, value, WORST]));
    numbers.into_iter().flatten().map(|(field, number)| (label(nth, field), number)).collect()
}

/// What a field of a rating is kept under.
fn label(nth: usize, field: &str) -> String {
    format!("{PREFIX}{}.{field}", nth_of("reviewRating", nth))
}

/// A claim: who made it and where it appears, as it is said of it, and by the stances that assert it.
pub(super) fn claim(claim: ClaimRef<'_>) -> Object {
    let mut object = begun(claim.as_node());
    object.say("text", claim.wording());
    let asserted = || claim.stances().filter(|stance| stance.kind() == StanceKind::Asserts);
    let said = claim.related("schema:author").filter_map(|node| node.narrow());
    let plainly = asserted().filter(|stance| is_plain(*stance));
    hold_agents(&mut object, "author", said.chain(plainly.flat_map(|stance| stance.agents().map(|agent| *agent))));
    let said = claim.related("schema:appearance").filter_map(|node| node.narrow());
    let stood = asserted().filter_map(|stance| {
        let quoted = stance.quote().map(QuoteRef::document);
        quoted.or_else(|| stance.holder().narrow::<Voice>()?.document())
    });
    hold_documents(&mut object, "appearance", said.chain(stood));
    hold_documents(
        &mut object,
        "firstAppearance",
        claim.related("schema:firstAppearance").filter_map(|node| node.narrow()),
    );
    keep(&mut object, claim.as_node(), &CLAIM, []);
    object
}

/// Whether a claim is asserted without a hedge or a condition, by whoever does, and by whoever passes on that he did.
fn is_plain(stance: StanceRef<'_>) -> bool {
    let is_asserted = |modality| modality == Modality::Asserted;
    let is_plain_quote = |quote: QuoteRef<'_>| {
        let is_conditional = quote.conditions().next().is_some();
        !is_conditional
            && quote.account().hedges().next().is_none()
            && quote.modalities().all(|said| is_asserted(*said))
    };
    stance.hedges().next().is_none()
        && stance.modality().is_none_or(is_asserted)
        && stance.quote().is_none_or(is_plain_quote)
}

/// A quote of which the words are the speaker's own; none where they are those of the text.
pub(super) fn quotation(quote: QuoteRef<'_>) -> Option<Object> {
    let is_own = matches!(quote.kind(), QuoteKind::Direct | QuoteKind::Mixed);
    let segments: Vec<_> = quote.segments().filter(|_| is_own).collect();
    let content = quote.document().content()?;
    let words: Vec<&str> = segments.iter().map(|segment| segment.text()).collect();
    let mut object = begun(quote.as_node());
    for segment in &segments {
        let (start, end) = (content.code_points(segment.span().start())?, content.code_points(segment.span().end())?);
        let place = format!("{},{}", start.0, end.0);
        object.hold("identifier", Object::property(&format!("{OURS}{CHAR}"), &place));
    }
    let spans: Vec<_> = segments.iter().map(|segment| segment.span()).collect();
    if reported(content, &spans) != (quote.kind(), spans) {
        object.hold("identifier", Object::property(&format!("{OURS}{KIND}"), quote.kind().as_str()));
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
    keep(&mut object, quote.as_node(), &QUOTE, []);
    (!words.concat().trim().is_empty()).then_some(object)
}

fn agent(agent: AgentRef<'_>) -> Object {
    if let Some(document) = agent.narrow::<Document>() {
        return work(document);
    }
    let mut object = begun(agent.as_node());
    for (relation, field) in
        [(Relation::Name, "name"), (Relation::Description, "description"), (Relation::Office, "jobTitle")]
    {
        agent.texts(relation).for_each(|text| object.say(field, *text));
    }
    let mapped = if agent.node_kind() == NodeKind::Person { &PERSON } else { &AGENT };
    keep(&mut object, agent.as_node(), mapped, []);
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
    let mut object = begun(document.as_node());
    let is_article = |name: &str| ["Article", "Posting", "Report"].iter().any(|of| name.ends_with(of));
    let title = if document.attributes("schema:@type").any(|name| is_article(&name)) { "headline" } else { "name" };
    document.titles().for_each(|said| object.say(title, *said));
    document.published().filter_map(|date| *date).for_each(|date| object.say("datePublished", date.to_string()));
    document.languages().for_each(|tag| object.say("inLanguage", *tag));
    document.genres().for_each(|genre| object.say("genre", *genre));
    keep(&mut object, document.as_node(), &WORK, []);
    object
}

/// An object with its types, so that it is read as what it is, and its key.
fn begun(node: NodeRef<'_>) -> Object {
    let types = types(node);
    let plain = plain(node.node_kind()).filter(|_| !implies(&types, node.node_kind()));
    let mut object = Object::of(plain.into_iter().chain(types));
    object.key(node.key().as_str());
    object
}

/// The types that were kept.
fn types(node: NodeRef<'_>) -> Vec<&str> {
    let kept = node.attributes(TYPE).map(|name| name.into_value());
    let types: Vec<&str> = kept.filter(|name| steps(TYPE, name).is_some()).collect();
    let is_more = node.node_kind() == NodeKind::Someone && !implies(&types, NodeKind::Someone);
    if is_more { Vec::new() } else { types }
}

const TYPE: &str = "schema:@type";

/// What was kept of other fields, in the order of their labels; what cannot be a field, or would not be kept again, is a property with its label.
fn keep<'g>(
    object: &mut Object,
    node: NodeRef<'g>,
    mapped: &Mapped,
    further: impl IntoIterator<Item = (&'g str, &'g str)>,
) {
    let types: HashSet<&str> = types(node).into_iter().collect();
    let attributes =
        node.texts(Relation::Attribute).map(|value| (value.label().unwrap_or_default(), value.into_value()));
    let mut kept: Vec<(&str, &str)> = attributes.chain(further).collect();
    kept.retain(|(label, value)| *label != TYPE || !types.contains(value));
    kept.sort_by_key(|(label, _)| *label);
    let mut seen = HashSet::new();
    kept.retain(|said| seen.insert(*said));
    let is_field =
        |label: &str, value: &str| label != TYPE && !mapped.holds(label, value) && steps(label, value).is_some();
    let apart = kept.iter().filter(|(label, value)| !is_field(label, value)).map(|(label, _)| group(label));
    let several = kept.iter().filter(|(label, _)| label.contains('~')).map(|(label, _)| group(label));
    let (apart, several): (HashSet<&str>, HashSet<&str>) = (apart.collect(), several.collect());
    let mut properties = Vec::new();
    for (label, value) in kept {
        // Of several objects all go out, or they would be counted otherwise when they are read.
        let is_whole = !(apart.contains(group(label)) && several.contains(group(label)));
        match steps(label, value).filter(|_| is_whole && is_field(label, value)) {
            Some(steps) => object.put(&steps, value),
            None => properties.push(Object::property(label, value)),
        }
    }
    properties.into_iter().for_each(|property| object.hold("identifier", property));
}

fn hold_agents<'g>(object: &mut Object, field: &str, agents: impl IntoIterator<Item = AgentRef<'g>>) {
    let mut seen = HashSet::new();
    agents
        .into_iter()
        .filter(|agent| seen.insert(agent.key()))
        .for_each(|agent| object.hold(field, self::agent(agent)));
}

fn hold_documents<'g>(object: &mut Object, field: &str, documents: impl IntoIterator<Item = DocumentRef<'g>>) {
    let mut seen = HashSet::new();
    documents
        .into_iter()
        .filter(|document| seen.insert(document.key()))
        .for_each(|document| object.hold(field, self::document(document)));
}
