//! Quotes.

use dictum::{Event, Graph, Place, Quote, Topic};

use super::ground::passage;
use super::name::{agent, named, node};
use crate::oracle::{Record, Step};

pub(super) fn quote(graph: &Graph, record: &Record) -> Quote {
    let kind = record.first("quote_kind").expect("a quote has a kind").term();
    let place = passage(graph, record.place.as_ref().expect("a quote has a place"));
    let (segments, clauses) = (pieces(record, "segment"), pieces(record, "reported_clause"));
    let quote = match (segments.split_first(), clauses.split_first()) {
        (Some((first, rest)), _) => {
            let quote =
                rest.iter().fold(Quote::new(kind, place, first.here()), |quote, step| quote.continued(step.here()));
            clauses.iter().fold(quote, |quote, step| quote.reported_clause(step.here()))
        }
        (None, Some((first, _))) => Quote::clause(kind, place, first.here()),
        (None, None) => unreachable!("a quote has words"),
    };
    let quote = match &record.key {
        Some(key) => quote.key(key.as_str()),
        None => quote,
    };
    record.steps.iter().fold(quote, |quote, step| said(graph, quote, step))
}

fn pieces<'r>(record: &'r Record, relation: &str) -> Vec<&'r Step> {
    record.steps.iter().filter(|step| step.relation == relation).collect()
}

fn said(graph: &Graph, quote: Quote, step: &Step) -> Quote {
    let ground = step.ground(graph);
    match step.relation {
        "quote_kind" | "segment" | "reported_clause" => quote,
        "unattributed" => quote.unattributed(),
        "cue" => quote.cue(step.here()),
        "cue_kind" => quote.cue_kind(step.term(), ground),
        "spoken_by" => quote.spoken_by(agent(graph, step.to()), ground),
        "to" => quote.to(agent(graph, step.to()), ground),
        "by_way_of" => quote.by_way_of(agent(graph, step.to()), ground),
        "perhaps_by_way_of" => quote.perhaps_by_way_of(agent(graph, step.to()), ground),
        "hedge" => quote.hedged(step.here()),
        "condition" => quote.condition(step.here()),
        "modality" => quote.modality(step.term(), ground),
        "polarity" => quote.polarity(step.term(), ground),
        "during" => quote.during(named::<Event>(graph, step.to()), ground),
        "at" => quote.at(named::<Place>(graph, step.to()), ground),
        "when" => quote.when(step.date(), ground),
        "about" => quote.about(named::<Topic>(graph, step.to()), ground),
        "nested_in" => quote.nested_in(named::<Quote>(graph, step.to())),
        "repeats" => quote.repeats(named::<Quote>(graph, step.to()), ground),
        "same_utterance" => quote.same_utterance(named::<Quote>(graph, step.to()), ground),
        "attribute" => quote.attribute(step.label(), step.text(), ground),
        "related" => quote.related(step.label(), node(graph, step.to()), ground),
        "note" => quote.note(step.text()),
        relation => unreachable!("a quote has no {relation}"),
    }
}
