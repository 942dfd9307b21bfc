//! From a claim inwards: what it is asserted by, who passed that on, who said it.

use std::collections::{HashMap, HashSet};

use super::spot::{Onward, Spot};
use crate::analysis::provenance::DERIVES;
use crate::graph::{ClaimRef, DocumentRef, Hop, HopKind, QuoteRef, Ref, View, VoiceRef};
use crate::model::{NodeKind, Relation, StanceKind, VoiceKind};

/// A claim, and the place of the one to which a statement joins it.
#[derive(Clone, Copy)]
pub(super) struct Joined {
    pub(super) claim: u32,
    pub(super) by: Option<(usize, u32)>,
}

/// What a claim rests on, place by place.
pub(super) struct Descent<'g> {
    view: &'g View,
    pub(super) spots: Vec<Spot>,
    pub(super) onward: Vec<Vec<Onward>>,
    places: HashMap<Spot, usize>,
    /// Who asserts it, in order of insertion, by document.
    asserted: HashMap<u32, Vec<u32>>,
    /// Documents that speak themselves, to be gone on from.
    speaking: Vec<u32>,
    pub(super) documents: Vec<u32>,
    pub(super) claims: Vec<Joined>,
}

impl<'g> Descent<'g> {
    /// Cost: O(statements on the claims + chains of the quotes that assert them + citations of the documents whose authors do).
    pub(super) fn of(claim: ClaimRef<'g>) -> Self {
        let view = claim.view();
        let mut descent = Descent {
            view,
            spots: Vec::new(),
            onward: Vec::new(),
            places: HashMap::new(),
            asserted: HashMap::new(),
            speaking: Vec::new(),
            documents: Vec::new(),
            claims: Vec::new(),
        };
        let holders = descent.assertions(claim.id().index());
        for holder in holders {
            match view.core().kind(holder) {
                Some(NodeKind::Voice) => descent.voice(Ref::new(view, holder)),
                _ => descent.quote(Ref::new(view, holder)),
            }
        }
        descent.speaking_documents();
        descent
    }

    /// The claim, those that restate it or that it restates, and so on.
    fn join(&mut self, claim: u32) {
        let view = self.view;
        self.claims.push(Joined { claim, by: None });
        let mut seen = HashSet::from([claim]);
        let mut next = 0;
        while let Some(at) = self.claims.get(next).map(|joined| joined.claim) {
            let along = view.outgoing(at, Relation::Restates).ends();
            let all = along.chain(view.incoming(at, Relation::Restates).ends());
            let new = all.filter(|(_, other)| seen.insert(*other));
            self.claims.extend(new.map(|(row, claim)| Joined { claim, by: Some((next, row)) }));
            next += 1;
        }
    }

    /// Steps to all that assert the claims; who that is.
    fn assertions(&mut self, claim: u32) -> Vec<u32> {
        let view = self.view;
        self.join(claim);
        let claims: Vec<u32> = self.claims.iter().map(|joined| joined.claim).collect();
        let start = self.place(Spot::Node(claim));
        let mut holders = Vec::new();
        for claim in claims {
            let stances = ClaimRef::new(view, claim).stances();
            for stance in stances.filter(|stance| stance.kind() == StanceKind::Asserts) {
                let holder = stance.holder().id().index();
                let document = view.stand().document_of(holder);
                let is_new = !self.places.contains_key(&Spot::Node(holder));
                let place = self.place(Spot::Node(holder));
                self.go(start, place, vec![stance.id().index()]);
                if let Some(document) = document.filter(|_| is_new) {
                    let here = self.asserted.entry(document).or_default();
                    if here.is_empty() {
                        self.documents.push(document);
                    }
                    here.push(holder);
                }
                holders.extend(is_new.then_some(holder));
            }
        }
        holders
    }

    fn place(&mut self, spot: Spot) -> usize {
        if let Some(place) = self.places.get(&spot) {
            return *place;
        }
        self.places.insert(spot, self.spots.len());
        self.spots.push(spot);
        self.onward.push(Vec::new());
        self.spots.len() - 1
    }

