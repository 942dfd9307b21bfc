//! What nodes are called, as words.

use std::collections::{BTreeSet, HashMap};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::graph::{NodeRef, Ref, View};
use crate::model::{Entity, MentionForm, Node, NodeKind, Relation};
use crate::text::normal;

/// A name or a description of a node.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Called {
    pub(super) node: u32,
    /// In the order of the name.
    pub(super) words: Vec<String>,
}

/// The names of all nodes that may be one with another, none twice for a node: names, and mentions by name.
pub(super) fn names(view: &View) -> Vec<Called> {
    let mentioned = |node: NodeRef<'_>| -> Vec<String> {
        let entity = node.narrow::<Entity>().into_iter().flat_map(Ref::mentions);
        entity.filter(|(_, form)| *form == MentionForm::Named).map(|(words, _)| words.text().to_owned()).collect()
    };
    called(view, |node| {
        let names = node.texts(Relation::Name).map(|name| name.into_value().to_owned());
        names.chain(mentioned(node)).collect()
    })
}

/// Their descriptions.
pub(super) fn descriptions(view: &View) -> Vec<Called> {
    called(view, |node| node.texts(Relation::Description).map(|text| text.into_value().to_owned()).collect())
}

fn called(view: &View, texts: impl Fn(NodeRef<'_>) -> Vec<String>) -> Vec<Called> {
    let kinds =
        NodeKind::ALL.into_iter().filter(|kind| *kind != NodeKind::Claim && view.nodes_of(*kind).next().is_some());
    let nodes = kinds.flat_map(|kind| view.nodes_of(kind)).map(|node| Ref::<Node>::new(view, node));
    let nodes = nodes.filter(|node| node.narrow::<Entity>().is_some());
    let all: BTreeSet<Called> = nodes
        .flat_map(|node| {
            let called = texts(node).into_iter().map(|text| words_of(&text)).filter(|words| !words.is_empty());
            called.map(move |words| Called { node: node.id().index(), words }).collect::<Vec<_>>()
        })
        .collect();
    all.into_iter().collect()
}

/// Whether two names may be of one: a word of one begins one of the other, one is the initials of the other, or they are written in other letters.
/// Cost: O(words of both, multiplied).
pub(in crate::analysis) fn may_be_one(one: &str, other: &str) -> bool {
    let (one, other) = (words_of(one), words_of(other));
    if one.is_empty() || other.is_empty() {
        return one.is_empty() && other.is_empty();
    }
    let weighs = |word: &&String| !["the", "of", "and", "for", "in"].contains(&word.as_str());
    let is_latin = |words: &[String]| words.concat().contains(|c: char| c.is_ascii_alphabetic());
    let is_short_for = |one: &[String], other: &[String]| {
        let each = [initials(other.iter()), initials(other.iter().filter(weighs))];
        each.iter().any(|initials| one.concat() == *initials || one.contains(initials))
    };
    // A letter alone begins too much.
    let begins = |one: &str, other: &str| one == other || (one.len() > 1 && other.starts_with(one));
    let shares = one.iter().any(|one| other.iter().any(|other| begins(one, other) || begins(other, one)));
    is_latin(&one) != is_latin(&other) || shares || is_short_for(&one, &other) || is_short_for(&other, &one)
}

/// The first letters of words.
pub(super) fn initials<'w>(words: impl Iterator<Item = &'w String>) -> String {
    words.filter_map(|word| word.chars().next()).collect()
}

/// The words of a name as names are compared: in small letters, without marks on them and between them.
fn words_of(name: &str) -> Vec<String> {
    let plain = unaccented(&normal(name, b' '));
    plain.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Letters without their marks: names lose them on the way.
fn unaccented(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).nfc().collect()
}

/// In how many names each word is.
pub(super) fn counts(names: &[Called]) -> HashMap<&str, usize> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in names.iter().flat_map(|called| called.words.iter()) {
        *counts.entry(word.as_str()).or_default() += 1;
    }
    counts
}
