//! Events.

use super::super::basis::{Basis, Said, grounded};
use super::super::date::When;
use super::super::kind::Agent;
use super::super::reference::{Names, Reference};
use super::super::relation::Relation;
use super::super::statement::{Object, Says, Statement};
use super::super::term::EventStatus;
use super::entity::entity;
use super::place::Place;
use super::shared::steps;

entity! {
    /// Something that happened, was planned, or was only spoken of. Key: from the name or description.
    Event {
        /// Of what sort it is.
        subtypes: Said<String>, => Subtype;
        /// When; `null` for a phrase without a date.
        when: Said<When>, => When;
        /// Where.
        at: Said<Reference<Place>>, => At;
        /// The larger events of which it is a part.
        during: Said<Reference<Event>>, => During;
        /// Who took part.
        participants: Participant, <= Participated;
        /// What became of it.
        statuses: Said<EventStatus>, => Status;
    }
}

/// One who takes part in an event.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Participant {
    /// Who.
    pub agent: Reference<Agent>,
    /// In which role.
    pub role: String,
    /// On what ground.
    pub basis: Basis,
}

grounded! { Participant as WrittenParticipant, "an object with `agent`, `role` and its ground (one of `words`, `implied`, `outside`)" { agent: Reference<Agent>, role: String, } }

impl Says for Participant {
    fn statement(self, relation: Relation) -> Statement {
        Statement::new(relation, Object::Node(self.agent.target), self.basis).detailed(Object::Text(self.role))
    }
}

impl Event {
    steps! {
        /// Of what sort it is.
        subtype(subtype: impl Into<String> as subtype.into()) => subtypes;
        /// When: `"1969-07"`, a [`Date`](crate::Date), or [`Undated`](crate::Undated) for a phrase without one.
        when(date: impl Into<When> as date.into()) => when;
        /// Where.
        at(place: impl Names<Place> as place.reference()) => at;
        /// The larger event of which it is a part.
        during(event: impl Names<Event> as event.reference()) => during;
        /// What became of it.
        status(status: EventStatus as status) => statuses;
    }

    /// Who takes part, in which role.
    pub fn with(mut self, agent: impl Names<Agent>, role: impl Into<String>, ground: impl Into<Basis>) -> Self {
        let (agent, role, basis) = (agent.reference(), role.into(), ground.into());
        self.participants.push(Participant { agent, role, basis });
        self
    }
}
