//! Two sides that cannot both be right.

use std::fmt;
use std::sync::Arc;

use super::clash::Clash;
use super::opposition::Opposition;
use super::singular::Singular;
use super::stances;
use super::turn::{Turn, turns};
use super::values;
use crate::graph::{Account, ClaimRef, Excerpt, NodeRef, QuoteRef, StatementRef, View};
use crate::model::Relation;
use crate::text::visibly;

/// Two sides that stand against each other.
#[derive(Clone)]
pub struct Contradiction<'g> {
    pub(super) conflict: Conflict<'g>,
    pub(super) sides: [Vec<StatementRef<'g>>; 2],
    pub(super) opposition: Opposition,
    pub(super) policy: Arc<str>,
}

/// What it is about.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum Conflict<'g> {
    /// The same claim is asserted, and denied.
    Denied(ClaimRef<'g>),
    /// Two claims are asserted of which somebody says, by this statement, that they cannot both hold.
    Opposed(ClaimRef<'g>, ClaimRef<'g>, StatementRef<'g>),
    /// Two values are given for that of which the node has one.
    Values(NodeRef<'g>, Relation),
}

impl View {
    /// What stands against what.
    ///
    /// The rule: a claim (as merged, and with those that restate it) that is asserted and denied; two claims, one said to [contradict](ClaimRef::contradicts) the other, that are both asserted
    /// (predicted, or asserted under a condition), unless they are one or restate each other; two values of that of which, by the policy, a node has one. Who questions or demands asserts nothing. It is a tension if nobody says both sides
    /// flatly, a refinement if one claim refines the other, one date lies within the other (EDTF level 1, as intervals), or one place within the other; undetermined if dates overlap,
    /// if it is not said in what a place lies or whether it is the other, if both lie in one and the same and are not of one sort, or if what holds for a time holds at another. An attribute that is written as a date is one. A phrase without a date stands against nothing, nor do dates of what was republished. First the denials, then the opposed claims, then the values, each in order of insertion. Cost: O(claims + stances
    /// on them + values), and, where a node has many values, each pair as it is asked for.
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// let note = graph.insert(Document::new("note", "The port is shut, said Ana Ruiz. Piet Lund said that it is open."))?;
    /// # let ana = graph.insert(Person::named("Ana Ruiz", note, "Ana Ruiz"))?;
    /// # let piet = graph.insert(Person::named("Piet Lund", note, "Piet Lund"))?;
    /// # let says = graph.insert(Quote::indirect(note, "The port is shut").spoken_by(ana, "Ana Ruiz"))?;
    /// # let denies = graph.insert(Quote::indirect(note, "it is open").spoken_by(piet, "Piet Lund"))?;
    /// let claim = Claim::new("The port is shut.").stance(Stance::asserts(note.at("The port is shut")).by(says));
    /// graph.insert(claim.stance(Stance::denies(note.at("it is open")).by(denies)))?;
    /// let against: Vec<Contradiction<'_>> = graph.contradictions(&Singular::default()).collect();
    /// assert_eq!(against[0].to_string(), "contradiction: “The port is shut.” is asserted by Ana Ruiz and denied by Piet Lund");
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn contradictions<'v>(&'v self, singular: &Singular) -> impl Iterator<Item = Contradiction<'v>> + use<'v> {
        stances::opposed(self).into_iter().chain(values::opposed(self, singular))
    }
}

impl<'g> Contradiction<'g> {
    /// What it is about.
    pub fn conflict(&self) -> Conflict<'g> {
        self.conflict
    }

    /// How hard the sides stand against each other: as the hardest of the [clashes](Contradiction::clashes).
    pub fn opposition(&self) -> Opposition {
        self.opposition
    }

    /// What is said on either side, in order of insertion: stances, or statements of the value.
    pub fn sides(&self) -> (&[StatementRef<'g>], &[StatementRef<'g>]) {
        let [one, other] = &self.sides;
        (one, other)
    }

    /// By whose account either side is known: of the quotes that say it, or in whose words a value stands. What stands in no quote is said in the voice around it, and
    /// has none here. Cost: O(statements × quotes of their documents).
    pub fn accounts(&self) -> (Vec<Account<'g>>, Vec<Account<'g>>) {
        let (one, other) = self.sides();
        let of = |side: &[StatementRef<'g>]| side.iter().flat_map(|said| accounts(*said)).collect();
        (of(one), of(other))
    }

    /// Each statement of the one side against each of the other, in order.
    pub fn clashes(&self) -> impl Iterator<Item = Clash<'g>> + '_ {
        let (one, other) = self.sides();
        one.iter().flat_map(move |one| other.iter().map(move |other| Clash::new(*one, *other, self.opposition)))
    }

    /// Who is on both sides. Cost: O(stances × speakers).
    pub fn turns(&self) -> Vec<Turn<'g>> {
        turns(self)
    }

    /// The policy by which it was concluded that there is one value; where claims stand against each other none was asked.
    pub fn policy(&self) -> &str {
        &self.policy
    }
}

fn accounts(said: StatementRef<'_>) -> Vec<Account<'_>> {
    if let Some(stance) = said.stance() {
        return stance.quote().map(QuoteRef::account).into_iter().collect();
    }
    let words: Vec<Excerpt<'_>> = said.evidence().excerpts().collect();
    let mut found: Vec<QuoteRef<'_>> = Vec::new();
    for excerpt in &words {
        let holds = |quote: &QuoteRef<'_>| quote.excerpts().any(|words| words.span().contains(excerpt.span()));
        let quotes = excerpt.document().quotes();
        found.extend(quotes.iter().filter(|quote| holds(quote) && !found.contains(quote)).collect::<Vec<_>>());
    }
    // Of quotes in each other the innermost says it.
    let is_around = |quote: &QuoteRef<'_>| {
        found.iter().any(|inner| inner.nested_in().is_some_and(|outer| outer.id() == quote.id()))
    };
    found.iter().filter(|quote| !is_around(quote)).map(|quote| quote.account()).collect()
}

impl Contradiction<'_> {
    /// Both sides in one sentence.
    pub(crate) fn sentence(&self) -> String {
        let (one, other) = self.sides();
        let (by, against) = (stances::by(one), stances::by(other));
        match self.conflict {
            Conflict::Denied(claim) => format!("“{}” is asserted by {by} and denied by {against}", claim.wording()),
            Conflict::Opposed(claim, opposed, _) => {
                format!("“{}” by {by}, but “{}” by {against}", claim.wording(), opposed.wording())
            }
            Conflict::Values(node, relation) => {
                let value = |side: &[StatementRef<'_>]| side.first().map(|one| values::name(*one)).unwrap_or_default();
                format!("{} of {node}: {} and {}", relation.as_str(), value(one), value(other))
            }
        }
    }
}

impl fmt::Display for Contradiction<'_> {
    /// "contradiction: “The port is shut.” is asserted by Ana Ruiz and denied by Piet Lund".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        visibly(f, |f| write!(f, "{}: {}", self.opposition, self.sentence()))
    }
}

impl fmt::Debug for Contradiction<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
