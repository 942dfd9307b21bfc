//! Renderings of the same words that differ.

use super::auditor::Auditor;
use super::finding::Finding;
use super::rule::Rule;
use crate::analysis::fidelity::{Fidelity, Rendering};
use crate::analysis::utterance::{Likeness, Utterance, Utterances, best, overlap};
use crate::graph::{DocumentRef, Excerpt, QuoteRef, Ref, Stated};
use crate::model::{Document, Extent, NodeKind, QuoteKind, Relation};
use crate::text::{FindError, Match, Selector, Span};

const RULES: [Rule; 3] = [Rule::AlteredQuotation, Rule::ElidedNegation, Rule::WrongSpeaker];

pub(super) fn find(auditor: &mut Auditor<'_, '_>) {
    if !auditor.asks(&RULES) {
        return;
    }
    let (_, likeness, ..) = auditor.audit.policies();
    let utterances = auditor.view.utterances(likeness);
    for utterance in utterances.iter().filter(|utterance| utterance.quotes().len() > 1) {
        for (source, rendering, is_taken) in renderings(utterance, likeness) {
            let fidelity = rendering.fidelity_to(source, likeness);
            rendered(auditor, &fidelity, source.excerpts().collect(), rendering, is_taken);
        }
    }
    let documents: Vec<DocumentRef<'_>> =
        auditor.view.nodes_of(NodeKind::Document).map(|node| Ref::new(auditor.view, node)).collect();
    documents.into_iter().for_each(|document| not_in_its_source(auditor, document, &utterances));
}

/// Each rendering with that from which it may have been taken; where there is none, with the first that there is.
fn renderings<'g>(utterance: &Utterance<'g>, likeness: &Likeness) -> Vec<(QuoteRef<'g>, QuoteRef<'g>, bool)> {
    let drifts = utterance.drift(likeness);
    let mut pairs: Vec<(QuoteRef<'g>, QuoteRef<'g>, bool)> =
        drifts.iter().map(|drift| (drift.source, drift.rendering, true)).collect();
    let Some(first) = utterance.earliest().first().copied().or(utterance.quotes().first().copied()) else {
        return pairs;
    };
    let taken = |quote: QuoteRef<'g>| {
        drifts.iter().any(|drift| drift.rendering == quote || (drift.source == quote && drift.rendering == first))
    };
    // Words at one place that are given to two are no two renderings.
    let is_apart = |quote: QuoteRef<'g>| quote != first && !overlap(quote, first);
    let alone = utterance.quotes().iter().filter(|quote| is_apart(**quote) && !taken(**quote));
    let alone = alone.map(|quote| (*quote, quote.fidelity_to(first, likeness)));
    pairs.extend(best(alone.collect()).into_iter().map(|(quote, _)| (first, quote, false)));
    pairs
}

fn rendered<'g>(
    auditor: &mut Auditor<'g, '_>,
    fidelity: &Fidelity,
    source: Vec<Excerpt<'g>>,
    rendering: QuoteRef<'g>,
    is_taken: bool,
) {
    let words = format!("“{}”", shortened(&rendering.words()));
    let told = |rule: Rule, message: String, auditor: &Auditor<'g, '_>| -> Finding<'g> {
        let finding = auditor
            .finding(rule, message)
            .mark(rendering.excerpts(), "so it is rendered")
            .mark(source.clone(), "so it stands");
        let finding = finding.note(fidelity.to_string());
        if is_taken {
            finding
        } else {
            finding.note("neither is said to rest on the other: which of them is right is not known")
        }
    };
    let kind = fidelity.rendering();
    let is_no_lost =
        fidelity.is(Rendering::NegationChanged) || (fidelity.leaves_out_a_negation() && kind > Rendering::Typographic);
    if kind != Rendering::NotComparable && is_no_lost {
        let finding = told(Rule::ElidedNegation, format!("{words} says no more, or no less, than it did"), auditor);
        auditor.add(finding);
    }
    let altered =
        [Rendering::NumberChanged, Rendering::Altered, Rendering::Spliced].into_iter().find(|kind| fidelity.is(*kind));
    if let Some(altered) = altered.filter(|_| rendering.kind() != QuoteKind::Indirect) {
        let finding = told(Rule::AlteredQuotation, format!("{words} is not what stands there: {altered}"), auditor);
        auditor.add(finding);
    }
    // Two who say the same and do not rest on each other may both have said it.
    if fidelity.is(Rendering::WrongSpeaker) && is_taken {
        let finding = told(Rule::WrongSpeaker, format!("{words} is given to somebody else"), auditor);
        let finding = finding
            .mark(rendering.speakers().flat_map(|speaker| speaker.evidence().excerpts()), "by whom it is said to be");
        auditor.add(finding);
    }
}

/// The direct quotations of a document that stand in none of those from which it quotes, and nearly do in one.
fn not_in_its_source<'g>(auditor: &mut Auditor<'g, '_>, document: DocumentRef<'g>, utterances: &Utterances<'g>) {
    let derived = [Relation::QuotesFrom, Relation::RepublicationOf, Relation::SummaryOf];
    let sources = derived.into_iter().flat_map(|relation| document.objects::<Document>(relation));
    let sources: Vec<DocumentRef<'g>> = sources.map(Stated::into_value).collect();
    if sources.is_empty() {
        return;
    }
    for quote in document.quotes().iter().filter(|quote| quote.kind() == QuoteKind::Direct) {
        for segment in quote.segments() {
            let nearest: Vec<(DocumentRef<'g>, Option<Span>)> = sources
                .iter()
                .filter_map(|source| stands(*source, segment.text()).err().map(|nearest| (*source, nearest)))
                .collect();
            if nearest.len() < sources.len() {
                continue;
            }
            let like = nearest.into_iter().find_map(|(source, nearest)| {
                let extent = Extent { document: source.id(), span: nearest? };
                Some(Excerpt::new(auditor.view, extent))
            });
            let Some(like) = like else { continue };
            let (_, likeness, ..) = auditor.audit.policies();
            let fidelity = Fidelity::between(like.text(), segment.text(), likeness);
            // A quote of the same utterance there has been told of.
            let is_one = |other: QuoteRef<'g>| {
                let both = utterances.of(other).zip(utterances.of(quote));
                both.is_some_and(|(one, other)| std::ptr::eq(one, other))
            };
            let is_told = like
                .document()
                .quotes()
                .iter()
                .any(|other| is_one(other) && other.excerpts().any(|words| words.span().overlaps(like.span())));
            if fidelity.rendering() != Rendering::NotComparable && !is_told {
                rendered(auditor, &fidelity, vec![like], quote, true);
            }
        }
    }
}

/// Whether words stand in a document by any rule; if not, what is most like them.
fn stands(document: DocumentRef<'_>, words: &str) -> Result<(), Option<Span>> {
    let Some(content) = document.content() else { return Err(None) };
    match content.find(&Selector::from(words.trim_end_matches([',', '.', ';'])).allowing(Match::ALL), content.whole()) {
        Err(FindError::NotFound { nearest, .. }) => Err(nearest.map(|nearest| nearest.span)),
        _ => Ok(()),
    }
}

/// The beginning of long words.
pub(super) fn shortened(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    let first = words.get(..12).map(|first| format!("{} …", first.join(" ")));
    first.unwrap_or_else(|| words.join(" "))
}
