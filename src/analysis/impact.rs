//! What falls if something is withdrawn.

use std::collections::HashSet;
use std::fmt;

use super::falling::{Fallen, Falling};
use super::lineage::Strand;
use crate::graph::{AgentRef, ClaimRef, NodeRef, Ref, StatementRef, View};
use crate::model::reference::Handle;
use crate::model::{Claim, Node, NodeKind, Voice, VoiceKind};

/// What would fall if some nodes were withdrawn. Nothing is changed.
pub struct Impact<'g> {
    falling: Falling<'g>,
    claims: Vec<OriginsLost<'g>>,
}

/// A claim that would lose origins.
#[derive(Clone, Debug)]
pub struct OriginsLost<'g> {
    /// The claim.
    pub claim: ClaimRef<'g>,
    /// Its origins as things stand.
    pub before: Vec<AgentRef<'g>>,
    /// Those that it would have.
    pub after: Vec<AgentRef<'g>>,
    /// For each that it would lose a way to it as things stand: all ways to it are broken.
    pub strands: Vec<Strand<'g>>,
}

impl View {
    /// What would fall if these were withdrawn: documents, people, quotes, any nodes. Nothing is changed; to do it, say that they are
    /// [retracted](crate::Id::retracted), which gives what this foretells.
    ///
    /// The rule: what is withdrawn is gone, with it each statement that has no other ground, and each node that has no other witness, or cannot do without what
    /// is gone: a quote with its document, the quote in which it is nested and whoever is in its chain. What rests on something else too stays, and so does a quote in a document that only cites what is withdrawn: that it
    /// was had from there nobody said of the quote. Of claims it is told: who cites what is gone is no origin. An
    /// author's voice goes with its document only, and is not withdrawn by itself. A withdrawn document may
    /// take a retraction with it, and what that took back then stands again: what falls by that is told by the retraction, and what merely stands again is not listed. Cost: O(graph + lineages of all claims).
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// # let post = graph.insert(Document::new("post", "The port is shut, said Ana Ruiz."))?;
    /// # let herald = graph.insert(Document::new("herald", "The port is shut, said Piet Lund."))?;
    /// # let ana = graph.insert(Person::named("Ana Ruiz", post, "Ana Ruiz"))?;
    /// # let piet = graph.insert(Person::named("Piet Lund", herald, "Piet Lund"))?;
    /// # let said = graph.insert(Quote::indirect(post, "The port is shut").spoken_by(ana, "Ana Ruiz"))?;
    /// # let confirmed = graph.insert(Quote::indirect(herald, "The port is shut").spoken_by(piet, "Piet Lund"))?;
    /// # let shut = graph.insert(Claim::new("The port is shut."))?;
    /// # for quote in [said, confirmed] { graph.insert(quote.takes(StanceKind::Asserts, shut, Implied))?; }
    /// let impact = graph.impact_of([post]);
    /// assert!(impact.nodes().any(|node| node.id() == ana.widen()));
    /// for fallen in impact.why(ana) {
    ///     println!("{fallen}"); // post, then a statement that rests on it, then Ana Ruiz
    /// }
    /// let [lost] = impact.claims() else { panic!("one claim loses an origin") };
    /// assert_eq!((lost.before.len(), lost.after.len()), (2, 1));
    /// assert_eq!(graph.documents().count(), 2);
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn impact_of<H: Handle<Node>>(&self, withdrawing: impl IntoIterator<Item = H>) -> Impact<'_> {
        let nodes = withdrawing.into_iter().map(|node| self.shown_as(node.handle().index()));
        let nodes: Vec<u32> = nodes.filter(|node| self.shows(*node) && !is_author(self, *node)).collect();
        let without = self.without(&nodes);
        let falling = Falling::between(self, &without, nodes);
        let claims = if falling.is_nothing() { Vec::new() } else { origins_lost(self, &without) };
        Impact { falling, claims }
    }
}

fn is_author(view: &View, node: u32) -> bool {
    Ref::<Node>::new(view, node).narrow::<Voice>().is_some_and(|voice| voice.kind() == VoiceKind::Author)
}

fn origins_lost<'g>(before: &'g View, after: &View) -> Vec<OriginsLost<'g>> {
    let claims = before.nodes_of(NodeKind::Claim).map(|claim| ClaimRef::new(before, claim));
    claims.filter_map(|claim| lost(claim, after)).collect()
}

fn lost<'g>(claim: ClaimRef<'g>, after: &View) -> Option<OriginsLost<'g>> {
    let view = claim.view();
    let lineage = claim.lineage();
    let before: Vec<AgentRef<'g>> = lineage.origins().collect();
    if before.is_empty() {
        return None;
    }
    let still = after.shows(claim.id().index()).then(|| {
        let claim = Ref::<Claim>::new(after, after.shown_as(claim.id().index()));
        claim.lineage().origins().map(|origin| origin.id().index()).collect::<Vec<_>>()
    });
    // What was one may be so no more; it is told by the names that it has as things stand.
    let mut seen = HashSet::new();
    let still = still.unwrap_or_default().into_iter().map(|origin| view.shown_as(origin));
    let still: Vec<u32> = still.filter(|origin| seen.insert(*origin)).collect();
    let lost = before.iter().filter(|origin| !seen.contains(&origin.id().index()));
    let strands: Vec<Strand<'g>> = lost.filter_map(|origin| lineage.strand_to(*origin)).collect();
    let after = still.into_iter().map(|origin| Ref::new(view, origin)).collect();
    (!strands.is_empty()).then_some(OriginsLost { claim, before, after, strands })
}

impl<'g> Impact<'g> {
    /// The nodes that would fall, those that are withdrawn among them, in order of insertion.
    pub fn nodes(&self) -> impl Iterator<Item = NodeRef<'g>> + '_ {
        self.falling.nodes()
    }

    /// The statements that would fall, in order of insertion.
    pub fn statements(&self) -> impl Iterator<Item = StatementRef<'g>> + '_ {
        self.falling.statements()
    }

    /// Why a node would fall: a shortest row of what falls, each by what stands before it, from what is withdrawn to the node. Empty where it stays. Cost: O(answer).
    pub fn why(&self, node: impl Handle<Node>) -> Vec<Fallen<'g>> {
        self.falling.why(node.handle().index())
    }

    /// Why a statement would fall, in the same way.
    pub fn why_statement(&self, statement: StatementRef<'_>) -> Vec<Fallen<'g>> {
        self.falling.why_statement(statement.id().index())
    }

    /// The claims that would lose origins, in order of insertion.
    pub fn claims(&self) -> &[OriginsLost<'g>] {
        &self.claims
    }
}

impl fmt::Debug for Impact<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Impact<'_> {
    /// "12 nodes and 40 statements fall; 3 claims lose origins".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (nodes, statements, claims) = (self.nodes().count(), self.statements().count(), self.claims.len());
        write!(f, "{nodes} nodes and {statements} statements fall; {claims} claims lose origins")
    }
}
