//! Quotes by the utterance that they render.

use std::collections::{BTreeMap, BTreeSet};

use dictum::{Document, Graph, Id, Likeness, Outside, Quote, Rendering};
use proptest::prelude::*;

use crate::world::cases;

/// Each wording as a quote in a document of its own.
fn quoting(wordings: &[String]) -> (Graph, Vec<Id<Quote>>) {
    let mut graph = Graph::new();
    let documents: Vec<Document> = wordings
        .iter()
        .enumerate()
        .map(|(number, words)| Document::new(format!("d{number}"), words.as_str()))
        .collect();
    let documents = graph.insert_all(documents).unwrap();
    let quote = |(document, words): (&Id<Document>, &String)| Quote::direct(*document, words.as_str()).unattributed();
    let quotes = graph.insert_all(documents.iter().zip(wordings).map(quote)).unwrap();
    (graph, quotes)
}

/// What weighs what, and which two are near, as the documentation has it; every pair is compared with a full table of edits.
struct Naive<'w> {
    wordings: Vec<Vec<&'w str>>,
    likeness: Likeness,
}

impl<'w> Naive<'w> {
    fn of(texts: &'w [String]) -> Self {
        Naive { wordings: texts.iter().map(|text| text.split(' ').collect()).collect(), likeness: Likeness::default() }
    }

    fn weight(&self, word: &str) -> f32 {
        let all: usize = self.wordings.iter().map(Vec::len).sum();
        let count = self.wordings.iter().flatten().filter(|other| **other == word).count();
        let weight = ((all as f32 + 1000.0) / count as f32).log2();
        if word == "the" { weight.min(3.0) } else { weight }
    }

    fn chance(&self, length: usize) -> f32 {
        let distinct: BTreeSet<&Vec<&str>> = self.wordings.iter().filter(|wording| wording.len() == length).collect();
        (distinct.len().max(1) as f32).log2()
    }

    fn total(&self, words: &[&str]) -> f32 {
        words.iter().map(|word| self.weight(word)).sum()
    }

    fn are_one(&self, a: &[&str], b: &[&str]) -> bool {
        let least = (self.chance(a.len()) + self.chance(b.len())).max(15.0);
        if a == b {
            return self.total(a) >= least;
        }
        let mut left = b.to_vec();
        let mut shared = 0.0;
        for word in a {
            if let Some(at) = left.iter().position(|other| other == word) {
                left.remove(at);
                shared += self.weight(word);
            }
        }
        let is_like = shared >= least && shared >= (self.total(a) + self.total(b)) / 4.0;
        // Wordings that weigh nothing are nobody's, and are held apart.
        let is_telling = |words: &[&str]| self.total(words) >= (2.0 * self.chance(words.len())).max(15.0);
        is_like && is_telling(a) && is_telling(b) && edits(a, b) <= self.likeness.differing(a.len().min(b.len()))
    }

    /// The smallest number in the set of each.
    fn sets(&self) -> Vec<usize> {
        let mut set: Vec<usize> = (0..self.wordings.len()).collect();
        let all: Vec<(usize, usize)> = (0..set.len()).flat_map(|one| (0..one).map(move |other| (other, one))).collect();
        for (one, other) in all {
            if self.are_one(&self.wordings[one], &self.wordings[other]) && set[one] != set[other] {
                let (low, high) = (set[one].min(set[other]), set[one].max(set[other]));
                set.iter_mut().filter(|number| **number == high).for_each(|number| *number = low);
            }
        }
        set
    }
}

fn edits(a: &[&str], b: &[&str]) -> usize {
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = match (i, j) {
                (0, _) => j,
                (_, 0) => i,
                _ => (table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]))
                    .min(table[i - 1][j] + 1)
                    .min(table[i][j - 1] + 1),
            };
        }
    }
    table[a.len()][b.len()]
}

/// A few wordings, and what came of them by few changes.
fn wordings() -> impl Strategy<Value = Vec<String>> {
    let word = || {
        prop::sample::select(vec!["the", "port", "shut", "ferry", "mayor", "spring", "deck", "rope", "tide", "gull"])
    };
    let first = prop::collection::vec(word(), 1..12);
    let change = (0..12_usize, prop::option::of(word()));
    let next = (0..3_usize, prop::collection::vec(change, 0..4));
    (prop::collection::vec(first, 1..4), prop::collection::vec(next, 0..8)).prop_map(|(mut all, next)| {
        for (from, changes) in next {
            let mut words = all[from % all.len()].clone();
            for (at, word) in changes {
                let at = at % words.len();
                match word {
                    Some(word) => words[at] = word,
                    None if words.len() > 1 => drop(words.remove(at)),
                    None => {}
                }
            }
            all.push(words);
        }
        all.into_iter().map(|words| words.join(" ")).collect()
    })
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn the_sets_are_those_that_come_of_comparing_every_pair(wordings in wordings()) {
        let (graph, quotes) = quoting(&wordings);
        graph.verify().unwrap();
        let utterances = graph.utterances(&Likeness::default());
        prop_assert!(utterances.is_complete());
        let mut by_first = BTreeMap::new();
        for utterance in utterances.iter() {
            let first = utterance.quotes()[0].id();
            by_first.extend(utterance.quotes().iter().map(|quote| (quote.id(), first)));
        }
        let found: Vec<Id<Quote>> = quotes.iter().map(|quote| by_first[quote]).collect();
        let expected: Vec<Id<Quote>> = Naive::of(&wordings).sets().into_iter().map(|first| quotes[first]).collect();
        prop_assert_eq!(found, expected);
        for quote in &quotes {
            prop_assert!(utterances.of(*quote).is_some_and(|utterance| utterance.quotes().iter().any(|other| other.id() == *quote)));
        }
    }
}

