//! Where within a value of a record something stands: which of its words, which of its parts.

use std::sync::Arc;

use super::relation::Relation;

/// From a value of a record inwards, as far as the value is written so: what is written shorter has no such parts.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Within(Option<Arc<Vec<Part>>>);

/// One step inwards.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Part {
    /// A field, under the one of these names that is there.
    Field(&'static [&'static str]),
    /// A value of a list.
    Item(usize),
}

/// What a value says.
pub(crate) const OBJECT: &[&str] = &["object", "value", "agent", "to"];
/// Of what it is said.
pub(crate) const SUBJECT: &[&str] = &["subject", "by"];
/// Its label, its role, its kind.
pub(crate) const DETAIL: &[&str] = &["detail", "role", "form", "stance", "label"];

/// Where what qualifies a statement is written: in a list of its own, or in a field of the record.
const QUALIFIERS: &[&str] = &["qualifiers"];
const HEDGES: &[&str] = &["qualifiers", "hedges"];
const MODALITY: &[&str] = &["qualifiers", "modality"];
const ATTITUDE: &[&str] = &["qualifiers", "attitude"];
const VIEWPOINT: &[&str] = &["qualifiers", "viewpoint"];

impl Within {
    /// What qualifies a statement, by its place among all that does; hedges come first.
    pub(crate) fn qualifier(&self, relation: Relation, index: usize) -> Within {
        let names = match relation {
            Relation::Hedge => HEDGES,
            Relation::Modality => MODALITY,
            Relation::Attitude => ATTITUDE,
            Relation::Viewpoint => VIEWPOINT,
            _ => QUALIFIERS,
        };
        self.field(names).item(index)
    }

    pub(crate) fn field(&self, names: &'static [&'static str]) -> Within {
        self.further(Part::Field(names))
    }

    pub(crate) fn item(&self, index: usize) -> Within {
        self.further(Part::Item(index))
    }

    pub(crate) fn parts(&self) -> &[Part] {
        self.0.as_deref().map(Vec::as_slice).unwrap_or_default()
    }

    /// And from there further inwards.
    pub(crate) fn and(&self, inner: &Within) -> Within {
        inner.parts().iter().fold(self.clone(), |within, part| within.further(*part))
    }

    fn further(&self, part: Part) -> Within {
        Within(Some(Arc::new(self.parts().iter().copied().chain([part]).collect())))
    }
}
