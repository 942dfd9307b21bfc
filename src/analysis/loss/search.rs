//! Looking for what was lost.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::loss::{Loss, Lost, Restating};
use super::saying::Saying;
use crate::analysis::certainty::Certainty;
use crate::analysis::hedging::Hedging;
use crate::analysis::provenance::DERIVES;
use crate::analysis::restating::restated;
use crate::analysis::utterance::{Likeness, content_words};
use crate::graph::{AgentRef, ClaimRef, DocumentRef, Excerpt, QuoteRef, Ref, Stated, StatementRef, View, VoiceRef};
use crate::model::{Agent, Id, NodeKind, Quote, Relation, StanceKind, VoiceKind};

/// What is held against what.
pub(super) struct Search<'g, 'p> {
    view: &'g View,
    hedging: &'p Hedging,
    likeness: &'p Likeness,
    /// The stances in each document, in order of insertion.
    said: HashMap<u32, Vec<Saying<'g>>>,
    /// Of each claim, what it is about, and its content words.
    known: HashMap<u32, (BTreeSet<u32>, HashSet<String>)>,
    /// Of each claim, the one that stands for all that restate each other.
    claims: HashMap<u32, u32>,
}

/// Where something may be restated, and from where.
struct Derivation<'g> {
    from: u32,
    to: u32,
    /// The machine's voice, where the document is one.
    machine: Option<VoiceRef<'g>>,
    rows: Vec<u32>,
}

impl<'g, 'p> Search<'g, 'p> {
    pub(super) fn of(view: &'g View, hedging: &'p Hedging, likeness: &'p Likeness) -> Self {
        let claims: Vec<ClaimRef<'g>> = view.nodes_of(NodeKind::Claim).map(|claim| Ref::new(view, claim)).collect();
        let mut said: HashMap<u32, Vec<Saying<'g>>> = HashMap::new();
        let stances = claims.iter().flat_map(|claim| claim.stances());
        for stance in stances.filter(|stance| side(stance.kind()).is_some()) {
            let saying = Saying::Stance(stance);
            let document = saying.document().into_iter();
            document.for_each(|document| said.entry(document.id().index()).or_default().push(saying));
        }
        let topics = |claim: &ClaimRef<'g>| claim.about().map(|topic| topic.id().index()).collect::<BTreeSet<u32>>();
        let words = |claim: &ClaimRef<'g>| content_words(claim.wording(), likeness).into_iter().collect();
        let known = claims.iter().map(|claim| (claim.id().index(), (topics(claim), words(claim)))).collect();
        Search { view, hedging, likeness, said, known, claims: restated(view) }
    }