#[test]
fn what_somebody_judged_one_utterance_is_one_however_it_is_worded() {
    let words = ["It is not to be.", "So it shall never happen, he said to them."].map(str::to_owned);
    let (mut graph, quotes) = quoting(&words);
    assert_eq!(graph.utterances(&Likeness::default()).iter().count(), 2);
    graph.insert(quotes[0].same_utterance(quotes[1], Outside)).unwrap();
    assert_eq!(graph.utterances(&Likeness::default()).iter().count(), 1);
    assert_eq!(graph.archive().utterances(&Likeness::default()).iter().count(), 1);
}

#[test]
fn thousands_with_the_same_common_words_do_not_all_meet_and_it_is_said() {
    let mut wordings: Vec<String> =
        (0..3_000).map(|number| format!("the mayor shut the port deck{number} rope{number}")).collect();
    wordings.push(wordings[7].clone());
    let (graph, quotes) = quoting(&wordings);
    let utterances = graph.utterances(&Likeness::default());
    assert_eq!(utterances.of(quotes[7]).unwrap().quotes().last().unwrap().id(), quotes[3_000]);
    assert!(utterances.iter().count() <= 3_000);
}

#[test]
fn it_appeared_first_where_no_other_is_certainly_earlier() {
    let mut graph = Graph::new();
    let text = "The port will stay shut until spring";
    let dates = [Some("2024-03-05"), Some("2024-03"), Some("2024-02"), None, Some("2024-02-20")];
    for (number, date) in dates.into_iter().enumerate() {
        let document = Document::new(format!("d{number}"), text);
        let document = graph.insert(match date {
            Some(date) => document.published(date, Outside),
            None => document,
        });
        graph.insert(Quote::direct(document.unwrap(), text).unattributed()).unwrap();
    }
    let utterances = graph.utterances(&Likeness::default());
    let [utterance] = utterances.iter().collect::<Vec<_>>()[..] else { panic!("{utterances:?}") };
    let earliest: Vec<&str> = utterance.earliest().iter().map(|quote| quote.document().key().as_str()).collect();
    assert_eq!(earliest, ["d2", "d3", "d4"]);
}

#[test]
fn words_drift_from_the_nearest_document_that_has_them() {
    let mut graph = Graph::new();
    let texts = [
        ("wire", "The port will probably stay shut until spring"),
        ("carrier", "Nothing of it is here."),
        ("blog", "The port will stay shut until spring"),
        ("echo", "The port will stay shut until the spring"),
    ];
    let mut documents = Vec::new();
    for (key, text) in texts {
        let document = graph.insert(Document::new(key, text)).unwrap();
        documents.push(document);
        if key != "carrier" {
            graph.insert(Quote::direct(document, text).unattributed()).unwrap();
        }
    }
    for (one, other) in [(1, 0), (2, 1), (3, 2), (3, 0), (2, 3)] {
        graph.insert(documents[one].cites(documents[other], Outside)).unwrap();
    }
    let likeness = Likeness::default();
    let utterances = graph.utterances(&likeness);
    let drifts = utterances.iter().next().unwrap().drift(&likeness);
    let key = |quote: dictum::QuoteRef<'_>| quote.document().key().to_string();
    let ways: Vec<(String, String, usize)> =
        drifts.iter().map(|drift| (key(drift.source), key(drift.rendering), drift.citations.len())).collect();
    let expected = [("echo", "blog", 1), ("wire", "blog", 2), ("wire", "echo", 1), ("blog", "echo", 1)];
    let mut expected: Vec<_> = expected.map(|(one, other, steps)| (one.to_owned(), other.to_owned(), steps)).into();
    let mut found = ways;
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
    let hedge = drifts.iter().find(|drift| key(drift.source) == "wire" && key(drift.rendering) == "blog").unwrap();
    assert_eq!(
        (hedge.fidelity.rendering(), hedge.fidelity.left_out().join(",")),
        (Rendering::Elided, "probably".to_owned())
    );
}
