//! What hedges say of certainty.

use std::collections::HashMap;

use super::certainty::Certainty;

/// Which words lower certainty to what: a judgement, and so a value that a caller can change. What is concluded by it names it.
///
/// Words are compared without case, as whole words. Of several terms in one hedge the lowest counts, but a term within a longer one does not. A hedge in which no term
/// stands is of unknown class: [`Certainty::Unknown`].
///
/// ```
/// use dictum::{Certainty, Hedging};
///
/// let hedging = Hedging::default();
/// assert_eq!(hedging.certainty("Reportedly"), Certainty::Probable);
/// assert_eq!(hedging.certainty("if the leaks are to be believed"), Certainty::Possible);
/// assert_eq!(hedging.certainty("word has it"), Certainty::Unknown);
/// let hedging = hedging.with("word has it", Certainty::Possible).named("our desk");
/// assert_eq!(hedging.certainty("word has it"), Certainty::Possible);
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hedging {
    name: String,
    terms: HashMap<Vec<String>, Certainty>,
    /// How many words the longest term has.
    longest: usize,
}

/// After the classes of FactBank's markers.
const PROBABLE: &[&str] = &[
    "probably",
    "likely",
    "presumably",
    "apparently",
    "seemingly",
    "seems",
    "seemed",
    "appears",
    "appeared",
    "evidently",
    "expected",
    "reportedly",
    "reported",
    "according to",
    "believed",
    "thought",
    "understood",
    "suggests",
    "suggested",
    "it is said",
    "said to",
];

const POSSIBLE: &[&str] = &[
    "possibly",
    "perhaps",
    "maybe",
    "may",
    "might",
    "could",
    "can",
    "allegedly",
    "alleged",
    "supposedly",
    "purportedly",
    "purported",
    "claimed",
    "rumoured",
    "rumored",
    "unconfirmed",
    "unlikely",
    "to be believed",
    "suspected",
];

impl Hedging {
    /// The same under a name of the caller's.
    #[must_use]
    pub fn named(self, name: impl Into<String>) -> Self {
        Hedging { name: name.into(), ..self }
    }

    /// The same with one more term, or with another class for one that it has.
    #[must_use]
    pub fn with(mut self, term: &str, certainty: Certainty) -> Self {
        let term = words(term);
        if !term.is_empty() {
            self.longest = self.longest.max(term.len());
            self.terms.insert(term, certainty);
        }
        self
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How certain a hedge leaves what it hedges. Cost: O(words × words of the longest term).
    pub fn certainty(&self, hedge: &str) -> Certainty {
        let words = words(hedge);
        let (mut at, mut lowest) = (0, None);
        while at < words.len() {
            let ends = (at + 1..=words.len().min(at + self.longest)).rev();
            let found = ends.filter_map(|end| Some((end, *self.terms.get(words.get(at..end)?)?))).next();
            let (end, certainty) = found.map_or((at + 1, None), |(end, certainty)| (end, Some(certainty)));
            lowest = lowest.into_iter().chain(certainty).min();
            at = end;
        }
        lowest.unwrap_or(Certainty::Unknown)
    }
}

impl Default for Hedging {
    /// English words after FactBank's classes, under the name "default": probable are "probably", "likely", "apparently", "reportedly", "according to"
    /// and their like; possible are "may", "might", "could", "perhaps", "allegedly", "rumoured", "to be believed" and theirs.
    fn default() -> Self {
        let none = Hedging { name: "default".to_owned(), terms: HashMap::new(), longest: 0 };
        let probable = PROBABLE.iter().map(|term| (term, Certainty::Probable));
        let possible = POSSIBLE.iter().map(|term| (term, Certainty::Possible));
        probable.chain(possible).fold(none, |hedging, (term, certainty)| hedging.with(term, certainty))
    }
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}
