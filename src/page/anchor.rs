//! Where a link leads within the page.

use std::fmt;
use std::fmt::Write;

use crate::graph::{DocumentRef, Ref};
use crate::model::{Key, NodeKind};

/// The id of something in the page, the same each time the page is made: the kind of a node and its key, as `quote:harbour/52-66`.
///
/// Letters, digits and `-._/` of a key stand as they are, every other byte as `~XX`, so that two keys never meet in one id, and no id needs escaping.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct Anchor(String);

impl Anchor {
    /// Of a node's own part of the page. A voice has none, and leads to its document.
    pub(super) fn of<K>(node: Ref<'_, K>) -> Self {
        let voice = node.as_node().narrow::<crate::model::Voice>();
        match voice.and_then(|voice| voice.document()) {
            Some(document) => Self::of(document),
            None if node.node_kind() == NodeKind::Review => Anchor(format!("review:{}", escaped(node.key()))),
            None => Anchor(format!("{}:{}", node.node_kind(), escaped(node.key()))),
        }
    }

    /// Where the words of a node begin in its document.
    pub(super) fn place<K>(node: Ref<'_, K>) -> Self {
        Anchor(format!("at:{}", escaped(node.key())))
    }

    /// A line of a document.
    pub(super) fn line(document: DocumentRef<'_>, line: u32) -> Self {
        Anchor(format!("line:{}/{line}", escaped(document.key())))
    }

    /// What is noted in the margin of a document, by its number there.
    pub(super) fn note(document: DocumentRef<'_>, number: usize) -> Self {
        Anchor(format!("note:{}/{number}", escaped(document.key())))
    }

    /// Words that a note is about, by how many they are.
    pub(super) fn found(document: DocumentRef<'_>, number: usize, count: usize) -> Self {
        Anchor(format!("found:{}/{number}.{count}", escaped(document.key())))
    }

    /// Something that has no key, by its number.
    pub(super) fn numbered(what: &'static str, number: usize) -> Self {
        Anchor(format!("{what}:{number}"))
    }
}

fn escaped(key: &Key) -> String {
    let mut escaped = String::with_capacity(key.as_str().len());
    for byte in key.as_str().bytes() {
        if byte.is_ascii_alphanumeric() || b"-._/".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            // A `String` takes all that is written to it.
            let _ = write!(escaped, "~{byte:02X}");
        }
    }
    escaped
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
