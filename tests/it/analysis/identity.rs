//! Who may be one.

use std::collections::BTreeMap;

use dictum::{Claim, Document, Graph, Id, Organization, Outside, Person, Resemblance, Resembling, Someone};
use proptest::prelude::*;

use crate::world::cases;

/// Whether the shorter is the longer without one letter, or both differ in one.
fn is_one_edit(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let without = |letters: &[char], at: usize| {
        letters.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, c)| *c).collect::<Vec<_>>()
    };
    let replaced = a.len() == b.len() && (0..a.len()).any(|at| without(&a, at) == without(&b, at));
    let removed = |long: &[char], short: &[char]| {
        long.len() == short.len() + 1 && (0..long.len()).any(|at| without(long, at) == short)
    };
    a != b && (replaced || removed(&a, &b) || removed(&b, &a))
}

/// In what two names resemble each other, as the documentation has it.
fn naive(a: &str, b: &str) -> Vec<Resemblance> {
    let (one, other): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let mut found = Vec::new();
    if a == b {
        found.push(Resemblance::SameName);
    }
    let part = |one: &[&str], other: &[&str]| one.len() < other.len() && one.iter().all(|word| other.contains(word));
    let in_order = |words: &[&str]| {
        let mut words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        words.sort_unstable();
        words
    };
    if part(&one, &other) || part(&other, &one) || (a != b && in_order(&one) == in_order(&other)) {
        found.push(Resemblance::PartOfName);
    }
    let initials = |one: &[&str], other: &[&str]| {
        one != other
            && one.len() == other.len()
            && one.last() == other.last()
            && one.iter().zip(other).all(|(a, b)| a == b || (a.len() == 1 && b.starts_with(a)))
    };
    if initials(&one, &other) || initials(&other, &one) {
        found.push(Resemblance::Initials);
    }
    let first = |words: &[&str]| words.iter().map(|word| &word[..1]).collect::<String>();
    let acronym = |one: &[&str], other: &[&str]| other.len() > 1 && one == [first(other)];
    if acronym(&one, &other) || acronym(&other, &one) {
        found.push(Resemblance::Acronym);
    }
    if a.len() >= 5 && b.len() >= 5 && is_one_edit(a, b) {
        found.push(Resemblance::NearSpelling);
    }
    found
}

fn name() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec!["ana", "anna", "a", "ruiz", "ruis", "r", "ar", "lund"]);
    prop::collection::vec(word, 1..4).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn the_candidates_are_those_that_come_of_comparing_every_two_names(names in prop::collection::vec((name(), 0..3_u8), 0..9)) {
        let mut graph = Graph::new();
        let mut nodes = Vec::new();
        for (number, (name, kind)) in names.iter().enumerate() {
            let key = format!("n{number}");
            nodes.push(match kind {
                0 => graph.insert(Person::outside(name.as_str()).key(key)).unwrap().widen::<dictum::Entity>(),
                1 => graph.insert(Organization::outside(name.as_str()).key(key)).unwrap().widen(),
                _ => graph.insert(Someone::outside(name.as_str()).key(key)).unwrap().widen(),
            });
        }
        graph.verify().unwrap();
        let policy = Resembling::default();
        let found: BTreeMap<(Id<dictum::Entity>, Id<dictum::Entity>), Vec<Resemblance>> =
            graph.identity_candidates(&policy).into_iter().map(|found| ((found.one.id(), found.other.id()), found.resemblances)).collect();
        let mut expected = BTreeMap::new();
        for (at, (name, kind)) in names.iter().enumerate() {
            for (before, (other, other_kind)) in names.iter().enumerate().take(at) {
                let resemblances = naive(other, name);
                if !resemblances.is_empty() && (kind == other_kind || *kind == 2 || *other_kind == 2) {
                    expected.insert((nodes[before], nodes[at]), resemblances);
                }
            }
        }
        prop_assert_eq!(found, expected);
    }
}

fn shown(graph: &Graph) -> Vec<String> {
    graph.identity_candidates(&Resembling::default()).iter().map(ToString::to_string).collect()
}

