//! Documents.

use dictum::{Document, Graph};

use super::name::{agent, named, node};
use crate::oracle::{Record, Step};

pub(super) fn document(graph: &Graph, record: &Record) -> Document {
    let (key, text) = (record.key.clone().unwrap_or_default(), record.text.clone().unwrap_or_default());
    record.steps.iter().fold(Document::new(key, text), |document, step| said(graph, document, step))
}

fn said(graph: &Graph, document: Document, step: &Step) -> Document {
    let ground = step.ground(graph);
    let source = || named::<Document>(graph, step.to());
    match step.relation {
        "file" => document.file(step.text()),
        "title" => document.title(step.text(), ground),
        "owned_by" => document.by(agent(graph, step.to()), ground),
        "published" => document.published(step.date(), ground),
        "language" => document.language(step.text(), ground),
        "genre" => document.genre(step.text(), ground),
        "published_by" => document.published_by(agent(graph, step.to()), ground),
        "republished_by" => document.republished_by(agent(graph, step.to()), ground),
        "cites" => document.cites(source(), ground),
        "quotes_from" => document.quotes_from(source(), ground),
        "republication_of" => document.republication_of(source(), ground),
        "revision_of" => document.revision_of(source(), ground),
        "summary_of" => document.summary_of(source(), ground),
        "attribute" => document.attribute(step.label(), step.text(), ground),
        "related" => document.related(step.label(), node(graph, step.to()), ground),
        "note" => document.note(step.text()),
        relation => unreachable!("a document has no {relation}"),
    }
}
