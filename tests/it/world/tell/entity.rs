//! People, organizations, places, events, and whoever is unknown.

use dictum::{Event, Graph, Organization, Person, Place, Someone};

use super::ground::{passage, pointer};
use super::name::{agent, named, node};
use crate::oracle::{Basis, Record, Step};

/// The record of a kind: what all entities have, and the steps of its own.
macro_rules! entity {
    ($tell:ident: $kind:ident; $($relation:literal => |$record:ident, $graph:ident, $step:ident| $said:expr;)*) => {
        pub(super) fn $tell(graph: &Graph, record: &Record) -> $kind {
            let mut steps = record.steps.iter();
            let start = match &record.place {
                Some(place) => $kind::new(passage(graph, place)),
                None => $kind::outside(steps.next().expect("it has a name").text()),
            };
            let start = match &record.key {
                Some(key) => start.key(key.as_str()),
                None => start,
            };
            steps.fold(start, |entity, step| {
                let ground = step.ground(graph);
                match step.relation {
                    "name" => entity.name(step.text(), ground),
                    "description" => entity.description(step.text(), ground),
                    "mention" => entity.mention_as(step.term(), mentioned(graph, step)),
                    "attribute" => entity.attribute(step.label(), step.text(), ground),
                    "related" => entity.related(step.label(), node(graph, step.to()), ground),
                    "note" => entity.note(step.text()),
                    $($relation => {
                        let ($record, $graph, $step) = (entity, graph, step);
                        $said
                    })*
                    relation => unreachable!("a {} has no {relation}", record.kind),
                }
            })
        }
    };
}

entity! { person: Person;
    "office" => |person, graph, step| person.office(step.text(), step.ground(graph));
}

entity! { organization: Organization;
    "subtype" => |organization, graph, step| organization.subtype(step.text(), step.ground(graph));
    "member_of" => |organization, graph, step| organization.member(agent(graph, step.from()), step.ground(graph));
    "part_of" => |organization, graph, step| {
        organization.part_of(named::<Organization>(graph, step.to()), step.ground(graph))
    };
    "governs" => |organization, graph, step| {
        organization.governs(named::<Place>(graph, step.to()), step.ground(graph))
    };
}

entity! { place: Place;
    "subtype" => |place, graph, step| place.subtype(step.text(), step.ground(graph));
    "within" => |place, graph, step| place.within(named::<Place>(graph, step.to()), step.ground(graph));
}

entity! { event: Event;
    "subtype" => |event, graph, step| event.subtype(step.text(), step.ground(graph));
    "when" => |event, graph, step| event.when(step.date(), step.ground(graph));
    "at" => |event, graph, step| event.at(named::<Place>(graph, step.to()), step.ground(graph));
    "during" => |event, graph, step| event.during(named::<Event>(graph, step.to()), step.ground(graph));
    "participated" => |event, graph, step| event.with(agent(graph, step.from()), step.label(), step.ground(graph));
    "status" => |event, graph, step| event.status(step.term(), step.ground(graph));
}

entity! { someone: Someone;
    "subtype" => |someone, graph, step| someone.subtype(step.text(), step.ground(graph));
}

fn mentioned(graph: &Graph, step: &Step) -> dictum::Pointer {
    match &step.basis {
        Basis::Words(words) if words.len() == 1 => pointer(graph, &words[0]),
        basis => unreachable!("{basis:?} is no mention"),
    }
}