#[test]
fn who_was_judged_is_shown_as_judged_and_who_is_one_already_is_no_candidate() {
    let mut graph = Graph::new();
    let [one, two, three] = ["a", "b", "c"].map(|key| graph.insert(Person::outside("Ana Ruiz").key(key)).unwrap());
    assert_eq!(shown(&graph), ["a and b: same name", "a and c: same name", "b and c: same name"]);
    graph.insert(one.same_as(two, Outside).judged_by("the desk").confidence(0.9)).unwrap();
    assert_eq!(shown(&graph), ["a and c: same name"]);
    graph.insert(two.perhaps_same_as(three, Outside).judged_by("the desk").confidence(0.4)).unwrap();
    assert_eq!(shown(&graph), ["a and c: same name (judged)"]);
    let candidates = graph.identity_candidates(&Resembling::default());
    let judgement = candidates[0].judgements[0];
    assert_eq!((judgement.judge(), judgement.confidence()), (Some("the desk"), Some(0.4)));
    graph.verify().unwrap();
}

#[test]
fn two_that_were_judged_different_cannot_become_one_by_way_of_a_third_and_the_way_is_named() {
    let mut graph = Graph::new();
    let [one, two, three] = ["a", "b", "c"].map(|key| graph.insert(Person::outside("Ana Ruiz").key(key)).unwrap());
    graph.insert(one.different_from(three, Outside)).unwrap();
    graph.insert(one.same_as(two, Outside)).unwrap();
    let refused = graph.insert(two.same_as(three, Outside)).unwrap_err().to_string();
    assert!(["a", "b", "c"].iter().all(|key| refused.contains(&format!("{key:?}"))), "{refused}");
    assert_eq!(shown(&graph), ["a and c: same name (judged)"]);
}

#[test]
fn claims_of_near_wording_are_candidates_and_those_that_share_common_words_are_not() {
    let mut graph = Graph::new();
    for (key, wording) in [
        ("one", "The port of Skell will stay shut until spring."),
        ("two", "The port of Skell will stay closed until spring."),
        ("three", "The mayor of Avon will go to the sea."),
    ] {
        graph.insert(Claim::new(wording).key(key)).unwrap();
    }
    assert_eq!(shown(&graph), ["one and two: near wording"]);
    let policy = Resembling::default().without(Resemblance::NearWording).named("names only");
    assert!(graph.identity_candidates(&policy).is_empty());
}

#[test]
fn a_mention_by_name_counts_as_a_name_and_a_description_as_one() {
    let mut graph = Graph::new();
    let note = graph.insert(Document::new("note", "The Dean, Ana Ruiz, spoke. A deckhand left.")).unwrap();
    let post = graph.insert(Document::new("post", "Ruiz spoke to a deckhand.")).unwrap();
    graph.insert(Person::described("the dean", note, "The Dean").mention(note.at("Ana Ruiz")).key("dean")).unwrap();
    graph.insert(Person::named("Ruiz", post, "Ruiz")).unwrap();
    graph.insert(Person::described("a deckhand", note, "A deckhand").key("hand")).unwrap();
    graph.insert(Someone::described("a deckhand", post, "a deckhand").key("other-hand")).unwrap();
    assert_eq!(shown(&graph), ["dean and ruiz: part of a name", "hand and other-hand: same description"]);
}

#[test]
fn each_two_near_claims_are_candidates_whatever_became_of_the_first() {
    let mut graph = Graph::new();
    let ana = graph.insert(Person::outside("Ana")).unwrap();
    let piet = graph.insert(Person::outside("Piet")).unwrap();
    let wording = "the mayor took the money of the harbour fund in spring";
    for (key, about) in [("c1", ana), ("c2", piet), ("c3", piet)] {
        graph.insert(Claim::new(wording).key(key).about(about, Outside)).unwrap();
    }
    let found: Vec<String> =
        graph.identity_candidates(&Resembling::default()).iter().map(ToString::to_string).collect();
    assert_eq!(found, ["c2 and c3: near wording"]);
}

#[test]
fn accents_and_the_order_of_words_do_not_count() {
    let resemblances = |one: &str, other: &str| {
        let mut graph = Graph::new();
        graph.insert(Person::outside(one).key("one")).unwrap();
        graph.insert(Person::outside(other).key("other")).unwrap();
        let found = graph.identity_candidates(&Resembling::default());
        found.iter().flat_map(|candidate| candidate.resemblances.clone()).collect::<Vec<_>>()
    };
    assert_eq!(resemblances("Tomas Vrana", "Tomáš Vrána"), [Resemblance::SameName]);
    assert_eq!(resemblances("Tomas Vrana", "Vrana Tomas"), [Resemblance::PartOfName]);
}
