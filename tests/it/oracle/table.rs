//! What can stand where.

pub(crate) const AGENTS: &[&str] = &["person", "organization", "place", "event", "document", "someone"];
pub(crate) const ENTITIES: &[&str] = &["person", "organization", "place", "event", "someone", "claim"];
pub(crate) const TOPICS: &[&str] =
    &["person", "organization", "place", "event", "document", "someone", "quote", "claim"];
pub(crate) const HOLDERS: &[&str] = &["voice", "quote"];

/// The kinds of node of which an edge is said; everything, where the deeds cannot be wrong.
pub(super) fn subjects(relation: &str) -> Option<&'static [&'static str]> {
    match relation {
        "member_of" | "participated" => Some(AGENTS),
        "takes_stance" => Some(HOLDERS),
        "owned_by" => Some(&["voice"]),
        _ => None,
    }
}

/// The kinds of node to which an edge can lead; every kind for the others.
pub(super) fn objects(relation: &str) -> Option<&'static [&'static str]> {
    match relation {
        "spoken_by" | "to" | "by_way_of" | "perhaps_by_way_of" | "owned_by" | "published_by" | "republished_by"
        | "reviewed_by" | "viewpoint" => Some(AGENTS),
        "about" => Some(TOPICS),
        "during" | "participated" => Some(&["event"]),
        "at" | "within" | "governs" => Some(&["place"]),
        "member_of" | "part_of" => Some(&["organization"]),
        "nested_in" | "repeats" | "same_utterance" => Some(&["quote"]),
        "takes_stance" | "contradicts" | "supports" | "refines" | "restates" | "reviews" => Some(&["claim"]),
        "cites" | "quotes_from" | "republication_of" | "revision_of" | "summary_of" => Some(&["document"]),
        _ => None,
    }
}

/// How many statements of a relation a node needs in order to be there.
pub(super) fn needs(kind: &str) -> &'static [(&'static str, usize)] {
    match kind {
        "voice" => &[("exists", 1), ("voice_in", 1), ("voice_kind", 1)],
        "quote" => &[("exists", 1), ("in_document", 1), ("quote_kind", 1)],
        "document" => &[("exists", 1)],
        "claim" => &[("wording", 1)],
        "review" => &[("reviews", 1), ("verdict", 1)],
        "comparison" => &[("compares", 2)],
        _ => &[],
    }
}
