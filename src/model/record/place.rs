//! Places.

use super::super::basis::Said;
use super::super::reference::{Names, Reference};
use super::entity::entity;
use super::shared::steps;

entity! {
    /// A place; a vehicle too. Key: from the name or description.
    Place {
        /// Of what sort it is.
        subtypes: Said<String>, => Subtype;
        /// The places around it.
        within: Said<Reference<Place>>, => Within;
    }
}

impl Place {
    steps! {
        /// Of what sort it is.
        subtype(subtype: impl Into<String> as subtype.into()) => subtypes;
        /// The place around it.
        within(place: impl Names<Place> as place.reference()) => within;
    }
}
