//! What is wrong with the form of a file, in the file's own words: JSON's and its fields', not Rust's.

use super::meant::{meant, most_alike};
use crate::graph::FaultKind;
use crate::text::FindError;

/// What is wrong with a record as such, with what to write instead.
pub(super) fn said(kind: &FaultKind) -> String {
    match kind {
        FaultKind::KeyTaken { key, kind, found, .. } if kind != found => {
            format!("{key:?} is the key of a {found} already, and this is a {kind}: give it a `key` of its own")
        }
        FaultKind::KeyTaken { key, found, .. } => format!(
            "{key:?} is the key of a {found} already: give this record a `key` of its own; or, if both are one {found}, write \"key\": {key:?} in it"
        ),
        FaultKind::NoText => {
            "it has no text: give its `text`, or the `file` that holds it; under the key of a document that is there already it needs neither"
                .to_owned()
        }
        FaultKind::NoKey => "it has no `key`, and no name from which one follows: give it a key".to_owned(),
        FaultKind::NoPlace => {
            "there is no place in which to look for words: write its `place`, or name the document with the words: {\"document\": KEY, \"at\": [{\"words\": ...}]}"
                .to_owned()
        }
        FaultKind::NothingImplies => {
            "it is said to be implied, but there are no words that could imply it: write the words, or `\"outside\": true`"
                .to_owned()
        }
        FaultKind::NoGround => {
            "it has no ground, for there are no words in it: point at words, or write `implied` or `outside`".to_owned()
        }
        FaultKind::NotWithin { holder, .. } => {
            format!("its words do not lie within {holder:?}: point at words that do, or name what holds them")
        }
        FaultKind::RefusedWith(key) => format!("it refers to {key:?}, which is refused: mend that one first"),
        FaultKind::NoSuchKey { nearest, .. } if nearest.is_empty() => {
            format!("{kind}: record what has it, or write the key of what is recorded")
        }
        FaultKind::Words { error, elsewhere, .. } if elsewhere.is_empty() && has_nothing_like_it(error) => {
            format!("{kind}, nor anything like it: copy the words from the text, or leave out what it does not say")
        }
        kind @ FaultKind::Words { .. } => kind.to_string().replace(FindError::WHICH, WHICH),
        kind => kind.to_string(),
    }
}

fn has_nothing_like_it(error: &FindError) -> bool {
    matches!(error, FindError::NotFound { nearest: None, .. })
}

/// The fields of a selector that tell places apart.
const WHICH: &str = "`nth`, by what stands before (`prefix`) or after (`suffix`)";

/// What a reader of JSON found wrong, without the place, which is told apart.
pub(super) fn told(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    in_the_files_words(message.strip_suffix(&place).unwrap_or(&message))
}

/// Lists of values, each with its ground.
const VALUES: &[&str] = &[
    "names",
    "descriptions",
    "offices",
    "spoken_by",
    "to",
    "by_way_of",
    "when",
    "at",
    "about",
    "during",
    "nested_in",
    "modalities",
    "members",
    "part_of",
    "within",
    "statuses",
    "owned_by",
    "titles",
    "published",
];

/// What is wrong with a field as a whole, and what would do.
pub(super) fn of_field(name: &str, message: String) -> String {
    let is_list = message.starts_with("expected a list") && VALUES.contains(&name);
    if is_list { format!("{message}: write [{{\"value\": ..., \"words\": \"...\"}}]") } else { message }
}

/// The same of a value that is JSON.
pub(super) fn told_of_value(error: &serde_json::Error) -> String {
    match told(error) {
        // The reader says this of an object that should have one field.
        message if message == "expected value" => ONE_FIELD.to_owned(),
        message => message,
    }
}

fn in_the_files_words(message: &str) -> String {
    for (prefix, put) in PUT {
        if let Some(rest) = message.strip_prefix(prefix) {
            return put(rest);
        }
    }
    message.to_owned()
}

type Put = fn(&str) -> String;

/// How messages of the reader begin, and how their rest is put instead.
const PUT: &[(&str, Put)] = &[
    ("invalid type: ", mismatch),
    ("invalid value: ", mismatch),
    ("invalid length ", |rest| match rest.split_once(", expected ") {
        Some((_, wanted)) if is_rust(wanted) && !EXPECTED.iter().any(|(name, _)| *name == wanted) => {
            "expected an object, found a list".to_owned()
        }
        Some((length, wanted)) => format!("expected {}, found {length} values", expected(wanted)),
        None => format!("a list of {rest} values cannot stand here"),
    }),
    ("unknown variant ", |rest| unknown(rest, "is none of the terms that can stand here")),
    ("unknown field ", |rest| unknown(rest, "is no field here")),
    ("missing field ", missing),
    ("duplicate field ", |rest| format!("{rest} stands there twice: leave one out")),
    ("unexpected end of hex escape", |_| HALF.to_owned()),
    ("lone leading surrogate in hex escape", |_| HALF.to_owned()),
    ("recursion limit exceeded", |_| "it nests deeper than 128: no record needs that".to_owned()),
];

