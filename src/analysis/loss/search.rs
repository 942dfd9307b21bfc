//! Looking for what was lost.

use std::collections::{HashMap, HashSet};

use super::loss::{Loss, Lost, Restating};
use super::saying::Saying;
use crate::analysis::certainty::Certainty;
use crate::analysis::hedging::Hedging;
use crate::analysis::provenance::DERIVES;
use crate::analysis::restating::restated;
use crate::analysis::utterance::{Likeness, content_words};
use crate::graph::{AgentRef, ClaimRef, DocumentRef, Excerpt, QuoteRef, Ref, Stated, StatementRef, View, VoiceRef};
use crate::model::{Agent, Id, NodeKind, Relation, StanceKind, VoiceKind};

/// What is held against what.
pub(super) struct Search<'g, 'p> {
    view: &'g View,
    hedging: &'p Hedging,
    likeness: &'p Likeness,
    /// The stances in each document, in order of insertion.
    said: HashMap<u32, Vec<Saying<'g>>>,
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
        let says_so = |kind| matches!(kind, StanceKind::Asserts | StanceKind::Conditional | StanceKind::Predicts);
        for stance in stances.filter(|stance| says_so(stance.kind())) {
            let saying = Saying::Stance(stance);
            let document = saying.document().into_iter();
            document.for_each(|document| said.entry(document.id().index()).or_default().push(saying));
        }
        Search { view, hedging, likeness, said, claims: restated(view) }
    }

    pub(super) fn losses(&self) -> Vec<Loss<'g>> {
        let mut losses: Vec<Loss<'g>> =
            self.derivations().iter().flat_map(|derivation| self.along(derivation)).collect();
        let utterances = self.view.utterances(self.likeness);
        let several = utterances.iter().filter(|utterance| utterance.quotes().len() > 1);
        for drift in several.flat_map(|utterance| utterance.drift(self.likeness)) {
            let (source, restating) = (Saying::Quote(drift.source), Saying::Quote(drift.rendering));
            let lost = self.lost(source, restating).into_iter().chain(relays_lost(drift.source, drift.rendering));
            losses.extend(lost.map(|lost| Loss {
                source,
                restating,
                lost,
                basis: Restating::SameUtterance,
                derivation: drift.citations.clone(),
            }));
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
        let sources = said_in(derivation.from).filter(is_outside);
        let pairs = sources.flat_map(|source| restating.iter().map(move |restating| (source, *restating)));
        let based = pairs
            .filter_map(|(source, restating)| Some((source, restating, self.basis(source, restating, derivation)?)));
        let losses = based.flat_map(|(source, restating, basis)| {
            let relays = source.quote().zip(restating.quote()).and_then(|(one, other)| relays_lost(one, other));
            let relays = relays.filter(|_| basis != Restating::Candidate);
            let lost = self.lost(source, restating).into_iter().chain(relays);
            let statement = |row: &u32| StatementRef::new(self.view, *row);
            let derivation: Vec<StatementRef<'g>> = derivation.rows.iter().map(statement).collect();
            lost.map(move |lost| Loss { source, restating, lost, basis, derivation: derivation.clone() })
        });
        losses.collect()
    }

    fn basis(&self, source: Saying<'g>, restating: Saying<'g>, derivation: &Derivation<'g>) -> Option<Restating> {
        let (Saying::Stance(one), Saying::Stance(other)) = (source, restating) else { return None };
        let (one, other) = (one.claim()?, other.claim()?);
        let set = |claim: ClaimRef<'g>| self.claims.get(&claim.id().index());
        if set(one) == set(other) {
            return Some(Restating::SameClaim);
        }
        let is_author = |saying: Saying<'g>| saying.voice().is_some_and(|voice| voice.kind() == VoiceKind::Author);
        let is_pair = is_author(source) && (derivation.machine.is_some() || is_author(restating));
        let is_candidate = is_pair && same_topics(one, other) && self.share_words(source, restating);
        is_candidate.then_some(Restating::Candidate)
    }

    fn share_words(&self, one: Saying<'g>, other: Saying<'g>) -> bool {
        let words = |saying: Saying<'g>| content_words(&saying.words(), self.likeness);
        let other: HashSet<String> = words(other).into_iter().collect();
        words(one).iter().filter(|word| other.contains(*word)).count() >= 2
    }

    /// The hedges that make the first less than certain, if nothing hedges the second.
    fn lost(&self, source: Saying<'g>, restating: Saying<'g>) -> Option<Lost<'g>> {
        let mut hedges: Vec<Excerpt<'g>> = source.hedges();
        hedges.retain(|hedge| self.hedging.certainty(hedge.text()) < Certainty::Certain);
        (!hedges.is_empty() && restating.is_flat()).then_some(Lost::Hedges(hedges))
    }
}

/// Who is named and passed the first on, and is nowhere in the chain of the second, if they quote the same speaker.
fn relays_lost<'g>(source: QuoteRef<'g>, restating: QuoteRef<'g>) -> Option<Lost<'g>> {
    let (first, second) = (source.account(), restating.account());
    let known: HashSet<Id<Agent>> = second.hops().iter().flat_map(|hop| hop.agents()).map(|agent| agent.id()).collect();
    let mut speakers = source.speakers().map(Stated::into_value);
    if !speakers.any(|speaker| known.contains(&speaker.id())) {
        return None;
    }
    let relays = first.relays().iter().flat_map(|hop| hop.agents());
    let lost: Vec<AgentRef<'g>> = relays.filter(|agent| agent.is_named() && !known.contains(&agent.id())).collect();
    (!lost.is_empty()).then_some(Lost::Relays(lost))
}

/// Whether both are about the same, and about something.
fn same_topics(one: ClaimRef<'_>, other: ClaimRef<'_>) -> bool {
    let topics = |claim: ClaimRef<'_>| claim.about().map(|topic| topic.id().index()).collect::<HashSet<u32>>();
    let one = topics(one);
    !one.is_empty() && one == topics(other)
}
