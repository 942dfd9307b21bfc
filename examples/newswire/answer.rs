//! The questions. Each writes its answer for one row of parameters, as one line.

use std::fmt::{Display, Write};

use dictum::{Claim, Document, Id, NodeKind, PersonRef, PlaceRef, Quote, QuoteRef, Relation, Set, StanceKind, Stated};

use super::Failure;
use super::load::{Newswire, the};

/// How many quotes a person speaks, of how many bytes together, in how many documents.
pub(crate) fn said(newswire: &Newswire, person: usize, line: &mut String) -> Result<(), Failure> {
    said_by(newswire.graph.person(the(&newswire.people, person)?)?, line)
}

pub(crate) fn said_by(person: PersonRef<'_>, line: &mut String) -> Result<(), Failure> {
    let quotes = person.quotes();
    let bytes: u64 = quotes.excerpts().map(|words| u64::from(words.span().len())).sum();
    Ok(write!(line, "{},{bytes},{}", quotes.count(), quotes.documents().len())?)
}

/// Who passed a quote on; and the way of its matter: its document, the first that this one cites, and so on.
pub(crate) fn trace(newswire: &Newswire, quote: usize, line: &mut String) -> Result<(), Failure> {
    let quote = newswire.graph.quote(the(&newswire.quotes, quote)?)?;
    list(line, quote.explicit_relays().map(|relay| newswire.number(*relay)))?;
    line.push(',');
    let mut way = vec![quote.document()];
    let mut next = way.first().copied();
    while let Some(document) = next {
        next = document.cites().map(Stated::into_value).min().filter(|cited| !way.contains(cited));
        way.extend(next);
    }
    list(line, way.into_iter().map(|document| newswire.number(document)))
}

/// How many quotes were uttered at an event, by how many speakers, in how many documents; the three who speak most.
pub(crate) fn dossier(newswire: &Newswire, event: usize, line: &mut String) -> Result<(), Failure> {
    let quotes = newswire.graph.event(the(&newswire.events, event)?)?.quotes();
    let speakers = quotes.tally_along(Relation::SpokenBy);
    write!(line, "{},{},{},", quotes.count(), speakers.len(), quotes.documents().len())?;
    list(line, speakers.take(3).map(|(speaker, _)| newswire.number(speaker)))
}

/// The ten others who speak in most of the documents in which a person does.
pub(crate) fn coquoted(newswire: &Newswire, person: usize, line: &mut String) -> Result<(), Failure> {
    let person = newswire.graph.person(the(&newswire.people, person)?)?;
    let documents = person.quotes().documents();
    let speakers = documents.tally(|document| document.quotes().iter().flat_map(QuoteRef::speakers));
    let others = speakers.filter(|(speaker, _)| *speaker != person.widen());
    list(line, others.take(10).map(|(speaker, documents)| format!("{}:{documents}", newswire.number(speaker))))
}

/// In how many documents a claim is asserted; from how many that cite nothing these have their matter, and the sum of their numbers.
pub(crate) fn origins(newswire: &Newswire, claim: usize, line: &mut String) -> Result<(), Failure> {
    let claim = newswire.graph.claim(the(&newswire.claims, claim)?)?;
    let asserting = claim.stances().filter(|stance| stance.kind() == StanceKind::Asserts);
    let documents: Set<Document> = asserting.filter_map(|stance| Some(stance.quote()?.document())).collect();
    let sources = newswire.graph.walk(documents.iter(), Relation::Cites.repeated(..));
    let origins: Vec<_> = sources.filter(|source| source.statements(Relation::Cites).next().is_none()).collect();
    let sum: u64 = origins.iter().map(|origin| u64::from(newswire.number(*origin))).sum();
    Ok(write!(line, "{},{},{sum}", documents.len(), origins.len())?)
}

