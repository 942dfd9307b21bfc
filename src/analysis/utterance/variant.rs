//! Quotes that may say the same in other words.

use std::collections::{HashMap, HashSet};
use std::fmt;

use super::likeness::Likeness;
use crate::graph::{QuoteRef, Ref, View};
use crate::model::NodeKind;
use crate::text::{normal, visibly};

/// Two quotes that may render the same words, and are not near enough to be held for one utterance: a candidate, for somebody to judge.
#[derive(Clone)]
#[non_exhaustive]
pub struct Variant<'g> {
    /// The one of which all content words are in the other.
    pub shorter: QuoteRef<'g>,
    /// The other.
    pub longer: QuoteRef<'g>,
    /// The content words of the shorter, without case, in order.
    pub shared: Vec<String>,
    policy: String,
}

impl Variant<'_> {
    /// The policy by which it was concluded.
    pub fn policy(&self) -> &str {
        &self.policy
    }
}

/// Of those that have a word so many are looked at.
const MANY: usize = 256;

impl View {
    /// Quotes of which one has all content words of the other, and which are not of one [utterance](View::utterances): "stop the killing" and "I want the killing to stop". Who speaks
    /// does not count, and nothing is merged: "Thank you" may have been said twice.
    ///
    /// The rule: of the words of the shorter, those that not any text has ([`Likeness`]), at least one, are all in the longer, in whatever order. Quotes that stand at the same place are no variants. In
    /// order of insertion, of the shorter and then of the longer. Cost: that of `utterances`, and O(quotes × those that share their rarest word, at most 256).
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// let note = graph.insert(Document::new("note", "“Open the port,” she said. “I want the port to be open.” “Go home.”"))?;
    /// # for words in ["Open the port,", "I want the port to be open.", "Go home."] { graph.insert(Quote::direct(note, words).unattributed())?; }
    /// let variants: Vec<String> = graph.variants(&Likeness::default()).iter().map(ToString::to_string).collect();
    /// assert_eq!(variants, ["“Open the port,” in “I want the port to be open.” by open, port"]);
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn variants(&self, likeness: &Likeness) -> Vec<Variant<'_>> {
        let utterances = self.utterances(likeness);
        let quotes: Vec<QuoteRef<'_>> = self.nodes_of(NodeKind::Quote).map(|quote| Ref::new(self, quote)).collect();
        let words: Vec<Vec<String>> = quotes.iter().map(|quote| content_words(&quote.words(), likeness)).collect();
        let mut having: HashMap<&str, Vec<usize>> = HashMap::new();
        for (place, words) in words.iter().enumerate() {
            words.iter().for_each(|word| having.entry(word).or_default().push(place));
        }
        let sets: Vec<HashSet<&str>> = words.iter().map(|words| words.iter().map(String::as_str).collect()).collect();
        let mut variants = Vec::new();
        for (place, (shorter, own)) in quotes.iter().zip(&words).enumerate() {
            let rarest = own.iter().filter_map(|word| having.get(word.as_str())).min_by_key(|having| having.len());
            for other in rarest.into_iter().flatten().copied().take(MANY) {
                let (Some(longer), Some(theirs)) = (quotes.get(other), sets.get(other)) else { continue };
                // Of two with the same words the earlier is the shorter.
                let is_shorter = own.len() < theirs.len() || (own.len() == theirs.len() && place < other);
                let is_apart =
                    || !is_same(&utterances.of(*shorter), &utterances.of(*longer)) && !overlap(*shorter, *longer);
                if is_shorter && own.iter().all(|word| theirs.contains(word.as_str())) && is_apart() {
                    variants.push(Variant {
                        shorter: *shorter,
                        longer: *longer,
                        shared: own.clone(),
                        policy: likeness.name().to_owned(),
                    });
                }
            }
        }
        variants
    }
}

fn is_same<T>(one: &Option<&T>, other: &Option<&T>) -> bool {
    one.zip(*other).is_some_and(|(one, other)| std::ptr::eq(one, other))
}

/// Whether they stand at the same place, in part.
pub(in crate::analysis) fn overlap(one: QuoteRef<'_>, other: QuoteRef<'_>) -> bool {
    let extents = |quote: QuoteRef<'_>| quote.excerpts().map(|words| words.extent()).collect::<Vec<_>>();
    let others = extents(other);
    extents(one)
        .iter()
        .any(|extent| others.iter().any(|other| other.document == extent.document && other.span.overlaps(extent.span)))
}

/// The words that not any text has, without case, none twice, in the order of the text.
pub(in crate::analysis) fn content_words(text: &str, likeness: &Likeness) -> Vec<String> {
    let words = normal(text, b' ');
    let mut seen = HashSet::new();
    let words = words.split(' ').filter(|word| !word.is_empty() && !likeness.is_function_word(word));
    words.filter(|word| seen.insert(word.to_owned())).map(str::to_owned).collect()
}

impl fmt::Display for Variant<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        visibly(f, |f| {
            write!(f, "“{}” in “{}” by {}", self.shorter.words(), self.longer.words(), self.shared.join(", "))
        })
    }
}

impl fmt::Debug for Variant<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in {}", self.shorter.key(), self.longer.key())
    }
}
