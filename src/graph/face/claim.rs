//! Claims.

use super::stated::{StanceRef, Stated, StatementRef};
use super::{ClaimRef, NodeRef, ReviewRef};
use crate::model::{Kinds, NodeKind, Relation};

macro_rules! links {
    ($($(#[$doc:meta])* $step:ident: $relation:ident;)*) => {
        impl<'g> ClaimRef<'g> {$(
            $(#[$doc])*
            #[inline]
            pub fn $step(self) -> impl Iterator<Item = Stated<'g, ClaimRef<'g>>> + use<'g> {
                self.objects(Relation::$relation)
            }
        )*}
    };
}

links! {
    /// The claims for which it speaks.
    supports: Supports;
    /// The claims of which it is a sharper form.
    refines: Refines;
    /// The claims which it puts in other words.
    restates: Restates;
}

impl<'g> ClaimRef<'g> {
    /// The proposition, in the annotator's words.
    pub fn wording(self) -> &'g str {
        self.texts(Relation::Wording).next().map_or("", Stated::into_value)
    }

    /// Who stands how to it.
    #[inline]
    pub fn stances(self) -> impl Iterator<Item = StanceRef<'g>> + use<'g> {
        let (view, claim) = (self.view, self.node);
        let holders = view.incoming(claim, Relation::TakesStance).ends();
        let of_quotes = view.kinds_leading_to(claim, Relation::TakesStance) == Kinds::of(NodeKind::Quote);
        holders
            .map(move |(row, holder)| StanceRef::new(StatementRef::new(view, row), holder, claim).of_quote(of_quotes))
    }

    /// What it is about.
    pub fn about(self) -> impl Iterator<Item = Stated<'g, NodeRef<'g>>> + use<'g> {
        self.objects(Relation::About)
    }

    /// The claims with which it cannot hold, as is said from either side.
    #[inline]
    pub fn contradicts(self) -> impl Iterator<Item = Stated<'g, ClaimRef<'g>>> + use<'g> {
        self.objects(Relation::Contradicts).chain(self.subjects(Relation::Contradicts))
    }

    /// The verdicts on it.
    pub fn reviews(self) -> impl Iterator<Item = ReviewRef<'g>> + use<'g> {
        self.subjects(Relation::Reviews).map(Stated::into_value)
    }
}
