//! How documents cite each other, and when.

use indexmap::IndexMap;

use super::auditor::Auditor;
use super::rule::Rule;
use crate::analysis::provenance::{DERIVES, came_before};
use crate::graph::{Budget, DocumentRef, EventRef, Excerpt, QuoteRef, Ref, Stated, StatementRef};
use crate::model::{Date, Document, EventStatus, Extent, NodeKind, Relation, Truth};

/// Of copies of one text so many are held against each other.
const MANY: usize = 64;
/// How much is looked for a shortest circle.
const BUDGET: Budget = Budget(1_000_000);

pub(super) fn find(auditor: &mut Auditor<'_, '_>) {
    if auditor.asks(&[Rule::CircularReporting]) {
        circles(auditor);
    }
    if auditor.asks(&[Rule::CitationOfTheFuture]) {
        future(auditor);
    }
    if auditor.asks(&[Rule::DuplicateText]) {
        duplicates(auditor);
    }
    if auditor.asks(&[Rule::ImpossibleDate]) {
        dates(auditor);
    }
}

fn circles(auditor: &mut Auditor<'_, '_>) {
    for circle in auditor.view.circular_citations(BUDGET) {
        let message = format!("{} documents cite each other in a circle", circle.documents().len());
        let finding = auditor.finding(Rule::CircularReporting, message).note(circle.witness().to_string());
        let steps = circle.witness().steps().iter();
        let finding = steps.fold(finding, |finding, step| finding.mark_statement(step.statement(), "cites"));
        auditor.add(finding);
    }
}

fn future(auditor: &mut Auditor<'_, '_>) {
    let steps: Vec<_> = auditor.view.citations_of_the_future().collect();
    for step in steps {
        let message = format!("{} cites {}, which was published later", step.from().key(), step.to().key());
        let mut finding = auditor.finding(Rule::CitationOfTheFuture, message).mark_statement(step.statement(), "cites");
        for node in [step.from(), step.to()] {
            for date in node.narrow::<Document>().into_iter().flat_map(|document| document.published()) {
                finding = finding.mark(date.evidence().excerpts(), "published").note(date.statement().to_string());
            }
        }
        auditor.add(finding);
    }
}

fn duplicates<'g>(auditor: &mut Auditor<'g, '_>) {
    let view = auditor.view;
    let documents: Vec<DocumentRef<'g>> = view.nodes_of(NodeKind::Document).map(|node| Ref::new(view, node)).collect();
    let mut copies: IndexMap<String, Vec<DocumentRef<'g>>> = IndexMap::new();
    for document in documents.into_iter().filter(|document| !document.text().is_empty()) {
        copies.entry(document.digest()).or_default().push(document);
    }
    let derives = |one: DocumentRef<'g>, other: DocumentRef<'g>| {
        DERIVES.into_iter().any(|relation| one.objects::<Document>(relation).any(|source| *source == other))
    };
    for (digest, copies) in copies {
        for (place, copy) in copies.iter().enumerate().skip(1) {
            let others = || copies.iter().take(MANY).filter(|other| *other != copy);
            let Some(known) = copies.get(place - 1) else { continue };
            if others().any(|other| derives(*copy, *other) || derives(*other, *copy)) {
                continue;
            }
            let message = format!("{} and {} are one text under two keys", known.key(), copy.key());
            let line = |document: &DocumentRef<'g>| document.content().and_then(|content| content.line(1).ok());
            let words = |document: &DocumentRef<'g>| {
                let extent = Extent { document: document.id(), span: line(document)? };
                Some(Excerpt::new(view, extent))
            };
            let finding = auditor.finding(Rule::DuplicateText, message).note(format!("digest {digest}"));
            let finding = finding.mark(words(known), "here it begins").mark(words(copy), "and here");
            auditor.add(finding);
        }
    }
}

/// What was uttered, or has been, after it was published.
fn dates(auditor: &mut Auditor<'_, '_>) {
    let view = auditor.view;
    for quote in view.nodes_of(NodeKind::Quote) {
        let quote: QuoteRef<'_> = Ref::new(view, quote);
        let what = format!("“{}” was uttered", super::quoting::shortened(&quote.words()));
        quote.dates().for_each(|date| after_publication(auditor, date, quote.document(), &what));
    }
    for event in view.nodes_of(NodeKind::Event) {
        let event: EventRef<'_> = Ref::new(view, event);
        let occurred = event.statuses().filter(|status| **status == EventStatus::Occurred);
        let telling: Vec<DocumentRef<'_>> = occurred
            .flat_map(|status| status.evidence().excerpts().map(|words| words.document()).collect::<Vec<_>>())
            .collect();
        for date in event.dates() {
            // Who announces an event does not tell that it was.
            let says =
                date.evidence().excerpts().map(|words| words.document()).find(|document| telling.contains(document));
            says.into_iter().for_each(|document| after_publication(auditor, date, document, &format!("{event} was")));
        }
    }
    let derived: Vec<(DocumentRef<'_>, DocumentRef<'_>, StatementRef<'_>)> = view
        .nodes_of(NodeKind::Document)
        .flat_map(|node| {
            let document: DocumentRef<'_> = Ref::new(view, node);
            document.derived_from().map(move |source| (document, *source, source.statement()))
        })
        // That it cites and quotes what came later is told as such.
        .filter(|(.., statement)| !matches!(statement.relation(), Relation::Cites | Relation::QuotesFrom))
        .collect();
    for (document, source, statement) in
        derived.into_iter().filter(|(document, source, _)| came_before(*document, *source))
    {
        let message = format!("{} was published before {}, from which it derives", document.key(), source.key());
        let finding = auditor.finding(Rule::ImpossibleDate, message).mark_statement(statement, "derives");
        let published = [document, source].into_iter().flat_map(|document| document.published());
        auditor.add(published.fold(finding, |finding, date| {
            finding.mark(date.evidence().excerpts(), "published").note(date.statement().to_string())
        }));
    }
}

/// A date of something that a document tells, certainly later than every date at which it was published.
fn after_publication<'g>(
    auditor: &mut Auditor<'g, '_>,
    date: Stated<'g, Option<&'g Date>>,
    document: DocumentRef<'g>,
    what: &str,
) {
    let Some(told) = *date else { return };
    let published: Vec<Stated<'g, Option<&'g Date>>> = document.published().collect();
    let is_later = |published: &Stated<'g, Option<&'g Date>>| {
        published.is_some_and(|published| published.before(told) == Truth::Yes)
    };
    if published.is_empty() || !published.iter().all(is_later) {
        return;
    }
    let message = format!("{what} {told}, after {} was published, which tells it", document.key());
    let finding = auditor.finding(Rule::ImpossibleDate, message).mark(date.evidence().excerpts(), "the date");
    auditor.add(published.iter().fold(finding, |finding, published| {
        finding.mark(published.evidence().excerpts(), "published").note(published.statement().to_string())
    }));
}
