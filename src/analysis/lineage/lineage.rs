//! What a claim rests on, and what of that is known.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;

use super::descent::{Descent, Joined, turned};
use super::ending::{Ending, Unknown, is_origin};
use super::spot::{Onward, Spot};
use super::strand::{Leg, Strand};
use super::ways::{choke_points, disjoint, shortest};
use crate::graph::{AgentRef, ClaimRef, DocumentRef, NodeRef, Ref, View};
use crate::model::Agent;

/// The lineage of a claim: who asserts it, who passed that on, who said it, and where that ends.
///
/// The rule. A claim goes on to the quotes and voices that assert it, or one that [restates](ClaimRef::restates) it. A quote goes on along its
/// [chain](crate::Account), from the outermost who passed it on to the speaker; the document that only holds it is not passed. A voice goes on to its owner. An author's, in a document that
/// cites, quotes from, republishes, revises or summarises others, goes on to those who assert the claim in these; a machine's summary to those who do
/// in its document; a document that speaks to those who do in it. Whoever is met twice is one: who has it from another somewhere is no origin elsewhere.
///
/// Where there is no way on, it [ends](Ending): in an origin, which has a name, or in something unknown, which is counted apart and never as independent.
#[derive(Clone)]
pub struct Lineage<'g> {
    claim: ClaimRef<'g>,
    claims: Vec<Joined>,
    documents: Vec<u32>,
    spots: Vec<Spot>,
    onward: Vec<Vec<Onward>>,
    /// By place; in the order in which they are met.
    endings: Vec<(usize, Ending<'g>)>,
}

impl<'g> ClaimRef<'g> {
    /// Where it comes from. As of a date, or without somebody: asked of a claim of the [view through](View::through) that condition.
    ///
    /// Cost: O(stances on it + chains of the quotes that assert it + citations of the documents whose authors do), and for joint speakers who quote
    /// joint speakers the product of both.
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// # let post = graph.insert(Document::new("post", "The port is shut, Ana Ruiz told the Gazette."))?;
    /// # let herald = graph.insert(Document::new("herald", "The port is shut, the Gazette has it from Ana Ruiz; Piet Lund confirmed that the port is shut."))?;
    /// # let ana = graph.insert(Person::named("Ana Ruiz", post, "Ana Ruiz"))?;
    /// # let gazette = graph.insert(Organization::named("Gazette", post, "the Gazette"))?;
    /// # let piet = graph.insert(Person::named("Piet Lund", herald, "Piet Lund"))?;
    /// # let said = graph.insert(Quote::indirect(post, "The port is shut").spoken_by(ana, "Ana Ruiz").by_way_of(gazette, "the Gazette"))?;
    /// # let again = graph.insert(Quote::indirect(herald, words("The port is shut").nth(1)).spoken_by(ana, "Ana Ruiz").by_way_of(gazette, "the Gazette"))?;
    /// # let confirmed = graph.insert(Quote::indirect(herald, words("the port is shut").nth(1)).spoken_by(piet, "Piet Lund"))?;
    /// # let shut = graph.insert(Claim::new("The port is shut."))?;
    /// # for quote in [said, again, confirmed] { graph.insert(quote.takes(StanceKind::Asserts, shut, Implied))?; }
    /// let lineage = graph.claim(shut)?.lineage();
    /// assert_eq!(lineage.to_string(), "The port is shut.: 2 documents, 2 origins, 2 independent, 0 unknown");
    /// for strand in lineage.independent() {
    ///     println!("{strand}");
    ///     strand.legs().iter().for_each(|leg| println!("{}", leg.evidence().snippet()));
    /// }
    /// let without = graph.through(!Only::via(piet));
    /// let choke_points = without.claim(shut)?.lineage().choke_points();
    /// assert!(choke_points.iter().map(|node| node.to_string()).eq(["Gazette", "Ana Ruiz"]));
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn lineage(self) -> Lineage<'g> {
        let Descent { spots, onward, documents, claims, .. } = Descent::of(self);
        let endings = endings(self.view(), &spots, &onward);
        Lineage { claim: self, claims, documents, spots, onward, endings }
    }
}

