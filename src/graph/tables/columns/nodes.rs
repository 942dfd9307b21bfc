//! Reads the nodes.

use super::column::Unsound;
use super::reader::Reader;
use super::vocabulary::Vocabulary;
use crate::graph::tables::nodes::Nodes;
use crate::model::{Key, NodeKind};
use crate::text::Content;

/// The kind of each node.
pub(super) fn kinds(bytes: &mut Reader<'_>, vocabulary: &Vocabulary) -> Result<Vec<NodeKind>, Unsound> {
    let column = bytes.column();
    bytes.items(|[number]| {
        let wrong = || column.unsound(format!("a node is of kind {number}, which the file does not name"));
        vocabulary.kind(*number).ok_or_else(wrong)
    })
}

/// Nodes of these kinds: each has a key, and no two have the same.
pub(super) fn nodes(bytes: &mut Reader<'_>, kinds: &[NodeKind]) -> Result<Nodes, Unsound> {
    let ends = bytes.ends()?;
    let column = bytes.column();
    if ends.len() != kinds.len() {
        return Err(column.unsound(format!("there are {} keys of {} nodes", ends.len(), kinds.len())));
    }
    let mut keys = Vec::with_capacity(ends.len());
    bytes.texts(&ends, |text| {
        keys.push(Key::read(text).map_err(|fault| column.unsound(fault))?);
        Ok(())
    })?;
    Nodes::of(kinds, keys).map_err(|key| column.unsound(format!("{key:?} is there twice")))
}

/// The text of each node of these kinds that is a document.
pub(super) fn contents(bytes: &mut Reader<'_>, kinds: &[NodeKind]) -> Result<Vec<Content>, Unsound> {
    let column = bytes.column();
    let contents = bytes.listed(|text| Content::new(text).map_err(|error| column.unsound(error.to_string())))?;
    let documents = kinds.iter().filter(|kind| **kind == NodeKind::Document).count();
    let wrong = || column.unsound(format!("there are {} texts of {documents} documents", contents.len()));
    if contents.len() == documents { Ok(contents) } else { Err(wrong()) }
}
