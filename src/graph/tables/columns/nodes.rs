//! Reads the nodes.

use super::column::{Column, Unsound};
use super::texts::Listed;
use super::vocabulary::Vocabulary;
use crate::graph::tables::nodes::Nodes;
use crate::model::{Key, NodeKind};
use crate::text::Content;

/// The kind of each node.
pub(super) fn kinds(bytes: &[u8], vocabulary: &Vocabulary) -> Result<Vec<NodeKind>, Unsound> {
    if u32::try_from(bytes.len()).is_ok_and(|count| count < u32::MAX) {
        let kind = |(node, number): (usize, &u8)| {
            let wrong =
                || Column::Nodes.unsound(format!("node {node} is of kind {number}, which the file does not name"));
            vocabulary.kind(*number).ok_or_else(wrong)
        };
        bytes.iter().enumerate().map(kind).collect()
    } else {
        Err(Column::Nodes.unsound("there are more nodes than a graph can number"))
    }
}

/// Nodes of these kinds: each has a key, and no two have the same.
pub(super) fn nodes(kinds: &[NodeKind], keys: &[u8]) -> Result<Nodes, Unsound> {
    let keys = Listed::read(Column::Keys, keys)?;
    if keys.len() != kinds.len() {
        return Err(Column::Keys.unsound(format!("there are {} keys of {} nodes", keys.len(), kinds.len())));
    }
    let mut nodes = Nodes::default();
    nodes.keys.reserve(kinds.len());
    for (text, kind) in keys.each().zip(kinds) {
        if !nodes.keys.push(Key::read(text).map_err(|fault| Column::Keys.unsound(fault))?) {
            return Err(Column::Keys.unsound(format!("{text:?} is there twice")));
        }
        nodes.push_place(*kind);
    }
    Ok(nodes)
}

/// The text of each document.
pub(super) fn contents(bytes: &[u8]) -> Result<Vec<Content>, Unsound> {
    let texts = Listed::read(Column::Documents, bytes)?;
    let content = |text| Content::new(text).map_err(|error| Column::Documents.unsound(error.to_string()));
    texts.each().map(content).collect()
}
