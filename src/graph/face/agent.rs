//! What can speak.

use super::stated::Stated;
use super::{EventRef, OrganizationRef, Ref};
use crate::model::{Agent, Is, NodeKind, Relation};

impl<'g, K: Is<Agent>> Ref<'g, K> {
    /// The events in which it took part; the label is the role.
    pub fn events(self) -> impl Iterator<Item = Stated<'g, EventRef<'g>>> + use<'g, K> {
        self.objects(Relation::Participated)
    }

    /// The organizations, groups and pairs to which it belongs.
    pub fn organizations(self) -> impl Iterator<Item = Stated<'g, OrganizationRef<'g>>> + use<'g, K> {
        self.objects(Relation::MemberOf)
    }

    /// Whether it is called by a name; a document that speaks is, by its key.
    pub fn is_named(self) -> bool {
        self.node_kind() == NodeKind::Document || self.statements(Relation::Name).next().is_some()
    }
}
