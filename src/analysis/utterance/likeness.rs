//! When two wordings are one, but for what changes as words are passed on.

use std::collections::HashSet;

/// When two wordings are near enough to be of one utterance, and which words say no: judgements, and so a value that a caller can change. What is concluded
/// by it names it.
///
/// Words are compared without case, marks and punctuation. Two wordings are near if few of their words differ, the words that they share weigh at least as much as those
/// they do not, and so much that chance would not bring them together. A rare word weighs more than a common one (-log₂ of its share of all words); one that stands in any
/// text ("the", "of") hardly anything.
///
/// ```
/// use dictum::Likeness;
///
/// let likeness = Likeness::default();
/// assert_eq!((likeness.differing(3), likeness.differing(12), likeness.differing(20)), (1, 2, 4));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Likeness {
    name: String,
    always: usize,
    one_in: usize,
    negations: HashSet<String>,
    function_words: HashSet<String>,
}

/// However long the wordings are, no more words than these differ: the index has a place for each few of them.
const MOST: usize = 8;

const NEGATIONS: &[&str] = &[
    "no", "not", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor", "without", "cannot", "hardly",
    "barely", "scarcely", "deny", "denies", "denied", "refuse", "refuses", "refused", "fail", "fails", "failed",
    "aint", "arent", "cant", "couldnt", "didnt", "doesnt", "dont", "hadnt", "hasnt", "havent", "isnt", "mightnt",
    "mustnt", "neednt", "shant", "shouldnt", "wasnt", "werent", "wont", "wouldnt",
];

const FUNCTION_WORDS: &[&str] = &[
    "a", "about", "after", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been", "before", "being",
    "but", "by", "can", "could", "d", "did", "do", "does", "for", "from", "had", "has", "have", "he", "her", "here",
    "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just", "ll", "m", "may", "me", "might", "more",
    "most", "must", "my", "no", "not", "now", "of", "on", "or", "our", "out", "over", "re", "s", "shall", "she",
    "should", "so", "some", "such", "t", "than", "that", "the", "their", "them", "then", "there", "these", "they",
    "this", "those", "to", "up", "us", "ve", "very", "was", "we", "were", "what", "when", "which", "who", "will",
    "with", "would", "you", "your",
];

impl Likeness {
    /// The same under a name of the caller's.
    #[must_use]
    pub fn named(self, name: impl Into<String>) -> Self {
        Likeness { name: name.into(), ..self }
    }

    /// The same with so many words that may differ at most, or one in so many, whichever is more; but never over two in five of the shorter wording, nor over eight in all.
    #[must_use]
    pub fn allowing(self, always: usize, one_in: usize) -> Self {
        Likeness { always, one_in, ..self }
    }

    /// The same with one more word that says no.
    #[must_use]
    pub fn with_negation(mut self, word: &str) -> Self {
        self.negations.insert(word.to_lowercase().replace(['\'', '’'], ""));
        self
    }

    /// The same with one more word that weighs hardly anything.
    #[must_use]
    pub fn with_function_word(mut self, word: &str) -> Self {
        self.function_words.insert(word.to_lowercase());
        self
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many words may be removed, added or replaced, where the shorter wording has so many.
    pub fn differing(&self, words: usize) -> usize {
        let share = words.checked_div(self.one_in).unwrap_or_default();
        self.always.max(share).min(words * 2 / 5).min(MOST)
    }

    /// Whether a word says no; it is given in lower case and without apostrophes.
    pub(in crate::analysis) fn is_negation(&self, word: &str) -> bool {
        self.negations.contains(word)
    }

    /// Whether a word stands in any text.
    pub(in crate::analysis) fn is_function_word(&self, word: &str) -> bool {
        self.function_words.contains(word)
    }
}

impl Default for Likeness {
    /// Two words may differ, or one in five; English negations and function words; under the name "default".
    fn default() -> Self {
        let set = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Likeness {
            name: "default".to_owned(),
            always: 2,
            one_in: 5,
            negations: set(NEGATIONS),
            function_words: set(FUNCTION_WORDS),
        }
    }
}
