//! Something that is said in one place.

use std::fmt;

use crate::graph::{Account, DocumentRef, Excerpt, QuoteRef, StanceRef, VoiceRef};
use crate::model::{Modality, StanceKind};

/// Something that is said in one place: a stance on a claim, or a quote.
#[derive(Clone, Copy)]
pub enum Saying<'g> {
    /// What a voice or a quote says of a claim.
    Stance(StanceRef<'g>),
    /// A quote.
    Quote(QuoteRef<'g>),
}

impl<'g> Saying<'g> {
    /// The quote, or the one that takes the stance; none where a voice does.
    pub fn quote(self) -> Option<QuoteRef<'g>> {
        match self {
            Saying::Stance(stance) => stance.quote(),
            Saying::Quote(quote) => Some(quote),
        }
    }

    /// The voice in which it stands.
    pub fn voice(self) -> Option<VoiceRef<'g>> {
        match self {
            Saying::Stance(stance) => stance.holder().narrow().or_else(|| stance.quote()?.voice()),
            Saying::Quote(quote) => quote.voice(),
        }
    }

    /// The document that holds it.
    pub fn document(self) -> Option<DocumentRef<'g>> {
        match self {
            Saying::Stance(stance) => {
                stance.quote().map(QuoteRef::document).or_else(|| self.voice().and_then(VoiceRef::document))
            }
            Saying::Quote(quote) => Some(quote.document()),
        }
    }

    /// By whose account, where it is a quote's.
    pub fn account(self) -> Option<Account<'g>> {
        self.quote().map(QuoteRef::account)
    }

    /// Where it stands.
    pub fn excerpts(self) -> Vec<Excerpt<'g>> {
        let own: Vec<Excerpt<'g>> = match self {
            Saying::Stance(stance) => stance.evidence().excerpts().collect(),
            Saying::Quote(_) => Vec::new(),
        };
        let quoted = self.quote().filter(|_| own.is_empty()).into_iter().flat_map(QuoteRef::excerpts);
        own.iter().copied().chain(quoted).collect()
    }

    /// The words that hedge it: of the stance, of the quote, and of those in which that is nested. Cost: O(answer + nesting).
    pub fn hedges(self) -> Vec<Excerpt<'g>> {
        let mut hedges: Vec<Excerpt<'g>> = match self {
            Saying::Stance(stance) => stance.hedges().collect(),
            Saying::Quote(_) => Vec::new(),
        };
        let account = self.account();
        let quotes = account.iter().flat_map(Account::said_by).flat_map(|(quote, _)| quote.hedges());
        for hedge in quotes {
            if hedges.iter().all(|known| known.extent() != hedge.extent()) {
                hedges.push(hedge);
            }
        }
        hedges
    }

    /// What is said: the wording of the claim, the words of the quote.
    pub fn words(self) -> String {
        match self {
            Saying::Stance(stance) => stance.claim().wording().to_owned(),
            Saying::Quote(quote) => quote.words(),
        }
    }

    /// Whether it is asserted or denied without a hedge or a condition.
    pub(in crate::analysis) fn is_flat(self) -> bool {
        let is_asserted = match self {
            Saying::Stance(stance) => matches!(stance.kind(), StanceKind::Asserts | StanceKind::Denies),
            Saying::Quote(_) => true,
        };
        is_asserted && self.is_unconditional() && self.hedges().is_empty()
    }

    /// Whether it is said without a condition, and as what is, was or will be.
    pub(super) fn is_unconditional(self) -> bool {
        let is_plainly = match self {
            Saying::Stance(stance) => {
                stance.kind() != StanceKind::Conditional
                    && stance.modality().is_none_or(|modality| {
                        is_plain(modality) || (modality == Modality::Predicted && stance.kind() == StanceKind::Predicts)
                    })
            }
            Saying::Quote(_) => true,
        };
        let is_prediction = matches!(self, Saying::Stance(stance) if stance.kind() == StanceKind::Predicts);
        let is_open = |quote: QuoteRef<'_>| {
            let fits = |modality: Modality| is_plain(modality) || (is_prediction && modality == Modality::Predicted);
            quote.conditions().next().is_some() || !quote.modalities().all(|modality| fits(*modality))
        };
        is_plainly && !self.quote().is_some_and(is_open)
    }
}

fn is_plain(modality: Modality) -> bool {
    matches!(modality, Modality::Asserted | Modality::Denied)
}

impl fmt::Display for Saying<'_> {
    /// The stance; the quote with its speaker.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Saying::Stance(stance) => stance.fmt(f),
            Saying::Quote(quote) => quote.fmt(f),
        }
    }
}

impl fmt::Debug for Saying<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
