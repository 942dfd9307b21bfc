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
    match field {
        "wording" | "stance" | "by" | "viewpoint" | "modality" | "attitude" => kind == NodeKind::Claim,
        "names" | "descriptions" | "subtypes" | "notes" => {
            !matches!(kind, NodeKind::Quote | NodeKind::Claim) || field == "notes"
        }
        "offices" => kind == NodeKind::Person,
        "statuses" => kind == NodeKind::Event,
        "when" => matches!(kind, NodeKind::Quote | NodeKind::Event),
        "about" => matches!(kind, NodeKind::Quote | NodeKind::Claim),
        _ => kind == NodeKind::Quote,
    }
}
