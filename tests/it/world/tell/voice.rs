//! Voices.

use dictum::{Graph, Passage, Voice};

use super::ground::passage;
use super::name::{agent, node};
use crate::oracle::{Pointer, Record, Step, What};

pub(super) fn voice(graph: &Graph, record: &Record) -> Voice {
    let kind = record.first("voice_kind").expect("a voice has a kind").term();
    let mut stretches = record.steps.iter().filter(|step| step.relation == "stretch").map(|step| stretch(graph, step));
    let first = stretches.next().expect("a voice has a stretch");
    let voice = stretches.fold(Voice::new(kind, first), Voice::also);
    let voice = match &record.key {
        Some(key) => voice.key(key.as_str()),
        None => voice,
    };
    record.steps.iter().fold(voice, |voice, step| said(graph, voice, step))
}

fn stretch(graph: &Graph, step: &Step) -> Passage {
    match &step.object {
        What::Words(Pointer::There(place)) => passage(graph, place),
        object => unreachable!("{object:?} is no stretch"),
    }
}

fn said(graph: &Graph, voice: Voice, step: &Step) -> Voice {
    let ground = step.ground(graph);
    match step.relation {
        "voice_kind" | "stretch" => voice,
        "owned_by" => voice.owned_by(agent(graph, step.to()), ground),
        "attribute" => voice.attribute(step.label(), step.text(), ground),
        "related" => voice.related(step.label(), node(graph, step.to()), ground),
        "note" => voice.note(step.text()),
        relation => unreachable!("a voice has no {relation}"),
    }
}
