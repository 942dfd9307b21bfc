//! Where accounts disagree.

use std::collections::BTreeSet;

use super::anchor::Anchor;
use super::chain::{ground, kind_name};
use super::date::in_words;
use super::link::Link;
use super::survey::Survey;
use super::teller::Teller;
use super::text::Text;
use crate::analysis::{Conflict, Contradiction, Opposition};
use crate::graph::{ComparisonRef, Excerpt, NodeRef, StanceRef, StatementRef};
use crate::model::{Claim, Holder, Relation};

/// Two sides that stand against each other.
pub(super) struct Dispute {
    pub(super) anchor: Anchor,
    /// How hard: "contradiction", "tension", ...
    pub(super) opposition: &'static str,
    /// What it is about.
    pub(super) about: Vec<Link>,
    pub(super) matter: Text,
    pub(super) is_across_documents: bool,
    pub(super) sides: [Side; 2],
    /// Who is on both sides.
    pub(super) turns: Vec<Turn>,
}

/// What one side says.
pub(super) struct Side {
    pub(super) says: Text,
    /// The claim that is asserted on this side, where the other asserts another.
    pub(super) claim: Option<Link>,
    pub(super) by: Vec<Saying>,
    /// So many more are not shown.
    pub(super) more: usize,
}

/// One who says it.
pub(super) struct Saying {
    pub(super) verb: &'static str,
    /// The quote or the words.
    pub(super) words: Option<Link>,
    pub(super) by: Teller,
    pub(super) ground: &'static str,
}

/// Somebody on both sides.
pub(super) struct Turn {
    pub(super) who: Link,
    pub(super) has_changed: bool,
}

/// What leads from a quote to a dispute.
pub(super) struct Pointer {
    pub(super) anchor: Anchor,
    pub(super) opposition: &'static str,
    pub(super) sentence: Text,
}

/// What somebody put side by side.
pub(super) struct Compared {
    pub(super) anchor: Anchor,
    pub(super) title: Text,
    pub(super) finding: Text,
    pub(super) members: Vec<Member>,
    pub(super) notes: Vec<Text>,
}

/// One of what is compared.
pub(super) struct Member {
    pub(super) link: Link,
    /// Who says it; of a claim those who take a stance on it.
    pub(super) by: Vec<Teller>,
}

/// So many on a side are shown.
const MOST: usize = 12;

impl Dispute {
    pub(super) fn of(survey: &Survey<'_>, contradiction: &Contradiction<'_>, number: usize) -> Self {
        let (one, other) = contradiction.sides();
        let (about, matter, says) = match contradiction.conflict() {
            Conflict::Denied(claim) => {
                let says = [Text::of("Asserted"), Text::of("Denied")];
                (vec![Link::to(claim)], Text::default(), says)
            }
            Conflict::Opposed(claim, against, _) => {
                let says = [Text::of(claim.wording()), Text::of(against.wording())];
                (vec![], Text::default(), says)
            }
            Conflict::Values(node, relation) => {
                let value = |side: &[StatementRef<'_>]| side.first().map(value).unwrap_or_default();
                (vec![Link::to(node)], Text::of(matter(relation)), [value(one), value(other)])
            }
        };
        let [says, says_other] = says;
        let (claims, opposed) = match contradiction.conflict() {
            Conflict::Opposed(claim, against, _) => (Some(Link::to(claim)), Some(Link::to(against))),
            _ => (None, None),
        };
        let evidence = one.iter().chain(other).flat_map(|said| said.evidence().excerpts().collect::<Vec<_>>());
        let documents: BTreeSet<u32> = evidence.map(|words| words.document().id().index()).collect();
        let turns = contradiction.turns().into_iter();
        Dispute {
            anchor: Anchor::numbered("dispute", number + 1),
            opposition: opposition(contradiction.opposition()),
            about,
            matter,
            is_across_documents: documents.len() > 1,
            sides: [Side::of(survey, says, claims, one), Side::of(survey, says_other, opposed, other)],
            turns: turns
                .map(|turn| Turn { who: Link::to(turn.agent), has_changed: turn.changed().is_some() })
                .collect(),
        }
    }
}

/// What has two values.
fn matter(relation: Relation) -> String {
    match relation {
        Relation::When => "Date".to_owned(),
        Relation::Published => "Date of publication".to_owned(),
        Relation::At => "Place".to_owned(),
        other => other.as_str().replace('_', " "),
    }
}

fn opposition(opposition: Opposition) -> &'static str {
    match opposition {
        Opposition::Contradiction => "contradiction",
        Opposition::Tension => "tension",
        Opposition::Undetermined => "undetermined",
        Opposition::Refinement => "refinement",
    }
}

/// What a statement gives, as a value or as the node to which it leads.
fn value(said: &StatementRef<'_>) -> Text {
    let value = said.value().map(|value| value.parse().map_or(value, |date| in_words(&date)));
    said.target().map(Text::of).or_else(|| value.map(Text::of)).unwrap_or_default()
}

impl Side {
    fn of(survey: &Survey<'_>, says: Text, claim: Option<Link>, side: &[StatementRef<'_>]) -> Self {
        let by = side.iter().take(MOST).map(|said| Saying::of(survey, *said)).collect();
        Side { says, claim, by, more: side.len().saturating_sub(MOST) }
    }
}

impl Saying {
    fn of(survey: &Survey<'_>, said: StatementRef<'_>) -> Self {
        let evidence = said.evidence();
        let words = evidence.excerpts().next();
        let stance = said.stance();
        let holder = stance.map(StanceRef::holder);
        let voice = || words.and_then(Excerpt::voice).map(Teller::voice);
        let outside = || Teller { who: Text::default(), document: words.map(|words| Link::to(words.document())) };
        Saying {
            verb: stance.map_or("", |stance| stance.kind().as_str()),
            words: stance.and_then(|stance| stance.quote()).map(Link::to).or_else(|| words.map(Link::words)),
            by: holder.map(|holder| Teller::of(survey, holder)).or_else(voice).unwrap_or_else(outside),
            ground: ground(&evidence),
        }
    }
}

impl Pointer {
    pub(super) fn to(survey: &Survey<'_>, place: usize) -> Option<Self> {
        let contradiction = survey.contradictions.get(place)?;
        Some(Pointer {
            anchor: Anchor::numbered("dispute", place + 1),
            opposition: opposition(contradiction.opposition()),
            sentence: survey.sentence(place)?.clone(),
        })
    }
}

impl Compared {
    pub(super) fn of(survey: &Survey<'_>, comparison: ComparisonRef<'_>) -> Self {
        Compared {
            anchor: Anchor::of(comparison),
            title: Text::of(comparison.title()),
            finding: Text::of(comparison.finding().replace('_', " ")),
            members: comparison.members().map(|node| Member::of(survey, *node)).collect(),
            notes: comparison.notes().map(Text::of).collect(),
        }
    }
}

impl Member {
    fn of(survey: &Survey<'_>, node: NodeRef<'_>) -> Self {
        let holder = node.narrow::<Holder>();
        let stances = node.narrow::<Claim>().into_iter().flat_map(|claim| claim.stances());
        let holders = holder.into_iter().chain(stances.map(StanceRef::holder));
        let mut by: Vec<Teller> = holders.take(MOST).map(|holder| Teller::of(survey, holder)).collect();
        if by.is_empty() {
            by.push(Teller { who: Text::of(kind_name(node.node_kind()).to_lowercase()), document: None });
        }
        Member { link: Link::to(node), by }
    }
}
