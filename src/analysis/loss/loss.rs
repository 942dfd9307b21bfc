//! A hedge or a relay that one document has, and the next no more.

use std::fmt;

use super::saying::Saying;
use super::search::Search;
use crate::analysis::hedging::Hedging;
use crate::analysis::utterance::Likeness;
use crate::graph::{AgentRef, Excerpt, StatementRef, View};
use crate::text::visibly;

/// What is said in one place, and said again where that is derived from, without something.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Loss<'g> {
    /// Where it is said with it.
    pub source: Saying<'g>,
    /// Where it is said without.
    pub restating: Saying<'g>,
    /// What is lost.
    pub lost: Lost<'g>,
    /// Why the one restates the other.
    pub basis: Restating,
    /// That the one place derives from the other: what a document says of another; that a machine's summary stands in its document.
    pub derivation: Vec<StatementRef<'g>>,
    pub(super) policy: String,
}

/// What is lost.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Lost<'g> {
    /// The words that hedge it.
    Hedges(Vec<Excerpt<'g>>),
    /// Who passed it on.
    Relays(Vec<AgentRef<'g>>),
}

/// Why one saying restates another.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Restating {
    /// Both are of one claim, or of claims that restate each other.
    SameClaim,
    /// Both are quotes of one utterance.
    SameUtterance,
    /// It is only a candidate: both are of claims about the same, in the voices of which one derives from the other, and share words.
    Candidate,
}

impl Lost<'_> {
    pub(super) fn is_of_hedges(&self) -> bool {
        matches!(self, Lost::Hedges(_))
    }
}

impl View {
    /// The hedges and relays that are lost on the way: where a document derives from another (cites it, quotes from it, republishes, revises or sums it up), or a machine's summary from
    /// the rest of its own document, and what is hedged there is said flatly, or whoever passed it on there is left out.
    ///
    /// The rule: two sayings are held against each other if both are for one claim or both against it (as merged, or as claims restate each other); if they are quotes of one
    /// [utterance](View::utterances); or, as a candidate only, if the claims are about the same, the first stands in an author's voice and the second in the deriving one, and they share
    /// two words at least that not any text has. A hedge is lost where the first is less than certain by the policy, and nothing makes the second so, a condition neither. A relay is lost where the same speaker is quoted
    /// and whoever passed it on, named or not, is in no hop of the second's chain. Quotes are looked for along citations, claims where one document derives from the other itself. Answers come by the deriving document, in order of insertion. Cost: that of [`utterances`](View::utterances), and
    /// O(derivations × what is said in both documents of one claim or of the same).
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// let wire = graph.insert(Document::new("wire", "The port will reportedly stay shut."))?;
    /// let blog = graph.insert(Document::new("blog", "The port will stay shut."))?;
    /// graph.insert(blog.cites(wire, Outside))?;
    /// # let (by, on) = (graph.document(wire)?.author().id(), graph.document(blog)?.author().id());
    /// let hedged = Stance::asserts(wire.at("will reportedly stay shut")).by(by).hedged(wire.at("reportedly"));
    /// let flat = Stance::asserts(blog.at("will stay shut")).by(on);
    /// graph.insert(Claim::new("The port stays shut.").stance(hedged).stance(flat))?;
    /// let losses = graph.losses(&Hedging::default(), &Likeness::default());
    /// let Lost::Hedges(hedges) = &losses[0].lost else { panic!("a hedge") };
    /// assert_eq!((hedges[0].text(), losses[0].basis), ("reportedly", Restating::SameClaim));
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn losses(&self, hedging: &Hedging, likeness: &Likeness) -> Vec<Loss<'_>> {
        Search::of(self, hedging, likeness).losses()
    }
}

impl Loss<'_> {
    /// The policies by which it was concluded.
    pub fn policy(&self) -> &str {
        &self.policy
    }

    /// Whether it is a candidate only, for somebody to judge.
    pub fn is_candidate(&self) -> bool {
        self.basis == Restating::Candidate
    }
}

impl fmt::Display for Loss<'_> {
    /// "“reportedly” is lost from wire to blog".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lost: Vec<String> = match &self.lost {
            Lost::Hedges(hedges) => hedges.iter().map(|hedge| format!("“{}”", hedge.text())).collect(),
            Lost::Relays(relays) => relays.iter().map(|relay| relay.to_string()).collect(),
        };
        let place = |saying: &Saying<'_>| saying.voice().map_or(String::new(), |voice| voice.key().to_string());
        let perhaps = if self.is_candidate() { "perhaps " } else { "" };
        visibly(f, |f| {
            write!(f, "{} {perhaps}lost from {} to {}", lost.join(", "), place(&self.source), place(&self.restating))
        })
    }
}
