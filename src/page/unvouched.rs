//! What nobody vouches for.

use super::claim::Claim;
use super::quote::Row;
use super::survey::Survey;

/// Statements behind which nobody stands by name, by what is wanting.
pub(super) struct Unvouched {
    /// Quotes of which the text does not say who speaks.
    pub(super) no_speaker: Vec<Row>,
    /// Quotes of which the speaker has no name.
    pub(super) unnamed_speaker: Vec<Row>,
    /// Quotes that somebody without a name passed on.
    pub(super) unnamed_relay: Vec<Row>,
    /// Claims that end in no named origin, by their places.
    pub(super) no_origin: Vec<usize>,
    /// Claims on which nobody takes a stance.
    pub(super) no_stance: Vec<usize>,
}

impl Unvouched {
    pub(super) fn of(survey: &Survey<'_>, claims: &[Claim]) -> Self {
        let mut unvouched = Unvouched {
            no_speaker: Vec::new(),
            unnamed_speaker: Vec::new(),
            unnamed_relay: Vec::new(),
            no_origin: Vec::new(),
            no_stance: Vec::new(),
        };
        for quote in &survey.quotes {
            let Some(chain) = survey.chain(*quote) else { continue };
            let speaker_is_named = chain.hops.first().is_some_and(|hop| hop.is_named);
            let list = match (chain.has_speaker(), speaker_is_named, chain.certainty.is_named) {
                (false, ..) => &mut unvouched.no_speaker,
                (_, false, _) => &mut unvouched.unnamed_speaker,
                (.., false) => &mut unvouched.unnamed_relay,
                _ => continue,
            };
            list.extend(Row::of(survey, *quote));
        }
        for (place, claim) in claims.iter().enumerate() {
            if claim.stances.is_empty() {
                unvouched.no_stance.push(place);
            } else if claim.origins.as_ref().is_some_and(|origins| origins.origins.is_empty()) {
                unvouched.no_origin.push(place);
            }
        }
        unvouched
    }

    pub(super) fn count(&self) -> usize {
        let quotes = self.no_speaker.len() + self.unnamed_speaker.len() + self.unnamed_relay.len();
        quotes + self.no_origin.len() + self.no_stance.len()
    }
}
