//! Every step from a node of each kind.

use dictum::{NodeRef, Ref, Relation};

use super::Question;

/// How much the steps from a node give, one after the other.
macro_rules! steps {
    ($node:expr; $($step:ident)*) => { $node.map_or(0, |node| 0 $(+ node.$step().into_iter().count())*) };
}

/// What every node has.
fn of_any(node: NodeRef<'_>) -> usize {
    let said = Relation::ALL.iter().map(|relation| {
        let from = node.statements(*relation).map(|said| said.to_string().len() + said.evidence().snippet().len());
        from.sum::<usize>() + node.statements_to(*relation).map(|said| said.evidence().grounds().len()).sum::<usize>()
    });
    said.sum::<usize>() + node.to_string().len() + node.keys().count() + node.evidence().snippet().len()
}

fn of_all<K>(node: Result<Ref<'_, K>, dictum::GraphError>) -> usize {
    node.map_or(0, |node| of_any(node.as_node()))
}

pub(super) const FLAT: &[Question] = &[
    ("of a quote", |asked| {
        steps!(asked.view.quote(asked.story.quotes[0]); speakers addressees explicit_relays perhaps_by_way_of events places
            about repeats segments reported_clauses cues hedges conditions cue_kinds modalities polarities dates nested_in nested
            same_utterance stances voice excerpts)
    }),
    ("quote.account", |asked| {
        asked
            .story
            .quotes
            .iter()
            .filter_map(|quote| asked.view.quote(*quote).ok())
            .map(|quote| quote.account().hops().len())
            .sum()
    }),
    ("quote.snippet", |asked| asked.view.quote(asked.story.quotes[0]).map_or(0, |quote| quote.snippet().len())),
    ("of a person", |asked| {
        steps!(asked.view.person(asked.story.people[0]); name names descriptions mentions subtypes judgements events
            organizations offices quotes notes)
    }),
    (
        "of an organization",
        |asked| steps!(asked.view.organization(asked.story.paper); names members part_of governs events organizations quotes),
    ),
    ("of a place", |asked| steps!(asked.view.place(asked.story.town); within events_at everything_within quotes)),
    (
        "of an event",
        |asked| steps!(asked.view.event(asked.story.hearing); participants dates places during statuses all_parts quotes),
    ),
    ("of a document", |asked| {
        steps!(asked.view.document(asked.story.document); titles published publishers republishers voices cites derived_from
            languages genres quotes claims)
    }),
    ("of a voice", |asked| steps!(asked.view.voice(asked.story.note); owners stretches document quotes claims)),
    (
        "of a claim",
        |asked| steps!(asked.view.claim(asked.story.claim); stances about contradicts supports refines restates reviews),
    ),
    ("of a stance", |asked| {
        let claim = asked.view.claim(asked.story.claim);
        let stances = claim.into_iter().flat_map(|claim| claim.stances());
        stances
            .map(|stance| stance.agents().count() + stance.hedges().count() + usize::from(stance.voice().is_some()))
            .sum()
    }),
    ("of a review", |asked| steps!(asked.view.review(asked.story.review); claim rating reasons reviewers)),
    ("of a comparison", |asked| steps!(asked.view.comparison(asked.story.comparison); members notes)),
    ("statements of a quote", |asked| of_all(asked.view.quote(asked.story.quotes[0]))),
    ("statements of a person", |asked| of_all(asked.view.person(asked.story.people[0]))),
    ("statements of a document", |asked| of_all(asked.view.document(asked.story.document))),
    ("statements of a claim", |asked| of_all(asked.view.claim(asked.story.claim))),
    ("statements of an event", |asked| of_all(asked.view.event(asked.story.hearing))),
];