    pub(super) fn losses(&self) -> Vec<Loss<'g>> {
        let mut losses: Vec<Loss<'g>> =
            self.derivations().iter().flat_map(|derivation| self.along(derivation)).collect();
        let quotes = losses.iter().filter_map(|loss| {
            Some((loss.source.quote()?.id(), loss.restating.quote()?.id(), loss.lost.is_of_hedges()))
        });
        let told: HashSet<(Id<Quote>, Id<Quote>, bool)> = quotes.collect();
        let utterances = self.view.utterances(self.likeness);
        let several = utterances.iter().filter(|utterance| utterance.quotes().len() > 1);
        for drift in several.flat_map(|utterance| utterance.drift(self.likeness)) {
            let (source, restating) = (Saying::Quote(drift.source), Saying::Quote(drift.rendering));
            let lost = self.lost(source, restating).into_iter().chain(relays_lost(drift.source, drift.rendering));
            // What both say of one claim has been told.
            let new = |lost: &Lost<'g>| !told.contains(&(drift.source.id(), drift.rendering.id(), lost.is_of_hedges()));
            losses.extend(
                lost.filter(new)
                    .map(|lost| self.loss(source, restating, lost, Restating::SameUtterance, drift.citations.clone())),
            );
        }
        losses.sort_by_key(|loss| loss.restating.document().map(|document| document.id()));
        losses
    }

    fn derivations(&self) -> Vec<Derivation<'g>> {
        let documents = self.view.nodes_of(NodeKind::Document);
        let documents = documents.map(|document| Ref::new(self.view, document));
        documents.flat_map(|document: DocumentRef<'g>| self.derivations_of(document)).collect()
    }

    fn derivations_of(&self, document: DocumentRef<'g>) -> Vec<Derivation<'g>> {
        let (view, to) = (self.view, document.id().index());
        let mut derivations: Vec<Derivation<'g>> = Vec::new();
        for (row, from) in DERIVES.into_iter().flat_map(|relation| view.outgoing(to, relation).ends()) {
            match derivations.iter_mut().find(|derivation| derivation.from == from) {
                Some(derivation) => derivation.rows.push(row),
                None if from != to => derivations.push(Derivation { from, to, machine: None, rows: vec![row] }),
                None => {}
            }
        }
        let machines = document.voices().filter(|voice| voice.kind() == VoiceKind::MachineSummary);
        derivations.extend(machines.map(|voice| {
            let rows = view.outgoing(voice.id().index(), Relation::VoiceIn).collect();
            Derivation { from: to, to, machine: Some(voice), rows }
        }));
        derivations
    }

    /// What is lost between two places.
    fn along(&self, derivation: &Derivation<'g>) -> Vec<Loss<'g>> {
        let said_in = |document: u32| self.said.get(&document).into_iter().flatten().copied();
        let is_in = |saying: &Saying<'g>| derivation.machine.is_none() || saying.voice() == derivation.machine;
        let is_outside = |saying: &Saying<'g>| derivation.machine.is_none() || saying.voice() != derivation.machine;
        let restating: Vec<Saying<'g>> = said_in(derivation.to).filter(is_in).collect();
        let mut of_set: HashMap<Option<&u32>, Vec<usize>> = HashMap::new();
        let mut of_topics: HashMap<&BTreeSet<u32>, Vec<usize>> = HashMap::new();
        for (place, saying) in restating.iter().enumerate() {
            let Some(claim) = claim_of(*saying) else { continue };
            of_set.entry(self.claims.get(&claim)).or_default().push(place);
            let topics = self.known.get(&claim).map(|(topics, _)| topics).filter(|topics| !topics.is_empty());
            topics.into_iter().for_each(|topics| of_topics.entry(topics).or_default().push(place));
        }
        let met = |source: Saying<'g>| -> BTreeSet<usize> {
            let Some(claim) = claim_of(source) else { return BTreeSet::new() };
            let topics = self.known.get(&claim).map(|(topics, _)| topics);
            let of_set = of_set.get(&self.claims.get(&claim)).into_iter().flatten();
            of_set.chain(topics.and_then(|topics| of_topics.get(topics)).into_iter().flatten()).copied().collect()
        };
        let sources = said_in(derivation.from).filter(is_outside);
        let pairs = sources.flat_map(|source| {
            let met = met(source).into_iter().filter_map(|place| restating.get(place));
            met.map(move |restating| (source, *restating)).collect::<Vec<_>>()
        });
        let based = pairs
            .filter_map(|(source, restating)| Some((source, restating, self.basis(source, restating, derivation)?)));
        let losses = based.flat_map(|(source, restating, basis)| {
            let relays = source.quote().zip(restating.quote()).and_then(|(one, other)| relays_lost(one, other));
            let relays = relays.filter(|_| basis != Restating::Candidate);
            let lost = self.lost(source, restating).into_iter().chain(relays);
            let statement = |row: &u32| StatementRef::new(self.view, *row);
            let derivation: Vec<StatementRef<'g>> = derivation.rows.iter().map(statement).collect();
            lost.map(move |lost| self.loss(source, restating, lost, basis, derivation.clone())).collect::<Vec<_>>()
        });
        losses.collect()
    }

    fn loss(
        &self,
        source: Saying<'g>,
        restating: Saying<'g>,
        lost: Lost<'g>,
        basis: Restating,
        derivation: Vec<StatementRef<'g>>,
    ) -> Loss<'g> {
        let policy = match basis {
            _ if matches!(lost, Lost::Hedges(_)) => format!("{} and {}", self.hedging.name(), self.likeness.name()),
            _ => self.likeness.name().to_owned(),
        };
        Loss { source, restating, lost, basis, derivation, policy }
    }

    fn basis(&self, source: Saying<'g>, restating: Saying<'g>, derivation: &Derivation<'g>) -> Option<Restating> {
        let (Saying::Stance(one), Saying::Stance(other)) = (source, restating) else { return None };
        if side(one.kind()) != side(other.kind()) {
            return None;
        }
        let (one, other) = (claim_of(source)?, claim_of(restating)?);
        if self.claims.get(&one) == self.claims.get(&other) {
            return Some(Restating::SameClaim);
        }
        let is_author = |saying: Saying<'g>| saying.voice().is_some_and(|voice| voice.kind() == VoiceKind::Author);
        let is_pair = is_author(source) && (derivation.machine.is_some() || is_author(restating));
        let (_, ours) = self.known.get(&one)?;
        let (_, theirs) = self.known.get(&other)?;
        (is_pair && ours.intersection(theirs).count() >= 2).then_some(Restating::Candidate)
    }

    /// The hedges that make the first less than certain, if nothing makes the second so.
    fn lost(&self, source: Saying<'g>, restating: Saying<'g>) -> Option<Lost<'g>> {
        let mut hedges: Vec<Excerpt<'g>> = source.hedges();
        hedges.retain(|hedge| self.hedging.certainty(hedge.text()) < Certainty::Certain);
        let is_hedged =
            restating.hedges().iter().any(|hedge| self.hedging.certainty(hedge.text()) < Certainty::Certain);
        (!hedges.is_empty() && !is_hedged && restating.is_unconditional()).then_some(Lost::Hedges(hedges))
    }
}

/// Who passed the first on, and is nowhere in the chain of the second, if they quote the same speaker.
fn relays_lost<'g>(source: QuoteRef<'g>, restating: QuoteRef<'g>) -> Option<Lost<'g>> {
    let (first, second) = (source.account(), restating.account());
    let known: HashSet<Id<Agent>> = second.hops().iter().flat_map(|hop| hop.agents()).map(|agent| agent.id()).collect();
    let mut speakers = source.speakers().map(Stated::into_value);
    if !speakers.any(|speaker| known.contains(&speaker.id())) {
        return None;
    }
    let relays = first.relays().iter().flat_map(|hop| hop.agents());
    let lost: Vec<AgentRef<'g>> = relays.filter(|agent| !known.contains(&agent.id())).collect();
    (!lost.is_empty()).then_some(Lost::Relays(lost))
}

fn claim_of(saying: Saying<'_>) -> Option<u32> {
    let Saying::Stance(stance) = saying else { return None };
    Some(stance.claim().id().index())
}

/// For the claim or against it; nothing for who only questions or demands.
fn side(kind: StanceKind) -> Option<bool> {
    match kind {
        StanceKind::Asserts | StanceKind::Conditional | StanceKind::Predicts => Some(true),
        StanceKind::Denies => Some(false),
        _ => None,
    }
}
