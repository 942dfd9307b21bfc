//! Two nodes that may be one.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use super::called::{descriptions, names};
use super::pairs::pairs;
use super::resemblance::{Resemblance, Resembling};
use crate::analysis::utterance::{Likeness, near_texts};
use crate::graph::{ClaimRef, NodeRef, Ref, StatementRef, View};
use crate::model::{Entity, NodeKind, Relation};
use crate::text::visibly;

/// Two nodes that may be one, and are not.
#[derive(Clone)]
#[non_exhaustive]
pub struct Candidate<'g> {
    /// The one that was inserted first.
    pub one: Ref<'g, Entity>,
    /// The other.
    pub other: Ref<'g, Entity>,
    /// In what they resemble each other, the most telling first.
    pub resemblances: Vec<Resemblance>,
    /// What was judged of them so far: that they are different, or that it is not known; by whom, on what ground, with which confidence.
    pub judgements: Vec<StatementRef<'g>>,
    policy: String,
}

/// What is said of a part and a whole.
const PARTS: [Relation; 4] = [Relation::Within, Relation::PartOf, Relation::MemberOf, Relation::During];

impl View {
    /// Nodes that may be one: candidates for [`same_as`](crate::Id::same_as), [`different_from`](crate::Id::different_from) or [`perhaps_same_as`](crate::Id::perhaps_same_as). Nothing is merged.
    ///
    /// The rule: two people, organizations, places, events or claims that [resemble](Resemblance) each other, of one kind, or of which one is a [`Someone`](crate::Someone). Names meet by
    /// what they have in common, and are then compared (blocking; for the spelling the words with a letter left out, Garbe 2012; for the wording of claims as in
    /// [`utterances`](View::utterances)). What was judged the same is one node already, and no candidate; nor is a part or a member that of which it is one, or a claim another about nothing that it is about. In order of insertion, of the first and then of the second. Cost: O(names × letters²) and
    /// O(names × those that share their rarest word, at most 256).
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// let note = graph.insert(Document::new("note", "Ana Ruiz spoke. Ruiz left. Luis Ruiz stayed."))?;
    /// # for name in ["Ana Ruiz", "Luis Ruiz"] { graph.insert(Person::named(name, note, name))?; }
    /// # graph.insert(Person::named("Ruiz", note, words("Ruiz").nth(2)))?;
    /// let candidates = graph.identity_candidates(&Resembling::default());
    /// let shown: Vec<String> = candidates.iter().map(ToString::to_string).collect();
    /// assert_eq!(shown, ["ana-ruiz and ruiz: part of a name", "luis-ruiz and ruiz: part of a name"]);
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn identity_candidates(&self, resembling: &Resembling) -> Vec<Candidate<'_>> {
        let mut found: BTreeMap<(u32, u32), Vec<Resemblance>> = BTreeMap::new();
        let mut take = |one: u32, other: u32, resemblance: Resemblance| {
            let pair = (one.min(other), one.max(other));
            if one != other && may_be_one(self, one, other) {
                let resemblances = found.entry(pair).or_default();
                resemblances.extend((!resemblances.contains(&resemblance)).then_some(resemblance));
            }
        };
        let (names, descriptions) = (names(self), descriptions(self));
        for resemblance in resembling.all() {
            match resemblance {
                Resemblance::NearWording => {
                    near_claims(self, resembling.wording(), |one, other| take(one, other, resemblance))
                }
                Resemblance::SameDescription => {
                    pairs(&descriptions, resemblance, |one, other| take(one, other, resemblance))
                }
                _ => pairs(&names, resemblance, |one, other| take(one, other, resemblance)),
            }
        }
        let candidate = |((one, other), mut resemblances): ((u32, u32), Vec<Resemblance>)| {
            resemblances.sort_unstable();
            let judgements = judgements(self, one, other);
            let policy = resembling.name().to_owned();
            Candidate { one: Ref::new(self, one), other: Ref::new(self, other), resemblances, judgements, policy }
        };
        let apart = found.into_iter().filter(|((one, other), _)| !is_part(self, *one, *other));
        apart.map(candidate).collect()
    }
}

impl Candidate<'_> {
    /// Whether somebody judged that they are different, or that it is not known.
    pub fn is_judged(&self) -> bool {
        !self.judgements.is_empty()
    }

    /// The policy by which it was concluded.
    pub fn policy(&self) -> &str {
        &self.policy
    }
}

fn may_be_one(view: &View, one: u32, other: u32) -> bool {
    let (one, other) = (view.core().kind(one), view.core().kind(other));
    one == other || [one, other].contains(&Some(NodeKind::Someone))
}

/// Whether one is said to be a part, a member or within the other, so that it is not that.
fn is_part(view: &View, one: u32, other: u32) -> bool {
    let leads = |one: u32, other: u32| {
        PARTS.into_iter().any(|relation| view.outgoing(one, relation).ends().any(|(_, end)| end == other))
    };
    leads(one, other) || leads(other, one)
}

/// Claims whose wordings are near, or are joined by others that are: each with all before it in its set, of which so many are looked at.
fn near_claims(view: &View, likeness: &Likeness, mut take: impl FnMut(u32, u32)) {
    const MANY: usize = 64;
    let claims: Vec<ClaimRef<'_>> = view.nodes_of(NodeKind::Claim).map(|claim| Ref::new(view, claim)).collect();
    let sets = near_texts(claims.iter().map(|claim| claim.wording().to_owned()), likeness);
    let mut met: HashMap<u32, Vec<ClaimRef<'_>>> = HashMap::new();
    for (claim, set) in claims.iter().zip(sets) {
        let before = met.entry(set).or_default();
        for other in before.iter().filter(|other| !is_about_others(**other, *claim)) {
            take(other.id().index(), claim.id().index());
        }
        before.extend((before.len() < MANY).then_some(*claim));
    }
}

/// Whether each is about something, and nothing of it is what the other is about.
fn is_about_others(one: ClaimRef<'_>, other: ClaimRef<'_>) -> bool {
    let topics = |claim: ClaimRef<'_>| claim.about().map(|topic| topic.id().index()).collect::<Vec<u32>>();
    let (one, other) = (topics(one), topics(other));
    !one.is_empty() && !other.is_empty() && !one.iter().any(|topic| other.contains(topic))
}

/// What was judged of two nodes, or of those that are one with them.
fn judgements(view: &View, one: u32, other: u32) -> Vec<StatementRef<'_>> {
    let between = |relation: Relation| {
        let there = view.outgoing(one, relation).ends().filter(move |(_, end)| *end == other);
        let back = view.outgoing(other, relation).ends().filter(move |(_, end)| *end == one);
        there.chain(back).map(|(row, _)| StatementRef::new(view, row))
    };
    between(Relation::DifferentFrom).chain(between(Relation::PerhapsSameAs)).collect()
}

impl fmt::Display for Candidate<'_> {
    /// "ana-ruiz and ruiz: part of a name".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let in_what: Vec<String> = self.resemblances.iter().map(ToString::to_string).collect();
        let (one, other): (NodeRef<'_>, NodeRef<'_>) = (self.one.as_node(), self.other.as_node());
        let judged = if self.is_judged() { " (judged)" } else { "" };
        visibly(f, |f| write!(f, "{} and {}: {}{judged}", one.key(), other.key(), in_what.join(", ")))
    }
}

impl fmt::Debug for Candidate<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
