//! People.

use super::PersonRef;
use super::stated::Stated;
use crate::model::Relation;

impl<'g> PersonRef<'g> {
    /// The offices and trades.
    pub fn offices(self) -> impl Iterator<Item = Stated<'g, &'g str>> + use<'g> {
        self.texts(Relation::Office)
    }
}
