//! Reviews.

use super::super::basis::{Basis, Said};
use super::super::kind::{Agent, NodeKind};
use super::super::passage::Passage;
use super::super::reference::{Names, Reference};
use super::super::relation::Relation;
use super::super::statement::{Derived, Entry, Says};
use super::super::term::Rating;
use super::claim::Claim;
use super::shared::{record, steps};

record! {
    /// A verdict on a claim, by somebody, in his own words and normalised. Key: `CLAIM/review`, with `~2` for another one.
    Review {
        /// The claim.
        claim: Reference<Claim>,
        /// Where its words are looked for; none if no document holds it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        place: Option<Passage>,
        /// The verdict, in the reviewer's words.
        verdict: Said<String>,
        ---
        /// The verdict, normalised.
        ratings: Said<Rating>, => Rating;
        /// Whose review it is.
        by: Said<Reference<Agent>>, => ReviewedBy;
        /// Why.
        reasons: Said<String>, => Reason;
    }
}

impl Review {
    /// A verdict on a claim.
    pub fn new(claim: impl Names<Claim>, verdict: impl Into<String>, ground: impl Into<Basis>) -> Self {
        Self::blank(claim.reference(), None, Said::new(verdict.into(), ground))
    }

    /// Where its words are looked for.
    pub fn looked_for(mut self, place: impl Into<Passage>) -> Self {
        self.place = Some(place.into());
        self
    }

    steps! {
        /// The verdict, normalised.
        rating(rating: Rating as rating) => ratings;
        /// Whose review it is.
        by(agent: impl Names<Agent> as agent.reference()) => by;
        /// Why.
        reason(reason: impl Into<String> as reason.into()) => reasons;
    }

    fn entry(mut self) -> Entry {
        let basis = self.verdict.basis.clone();
        let target = self.claim.target.clone();
        let claim = Said { value: self.claim.clone(), basis: basis.clone() };
        let lists = self.listed(Vec::new());
        let verdict = self.verdict.statement(Relation::Verdict).at_step("verdict", 0);
        let said = [claim.statement(Relation::Reviews).at_step("claim", 0), verdict];
        Entry {
            kind: NodeKind::Review,
            key: self.key,
            derived: Derived::Beside(target, "review"),
            text: None,
            place: self.place,
            field: "verdict",
            exists: basis,
            statements: said.into_iter().chain(lists).collect(),
        }
    }
}
