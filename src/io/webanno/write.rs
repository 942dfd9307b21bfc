//! Annotations of what a view shows: a page for each document.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::lexical::is_utc;
use super::name::{file_name, iri};
use super::vocabulary::CONTEXT;
use super::written::{class, described, named, words};
use crate::graph::{DocumentRef, Excerpt, NodeRef, QuoteRef, StanceRef, StatementRef, View};
use crate::io::error::FormatError;
use crate::io::name::{BASE, NAMESPACE, encoded};
use crate::model::{Document, Entity, Kind, NodeKind, Quote, Relation, Voice};

/// The annotations of each document, by its number.
type Pages = BTreeMap<u32, Vec<Value>>;

/// Writes `X.txt` and `X.jsonld` for each document into a folder.
pub(super) fn write(view: &View, folder: &Path) -> Result<(), FormatError> {
    let mut pages = Pages::new();
    for node in nodes(view, Entity::KINDS.iter()) {
        mentions(node, &mut pages);
    }
    for node in nodes(view, [NodeKind::Voice]) {
        voice(node, &mut pages);
    }
    for node in nodes(view, [NodeKind::Quote]) {
        quote(node, &mut pages);
    }
    for node in nodes(view, [NodeKind::Claim]) {
        stances(node, &mut pages);
    }
    fs::create_dir_all(folder).map_err(|error| FormatError::Unreadable { path: folder.to_owned(), error })?;
    let put = |name: String, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).map_err(|error| FormatError::Unreadable { path, error })
    };
    for node in nodes(view, [NodeKind::Document]) {
        let Some(document) = node.narrow::<Document>() else { continue };
        let name = file_name(document.key().as_str());
        put(format!("{name}.txt"), document.text())?;
        if let Some(items) = pages.remove(&document.id().index()) {
            put(format!("{name}.jsonld"), &format!("{:#}\n", page(document, items)))?;
        }
    }
    Ok(())
}

fn nodes<'v>(view: &'v View, kinds: impl IntoIterator<Item = NodeKind>) -> impl Iterator<Item = NodeRef<'v>> {
    kinds.into_iter().flat_map(|kind| view.nodes_of(kind)).map(|node| NodeRef::new(view, node))
}

fn page(document: DocumentRef<'_>, items: Vec<Value>) -> Value {
    json!({
        "@context": [CONTEXT, { "dictum": NAMESPACE }],
        "id": format!("{BASE}page/{}", encoded(document.key().as_str())),
        "type": "AnnotationPage",
        "items": items,
    })
}

/// An annotation of a node, with who recorded it.
fn annotation(
    name: &str,
    motivation: &str,
    body: Map<String, Value>,
    targets: Vec<Value>,
    said: StatementRef<'_>,
) -> Value {
    let mut annotation = json!({
        "id": format!("{BASE}annotation/{name}"),
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": targets,
    });
    if let (Some(recording), Some(annotation)) = (said.recording(), annotation.as_object_mut()) {
        let created = recording.at.as_ref().map(ToString::to_string).filter(|created| is_utc(created));
        annotation.extend(recording.by.as_ref().map(|by| ("creator".to_owned(), json!({ "name": by }))));
        annotation.extend(created.map(|created| ("created".to_owned(), json!(created))));
    }
    annotation
}

/// All that is said of an entity stands in the first of its mentions; the others name it. One without mentions stands where its name or what it is called is given.
fn mentions(node: NodeRef<'_>, pages: &mut Pages) {
    let mentions = node.statements(Relation::Mention).flat_map(|said| {
        let form = said.value();
        said.evidence().excerpts().map(move |excerpt| (said, excerpt, form.clone()))
    });
    let mut mentions: Vec<(StatementRef<'_>, Excerpt<'_>, Option<String>)> = mentions.collect();
    if mentions.is_empty() {
        let mut called =
            [Relation::Name, Relation::Description].into_iter().flat_map(|relation| node.statements(relation));
        mentions.extend(called.find_map(|said| Some((said, said.evidence().excerpts().next()?, None))));
    }
    for (number, (said, excerpt, form)) in (1..).zip(mentions) {
        let mut body = if number == 1 { described(node) } else { named(node) };
        body.extend(form.map(|form| ("dictum:form".to_owned(), json!(form))));
        let name = format!("{}/mention-{number}", encoded(node.key().as_str()));
        let made = annotation(&name, "identifying", body, vec![words(excerpt)], said);
        pages.entry(excerpt.document().id().index()).or_default().push(made);
    }
}