const ONE_FIELD: &str =
    "an object here has one field, and no other: `{\"line\": 5}`, `{\"lines\": [5, 7]}` or `{\"words\": ...}`";

const HALF: &str = "half of a pair of \\u escapes is missing: write the character itself";

/// What would do for a part of a value that is missing.
const PARTS: &[(&str, &str)] = &[
    ("`form`", "one of named, nominal, pronoun"),
    ("`role`", "a text: host, speaker, ..."),
    ("`words`", "words, or a selector"),
    ("`stance`", "one of asserts, denies, questions, predicts, conditional, commands"),
    ("`document`", "the key of a document"),
    ("`at`", "a list of `{\"line\": 5}`, `{\"lines\": [5, 7]}`, `{\"words\": ...}`"),
    ("`agent`", "the key of whoever took part"),
];

fn missing(name: &str) -> String {
    match PARTS.iter().find(|(part, _)| *part == name) {
        Some((_, wanted)) => format!("{name} is missing: expected {wanted}"),
        None => format!("{name} is missing"),
    }
}

/// `string "x", expected u32`
fn mismatch(rest: &str) -> String {
    match rest.rsplit_once(", expected ") {
        Some((there, wanted)) => format!("expected {}, found {}", expected(wanted), found(there)),
        None => rest.to_owned(),
    }
}

/// What the reader calls what it expects, and what it is.
const EXPECTED: &[(&str, &str)] = &[
    ("u32", "a whole number of at most 4294967295"),
    ("u64", "a whole number, 0 or more"),
    ("f64", "a number"),
    ("a string", "a text"),
    ("string", "a text"),
    ("a boolean", "`true` or `false`"),
    ("a sequence", "a list in `[` and `]`"),
    ("a map", "an object"),
    ("map", "an object"),
    ("tuple variant Spot::Lines", "the first and the last line"),
    ("tuple variant Spot::Lines with 2 elements", "the first and the last line"),
];

fn expected(wanted: &str) -> String {
    let known = EXPECTED.iter().find(|(name, _)| *name == wanted).map(|(_, put)| (*put).to_owned());
    known.unwrap_or_else(|| if is_rust(wanted) { "an object".to_owned() } else { wanted.to_owned() })
}

fn is_rust(wanted: &str) -> bool {
    ["struct ", "enum ", "tuple "].iter().any(|kind| wanted.starts_with(kind))
}

/// `string "x"`, `integer `5``, `map`
fn found(there: &str) -> String {
    let named = |prefix: &str| there.strip_prefix(prefix);
    let bare = |value: &str| value.trim_matches('`').to_owned();
    if let Some(text) = named("string ") {
        return format!("the text {}", shortened(text));
    }
    if let Some(number) = named("integer ").or_else(|| named("floating point ")) {
        return format!("the number {}", bare(number));
    }
    match there {
        "map" => "an object".to_owned(),
        "sequence" => "a list".to_owned(),
        "null" => "`null`".to_owned(),
        other => other.strip_prefix("boolean ").unwrap_or(other).to_owned(),
    }
}

/// The beginning of a long text is enough to know it again.
fn shortened(text: &str) -> String {
    const SHOWN: usize = 80;
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    text.chars().take(SHOWN).chain(['…', '"']).collect()
}

/// `` `x`, expected one of `a`, `b` ``
fn unknown(rest: &str, what: &str) -> String {
    let Some((name, wanted)) = rest.split_once("`, ") else { return format!("{rest} {what}") };
    let name = name.trim_start_matches('`');
    let known: Vec<&str> = wanted.split('`').skip(1).step_by(2).collect();
    no_such(name, what, &known)
}

/// So many names are not listed where it is plain which was meant.
const MANY: usize = 32;

/// That there is no such name, what was probably meant, and what there is.
pub(super) fn no_such(name: &str, what: &str, known: &[&str]) -> String {
    let name_shown = shortened(name);
    match (meant(name, known), known) {
        (_, []) => format!("`{name_shown}` {what}: there are none"),
        (None, _) if known.len() > MANY => {
            let alike = most_alike(name, known).join(", ");
            format!("`{name_shown}` {what}; the names most like it are {alike}; docs/annotations.schema.json lists all")
        }
        (Some(near), _) if known.len() > MANY => format!("`{name_shown}` {what}: did you mean `{near}`?"),
        (Some(near), _) => format!("`{name_shown}` {what}: did you mean `{near}`? (one of {})", known.join(", ")),
        (None, _) => format!("`{name_shown}` {what}: write one of {}", known.join(", ")),
    }
}
