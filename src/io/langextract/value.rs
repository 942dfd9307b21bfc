//! Which values fields can hold.

use crate::model::{
    Attitude, CueKind, Date, EventStatus, MentionForm, Modality, NodeKind, Polarity, QuoteKind, StanceKind,
};

/// Whether a field can hold a value: a term of its list, a date.
pub(super) fn fits(field: &str, value: &str) -> bool {
    match field {
        "kind" => value.parse::<QuoteKind>().is_ok(),
        "form" => value.parse::<MentionForm>().is_ok(),
        "stance" => value.parse::<StanceKind>().is_ok(),
        "modality" | "modalities" => value.parse::<Modality>().is_ok(),
        "attitude" => value.parse::<Attitude>().is_ok(),
        "cue_kinds" => value.parse::<CueKind>().is_ok(),
        "polarities" => value.parse::<Polarity>().is_ok(),
        "statuses" => value.parse::<EventStatus>().is_ok(),
        "when" => value.parse::<Date>().is_ok(),
        _ => true,
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
