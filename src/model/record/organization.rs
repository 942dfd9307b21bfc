//! Organizations, and groups without a name.

use super::super::basis::Said;
use super::super::kind::Agent;
use super::super::reference::{Names, Reference};
use super::entity::entity;
use super::place::Place;
use super::shared::steps;

entity! {
    /// An organization, or a group without a name: "Military analysts in Moscow" is one group, with a description; never a
    /// person, never many sources. Key: from the name or description.
    Organization {
        /// Of what sort it is.
        subtypes: Said<String>, => Subtype;
        /// Who belongs to it.
        members: Said<Reference<Agent>>, <= MemberOf;
        /// The larger one of which it is a part.
        part_of: Said<Reference<Organization>>, => PartOf;
        /// The place that it governs.
        governs: Said<Reference<Place>>, => Governs;
    }
}

impl Organization {
    steps! {
        /// Of what sort it is.
        subtype(subtype: impl Into<String> as subtype.into()) => subtypes;
        /// One who belongs to it.
        member(agent: impl Names<Agent> as agent.reference()) => members;
        /// The larger one of which it is a part.
        part_of(organization: impl Names<Organization> as organization.reference()) => part_of;
        /// The place that it governs.
        governs(place: impl Names<Place> as place.reference()) => governs;
    }
}