/// The places with no way on; and of each circle with no way out whoever it is that goes back on himself, if nobody else is in it, or else the place that was met
/// first. Cost: O(places + steps).
fn endings<'g>(view: &'g View, spots: &[Spot], onward: &[Vec<Onward>]) -> Vec<(usize, Ending<'g>)> {
    let is_last = |(place, steps): &(usize, &Vec<Onward>)| *place > 0 && steps.is_empty();
    let ends: Vec<usize> = onward.iter().enumerate().filter(is_last).map(|(place, _)| place).collect();
    let mut endings: Vec<_> =
        ends.iter().filter_map(|place| Some((*place, Ending::of(view, *spots.get(*place)?)))).collect();
    for circle in circles(onward, ends) {
        let places = || circle.iter().filter_map(|place| Some((*place, *spots.get(*place)?)));
        let mut agents = places().filter_map(|(place, spot)| Some((place, spot.node(view).narrow::<Agent>()?)));
        let alone = agents.next().filter(|(_, agent)| agents.next().is_none() && is_origin(*agent));
        let own = alone.map(|(place, agent)| (place, Ending::Origin(agent)));
        let first = || places().next().map(|(place, spot)| (place, Ending::Unknown(Unknown::Circle, spot.node(view))));
        endings.extend(own.or_else(first));
    }
    endings.sort_unstable_by_key(|(place, _)| *place);
    endings
}

/// The circles with no way out, the places of each in the order in which they were met.
fn circles(onward: &[Vec<Onward>], ends: Vec<usize>) -> Vec<BTreeSet<usize>> {
    let into = turned(onward);
    let mut gets_out = vec![false; onward.len()];
    let mut open = ends;
    while let Some(at) = open.pop() {
        if let Some(known @ false) = gets_out.get_mut(at) {
            *known = true;
            open.extend(into.get(at).into_iter().flatten());
        }
    }
    let is_in = |place: &usize| *place > 0 && gets_out.get(*place) == Some(&false);
    let caught: Vec<usize> = (0..onward.len()).filter(is_in).collect();
    if caught.is_empty() {
        return Vec::new();
    }
    let mut graph = DiGraph::<usize, ()>::new();
    let numbers: HashMap<usize, _> = caught.iter().map(|place| (*place, graph.add_node(*place))).collect();
    for (from, number) in &numbers {
        let steps = onward.get(*from).into_iter().flatten();
        steps.filter_map(|step| numbers.get(&step.to)).for_each(|to| _ = graph.add_edge(*number, *to, ()));
    }
    let leads_out = |part: &BTreeSet<usize>| {
        part.iter().flat_map(|place| onward.get(*place).into_iter().flatten()).any(|step| !part.contains(&step.to))
    };
    let parts = kosaraju_scc(&graph).into_iter();
    let parts = parts.map(|part| part.into_iter().filter_map(|number| graph.node_weight(number).copied()).collect());
    parts.filter(|part| !leads_out(part)).collect()
}

