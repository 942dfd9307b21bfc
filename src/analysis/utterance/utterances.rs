//! The quotes of a view, by the utterance that they render.

use std::collections::HashMap;
use std::fmt;

use petgraph::unionfind::UnionFind;

use super::likeness::Likeness;
use super::near::Near;
use super::utterance::Utterance;
use super::words::Words;
use crate::graph::{QuoteRef, Ref, View};
use crate::model::{Handle, NodeKind, Quote};

/// All quotes of a view, by utterance.
pub struct Utterances<'g> {
    utterances: Vec<Utterance<'g>>,
    of: HashMap<u32, usize>,
    is_complete: bool,
    policy: String,
}

impl View {
    /// Every quote, by the utterance that it renders.
    ///
    /// The rule: two quotes render one utterance if somebody said so ([`same_utterance`](Ref::same_utterance)), or if their words are [near](Likeness), whoever is said to
    /// speak them; and so on from one to the next, for words drift. Wordings that weigh little ("Thank you") are held apart even where they are equal. Near wordings meet by what they
    /// must share (prefix filtering) and are then compared word by word; of very many that share the same four words not all are, and
    /// [`is_complete`](Utterances::is_complete) says so. Cost: O(text + quotes × (keys + 64 × words)), where the keys of a quote are at most 45.
    ///
    /// ```
    /// # use dictum::*;
    /// # let mut graph = Graph::new();
    /// let wire = graph.insert(Document::new("wire", "“The port will stay shut until the spring,” said Ana Ruiz. “Thank you.”"))?;
    /// let blog = graph.insert(Document::new("blog", "“The port will stay closed until spring,” she said. “Thank you.”"))?;
    /// let first = graph.insert(Quote::direct(wire, "The port will stay shut until the spring,").unattributed())?;
    /// let second = graph.insert(Quote::direct(blog, "The port will stay closed until spring,").unattributed())?;
    /// # for document in [wire, blog] { graph.insert(Quote::direct(document, "Thank you.").unattributed())?; }
    /// let utterances = graph.utterances(&Likeness::default());
    /// assert_eq!(utterances.iter().count(), 3);
    /// assert_eq!(utterances.of(first).unwrap().quotes()[1].id(), second);
    /// # Ok::<(), GraphError>(())
    /// ```
    pub fn utterances(&self, likeness: &Likeness) -> Utterances<'_> {
        let quotes: Vec<QuoteRef<'_>> = self.nodes_of(NodeKind::Quote).map(|quote| Ref::new(self, quote)).collect();
        let words = Words::of(quotes.iter().map(|quote| quote.words()), likeness);
        let mut near = Near::of(&words, likeness);
        // A set for each set of near wordings, and one for each quote whose wording could be anybody's.
        let mut sets = UnionFind::<u32>::new(words.len() + quotes.len());
        let places: HashMap<u32, u32> =
            quotes.iter().zip(words.len() as u32..).map(|(quote, place)| (quote.id().index(), place)).collect();
        for ((quote, wording), place) in quotes.iter().zip(words.wording_of()).zip(words.len() as u32..) {
            if words.is_telling(*wording) {
                sets.union(near.sets.find_mut(*wording), place);
            }
            for same in quote.same_utterance() {
                places.get(&same.id().index()).into_iter().for_each(|other| _ = sets.union(place, *other));
            }
        }
        let mut utterances: Vec<Utterance<'_>> = Vec::new();
        let mut places: HashMap<u32, usize> = HashMap::new();
        let mut of: HashMap<u32, usize> = HashMap::with_capacity(quotes.len());
        for (quote, place) in quotes.into_iter().zip(words.len() as u32..) {
            let place = *places.entry(sets.find_mut(place)).or_insert(utterances.len());
            if place == utterances.len() {
                utterances.push(Utterance::default());
            }
            utterances.get_mut(place).into_iter().for_each(|utterance| utterance.push(quote));
            of.insert(quote.id().index(), place);
        }
        Utterances { utterances, of, is_complete: near.is_complete, policy: likeness.name().to_owned() }
    }
}

impl<'g> Utterances<'g> {
    /// Each utterance, in the order of their first quotes; most have one.
    pub fn iter(&self) -> impl Iterator<Item = &Utterance<'g>> + '_ {
        self.utterances.iter()
    }

    /// The utterance that a quote renders; none for a quote that the view does not show.
    pub fn of(&self, quote: impl Handle<Quote>) -> Option<&Utterance<'g>> {
        self.of.get(&quote.handle().index()).and_then(|place| self.utterances.get(*place))
    }

    /// Whether every two quotes that may be near were compared.
    pub fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// The policy by which it was concluded.
    pub fn policy(&self) -> &str {
        &self.policy
    }
}

impl fmt::Debug for Utterances<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} utterances of {} quotes; by the policy {}", self.utterances.len(), self.of.len(), self.policy)
    }
}
