//! Values of which there should be one.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::contradiction::{Conflict, Contradiction};
use super::opposition::Opposition;
use super::singular::Singular;
use crate::graph::{NodeRef, PlaceRef, Ref, StatementRef, View};
use crate::model::{Date, Id, NodeKind, Place, Relation, Truth};

/// A value, and the statements that give it.
struct Given<'g> {
    name: String,
    statements: Vec<StatementRef<'g>>,
}

/// Each two values of one node, lazily.
pub(super) fn opposed<'g>(view: &'g View, singular: &Singular) -> impl Iterator<Item = Contradiction<'g>> + use<'g> {
    let (singular, policy): (Singular, Arc<str>) = (singular.clone(), Arc::from(singular.name()));
    let nodes = NodeKind::ALL.into_iter().flat_map(move |kind| view.nodes_of(kind).map(move |node| (kind, node)));
    nodes.flat_map(move |(kind, node)| {
        let node: NodeRef<'g> = Ref::new(view, node);
        // What is published again has more than one date of it.
        let is_one = |relation: &Relation| {
            *relation != Relation::Published || node.statements(Relation::RepublishedBy).next().is_none()
        };
        let relations =
            singular.relations(kind).filter(is_one).map(|relation| (relation, given(node.statements(relation))));
        let labelled = singular.attributes().iter().map(|label| {
            let statements = node.statements(Relation::Attribute).filter(|statement| statement.label() == Some(label));
            (Relation::Attribute, given(statements))
        });
        let all: Vec<(Relation, Vec<Given<'g>>)> = relations.chain(labelled).collect();
        let policy = Arc::clone(&policy);
        all.into_iter()
            .flat_map(move |(relation, values)| pairs(Conflict::Values(node, relation), values, Arc::clone(&policy)))
    })
}

fn pairs<'g>(
    conflict: Conflict<'g>,
    values: Vec<Given<'g>>,
    policy: Arc<str>,
) -> impl Iterator<Item = Contradiction<'g>> {
    let values = Arc::new(values);
    (0..values.len()).flat_map(move |place| {
        let (values, policy) = (Arc::clone(&values), Arc::clone(&policy));
        (0..place).filter_map(move |earlier| {
            let (one, other) = (values.get(earlier)?, values.get(place)?);
            let opposition = opposition(*one.statements.first()?, *other.statements.first()?);
            let sides = [one.statements.clone(), other.statements.clone()];
            Some(Contradiction { conflict, sides, opposition, policy: Arc::clone(&policy) })
        })
    })
}

/// The statements by the value that they give; a phrase without a date gives none.
fn given<'g>(statements: impl Iterator<Item = StatementRef<'g>>) -> Vec<Given<'g>> {
    let mut values: Vec<Given<'g>> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for statement in statements {
        let is_date = matches!(statement.relation(), Relation::When | Relation::Published);
        if is_date && date(statement).is_none() {
            continue;
        }
        let name = name(statement);
        let place = *places.entry(name.clone()).or_insert(values.len());
        if place == values.len() {
            values.push(Given { name, statements: Vec::new() });
        }
        values.get_mut(place).into_iter().for_each(|value| value.statements.push(statement));
    }
    values.retain(|value| !value.name.is_empty());
    values
}

/// The value as text: what it leads to by its key.
pub(super) fn name(statement: StatementRef<'_>) -> String {
    let target = statement.target().map(|target| target.key().to_string());
    target.or_else(|| statement.value()).unwrap_or_default()
}

fn date(statement: StatementRef<'_>) -> Option<&Date> {
    statement.view().value(statement.id().index())?.date()
}

fn place(statement: StatementRef<'_>) -> Option<PlaceRef<'_>> {
    statement.target().and_then(NodeRef::narrow::<Place>)
}

fn opposition(one: StatementRef<'_>, other: StatementRef<'_>) -> Opposition {
    if let (Some(one), Some(other)) = (date(one), date(other)) {
        of_dates(one, other)
    } else if let (Some(one), Some(other)) = (place(one), place(other)) {
        of_places(one, other)
    } else if let Some((one, other)) = written_date(one).zip(written_date(other)) {
        of_dates(&one, &other)
    } else if hold_at_other_times(one, other) {
        Opposition::Undetermined
    } else {
        Opposition::Contradiction
    }
}

/// The date that an attribute is, if it is written as one.
fn written_date(statement: StatementRef<'_>) -> Option<Date> {
    statement.value().filter(|_| statement.relation() == Relation::Attribute)?.parse().ok()
}

/// Whether each is said to hold for a time, and the times share nothing.
fn hold_at_other_times(one: StatementRef<'_>, other: StatementRef<'_>) -> bool {
    let times = |statement: StatementRef<'_>| -> Vec<Date> {
        let rows = statement.view().on(statement.id().index(), Relation::When).collect::<Vec<_>>();
        rows.into_iter().filter_map(|row| statement.view().value(row)?.date().cloned()).collect()
    };
    let (one, other) = (times(one), times(other));
    let are_apart = |a: &Date, b: &Date| a.before(b) == Truth::Yes || b.before(a) == Truth::Yes;
    !one.is_empty() && !other.is_empty() && one.iter().all(|a| other.iter().all(|b| are_apart(a, b)))
}

fn of_dates(one: &Date, other: &Date) -> Opposition {
    if one.within(other) == Truth::Yes || other.within(one) == Truth::Yes {
        Opposition::Refinement
    } else if one.before(other) == Truth::Yes || other.before(one) == Truth::Yes {
        Opposition::Contradiction
    } else {
        Opposition::Undetermined
    }
}

fn of_places(one: PlaceRef<'_>, other: PlaceRef<'_>) -> Opposition {
    let (around, beyond) = (around(one), around(other));
    let are_perhaps_one =
        one.statements(Relation::PerhapsSameAs).chain(one.statements_to(Relation::PerhapsSameAs)).any(|statement| {
            statement.source().is_some_and(|node| node.id() == other.id().widen())
                || statement.target().is_some_and(|node| node.id() == other.id().widen())
        });
    if around.contains(&other.id()) || beyond.contains(&one.id()) {
        Opposition::Refinement
    } else if around.len() == 1 || beyond.len() == 1 || are_perhaps_one || are_side_by_side(one, other) {
        Opposition::Undetermined
    } else {
        Opposition::Contradiction
    }
}

/// Whether both are said to lie in one and the same, so that the one may lie in the other, and nobody has said so; not of two of one sort, two cities.
fn are_side_by_side(one: PlaceRef<'_>, other: PlaceRef<'_>) -> bool {
    let are_of_a_sort = one.subtypes().any(|sort| other.subtypes().any(|beyond| *beyond == *sort));
    !are_of_a_sort && one.within().any(|place| other.within().any(|beyond| beyond.id() == place.id()))
}

/// The place itself and those around it, to any depth.
fn around(place: PlaceRef<'_>) -> HashSet<Id<Place>> {
    let mut around = HashSet::from([place.id()]);
    let mut next = vec![place];
    while let Some(place) = next.pop() {
        next.extend(place.within().map(|place| place.into_value()).filter(|place| around.insert(place.id())));
    }
    around
}
