//! The words and terms that are drawn.

/// Of the texts; some are repeated, some are not of ASCII letters.
pub(crate) const WORDS: &[&str] =
    &["the", "port", "is", "shut", "Zoë", "said", "on", "so", "Łódź", "cafe", "cafe\u{301}", "Ωμέγα", "I"];
pub(crate) const NAMES: &[&str] = &["Ana Ruiz", "Zoë", "the Gazette", "Łódź", "Cape Town", "Ωμέγα", "!!!", "storm"];
pub(crate) const DATES: &[&str] =
    &["2019", "2020", "2020-05", "2020-05-17", "2020-06", "2021-01-31", "2020/2021", "2020-05/..", "../2020-05-17"];
pub(crate) const VERDICTS: &[&str] = &["mostly false", "true enough"];
pub(crate) const FORMS: &[&str] = &["named", "nominal", "pronoun"];
pub(crate) const STATUSES: &[&str] = &["occurred", "planned", "cancelled", "hypothetical", "alleged", "ongoing"];
pub(crate) const VOICES: &[&str] = &[
    "title",
    "byline",
    "caption",
    "credit",
    "biography",
    "editor_note",
    "machine_summary",
    "standfirst",
    "subheading",
];
pub(crate) const QUOTE_KINDS: &[&str] = &["direct", "indirect", "mixed", "scare"];
pub(crate) const CUE_KINDS: &[&str] = &["speech", "writing", "belief", "attitude", "interpretation", "implied"];
pub(crate) const POLARITIES: &[&str] = &["affirmative", "negative", "open"];
pub(crate) const MODALITIES: &[&str] =
    &["asserted", "denied", "promised", "questioned", "commanded", "predicted", "conditional"];
pub(crate) const STANCES: &[&str] = &["asserts", "denies", "questions", "predicts", "conditional", "commands"];
pub(crate) const ATTITUDES: &[&str] = &["endorses", "neutral", "distances"];
pub(crate) const RATINGS: &[&str] = &["true", "mixture", "false", "other"];
