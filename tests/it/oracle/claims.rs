//! Which claims? Every one that is shown, asked each condition; those on a stance of one and the same stance.

use super::row::{Extent, Ground, Object, Row};
use super::{Oracle, View};

#[derive(Clone, PartialEq, Debug)]
pub(crate) enum ClaimCondition {
    InDocument(usize),
    About(usize),
    WithVerdict(String),
    Reviewed,
    Disputed,
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) enum StanceCondition {
    Kinds(Vec<&'static str>),
    HeldBy(usize),
    ByQuotes,
    ByVoices,
    InVoice(usize),
    Hedged,
    Unhedged,
    Overlapping(Extent),
}

impl Oracle {
    /// The claims that are shown and meet every condition, in order of insertion.
    pub(crate) fn claims(&self, of_claim: &[ClaimCondition], of_stance: &[StanceCondition], view: &View) -> Vec<usize> {
        let claims = view.shown().into_iter().filter(|node| self.kind(*node) == "claim");
        let meets = |claim: &usize| {
            let mut stances = self.shown_to(*claim, "takes_stance", view);
            of_claim.iter().all(|condition| self.claim_meets(*claim, condition, view))
                && (of_stance.is_empty() || stances.any(|stance| self.stance_meets_all(stance, of_stance, view)))
        };
        claims.filter(meets).collect()
    }

    fn claim_meets(&self, claim: usize, condition: &ClaimCondition, view: &View) -> bool {
        let reviews = self.subjects(claim, "reviews", view);
        match condition {
            ClaimCondition::InDocument(document) => self
                .shown_of(claim, "exists", view)
                .flat_map(|(index, row)| self.shown_extents(index, row, view))
                .any(|extent| extent.document == *document),
            ClaimCondition::About(topic) => self.objects(claim, "about", view).contains(&view.shown_as[*topic]),
            ClaimCondition::WithVerdict(verdict) => {
                reviews.iter().any(|review| self.texts(*review, "verdict", view).first() == Some(verdict))
            }
            ClaimCondition::Reviewed => !reviews.is_empty(),
            ClaimCondition::Disputed => ["asserts", "denies"].iter().all(|kind| {
                let mut stances = self.shown_to(claim, "takes_stance", view);
                stances.any(|(_, row)| row.detail == Some(Object::Term(kind)))
            }),
        }
    }

    fn stance_meets_all(&self, stance: (usize, &Row), conditions: &[StanceCondition], view: &View) -> bool {
        conditions.iter().all(|condition| self.stance_meets(stance, condition, view))
    }

    fn stance_meets(&self, (index, row): (usize, &Row), condition: &StanceCondition, view: &View) -> bool {
        let holder = row.subject_node().unwrap_or(usize::MAX);
        let extents = self.shown_extents(index, row, view);
        let hedges = || self.all("hedge").filter(|(hedge, said)| view.rows[*hedge] && said.is_said_of(index)).count();
        match condition {
            StanceCondition::Kinds(kinds) => kinds.iter().any(|kind| row.detail == Some(Object::Term(kind))),
            StanceCondition::HeldBy(by) => holder == *by,
            StanceCondition::ByQuotes => self.kind(holder) == "quote",
            StanceCondition::ByVoices => self.kind(holder) == "voice",
            StanceCondition::InVoice(voice) => {
                extents.first().is_some_and(|at| self.voice_at(at.document, at.start, &view.rows) == *voice)
            }
            StanceCondition::Hedged => hedges() > 0,
            StanceCondition::Unhedged => hedges() == 0,
            StanceCondition::Overlapping(extent) => extents.iter().any(|own| own.overlaps(*extent)),
        }
    }

    /// The words of a statement in documents that are shown: those that say it, then those from which it was concluded.
    pub(crate) fn shown_extents(&self, index: usize, row: &Row, view: &View) -> Vec<Extent> {
        let grounds = row.grounds.iter().enumerate().filter(|(ground, _)| view.lets(index, *ground));
        let (worded, implied): (Vec<Ground>, Vec<Ground>) =
            grounds.map(|(_, ground)| *ground).partition(|ground| matches!(ground, Ground::Words(_)));
        let extents = worded.into_iter().chain(implied).filter_map(Ground::extent);
        extents.filter(|extent| view.nodes[extent.document]).collect()
    }

    pub(crate) fn texts(&self, node: usize, relation: &str, view: &View) -> Vec<String> {
        let said = self.shown_of(node, relation, view);
        said.filter_map(|(_, row)| if let Object::Text(text) = &row.object { Some(text.clone()) } else { None })
            .collect()
    }
}
