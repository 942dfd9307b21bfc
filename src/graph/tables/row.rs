//! One row: a statement as it is read and written.

use std::ops::Deref;

use crate::model::value::Value;
use crate::model::{Extent, Ground, Relation};

/// One statement: of what, which relation, what, on which grounds.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Row<'c> {
    pub(crate) subject: Subject,
    pub(crate) relation: Relation,
    pub(crate) object: Object<'c>,
    pub(crate) detail: Option<Value<'c>>,
    pub(crate) grounds: Grounds<'c>,
}

/// Of what a statement is said: a node, or an earlier statement.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Subject {
    Node(u32),
    Row(u32),
}

/// What it says.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Object<'c> {
    Nothing,
    Node(u32),
    Value(Value<'c>),
}

/// On what it rests.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Grounds<'c> {
    One(Ground),
    Listed(&'c [Ground]),
}

/// The relations that decide what the default view shows.
pub(super) const SECOND_THOUGHTS: [Relation; 3] = [Relation::Retracted, Relation::SupersededBy, Relation::SameAs];

impl<'c> Row<'c> {
    pub(crate) fn new(subject: Subject, relation: Relation, object: Object<'c>, grounds: &'c [Ground]) -> Self {
        Row { subject, relation, object, detail: None, grounds: Grounds::Listed(grounds) }
    }

    pub(crate) fn subject_node(&self) -> Option<u32> {
        match self.subject {
            Subject::Node(node) => Some(node),
            Subject::Row(_) => None,
        }
    }

    pub(crate) fn object_node(&self) -> Option<u32> {
        match self.object {
            Object::Node(node) => Some(node),
            _ => None,
        }
    }

    /// Whether it decides what the default view shows.
    pub(crate) fn is_second_thought(&self) -> bool {
        SECOND_THOUGHTS.contains(&self.relation)
    }

    pub(crate) fn value(&self) -> Option<Value<'c>> {
        match self.object {
            Object::Value(value) => Some(value),
            _ => None,
        }
    }

    pub(crate) fn text(&self) -> Option<&'c str> {
        self.value()?.text()
    }

    pub(crate) fn words(&self) -> Option<Extent> {
        self.value()?.words()
    }

    /// The words that it rests on, of both kinds.
    pub(crate) fn extents(&self) -> impl Iterator<Item = Extent> + '_ {
        self.grounds.iter().filter_map(|ground| ground.extent())
    }
}

impl<'c> Grounds<'c> {
    pub(crate) fn each(self) -> impl Iterator<Item = Ground> + use<'c> {
        let (one, listed) = match self {
            Grounds::One(ground) => (Some(ground), &[][..]),
            Grounds::Listed(grounds) => (None, grounds),
        };
        one.into_iter().chain(listed.iter().copied())
    }
}

impl Deref for Grounds<'_> {
    type Target = [Ground];

    fn deref(&self) -> &[Ground] {
        match self {
            Grounds::One(ground) => std::slice::from_ref(ground),
            Grounds::Listed(grounds) => grounds,
        }
    }
}

impl PartialEq for Grounds<'_> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}