/// How many pairs of quotes of a person contradict each other, and the first such pair.
pub(crate) fn selfcontra(newswire: &Newswire, person: usize, line: &mut String) -> Result<(), Failure> {
    let graph = &newswire.graph;
    let mut asserted: Vec<(Id<Claim>, Id<Quote>)> = Vec::new();
    for quote in graph.person(the(&newswire.people, person)?)?.quotes().iter() {
        let stances = quote.stances().filter(|stance| stance.kind() == StanceKind::Asserts);
        stances.for_each(|stance| asserted.push((stance.claim().id(), quote.id())));
    }
    asserted.sort_unstable();
    let (mut pairs, mut rest) = (Vec::new(), asserted.as_slice());
    // Each contradiction is said from both sides: it is counted from the first.
    for asserting in asserted.chunk_by(|(one, _), (other, _)| one == other) {
        let Some((claim, _)) = asserting.first() else { continue };
        for other in graph.claim(*claim)?.contradicts().map(|other| other.id()).filter(|other| other >= claim) {
            let first = rest.partition_point(|(claim, _)| *claim < other);
            for (_, against) in rest.iter().skip(first).take_while(|(claim, _)| *claim == other) {
                let others = asserting.iter().filter(|(_, quote)| quote != against);
                pairs.extend(others.map(|(_, quote)| (*quote.min(against), *quote.max(against))));
            }
        }
        rest = rest.get(asserting.len()..).unwrap_or_default();
    }
    pairs.sort_unstable();
    pairs.dedup();
    write!(line, "{},", pairs.len())?;
    let first = pairs.first().into_iter().flat_map(|(one, other)| [*one, *other]);
    list(line, first.map(|quote| newswire.number_of(quote)))
}

/// How many quotes were uttered at events in a place, or in any place within it.
pub(crate) fn within(newswire: &Newswire, place: usize, line: &mut String) -> Result<(), Failure> {
    let places = newswire.graph.place(the(&newswire.places, place)?)?.everything_within();
    let at = |place: PlaceRef<'_>| place.events_at().map(|event| event.statements_to(Relation::During).count()).sum();
    let quotes: usize = places.into_iter().map::<usize, _>(at).sum();
    Ok(write!(line, "{quotes}")?)
}

/// How many steps lead from one person to another, from each who speaks to whom he speaks of; at most four.
pub(crate) fn path(newswire: &Newswire, from: usize, to: usize, line: &mut String) -> Result<(), Failure> {
    let (from, to) = (the(&newswire.people, from)?, the(&newswire.people, to)?);
    let speaks_of = newswire.graph.network([Relation::About]).against([Relation::SpokenBy]);
    // Each is two of the network's: to what he says, and on to whom it is about.
    match speaks_of.shortest_path_within(8, from, to) {
        Some(path) => write!(line, "{}", path.len() / 2)?,
        None => line.push_str("-1"),
    }
    Ok(())
}

/// How many quotes are worded so, but for case and punctuation, and the first of them.
pub(crate) fn phrase(newswire: &Newswire, text: &str, line: &mut String) -> Result<(), Failure> {
    let quotes = newswire.graph.quotes().worded_as(text).set();
    write!(line, "{},", quotes.len())?;
    list(line, quotes.iter().take(1).map(|quote| newswire.number(quote)))
}

/// In how many circles documents cite each other, and how many are in the largest.
pub(crate) fn circles(newswire: &Newswire, line: &mut String) -> Result<(), Failure> {
    let circles = newswire.graph.network([Relation::Cites]).among([NodeKind::Document]).circles();
    let largest = circles.iter().map(Vec::len).max().unwrap_or_default();
    Ok(write!(line, "{},{largest}", circles.len())?)
}

/// The five documents that are cited most, by those that are cited most.
pub(crate) fn rank(newswire: &Newswire, line: &mut String) -> Result<(), Failure> {
    let ranked = newswire.graph.network([Relation::Cites]).among([NodeKind::Document]).page_rank(0.85);
    list(line, ranked.into_iter().take(5).map(|(document, _)| newswire.number(document)))
}

/// `a;b;c`
fn list(line: &mut String, values: impl Iterator<Item: Display>) -> Result<(), Failure> {
    for (place, value) in values.enumerate() {
        let between = if place > 0 { ";" } else { "" };
        write!(line, "{between}{value}")?;
    }
    Ok(())
}
