//! Something that has a time.

use std::fmt;

use super::order::Order;
use crate::graph::{Evidence, Ref, StatementRef, View};
use crate::model::{Date, NodeKind, Recording, Relation};
use crate::text::visibly;

/// Which time: they are kept apart.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Time {
    /// When events were.
    Occurrence,
    /// When quotes were uttered.
    Utterance,
    /// When documents were published.
    Publication,
    /// When statements hold: a membership, an office, a participation.
    Validity,
    /// When it was recorded: of each recording of which the view shows a statement.
    Recording,
}

/// Something that has a time, as one source gives it.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Moment<'g> {
    /// That an event was, a quote was uttered, a document was published, or a statement holds: the statement that says when, of the node or of that statement.
    Said(StatementRef<'g>, Option<&'g Date>),
    /// A recording.
    Recorded(&'g Recording, Option<&'g Date>),
}

impl<'g> Moment<'g> {
    /// All of one time, in order of insertion. Cost: O(nodes of the kind), or O(statements) for the time for which statements hold.
    pub(super) fn all(view: &'g View, time: Time) -> Vec<Moment<'g>> {
        match time {
            Time::Occurrence => of_nodes(view, NodeKind::Event, Relation::When),
            Time::Utterance => of_nodes(view, NodeKind::Quote, Relation::When),
            Time::Publication => of_nodes(view, NodeKind::Document, Relation::Published),
            Time::Validity => {
                let rows = view.core().rows().filter(|(row, held)| {
                    held.relation == Relation::When && held.subject_node().is_none() && view.shows_row(*row)
                });
                rows.map(|(row, _)| said(view, row)).collect()
            }
            Time::Recording => {
                let mut shown = vec![false; view.core().recordings().len()];
                for (row, _) in view.core().rows().filter(|(row, _)| view.shows_row(*row)) {
                    shown.get_mut(view.core().recording(row) as usize).into_iter().for_each(|shown| *shown = true);
                }
                let all = view.core().recordings().iter().zip(shown).skip(1).filter(|(_, shown)| *shown);
                all.map(|(of, _)| Moment::Recorded(of, of.at.as_ref())).collect()
            }
        }
    }

    /// Whether it is the same one, not one like it.
    pub(super) fn is(self, other: Moment<'_>) -> bool {
        match (self, other) {
            (Moment::Said(one, _), Moment::Said(other, _)) => one.id() == other.id(),
            (Moment::Recorded(one, _), Moment::Recorded(other, _)) => std::ptr::eq(one, other),
            _ => false,
        }
    }

    /// The date; none for a phrase without one ("earlier"), and for a recording of which nobody says when.
    pub fn date(self) -> Option<&'g Date> {
        match self {
            Moment::Said(_, date) | Moment::Recorded(_, date) => date,
        }
    }

    /// On what ground; none for a recording.
    pub fn evidence(self) -> Option<Evidence<'g>> {
        match self {
            Moment::Said(statement, _) => Some(statement.evidence()),
            Moment::Recorded(..) => None,
        }
    }

    /// Which of two came first; unordered where one has no date.
    pub fn order(self, other: Moment<'_>) -> Order {
        let dates = self.date().zip(other.date());
        dates.map_or(Order::Unordered, |(one, other)| Order::of(one, other))
    }
}

fn of_nodes(view: &View, kind: NodeKind, relation: Relation) -> Vec<Moment<'_>> {
    let nodes = view.nodes_of(kind).map(|node| Ref::<crate::model::Node>::new(view, node));
    nodes
        .flat_map(|node| node.dates_of(relation))
        .map(|date| Moment::Said(date.statement(), date.into_value()))
        .collect()
}

fn said(view: &View, row: u32) -> Moment<'_> {
    Moment::Said(StatementRef::new(view, row), view.value(row).and_then(|value| value.date()))
}

impl fmt::Display for Moment<'_> {
    /// The date, or the statement that gives none, and of what it is.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.date() {
            Some(date) => write!(f, "{date}: ")?,
            None => f.write_str("undated: ")?,
        }
        match self {
            Moment::Said(statement, _) => match (statement.source(), statement.subject_statement()) {
                (Some(node), _) => node.fmt(f),
                (None, Some(of)) => of.fmt(f),
                (None, None) => statement.fmt(f),
            },
            Moment::Recorded(recording, _) => {
                visibly(f, |f| f.write_str(recording.by.as_deref().unwrap_or("somebody")))
            }
        }
    }
}

impl fmt::Debug for Moment<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
