//! People.

use super::super::basis::Said;
use super::entity::entity;
use super::shared::steps;

entity! {
    /// A person. Key: from the name.
    Person {
        /// Offices and trades.
        offices: Said<String>, => Office;
    }
}

impl Person {
    steps! {
        /// An office or trade.
        office(office: impl Into<String> as office.into()) => offices;
    }
}
