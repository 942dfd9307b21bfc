//! One statement against another.

use super::opposition::Opposition;
use crate::analysis::loss::Saying;
use crate::graph::{AgentRef, DocumentRef, StanceRef, Stated, StatementRef, VoiceRef};
use crate::model::{Relation, Truth, VoiceKind};

/// One statement against another.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Clash<'g> {
    /// Of the one side.
    pub one: StatementRef<'g>,
    /// Of the other.
    pub other: StatementRef<'g>,
    /// How hard.
    pub opposition: Opposition,
}

impl<'g> Clash<'g> {
    pub(super) fn new(one: StatementRef<'g>, other: StatementRef<'g>, whole: Opposition) -> Self {
        let is_flat =
            |statement: StatementRef<'g>| statement.stance().is_none_or(|stance| Saying::Stance(stance).is_flat());
        let is_tense = whole == Opposition::Contradiction && !(is_flat(one) && is_flat(other));
        Clash { one, other, opposition: if is_tense { Opposition::Tension } else { whole } }
    }

    /// Whether both stand in one document; none where one stands in none.
    pub fn is_within_a_document(&self) -> Option<bool> {
        Some(document(self.one)? == document(self.other)?)
    }

    /// Who says both. Nobody where they are no stances.
    pub fn agents(&self) -> Vec<AgentRef<'g>> {
        let agents = |statement: StatementRef<'g>| statement.stance().into_iter().flat_map(StanceRef::agents);
        let ours: Vec<AgentRef<'g>> = agents(self.one).map(Stated::into_value).collect();
        let mut both: Vec<AgentRef<'g>> = agents(self.other).map(Stated::into_value).collect();
        both.retain(|agent| ours.contains(agent));
        both
    }

    /// Whether the one was uttered before the other, by all dates of their utterance; unknown where one has none. When a quote was published does not count; what an author's voice
    /// says is uttered as it is published.
    pub fn is_in_order(&self) -> Truth {
        uttered_before(self.one, self.other)
    }
}

fn document(statement: StatementRef<'_>) -> Option<DocumentRef<'_>> {
    match statement.stance() {
        Some(stance) => Saying::Stance(stance).document(),
        None => statement.evidence().excerpts().next().map(|words| words.document()),
    }
}

/// Whether it was published before, by another.
fn is_again(document: DocumentRef<'_>) -> bool {
    [Relation::RepublishedBy, Relation::RepublicationOf]
        .into_iter()
        .any(|relation| document.statements(relation).next().is_some())
}

/// Whether every reading of the dates puts the one before the other.
pub(super) fn uttered_before(one: StatementRef<'_>, other: StatementRef<'_>) -> Truth {
    let dates = |statement: StatementRef<'_>| -> Vec<_> {
        let Some(stance) = statement.stance() else { return Vec::new() };
        match stance.quote() {
            Some(quote) => quote.dates().filter_map(Stated::into_value).cloned().collect(),
            None => {
                let voice = Saying::Stance(stance).voice().filter(|voice| voice.kind() == VoiceKind::Author);
                let document = voice.and_then(VoiceRef::document).filter(|document| !is_again(*document)).into_iter();
                document.flat_map(|document| document.published()).filter_map(Stated::into_value).cloned().collect()
            }
        }
    };
    let (one, other) = (dates(one), dates(other));
    let each = one.iter().flat_map(|date| other.iter().map(move |later| date.before(later)));
    each.reduce(|one, other| if one == other { one } else { Truth::Unknown }).unwrap_or(Truth::Unknown)
}
