//! Organizations and groups.

use super::stated::Stated;
use super::{AgentRef, OrganizationRef, PlaceRef};
use crate::model::Relation;

impl<'g> OrganizationRef<'g> {
    /// Who belongs to it.
    pub fn members(self) -> impl Iterator<Item = Stated<'g, AgentRef<'g>>> + use<'g> {
        self.subjects(Relation::MemberOf)
    }

    /// The larger ones of which it is a part.
    pub fn part_of(self) -> impl Iterator<Item = Stated<'g, OrganizationRef<'g>>> + use<'g> {
        self.objects(Relation::PartOf)
    }

    /// The places that it governs.
    pub fn governs(self) -> impl Iterator<Item = Stated<'g, PlaceRef<'g>>> + use<'g> {
        self.objects(Relation::Governs)
    }
}
