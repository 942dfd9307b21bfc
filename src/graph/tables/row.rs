//! One row: a statement as it is held.

use crate::model::value::Value;
use crate::model::{Extent, Ground, Relation};

/// One statement: of what, which relation, what, on which grounds, by which recording.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Row {
    pub(crate) subject: Subject,
    pub(crate) relation: Relation,
    pub(crate) object: Object,
    pub(crate) detail: Option<Value>,
    pub(crate) grounds: Box<[Ground]>,
    pub(crate) recording: u32,
}

/// Of what a statement is said: a node, or an earlier statement.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Subject {
    Node(u32),
    Row(u32),
}

/// What it says.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Object {
    Nothing,
    Node(u32),
    Value(Value),
}

impl Row {
    /// Of no recording so far.
    pub(crate) fn new(subject: Subject, relation: Relation, object: Object, grounds: &[Ground]) -> Self {
        Row { subject, relation, object, detail: None, grounds: grounds.into(), recording: 0 }
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
        matches!(self.relation, Relation::Retracted | Relation::SupersededBy | Relation::SameAs)
    }

    pub(crate) fn value(&self) -> Option<&Value> {
        match &self.object {
            Object::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The words that it rests on, of both kinds.
    pub(crate) fn extents(&self) -> impl Iterator<Item = Extent> + '_ {
        self.grounds.iter().filter_map(|ground| ground.extent())
    }
}
