//! Which values fields can hold.

use std::str::FromStr;

use crate::model::{
    Attitude, CueKind, Date, EventStatus, MentionForm, Modality, NodeKind, Polarity, QuoteKind, StanceKind,
};

/// Whether a field can hold a value: a term of its list, a date.
///
/// # Errors
/// Why not, and what it can hold.
pub(super) fn fits(field: &str, value: &str) -> Result<(), String> {
    fn is<T: FromStr<Err: ToString>>(value: &str) -> Result<(), String> {
        value.parse::<T>().map(|_| ()).map_err(|error| error.to_string())
    }
    match field {
        "kind" => is::<QuoteKind>(value),
        "form" => is::<MentionForm>(value),
        "stance" => is::<StanceKind>(value),
        "modality" | "modalities" => is::<Modality>(value),
        "attitude" => is::<Attitude>(value),
        "cue_kinds" => is::<CueKind>(value),
        "polarities" => is::<Polarity>(value),
        "statuses" => is::<EventStatus>(value),
        "when" => is::<Date>(value),
        _ => Ok(()),
    }
}

/// Whether records of a kind have a field.
pub(super) fn can_fill(kind: NodeKind, field: &str) -> bool {
    let is = |kinds: &[NodeKind]| kinds.contains(&kind);
    match field {
        "notes" => true,
        "wording" | "stance" | "modality" | "attitude" => is(&[NodeKind::Claim]),
        "names" | "descriptions" => !is(&[NodeKind::Quote, NodeKind::Claim]),
        "subtypes" => !is(&[NodeKind::Quote, NodeKind::Claim, NodeKind::Person]),
        "offices" => is(&[NodeKind::Person]),
        "statuses" => is(&[NodeKind::Event]),
        "when" | "at" | "during" => is(&[NodeKind::Quote, NodeKind::Event]),
        "about" => is(&[NodeKind::Quote, NodeKind::Claim]),
        // Of mentions, of voices and of stances, or more than one value.
        "form" | "owned_by" | "by" | "viewpoint" | "unattributed" | "attributes" | "related" => false,
        _ => is(&[NodeKind::Quote]),
    }
}
