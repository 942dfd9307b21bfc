//! Reviews.

use super::stated::Stated;
use super::{AgentRef, ClaimRef, ReviewRef};
use crate::model::{Rating, Relation};

impl<'g> ReviewRef<'g> {
    /// The claim.
    pub fn claim(self) -> Option<ClaimRef<'g>> {
        self.objects(Relation::Reviews).next().map(Stated::into_value)
    }

    /// The verdict, in the reviewer's words.
    pub fn verdict(self) -> &'g str {
        self.texts(Relation::Verdict).next().map_or("", Stated::into_value)
    }

    /// The verdict, normalised.
    pub fn rating(self) -> Option<Rating> {
        self.terms(Relation::Rating).next().map(Stated::into_value)
    }

    /// Why.
    pub fn reasons(self) -> impl Iterator<Item = Stated<'g, &'g str>> + use<'g> {
        self.texts(Relation::Reason)
    }

    /// Whose review it is.
    pub fn reviewers(self) -> impl Iterator<Item = Stated<'g, AgentRef<'g>>> + use<'g> {
        self.objects(Relation::ReviewedBy)
    }
}