impl<'g> Lineage<'g> {
    /// The claim that was asked of.
    pub fn claim(&self) -> ClaimRef<'g> {
        self.claim
    }

    /// It and those that restate it or that it restates, and so on, nearest first.
    pub fn claims(&self) -> impl Iterator<Item = ClaimRef<'g>> + '_ {
        self.claims.iter().map(|joined| Ref::new(self.view(), joined.claim))
    }

    /// The documents in which any of them is asserted: how many articles there are.
    pub fn documents(&self) -> impl ExactSizeIterator<Item = DocumentRef<'g>> + '_ {
        self.documents.iter().map(|document| Ref::new(self.view(), *document))
    }

    /// What it ends in, each once, in the order in which it was met: who asserts it first, then inwards from one after the other.
    pub fn endings(&self) -> impl ExactSizeIterator<Item = Ending<'g>> + '_ {
        self.endings.iter().map(|(_, ending)| *ending)
    }

    /// The origins, each once.
    pub fn origins(&self) -> impl Iterator<Item = AgentRef<'g>> + '_ {
        self.endings().filter_map(Ending::origin)
    }

    /// What is unknown, each once; it never counts as an origin.
    pub fn unknowns(&self) -> impl Iterator<Item = Ending<'g>> + '_ {
        self.endings().filter(|ending| ending.unknown().is_some())
    }

    /// A shortest way to each thing that it ends in, in the order of [`endings`](Lineage::endings). Cost: O(endings × lineage).
    pub fn strands(&self) -> impl Iterator<Item = Strand<'g>> + '_ {
        self.endings.iter().filter_map(|(end, _)| Some(self.strand(shortest(&self.onward, |place| place == *end)?)))
    }

    /// A shortest way to an origin; none where it is none. Cost: O(lineage).
    pub fn strand_to(&self, origin: AgentRef<'_>) -> Option<Strand<'g>> {
        let node = origin.id();
        let is_it = |ending: &Ending<'g>| ending.origin().is_some_and(|agent| agent.id() == node);
        let (end, _) = self.endings.iter().find(|(_, ending)| is_it(ending))?;
        Some(self.strand(shortest(&self.onward, |place| place == *end)?))
    }

    /// As many ways as there can be that share nothing but the claim and end in different origins, so that their number is that of independent origins
    /// (Menger 1927). What is unknown is never among them. Cost: O(√lineage × lineage).
    pub fn independent(&self) -> Vec<Strand<'g>> {
        let origins = self.endings.iter().filter(|(_, ending)| ending.origin().is_some());
        let ends: Vec<usize> = origins.map(|(place, _)| *place).collect();
        disjoint(&self.onward, &ends).into_iter().map(|way| self.strand(way)).collect()
    }

    /// What every way to anything it ends in passes through, from the claim inwards: the one that asserts it, the one who passed it on, the one who said it.
    /// Cost: O(lineage).
    pub fn choke_points(&self) -> Vec<NodeRef<'g>> {
        let ends: HashSet<usize> = self.endings.iter().map(|(place, _)| *place).collect();
        let spots = choke_points(&self.onward, |place| ends.contains(&place)).into_iter();
        let spots = spots.filter_map(|place| self.spots.get(place));
        spots.filter(|spot| matches!(spot, Spot::Node(_))).map(|spot| spot.node(self.view())).collect()
    }

    fn view(&self) -> &'g View {
        self.claim.view()
    }

    /// The statements that join the claim of a stance to the one that was asked of, from this one on.
    fn joining(&self, stance: &[u32]) -> Vec<u32> {
        let claim = stance.first().and_then(|stance| self.view().object(*stance));
        let mut at = self.claims.iter().find(|joined| Some(joined.claim) == claim);
        let mut rows = Vec::new();
        while let Some((before, row)) = at.and_then(|joined| joined.by) {
            rows.push(row);
            at = self.claims.get(before);
        }
        rows.reverse();
        rows
    }

    fn strand(&self, way: Vec<usize>) -> Strand<'g> {
        let view = self.view();
        let mut legs = Vec::with_capacity(way.len());
        let mut at = 0;
        for place in way {
            let step = self.onward.get(at).into_iter().flatten().find(|step| step.to == place);
            let to = self.spots.get(place).map_or(self.claim.as_node(), |spot| spot.node(view));
            let rows = step.map(|step| step.rows.clone()).unwrap_or_default();
            let rows = if at == 0 { self.joining(&rows).into_iter().chain(rows).collect() } else { rows };
            legs.push(Leg { view, to, rows });
            at = place;
        }
        let known = self.endings.binary_search_by_key(&at, |(place, _)| *place).ok();
        let ending = known.and_then(|known| self.endings.get(known)).map(|(_, ending)| *ending);
        // A way always leads to an end.
        let ending = ending.unwrap_or(Ending::Unknown(Unknown::Untraced, self.claim.as_node()));
        Strand { claim: self.claim, legs, ending }
    }
}

impl fmt::Display for Lineage<'_> {
    /// "The port is shut.: 3 documents, 2 origins, 1 independent, 1 unknown".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
        let (documents, origins) = (count(self.documents.len(), "document"), count(self.origins().count(), "origin"));
        let (independent, unknown) = (self.independent().len(), self.unknowns().count());
        write!(f, "{}: {documents}, {origins}, {independent} independent, {unknown} unknown", self.claim)
    }
}

impl fmt::Debug for Lineage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.strands()).finish()
    }
}