    fn go(&mut self, from: usize, to: usize, rows: Vec<u32>) {
        self.onward.get_mut(from).into_iter().for_each(|onward| onward.push(Onward { to, rows: rows.clone() }));
    }

    /// From the outermost who passed it on to who said it.
    fn quote(&mut self, quote: QuoteRef<'g>) {
        let node = quote.id().index();
        let account = quote.account();
        let mut at = vec![self.place(Spot::Node(node))];
        let mut way: Vec<(Vec<Spot>, Vec<u32>)> = Vec::new();
        for hop in account.hops().iter().rev().filter(|hop| hop.kind() != HopKind::Document) {
            let spots = self.spots_of(hop, node);
            // Who passes on what he said himself is met once.
            if let Some(before) = way.iter().position(|(met, _)| *met == spots) {
                way.truncate(before);
            }
            way.extend((!spots.is_empty()).then(|| (spots, hop.rows().to_vec())));
        }
        for (spots, rows) in way {
            let to: Vec<usize> = spots.into_iter().map(|spot| self.place(spot)).collect();
            let rows = if rows.is_empty() { self.unattributed(node) } else { rows };
            for from in &at {
                to.iter().filter(|to| *to != from).for_each(|to| self.go(*from, *to, rows.clone()));
            }
            at = to;
        }
    }

    /// On what ground nobody is said to speak.
    fn unattributed(&self, quote: u32) -> Vec<u32> {
        let declared: Vec<u32> = self.view.outgoing(quote, Relation::Unattributed).collect();
        if declared.is_empty() { self.view.outgoing(quote, Relation::Exists).collect() } else { declared }
    }

    /// Nothing for a relay of whom nothing is known: no path meets another at him.
    fn spots_of(&mut self, hop: &Hop<'g>, quote: u32) -> Vec<Spot> {
        let view = self.view;
        let agents: Vec<u32> = hop.agents().map(|agent| agent.id().index()).collect();
        let documents = agents.iter().filter(|agent| view.core().kind(**agent) == Some(NodeKind::Document));
        self.speaking.extend(documents);
        match hop.kind() {
            _ if !agents.is_empty() => agents.into_iter().map(Spot::Node).collect(),
            HopKind::Speaker => vec![Spot::SpeakerOf(quote)],
            HopKind::Voice => hop.rows().iter().filter_map(|row| view.subject(*row)).take(1).map(Spot::Node).collect(),
            _ => Vec::new(),
        }
    }

    /// To its owner, and on to where he has it from.
    fn voice(&mut self, voice: VoiceRef<'g>) {
        let node = voice.id().index();
        let mut at = vec![self.place(Spot::Node(node))];
        let owners: Vec<(u32, u32)> = self.view.outgoing(node, Relation::OwnedBy).ends().collect();
        let mut owning = Vec::new();
        for (row, owner) in owners {
            let owner = self.place(Spot::Node(owner));
            self.go(at.first().copied().unwrap_or_default(), owner, vec![row]);
            owning.push(owner);
        }
        if !owning.is_empty() {
            at = owning;
        }
        for (spot, rows) in self.sources(voice) {
            let to = self.place(spot);
            at.iter().filter(|from| **from != to).for_each(|from| self.go(*from, to, rows.clone()));
        }
    }

    /// Where a voice has the claim from: who asserts it in what its document rests on; for a machine's summary, in what it sums up.
    fn sources(&self, voice: VoiceRef<'g>) -> Vec<(Spot, Vec<u32>)> {
        let (node, is_machine) = (voice.id().index(), voice.kind() == VoiceKind::MachineSummary);
        let Some(document) = voice.document().filter(|_| is_machine || voice.kind() == VoiceKind::Author) else {
            return Vec::new();
        };
        let cited = if is_machine {
            vec![(document.id().index(), self.view.outgoing(node, Relation::VoiceIn).collect())]
        } else {
            self.cited(document)
        };
        let mut found: Vec<(Spot, Vec<u32>)> = Vec::new();
        for (document, rows) in &cited {
            let asserting = self.asserted.get(document).into_iter().flatten().copied();
            let others = asserting.filter(|holder| *holder != node && !self.is_in_a_machines_voice(*holder));
            found.extend(others.map(|holder| (Spot::Node(holder), rows.clone())));
        }
        let gone = self.gone(document);
        if found.is_empty() && (!cited.is_empty() || !gone.is_empty()) {
            let rows = cited.into_iter().flat_map(|(_, rows)| rows).chain(gone).collect();
            found.push((Spot::SourcesOf(node), rows));
        }
        found
    }

