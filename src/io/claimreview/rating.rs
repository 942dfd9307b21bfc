//! The rule by which a verdict is normalised.

use crate::model::Rating;

/// What a review's rating says.
#[derive(Clone, Default, Debug)]
pub(super) struct Scale<'r> {
    pub(super) verdict: &'r str,
    pub(super) value: Option<&'r str>,
    pub(super) best: Option<&'r str>,
    pub(super) worst: Option<&'r str>,
}

/// Verdicts that say plainly what they are, in lower case. A phrase that is not here is not read.
const WORDS: &[(Rating, &[&str])] = &[
    (Rating::True, &["true", "correct", "accurate", "supported", "verdadero", "vrai", "wahr", "richtig", "vero"]),
    (
        Rating::False,
        &["false", "incorrect", "wrong", "refuted", "fake", "pants on fire", "falso", "faux", "falsch", "untrue"],
    ),
    (
        Rating::Mixture,
        &[
            "mixture",
            "mixed",
            "half true",
            "half-true",
            "partly true",
            "partly false",
            "partially true",
            "partially false",
            "mostly true",
            "mostly false",
        ],
    ),
    (
        Rating::Other,
        &["unproven", "unverified", "unsupported", "not enough evidence", "no evidence", "outdated", "satire"],
    ),
];

/// The normalised rating, or none where it is not plain. By the words, if the list has them; by the numbers, if all three are given: the best is true, the
/// worst false, what lies between a mixture. Where the two differ it is unknown, but for what no number can say.
pub(super) fn normalised(scale: &Scale<'_>) -> Option<Rating> {
    match (by_words(scale.verdict), by_numbers(scale)) {
        (Some(Rating::Other), _) => Some(Rating::Other),
        (Some(words), Some(numbers)) => (words == numbers).then_some(words),
        (words, numbers) => words.or(numbers),
    }
}

/// The numbers that say a rating, from 1 to 5; none for what no number can say.
pub(super) fn number(rating: Rating) -> Option<&'static str> {
    match rating {
        Rating::True => Some(BEST),
        Rating::Mixture => Some("3"),
        Rating::False => Some(WORST),
        Rating::Other => None,
    }
}

pub(super) const BEST: &str = "5";
pub(super) const WORST: &str = "1";

fn by_words(verdict: &str) -> Option<Rating> {
    let plain = verdict.trim().trim_end_matches(['.', '!']).to_lowercase();
    let found = WORDS.iter().find(|(_, words)| words.contains(&plain.as_str()));
    found.map(|(rating, _)| *rating)
}

fn by_numbers(scale: &Scale<'_>) -> Option<Rating> {
    let number = |text: Option<&str>| text?.trim().parse::<f64>().ok().filter(|number| number.is_finite());
    let (value, best, worst) = (number(scale.value)?, number(scale.best)?, number(scale.worst)?);
    if worst >= best || value < worst || value > best {
        return None;
    }
    Some(if value >= best {
        Rating::True
    } else if value <= worst {
        Rating::False
    } else {
        Rating::Mixture
    })
}
