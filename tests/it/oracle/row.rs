//! What the oracle holds.

/// A node; its number is its place in the list.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Node {
    pub(crate) key: String,
    pub(crate) kind: &'static str,
    pub(crate) text: Option<String>,
}

/// A statement; its number is its place in the list.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Row {
    pub(crate) subject: Subject,
    pub(crate) relation: &'static str,
    pub(crate) object: Object,
    pub(crate) detail: Option<Object>,
    pub(crate) grounds: Vec<Ground>,
    pub(crate) recording: usize,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Subject {
    Node(usize),
    Row(usize),
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Object {
    Nothing,
    Node(usize),
    Text(String),
    Date(&'static str),
    Undated,
    Term(&'static str),
    Words(Extent),
    Number(f64),
}

/// Bytes of a document.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Extent {
    pub(crate) document: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Ground {
    Words(Extent),
    Implied(Extent),
    Outside,
}

impl Row {
    pub(crate) fn subject_node(&self) -> Option<usize> {
        match self.subject {
            Subject::Node(node) => Some(node),
            Subject::Row(_) => None,
        }
    }

    pub(crate) fn object_node(&self) -> Option<usize> {
        match self.object {
            Object::Node(node) => Some(node),
            _ => None,
        }
    }

    pub(crate) fn words(&self) -> Option<Extent> {
        match self.object {
            Object::Words(extent) => Some(extent),
            _ => None,
        }
    }

    pub(crate) fn is_said_of(&self, row: usize) -> bool {
        self.subject == Subject::Row(row)
    }

    /// Whether the node is one of its ends.
    pub(crate) fn joins(&self, node: usize) -> bool {
        self.subject_node() == Some(node) || self.object_node() == Some(node)
    }

    /// Whether it bears witness that its ends are there: it is no judgement, no remark, and not the wording of whoever recorded it.
    pub(crate) fn is_witness(&self) -> bool {
        let others = ["same_as", "different_from", "perhaps_same_as", "superseded_by", "retracted", "note", "wording"];
        !others.contains(&self.relation)
    }

    /// Whether it is in the words of whoever recorded it: a judgement, a retraction, a wording.
    pub(crate) fn is_the_recorders(&self) -> bool {
        !self.is_witness() && self.relation != "note"
    }

    pub(crate) fn takes_back(&self) -> bool {
        ["retracted", "superseded_by"].contains(&self.relation)
    }
}

impl Ground {
    pub(crate) fn extent(self) -> Option<Extent> {
        match self {
            Ground::Words(extent) | Ground::Implied(extent) => Some(extent),
            Ground::Outside => None,
        }
    }
}

impl Extent {
    pub(crate) fn holds(self, other: Extent) -> bool {
        self.document == other.document && self.start <= other.start && other.end <= self.end
    }

    pub(crate) fn covers(self, document: usize, byte: usize) -> bool {
        self.document == document && (self.start..self.end).contains(&byte)
    }

    pub(crate) fn overlaps(self, other: Extent) -> bool {
        (self.start..self.end).any(|byte| other.covers(self.document, byte))
    }
}
