//! Agents of whom name, kind or both are unknown.

use super::super::basis::Said;
use super::entity::entity;
use super::shared::steps;

entity! {
    /// An agent of whom name, kind or both are unknown: whoever is behind "reportedly", or a source whose kind nobody should guess. A
    /// later judgement ([`Id::same_as`](crate::Id::same_as)) may say who it was. Key: from the name or description.
    Someone {
        /// Of what sort it may be.
        subtypes: Said<String>, => Subtype;
    }
}

impl Someone {
    steps! {
        /// Of what sort it may be.
        subtype(subtype: impl Into<String> as subtype.into()) => subtypes;
    }
}