/// A part of a document with its own speaker; the author's has no words of its own.
fn voice(node: NodeRef<'_>, pages: &mut Pages) {
    let Some(voice) = node.narrow::<Voice>() else { return };
    let stretches: Vec<Value> = voice.stretches().map(words).collect();
    let said = node.statements(Relation::Exists).next();
    let (Some(document), Some(said), false) = (voice.document(), said, stretches.is_empty()) else { return };
    let mut body = described(node);
    body.insert("dictum:kind".to_owned(), json!(voice.kind()));
    let made = annotation(&encoded(node.key().as_str()).to_string(), "classifying", body, stretches, said);
    pages.entry(document.id().index()).or_default().push(made);
}

fn quote(node: NodeRef<'_>, pages: &mut Pages) {
    let (Some(quote), Some(said)) = (node.narrow::<Quote>(), node.statements(Relation::Exists).next()) else { return };
    let quote: QuoteRef<'_> = quote;
    let mut body = described(node);
    body.insert("value".to_owned(), json!(quote.words()));
    body.insert("dictum:kind".to_owned(), json!(quote.kind()));
    if quote.segments().next().is_none() {
        body.insert("dictum:segment".to_owned(), json!([]));
    }
    if quote.is_unattributed() {
        body.insert("dictum:unattributed".to_owned(), json!(true));
    }
    let speakers: Vec<Value> = quote.speakers().map(|speaker| json!(named(speaker.into_value().as_node()))).collect();
    if !speakers.is_empty() {
        body.insert("schema:spokenByCharacter".to_owned(), json!(speakers));
    }
    let targets = quote.excerpts().map(words).collect();
    let made = annotation(&encoded(node.key().as_str()).to_string(), "describing", body, targets, said);
    pages.entry(quote.document().id().index()).or_default().push(made);
}

/// What is taken in words; what only follows from others has none to be annotated.
fn stances(node: NodeRef<'_>, pages: &mut Pages) {
    let stances = node.statements_to(Relation::TakesStance).filter_map(StatementRef::stance);
    for (number, stance) in (1..).zip(stances) {
        let Some(first) = stance.evidence().excerpts().next() else { continue };
        let targets = stance.evidence().excerpts().filter(|excerpt| excerpt.document().id() == first.document().id());
        let targets: Vec<Value> = targets.map(words).collect();
        let name = format!("{}/stance-{number}", encoded(node.key().as_str()));
        let made = annotation(&name, "assessing", taken(node, stance, number == 1), targets, *stance);
        pages.entry(first.document().id().index()).or_default().push(made);
    }
}

/// How somebody stands to a claim.
fn taken(claim: NodeRef<'_>, stance: StanceRef<'_>, is_first: bool) -> Map<String, Value> {
    let mut body = if is_first { described(claim) } else { named(claim) };
    let mut put = |term: &str, value: Value| _ = body.insert(term.to_owned(), value);
    let wording = claim.statements(Relation::Wording).next().and_then(StatementRef::value);
    put("schema:text", json!(wording.unwrap_or_default()));
    put("dictum:stance", json!(stance.kind()));
    let holder = stance.holder();
    put(
        "dictum:stanceBy",
        json!({ "dictum:value": { "id": iri(holder.node_kind(), holder.key()), "type": class(holder.node_kind()) } }),
    );
    if let Some(modality) = stance.modality() {
        put("dictum:stanceModality", json!(modality));
    }
    if let Some(attitude) = stance.attitude() {
        put("dictum:attitude", json!(attitude));
    }
    if let Some(viewpoint) = stance.viewpoint() {
        put("dictum:viewpoint", json!({ "dictum:value": named(viewpoint.as_node()) }));
    }
    let hedges: Vec<Value> = stance.hedges().map(words).collect();
    if !hedges.is_empty() {
        put("dictum:hedge", json!(hedges));
    }
    body
}
