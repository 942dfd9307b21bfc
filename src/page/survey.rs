//! What is asked of the whole view, once.

use std::collections::HashMap;

use super::chain::Chain;
use super::claim::Summary;
use super::text::Text;
use crate::analysis::{Audit, Contradiction, Finding, Hedging, Likeness, Lineage, Singular, Utterances};
use crate::graph::{AgentRef, ClaimRef, QuoteRef, Ref, View};
use crate::model::NodeKind;

/// So many contradictions are shown: where a node has many values, each pair is one.
const MOST: usize = 2000;

/// The answers that every part of a page looks things up in.
pub(super) struct Survey<'g> {
    pub(super) view: &'g View,
    pub(super) likeness: Likeness,
    pub(super) quotes: Vec<QuoteRef<'g>>,
    chains: HashMap<u32, Chain>,
    /// The quotes that an agent passed on.
    passed: HashMap<u32, Vec<QuoteRef<'g>>>,
    pub(super) utterances: Utterances<'g>,
    pub(super) contradictions: Vec<Contradiction<'g>>,
    /// Both sides of each in one sentence.
    sentences: Vec<Text>,
    /// The places in `contradictions` where a quote or a claim stands on a side.
    against: HashMap<u32, Vec<usize>>,
    pub(super) claims: Vec<ClaimRef<'g>>,
    lineages: HashMap<u32, Lineage<'g>>,
    summaries: HashMap<u32, Summary>,
    pub(super) findings: Vec<Finding<'g>>,
}

impl<'g> Survey<'g> {
    /// Cost: that of the [audit](View::audit), whose questions these are, and of the chains.
    pub(super) fn of(view: &'g View) -> Self {
        let (hedging, likeness) = (Hedging::default(), Likeness::default());
        let quotes: Vec<QuoteRef<'g>> = view.nodes_of(NodeKind::Quote).map(|quote| Ref::new(view, quote)).collect();
        let claims: Vec<ClaimRef<'g>> = view.nodes_of(NodeKind::Claim).map(|claim| Ref::new(view, claim)).collect();
        let (mut chains, mut passed) = (HashMap::new(), HashMap::<u32, Vec<QuoteRef<'g>>>::new());
        for quote in &quotes {
            let account = quote.account();
            for agent in account.relays().iter().flat_map(|hop| hop.agents().collect::<Vec<AgentRef<'g>>>()) {
                passed.entry(agent.id().index()).or_default().push(*quote);
            }
            chains.insert(quote.id().index(), Chain::of(&account, &hedging));
        }
        let contradictions: Vec<Contradiction<'g>> = view.contradictions(&Singular::default()).take(MOST).collect();
        let lineages: HashMap<u32, Lineage<'g>> =
            claims.iter().map(|claim| (claim.id().index(), claim.lineage())).collect();
        Survey {
            view,
            utterances: view.utterances(&likeness),
            likeness,
            quotes,
            chains,
            passed,
            against: sides(&contradictions),
            sentences: contradictions.iter().map(|one| Text::brief(one.sentence(), 500)).collect(),
            contradictions,
            summaries: lineages.iter().map(|(claim, lineage)| (*claim, Summary::of(lineage))).collect(),
            lineages,
            claims,
            findings: view.audit(&Audit::default()),
        }
    }

    pub(super) fn chain(&self, quote: QuoteRef<'_>) -> Option<&Chain> {
        self.chains.get(&quote.id().index())
    }

    pub(super) fn lineage(&self, claim: ClaimRef<'_>) -> Option<&Lineage<'g>> {
        self.lineages.get(&claim.id().index())
    }

    pub(super) fn summary(&self, claim: ClaimRef<'_>) -> Option<&Summary> {
        self.summaries.get(&claim.id().index())
    }

    /// A contradiction in one sentence, by its place.
    pub(super) fn sentence(&self, place: usize) -> Option<&Text> {
        self.sentences.get(place)
    }

    /// The quotes that somebody passed on, in order of insertion.
    pub(super) fn passed_on_by<K>(&self, agent: Ref<'_, K>) -> &[QuoteRef<'g>] {
        self.passed.get(&agent.id().index()).map_or(&[], Vec::as_slice)
    }

    /// Where a quote or a claim stands against something: places in `contradictions`.
    pub(super) fn against<K>(&self, node: Ref<'_, K>) -> &[usize] {
        self.against.get(&node.id().index()).map_or(&[], Vec::as_slice)
    }
}

/// Who and what stands on a side: the holders of stances, their claims, and the node that has two values.
fn sides(contradictions: &[Contradiction<'_>]) -> HashMap<u32, Vec<usize>> {
    let mut against: HashMap<u32, Vec<usize>> = HashMap::new();
    for (place, contradiction) in contradictions.iter().enumerate() {
        let (one, other) = contradiction.sides();
        for said in one.iter().chain(other) {
            for node in said.source().into_iter().chain(said.target()) {
                let places = against.entry(node.id().index()).or_default();
                if places.last() != Some(&place) {
                    places.push(place);
                }
            }
        }
    }
    against
}
