//! Comparisons.

use super::stated::Stated;
use super::{ComparisonRef, NodeRef};
use crate::model::Relation;

impl<'g> ComparisonRef<'g> {
    /// What it is of.
    pub fn title(self) -> &'g str {
        self.texts(Relation::Title).next().map_or("", Stated::into_value)
    }

    /// What is found.
    pub fn finding(self) -> &'g str {
        self.texts(Relation::Finding).next().map_or("", Stated::into_value)
    }

    /// What is put side by side.
    pub fn members(self) -> impl Iterator<Item = Stated<'g, NodeRef<'g>>> + use<'g> {
        self.objects(Relation::Compares)
    }
}
