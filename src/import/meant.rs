//! What was probably meant by a name that there is not.

use crate::text::edits;

/// What people and models often write instead.
const OTHERWISE: &[(&str, &str)] = &[
    ("said_by", "spoken_by"),
    ("speaker", "spoken_by"),
    ("speakers", "spoken_by"),
    ("addressee", "to"),
    ("source", "spoken_by"),
    ("text", "segments"),
    ("quote", "segments"),
    ("content", "segments"),
    ("relay", "by_way_of"),
    ("relays", "by_way_of"),
    ("date", "published"),
    ("date", "when"),
    ("author", "by"),
    ("verbatim", "direct"),
    ("paraphrase", "indirect"),
    ("location", "at"),
    ("type", "kind"),
    ("id", "key"),
    ("document", "place"),
    ("person", "people"),
    ("people", "person"),
    ("persons", "people"),
    ("text", "wording"),
    ("occurrence", "nth"),
    ("partial", "mixed"),
    ("pronominal", "pronoun"),
    ("proper", "named"),
    ("statement", "asserted"),
    ("support", "supports"),
    ("deny", "denies"),
];

/// Longer names are no slips of the pen.
const LONGEST: usize = 64;

/// The name that is almost this one, or is often written so; the first of several.
pub(super) fn meant<'k>(name: &str, known: &[&'k str]) -> Option<&'k str> {
    let plain = plain(name);
    if name.len() > LONGEST || plain.is_empty() {
        return None;
    }
    let same = known.iter().find(|known| self::plain(known) == plain);
    let otherwise = || {
        let others = OTHERWISE.iter().filter(|(written, _)| *written == name);
        others.flat_map(|(_, meant)| known.iter().find(|known| *known == meant)).next()
    };
    let near = || {
        let limit = plain.len().div_ceil(4).min(2);
        let within = known.iter().filter_map(|known| Some((edits(&plain, &self::plain(known), limit)?, known)));
        within.min_by_key(|(edits, _)| *edits).map(|(_, known)| known)
    };
    let begins = || {
        let shares = |known: &&&str| {
            let other = self::plain(known);
            plain.len() >= 3 && (other.starts_with(&plain) || plain.starts_with(&other))
        };
        known.iter().find(shares)
    };
    same.or_else(otherwise).or_else(near).or_else(begins).copied()
}

/// The names most like it, best first; at most five. A word that they share counts more than letters.
pub(super) fn most_alike<'k>(name: &str, known: &[&'k str]) -> Vec<&'k str> {
    let name: String = name.chars().take(LONGEST).collect::<String>().to_lowercase();
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let shares = |known: &str| known.split('_').filter(|word| words.contains(word)).count();
    let mut alike: Vec<&str> = known.to_vec();
    alike.sort_by_cached_key(|known| {
        (std::cmp::Reverse(shares(known)), edits(&plain(&name), &plain(known), 2 * LONGEST))
    });
    alike.truncate(5);
    alike
}

fn plain(name: &str) -> Vec<char> {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