    /// That a document rests on others which the view does not show: it has the claim from elsewhere all the same.
    fn gone(&self, document: DocumentRef<'g>) -> Vec<u32> {
        let (view, core) = (self.view, self.view.core());
        if !view.lens().hides() {
            return Vec::new();
        }
        // What takes a citation back has fallen with it, and still says so, unless it was itself taken back.
        let taking_back = |row: u32| {
            let said = core.on(row).iter().copied().filter(|said| !view.lens().keeps_out(*said));
            said.filter(|said| core.row(*said).is_some_and(|row| row.relation == Relation::Retracted))
        };
        let is_retracted = |row: u32| taking_back(row).any(|back| taking_back(back).next().is_none());
        let is_said = |row: u32| {
            core.row(row).is_some_and(|said| said.grounds.iter().any(|ground| view.lens().shows_ground(row, *ground)))
        };
        let node = document.id().index();
        let derived = DERIVES.into_iter().flat_map(|relation| core.outgoing(node, relation).ends());
        let gone = derived.filter(|(row, source)| !view.shows(*source) && is_said(*row) && !is_retracted(*row));
        gone.map(|(row, _)| row).collect()
    }

    /// The documents on which another rests, each with the statements that say so.
    fn cited(&self, document: DocumentRef<'g>) -> Vec<(u32, Vec<u32>)> {
        let (node, view) = (document.id().index(), self.view);
        let mut places: HashMap<u32, usize> = HashMap::new();
        let mut cited: Vec<(u32, Vec<u32>)> = Vec::new();
        for (row, source) in DERIVES.into_iter().flat_map(|relation| view.outgoing(node, relation).ends()) {
            if source != node {
                let place = *places.entry(source).or_insert(cited.len());
                if place == cited.len() {
                    cited.push((source, Vec::new()));
                }
                cited.get_mut(place).into_iter().for_each(|(_, rows)| rows.push(row));
            }
        }
        cited
    }

    fn is_in_a_machines_voice(&self, holder: u32) -> bool {
        let voice = match self.view.core().kind(holder) {
            Some(NodeKind::Voice) => Some(VoiceRef::new(self.view, holder)),
            _ => QuoteRef::new(self.view, holder).voice(),
        };
        voice.is_some_and(|voice| voice.kind() == VoiceKind::MachineSummary)
    }

    /// A document that speaks goes on to who asserts the claim in it, but for what it says itself.
    fn speaking_documents(&mut self) {
        let mut seen = HashSet::new();
        for document in std::mem::take(&mut self.speaking) {
            if !seen.insert(document) {
                continue;
            }
            let from = self.place(Spot::Node(document));
            for holder in self.asserted.get(&document).cloned().unwrap_or_default() {
                let said = self.view.outgoing(holder, Relation::SpokenBy).ends().any(|(_, agent)| agent == document);
                let to = self.place(Spot::Node(holder));
                if !said {
                    let within = [Relation::InDocument, Relation::VoiceIn].into_iter();
                    let rows = within.flat_map(|relation| self.view.outgoing(holder, relation)).collect();
                    self.go(from, to, rows);
                }
            }
        }
    }
}

/// Which places lead to which, turned round.
pub(super) fn turned(onward: &[Vec<Onward>]) -> Vec<Vec<usize>> {
    let mut into = vec![Vec::new(); onward.len()];
    for (from, steps) in onward.iter().enumerate() {
        steps
            .iter()
            .for_each(|step| into.get_mut(step.to).into_iter().for_each(|into: &mut Vec<usize>| into.push(from)));
    }
    into
}
