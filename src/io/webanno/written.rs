//! What is said of a node, as the properties of a body.

use serde_json::{Map, Value, json};

use super::fields::DESCRIPTION;
use super::name::iri;
use crate::graph::{DocumentRef, Excerpt, NodeRef, StatementRef};
use crate::model::{Entity, Ground, NodeKind, Quote, QuoteKind, Relation};

/// How many characters before and after words are written with them.
const AROUND: usize = 32;

/// What is said of quotes, voices and entities, and the property that says it.
const TERMS: &[(Relation, &str)] = &[
    (Relation::CueKind, "dictum:cueKind"),
    (Relation::SpokenBy, "dictum:spokenBy"),
    (Relation::To, "dictum:to"),
    (Relation::ByWayOf, "dictum:byWayOf"),
    (Relation::PerhapsByWayOf, "dictum:perhapsByWayOf"),
    (Relation::Modality, "dictum:modality"),
    (Relation::Polarity, "dictum:polarity"),
    (Relation::During, "dictum:during"),
    (Relation::At, "dictum:at"),
    (Relation::When, "dictum:when"),
    (Relation::About, "dictum:about"),
    (Relation::NestedIn, "dictum:nestedIn"),
    (Relation::Repeats, "dictum:repeats"),
    (Relation::SameUtterance, "dictum:sameUtterance"),
    (Relation::OwnedBy, "dictum:ownedBy"),
    (Relation::Name, "dictum:name"),
    (Relation::Description, "dictum:description"),
    (Relation::Subtype, "dictum:subtype"),
    (Relation::Office, "dictum:office"),
    (Relation::Status, "dictum:status"),
    (Relation::Attribute, "dictum:attribute"),
    (Relation::Related, "dictum:related"),
];

/// What holds words of the node's own document.
const WORDS: &[(Relation, &str)] = &[
    (Relation::ReportedClause, "dictum:reportedClause"),
    (Relation::Cue, "dictum:cue"),
    (Relation::Hedge, "dictum:hedge"),
    (Relation::Condition, "dictum:condition"),
];

/// The class of the nodes of a kind.
pub(super) fn class(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Document => "schema:Article",
        NodeKind::Voice => "dictum:Voice",
        NodeKind::Person => "Person",
        NodeKind::Organization => "Organization",
        NodeKind::Place => "schema:Place",
        NodeKind::Event => "schema:Event",
        NodeKind::Someone => "dictum:Someone",
        NodeKind::Quote => "dictum:Quote",
        NodeKind::Claim => "schema:Claim",
        NodeKind::Review => "schema:ClaimReview",
        NodeKind::Comparison => "dictum:Comparison",
    }
}

/// A node: its address, its class, what it is called.
pub(super) fn named(node: NodeRef<'_>) -> Map<String, Value> {
    let kind = node.node_kind();
    let mut object = Map::new();
    object.insert("id".to_owned(), json!(iri(kind, node.key())));
    let is_verbatim = node.narrow::<Quote>().is_some_and(|quote| quote.kind() == QuoteKind::Direct);
    let types = if is_verbatim { json!([class(kind), "schema:Quotation"]) } else { json!(class(kind)) };
    object.insert("type".to_owned(), types);
    if let Some(entity) = node.narrow::<Entity>() {
        let described = entity.descriptions().next().map(|said| said.into_value());
        match (entity.name(), described) {
            (Some(name), _) => _ = object.insert("name".to_owned(), json!(name)),
            (None, Some(described)) => _ = object.insert(DESCRIPTION.to_owned(), json!(described)),
            (None, None) => {}
        }
    }
    object
}

/// A node with all that is said of it.
pub(super) fn described(node: NodeRef<'_>) -> Map<String, Value> {
    let mut object = named(node);
    // What joins two that were judged the same would join one to itself, which nobody says.
    let joins_itself = |said: &StatementRef<'_>| said.target().is_some_and(|to| to.id() == node.id());
    for (relation, term) in TERMS {
        let said = node.statements(*relation).filter(|said| !joins_itself(said));
        let all: Vec<Value> = said.map(|said| json!(stated(said))).collect();
        if !all.is_empty() {
            object.insert((*term).to_owned(), json!(all));
        }
    }
    for (relation, term) in WORDS {
        let all: Vec<Value> =
            node.statements(*relation).flat_map(|said| said.evidence().excerpts()).map(words).collect();
        if !all.is_empty() {
            object.insert((*term).to_owned(), json!(all));
        }
    }
    let notes: Vec<&str> = node.notes().collect();
    if !notes.is_empty() {
        object.insert("dictum:note".to_owned(), json!(notes));
    }
    object
}

/// A value or a node, with its ground: the words that say it, else those from which it was concluded, else that no document says it.
fn stated(said: StatementRef<'_>) -> Map<String, Value> {
    let mut object = Map::new();
    let value = match said.target() {
        Some(node) => json!(named(node)),
        // A phrase without a date has none.
        None if said.relation() == Relation::When && said.value().as_deref() == Some("undated") => Value::Null,
        None => json!(said.value()),
    };
    object.insert("dictum:value".to_owned(), value);
    object.extend(said.label().map(|label| ("dictum:label".to_owned(), json!(label))));
    object.extend([grounded(said)]);
    object
}

/// The ground of a statement.
fn grounded(said: StatementRef<'_>) -> (String, Value) {
    let evidence = said.evidence();
    let of = |is_wanted: fn(&Ground) -> bool| {
        let grounds = evidence.grounds().iter().filter(|ground| is_wanted(ground));
        let extents = grounds.filter_map(|ground| ground.extent());
        extents.map(|extent| words(Excerpt::new(said.view(), extent))).collect::<Vec<_>>()
    };
    let worded = of(|ground| matches!(ground, Ground::Words(..)));
    let implied = of(|ground| matches!(ground, Ground::Implied(..)));
    if !worded.is_empty() {
        ("dictum:words".to_owned(), json!(worded))
    } else if !implied.is_empty() {
        ("dictum:implied".to_owned(), json!(implied))
    } else {
        ("dictum:outside".to_owned(), json!(true))
    }
}

/// Words of a document: their position, counted in code points, and the words with what stands around them.
pub(super) fn words(excerpt: Excerpt<'_>) -> Value {
    let (document, span): (DocumentRef<'_>, _) = (excerpt.document(), excerpt.span());
    let text = document.text();
    let count = |byte: u32| document.content().and_then(|content| content.code_points(byte)).map_or(0, |count| count.0);
    let before = text.get(..span.start() as usize).unwrap_or_default();
    let after = text.get(span.end() as usize..).unwrap_or_default();
    let prefix = before.char_indices().rev().take(AROUND).last().and_then(|(start, _)| before.get(start..));
    let suffix = after.char_indices().nth(AROUND).map_or(Some(after), |(end, _)| after.get(..end));
    let mut quote = json!({ "type": "TextQuoteSelector", "exact": excerpt.text() });
    if let Some(quote) = quote.as_object_mut() {
        let around = [("prefix", prefix), ("suffix", suffix)];
        let around = around.into_iter().filter_map(|(name, text)| Some((name, text.filter(|text| !text.is_empty())?)));
        quote.extend(around.map(|(name, text)| (name.to_owned(), json!(text))));
    }
    let position = json!({ "type": "TextPositionSelector", "start": count(span.start()), "end": count(span.end()) });
    json!({
        "type": "SpecificResource",
        "source": iri(NodeKind::Document, document.key()),
        "selector": [position, quote],
    })
}
