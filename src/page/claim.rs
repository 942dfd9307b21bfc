//! A claim: who stands how to it, and where that comes from.

use super::anchor::Anchor;
use super::dispute::Pointer;
use super::link::Link;
use super::survey::Survey;
use super::teller::Teller;
use super::text::Text;
use crate::analysis::{self, Ending, Lineage};
use crate::graph::{ClaimRef, NodeRef, ReviewRef, StanceRef, Stated};
use crate::model::{self, Attitude};

/// A claim.
pub(super) struct Claim {
    pub(super) anchor: Anchor,
    pub(super) wording: Text,
    pub(super) stances: Vec<Saying>,
    pub(super) origins: Option<Origins>,
    pub(super) against: Vec<Pointer>,
    pub(super) about: Vec<Link>,
    /// "supports", "restates", ... and the other claim.
    pub(super) beside: Vec<(&'static str, Link)>,
    pub(super) reviews: Vec<Review>,
    pub(super) notes: Vec<Text>,
}

/// Where a claim comes from.
pub(super) struct Origins {
    pub(super) documents: usize,
    pub(super) independent: usize,
    pub(super) origins: Vec<Link>,
    /// How many ends are not known.
    pub(super) unknown: usize,
    pub(super) choke_points: Vec<Link>,
    pub(super) strands: Vec<Strand>,
}

/// A way from the claim to what it ends in.
pub(super) struct Strand {
    pub(super) steps: Vec<Link>,
    pub(super) is_known: bool,
    pub(super) end: Text,
}

/// How somebody stands to a claim, as a quote shows it.
pub(super) struct Stance {
    pub(super) kind: &'static str,
    pub(super) claim: Link,
    pub(super) origins: Summary,
}

/// Where a claim comes from, in a line.
#[derive(Clone)]
pub(super) struct Summary {
    /// "3 documents, one origin, Ana Ruiz, 2 unknown".
    pub(super) text: Text,
    pub(super) is_vouched: bool,
}

/// How somebody stands to a claim, as the claim shows it.
pub(super) struct Saying {
    pub(super) kind: &'static str,
    pub(super) holder: Link,
    pub(super) by: Teller,
    pub(super) words: Vec<Link>,
    pub(super) hedges: Vec<Text>,
    pub(super) attitude: &'static str,
}

/// A verdict.
pub(super) struct Review {
    pub(super) anchor: Anchor,
    pub(super) verdict: Text,
    pub(super) rating: &'static str,
    pub(super) by: Vec<Link>,
    pub(super) reasons: Vec<Text>,
}

/// So many ways are drawn.
const STRANDS: usize = 12;

impl Claim {
    pub(super) fn of(survey: &Survey<'_>, claim: ClaimRef<'_>) -> Self {
        let named = |name: &'static str| move |other: Stated<'_, ClaimRef<'_>>| (name, Link::to(*other));
        let beside = claim.supports().map(named("Speaks for"));
        let beside = beside.chain(claim.refines().map(named("Sharper form of")));
        let beside = beside.chain(claim.restates().map(named("In other words")));
        let beside = beside.chain(claim.contradicts().map(named("Cannot hold with")));
        Claim {
            anchor: Anchor::of(claim),
            wording: Text::of(claim.wording()),
            stances: claim.stances().filter_map(|stance| Saying::of(survey, stance)).collect(),
            origins: survey.lineage(claim).map(Origins::of),
            against: survey.against(claim).iter().filter_map(|place| Pointer::to(survey, *place)).collect(),
            about: claim.about().map(|topic| Link::to(*topic)).collect(),
            beside: beside.collect(),
            reviews: claim.reviews().map(Review::of).collect(),
            notes: claim.notes().map(Text::of).collect(),
        }
    }
}

impl Origins {
    fn of(lineage: &Lineage<'_>) -> Self {
        let strand = |strand: analysis::Strand<'_>| Strand {
            steps: strand.legs().iter().map(|leg| step(leg.to())).collect(),
            is_known: strand.ending().origin().is_some(),
            end: match strand.ending() {
                Ending::Origin(agent) => Text::of(agent),
                Ending::Unknown(why, _) => Text::of(why),
            },
        };
        Origins {
            documents: lineage.documents().len(),
            independent: lineage.independent().len(),
            origins: lineage.origins().map(Link::to).collect(),
            unknown: lineage.unknowns().count(),
            choke_points: lineage.choke_points().into_iter().map(step).collect(),
            strands: lineage.strands().take(STRANDS).map(strand).collect(),
        }
    }
}

/// A step of a way: a quote is shown by its words, a voice as whose it is.
fn step(node: NodeRef<'_>) -> Link {
    let link = Link::to(node);
    match node.narrow::<model::Quote>() {
        Some(quote) => Link { text: Text::of(format!("“{}” in {}", link.text, quote.document().key())), ..link },
        None => link,
    }
}

impl Summary {
    pub(super) fn of(lineage: &Lineage<'_>) -> Self {
        let (documents, unknown) = (lineage.documents().len(), lineage.unknowns().count());
        let origins: Vec<String> = lineage.origins().map(|agent| agent.to_string()).collect();
        let named = match origins.as_slice() {
            [] => "no named origin".to_owned(),
            [one] => format!("one origin, {one}"),
            all => format!("{} origins: {}", all.len(), all.join(", ")),
        };
        let unknown = if unknown == 0 { String::new() } else { format!(", {unknown} unknown") };
        let documents = format!("{documents} {}", if documents == 1 { "document" } else { "documents" });
        Summary { text: Text::brief(format!("{documents}, {named}{unknown}"), 300), is_vouched: !origins.is_empty() }
    }
}

impl Stance {
    pub(super) fn of(survey: &Survey<'_>, stance: StanceRef<'_>) -> Option<Self> {
        let claim = stance.claim();
        let origins = survey.summary(claim)?.clone();
        Some(Stance { kind: stance.kind().as_str(), claim: Link::to(claim), origins })
    }
}

impl Saying {
    pub(super) fn of(survey: &Survey<'_>, stance: StanceRef<'_>) -> Option<Self> {
        let holder = stance.holder();
        Some(Saying {
            kind: stance.kind().as_str(),
            holder: Link::to(holder),
            by: Teller::of(survey, holder),
            words: stance.evidence().excerpts().take(3).map(Link::words).collect(),
            hedges: stance.hedges().map(|hedge| Text::of(hedge.text())).collect(),
            attitude: match stance.attitude() {
                Some(Attitude::Endorses) => "the author makes it his own",
                Some(Attitude::Distances) => "the author keeps away from it",
                Some(Attitude::Neutral) | None => "",
            },
        })
    }
}

impl Review {
    fn of(review: ReviewRef<'_>) -> Self {
        Review {
            anchor: Anchor::of(review),
            verdict: Text::of(review.verdict()),
            rating: review.rating().map_or("", |rating| rating.as_str()),
            by: review.reviewers().map(|reviewer| Link::to(*reviewer)).collect(),
            reasons: review.reasons().map(|reason| Text::of(*reason)).collect(),
        }
    }
}
