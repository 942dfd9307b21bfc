//! Somebody's or something's own page: what he is said to have said, by whose account.

use super::anchor::Anchor;
use super::chain::kind_name;
use super::fact::{Fact, facts};
use super::link::Link;
use super::quote::Row;
use super::survey::Survey;
use super::text::Text;
use crate::graph::{QuoteRef, Ref};
use crate::model::{Agent, Entity as Any, Kind, NodeKind, Relation};

/// A person, an organization, a place, an event, or somebody unknown.
pub(super) struct Entity {
    pub(super) anchor: Anchor,
    pub(super) kind: &'static str,
    pub(super) sort: NodeKind,
    pub(super) name: Text,
    pub(super) is_named: bool,
    /// Other names and descriptions.
    pub(super) called: Vec<Text>,
    pub(super) said: Vec<Row>,
    pub(super) passed: Vec<Row>,
    pub(super) heard: Vec<Row>,
    pub(super) facts: Vec<Fact>,
    pub(super) mentions: Vec<Mentioned>,
    pub(super) notes: Vec<Text>,
}

/// A document that names somebody.
pub(super) struct Mentioned {
    pub(super) document: Link,
    pub(super) count: usize,
    pub(super) first: Link,
}

/// The entities of a view: people first, then organizations, somebodies, places and events, each in order of insertion.
pub(super) fn entities(survey: &Survey<'_>) -> Vec<Entity> {
    let kinds = [NodeKind::Person, NodeKind::Organization, NodeKind::Someone, NodeKind::Place, NodeKind::Event];
    let nodes = kinds.into_iter().filter(|kind| Any::KINDS.contains(*kind)).flat_map(|kind| survey.view.nodes_of(kind));
    nodes.map(|node| Entity::of(survey, Ref::new(survey.view, node))).collect()
}

impl Entity {
    fn of(survey: &Survey<'_>, entity: Ref<'_, Any>) -> Self {
        let name = Text::of(entity);
        let names = entity.names().map(|name| Text::of(*name));
        let mut called: Vec<Text> = Vec::new();
        for other in names.chain(entity.descriptions().map(|text| Text::of(*text))) {
            if other != name && !called.contains(&other) {
                called.push(other);
            }
        }
        let agent = entity.as_node().narrow::<Agent>();
        let quotes = |relation| {
            let sources = agent.into_iter().flat_map(move |agent| agent.statements_to(relation));
            let quotes = sources.filter_map(|said| said.source()?.narrow::<crate::model::Quote>());
            rows(survey, quotes.collect())
        };
        Entity {
            anchor: Anchor::of(entity),
            kind: kind_name(entity.node_kind()),
            sort: entity.node_kind(),
            is_named: entity.name().is_some(),
            called,
            said: quotes(Relation::SpokenBy),
            passed: rows(survey, survey.passed_on_by(entity).to_vec()),
            heard: quotes(Relation::To),
            facts: facts(entity.as_node()),
            mentions: mentions(entity),
            notes: entity.notes().map(Text::of).collect(),
            name,
        }
    }

    /// A quote of it, by which one who has no name is told from another.
    pub(super) fn heard_in(&self) -> Option<&Row> {
        self.said.first().or_else(|| self.passed.first())
    }

    /// How many quotes it has to do with as one who speaks or passes on.
    pub(super) fn weight(&self) -> usize {
        self.said.len() + self.passed.len()
    }
}

fn rows(survey: &Survey<'_>, mut quotes: Vec<QuoteRef<'_>>) -> Vec<Row> {
    quotes.sort_unstable();
    quotes.dedup();
    quotes.into_iter().filter_map(|quote| Row::of(survey, quote)).collect()
}

fn mentions(entity: Ref<'_, Any>) -> Vec<Mentioned> {
    let mut found: indexmap::IndexMap<u32, Mentioned> = indexmap::IndexMap::new();
    for (words, _) in entity.mentions() {
        let document = words.document();
        let mentioned = found.entry(document.id().index()).or_insert_with(|| Mentioned {
            document: Link::to(document),
            count: 0,
            first: Link::words(words),
        });
        mentioned.count += 1;
    }
    found.into_values().collect()
}
